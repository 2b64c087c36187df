"""A month to choose a day from: weeks from Monday, arrows, PgUp/PgDn, Enter."""

from __future__ import annotations

import calendar as _calendar
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.formats import date_reading, month_short, weekday, weekday_short
from kizilay_desk.ui.theme.fonts import SEMIBOLD, Role, font
from kizilay_desk.ui.theme.painting import CENTRE, paint_box, paint_ring, paint_text
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.buttons import IconButton
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row

_CELL_WIDTH = 38
_CELL_HEIGHT = 32
_HEAD = 26


class _Days(QWidget):
    """The grid of days; one tab stop."""

    picked = Signal(object)  # date
    moved = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.current = self.today
        self.chosen: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._hovered: date | None = None

    def sizeHint(self) -> QSize:
        return QSize(7 * _CELL_WIDTH, _HEAD + 6 * _CELL_HEIGHT)

    def _first(self) -> date:
        """The Monday in the first line."""
        start = self.current.replace(day=1)
        return start - timedelta(days=start.weekday())

    def _cell(self, at: int) -> QRect:
        line, place = divmod(at, 7)
        if theme().direction is Qt.LayoutDirection.RightToLeft:
            place = 6 - place
        return QRect(place * _CELL_WIDTH, _HEAD + line * _CELL_HEIGHT, _CELL_WIDTH, _CELL_HEIGHT)

    def _at(self, point: QPoint) -> date | None:
        for at in range(42):
            if self._cell(at).contains(point):
                return self._first() + timedelta(days=at)
        return None

    def move_to(self, day: date) -> None:
        self.current = day
        self.setAccessibleName(f"{weekday(day.isoweekday())} {date_reading(day)}")
        self.moved.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = theme().direction is Qt.LayoutDirection.RightToLeft
        days = {
            Qt.Key.Key_Left: 1 if rtl else -1,
            Qt.Key.Key_Right: -1 if rtl else 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        key = Qt.Key(event.key())
        if key in days:
            self.move_to(self.current + timedelta(days=days[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_to(shifted(self.current, 1 if key is Qt.Key.Key_PageDown else -1))
        elif key is Qt.Key.Key_Home:
            self.move_to(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._at(event.position().toPoint())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position().toPoint())
        if day is not None:
            self.picked.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place in range(7):
            head = self._cell(place)
            head = QRect(head.left(), 0, head.width(), _HEAD)
            paint_text(painter, head, _weekday_letters(place + 1), Role.CAPTION, "text3", CENTRE)
        for at in range(42):
            day = self._first() + timedelta(days=at)
            box = self._cell(at).adjusted(2, 1, -2, -1)
            ink: Token = "text" if day.month == self.current.month else "text3"
            if day == self.chosen:
                paint_box(painter, box, fill="text", radius=4)
                ink = "surface"
            elif day == self._hovered:
                paint_box(painter, box, fill="hover", radius=4)
            elif day == self.today:
                paint_box(painter, box, fill="sel", radius=4)
            if day == self.current and self.hasFocus():
                paint_ring(painter, box, 4)
            strong = day in (self.today, self.chosen)
            paint_text(painter, box, str(day.day), font(Role.SECONDARY, SEMIBOLD if strong else None), ink, CENTRE)
        painter.end()


def _weekday_letters(iso_day: int) -> str:
    """Three letters of a day, Monday being 1; without the article, with which all Arabic ones begin."""
    return weekday_short(iso_day).removeprefix("ال")[:3]


def month_year(day: date) -> str:
    """The month of a day as a heading: ``Nis 2026``, ``Apr 2026``, ``04.2026`` where months are numbers."""
    name = month_short(day.month)
    return f"{day.month:02}.{day.year}" if name.isdigit() else f"{name} {day.year}"


def shifted(day: date, months: int) -> date:
    """The same day some months on; the last of the month where that has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = max(1900, min(2199, year))
    return date(year, month + 1, min(day.day, _calendar.monthrange(year, month + 1)[1]))


class MonthCalendar(QWidget):
    """Month with its name and arrows. ``picked`` carries the date."""

    picked = Signal(object)  # date

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._today = today
        self.days = _Days(today())
        self.days.picked.connect(self.picked)
        self.days.moved.connect(self._name_month)
        self._name = Label("", Role.STRONG)
        earlier = IconButton("caret-left", lambda: _("Previous month"))
        later = IconButton("caret-right", lambda: _("Next month"))
        earlier.clicked.connect(lambda: self.days.move_to(shifted(self.days.current, -1)))
        later.clicked.connect(lambda: self.days.move_to(shifted(self.days.current, 1)))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addLayout(row(self._name, None, earlier, later, spacing=4))
        column.addWidget(self.days)
        self.setFocusProxy(self.days)

    def set_date(self, chosen: date | None) -> None:
        """Show the month of a date, or of today."""
        self.days.today = self._today()
        self.days.chosen = chosen
        self.days.move_to(chosen or self.days.today)

    def _name_month(self) -> None:
        self._name.set_text(month_year(self.days.current))
