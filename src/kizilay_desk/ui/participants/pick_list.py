"""A list to choose from, opened below a button or a chip that keeps the focus and hands on its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.names import fold
from kizilay_desk.ui.widgets.choice_list import MOST_ROWS, ChoiceList, Option

_WORD_ENDS_MS = 1000
_WIDTH = 240


class PickList(QObject):
    """``chosen`` carries the value of the option; where there are check boxes the list stays open."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = ChoiceList()
        parent.destroyed.connect(self.list.deleteLater)
        self.list.chosen.connect(self._choose)
        self.list.closed.connect(self._closed)
        self._anchor: QWidget | None = None
        self._options: tuple[Option, ...] = ()
        self._several = False
        self._typed = ""
        self._word = QTimer(self)
        self._word.setSingleShot(True)
        self._word.setInterval(_WORD_ENDS_MS)
        self._word.timeout.connect(self._forget_word)

    def open(self, anchor: QWidget, options: Sequence[Option], checked: set[str] | None = None) -> None:
        """Open below ``anchor``; with ``checked`` several can be chosen, and the set is kept up to date."""
        self.list.close_popover()
        self._anchor = anchor
        self._options = tuple(options)
        self._several = checked is not None
        anchor.setFocus(Qt.FocusReason.OtherFocusReason)
        anchor.installEventFilter(self)
        self.list.set_options(options, checked)
        self.list.set_current(None)
        self.list.open_below(anchor, _WIDTH)
        self.list.set_current(None)

    def follow(self) -> None:
        """The anchor moved, or what is checked changed."""
        self.list.repaint_checks()
        if self.list.is_open():
            self.list.place()

    def close(self) -> None:
        """Close the list."""
        self.list.close_popover()

    def _choose(self, option: Option) -> None:
        if not self._several:
            self.list.close_popover()
        self.chosen.emit(option.value)

    def _closed(self) -> None:
        if self._anchor is not None:
            self._anchor.removeEventFilter(self)
            self._anchor = None
        self._forget_word()

    def _forget_word(self) -> None:
        self._typed = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the anchor move in the list; leaving the anchor closes it."""
        if watched is self._anchor:
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if event.type() is QEvent.Type.FocusOut:
                self.close()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            int(Qt.Key.Key_Down): 1,
            int(Qt.Key.Key_Up): -1,
            int(Qt.Key.Key_PageDown): MOST_ROWS,
            int(Qt.Key.Key_PageUp): -MOST_ROWS,
        }
        if event.key() in steps:
            self.list.move_mark(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._several:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.list.choose()
        elif event.text().strip():
            self._look_for(event.text())
        else:
            return False
        return True

    def _look_for(self, letter: str) -> None:
        self._typed += letter
        self._word.start()
        wanted = fold(self._typed)
        found = next((option for option in self._options if fold(option.text).startswith(wanted)), None)
        if found is not None:
            self.list.set_current(found.value)
