"""Lists of sessions with how many came, and what was entered at one session."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, func, select

from kizilay_desk.domain.names import fold
from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.records import Record, get_many
from kizilay_desk.storage.tables import RECORDS

_SESSION, _ATTENDANCE = RECORDS["session"], RECORDS["attendance"]
_HEADCOUNT, _NATIONALITIES = RECORDS["headcount"], RECORDS["headcount_nationality"]


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """What is shown; every empty part lets all through. Dates are ISO text, both ends included.

    ``text`` is looked for in topic, place and facilitator; ``topics`` are codes whose label has the text in it.
    """

    first: str | None = None
    last: str | None = None
    centre: str | None = None
    statuses: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    text: str = ""
    topics: tuple[str, ...] = ()
    sessions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SessionCounts:
    """How many people are on a session's list, and how many its headcount holds beside."""

    listed: int
    headcount: int

    @property
    def total(self) -> int:
        return self.listed + self.headcount


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person on a session's list; ``person`` is None while their record has not arrived."""

    attendance: str
    participant: str
    person: Record | None
    added_at: str


@dataclass(frozen=True, slots=True)
class Headcount:
    """The cells of a session's anonymous count: by (sex, age band) and by nationality, codes as keys."""

    grid: dict[tuple[str, str], int]
    nationalities: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.grid.values())


def session_ids(connection: Connection, wanted: SessionFilter, *, newest_first: bool = True) -> list[str]:
    """The ids of the sessions the filter lets through, by date and time; those without a date first."""
    columns = _SESSION.c
    conditions: list[ColumnElement[bool]] = [~columns.deleted]
    if wanted.first:
        conditions.append(columns.date >= wanted.first)
    if wanted.last:
        conditions.append(columns.date <= wanted.last)
    if wanted.centre:
        conditions.append(columns.centre == wanted.centre)
    if wanted.statuses:
        conditions.append(columns.status.in_(wanted.statuses))
    if wanted.activities:
        conditions.append(columns.activity.in_(wanted.activities))
    if wanted.sessions is not None:
        conditions.append(columns.id.in_(wanted.sessions))
    if key := fold(wanted.text):
        conditions.append(columns.search_key.contains(key, autoescape=True) | columns.topic.in_(wanted.topics))
    query: Select[tuple[str]] = select(columns.id).where(*conditions)
    if newest_first:
        query = query.order_by(columns.date.is_not(None), columns.date.desc(), columns.start.desc(), columns.id.desc())
    else:
        query = query.order_by(columns.date, columns.start, columns.id)
    return list(connection.scalars(query))


def session_counts(connection: Connection, sessions: Collection[str]) -> dict[str, SessionCounts]:
    """How many came, for each of these sessions."""
    listed: dict[str, int] = {}
    counted: dict[str, int] = {}
    for some in chunks(sessions):
        query = select(_ATTENDANCE.c.session, func.count()).where(
            _ATTENDANCE.c.session.in_(some), ~_ATTENDANCE.c.deleted
        )
        listed.update((key, number) for key, number in connection.execute(query.group_by(_ATTENDANCE.c.session)))
        sums = select(_HEADCOUNT.c.session, func.sum(_HEADCOUNT.c["count"]))
        sums = sums.where(_HEADCOUNT.c.session.in_(some), ~_HEADCOUNT.c.deleted).group_by(_HEADCOUNT.c.session)
        counted.update((key, int(number or 0)) for key, number in connection.execute(sums))
    return {session: SessionCounts(listed.get(session, 0), counted.get(session, 0)) for session in sessions}


def attendees(connection: Connection, session: str) -> list[Attendee]:
    """Who is on a session's list, the last added first."""
    query = (
        select(_ATTENDANCE.c.id, _ATTENDANCE.c.participant, _ATTENDANCE.c.changed_at)
        .where(_ATTENDANCE.c.session == session, ~_ATTENDANCE.c.deleted)
        .order_by(_ATTENDANCE.c.changed_at.desc(), _ATTENDANCE.c.id.desc())
    )
    rows = connection.execute(query).all()
    people = get_many(connection, "participant", [row.participant for row in rows])
    return [Attendee(row.id, row.participant, people.get(row.participant), row.changed_at) for row in rows]


def listed_among(connection: Connection, session: str, people: Collection[str]) -> set[str]:
    """Which of these people are on a session's list."""
    columns = _ATTENDANCE.c
    query = select(columns.participant).where(
        columns.participant.in_(people), columns.session == session, ~columns.deleted
    )
    return set(connection.scalars(query))


def headcount(connection: Connection, session: str) -> Headcount:
    """The anonymous count of a session; cells without a number are left out."""
    cells = select(_HEADCOUNT.c.sex, _HEADCOUNT.c.age_band, _HEADCOUNT.c["count"]).where(
        _HEADCOUNT.c.session == session, ~_HEADCOUNT.c.deleted
    )
    beside = select(_NATIONALITIES.c.nationality, _NATIONALITIES.c["count"]).where(
        _NATIONALITIES.c.session == session, ~_NATIONALITIES.c.deleted
    )
    return Headcount(
        {(sex, band): number for sex, band, number in connection.execute(cells) if number},
        {nationality: number for nationality, number in connection.execute(beside) if number},
    )


def last_session_of(connection: Connection, activity: str, centre: str, *, besides: str) -> str | None:
    """The centre's newest session of an activity, other than ``besides``; None when there is none."""
    columns = _SESSION.c
    query = (
        select(columns.id)
        .where(columns.activity == activity, columns.centre == centre, columns.id != besides, ~columns.deleted)
        .order_by(columns.date.desc(), columns.start.desc())
        .limit(1)
    )
    return connection.scalar(query)
