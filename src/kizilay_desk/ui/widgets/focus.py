"""When a focus ring shows: after the keyboard or the program gave the focus, not after a click."""

from __future__ import annotations

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
