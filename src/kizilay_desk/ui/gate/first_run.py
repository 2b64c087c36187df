"""The first run: whose computer this is, and the passphrase that will open it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kizilay_desk.domain.errors import BadArgument, DeskError
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.services.setup import COORDINATOR, FIELD
from kizilay_desk.ui.gate.frame import GatePage
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Kind, Size
from kizilay_desk.ui.widgets.choice_field import ChoiceField
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row
from kizilay_desk.ui.widgets.notices import Banner
from kizilay_desk.ui.widgets.segmented import Choice
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.text_field import PassphraseField, TextField

if TYPE_CHECKING:
    from kizilay_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class NewStore:
    """What the first run asks for; ``role`` is a code of the list "role"."""

    passphrase: str
    centre: str
    centre_name: str
    user_name: str
    role: str


class FirstRunPage(GatePage):
    """Asks for centre, user and passphrase and makes the store; ``finished`` carries the desk."""

    finished = Signal(object)  # Desk

    def __init__(self, make: Callable[[NewStore], Desk]) -> None:
        super().__init__()
        self._make = make
        self.centre_name = TextField(lambda: _("Centre"), height=40)
        self.centre = TextField(lambda: _("Short code"), lambda: _("as on the weekly files"), height=40, longest=20)
        self.user_name = TextField(lambda: _("Your name"), height=40)
        roles = (FIELD, COORDINATOR)
        self.role = ChoiceField(
            lambda: _("Your role"),
            lambda: [Choice(role, partial(code_label, "role", role)) for role in roles],
            may_be_empty=False,
            height=40,
        )
        self.role.set_value(FIELD)
        self.passphrase = PassphraseField(lambda: _("Passphrase"), lambda: _("at least 12 characters"), height=40)
        self.again = PassphraseField(lambda: _("Passphrase again"), height=40)
        self.again.committed.connect(self._compare)
        self.button = Button(lambda: _("Finish set-up"), Kind.PRIMARY, Size.LARGE, hint="Enter")
        self.button.clicked.connect(self.finish)
        self._fields: list[FieldEditor] = [
            self.centre_name,
            self.centre,
            self.user_name,
            self.role,
            self.passphrase,
            self.again,
        ]
        self._lay_out()
        for field, following in zip(self._fields, self._fields[1:], strict=False):
            field.entered.connect(following.setFocus)
        self.again.entered.connect(self.finish)
        self.setFocusProxy(self.centre_name)
        self.retranslate()

    def _lay_out(self) -> None:
        self.form.addWidget(Label(lambda: _("Let's set up this computer"), Role.DISPLAY_SMALL))
        self.form.addWidget(Label(lambda: _("Filled in once, takes about a minute."), Role.BODY, "text2"))
        self.form.addSpacing(20)
        self.form.addWidget(self.languages)
        for pair in ((self.centre_name, self.centre), (self.user_name, self.role), (self.passphrase, self.again)):
            self.form.addSpacing(20)
            line = row(*pair, spacing=16)
            for position in range(2):
                line.setStretch(position, 1)
            self.form.addLayout(line)
        self.form.addSpacing(20)
        self.form.addWidget(
            Banner(Tone.WARN, "key", lambda: _("If the passphrase is lost, the records cannot be opened."))
        )
        self.form.addSpacing(20)
        self.form.addLayout(row(self.button, None))

    def finish(self) -> None:
        """Make the store when everything is filled in; else go to the first field that is not."""
        if not self._compare():
            self.again.setFocus()
            return
        empty = next((field for field in self._fields if not field.value()), None)
        if empty is not None:
            empty.set_error(_("Fill this in."))
            empty.setFocus()
            return
        new = NewStore(
            str(self.passphrase.value()),
            str(self.centre.value()).strip().replace("i", "İ").upper(),
            str(self.centre_name.value()),
            str(self.user_name.value()),
            str(self.role.value()),
        )
        try:
            desk = self._make(new)
        except DeskError as error:
            wrong = self.centre if isinstance(error, BadArgument) and error.what == "centre" else self.passphrase
            wrong.set_error(sentence(error))
            wrong.setFocus()
            return
        self.finished.emit(desk)

    def _compare(self) -> bool:
        same = not self.again.value() or self.again.value() == self.passphrase.value()
        self.again.set_error(None if same else _("The two passphrases differ."))
        return same
