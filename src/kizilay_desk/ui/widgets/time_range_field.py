"""Time range field: ``10:00 – 12:00`` in one box, two values."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.reading_times import TimeSpan, read_time_span
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.i18n.formats import time_range
from kizilay_desk.i18n.messages import reason
from kizilay_desk.ui.widgets.field_box import FieldIcon
from kizilay_desk.ui.widgets.text_field import TextField
from kizilay_desk.ui.widgets.texts import Text


class TimeRangeField(TextField):
    """Start and end of something; the end may be missing. ``10-12``, ``9.30–11``, ``10:00 إلى 12:00`` are understood.

    ``times`` gives both; ``value`` is the start.
    """

    def __init__(self, label: Text = "", caption: Text = "", *, parent: QWidget | None = None) -> None:
        super().__init__(label, caption, placeholder="10:00 – 12:00", ltr=True, longest=30, parent=parent)
        self.box.line.addWidget(FieldIcon("clock"))

    def times(self) -> tuple[str | None, str | None]:
        """Start and end as ``10:00``; None for what is missing or cannot be read."""
        read = self._read()
        return (read.start, read.end) if isinstance(read, TimeSpan) else (None, None)

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
        return not isinstance(self._read(), Reason)

    def retranslate(self) -> None:
        """Write the range with the word or dash of the language."""
        super().retranslate()
        if isinstance(self._read(), TimeSpan):
            self.input.setText(self._written(*self.times()))

    def leave(self) -> None:
        """Write the range the usual way, or say what is wrong."""
        read = self._read()
        if isinstance(read, Reason):
            self.set_error(reason(read.value))
        else:
            self.input.setText(self._written(*self.times()))
        super().leave()

    def _read(self) -> TimeSpan | Reason | None:
        return read_time_span(self.text()) if self.text().strip() else None

    @staticmethod
    def _written(start: str | None, end: str | None) -> str:
        if start and end:
            return time_range(time.fromisoformat(start), time.fromisoformat(end))
        return start or ""
