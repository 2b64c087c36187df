"""The seven days of the week as buttons: how much of each day is entered or planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.ui.sessions.words import day_text
from kizilay_desk.ui.theme.fonts import MEDIUM, Role, font
from kizilay_desk.ui.theme.painting import (
    after,
    before,
    leading_part,
    paint_ring,
    paint_text,
    text_width,
    trailing_part,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.card import Card, Separator
from kizilay_desk.ui.widgets.focus import RingOnKeys
from kizilay_desk.ui.widgets.state import StateSpec, Tone, paint_state

HEIGHT = 62
_EDGE = 12


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many sessions a day has, cancelled ones left out, and how many of them are entered."""

    day: date
    entered: int
    total: int


class DayCell(RingOnKeys, QAbstractButton):
    """One day. Checked while the list shows it."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.count = DayCount(date.min, 0, 0)
        self._today = date.min
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, count: DayCount, today: date) -> None:
        """Show a day and its count."""
        self.count, self._today = count, today
        state = self._state()
        parts = [day_text(count.day)]
        if count.day == today:
            parts.append(_("today"))
        parts.append(strip_marks(state.text) if state else _("No sessions"))
        self.setAccessibleName(strip_marks(", ".join(parts)))
        self.update()

    def _state(self) -> StateSpec | None:
        count = self.count
        if not count.total:
            return None
        if count.day > self._today:
            planned = ngettext("{count} planned", "{count} planned", count.total)
            return StateSpec(Tone.QUIET, "", fill(planned, count=count.total))
        text = fill(_("{entered} / {total} entered"), entered=count.entered, total=count.total)
        if count.entered == count.total:
            return StateSpec(Tone.OK, "check-circle", text)
        if count.day == self._today:
            return StateSpec(Tone.NEUTRAL, "circle", text)
        return StateSpec(Tone.WARN, "clock", text)

    def sizeHint(self) -> QSize:
        """A seventh of the card."""
        return QSize(100, HEIGHT)

    def nextCheckState(self) -> None:
        """The page checks the day that the list shows, not the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the day; left and right go to the neighbours."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (key == Qt.Key.Key_Right) is (theme().direction is Qt.LayoutDirection.LeftToRight)
            self.moved.emit(1 if forward else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # QAbstractButton would go through the days
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover fill."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover fill away."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name of the day, its number, what it holds."""
        painter = QPainter(self)
        today = self.count.day == self._today
        if today or self.underMouse():
            painter.fillRect(self.rect(), theme().colour("sel" if today else "hover"))
        if self.isChecked():
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme().colour("text"))
        room = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        first, second = room.adjusted(0, 10, 0, -32), room.adjusted(0, 34, 0, -8)
        name = formats.weekday_short(self.count.day.isoweekday())
        width = text_width(name, Role.STRONG) + 1
        number = str(self.count.day.day)
        used = width + 6 + text_width(number) + 8
        paint_text(painter, leading_part(first, width), name, Role.STRONG)
        paint_text(painter, after(first, width + 6), number, Role.BODY, "text2")
        word = _("today")
        needed = text_width(word, font(Role.CAPTION, MEDIUM)) + 1
        if today and used + needed <= first.width():
            paint_text(painter, trailing_part(first, needed), word, font(Role.CAPTION, MEDIUM), "text2")
        state = self._state()
        if state is None:
            paint_text(painter, second, formats.NOTHING, Role.CAPTION, "text3")
        elif state.icon:
            paint_state(painter, before(second, -8), state, Role.CAPTION)
        else:
            paint_text(painter, second, state.text, Role.CAPTION, state.tone.ink)
        if self.shows_ring():
            paint_ring(painter, self.rect(), 4)
        painter.end()


class DayStrip(Card):
    """The days side by side; one tab stop, arrows inside. ``picked`` carries the day whose sessions are wanted."""

    picked = Signal(object)  # date

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(0)
        self.cells = tuple(DayCell() for _day in range(7))
        for place, cell in enumerate(self.cells):
            if place:
                row.addWidget(Separator(upright=True))
            row.addWidget(cell, 1)
            cell.clicked.connect(lambda _checked, cell=cell: self.picked.emit(cell.count.day))
            cell.moved.connect(lambda steps, place=place: self._move(place + steps))
        self.add(row)
        self._make_stop(self.cells[0])

    def show_days(self, counts: list[DayCount], today: date, shown: date | None) -> None:
        """Show the days of a week; ``shown`` is the one whose sessions are listed, None for all."""
        for cell, count in zip(self.cells, counts, strict=True):
            cell.show_count(count, today)
            cell.setChecked(count.day == shown)
        stop = next((cell for cell in self.cells if cell.count.day == (shown or today)), self.cells[0])
        if not any(cell.hasFocus() for cell in self.cells):
            self._make_stop(stop)

    def _move(self, place: int) -> None:
        if 0 <= place < len(self.cells):
            self._make_stop(self.cells[place])
            self.cells[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_stop(self, stop: DayCell) -> None:
        for cell in self.cells:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)
