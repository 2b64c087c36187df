"""Reading what statistics count: the sessions of a selection with who came, the profiles of people, headcounts.

The two long queries are answered from indexes that hold all they need, and let the database put lists together (the
people of a session, the people of a profile): fetching a row for each attendance takes longer than counting them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from kizilay_desk.domain.report_facts import (
    BETWEEN,
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
_HEADCOUNT = RECORDS["headcount"]
_HEADCOUNT_NATIONALITY = RECORDS["headcount_nationality"]
_CENTRE = RECORDS["centre"]

_NO_BIRTH = "00000000"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which sessions are counted: days both counted, ids of centres and codes of activities; None for no bound."""

    first: date | None = None
    last: date | None = None
    centres: Collection[str] | None = None
    activities: Collection[str] | None = None


def facts(connection: Connection, scope: Scope) -> Facts:
    """All that the statistics of a selection are counted from."""
    return Facts(
        sessions=list(_held_sessions(connection, scope)),
        profiles=list(_profiles(connection)),
        headcounts=list(_headcounts(connection, scope)),
        nationalities=list(_headcount_nationalities(connection, scope)),
        drafts=_uncounted(connection, scope, _SESSION.c.status == "draft", or_(_in_period(scope), _undated())),
        undated=_uncounted(connection, scope, _SESSION.c.status == "held", _undated()),
        centre_names=_centre_names(connection),
    )


def attendances(connection: Connection, scope: Scope) -> Iterator[Attendance]:
    """The attendance records of the sessions of a selection, several of one person at one session among them."""
    query = (
        select(_ATTENDANCE.c.id, _ATTENDANCE.c.session, _person())
        .join(_SESSION, _ATTENDANCE.c.session == _SESSION.c.id)
        .where(~_ATTENDANCE.c.deleted, *_held(scope))
    )
    for row in connection.execute(query):
        yield Attendance(*row)


def _person() -> ColumnElement[str]:
    """Whose an attendance is: the one place where several records of one person become one person."""
    return _ATTENDANCE.c.participant


def _held_sessions(connection: Connection, scope: Scope) -> Iterator[HeldSession]:
    came = (
        select(func.aggregate_strings(_person(), BETWEEN))
        .where(_ATTENDANCE.c.session == _SESSION.c.id, ~_ATTENDANCE.c.deleted)
        .scalar_subquery()
    )
    query = select(_SESSION.c.id, _SESSION.c.date, _SESSION.c.centre, _SESSION.c.activity, came).where(*_held(scope))
    for row in connection.execute(query):
        yield HeldSession(*row)


def _profiles(connection: Connection) -> Iterator[Profile]:
    alike = (
        _PARTICIPANT.c.sex,
        _PARTICIPANT.c.nationality,
        _PARTICIPANT.c.population_group,
        _PARTICIPANT.c.deleted,
    )
    birth_and_id = func.coalesce(func.replace(_PARTICIPANT.c.birth_day, "-", ""), _NO_BIRTH) + _PARTICIPANT.c.id
    query = select(*alike, func.aggregate_strings(birth_and_id, BETWEEN)).group_by(*alike)
    end = len(_NO_BIRTH)
    for sex, nationality, population_group, deleted, listed in connection.execute(query):
        births = {each[end:]: int(each[:end]) for each in listed.split(BETWEEN)}
        yield Profile(sex, nationality, population_group, deleted, births)


def _headcounts(connection: Connection, scope: Scope) -> Iterator[HeadcountCell]:
    table = _HEADCOUNT
    query = (
        select(table.c.id, table.c.session, table.c.sex, table.c.age_band, table.c["count"])
        .join(_SESSION, table.c.session == _SESSION.c.id)
        .where(~table.c.deleted, table.c["count"] > 0, *_held(scope))
    )
    for row in connection.execute(query):
        yield HeadcountCell(*row)


def _headcount_nationalities(connection: Connection, scope: Scope) -> Iterator[HeadcountNationality]:
    table = _HEADCOUNT_NATIONALITY
    query = (
        select(table.c.id, table.c.session, table.c.nationality, table.c["count"])
        .join(_SESSION, table.c.session == _SESSION.c.id)
        .where(~table.c.deleted, table.c["count"] > 0, *_held(scope))
    )
    for row in connection.execute(query):
        yield HeadcountNationality(*row)


def _centre_names(connection: Connection) -> dict[str, str]:
    query = select(_CENTRE.c.id, _CENTRE.c.name).where(_CENTRE.c.name.is_not(None))
    return dict(connection.execute(query).all())


def _uncounted(connection: Connection, scope: Scope, *which: ColumnElement[bool]) -> list[str]:
    query = select(_SESSION.c.id).where(~_SESSION.c.deleted, *which, *_of_centres_and_activities(scope))
    return list(connection.scalars(query))


def _held(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return (
        _SESSION.c.status == "held",
        ~_SESSION.c.deleted,
        ~_undated(),  # what has no date is in no period, not even in one without bounds
        _in_period(scope),
        *_of_centres_and_activities(scope),
    )


def _in_period(scope: Scope) -> ColumnElement[bool]:
    bounds = []
    if scope.first is not None:
        bounds.append(_SESSION.c.date >= scope.first.isoformat())
    if scope.last is not None:
        bounds.append(_SESSION.c.date <= scope.last.isoformat())
    return and_(true(), *bounds)


def _undated() -> ColumnElement[bool]:
    return _SESSION.c.date.is_(None)


def _of_centres_and_activities(scope: Scope) -> Iterator[ColumnElement[bool]]:
    if scope.centres is not None:
        yield _SESSION.c.centre.in_(scope.centres)
    if scope.activities is not None:
        yield _SESSION.c.activity.in_(scope.activities)
