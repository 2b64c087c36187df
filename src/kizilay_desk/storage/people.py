"""Lists of participants: which, in what order, when they last came."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import ColumnElement, Connection, Select, func, select

from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.search import matches_text
from kizilay_desk.storage.tables import RECORDS

_PARTICIPANT, _SESSION, _ATTENDANCE = RECORDS["participant"], RECORDS["session"], RECORDS["attendance"]


class PeopleOrder(Enum):
    """What the list can be sorted by."""

    NAME = "name"
    ARABIC_NAME = "arabic_name"
    BORN = "born"
    SEX = "sex"
    NATIONALITY = "nationality"
    DISTRICT = "district"
    CONSENT = "consent"
    LAST_ATTENDED = "last_attended"


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What is shown; every empty part lets all through. ``consent_missing``: nobody has asked yet."""

    text: str = ""
    sex: tuple[str, ...] = ()
    nationality: tuple[str, ...] = ()
    population_group: tuple[str, ...] = ()
    district: tuple[str, ...] = ()
    consent_missing: bool = False
    attended_since: date | None = None
    people: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class LastAttended:
    """When a person last came, and to which activity and topic."""

    day: str
    activity: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class AttendedSession:
    """One session in a person's history."""

    session: str
    day: str
    activity: str | None
    topic: str | None


def participant_ids(
    connection: Connection, wanted: PeopleFilter, order: PeopleOrder = PeopleOrder.NAME, *, descending: bool = False
) -> list[str]:
    """The ids of the people the filter lets through, sorted; unknown values last."""
    query: Select[tuple[str]] = select(_PARTICIPANT.c.id).where(*_conditions(wanted))
    key: ColumnElement[str]
    if order is PeopleOrder.LAST_ATTENDED:
        last = _last_days().subquery()
        query = query.outerjoin(last, last.c.participant == _PARTICIPANT.c.id)
        key = last.c.day
    else:
        column = {PeopleOrder.NAME: "name_key", PeopleOrder.BORN: "birth_day"}.get(order, order.value)
        key = _PARTICIPANT.c[column]
    # NULLS LAST, said so that it needs no sorting where an index gives the order.
    if order is not PeopleOrder.NAME:
        query = query.order_by(key.is_(None))
    query = query.order_by(key.desc() if descending else key, _PARTICIPANT.c.name_key, _PARTICIPANT.c.id)
    return list(connection.scalars(query))


def last_attended(connection: Connection, people: Collection[str]) -> dict[str, LastAttended]:
    """When each of these people last came; those who never came are left out."""
    found: dict[str, LastAttended] = {}
    for some in chunks(people):
        query = (
            select(_ATTENDANCE.c.participant, _SESSION.c.date, _SESSION.c.activity, _SESSION.c.topic)
            .join(_SESSION, _ATTENDANCE.c.session == _SESSION.c.id)
            .where(_ATTENDANCE.c.participant.in_(some), ~_ATTENDANCE.c.deleted, ~_SESSION.c.deleted)
            .order_by(_SESSION.c.date)
        )
        for person, day, activity, topic in connection.execute(query):
            if day is not None:
                found[person] = LastAttended(day, activity, topic)
    return found


def attended_sessions(connection: Connection, person: str) -> list[AttendedSession]:
    """All sessions a person came to, the newest first."""
    query = (
        select(_SESSION.c.id, _SESSION.c.date, _SESSION.c.activity, _SESSION.c.topic)
        .join(_ATTENDANCE, _ATTENDANCE.c.session == _SESSION.c.id)
        .where(_ATTENDANCE.c.participant == person, ~_ATTENDANCE.c.deleted, ~_SESSION.c.deleted)
        .order_by(_SESSION.c.date.desc(), _SESSION.c.start.desc())
    )
    return [AttendedSession(row.id, row.date or "", row.activity, row.topic) for row in connection.execute(query)]


def values_in_use(connection: Connection, entity: str, field: str, *, limit: int = 200) -> list[str]:
    """The different values of a field, the most used first: what to suggest."""
    table = RECORDS[entity]
    column = table.c[field]
    query = select(column).where(column.is_not(None), ~table.c.deleted).group_by(column)
    return list(connection.scalars(query.order_by(func.count().desc(), column).limit(limit)))


def _last_days() -> Select[tuple[str, str]]:
    return (
        select(_ATTENDANCE.c.participant, func.max(_SESSION.c.date).label("day"))
        .join(_SESSION, _ATTENDANCE.c.session == _SESSION.c.id)
        .where(~_ATTENDANCE.c.deleted, ~_SESSION.c.deleted)
        .group_by(_ATTENDANCE.c.participant)
    )


def _conditions(wanted: PeopleFilter) -> list[ColumnElement[bool]]:
    columns = _PARTICIPANT.c
    conditions: list[ColumnElement[bool]] = [~columns.deleted]
    if wanted.text.strip():
        conditions.append(matches_text(wanted.text, columns.id))
    for key in ("sex", "nationality", "population_group", "district"):
        if codes := getattr(wanted, key):
            conditions.append(columns[key].in_(codes))
    if wanted.consent_missing:
        conditions.append(columns.consent.is_(None))
    if wanted.attended_since is not None:
        recent = (
            select(_ATTENDANCE.c.participant)
            .join(_SESSION, _ATTENDANCE.c.session == _SESSION.c.id)
            .where(~_ATTENDANCE.c.deleted, ~_SESSION.c.deleted, _SESSION.c.date >= wanted.attended_since.isoformat())
        )
        conditions.append(columns.id.in_(recent))
    if wanted.people is not None:
        conditions.append(columns.id.in_(wanted.people))
    return conditions
