"""What a field is: the one declaration that form, table, validation, change log, sheet and report read.

Values inside the application are plain JSON values, whatever their kind:

=============  ============================================================================================
kind           value (None always means "not known")
=============  ============================================================================================
TEXT, NOTE     str, without control characters; NOTE may have line breaks
NAME           str, part of a person's name in any script
CODE           str, a code of the field's code list
CODES          list[str], sorted codes of the field's code list
OPEN_CODE      str, a code of the field's code list, or words of one's own
REF            str, the id of a record of the target entity
DATE           str, ISO 8601 ``2026-04-07``
BIRTH          str, ISO 8601-2 (EDTF) precision: ``1991-06-14``, year only ``1991``, estimated year ``1991~``
TIME           str, ``10:00``
INSTANT        str, UTC ``2026-04-07T11:32:05.123Z``
COUNT          int, 0 or more
PHONE          str, E.164 where it could be read so (``+905551112233``), else the digits as given
IDENTIFIER     str, letters and digits of an identity document
FLAG           bool
=============  ============================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

Value = str | int | bool | list[str] | None


def NP_(context: str, text: str) -> str:  # noqa: N802  the name by which gettext tools know it
    """Mark ``text`` for the catalogues and give it back as it is: labels are translated where they are shown."""
    del context
    return text


class Kind(Enum):
    TEXT = "text"
    NOTE = "note"
    NAME = "name"
    CODE = "code"
    CODES = "codes"
    OPEN_CODE = "open-code"
    REF = "ref"
    DATE = "date"
    BIRTH = "birth"
    TIME = "time"
    INSTANT = "instant"
    COUNT = "count"
    PHONE = "phone"
    IDENTIFIER = "identifier"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity.

    ``personal`` marks what KVKK protects (masked, erased, never logged); ``searchable`` what the search index
    holds; ``indexed`` what queries filter by; ``width`` the column's width in a sheet, in characters (0: not in
    the sheet); ``longest`` is in characters. ``label`` is the English label, written as
    ``NP_("<entity key>", "...")`` so that it lands in the catalogues; ``i18n.labels`` shows it.
    """

    key: str
    kind: Kind
    code_list: str | None = None
    target: str | None = None
    required: bool = False
    personal: bool = False
    searchable: bool = False
    indexed: bool = False
    width: int = 14
    longest: int = 200
    label: str = ""

    def __post_init__(self) -> None:
        if (self.kind in (Kind.CODE, Kind.CODES, Kind.OPEN_CODE)) != (self.code_list is not None):
            raise ValueError(f"{self.key}: code fields, and only they, name a code list")
        if (self.kind is Kind.REF) != (self.target is not None):
            raise ValueError(f"{self.key}: reference fields, and only they, name a target")


@dataclass(frozen=True, slots=True)
class Derived:
    """A column computed from a record's values when it is folded, so that queries can filter and sort by it."""

    key: str
    compute: Callable[[Mapping[str, Value]], Value]
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """One kind of record.

    ``programme`` records are what the programmes produce and what travels and is counted; the others (device,
    user, centre, code) are the store's own. ``sheet`` is the position of the record's sheet in a weekly file
    (0: none). ``natural`` names the fields from which the id is derived when the record is *the same thing by
    nature* (see ``domain.identity``). ``label`` names one such record, ``plural`` several of them and their
    sheet; both are written as ``NP_("entity", "...")`` and shown by ``i18n.labels``.
    """

    key: str
    fields: tuple[Field, ...]
    programme: bool = True
    sheet: int = 0
    natural: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()
    label: str = ""
    plural: str = ""

    def __post_init__(self) -> None:
        keys = [field.key for field in self.fields]
        if len(set(keys)) != len(keys) or {"id", "deleted"} & set(keys):
            raise ValueError(f"{self.key}: field keys must be unique and not 'id' or 'deleted'")

    def field(self, key: str) -> Field:
        """The field with this key; KeyError when there is none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(f"{self.key}.{key}")
