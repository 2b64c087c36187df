"""The two lists of this week: sessions of a day or of the whole week, and drafts to be finished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.formats import number
from kizilay_desk.services.holding import SessionLine
from kizilay_desk.services.week import SessionState
from kizilay_desk.ui.sessions.words import day_text
from kizilay_desk.ui.week.rows import DayHeading, DraftRow, SessionRow, WeekRow, align
from kizilay_desk.ui.widgets.buttons import LinkButton
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.notices import EmptyLine
from kizilay_desk.ui.widgets.state import StateSpec

WeekSession = tuple[SessionLine, SessionState]


class _RowsCard(Card):
    """A card whose rows are made anew each time; the focus stays on the row of the same record."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.rows: list[WeekRow] = []
        self._shown: list[QWidget] = []

    def _show(self, widgets: Sequence[QWidget]) -> None:
        focused = next((row.record for row in self.rows if row.hasFocus()), None)
        for widget in self._shown:
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = list(widgets)
        self.rows = [widget for widget in widgets if isinstance(widget, WeekRow)]
        for widget in widgets:
            self.body.addWidget(widget)
            widget.show()
        for row in self.rows:
            row.opened.connect(self.opened)
            if row.record == focused:
                row.setFocus()


class SessionsCard(_RowsCard):
    """The sessions of a day, or of the week below the names of its days.

    ``whole_week_asked`` and ``today_asked`` come from the link in the header, ``new_asked`` from the empty list.
    """

    whole_week_asked = Signal()
    today_asked = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.link = LinkButton("")
        self.link.clicked.connect(self._follow)
        self._to_week = True
        assert self.header is not None
        self.header.add(self.link)

    def _follow(self) -> None:
        (self.whole_week_asked if self._to_week else self.today_asked).emit()

    def show_day(self, sessions: Sequence[WeekSession], day: date, today: date) -> None:
        """Show the sessions of one day."""
        title = _("Today's sessions") if day == today else _("Sessions of the day")
        self._head(title, day_text(day), to_week=day == today)
        of_day = [each for each in sessions if each[0].session.text("date") == day.isoformat()]
        rows = _session_rows(of_day)
        self._show(rows or [self._empty(_("No sessions today.") if day == today else _("No sessions on this day."))])
        align(rows)

    def show_week(self, sessions: Sequence[WeekSession], week: Week) -> None:
        """Show the sessions of all days."""
        self._head(_("Sessions of the week"), formats.day_range(week.monday, week.sunday), to_week=False)
        widgets: list[QWidget] = []
        rows: list[SessionRow] = []
        for day in week.days:
            of_day = [each for each in sessions if each[0].session.text("date") == day.isoformat()]
            if of_day:
                made = _session_rows(of_day)
                rows += made
                widgets += [DayHeading(day), *made]
        self._show(widgets or [self._empty(_("No sessions this week."))])
        align(rows)

    def _head(self, title: str, caption: str, *, to_week: bool) -> None:
        assert self.header is not None
        self.header.title.set_text(title)
        self.header.caption.set_text(caption)
        self._to_week = to_week
        self.link.set_text(_("Show the whole week") if to_week else _("Show today"))

    def _empty(self, text: str) -> EmptyLine:
        line = EmptyLine(text, _("New session"), icon="plus-bold")
        line.acted.connect(self.new_asked)
        return line


class DraftsCard(_RowsCard):
    """What was begun before today and waits to be completed. ``all_asked``: there are more than fit here."""

    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.link = LinkButton(lambda: _("Show all"))
        self.link.clicked.connect(self.all_asked)
        assert self.header is not None
        self.header.title.set_text(lambda: _("Drafts to finish"))
        self.header.add(self.link)

    def show_drafts(self, drafts: Sequence[tuple[SessionLine, StateSpec]], total: int) -> None:
        """Show some drafts and what each lacks, and how many there are."""
        assert self.header is not None
        self.header.caption.set_text(number(total))
        self.link.setVisible(total > len(drafts))
        last = len(drafts) - 1
        self._show([DraftRow(line, lacks, last=place == last) for place, (line, lacks) in enumerate(drafts)])
        self.setVisible(bool(drafts))


def _session_rows(sessions: Sequence[WeekSession]) -> list[SessionRow]:
    last = len(sessions) - 1
    return [SessionRow(line, state, last=place == last) for place, (line, state) in enumerate(sessions)]
