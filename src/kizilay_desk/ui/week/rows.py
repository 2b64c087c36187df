"""The rows of this week's lists: a session of the day, a draft to be finished. Enter or a click opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kizilay_desk.i18n.bidi import iso, strip_marks
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.formats import NOTHING
from kizilay_desk.services.holding import SessionLine
from kizilay_desk.services.week import SessionState
from kizilay_desk.ui.open_row import OpenRow
from kizilay_desk.ui.sessions.words import below_text, day_text, short_day_text, state_spec, topic_text
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import Run, paint_line, paint_text
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.buttons import Button, Size
from kizilay_desk.ui.widgets.label import Label, RunLine
from kizilay_desk.ui.widgets.layouts import column, row
from kizilay_desk.ui.widgets.state import State, StateSpec

_BUTTON_WIDTH = 104
_STATE_WIDTH = 136


class WeekRow(OpenRow):
    """A row with a button. The row is the tab stop, its button is for the mouse."""

    def __init__(self, record: str, height: int, action: str, *, last: bool) -> None:
        super().__init__(record, height, line=not last)
        self.button = Button(action, size=Size.SMALL)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setMinimumWidth(_BUTTON_WIDTH)
        self.button.clicked.connect(self.open)


class SessionRow(WeekRow):
    """Time, name, where and by whom, state, button. 60 px."""

    def __init__(self, line: SessionLine, state: SessionState, *, last: bool) -> None:
        session = line.session
        super().__init__(session.id, 60, _action(line, state), last=last)
        self.state = state
        spec = state_spec(line, state)
        cancelled = state is SessionState.CANCELLED
        times = QWidget()
        times.setFixedWidth(52)
        words = column(
            None,
            Label(session.text("start") or NOTHING, Role.STRONG, "text3" if cancelled else "text"),
            Label(session.text("end"), Role.CAPTION, "text3"),
            None,
            spacing=0,
        )
        times.setLayout(words)
        title = topic_text(session.text("topic"))
        known = bool(session.text("topic"))
        names = column(
            None,
            Label(iso(title), Role.STRONG, "text" if known and not cancelled else "text3"),
            Label(below_text(session), Role.SECONDARY, "text2"),
            None,
            spacing=0,
        )
        self.label = State(spec.tone, spec.icon, spec.text, filled=True)
        self.label.setMinimumWidth(_STATE_WIDTH)
        whole = row(times, spacing=8)
        whole.addLayout(names, 1)
        whole.addWidget(self.label)
        whole.addSpacing(8)
        whole.addWidget(self.button)
        whole.setContentsMargins(16, 0, 16, 1)
        self.setLayout(whole)
        self.setAccessibleName(strip_marks(", ".join((session.text("start"), title, below_text(session), spec.text))))


class DraftRow(WeekRow):
    """Name and day, what is lacking, button. 56 px."""

    def __init__(self, line: SessionLine, lacks: StateSpec, *, last: bool) -> None:
        session = line.session
        super().__init__(session.id, 56, _("Complete"), last=last)
        title = topic_text(session.text("topic"))
        day = date.fromisoformat(session.text("date")) if session.text("date") else None
        runs = [Run(iso(title), "text" if session.text("topic") else "text3", Role.STRONG.weight)]
        if day is not None:
            runs.append(Run(f" · {short_day_text(day)}", "text3"))
        names = column(None, row(RunLine(runs), None), State(lacks.tone, lacks.icon, lacks.text), None, spacing=0)
        whole = row(spacing=16)
        whole.addLayout(names, 1)
        whole.addWidget(self.button)
        whole.setContentsMargins(16, 0, 16, 1)
        self.setLayout(whole)
        spoken = (title, day_text(day) if day else "", lacks.text)
        self.setAccessibleName(strip_marks(", ".join(part for part in spoken if part)))


class DayHeading(QWidget):
    """The name of a day between the sessions of a week."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self._text = day_text(day)
        self.setAccessibleName(strip_marks(self._text))
        self.setFixedHeight(30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill, line and name."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("alt"))
        paint_line(painter, self.rect())
        paint_text(painter, self.rect().adjusted(16, 0, -16, 0), self._text, Role.LABEL, "text2")
        painter.end()


def align(rows: Sequence[SessionRow]) -> None:
    """Give the states and the buttons of all rows one width, so that they stand below each other."""
    state = max((each.label.sizeHint().width() for each in rows), default=0)
    button = max((each.button.sizeHint().width() for each in rows), default=0)
    for each in rows:
        each.label.setFixedWidth(max(_STATE_WIDTH, state))
        each.button.setFixedWidth(max(_BUTTON_WIDTH, button))


def _action(line: SessionLine, state: SessionState) -> str:
    if state is not SessionState.WAITING:
        return _("Open")
    return _("Complete") if line.counts.total else _("Enter attendance")
