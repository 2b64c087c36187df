"""The bar above the session: its topic, how it stands, whether it is saved, and the button that completes it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.formats import date_field, time_field
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.holding import CANCELLED, DRAFT, HELD, PLANNED
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Kind, LinkButton
from kizilay_desk.ui.widgets.chips import Chip
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.state import State, Tone
from kizilay_desk.ui.widgets.texts import Text

_ICONS = {DRAFT: "pencil-simple", PLANNED: "calendar-blank", HELD: "check", CANCELLED: "x"}


class SessionHeader(QWidget):
    """What stands in the bar. ``completed``, ``reopened`` and ``tried_again`` are the user's wishes."""

    completed = Signal()
    reopened = Signal()
    tried_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Role.HEADING_SMALL)
        self.status = Chip("")
        self.saving = State(Tone.OK, "check-circle", "")
        self.again = LinkButton(lambda: _("Try again"))
        self.complete = Button(lambda: _("Complete session"), Kind.PRIMARY, hint="Ctrl+Enter")
        self.reopen = Button(lambda: _("Reopen"))
        self.again.clicked.connect(self.tried_again)
        self.complete.clicked.connect(self.completed)
        self.reopen.clicked.connect(self.reopened)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self.title, self.status, self.saving, self.again):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.complete)
        row.addWidget(self.reopen)
        self.again.hide()
        self.saving.hide()

    def show_session(self, title: Text, status: str) -> None:
        """Show which session this is, and whether it is a draft or was completed."""
        self.title.set_text(title)
        self.status.set_state(lambda: code_label("session_status", status), _ICONS.get(status))
        closed = status in (HELD, CANCELLED)
        self.complete.setVisible(not closed)
        self.reopen.setVisible(closed)

    def show_saved(self, at: datetime, today: date) -> None:
        """Everything is in the store since then (local time); a day other than today is named."""
        moment = time_field(at.time())
        if at.date() != today:
            moment = f"{date_field(at.date())} {moment}"
        self.saving.set_state(Tone.OK, "check-circle", lambda: fill(_("Saved {time}"), time=moment))
        self.saving.show()
        self.again.hide()

    def show_failed(self) -> None:
        """The last write failed; what was typed is still there."""
        self.saving.set_state(Tone.ERR, "warning-circle", lambda: _("Could not save."))
        self.saving.show()
        self.again.show()

    def show_nothing_saved(self) -> None:
        """Nothing was entered yet."""
        self.saving.hide()
        self.again.hide()
