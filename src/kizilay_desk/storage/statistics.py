"""Reading what statistics count: the sessions of a selection with who came, the profiles of people, headcounts.

Each query is answered from indexes that hold all it needs, and gives lists that the database has put together (the
people of a session, the people of a profile): one row for each person would cost more than counting them does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from kizilay_desk.domain.tally import (
    Attendance,
    Facts,
    HeadcountCell,
    HeadcountNationality,
    HeldSession,
    Profile,
)
from kizilay_desk.storage.tables import RECORDS

_SESSION = RECORDS["session"]
_ATTENDANCE = RECORDS["attendance"]
_PARTICIPANT = RECORDS["participant"]
_CENTRE = RECORDS["centre"]

_BETWEEN = ","
_BIRTH_LENGTH = len("2026-04-07")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which sessions are counted: days both counted, ids of centres and codes of activities; None for no bound."""

    first: date | None = None
    last: date | None = None
    centres: Collection[str] | None = None
    activities: Collection[str] | None = None


def facts(connection: Connection, scope: Scope) -> Facts:
    """All that the statistics of a selection are counted from."""
    # One text object for each id: sets of people then compare by identity, which makes counting twice as fast.
    known: dict[str, str] = {}
    return Facts(
        sessions=list(_held_sessions(connection, scope, known)),
        profiles=list(_profiles(connection, known)),
        headcounts=list(_headcounts(connection, scope)),
        nationalities=list(_headcount_nationalities(connection, scope)),
        drafts=_uncounted(connection, scope, _SESSION.c.status == "draft", or_(_in_period(scope), _undated())),
        undated=_uncounted(connection, scope, _SESSION.c.status == "held", _undated()),
        centre_names={
            centre: name
            for centre, name in connection.execute(select(_CENTRE.c.id, _CENTRE.c.name)).tuples()
            if name is not None
        },
    )


def attendances(connection: Connection, scope: Scope) -> Iterator[Attendance]:
    """The attendance records of the sessions of a selection, duplicates of one person at one session among them."""
    query = (
        select(_ATTENDANCE.c.id, _ATTENDANCE.c.session, _person())
        .join(_SESSION, _ATTENDANCE.c.session == _SESSION.c.id)
        .where(~_ATTENDANCE.c.deleted, *_held(scope))
    )
    for row in connection.execute(query).tuples():
        yield Attendance(*row)


def _person() -> ColumnElement[str]:
    """Whose an attendance is: the one place where several records of one person become one person."""
    return _ATTENDANCE.c.participant


def _held_sessions(connection: Connection, scope: Scope, known: dict[str, str]) -> Iterator[HeldSession]:
    people = (
        select(func.aggregate_strings(_person(), _BETWEEN))
        .where(_ATTENDANCE.c.session == _SESSION.c.id, ~_ATTENDANCE.c.deleted)
        .scalar_subquery()
    )
    query = select(_SESSION.c.id, _SESSION.c.date, _SESSION.c.centre, _SESSION.c.activity, people).where(*_held(scope))
    for session, day, centre, activity, came in connection.execute(query).tuples():
        ids = came.split(_BETWEEN) if came else ()
        yield HeldSession(session, day, centre, activity, frozenset(map(known.setdefault, ids, ids)))


def _profiles(connection: Connection, known: dict[str, str]) -> Iterator[Profile]:
    like = (
        _PARTICIPANT.c.sex,
        _PARTICIPANT.c.nationality,
        _PARTICIPANT.c.population_group,
        _PARTICIPANT.c.deleted,
    )
    birth = func.coalesce(_PARTICIPANT.c.birth_day, " " * _BIRTH_LENGTH)
    query = select(*like, func.aggregate_strings(birth + _PARTICIPANT.c.id, _BETWEEN)).group_by(*like)
    for sex, nationality, group, deleted, births in connection.execute(query).tuples():
        people = {}
        for each in births.split(_BETWEEN):
            person = known.get(each[_BIRTH_LENGTH:])
            if person is not None:
                people[person] = each[:_BIRTH_LENGTH].rstrip()
        yield Profile(sex, nationality, group, deleted, people)


def _headcounts(connection: Connection, scope: Scope) -> Iterator[HeadcountCell]:
    table = RECORDS["headcount"]
    query = (
        select(table.c.id, table.c.session, table.c.sex, table.c.age_band, table.c["count"])
        .join(_SESSION, table.c.session == _SESSION.c.id)
        .where(~table.c.deleted, table.c["count"] > 0, *_held(scope))
    )
    for row in connection.execute(query).tuples():
        yield HeadcountCell(*row)


def _headcount_nationalities(connection: Connection, scope: Scope) -> Iterator[HeadcountNationality]:
    table = RECORDS["headcount_nationality"]
    query = (
        select(table.c.id, table.c.session, table.c.nationality, table.c["count"])
        .join(_SESSION, table.c.session == _SESSION.c.id)
        .where(~table.c.deleted, table.c["count"] > 0, *_held(scope))
    )
    for row in connection.execute(query).tuples():
        yield HeadcountNationality(*row)


def _uncounted(connection: Connection, scope: Scope, *which: ColumnElement[bool]) -> list[str]:
    query = select(_SESSION.c.id).where(~_SESSION.c.deleted, *which, *_of_programme(scope))
    return list(connection.scalars(query))


def _held(scope: Scope) -> list[ColumnElement[bool]]:
    # A session without a date is in no period.
    return [
        _SESSION.c.status == "held",
        ~_SESSION.c.deleted,
        _SESSION.c.date.is_not(None),
        _in_period(scope),
        *_of_programme(scope),
    ]


def _in_period(scope: Scope) -> ColumnElement[bool]:
    bounds = []
    if scope.first is not None:
        bounds.append(_SESSION.c.date >= scope.first.isoformat())
    if scope.last is not None:
        bounds.append(_SESSION.c.date <= scope.last.isoformat())
    return and_(true(), *bounds)


def _undated() -> ColumnElement[bool]:
    return _SESSION.c.date.is_(None)


def _of_programme(scope: Scope) -> list[ColumnElement[bool]]:
    conditions = []
    if scope.centres is not None:
        conditions.append(_SESSION.c.centre.in_(scope.centres))
    if scope.activities is not None:
        conditions.append(_SESSION.c.activity.in_(scope.activities))
    return conditions
