"""What came from outside: batches of delivered files, withdrawing them, seeing which files are missing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, select, update

from kizilay_desk.domain.errors import BatchAlreadyWithdrawn, UnknownBatch
from kizilay_desk.domain.ranges import DeviceRanges, Ranges, minus, union
from kizilay_desk.domain.weekly import FileHeader
from kizilay_desk.storage import log
from kizilay_desk.storage.journal import refold
from kizilay_desk.storage.tables import ANNOUNCED, BATCH, CHANGE, DELIVERY, DELIVERY_RANGE


@dataclass(frozen=True, slots=True)
class Batch:
    """One merge: when, by whom (a user's id), whether it was taken back, and its files."""

    id: int
    at: str
    author: str
    withdrawn_at: str | None
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A file that a sender's later file follows and that never came."""

    device: str
    centre: str
    number: int
    week: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file that came: which centre's, which week, and when it was written and merged (UTC)."""

    centre: str
    week: str | None
    number: int
    written_at: str
    merged_at: str


def open_batch(connection: Connection, at: str, author: str) -> int:
    """Begin a batch; its id."""
    key = connection.execute(BATCH.insert().values(at=at, author=author)).inserted_primary_key
    assert key is not None
    return int(key[0])


def batches(connection: Connection) -> list[Batch]:
    """All batches, the newest first."""
    files: dict[int, list[str]] = {}
    for batch, file in connection.execute(select(DELIVERY.c.batch, DELIVERY.c.file).order_by(DELIVERY.c.id)):
        files.setdefault(batch, []).append(file)
    rows = connection.execute(select(BATCH).order_by(BATCH.c.id.desc()))
    return [Batch(row.id, row.at, row.author, row.withdrawn_at, tuple(files.get(row.id, ()))) for row in rows]


def note_delivery(connection: Connection, batch: int, header: FileHeader, checksum: str, file: str) -> None:
    """Remember which numbers a file held and which earlier files it says it follows."""
    key = connection.execute(
        DELIVERY.insert().values(
            batch=batch,
            file=file,
            checksum=checksum,
            device=header.sender.device,
            number=header.number,
            centre=header.sender.centre,
            week=header.week,
            written_at=header.written_at,
        )
    ).inserted_primary_key
    assert key is not None
    rows = [
        {"delivery": key[0], "device": device, "first": first, "last": last}
        for held in (header.ranges, header.withheld)
        for device, ranges in held.items()
        for first, last in ranges
    ]
    if rows:
        connection.execute(DELIVERY_RANGE.insert(), rows)
    announced = [
        {
            "delivery": key[0],
            "number": earlier.number,
            "week": earlier.week,
            "ranges": write_ranges(earlier.ranges),
        }
        for earlier in header.follows
    ]
    if announced:
        connection.execute(ANNOUNCED.insert(), announced)


def withdraw(connection: Connection, batch: int, at: str) -> int:
    """Take a whole batch back: everything is as if it had not come. Gives how many changes that took back.

    A change that another standing batch delivered too stays. Raises UnknownBatch or BatchAlreadyWithdrawn.
    """
    row = connection.execute(select(BATCH).where(BATCH.c.id == batch)).one_or_none()
    if row is None:
        raise UnknownBatch(str(batch))
    if row.withdrawn_at is not None:
        raise BatchAlreadyWithdrawn(str(batch))
    connection.execute(update(BATCH).where(BATCH.c.id == batch).values(withdrawn_at=at))
    # By the ranges of its files, which the log is ordered by: a batch is few ranges and many changes.
    own = _ranges_of(connection, DELIVERY.c.batch == batch)
    for other, device, first, last in _standing_deliveries(connection):
        if device in own:
            connection.execute(update(CHANGE).where(_brought(batch, device, first, last)).values(batch=other))
    records: set[str] = set()
    entities: set[str] = set()
    count = 0
    for device, ranges in own.items():
        for first, last in ranges:
            query = select(CHANGE.c.record, CHANGE.c.entity).where(_brought(batch, device, first, last))
            for record, entity in connection.execute(query):
                records.add(record)
                entities.add(entity)
                count += 1
    refold(connection, records, entities)
    return count


def _brought(batch: int, device: str, first: int, last: int) -> ColumnElement[bool]:
    return and_(CHANGE.c.batch == batch, CHANGE.c.device == device, CHANGE.c.seq.between(first, last))


def missing_files(connection: Connection, own_device: str) -> list[MissingFile]:
    """The announced files whose changes are not all here, by centre and number."""
    here = received_ranges(connection)
    query = (
        select(DELIVERY.c.device, DELIVERY.c.centre, ANNOUNCED.c.number, ANNOUNCED.c.week, ANNOUNCED.c.ranges)
        .join(DELIVERY, ANNOUNCED.c.delivery == DELIVERY.c.id)
        .join(BATCH, DELIVERY.c.batch == BATCH.c.id)
        .where(BATCH.c.withdrawn_at.is_(None))
        .order_by(DELIVERY.c.id)
    )
    # What the sender's last file says of an earlier one is what holds.
    announced = {(row.device, row.number): row for row in connection.execute(query)}
    missing = []
    for row in sorted(announced.values(), key=lambda row: (row.centre, row.number, row.device)):
        held = {device: ranges for device, ranges in read_ranges(row.ranges).items() if device != own_device}
        if any(minus(ranges, here.get(device, ())) for device, ranges in held.items()):
            missing.append(MissingFile(row.device, row.centre, row.number, row.week))
    return missing


def deliveries(connection: Connection) -> list[Delivery]:
    """The files of the batches that stand, oldest first."""
    query = (
        select(DELIVERY, BATCH.c.at)
        .join(BATCH, DELIVERY.c.batch == BATCH.c.id)
        .where(BATCH.c.withdrawn_at.is_(None))
        .order_by(DELIVERY.c.id)
    )
    return [Delivery(row.centre, row.week, row.number, row.written_at, row.at) for row in connection.execute(query)]


def received_ranges(connection: Connection) -> dict[str, Ranges]:
    """The numbers that came in deliveries that stand, or are in the log, by device.

    A rejected change came, though it is not in the log: it must not look like a lost file.
    """
    ranges = {device: list(own) for device, own in log.live_ranges(connection).items()}
    for _, device, first, last in _standing_deliveries(connection):
        ranges.setdefault(device, []).append((first, last))
    return {device: union(some) for device, some in ranges.items()}


def write_ranges(ranges: DeviceRanges) -> str:
    """Ranges as the text that a table keeps."""
    return json.dumps(ranges, separators=(",", ":"), sort_keys=True)


def read_ranges(text: str) -> dict[str, Ranges]:
    """The ranges in a text that ``write_ranges`` made."""
    content: Mapping[str, list[list[int]]] = json.loads(text)
    return {device: tuple((first, last) for first, last in ranges) for device, ranges in content.items()}


def _ranges_of(connection: Connection, condition: ColumnElement[bool]) -> dict[str, Ranges]:
    """What the deliveries that meet a condition held, by device."""
    query = (
        select(DELIVERY_RANGE.c.device, DELIVERY_RANGE.c.first, DELIVERY_RANGE.c.last)
        .join(DELIVERY, DELIVERY_RANGE.c.delivery == DELIVERY.c.id)
        .where(condition)
    )
    held: dict[str, list[tuple[int, int]]] = {}
    for device, first, last in connection.execute(query):
        held.setdefault(device, []).append((first, last))
    return {device: union(ranges) for device, ranges in held.items()}


def _standing_deliveries(connection: Connection) -> Iterator[tuple[int, str, int, int]]:
    query = (
        select(DELIVERY.c.batch, DELIVERY_RANGE.c.device, DELIVERY_RANGE.c.first, DELIVERY_RANGE.c.last)
        .join(DELIVERY, DELIVERY_RANGE.c.delivery == DELIVERY.c.id)
        .join(BATCH, DELIVERY.c.batch == BATCH.c.id)
        .where(BATCH.c.withdrawn_at.is_(None))
    )
    for row in connection.execute(query).all():
        yield row.batch, row.device, row.first, row.last
