"""What is known of a person, to be read: labels and values below each other, numbers hidden until asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import field_label
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.people import PersonPage
from kizilay_desk.ui.lines import dotted
from kizilay_desk.ui.participants.masked import MaskedValue
from kizilay_desk.ui.participants.words import consent_day, home, origin, phone_text, sex_and_birth
from kizilay_desk.ui.session.consent import consent_cell, is_missing
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import LinkButton
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row
from kizilay_desk.ui.widgets.state import State, Tone
from kizilay_desk.ui.widgets.texts import Text

_LABEL_WIDTH = 112


class Facts(QWidget):
    """``consent_asked``: the consent was given now."""

    consent_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._captions: dict[QWidget, Label] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._birth = self._text(lambda: _("Sex, birth"))
        self._origin = self._text(lambda: field_label("participant", "nationality"))
        self.identity_number = MaskedValue()
        self._add(lambda: field_label("participant", "identity_number"), self.identity_number)
        self.phone = MaskedValue()
        self._add(lambda: field_label("participant", "phone"), self.phone)
        self._home = self._text(lambda: field_label("participant", "district"))
        self._consent = State(Tone.WARN, "warning", "")
        self.record_consent = LinkButton(lambda: _("Record now"))
        self.record_consent.clicked.connect(self.consent_asked)
        consent = QWidget()
        consent.setLayout(row(self._consent, self.record_consent, None))
        self._add(lambda: field_label("participant", "consent"), consent)
        self._centre = self._text(lambda: field_label("participant", "centre"))
        self._note = self._text(lambda: field_label("participant", "note"))

    def _text(self, label: Text) -> Label:
        value = Label("", Role.SECONDARY, wrap=True)
        self._add(label, value)
        return value

    def _add(self, label: Text, value: QWidget) -> None:
        line = len(self._captions)
        caption = self._captions[value] = Label(label, Role.SECONDARY, "text2")
        caption.setFixedWidth(_LABEL_WIDTH)
        self._grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, line, 1)

    def show_page(self, page: PersonPage) -> None:
        """Show somebody; hidden numbers stay hidden."""
        person = page.person
        self._write(self._birth, sex_and_birth(person, self._desk.today()))
        self._write(self._origin, origin(person))
        self.identity_number.show_value(person.text("identity_number"))
        self.phone.show_value(phone_text(person.text("phone")))
        self._write(self._home, home(person))
        cell = consent_cell(person)
        self._consent.set_state(cell.tone, cell.icon, dotted((cell.text, consent_day(person))))
        self.record_consent.setVisible(is_missing(person))
        self._show_line(self._centre, page.centre_name if person.text("centre") != self._desk.identity.centre else "")
        self._show_line(self._note, person.text("note"))

    def _write(self, label: Label, text: str) -> None:
        label.set_text(text or (lambda: _("Not recorded")))
        label.set_token("text" if text else "text3")

    def _show_line(self, label: Label, text: str) -> None:
        """Lines that most people do not have are left out where there is nothing."""
        label.set_text(text)
        for widget in (self._captions[label], label):
            widget.setVisible(bool(text))
