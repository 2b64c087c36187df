"""A row of a short list that opens its record on Enter, Space or a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kizilay_desk.ui.theme.painting import paint_line, paint_ring
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.focus import RingOnKeys


class OpenRow(RingOnKeys, QWidget):
    """Fill while hovered, line below, ring; the content is a layout or ``paint_content``. ``opened`` carries the id."""

    opened = Signal(str)

    def __init__(self, record: str, height: int, *, line: bool = True) -> None:
        super().__init__()
        self.record = record
        self._line = line
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def open(self) -> None:
        """Open it."""
        self.opened.emit(self.record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover fill."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover fill away."""
        super().leaveEvent(event)
        self.update()

    def paint_content(self, painter: QPainter) -> None:
        """Draw what stands in the row, where that is no widget."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw hover, line, content, ring."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme().colour("hover"))
        if self._line:
            paint_line(painter, self.rect())
        self.paint_content(painter)
        if self.shows_ring():
            paint_ring(painter, self.rect().adjusted(1, 1, -1, -1), 4)
        painter.end()
