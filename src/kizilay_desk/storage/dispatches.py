"""What this store sent: its weekly files by number, and the weeks that wait to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from kizilay_desk.domain.ranges import Ranges
from kizilay_desk.domain.weeks import Week
from kizilay_desk.storage.batches import read_ranges, write_ranges
from kizilay_desk.storage.tables import CHANGE, DISPATCH, RECORDS

_SESSION, _ATTENDANCE = RECORDS["session"], RECORDS["attendance"]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A file this store wrote: its number, week (None: everything), when, and which changes it held."""

    number: int
    week: Week | None
    at: str
    ranges: dict[str, Ranges]


def dispatches(connection: Connection) -> list[Dispatch]:
    """All files written, the oldest first."""
    return [
        Dispatch(row.number, Week.parse(row.week) if row.week else None, row.at, read_ranges(row.ranges))
        for row in connection.execute(select(DISPATCH).order_by(DISPATCH.c.number))
    ]


def note_dispatch(connection: Connection, dispatch: Dispatch) -> None:
    """Remember a file that was written."""
    connection.execute(
        DISPATCH.insert().values(
            number=dispatch.number,
            week=str(dispatch.week) if dispatch.week else None,
            at=dispatch.at,
            ranges=write_ranges(dispatch.ranges),
        )
    )


def unsent_weeks(connection: Connection, device: str, centre: str) -> list[Week]:
    """The weeks with sessions of the centre of which the device changed something since its last file, in order."""
    sent = max((last for dispatch in dispatches(connection) for _, last in dispatch.ranges.get(device, ())), default=0)
    newer = select(CHANGE.c.record).where(CHANGE.c.device == device, CHANGE.c.seq > sent)
    attended = select(_ATTENDANCE.c.session).where(_ATTENDANCE.c.id.in_(newer))
    query = select(_SESSION.c.date).where(
        or_(_SESSION.c.id.in_(newer), _SESSION.c.id.in_(attended)),
        _SESSION.c.centre == centre,
        _SESSION.c.date.is_not(None),
        ~_SESSION.c.deleted,
    )
    return sorted({Week.of(date.fromisoformat(day)) for day in connection.scalars(query.distinct())})
