"""The button with the user's name at the end of the top bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import after, leading_part, paint_box, paint_ring, paint_text, text_width
from kizilay_desk.ui.widgets.focus import RingOnKeys

_WIDEST_NAME = 180


class UserButton(RingOnKeys, QAbstractButton):
    """Icon and name; opens the user's menu."""

    def __init__(self, name: Callable[[], str]) -> None:
        super().__init__()
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for the name again."""
        self.setAccessibleName(fill(_("Menu of {name}"), name=self._name()))
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the menu, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Icon and name."""
        return QSize(28 + min(_WIDEST_NAME, text_width(self._name(), Role.SECONDARY) + 1), 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and name."""
        painter = QPainter(self)
        if self.underMouse():
            paint_box(painter, self.rect(), fill="hover", radius=4)
        paint_icon(painter, leading_part(self.rect(), 22), "user-circle", "text2")
        paint_text(painter, after(self.rect(), 28), self._name(), Role.SECONDARY, "text2")
        if self.shows_ring():
            paint_ring(painter, self.rect(), 4)
        painter.end()
