"""The unlock page: the passphrase, and nothing else in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.ui.gate.frame import GatePage
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Kind, Size
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row
from kizilay_desk.ui.widgets.text_field import PassphraseField

if TYPE_CHECKING:
    from kizilay_desk.services.desk import Desk


class UnlockPage(GatePage):
    """Asks for the passphrase and opens the store with it; ``unlocked`` carries the desk."""

    unlocked = Signal(object)  # Desk

    def __init__(self, place: str, open_with: Callable[[str], Desk]) -> None:
        super().__init__()
        self._open_with = open_with
        self.passphrase = PassphraseField(lambda: _("Passphrase"), height=40)
        self.passphrase.entered.connect(self.unlock)
        self.button = Button(lambda: _("Open"), Kind.PRIMARY, Size.LARGE, hint="Enter")
        self.button.clicked.connect(self.unlock)
        self.form.addWidget(Label(lambda: _("Open the records"), Role.DISPLAY_SMALL))
        self.form.addSpacing(4)
        self.form.addWidget(Label(place, Role.SECONDARY, "text3"))
        self.form.addSpacing(24)
        self.form.addWidget(self.passphrase)
        self.form.addSpacing(20)
        self.form.addLayout(row(self.button, None))
        self.form.addSpacing(40)
        self.form.addWidget(self.languages)
        self.setFocusProxy(self.passphrase)
        self.retranslate()

    def unlock(self) -> None:
        """Try the passphrase. A wrong one says so below the field and stays there to be corrected."""
        typed = self.passphrase.value()
        if not typed:
            self.passphrase.set_error(_("Type the passphrase."))
            return
        try:
            desk = self._open_with(str(typed))
        except DeskError as error:
            self.passphrase.set_error(sentence(error))
            self.passphrase.setFocus()
            return
        self.passphrase.set_value(None)
        self.unlocked.emit(desk)
