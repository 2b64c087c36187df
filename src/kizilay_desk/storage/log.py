"""The change log in its table: appending, reading a record's changes, knowing which numbers are here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select

from kizilay_desk.domain.change_json import read_over, read_values, write_over, write_values
from kizilay_desk.domain.changes import Change, ChangeId, FoldedRecord, Origin, fold
from kizilay_desk.domain.ranges import DeviceRanges, Ranges, to_ranges
from kizilay_desk.storage.bulk import among, insert_rows
from kizilay_desk.storage.tables import BATCH, CHANGE


@dataclass(slots=True)
class RecordLog:
    """All known changes of one record, and which of them are withdrawn."""

    changes: list[Change] = field(default_factory=list)
    withdrawn: set[ChangeId] = field(default_factory=set)

    def fold(self) -> FoldedRecord | None:
        return fold(self.changes, self.withdrawn)


def append(connection: Connection, changes: Sequence[Change], batch: int | None = None) -> None:
    """Write changes that the log does not have yet; ``batch`` is None for the store's own."""
    insert_rows(connection, CHANGE, CHANGE.c.keys(), [_to_columns(change, batch) for change in changes])


def logs_of(connection: Connection, records: Collection[str]) -> dict[str, RecordLog]:
    """The logs of the records that have one."""
    gone = withdrawn_batches(connection)
    logs: dict[str, RecordLog] = {}
    for row in connection.execute(select(CHANGE).where(among(connection, CHANGE.c.record, records))):
        log = logs.setdefault(row.record, RecordLog())
        change = to_change(row)
        log.changes.append(change)
        if row.batch in gone:
            log.withdrawn.add(change.id)
    return logs


def all_logs(connection: Connection) -> Iterator[tuple[str, RecordLog]]:
    """Every record's log, one record after the other, without holding them all in memory."""
    gone = withdrawn_batches(connection)
    record, log = None, RecordLog()
    rows = connection.execution_options(yield_per=5000).execute(select(CHANGE).order_by(CHANGE.c.record))
    for row in rows:
        if row.record != record:
            if record is not None:
                yield record, log
            record, log = row.record, RecordLog()
        change = to_change(row)
        log.changes.append(change)
        if row.batch in gone:
            log.withdrawn.add(change.id)
    if record is not None:
        yield record, log


def changes_in(connection: Connection, ranges: DeviceRanges) -> Iterator[Change]:
    """The live changes with these numbers, device by device in order."""
    gone = withdrawn_batches(connection)
    for device in sorted(ranges):
        for first, last in ranges[device]:
            query = select(CHANGE).where(CHANGE.c.device == device, CHANGE.c.seq.between(first, last))
            for row in connection.execute(query.order_by(CHANGE.c.seq)):
                if row.batch not in gone:
                    yield to_change(row)


def next_seq(connection: Connection, device: str) -> int:
    """The running number that the device's next change gets."""
    last = connection.scalar(select(func.max(CHANGE.c.seq)).where(CHANGE.c.device == device))
    return (last or 0) + 1


def live_ranges(connection: Connection, devices: Collection[str] | None = None) -> dict[str, Ranges]:
    """The numbers of the live changes that are here, by device; of some devices only when given."""
    return _ranges(connection, devices, withdrawn_batches(connection))


def known_ranges(connection: Connection, devices: Collection[str]) -> dict[str, Ranges]:
    """The numbers of all changes of these devices that are here, withdrawn ones too."""
    return _ranges(connection, devices, frozenset())


def _ranges(connection: Connection, devices: Collection[str] | None, without: Collection[int]) -> dict[str, Ranges]:
    counted = CHANGE.c.batch.is_(None) | CHANGE.c.batch.not_in(list(without))
    where = [counted] if devices is None else [counted, CHANGE.c.device.in_(list(devices))]
    bounds = select(CHANGE.c.device, func.min(CHANGE.c.seq), func.max(CHANGE.c.seq), func.count())
    ranges: dict[str, Ranges] = {}
    for device, first, last, count in connection.execute(bounds.where(*where).group_by(CHANGE.c.device)).all():
        # A log without holes, the rule, needs no look at its single numbers.
        if count == last - first + 1:
            ranges[device] = ((first, last),)
        else:
            single = select(CHANGE.c.seq).where(counted, CHANGE.c.device == device)
            ranges[device] = to_ranges(connection.scalars(single))
    return ranges


def withdrawn_batches(connection: Connection) -> set[int]:
    """The batches that were taken back."""
    return set(connection.scalars(select(BATCH.c.id).where(BATCH.c.withdrawn_at.is_not(None))))


def to_change(row: Row[Any]) -> Change:
    """The change in a row of the log."""
    return Change(
        row.device,
        row.seq,
        row.at,
        row.author,
        Origin(row.origin),
        row.entity,
        row.record,
        read_values(row.content),
        read_over(row.over),
    )


def _to_columns(change: Change, batch: int | None) -> tuple[object, ...]:
    return (
        change.device,
        change.seq,
        change.at,
        change.author,
        change.origin.value,
        change.entity,
        change.record,
        write_values(change.values),
        write_over(change.over),
        batch,
    )
