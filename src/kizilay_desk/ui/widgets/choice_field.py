"""Segmented control as a field editor: sex, kind of feedback."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.segmented import Choice, Segmented
from kizilay_desk.ui.widgets.texts import Text


class ChoiceField(FieldEditor):
    """One of two to four choices, or None (Delete empties)."""

    def __init__(
        self,
        label: Text,
        choices: Callable[[], Sequence[Choice]],
        caption: Text = "",
        *,
        may_be_empty: bool = True,
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, caption, parent)
        self.control = Segmented(choices(), may_be_empty=may_be_empty, height=height)
        self.control.picked.connect(self._picked)
        self.control.entered.connect(self.enter)
        self.set_body(self.control, self.control)

    def _picked(self, _value: object) -> None:
        self.edited()
        self.commit()

    def value(self) -> Value:
        """The chosen value."""
        return self.control.value()

    def set_value(self, value: Value) -> None:
        """Choose a value; one that is not offered shows as none chosen."""
        known = value if isinstance(value, str) and self.control.offers(value) else None
        self.control.set_value(known)
        self.forget_edit()

    def _show_wrong(self, wrong: bool) -> None:
        self.control.set_wrong(wrong)
