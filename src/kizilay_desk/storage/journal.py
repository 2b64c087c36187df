"""The one door through which records change: append to the log, fold, keep the tables equal to the fold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from kizilay_desk.domain.changes import Change, ChangeId, FoldedRecord, Origin, over_all
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.reverting import revert
from kizilay_desk.storage import log
from kizilay_desk.storage.projection import project


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, where, and when: ``at`` is the moment all changes of one save carry."""

    device: str
    user: str
    at: str


@dataclass(frozen=True, slots=True)
class Intent:
    """Values that a user wants a record to have; fields not named stay as they are."""

    entity: str
    record: str
    values: Mapping[str, Value]


def write(
    connection: Connection,
    author: Author,
    intents: Sequence[Intent],
    origin: Origin = Origin.SCREEN,
    known: Mapping[str, FoldedRecord | None] | None = None,
) -> list[Change]:
    """Make the changes that the intents amount to; what is already so makes none. At most one intent a record.

    ``known`` is the state the user saw, where that is not the present one (a decision, a hand-edited sheet): the
    changes are then over what was seen.
    """
    logs = log.logs_of(connection, [intent.record for intent in intents])
    seq = log.next_seq(connection, author.device)
    changes = []
    for intent in intents:
        before = logs[intent.record].fold() if intent.record in logs else None
        seen = known[intent.record] if known and intent.record in known else before
        values = _what_differs(intent.values, before)
        if values:
            over = over_all(seen, values)
            changes.append(
                Change(author.device, seq, author.at, author.user, origin, intent.entity, intent.record, values, over)
            )
            seq += 1
    _take_in(connection, changes, logs)
    return changes


def undo(connection: Connection, author: Author, undone: Iterable[Change]) -> list[Change]:
    """Take back changes of one action. Undoing what this returns does them again."""
    by_record: dict[str, list[ChangeId]] = {}
    entities = {}
    for change in undone:
        by_record.setdefault(change.record, []).append(change.id)
        entities[change.record] = change.entity
    logs = log.logs_of(connection, by_record)
    seq = log.next_seq(connection, author.device)
    changes = []
    for record, ids in by_record.items():
        record_log = logs[record]
        for reversal in revert(ids, record_log.changes, record_log.withdrawn):
            changes.append(
                Change(
                    author.device,
                    seq,
                    author.at,
                    author.user,
                    Origin.UNDO,
                    entities[record],
                    record,
                    reversal.values,
                    reversal.over,
                )
            )
            seq += 1
    _take_in(connection, changes, logs)
    return changes


def refold(connection: Connection, records: Iterable[str], entities: set[str]) -> None:
    """Bring the tables up to the log for these records, after changes came or were withdrawn."""
    wanted = set(records)
    logs = log.logs_of(connection, wanted)
    folded = {record: logs[record].fold() if record in logs else None for record in wanted}
    project(connection, folded, known=wanted, entities=entities)


def _what_differs(values: Mapping[str, Value], before: FoldedRecord | None) -> dict[str, Value]:
    if before is None:
        return {key: value for key, value in values.items() if value is not None}
    return {key: value for key, value in values.items() if before.values.get(key) != value or key in before.conflicts}


def _take_in(connection: Connection, changes: list[Change], logs: Mapping[str, log.RecordLog]) -> None:
    """Append the store's own new changes and fold the records they touch."""
    log.append(connection, changes)
    touched: dict[str, log.RecordLog] = {}
    for change in changes:
        touched.setdefault(change.record, logs.get(change.record) or log.RecordLog()).changes.append(change)
    project(
        connection,
        {record: record_log.fold() for record, record_log in touched.items()},
        known=[record for record in touched if record in logs],
        entities={change.entity for change in changes},
    )
