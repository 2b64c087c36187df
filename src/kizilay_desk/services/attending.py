"""Who came to a session: by name, or counted without names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kizilay_desk.domain.changes import DELETED
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import record_id
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.storage import search, sessions
from kizilay_desk.storage.journal import Intent
from kizilay_desk.storage.people import LastAttended, last_attended
from kizilay_desk.storage.records import Record, get, get_many
from kizilay_desk.storage.search import Familiar
from kizilay_desk.storage.sessions import Attendee, Headcount

SEXES = ("female", "male", "unknown")
AGE_BANDS = ("0-17", "18-59", "60+", "unknown")
NATIONALITIES = ("TUR", "SYR", "other")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A person offered while typing. ``exact``: found as typed, not by its sound (the other script)."""

    person: Record
    exact: bool
    on_list: bool
    last: LastAttended | None


class QuickAdd:
    """Search for the attendance list of one session: people who came to the same activity before come first."""

    def __init__(self, desk: Desk, session: str) -> None:
        self._desk = desk
        self._session = session
        self._activity: Value = None
        self._familiar = Familiar()

    def suggest(self, text: str, *, limit: int = 6) -> list[Suggestion]:
        """The best matches for what was typed; deleted people are left out."""
        with self._desk.store.reading() as connection:
            session = get(connection, "session", self._session)
            activity = session.values["activity"] if session else None
            if activity != self._activity:
                self._activity = activity
                people = search.attended_activity(connection, str(activity)) if activity else []
                self._familiar = Familiar.load(connection, people)
            hits = search.find_people(connection, text, familiar=self._familiar, limit=limit)
            found = get_many(connection, "participant", [hit.person for hit in hits])
            last = last_attended(connection, found)
            listed = sessions.listed_among(connection, self._session, found)
        return [Suggestion(found[hit.person], hit.exact, hit.person in listed, last.get(hit.person)) for hit in hits]


def attendees(desk: Desk, session: str) -> list[Attendee]:
    """Who is on a session's list, the last added first."""
    with desk.store.reading() as connection:
        return sessions.attendees(connection, session)


def add(desk: Desk, session: str, participant: str, *, by: object = None) -> Action:
    """Put a person on a session's list. Somebody already on it stays on it once."""
    return desk.save([_attendance(session, participant)], by=by)


def register_and_add(desk: Desk, session: str, values: Mapping[str, Value], *, by: object = None) -> tuple[str, Action]:
    """Make a new person and put them on a session's list, as one action; the person's id."""
    person = desk.new_id()
    known = {"centre": desk.identity.centre, **values}
    return person, desk.save([Intent("participant", person, known), _attendance(session, person)], by=by)


def remove(desk: Desk, session: str, participant: str, *, by: object = None) -> Action:
    """Take a person off a session's list."""
    intent = _attendance(session, participant)
    return desk.save([Intent(intent.entity, intent.record, {DELETED: True})], by=by)


def headcount(desk: Desk, session: str) -> Headcount:
    """The anonymous count of a session."""
    with desk.store.reading() as connection:
        return sessions.headcount(connection, session)


def set_headcount(desk: Desk, session: str, sex: str, age_band: str, count: int, *, by: object = None) -> Action:
    """Set one cell of the count by sex and age."""
    return _set_count(desk, "headcount", {"session": session, "sex": sex, "age_band": age_band, "count": count}, by)


def set_nationality_count(desk: Desk, session: str, nationality: str, count: int, *, by: object = None) -> Action:
    """Set how many of the counted crowd have a nationality."""
    values: dict[str, Value] = {"session": session, "nationality": nationality, "count": count}
    return _set_count(desk, "headcount_nationality", values, by)


def _set_count(desk: Desk, entity: str, values: dict[str, Value], by: object) -> Action:
    return desk.save([Intent(entity, record_id(ENTITIES[entity], values), {**values, DELETED: False})], by=by)


def _attendance(session: str, participant: str) -> Intent:
    values: dict[str, Value] = {"session": session, "participant": participant}
    return Intent("attendance", record_id(ENTITIES["attendance"], values), {**values, DELETED: False})
