"""How a session is written in lists: its name, its second line, its day, its state."""

from __future__ import annotations

from datetime import date

from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import current, ngettext
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.holding import SessionLine
from kizilay_desk.services.week import SessionState
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.lines import dotted, in_order
from kizilay_desk.ui.widgets.state import StateSpec, Tone


def topic_text(topic: str | None) -> str:
    """What a session is called; one without a topic says so."""
    return code_label("topic", topic) if topic else _("No topic yet")


def activity_text(activity: str | None) -> str:
    """The activity without what its label explains in brackets; empty for none."""
    return code_label("programme", activity).partition(" (")[0] if activity else ""


def below_text(session: Record) -> str:
    """Activity, place and facilitator, as far as they are known."""
    parts = (activity_text(session.text("activity")), session.text("place"), session.text("facilitator"))
    return dotted(parts)


def day_text(day: date) -> str:
    """A day with its name: ``7 Nisan 2026 Salı``, ``Tuesday, 7 Apr 2026``."""
    return _weekday_and_date(formats.weekday(day.isoweekday()), day)


def short_day_text(day: date) -> str:
    """A day of these weeks: ``4 Nis Cmt``, ``Sat 4 Apr``; Arabic writes the whole date."""
    weekday = formats.weekday_short(day.isoweekday())
    if current().rtl:
        return _weekday_and_date(weekday, day)
    month = formats.month_short(day.month)
    return fill(_("{weekday} {day} {month}"), weekday=weekday, day=str(day.day), month=month)


def table_day_text(day: date) -> str:
    """A day in a column: ``7 Nis 2026``, ``7 Apr 2026``, ``07.04.2026``."""
    return formats.date_field(day) if current().rtl else f"{day.day} {formats.month_short(day.month)} {day.year}"


def _weekday_and_date(weekday: str, day: date) -> str:
    return in_order(fill(_("{weekday}, {date}"), weekday=weekday, date=formats.date_reading(day)))


def week_days_text(week: Week) -> str:
    """The days of a week of this year: ``30 Mart – 5 Nisan``."""
    return formats.day_range(week.monday, week.sunday).removesuffix(f" {week.sunday.year}")


def people_entered(count: int) -> str:
    """``23 kişi girildi``."""
    return fill(ngettext("{count} person entered", "{count} people entered", count), count=count)


def state_spec(line: SessionLine, state: SessionState) -> StateSpec:
    """How a session stands, to be shown. People who were entered are named before the session is completed too."""
    count = line.counts.total
    match state:
        case SessionState.CANCELLED:
            return StateSpec(Tone.QUIET, "x", code_label("session_status", "cancelled"))
        case SessionState.ENTERED:
            return StateSpec(Tone.OK, "check", people_entered(count))
        case _ if count:
            text = ngettext("{count} person · Draft", "{count} people · Draft", count)
            return StateSpec(Tone.NEUTRAL, "pencil-simple", fill(text, count=count))
        case SessionState.WAITING:
            return StateSpec(Tone.WARN, "clock", _("Waiting for attendance"))
        case SessionState.PLANNED:
            return StateSpec(Tone.NEUTRAL, "calendar-blank", code_label("session_status", "planned"))
