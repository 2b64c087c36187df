"""Finding people while a name, phone or identity number is being typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from kizilay_desk.domain.names import line_prefixes, query_tokens
from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.tables import RECORDS, SEARCH_TOKEN

_PARTICIPANT, _SESSION, _ATTENDANCE = RECORDS["participant"], RECORDS["session"], RECORDS["attendance"]
# No letter of any script sorts after it, so a range up to it holds everything with the prefix.
_LAST = "\U0010ffff"
# A beginning shared by thousands is refined by the next letter; until then these many are looked at.
_MOST_HITS = 120
# Of two words that each begin thousands of names, the rarer leads; so many of its people are looked at for the other.
_MOST_LOOKED_AT = 800


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person whose record matches what was typed. ``exact``: as it was typed, not only by its sound."""

    person: str
    exact: bool


class Familiar:
    """Some people in an order of preference, with their search tokens at hand: a key press asks no database."""

    def __init__(self, people: Sequence[str] = (), tokens: Mapping[str, Sequence[str]] | None = None) -> None:
        self.place = {person: position for position, person in enumerate(people)}
        self._tokens = tokens or {}

    @classmethod
    def load(cls, connection: Connection, people: Sequence[str]) -> Familiar:
        """With the tokens that these people have now."""
        tokens: dict[str, list[str]] = {}
        for some in chunks(people):
            query = select(SEARCH_TOKEN.c.record, SEARCH_TOKEN.c.token).where(SEARCH_TOKEN.c.record.in_(some))
            for person, token in connection.execute(query):
                tokens.setdefault(person, []).append(token)
        return cls(people, tokens)

    def matching(self, entries: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
        """The people that match all entries, and whether every word matched as it was typed."""
        for person, tokens in self._tokens.items():
            if all(any(token.startswith(entry) for token in tokens) for entry in entries):
                yield person, all(any(token.startswith(entry[0]) for token in tokens) for entry in entries)


def find_people(
    connection: Connection, text: str, *, familiar: Familiar | None = None, limit: int = 6
) -> list[PersonHit]:
    """The best hits: familiar people first, within each part exact beginnings first, then the familiar order.

    Deleted people are never found. An empty text finds nobody.
    """
    entries = query_tokens(text)
    if not entries:
        return []
    known = familiar or Familiar()
    hits: dict[str, bool] = {}
    for person, exact in (*known.matching(entries), *_whole_names(connection, text)):
        hits[person] = hits.get(person, False) or exact
    if len(hits) < limit:
        # The words in another order, or with others between them: looked for only when it is needed.
        for person, exact in _matching(connection, entries):
            hits[person] = hits.get(person, False) or exact
    last = len(known.place)
    ranked = sorted(
        hits, key=lambda person: (person not in known.place, not hits[person], known.place.get(person, last))
    )
    there = _not_deleted(connection, ranked[: limit * 3])
    return [PersonHit(person, hits[person]) for person in ranked if person in there][:limit]


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


def _not_deleted(connection: Connection, people: Sequence[str]) -> set[str]:
    query = select(_PARTICIPANT.c.id).where(_PARTICIPANT.c.id.in_(people), ~_PARTICIPANT.c.deleted)
    return set(connection.scalars(query))


def _whole_names(connection: Connection, text: str) -> Iterator[tuple[str, bool]]:
    """People whose name in one piece begins as typed, or sounds so."""
    for number, prefix in enumerate(line_prefixes(text)):
        for person in connection.scalars(select(SEARCH_TOKEN.c.record).where(_begins(prefix)).limit(_MOST_HITS)):
            yield person, number == 0


def _matching(connection: Connection, entries: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
    """People that match all entries, led by the rarest word; whether that word matched as typed."""
    if len(entries) == 1:
        for number, prefix in enumerate(entries[0]):
            for person in connection.scalars(select(SEARCH_TOKEN.c.record).where(_begins(prefix)).limit(_MOST_HITS)):
                yield person, number == 0
        return
    lead = min(entries, key=lambda entry: _count(connection, entry))
    others = [entry for entry in entries if entry is not lead]
    for number, prefix in enumerate(lead):
        led = select(SEARCH_TOKEN.c.record).where(_begins(prefix)).limit(_MOST_LOOKED_AT).subquery()
        query = select(led.c.record)
        for other in others:
            token = SEARCH_TOKEN.alias()
            begins = or_(*(_begins(each, token.c.token) for each in other))
            query = query.where(select(token.c.record).where(token.c.record == led.c.record, begins).exists())
        for person in connection.scalars(query.limit(_MOST_HITS)):
            yield person, number == 0


def _count(connection: Connection, entry: tuple[str, ...]) -> int:
    """How many index rows the beginnings of a word have, as far as that matters."""
    some = select(SEARCH_TOKEN.c.token).where(or_(*map(_begins, entry))).limit(_MOST_LOOKED_AT).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0
