"""One chain of things through which Up and Down go, whatever cards they lie in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Chain(QObject):
    """``focused`` carries the widget that the focus was moved to."""

    focused = Signal(QWidget)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Go through these from now on."""
        for widget in self._widgets:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._widgets = list(widgets)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go to the neighbours that can be seen."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if step is not None and isinstance(watched, QWidget):
                self._go(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _go(self, widget: QWidget, step: int) -> None:
        open_to = [each for each in self._widgets if each.isVisible() and each.isEnabled()]
        place = open_to.index(widget) + step if widget in open_to else 0
        if 0 <= place < len(open_to):
            open_to[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.focused.emit(open_to[place])
