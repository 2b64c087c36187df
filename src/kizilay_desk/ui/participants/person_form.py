"""All that can be known of a person, as a form for the panel: to edit somebody, or to register somebody new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kizilay_desk.domain.entities.people import PARTICIPANT
from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.fields import Kind, Value
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.labels import field_label
from kizilay_desk.i18n.messages import reason
from kizilay_desk.services import people
from kizilay_desk.services.desk import Desk
from kizilay_desk.ui.forms.form import Form
from kizilay_desk.ui.session.cleaning import cleaned
from kizilay_desk.ui.widgets.choice_list import Option
from kizilay_desk.ui.widgets.combo import ComboField
from kizilay_desk.ui.widgets.field import FieldEditor

NAMES = ("given_name", "family_name", "arabic_name")
_ROWS: tuple[str | tuple[str, ...], ...] = (
    ("given_name", "family_name"),
    "arabic_name",
    "sex",
    ("birth", "nationality"),
    "population_group",
    ("identity_number", "phone"),
    ("province", "district"),
    ("consent", "consent_date"),
)
_LAST = "note"


class PersonForm(QWidget):
    """``committed`` carries the field values to be stored now. A person without any name is not committed."""

    committed = Signal(object)  # dict[str, Value]
    submitted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        district = ComboField(lambda: field_label("participant", "district"), self._districts, free=True)
        self.form = Form(PARTICIPANT, _rows(), editors={"district": district}, today=desk.today)
        self._district = district
        self.form.committed.connect(self._commit)
        self.form.submitted.connect(self.submitted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Show a person, or an empty form."""
        self._district.reload()
        self.form.set_values(values)

    def update_values(self, values: Mapping[str, Value]) -> None:
        """Show what came from elsewhere, not over what is being typed."""
        self.form.update_values(values)

    def values(self) -> dict[str, Value]:
        """What is filled in."""
        values = {key: cleaned(PARTICIPANT, key, value) for key, value in self.form.values().items()}
        return {key: value for key, value in values.items() if value is not None}

    def finish(self) -> bool:
        """Commit what is being typed. False when something cannot be read; it keeps its sentence."""
        return self.form.commit()

    def check(self) -> bool:
        """Whether the person can be saved; else the first wrong field says what to do and has the focus."""
        good = self.form.commit()
        if not self.has_name():
            self._name_editor().set_error(reason(Reason.NAME_MISSING))
            good = False
        if not good:
            self.form.focus_first_error()
        return good

    def has_name(self) -> bool:
        """Whether there is a name in either script."""
        return any(fold(str(self.form.editor(key).value() or "")) for key in NAMES)

    def focus_first(self) -> None:
        """Into the name of the script of the language."""
        self._name_editor().focus()

    def _name_editor(self) -> FieldEditor:
        return self.form.editor("arabic_name" if current().rtl else "given_name")

    def _districts(self) -> Sequence[Option]:
        try:
            return tuple(Option(words, words) for words in people.values_in_use(self._desk, "district"))
        except DeskError:
            # Only suggestions: the page says what is wrong when it reads or writes the person.
            return ()

    def _commit(self, key: str, value: Value) -> None:
        if key in NAMES and not self.has_name():
            self._name_editor().set_error(reason(Reason.NAME_MISSING))
            return
        values = {key: cleaned(PARTICIPANT, key, value)}
        if key in NAMES:
            # Together: one of them may have been refused while it left the person without any name.
            self._name_editor().set_error(None)
            values = {name: cleaned(PARTICIPANT, name, self.form.editor(name).value()) for name in NAMES}
        if key == "consent":
            values |= self._dated(value)
        self.committed.emit(values)

    def _dated(self, consent: Value) -> dict[str, Value]:
        """The day that goes with a consent: today's, unless one is given; none without a consent."""
        day = self.form.editor("consent_date")
        if consent is not None and day.value() is not None:
            return {}
        today = self._desk.today().isoformat() if consent is not None else None
        day.set_value(today)
        return {"consent_date": today}


def _rows() -> tuple[str | tuple[str, ...], ...]:
    """The rows of the form: a field that is declared later stands before the notes by itself."""
    placed = {key for row in _ROWS for key in (row if isinstance(row, tuple) else (row,))} | {_LAST}
    others = (field.key for field in PARTICIPANT.fields if field.key not in placed and field.kind is not Kind.REF)
    return (*_ROWS, *others, _LAST)
