"""A number that is hidden until somebody asks for it, and hidden again half a minute later."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kizilay_desk.i18n.bidi import iso_ltr
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.ui.participants.words import masked
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import LinkButton
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row

SHOWS_MS = 30_000


class MaskedValue(QWidget):
    """``99•••••••18`` *Show*."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SHOWS_MS)
        self._clock.timeout.connect(self.cover)
        self._label = Label("", Role.SECONDARY)
        self.link = LinkButton(self._action)
        self.link.clicked.connect(self._turn_over)
        self.setLayout(row(self._label, self.link, None, spacing=6))

    def show_value(self, text: str) -> None:
        """Hold another value, hidden. An empty one shows as not recorded."""
        self._text = text
        self.cover()

    def is_open(self) -> bool:
        """Whether the value can be read now."""
        return self._clock.isActive()

    def cover(self) -> None:
        """Hide the value."""
        self._clock.stop()
        self._write()

    def _turn_over(self) -> None:
        if self.is_open():
            self.cover()
        else:
            # Who looked is not recorded yet: the log of looks comes with data protection (issue "protection").
            self._clock.start()
            self._write()

    def _action(self) -> str:
        return _("Hide") if self.is_open() else _("Show")

    def _write(self) -> None:
        shown = self._text if self.is_open() else masked(self._text)
        self._label.set_text(iso_ltr(shown) if shown else lambda: _("Not recorded"))
        self._label.set_token("text" if shown else "text3")
        self.link.setVisible(bool(self._text))
        self.link.retranslate()
