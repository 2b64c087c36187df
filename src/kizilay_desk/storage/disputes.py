"""The open conflicts of a store: which changes stand against each other on which field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kizilay_desk.domain.changes import DELETED, Change, ChangeId, FoldedRecord
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
        deletions = [statement.change for statement in said]
        said += [Statement(change, False) for change in _unaware_edits(state, deletions, known)]
        said.sort(key=lambda statement: statement.change.rank)
    return tuple(said)


def _unaware_edits(state: FoldedRecord, deletions: list[Change], known: Mapping[ChangeId, Change]) -> list[Change]:
    """The standing edits of other fields that the deletions did not know of, each once."""
    gone = {change.id for change in deletions}
    seen = {below for change in deletions for key, ids in change.over.items() if key != DELETED for below in ids}
    edits = {head for key, heads in state.heads.items() if key != DELETED for head in heads}
    unaware = [known[edit] for edit in edits - seen - gone]
    return [change for change in unaware if not gone <= set(change.over.get(DELETED, ()))]
