"""Time range field: ``10:00 – 12:00`` in one box, two values."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.messages import reason
from kizilay_desk.ui.widgets.field_box import FieldIcon
from kizilay_desk.ui.widgets.text_field import TextField
from kizilay_desk.ui.widgets.texts import Text
from kizilay_desk.ui.widgets.typed import read_time, western_digits

_BETWEEN = re.compile(r"\s*(?:[-–—/]|إلى|to)\s*|\s+")


class TimeRangeField(TextField):
    """Start and end of something; either may be missing. ``10-12``, ``0930 1100``, ``9.30–11`` are understood.

    ``value`` is the start; ``times`` gives both.
    """

    def __init__(self, label: Text = "", caption: Text = "", *, parent: QWidget | None = None) -> None:
        super().__init__(label, caption, placeholder="10:00 – 12:00", ltr=True, longest=30, parent=parent)
        self.box.line.addWidget(FieldIcon("clock"))

    def times(self) -> tuple[str | None, str | None]:
        """Start and end as ``10:00``; None for what is missing or cannot be read."""
        parts = self._parts()
        read = [read_time(part) for part in parts[:2]] + [None, None]
        return read[0], read[1]

    def set_times(self, start: str | None, end: str | None) -> None:
        """Show a range, without signals."""
        self.input.setText(self._written(start, end))
        self.forget_edit()

    def value(self) -> Value:
        """The start."""
        return self.times()[0]

    def set_value(self, value: Value) -> None:
        """Show a start without an end."""
        self.set_times(None if value is None else str(value), None)

    def is_readable(self) -> bool:
        """Whether the field is empty or holds one or two times in their order."""
        return self._problem() is None

    def retranslate(self) -> None:
        """Write the range with the word or dash of the language."""
        super().retranslate()
        if self.text().strip() and self.is_readable():
            self.input.setText(self._written(*self.times()))

    def leave(self) -> None:
        """Write the range the usual way, or say what is wrong."""
        if problem := self._problem():
            self.set_error(reason(problem))
        else:
            self.input.setText(self._written(*self.times()))
        super().leave()

    def _parts(self) -> list[str]:
        return [part for part in _BETWEEN.split(western_digits(self.text()).strip()) if part]

    def _problem(self) -> str | None:
        parts = self._parts()
        if len(parts) > 2 or any(read_time(part) is None for part in parts):
            return "not_a_time"
        start, end = self.times()
        return "end_before_start" if start and end and end <= start else None

    @staticmethod
    def _written(start: str | None, end: str | None) -> str:
        if start and end:
            return pgettext("from one date or time to another", "{first} – {last}").format(first=start, last=end)
        return start or ""
