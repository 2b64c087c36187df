"""What a record is called and what a value looks like in the current language: bare text, for cells and lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kizilay_desk.domain.changes import DELETED
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.entities.sessions import SESSION
from kizilay_desk.domain.fields import NP_, Kind, Value
from kizilay_desk.domain.plain_list import Column
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import current, pgettext
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label, entity_label, field_label
from kizilay_desk.storage.records import Record

_SESSION_FIELDS = {field.key for field in SESSION.fields} - {"note"}

# Columns of an attendance list that are no field of a record; the others are called as the field of their key.
_COLUMNS = {
    Column.CENTRE: NP_("column of a list", "Centre"),
    Column.TIME: NP_("column of a list", "Time"),
    Column.PROGRAMME: NP_("column of a list", "Programme"),
    Column.SUBPROGRAMME: NP_("column of a list", "Sub-programme"),
    Column.FULL_NAME: NP_("column of a list", "Full name"),
    Column.BIRTH_YEAR: NP_("column of a list", "Birth year"),
    Column.AGE: NP_("column of a list", "Age"),
}


def column_label(column: Column) -> str:
    """What a column of an attendance list is called."""
    if column in _COLUMNS:
        return pgettext("column of a list", _COLUMNS[column])
    entity = "session" if column.value in _SESSION_FIELDS else "participant"
    return field_label(entity, column.value)


def person_name(values: Mapping[str, Value]) -> str:
    """A participant's name: the Latin one, in an Arabic text the Arabic one; the other where that is missing."""
    latin = " ".join(str(values[key]) for key in ("given_name", "family_name") if values.get(key))
    arabic = str(values.get("arabic_name") or "")
    return (arabic or latin) if current().rtl else (latin or arabic)


def session_name(values: Mapping[str, Value]) -> str:
    """A session's date, time and topic: ``07.04.2026 10:00 Sağlık hakkı``."""
    shown = (show_value("session", key, values.get(key)) for key in ("date", "start", "topic"))
    return " ".join(part for part in shown if part)


def record_name(record: Record, names: Mapping[str, str]) -> str:
    """What a record is called; ``names`` are those of the records it refers to."""
    values = record.values
    match record.entity:
        case "participant":
            return person_name(values) or entity_label(record.entity)
        case "session":
            return session_name(values) or entity_label(record.entity)
        case "attendance":
            return " · ".join(names.get(record.text(key), "") for key in ("participant", "session"))
        case "headcount" | "headcount_nationality":
            codes = (key for key in ("sex", "age_band", "nationality") if key in values)
            shown = (show_value(record.entity, key, values[key]) for key in codes)
            return " · ".join((names.get(record.text("session"), ""), *shown))
        case _:
            return record.text("name") or record.text("code") or entity_label(record.entity)


def names_of(records: Iterable[Record]) -> dict[str, str]:
    """What records that others refer to are called, by id."""
    return {record.id: record_name(record, {}) for record in records}


def show_value(entity: str, key: str, value: Value, names: Mapping[str, str] | None = None) -> str:
    """A field's value as people read it; "" for none. A reference is shown by ``names``, where it is among them."""
    if key == DELETED:
        return _("Yes") if value else _("No")
    if value is None:
        return ""
    field = ENTITIES[entity].field(key)
    text = str(value)
    match field.kind:
        case Kind.CODE | Kind.OPEN_CODE:
            return code_label(field.code_list or "", text)
        case Kind.CODES:
            labels = (code_label(field.code_list or "", code) for code in (value if isinstance(value, list) else ()))
            return pgettext("between the items of a list", ", ").join(labels)
        case Kind.REF:
            return (names or {}).get(text, "")
        case Kind.DATE:
            return formats.date_field(date.fromisoformat(text))
        case Kind.BIRTH:
            return formats.birth(text)
        case Kind.COUNT:
            return formats.number(value) if isinstance(value, int) else text
        case Kind.FLAG:
            return _("Yes") if value else _("No")
        case _:
            return text
