"""Search field: magnifier, placeholder, key hint while empty, × while not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import IconButton
from kizilay_desk.ui.widgets.field_box import FILTER, LARGE, FieldBox, FieldIcon, LineInput
from kizilay_desk.ui.widgets.kbd import Kbd
from kizilay_desk.ui.widgets.texts import Text, said


class SearchField(QWidget):
    """A line to search with. ``searched`` comes ``delay`` ms after the last key, ``entered`` with Enter.

    Keys that move in the results are the page's: install an event filter on ``input``.
    """

    searched = Signal(str)
    entered = Signal()

    def __init__(
        self,
        placeholder: Text,
        *,
        hint: str | None = "Ctrl+F",
        height: int = FILTER,
        delay: int = 80,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box = FieldBox(height)
        self.input = LineInput(role=Role.SECTION if height >= LARGE else Role.BODY)
        self._kbd = Kbd(hint) if hint else None
        self._clear = IconButton("x", lambda: _("Clear"), side=24, size=16)
        self._clear.hide()
        line = self.box.line
        line.setContentsMargins(11, 2, 9, 2)
        line.addWidget(FieldIcon("magnifying-glass", size=18))
        line.addWidget(self.input)
        if self._kbd is not None:
            line.addWidget(self._kbd)
        line.addWidget(self._clear)
        self.box.watch(self.input)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.box)
        self.setFocusProxy(self.input)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(delay)
        self._clock.timeout.connect(lambda: self.searched.emit(self.text()))
        self.input.textEdited.connect(lambda _text: self._clock.start())
        self.input.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.input.returnPressed.connect(self.entered)
        self._clear.clicked.connect(self.clear)
        self.retranslate()

    def text(self) -> str:
        """What is searched for."""
        return self.input.text()

    def set_text(self, text: str) -> None:
        """Show a text, without a signal."""
        self._clock.stop()
        self.input.setText(text)

    def clear(self) -> None:
        """Empty the field and search for nothing, as the user's doing."""
        self.set_text("")
        self.input.setFocus()
        self.searched.emit("")

    def search_now(self) -> None:
        """Do not wait for the pause in typing."""
        if self._clock.isActive():
            self._clock.stop()
            self.searched.emit(self.text())

    def retranslate(self) -> None:
        """Ask for the placeholder again."""
        self.input.setPlaceholderText(said(self._placeholder))
        self.input.setAccessibleName(said(self._placeholder))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
