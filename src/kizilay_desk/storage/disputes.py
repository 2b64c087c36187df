"""The open conflicts of a store: which changes stand against each other on which field."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from kizilay_desk.domain.changes import DELETED, Change, FoldedRecord, objections
from kizilay_desk.domain.fields import Value
from kizilay_desk.storage import log
from kizilay_desk.storage.tables import CONFLICT


@dataclass(frozen=True, slots=True)
class Statement:
    """What one change says of a disputed field. An edit that did not know of a deletion says: not deleted."""

    change: Change
    value: Value


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field in conflict; the last statement is the one that is shown meanwhile."""

    entity: str
    record: str
    field: str
    statements: tuple[Statement, ...]


def disputes(connection: Connection) -> list[Dispute]:
    """Every open conflict, by kind, record and field."""
    rows = connection.execute(select(CONFLICT).order_by(CONFLICT.c.entity, CONFLICT.c.record, CONFLICT.c.field)).all()
    logs = log.logs_of(connection, {row.record for row in rows})
    found = []
    for row in rows:
        state = logs[row.record].fold() if row.record in logs else None
        if state is not None and row.field in state.conflicts:
            statements = _statements(row.field, state, logs[row.record])
            found.append(Dispute(row.entity, row.record, row.field, statements))
    return found


def _statements(field: str, state: FoldedRecord, record_log: log.RecordLog) -> tuple[Statement, ...]:
    known = {change.id: change for change in record_log.changes}
    said = [Statement(known[head], known[head].values[field]) for head in state.heads[field]]
    if field == DELETED and all(statement.value for statement in said):
        live = [change for change in record_log.changes if change.id not in record_log.withdrawn]
        edits = sorted(objections(state.heads[DELETED], live, known), key=lambda change: change.rank)
        said += [Statement(edit, False) for edit in edits]
    return tuple(said)
