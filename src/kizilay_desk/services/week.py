"""The week at a glance: its sessions, what waits to be finished, what was not sent yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from kizilay_desk.domain.weeks import Week
from kizilay_desk.services.arrivals import due_at
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.holding import CANCELLED, DRAFT, HELD, SessionLine, session_ids, session_lines
from kizilay_desk.storage.dispatches import unsent_weeks
from kizilay_desk.storage.sessions import SessionFilter


class SessionState(Enum):
    """How a session of the week stands: entered, waiting for its attendance, still to come, called off."""

    ENTERED = "entered"
    WAITING = "waiting"
    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class UnsentWeek:
    """A past week with sessions whose changes are in no file yet."""

    week: Week
    sessions: int
    participations: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class WeekOverview:
    """What the home page shows. ``sessions`` are by day and time; ``drafts`` of any week, newest first."""

    week: Week
    today: date
    sessions: list[tuple[SessionLine, SessionState]]
    drafts: list[SessionLine]
    unsent: list[UnsentWeek]


def state_of(line: SessionLine, now: datetime) -> SessionState:
    """How a session stands at a moment (local time)."""
    record = line.session
    status = record.text("status")
    if status == CANCELLED:
        return SessionState.CANCELLED
    if status == HELD:
        return SessionState.ENTERED
    begins = datetime.fromisoformat(f"{record.text('date')}T{record.text('start') or '00:00'}")
    return SessionState.WAITING if begins <= now else SessionState.PLANNED


def overview(desk: Desk, week: Week | None = None) -> WeekOverview:
    """The present week, or another one."""
    today = desk.today()
    shown = week or Week.of(today)
    now = desk.clock().astimezone().replace(tzinfo=None)
    centre = desk.identity.centre
    of_week = SessionFilter(shown.monday.isoformat(), shown.sunday.isoformat(), centre)
    lines = session_lines(desk, session_ids(desk, of_week, newest_first=False))
    drafts = session_lines(desk, session_ids(desk, SessionFilter(centre=centre, statuses=(DRAFT,)))[:20])
    return WeekOverview(
        shown, today, [(line, state_of(line, now)) for line in lines], drafts, _unsent(desk, Week.of(today))
    )


def _unsent(desk: Desk, present: Week) -> list[UnsentWeek]:
    with desk.store.reading() as connection:
        waiting = unsent_weeks(connection, desk.identity.device, desk.identity.centre)
    weeks = []
    for week in waiting:
        if week >= present:
            continue
        wanted = SessionFilter(week.monday.isoformat(), week.sunday.isoformat(), desk.identity.centre, (HELD,))
        lines = session_lines(desk, session_ids(desk, wanted))
        late = desk.clock().astimezone().replace(tzinfo=None) > due_at(week)
        weeks.append(UnsentWeek(week, len(lines), sum(line.counts.total for line in lines), late))
    return weeks
