"""Sessions: making, filling in from the last one of the kind, completing, listing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.names import fold
from kizilay_desk.i18n.labels import code_lists
from kizilay_desk.services import entry
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.storage import people, sessions
from kizilay_desk.storage.records import Record, get, get_many
from kizilay_desk.storage.sessions import SessionCounts, SessionFilter

DRAFT, PLANNED, HELD, CANCELLED = "draft", "planned", "held", "cancelled"
_CARRIED_OVER = ("place", "facilitator", "languages")


class Missing(Enum):
    """What a session lacks to be completed; the value is the field (or part) to look at."""

    ACTIVITY = "activity"
    TOPIC = "topic"
    DATE = "date"
    DATE_IN_FUTURE = "date_in_future"
    END_BEFORE_START = "end"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a list, with how many came."""

    session: Record
    counts: SessionCounts


def start(desk: Desk, day: date | None = None, *, by: object = None) -> tuple[str, Action]:
    """A new draft of a session, today unless another day is given, led by the user; its id."""
    values: dict[str, Value] = {
        "centre": desk.identity.centre,
        "date": (day or desk.today()).isoformat(),
        "facilitator": desk.identity.user_name,
        "status": DRAFT,
    }
    return entry.create(desk, "session", values, by=by)


def carried_over(desk: Desk, session: str, activity: str) -> dict[str, Value]:
    """Place, facilitator and languages of the centre's last session of this activity, as far as it had them."""
    with desk.store.reading() as connection:
        last = sessions.last_session_of(connection, activity, desk.identity.centre, besides=session)
        record = get(connection, "session", last) if last else None
    if record is None:
        return {}
    return {key: record.values[key] for key in _CARRIED_OVER if record.values[key] is not None}


def missing(desk: Desk, session: str) -> list[Missing]:
    """What the session still lacks to be completed, in the order of the form."""
    with desk.store.reading() as connection:
        record = get(connection, "session", session)
        came = sessions.session_counts(connection, [session])[session].total
    if record is None:
        return []
    lacking = [lack for lack in (Missing.ACTIVITY, Missing.TOPIC, Missing.DATE) if not record.values[lack.value]]
    if record.text("date") > desk.today().isoformat():
        lacking.append(Missing.DATE_IN_FUTURE)
    if record.text("start") and record.text("end") and record.text("end") <= record.text("start"):
        lacking.append(Missing.END_BEFORE_START)
    if came == 0:
        lacking.append(Missing.PEOPLE)
    return lacking


def complete(desk: Desk, session: str, *, by: object = None) -> Action:
    """Mark a session as held: from now on it counts. Whoever calls has asked ``missing`` first."""
    return entry.edit(desk, "session", session, {"status": HELD}, by=by)


def reopen(desk: Desk, session: str, *, by: object = None) -> Action:
    """Make a completed session a draft again: until it is completed anew it does not count."""
    return entry.edit(desk, "session", session, {"status": DRAFT}, by=by)


def session_ids(desk: Desk, wanted: SessionFilter, *, newest_first: bool = True) -> list[str]:
    """The sessions a filter lets through, in order; its text is also looked for in the labels of topics."""
    key = fold(wanted.text)
    if key:
        topics = tuple(
            code.code
            for code in code_lists()["topic"].codes
            if any(key in fold(label) for label in code.labels.values())
        )
        wanted = SessionFilter(
            wanted.first, wanted.last, wanted.centre, wanted.statuses, wanted.activities, wanted.text, topics
        )
    with desk.store.reading() as connection:
        return sessions.session_ids(connection, wanted, newest_first=newest_first)


def session_lines(desk: Desk, ids: Collection[str]) -> list[SessionLine]:
    """The sessions with these ids, in this order, with how many came."""
    with desk.store.reading() as connection:
        found = get_many(connection, "session", ids)
        counts = sessions.session_counts(connection, ids)
    return [SessionLine(found[key], counts[key]) for key in ids if key in found]


def suggestions(desk: Desk, field: str) -> list[str]:
    """Values of a session's field that were used before, the most used first."""
    with desk.store.reading() as connection:
        return people.values_in_use(connection, "session", field)
