"""Date field: typed in any usual way, shown as 07.04.2026, may be empty; a calendar on the button or Down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.messages import reason
from kizilay_desk.ui.widgets.buttons import IconButton
from kizilay_desk.ui.widgets.calendar import MonthCalendar
from kizilay_desk.ui.widgets.field_box import NORMAL
from kizilay_desk.ui.widgets.popover import Popover
from kizilay_desk.ui.widgets.text_field import TextField
from kizilay_desk.ui.widgets.texts import Text
from kizilay_desk.ui.widgets.typed import read_birth, read_date, read_time, shown_date


class ReadField(TextField):
    """A field whose text is read into a value and written the usual way when the user leaves it.

    What cannot be read stays as typed, with a sentence below, and is not committed.
    """

    unreadable = "not_text"

    def __init__(
        self, label: Text = "", caption: Text = "", *, placeholder: Text = "", height: int = NORMAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, caption, placeholder=placeholder, ltr=True, longest=40, height=height, parent=parent)

    def read(self, text: str) -> str | None:
        """The value that ``text`` means, or None."""
        raise NotImplementedError

    def write(self, value: str) -> str:
        """The usual way to write a value."""
        raise NotImplementedError

    def value(self) -> Value:
        """The value, or None when the field is empty or cannot be read."""
        return self.read(self.text()) if self.text().strip() else None

    def set_value(self, value: Value) -> None:
        """Show a value."""
        super().set_value(None if value is None else self.write(str(value)))

    def is_readable(self) -> bool:
        """Whether the field is empty or holds a value."""
        return not self.text().strip() or self.value() is not None

    def leave(self) -> None:
        """Write the value the usual way, or say that it cannot be read."""
        value = self.value()
        if isinstance(value, str):
            self.input.setText(self.write(value))
        elif self.text().strip():
            self.set_error(reason(self.unreadable))
        super().leave()


class DateField(ReadField):
    """A day, as ``2026-04-07``."""

    unreadable = "not_a_date"

    def __init__(
        self,
        label: Text = "",
        caption: Text = "",
        *,
        height: int = NORMAL,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, caption, placeholder=lambda: _("dd.mm.yyyy"), height=height, parent=parent)
        self._today = today
        self._popover: Popover | None = None
        self.button = IconButton("calendar-blank", lambda: _("Open the calendar"), side=24)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        self.box.line.addWidget(self.button)
        self.box.line.setContentsMargins(10, 2, 6, 2)

    def read(self, text: str) -> str | None:
        """The day typed."""
        return read_date(text, self._today())

    def write(self, value: str) -> str:
        """``07.04.2026``."""
        return shown_date(value)

    def open_calendar(self) -> None:
        """Open the month to choose from, with the focus on the day."""
        if self._popover is None:
            self._popover = Popover()
            self._calendar = MonthCalendar()
            self._calendar.picked.connect(self._take)
            self._popover.body.addWidget(self._calendar)
            self.destroyed.connect(self._popover.deleteLater)
        value = self.value()
        self._calendar.set_date(date.fromisoformat(value) if isinstance(value, str) else None)
        self._popover.open_below(self.box, self._calendar.sizeHint().width() + 2)
        self._calendar.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: date) -> None:
        if self._popover is not None:
            self._popover.close_popover()
        self.input.setFocus(Qt.FocusReason.PopupFocusReason)
        if day.isoformat() != self.value():
            self.input.setText(self.write(day.isoformat()))
            self.edited()
            self.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down opens the calendar."""
        if watched is self.input and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)


class BirthField(ReadField):
    """A birth: a day, a year (``1991``), or an estimated year (``~1991``, as ``1991~``)."""

    unreadable = "not_a_date"

    def __init__(
        self,
        label: Text = "",
        caption: Text = "",
        *,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, caption, placeholder=lambda: _("1991 or dd.mm.yyyy"), parent=parent)
        self._today = today

    def read(self, text: str) -> str | None:
        """The birth typed."""
        return read_birth(text, self._today())

    def write(self, value: str) -> str:
        """``14.06.1991``, ``1991`` or ``~1991``."""
        return formats.birth(value)


class TimeField(ReadField):
    """A time of day, as ``10:00``."""

    unreadable = "not_a_time"

    def __init__(self, label: Text = "", caption: Text = "", *, parent: QWidget | None = None) -> None:
        super().__init__(label, caption, placeholder="00:00", parent=parent)

    def read(self, text: str) -> str | None:
        """The time typed."""
        return read_time(text)

    def write(self, value: str) -> str:
        """As it is kept."""
        return value
