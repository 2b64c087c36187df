"""The columns of the list of sessions."""

from __future__ import annotations

from datetime import date, time

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label, field_label
from kizilay_desk.services.holding import CANCELLED, DRAFT, HELD, PLANNED, SessionLine
from kizilay_desk.ui.sessions.words import activity_text, table_day_text, topic_text
from kizilay_desk.ui.widgets.cells import NumberCell, StateCell, TextCell
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.table_model import Column

_STATES = {
    DRAFT: (Tone.WARN, "pencil-simple"),
    PLANNED: (Tone.NEUTRAL, "calendar-blank"),
    HELD: (Tone.OK, "check"),
    CANCELLED: (Tone.QUIET, "x"),
}


def session_columns() -> tuple[Column[SessionLine], ...]:
    """Date, time, topic, activity, place, facilitator, state, people."""
    return (
        Column("date", lambda: field_label("session", "date"), _date, width=112),
        Column("time", lambda: _("Time"), _time, width=118),
        Column("topic", lambda: field_label("session", "topic"), _topic, least=160),
        Column("activity", lambda: field_label("session", "activity"), _activity, least=140),
        Column(
            "place",
            lambda: field_label("session", "place"),
            lambda line: TextCell(line.session.text("place")),
            width=120,
        ),
        Column(
            "facilitator",
            lambda: field_label("session", "facilitator"),
            lambda line: TextCell(line.session.text("facilitator")),
            width=128,
        ),
        Column("status", lambda: field_label("session", "status"), _state, width=132),
        Column("people", lambda: _("People"), _people, width=76, number=True),
    )


def _date(line: SessionLine) -> TextCell:
    day = line.session.text("date")
    return TextCell(table_day_text(date.fromisoformat(day)) if day else formats.NOTHING)


def _time(line: SessionLine) -> TextCell:
    start, end = line.session.text("start"), line.session.text("end")
    if start and end:
        return TextCell(formats.time_range(time.fromisoformat(start), time.fromisoformat(end)), quiet=True)
    return TextCell(start, quiet=True)


def _topic(line: SessionLine) -> TextCell:
    topic = line.session.text("topic")
    return TextCell(topic_text(topic), "text" if topic else "text3")


def _activity(line: SessionLine) -> TextCell:
    return TextCell(activity_text(line.session.text("activity")), "text2")


def _state(line: SessionLine) -> StateCell:
    status = line.session.text("status")
    tone, icon = _STATES.get(status, (Tone.NEUTRAL, "circle"))
    return StateCell(tone, icon, code_label("session_status", status))


def _people(line: SessionLine) -> NumberCell:
    total = line.counts.total
    return NumberCell(formats.number(total) if total else formats.NOTHING, "text" if total else "text3")
