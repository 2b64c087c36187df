"""The records that people read in a weekly file: those of the week's sessions, and those its changes are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, select

from kizilay_desk.domain.entities import ENTITIES, sheet_entities
from kizilay_desk.domain.weeks import Week
from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.records import Record, get_many, to_record
from kizilay_desk.storage.sessions import SessionFilter, session_ids
from kizilay_desk.storage.tables import RECORDS

_AT_SESSIONS = ("attendance", "headcount", "headcount_nationality")


def centre_devices(connection: Connection, centre: str) -> list[str]:
    """The devices of a centre that are known here."""
    table = RECORDS["device"]
    return list(connection.scalars(select(table.c.id).where(table.c.centre == centre)))


def people_tables(
    connection: Connection, centre: str, week: Week | None, touched: Mapping[str, Collection[str]]
) -> dict[str, list[Record]]:
    """The records for the sheets, by kind, in no order; deleted ones are left out.

    They are the centre's sessions of the week with who came, and the ``touched`` ids by kind; without a week
    everything of the centre.
    """
    first, last = (week.monday.isoformat(), week.sunday.isoformat()) if week else (None, None)
    sessions = session_ids(connection, SessionFilter(first, last, centre))
    ids = {entity.key: set(touched.get(entity.key, ())) for entity in sheet_entities()}
    ids["session"].update(sessions)
    found = {key: get_many(connection, key, ids[key]) for key in ids}
    for key in _AT_SESSIONS:
        found[key].update((record.id, record) for record in _at_sessions(connection, key, sessions))
    people = {record.text("participant") for record in found["attendance"].values()}
    if week is None:
        table = RECORDS["participant"]
        people.update(connection.scalars(select(table.c.id).where(table.c.centre == centre)))
    found["participant"].update(get_many(connection, "participant", people - found["participant"].keys()))
    return {key: [record for record in some.values() if not record.deleted] for key, some in found.items()}


def referred(connection: Connection, records: Iterable[Record]) -> dict[str, Record]:
    """The records that these refer to, by id, as far as they are here."""
    wanted: dict[str, set[str]] = {}
    for record in records:
        for field in ENTITIES[record.entity].fields:
            if field.target is not None and record.values[field.key] is not None:
                wanted.setdefault(field.target, set()).add(record.text(field.key))
    return {key: found for entity, ids in wanted.items() for key, found in get_many(connection, entity, ids).items()}


def _at_sessions(connection: Connection, entity: str, sessions: Collection[str]) -> Iterable[Record]:
    table = RECORDS[entity]
    for some in chunks(sessions):
        for row in connection.execute(select(table).where(table.c.session.in_(some))):
            yield to_record(ENTITIES[entity], row)
