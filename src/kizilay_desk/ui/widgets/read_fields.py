"""Fields whose text is read into a value: date, birth, time, phone, identity number.

Reading is the domain's (``domain.reading_*``), the same as for lists that come from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.reading_dates import read_birth, read_date
from kizilay_desk.domain.reading_phones import read_phone
from kizilay_desk.domain.reading_text import clean_number
from kizilay_desk.domain.reading_times import read_time
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.messages import reason
from kizilay_desk.ui.widgets.buttons import IconButton
from kizilay_desk.ui.widgets.calendar import MonthCalendar
from kizilay_desk.ui.widgets.field_box import NORMAL
from kizilay_desk.ui.widgets.popover import Popover
from kizilay_desk.ui.widgets.text_field import TextField
from kizilay_desk.ui.widgets.texts import Text


class ReadField(TextField):
    """A field whose text is read into a value and written the usual way when the user leaves it.

    What cannot be read stays as typed, with a sentence below, and is not committed.
    """

    def __init__(
        self,
        label: Text = "",
        caption: Text = "",
        *,
        placeholder: Text = "",
        longest: int = 40,
        height: int = NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label, caption, placeholder=placeholder, ltr=True, longest=longest, height=height, parent=parent
        )

    def read(self, text: str) -> str | Reason | None:
        """The value that ``text`` means, why it cannot be read, or None for nothing."""
        raise NotImplementedError

    def write(self, value: str) -> str:
        """The usual way to write a value."""
        return value

    def _read(self) -> str | Reason | None:
        return self.read(self.text()) if self.text().strip() else None

    def value(self) -> Value:
        """The value, or None when the field is empty or cannot be read."""
        read = self._read()
        return None if isinstance(read, Reason) else read

    def set_value(self, value: Value) -> None:
        """Show a value."""
        super().set_value(None if value is None else self.write(str(value)))

    def is_readable(self) -> bool:
        """Whether the field is empty or holds a value."""
        return not isinstance(self._read(), Reason)

    def leave(self) -> None:
        """Write the value the usual way, or say why it cannot be read."""
        read = self._read()
        if isinstance(read, Reason):
            self.set_error(reason(read.value))
        else:
            self.input.setText("" if read is None else self.write(read))
        super().leave()


class DateField(ReadField):
    """A day, as ``2026-04-07``; may be empty. A calendar opens on the button, Down or F4."""

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
        self._calendar: MonthCalendar | None = None
        self.button = IconButton("calendar-blank", lambda: _("Open the calendar"), side=24, size=16)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        self.box.line.addWidget(self.button)
        self.box.line.setContentsMargins(9, 2, 6, 2)

    def read(self, text: str) -> str | Reason | None:
        """The day typed."""
        day = read_date(text, self._today())
        return day if isinstance(day, Reason) else day.isoformat()

    def write(self, value: str) -> str:
        """``07.04.2026``."""
        return formats.date_field(date.fromisoformat(value))

    def open_calendar(self) -> None:
        """Open the month to choose from, with the focus on the day."""
        if self._popover is None or self._calendar is None:
            self._popover = Popover()
            self._calendar = MonthCalendar(self._today)
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
        """Down and F4 open the calendar."""
        if (
            watched is self.input
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4)
        ):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)


class BirthField(ReadField):
    """A birth: a day, a year (``1991``), or an estimated year (``~1991``, as ``1991~``)."""

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

    def read(self, text: str) -> str | Reason | None:
        """The birth typed."""
        return read_birth(text, self._today())

    def write(self, value: str) -> str:
        """``14.06.1991``, ``1991`` or ``~1991``."""
        return formats.birth(value)


class TimeField(ReadField):
    """A time of day, as ``10:00``."""

    def __init__(self, label: Text = "", caption: Text = "", *, parent: QWidget | None = None) -> None:
        super().__init__(label, caption, placeholder="00:00", parent=parent)

    def read(self, text: str) -> str | Reason | None:
        """The time typed."""
        return read_time(text)


class PhoneField(ReadField):
    """A phone number in E.164 where it can be read so, else its digits."""

    def __init__(self, label: Text = "", caption: Text = "", *, parent: QWidget | None = None) -> None:
        super().__init__(label, caption, placeholder="05__ ___ __ __", parent=parent)

    def read(self, text: str) -> str | Reason | None:
        """The number typed."""
        return read_phone(clean_number(text)) or Reason.NOT_A_NUMBER


class IdentifierField(ReadField):
    """The number of an identity document: letters and digits."""

    def read(self, text: str) -> str | Reason | None:
        """The letters and digits typed."""
        return "".join(letter for letter in clean_number(text) if letter.isalnum()).upper() or None
