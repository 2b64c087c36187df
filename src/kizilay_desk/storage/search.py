"""Finding people while a name, phone or identity number is being typed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from kizilay_desk.domain.names import query_tokens
from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.tables import RECORDS, SEARCH_TOKEN

_PARTICIPANT, _SESSION, _ATTENDANCE = RECORDS["participant"], RECORDS["session"], RECORDS["attendance"]
# No letter of any script sorts after it, so a range up to it holds everything with the prefix.
_LAST = "\U0010ffff"
# A beginning shared by thousands is refined by the next letter; until then these many are looked at.
_MOST_LOOKED_AT = 120


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person whose record matches what was typed. ``exact``: as it was typed, not only by its sound."""

    person: str
    exact: bool


def find_people(
    connection: Connection, text: str, *, familiar: Collection[str] = (), limit: int = 6
) -> list[PersonHit]:
    """The best hits: familiar people first, within each part exact beginnings first, then the familiar order.

    Deleted people are never found. An empty text finds nobody.
    """
    entries = query_tokens(text)
    if not entries:
        return []
    place = {person: position for position, person in enumerate(familiar)}
    hits: dict[str, bool] = {}
    for some in chunks(place):
        for person, exact in _matching(connection, entries, SEARCH_TOKEN.c.record.in_(some)):
            hits[person] = hits.get(person, False) or exact
    for person, exact in _matching(connection, entries, None):
        hits[person] = hits.get(person, False) or exact
    last = len(place)
    ranked = sorted(hits, key=lambda person: (person not in place, not hits[person], place.get(person, last)))
    return [PersonHit(person, hits[person]) for person in ranked[:limit]]


def attended_activity(connection: Connection, activity: str, *, limit: int = 300) -> list[str]:
    """The people who came to sessions of this activity, those who came last first."""
    query = (
        select(_ATTENDANCE.c.participant)
        .join(_SESSION, _ATTENDANCE.c.session == _SESSION.c.id)
        .where(_SESSION.c.activity == activity, ~_SESSION.c.deleted, ~_ATTENDANCE.c.deleted)
        .group_by(_ATTENDANCE.c.participant)
        .order_by(func.max(_SESSION.c.date).desc())
        .limit(limit)
    )
    return list(connection.scalars(query))


def matches_text(text: str, record: ColumnElement[str]) -> ColumnElement[bool]:
    """The condition that the record with this id matches all of the typed text; true for an empty text."""
    conditions = [
        record.in_(select(SEARCH_TOKEN.c.record).where(or_(*map(_begins, entry)))) for entry in query_tokens(text)
    ]
    return and_(True, *conditions)


def _begins(prefix: str, column: ColumnElement[str] = SEARCH_TOKEN.c.token) -> ColumnElement[bool]:
    return and_(column >= prefix, column < prefix + _LAST)


def _matching(
    connection: Connection, entries: list[tuple[str, ...]], among: ColumnElement[bool] | None
) -> Iterator[tuple[str, bool]]:
    """People that match all entries, led by the longest word, with whether that word matched as typed.

    ``among`` narrows the index rows looked at; without it the first of each beginning are taken.
    """
    lead = max(entries, key=lambda entry: len(entry[0]))
    others = [entry for entry in entries if entry is not lead]
    for number, prefix in enumerate(lead):
        query = select(SEARCH_TOKEN.c.record).where(_begins(prefix))
        if among is not None:
            query = query.where(among)
        for other in others:
            token = SEARCH_TOKEN.alias()
            query = query.where(
                select(token.c.record)
                .where(token.c.record == SEARCH_TOKEN.c.record, or_(*(_begins(p, token.c.token) for p in other)))
                .exists()
            )
        people = query.join(_PARTICIPANT, _PARTICIPANT.c.id == SEARCH_TOKEN.c.record)
        for person in connection.scalars(people.limit(_MOST_LOOKED_AT)):
            yield person, number == 0
