"""The rows of a weekly file's sheets for people: what references are called, and the order to read them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.entities.people import PARTICIPANT
from kizilay_desk.domain.weekly import SheetRow
from kizilay_desk.i18n.labels import code_lists
from kizilay_desk.services import naming
from kizilay_desk.storage.records import Record

Place = tuple[str | int, ...]

_name_key = next(derived.compute for derived in PARTICIPANT.derived if derived.key == "name_key")


def sheet_rows(tables: Mapping[str, Sequence[Record]], named: Mapping[str, Record]) -> dict[str, list[SheetRow]]:
    """The rows for records by kind, in the current language; ``named`` are the records that they refer to, by id."""
    names = naming.names_of(named.values())
    places = {record.id: _own_place(record) for record in named.values()}
    return {
        entity: [_row(record, names) for record in sorted(records, key=_place_by(entity, places))]
        for entity, records in tables.items()
    }


def _row(record: Record, names: Mapping[str, str]) -> SheetRow:
    references = {field.key: record.text(field.key) for field in ENTITIES[record.entity].fields if field.target}
    called = {key: names[referred] for key, referred in references.items() if referred in names}
    return SheetRow(record.id, record.values, called)


def _place_by(entity: str, places: Mapping[str, Place]) -> Callable[[Record], Place]:
    """Sessions by time, people by name; attendance by session then name, headcounts by session then their codes."""

    def place_of(referred: str) -> Place:
        # Empty strings stand where a record has not arrived.
        return places.get(referred, ("", "", ""))

    match entity:
        case "session" | "participant":
            return _own_place
        case "attendance":
            return lambda record: (*place_of(record.text("session")), *place_of(record.text("participant")), record.id)
        case _:
            return lambda record: (*place_of(record.text("session")), *_code_places(record), record.id)


def _own_place(record: Record) -> Place:
    if record.entity == "participant":
        return (str(_name_key(record.values) or ""), "", record.id)
    return (record.text("date"), record.text("start"), record.id) if record.entity == "session" else ("", "", record.id)


def _code_places(record: Record) -> Place:
    """Where the codes of a headcount stand in their lists."""
    lists = ((field.code_list, record.text(field.key)) for field in ENTITIES[record.entity].fields if field.code_list)
    known = (code_lists()[code_list].get(code) for code_list, code in lists)
    return tuple(code.position if code else 0 for code in known)
