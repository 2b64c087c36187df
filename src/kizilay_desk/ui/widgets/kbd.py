"""Key hints: a key's name in a small box, always left to right, and rows of them as list footers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import kbd_width, paint_kbd
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.texts import Text


class Kbd(QWidget):
    """One key hint, e.g. ``Ctrl+K``. It is not read out: the widget with the shortcut names it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the key's name, 20 px high."""
        return QSize(kbd_width(self._text), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        paint_kbd(painter, self.rect(), self._text)
        painter.end()


class KeyHints(QWidget):
    """The footer of a list: ``[↑][↓] move  [Enter] open``. Each entry is (keys, what they do)."""

    def __init__(self, hints: Sequence[tuple[Sequence[str], Text]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for keys, text in hints:
            for key in keys:
                row.addWidget(Kbd(key))
            row.addWidget(Label(text, Role.CAPTION, "text2"))
            row.addSpacing(10)
        row.addStretch(1)
