"""Bars by month: numbers printed above, names below; time runs from the side where reading begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kizilay_desk.i18n.formats import number
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import CENTRE, paint_box, paint_ring, paint_text
from kizilay_desk.ui.theme.theme import theme

_NUMBER = 22
_NAME = 20
_WIDEST_BAR = 28


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One bar: which month (``2026-04``), its short name, how many."""

    key: str
    name: str
    count: int


class MonthChart(QWidget):
    """One tab stop; arrows go from bar to bar, Enter opens the rows behind it (``opened`` carries the key)."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[MonthBar, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_bars(self, bars: Sequence[MonthBar]) -> None:
        """Show these months, the earliest first."""
        self._bars = tuple(bars)
        self._current = max(0, min(self._current, len(bars) - 1))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for twelve months."""
        return QSize(400, 200)

    def _describe(self) -> None:
        if self._bars:
            bar = self._bars[self._current]
            self.setAccessibleName(f"{bar.name}: {number(bar.count)}")

    def _place(self, at: int) -> QRect:
        """The whole height of one month."""
        wide = self.width() / max(1, len(self._bars))
        if theme().direction is Qt.LayoutDirection.RightToLeft:
            at = len(self._bars) - 1 - at
        return QRect(round(at * wide), 0, round(wide), self.height())

    def _bar(self, at: int) -> QRect:
        place = self._place(at)
        room = self.height() - _NUMBER - _NAME
        most = max((bar.count for bar in self._bars), default=0)
        tall = round(room * self._bars[at].count / most) if most else 0
        if self._bars[at].count:
            tall = max(2, tall)
        wide = min(_WIDEST_BAR, round(place.width() * 0.6))
        return QRect(place.center().x() - wide // 2, _NUMBER + room - tall, wide, tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, Enter."""
        forward = Qt.Key.Key_Right
        backward = Qt.Key.Key_Left
        if theme().direction is Qt.LayoutDirection.RightToLeft:
            forward, backward = backward, forward
        moves = {
            forward: self._current + 1,
            backward: self._current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._bars),
        }
        key = Qt.Key(event.key())
        if key in moves and self._bars:
            self._current = max(0, min(len(self._bars) - 1, moves[key]))
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def _open(self, at: int) -> None:
        if self._bars[at].count:
            self.opened.emit(self._bars[at].key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the month."""
        point: QPoint = event.position().toPoint()
        for at in range(len(self._bars)):
            if self._place(at).contains(point):
                self._open(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        for at, month in enumerate(self._bars):
            place, bar = self._place(at), self._bar(at)
            if bar.height():
                paint_box(painter, bar, fill="d1", radius=2)
                if bar.height() > 4:
                    painter.fillRect(bar.adjusted(0, 3, 0, 0), theme().colour("d1"))
            above = QRect(place.left() - 4, bar.top() - _NUMBER + 2, place.width() + 8, _NUMBER - 2)
            paint_text(painter, above, number(month.count), Role.CAPTION, "text2", CENTRE)
            below = QRect(place.left(), self.height() - _NAME, place.width(), _NAME)
            paint_text(painter, below, month.name, Role.CAPTION, "text3", CENTRE)
            if at == self._current and self.hasFocus():
                paint_ring(painter, place, 4)
        painter.end()
