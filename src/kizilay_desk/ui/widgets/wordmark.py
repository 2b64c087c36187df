"""The name of the application in plain text, never mirrored inside itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kizilay_desk.ui.theme.fonts import REGULAR, SEMIBOLD, Role, font
from kizilay_desk.ui.theme.painting import leading_part, paint_text, text_width

_GAP = 6


class Wordmark(QWidget):
    """**Kızılay** Desk, at the leading edge."""

    def __init__(self, role: Role = Role.HEADING_SMALL) -> None:
        super().__init__()
        self._role = role
        self.setFixedHeight(role.line)
        self.setAccessibleName("Kızılay Desk")

    def sizeHint(self) -> QSize:
        """As wide as both words."""
        return QSize(sum(self._widths()) + _GAP, self._role.line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        first, second = self._widths()
        room = leading_part(self.rect(), first + _GAP + second)
        paint_text(painter, QRect(room.left(), 0, first, self.height()), "Kızılay", font(self._role, SEMIBOLD))
        words = QRect(room.left() + first + _GAP, 0, second, self.height())
        paint_text(painter, words, "Desk", font(self._role, REGULAR), "text2")
        painter.end()

    def _widths(self) -> tuple[int, int]:
        strong, light = font(self._role, SEMIBOLD), font(self._role, REGULAR)
        return text_width("Kızılay", strong) + 1, text_width("Desk", light) + 1
