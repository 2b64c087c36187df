"""The fields of a person as the session page asks for them: what the statistics need, and how to reach them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kizilay_desk.domain.entities.people import PARTICIPANT
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import field_label
from kizilay_desk.i18n.messages import reason
from kizilay_desk.services import people
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.forms.form import Form
from kizilay_desk.ui.session.cleaning import cleaned
from kizilay_desk.ui.session.consent import consent_sentence, consent_values, is_given, needs_guardian
from kizilay_desk.ui.widgets.check_box import CheckBox
from kizilay_desk.ui.widgets.choice_list import Option
from kizilay_desk.ui.widgets.combo import ComboField
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.text_field import TextField

NAMES = ("given_name", "family_name", "arabic_name")
KEYS = (*NAMES, "sex", "birth", "nationality", "population_group", "phone", "district")
CONSENT = "consent"


class PersonForm(QWidget):
    """Nine fields in three columns; ``consent`` is a box of its own, to be placed where the form is confirmed.

    ``changed`` follows every edit; ``committed`` carries field values to be stored; ``submitted`` is Enter.
    """

    changed = Signal()
    committed = Signal(object)  # dict[str, Value]
    submitted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._list_was_open = False
        self._guardian = False
        self._known_districts: list[str] = []
        self.district = ComboField(lambda: field_label("participant", "district"), self._districts, free=True)
        self.form = Form(
            PARTICIPANT, KEYS, columns=3, editors={"district": self.district}, spacing=10, today=desk.today
        )
        self.consent = CheckBox(lambda: consent_sentence(guardian=self._guardian))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self._explain()
        self._connect()

    def _explain(self) -> None:
        latin = lambda: _("in Latin letters") if current().rtl else ""  # noqa: E731  a text
        self.form.editor("given_name").set_caption(latin)
        self.form.editor("family_name").set_caption(latin)
        self.form.editor("arabic_name").set_caption(lambda: "" if current().rtl else _("optional"))
        self.form.editor("phone").set_caption(lambda: _("optional"))

    def _connect(self) -> None:
        self.form.changed.connect(lambda _key: self.changed.emit())
        self.form.committed.connect(self._on_committed)
        self.form.submitted.connect(self.submitted)
        self.consent.clicked.connect(self._on_consent)
        self.consent.installEventFilter(self)
        for key in KEYS[:-1]:
            editor = self.form.editor(key)
            editor.entered.connect(self._on_entered)
            if isinstance(editor, ComboField):
                editor.input.installEventFilter(self)

    # ------------------------------------------------------------------------------------------------- showing

    def show_person(self, person: Record) -> None:
        """Show somebody who is known."""
        self._offer_districts()
        self.form.set_values({key: person.values.get(key) for key in KEYS})
        self._guardian = needs_guardian(person.values.get("birth"), self._desk.today())
        self._tick(is_given(person))

    def show_typed(self, typed: Mapping[str, Value]) -> None:
        """Show what somebody typed, as ``typed`` gave it."""
        self._offer_districts()
        for key in KEYS:
            editor, value = self.form.editor(key), typed.get(key)
            if isinstance(editor, TextField):
                editor.set_value(None)
                editor.input.setText(str(value or ""))
            else:
                editor.set_value(value)
        self._guardian = needs_guardian(self.form.editor("birth").value(), self._desk.today())
        self._tick(bool(typed.get(CONSENT)))

    def typed(self) -> dict[str, Value]:
        """What the form holds, half-typed values as they stand."""
        typed: dict[str, Value] = {}
        for key in KEYS:
            editor = self.form.editor(key)
            value = (editor.text().strip() or None) if isinstance(editor, TextField) else editor.value()
            if value is not None:
                typed[key] = value
        if self.consent.isChecked():
            typed[CONSENT] = True
        return typed

    # -------------------------------------------------------------------------------------------------- values

    def values(self) -> dict[str, Value]:
        """The values of a person, without those that are not known."""
        values = {key: cleaned(PARTICIPANT, key, self.form.editor(key).value()) for key in KEYS}
        values |= consent_values(given=self.consent.isChecked(), birth=values["birth"], today=self._desk.today())
        return {key: value for key, value in values.items() if value is not None}

    def check(self) -> bool:
        """Whether the person can be saved; else the sentences are shown and the first wrong field has the focus."""
        readable = self.form.commit()
        if not self.has_name():
            self.form.editor("given_name").set_error(reason(Reason.NAME_MISSING))
            readable = False
        if not readable:
            self.form.focus_first_error()
        return readable

    def has_name(self) -> bool:
        """Whether there is a name in either script."""
        return any(fold(str(self.form.editor(key).value() or "")) for key in NAMES)

    def focus_first_empty(self) -> None:
        """Put the focus where typing goes on: a missing name, else what the statistics need."""
        wanted: Sequence[str] = ("sex", "birth", "nationality")
        if not self.has_name():
            wanted = NAMES[2:] if current().rtl else NAMES
        editors = [self.form.editor(key) for key in wanted]
        next((editor for editor in editors if editor.value() is None), editors[0]).focus()

    def _offer_districts(self) -> None:
        # Once: in a store of a whole country this takes a moment, and new districts are rare.
        if not self._known_districts:
            self._known_districts = people.values_in_use(self._desk, "district")
            self.district.reload()

    def _districts(self) -> Sequence[Option]:
        return tuple(Option(words, words) for words in self._known_districts)

    # -------------------------------------------------------------------------------------------------- events

    def _tick(self, given: bool) -> None:
        self.consent.setChecked(given)
        self.consent.retranslate()

    def _on_committed(self, key: str, _value: object) -> None:
        self.committed.emit({key: cleaned(PARTICIPANT, key, self.form.editor(key).value())})
        if key == "birth":
            self._follow_birth()

    def _follow_birth(self) -> None:
        birth = self.form.editor("birth").value()
        guardian = needs_guardian(birth, self._desk.today())
        if birth is not None and guardian is not self._guardian:
            self._guardian = guardian
            if self.consent.isChecked():
                # The tick meant somebody else's consent.
                self.consent.setChecked(False)
                self._on_consent()
            self.consent.retranslate()

    def _on_consent(self) -> None:
        birth = self.form.editor("birth").value()
        self.changed.emit()
        self.committed.emit(consent_values(given=self.consent.isChecked(), birth=birth, today=self._desk.today()))

    def _on_entered(self) -> None:
        # Enter in an open list takes the marked option; the form then goes on to the next field.
        if self._list_was_open:
            self._list_was_open = False
        else:
            self.submitted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the consent box confirms the form; Enter in a list is told from Enter in its closed field."""
        pressed = event.key() if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if watched is self.consent:
                self.submitted.emit()
                return True
            editor = next((each for each in self._combos() if each.input is watched), None)
            self._list_was_open = editor is not None and editor.is_open()
        return super().eventFilter(watched, event)

    def _combos(self) -> list[ComboField]:
        editors: list[FieldEditor] = [self.form.editor(key) for key in KEYS]
        return [editor for editor in editors if isinstance(editor, ComboField)]
