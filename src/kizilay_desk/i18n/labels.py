"""What records, fields and codes are called in the current language, and which code a label means.

The English labels of records and fields stand in their declarations (``domain.entities``), those of codes in
``resources/codes``. Labels are bare text (see ``sentences``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kizilay_desk.domain.codes import CodeList, load_code_lists
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import NP_
from kizilay_desk.domain.names import fold
from kizilay_desk.i18n.catalogue import current, pgettext
from kizilay_desk.resources import resources_folder

# Of every record, beside its declared fields (domain.fields.Entity forbids these keys there).
_COMMON_FIELDS = {
    "id": NP_("record", "Record number"),
    "deleted": NP_("record", "Deleted"),
}

_CODE_LISTS = {
    "consent": NP_("code list", "KVKK consent"),
    "headcount_age": NP_("code list", "Age groups of headcounts"),
    "headcount_nationality": NP_("code list", "Nationalities of headcounts"),
    "headcount_sex": NP_("code list", "Sexes of headcounts"),
    "language": NP_("code list", "Languages"),
    "nationality": NP_("code list", "Nationalities"),
    "population_group": NP_("code list", "Population groups"),
    "programme": NP_("code list", "Programmes"),
    "province": NP_("code list", "Provinces"),
    "role": NP_("code list", "Roles"),
    "session_status": NP_("code list", "Session statuses"),
    "sex": NP_("code list", "Sexes"),
    "topic": NP_("code list", "Topics"),
}


def entity_label(entity: str) -> str:
    """What one record of this kind is called: ``Oturum``. KeyError for an unknown kind."""
    return pgettext("entity", ENTITIES[entity].label)


def entity_plural(entity: str) -> str:
    """What records of this kind, and their sheet in a weekly file, are called: ``Oturumlar``."""
    return pgettext("entity", ENTITIES[entity].plural)


def field_label(entity: str, field: str) -> str:
    """What a field is called, ``id`` and ``deleted`` among them. KeyError for an unknown kind or field."""
    if field in _COMMON_FIELDS:
        return pgettext("record", _COMMON_FIELDS[field])
    return pgettext(entity, ENTITIES[entity].field(field).label)


def code_list_label(list_key: str) -> str:
    """What a code list is called. KeyError for an unknown list."""
    return pgettext("code list", _CODE_LISTS[list_key])


def code_label(list_key: str, code: str) -> str:
    """What a code is called; a code that the list does not have is shown as itself. KeyError for an unknown list."""
    known = code_lists()[list_key].get(code)
    return known.labels[current().code] if known else code


def offered_labels(list_key: str) -> tuple[str, ...]:
    """The labels that may be chosen from a list today, in its order."""
    return tuple(code.labels[current().code] for code in code_lists()[list_key].offered())


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Every code list of the application by key, read once."""
    return MappingProxyType(load_code_lists(resources_folder() / "codes"))


def parse_code(list_key: str, text: str) -> str | None:
    """The code that a text means: a label in any language, another known spelling, or the code itself.

    Case, diacritics, punctuation and the variants of Arabic letters do not matter. None for a text that means no code.
    """
    return _spellings(list_key).get(fold(text))


@cache
def _spellings(list_key: str) -> Mapping[str, str]:
    """Code by folded spelling. Should two codes ever share a spelling, neither is meant by it."""
    meanings: dict[str, set[str]] = {}
    for code in code_lists()[list_key]:
        for spelling in code.spellings():
            meanings.setdefault(fold(spelling), set()).add(code.code)
    return {spelling: next(iter(codes)) for spelling, codes in meanings.items() if len(codes) == 1}
