"""Focus: when its ring shows (after the keyboard or the program gave it, not after a click); where new rows stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    # At run time a plain class: a Python class must not inherit from two Qt classes.
    _Mixed = object


class RingOnKeys(_Mixed):
    """Mixed into a widget class (before it), tells whether to draw the focus ring."""

    _by_mouse = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def shows_ring(self) -> bool:
        """Whether the ring is drawn now."""
        return self.hasFocus() and not self._by_mouse


class TabPlace(QWidget):
    """Keeps a place in the order of Tab for widgets that are made later; without it they would come last in the window.

    Make one as a child of the container of the rows, and call ``order`` whenever rows were made.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(0, 0)
        # Qt orders only what may have the focus; nobody can click on nothing.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def order(self, widgets: Sequence[QWidget]) -> None:
        """Let Tab go through these here, in this order."""
        before: QWidget = self
        for widget in widgets:
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, widget)
                before = widget
