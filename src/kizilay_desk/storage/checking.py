"""Whether a store is what it should be: pages intact, tables equal to the fold of the log, no numbers missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Row, Table, exists, func, select

from kizilay_desk.domain.changes import FoldedRecord
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.ranges import Ranges, minus
from kizilay_desk.storage import log
from kizilay_desk.storage.batches import received_ranges
from kizilay_desk.storage.chunks import SIZE, chunks
from kizilay_desk.storage.projection import row_of, tokens_of
from kizilay_desk.storage.tables import CHANGE, CONFLICT, RECORDS, SEARCH_TOKEN


class Part(Enum):
    """What of a record the tables hold otherwise than its log folds to."""

    ROW = "row"
    CONFLICTS = "conflicts"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Difference:
    """A record whose tables are not the fold of its log. ``entity`` is "" where only an index knows the record."""

    entity: str
    record: str
    part: Part


def damaged_pages(connection: Connection) -> int:
    """How many faults the database engine itself finds; 0 on a server, which checks its own pages."""
    if connection.dialect.name != "sqlite":
        return 0
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    structure = [row for row in connection.exec_driver_sql("PRAGMA integrity_check").all() if row[0] != "ok"]
    references = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return len(pages) + len(structure) + len(references)


def change_count(connection: Connection) -> int:
    """How many changes the log holds, withdrawn ones too."""
    return connection.scalar(select(func.count()).select_from(CHANGE)) or 0


def record_count(connection: Connection) -> int:
    """How many records the tables hold, deleted ones and the store's own too."""
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in RECORDS.values())


def fold_differences(connection: Connection) -> Iterator[Difference]:
    """Every record whose row, open conflicts or search tokens are not what its whole log folds to now."""
    waiting: dict[str, tuple[str, FoldedRecord | None]] = {}
    for record, record_log in log.all_logs(connection):
        waiting[record] = (record_log.changes[0].entity, record_log.fold())
        if len(waiting) == SIZE:
            yield from _compare(connection, waiting)
            waiting = {}
    yield from _compare(connection, waiting)
    yield from _without_log(connection)


def holes(connection: Connection) -> dict[str, Ranges]:
    """The numbers below a device's last known one that never came here, by device: what lost files held."""
    missing = {}
    for device, came in received_ranges(connection).items():
        lost = minus(((1, came[-1][1]),), came) if came else ()
        if lost:
            missing[device] = lost
    return missing


def _compare(connection: Connection, folded: Mapping[str, tuple[str, FoldedRecord | None]]) -> Iterator[Difference]:
    rows: dict[tuple[str, str], Row[Any]] = {}
    conflicts: dict[str, set[str]] = {}
    tokens: dict[str, set[str]] = {}
    for some in chunks(folded):
        for key in {entity for entity, _ in folded.values()} & RECORDS.keys():
            for row in connection.execute(select(RECORDS[key]).where(RECORDS[key].c.id.in_(some))).all():
                rows[key, row.id] = row
        for record, field in _pairs(connection, CONFLICT, "record", "field", some):
            conflicts.setdefault(record, set()).add(field)
        for record, token in _pairs(connection, SEARCH_TOKEN, "record", "token", some):
            tokens.setdefault(record, set()).add(token)
    for record, (entity, state) in folded.items():
        if entity not in RECORDS:
            continue
        wanted: dict[str, Any] | None = None
        wanted_conflicts: frozenset[str] = frozenset()
        wanted_tokens: set[str] = set()
        if state is not None:
            wanted = row_of(ENTITIES[entity], record, state)
            wanted_conflicts = state.conflicts
            wanted_tokens = set() if state.deleted else tokens_of(ENTITIES[entity], state.values)
        held = rows.get((entity, record))
        if (None if held is None else dict(held._mapping)) != wanted:
            yield Difference(entity, record, Part.ROW)
        if conflicts.get(record, set()) != wanted_conflicts:
            yield Difference(entity, record, Part.CONFLICTS)
        if tokens.get(record, set()) != wanted_tokens:
            yield Difference(entity, record, Part.SEARCH)


def _pairs(connection: Connection, table: Table, record: str, other: str, some: list[str]) -> list[tuple[str, str]]:
    query = select(table.c[record], table.c[other]).where(table.c[record].in_(some))
    return [(row[0], row[1]) for row in connection.execute(query)]


def _without_log(connection: Connection) -> Iterator[Difference]:
    """What the tables hold of records that have no change at all."""
    for key, table in RECORDS.items():
        for record in connection.scalars(select(table.c.id).where(~_logged(table, "id"))).all():
            yield Difference(key, record, Part.ROW)
    for table, part in ((CONFLICT, Part.CONFLICTS), (SEARCH_TOKEN, Part.SEARCH)):
        for record in connection.scalars(select(table.c.record).where(~_logged(table, "record")).distinct()).all():
            yield Difference("", record, part)


def _logged(table: Table, column: str) -> Any:
    return exists().where(CHANGE.c.record == table.c[column])
