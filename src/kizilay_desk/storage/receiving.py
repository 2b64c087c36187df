"""Taking in the changes of a file: the union of two logs, folded, and what that did to the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select, update

from kizilay_desk.domain.changes import Change, ChangeId, FoldedRecord
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.ranges import contains, to_ranges
from kizilay_desk.domain.validation import malformed
from kizilay_desk.storage import log
from kizilay_desk.storage.projection import project
from kizilay_desk.storage.tables import CHANGE

NUMBER_REUSED = "number"
"""The part named when a number comes with another content than it had: a store restored and used in two places."""


@dataclass(frozen=True, slots=True)
class RejectedChange:
    """A change that was not taken in: its number, what it is about, and which part was wrong."""

    device: str
    seq: int
    entity: str
    part: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a delivery did to the programme's records: how many are new, changed, the same, newly in conflict.

    ``conflicts`` counts fields.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    conflicts: int = 0
    rejected: tuple[RejectedChange, ...] = ()


@dataclass(slots=True)
class _Sorted:
    """A file's changes by what the log says of them."""

    fresh: list[Change] = field(default_factory=list)
    again: list[Change] = field(default_factory=list)
    revived: list[Change] = field(default_factory=list)
    rejected: list[RejectedChange] = field(default_factory=list)


def receive(connection: Connection, batch: int, changes: Sequence[Change]) -> Receipt:
    """Take in changes as part of a batch. What is here already changes nothing; what was withdrawn comes back."""
    incoming = _sort_out(connection, changes)
    touched: dict[str, list[Change]] = {}
    for change in (*incoming.fresh, *incoming.revived):
        touched.setdefault(change.record, []).append(change)

    before = log.logs_of(connection, touched)
    log.append(connection, incoming.fresh, batch)
    for change in incoming.revived:
        mine = (CHANGE.c.device == change.device) & (CHANGE.c.seq == change.seq)
        connection.execute(update(CHANGE).where(mine).values(batch=batch))

    after = {record: _joined(before.get(record), arrived).fold() for record, arrived in touched.items()}
    project(
        connection, after, known=before, entities={change.entity for arrived in touched.values() for change in arrived}
    )

    new = changed = conflicts = 0
    same = {change.record for change in incoming.again if _counted(change)} - touched.keys()
    for record, arrived in touched.items():
        if not _counted(arrived[0]):
            continue
        elder = before[record].fold() if record in before else None
        state = after[record]
        if elder is None:
            new += 1
        elif state is not None and state.values != elder.values:
            changed += 1
        else:
            same.add(record)
        conflicts += len(_conflicts(state) - _conflicts(elder))
    return Receipt(new, changed, len(same), conflicts, tuple(incoming.rejected))


def _joined(before: log.RecordLog | None, arrived: list[Change]) -> log.RecordLog:
    """A record's log with the arrived changes live in it."""
    if before is None:
        return log.RecordLog(arrived)
    back = {change.id for change in arrived}
    elders = [change for change in before.changes if change.id not in back]
    return log.RecordLog([*elders, *arrived], before.withdrawn - back)


def _conflicts(state: FoldedRecord | None) -> frozenset[str]:
    return state.conflicts if state is not None else frozenset()


def _counted(change: Change) -> bool:
    entity = ENTITIES.get(change.entity)
    return entity is not None and entity.programme


def _sort_out(connection: Connection, changes: Sequence[Change]) -> _Sorted:
    ranges = log.known_ranges(connection, {change.device for change in changes})
    overlap = [change.id for change in changes if contains(ranges.get(change.device, ()), change.seq)] if ranges else []
    known, withdrawn = _stored(connection, overlap)
    found = _Sorted()
    for change in changes:
        identity = change.id
        elder = known.get(identity)
        if elder is None:
            part = malformed(change)
            if part is None:
                known[identity] = change
                found.fresh.append(change)
            else:
                found.rejected.append(RejectedChange(change.device, change.seq, change.entity, part))
        elif elder != change:
            found.rejected.append(RejectedChange(change.device, change.seq, change.entity, NUMBER_REUSED))
        elif identity in withdrawn:
            withdrawn.discard(identity)
            found.revived.append(change)
        else:
            found.again.append(change)
    return found


def _stored(connection: Connection, ids: list[ChangeId]) -> tuple[dict[ChangeId, Change], set[ChangeId]]:
    """The changes with these ids as the log has them, and which of them are withdrawn."""
    gone = log.withdrawn_batches(connection) if ids else set()
    stored: dict[ChangeId, Change] = {}
    withdrawn: set[ChangeId] = set()
    for device in {identity.device for identity in ids}:
        for first, last in to_ranges(identity.seq for identity in ids if identity.device == device):
            query = select(CHANGE).where(CHANGE.c.device == device, CHANGE.c.seq.between(first, last))
            for row in connection.execute(query):
                change = log.to_change(row)
                stored[change.id] = change
                if row.batch in gone:
                    withdrawn.add(change.id)
    return stored, withdrawn
