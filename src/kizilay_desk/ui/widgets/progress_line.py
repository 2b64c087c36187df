"""Progress: a line of 8 px that grows from the side where reading begins."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kizilay_desk.ui.theme.painting import leading_part
from kizilay_desk.ui.theme.theme import theme


class ProgressLine(QWidget):
    """A share from 0 to 1."""

    def __init__(self, height: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Show how much is done, 0 to 1."""
        self._share = max(0.0, min(1.0, share))
        self.setAccessibleName(f"{round(self._share * 100)}%")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("track"))
        painter.fillRect(leading_part(self.rect(), round(self.width() * self._share)), theme().colour("d1"))
        painter.end()
