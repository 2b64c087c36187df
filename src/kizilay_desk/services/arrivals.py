"""What came from the centres: which week's file came in time, late, not at all; the merges that took them in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from kizilay_desk.domain.sorting import sort_key
from kizilay_desk.domain.weekly import FileHeader
from kizilay_desk.domain.weeks import Week
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.setup import centre_id
from kizilay_desk.storage import batches
from kizilay_desk.storage.batches import Delivery, MissingFile
from kizilay_desk.storage.records import get_many

SHOWN_WEEKS = 8
_DUE_HOUR = time(17)


class Arrival(Enum):
    """How the file of one week stands. ``NOT_EXPECTED``: the centre had not sent its first file yet."""

    RECEIVED = "received"
    LATE = "late"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_EXPECTED = "not_expected"


@dataclass(frozen=True, slots=True)
class WeekArrival:
    """One centre's file of one week. ``received_at`` is local time, None while none came."""

    week: Week
    arrival: Arrival
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CentreArrivals:
    """One centre, ``weeks`` in order."""

    code: str
    name: str
    weeks: tuple[WeekArrival, ...]


@dataclass(frozen=True, slots=True)
class ArrivalGrid:
    """All centres that ever sent a file, by name. ``collected`` is the newest week that has ended."""

    weeks: tuple[Week, ...]
    collected: Week
    centres: tuple[CentreArrivals, ...]

    def missing_in(self, week: Week) -> int:
        """How many centres' files of a week are missing."""
        cells = (cell for centre in self.centres for cell in centre.weeks if cell.week == week)
        return sum(1 for cell in cells if cell.arrival is Arrival.MISSING)


@dataclass(frozen=True, slots=True)
class PastMerge:
    """One merge: when and by whom, the names of its files, and when it was taken back (local times)."""

    batch: int
    at: datetime
    user: str
    files: tuple[str, ...]
    undone_at: datetime | None


def past_merges(desk: Desk) -> list[PastMerge]:
    """All merges into this store, the newest first."""
    with desk.store.reading() as connection:
        found = batches.batches(connection)
        users = get_many(connection, "user", {batch.author for batch in found})
    return [
        PastMerge(
            batch.id,
            _local(batch.at),
            users[batch.author].text("name") if batch.author in users else "",
            batch.files,
            _local(batch.withdrawn_at) if batch.withdrawn_at else None,
        )
        for batch in found
    ]


def missing_files(
    desk: Desk, first: date | None = None, last: date | None = None, centres: Collection[str] = ()
) -> list[MissingFile]:
    """The weekly files that later ones follow and that never came, of the weeks that touch some days.

    ``first`` and ``last`` are None for no bound, ``centres`` ids, empty for all. A file of everything touches all days.
    """
    with desk.store.reading() as connection:
        missing = batches.missing_files(connection, desk.identity.device)
    return [
        file
        for file in missing
        if (not centres or centre_id(file.centre) in centres)
        and (file.week is None or _touches(Week.parse(file.week), first, last))
    ]


def _touches(week: Week, first: date | None, last: date | None) -> bool:
    return (first is None or week.sunday >= first) and (last is None or week.monday <= last)


def due_at(week: Week) -> datetime:
    """When the file of a week has to be here: the Monday after it at 17:00, local time (UX.md, 5 Merge)."""
    return datetime.combine(week.plus(1).monday, _DUE_HOUR)


def arrival_grid(
    desk: Desk, coming: Sequence[FileHeader] = (), missing: Sequence[MissingFile] | None = None
) -> ArrivalGrid:
    """The newest weeks up to the present one, for every centre of which a merge that stands has a file.

    ``coming`` are files that were read and not merged yet, shown as if they had been merged now; ``missing`` the
    files that would then be missing (None: those that are missing as it is).
    """
    present = Week.of(desk.today())
    weeks = tuple(present.plus(back) for back in range(1 - SHOWN_WEEKS, 1))
    now = desk.now()
    came = [Delivery(header.sender.centre, header.week, header.number, header.written_at, now) for header in coming]
    names = {header.sender.centre: header.sender.centre_name for header in coming}
    with desk.store.reading() as connection:
        came += batches.deliveries(connection)
        if missing is None:
            missing = batches.missing_files(connection, desk.identity.device)
        known = get_many(connection, "centre", [centre_id(delivery.centre) for delivery in came])
    names |= {centre.text("code"): centre.text("name") for centre in known.values()}
    centres = []
    for code in {delivery.centre for delivery in came}:
        own = [delivery for delivery in came if delivery.centre == code]
        gaps = {Week.parse(file.week) for file in missing if file.centre == code and file.week}
        centres.append(CentreArrivals(code, names.get(code) or code, _cells(own, gaps, weeks, _local(now))))
    return ArrivalGrid(weeks, present.plus(-1), tuple(sorted(centres, key=lambda centre: sort_key(centre.name))))


def _cells(
    deliveries: Sequence[Delivery], gaps: set[Week], weeks: Sequence[Week], now: datetime
) -> tuple[WeekArrival, ...]:
    first = min((Week.parse(delivery.week) for delivery in deliveries if delivery.week), default=None)
    return tuple(_cell(deliveries, gaps, week, first, now) for week in weeks)


def _cell(
    deliveries: Sequence[Delivery], gaps: set[Week], week: Week, first: Week | None, now: datetime
) -> WeekArrival:
    came = min((_local(each.merged_at) for each in deliveries if _brings(each, week)), default=None)
    if week in gaps:
        # Another file of the same week may have come; what the lost one held is missing all the same.
        return WeekArrival(week, Arrival.MISSING, came)
    if came is not None:
        return WeekArrival(week, Arrival.LATE if came > due_at(week) else Arrival.RECEIVED, came)
    if first is not None and week < first:
        return WeekArrival(week, Arrival.NOT_EXPECTED)
    return WeekArrival(week, Arrival.MISSING if now > due_at(week) else Arrival.NOT_DUE)


def _brings(delivery: Delivery, week: Week) -> bool:
    """Whether a file is that week's, or a whole store's written when the week was over."""
    if delivery.week is not None:
        return delivery.week == str(week)
    return _local(delivery.written_at).date() > week.sunday


def _local(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone().replace(tzinfo=None)
