"""The panel beside the list: one person to be read, to be edited, or somebody new to be registered."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.people import PersonPage
from kizilay_desk.ui.participants.facts import Facts
from kizilay_desk.ui.participants.history import History
from kizilay_desk.ui.participants.person_form import PersonForm
from kizilay_desk.ui.session.names import shown_name
from kizilay_desk.ui.session.scrolling import scrolling
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import leading_part
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.buttons import Button, IconButton, Kind, Size
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import column, row

WIDTH = 340


class Mode(Enum):
    """What the panel is for at the moment."""

    READ = "read"
    EDIT = "edit"
    REGISTER = "register"


class PersonPanel(QWidget):
    """``edited`` carries values of the person shown; ``kept`` those of a form for somebody new, so that they survive;
    ``register_asked`` says that these are to be saved, ``discarded`` that they are to be forgotten."""

    edit_asked = Signal()
    edit_ended = Signal()
    edited = Signal(object)  # dict[str, Value]
    kept = Signal(object)  # dict[str, Value]
    register_asked = Signal()
    discarded = Signal()
    consent_asked = Signal()
    session_opened = Signal(str)
    close_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.mode = Mode.READ
        self.page: PersonPage | None = None
        self._name = Label("", Role.TITLE)
        self._other = Label("", Role.SECONDARY, "text2")
        self.edit = Button(lambda: _("Edit"), size=Size.SMALL, icon="pencil-simple")
        self.done = Button(lambda: _("Done"), size=Size.SMALL, icon="check")
        self.close_button = IconButton("x", lambda: _("Close"), side=32)
        self.facts = Facts(desk)
        self.history = History()
        self.form = PersonForm(desk)
        self.save = Button(lambda: _("Save"), Kind.INK, Size.SMALL, hint="Ctrl+Enter")
        self.discard = Button(lambda: _("Discard"), Kind.FLAT, Size.SMALL)
        self._reading = QWidget()
        self._footer = QWidget()
        self._compose()
        self._connect()

    def _compose(self) -> None:
        head = row(column(None, self._name, self._other, None, spacing=0), spacing=8)
        head.setStretch(0, 1)
        for widget in (self.edit, self.done, self.close_button):
            head.addWidget(widget)
        head.setContentsMargins(17, 8, 10, 8)
        top = QWidget()
        top.setFixedHeight(64)
        top.setLayout(head)
        reading = QVBoxLayout(self._reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(12)
        reading.addWidget(self.facts)
        reading.addWidget(Separator())
        reading.addWidget(self.history)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(17, 14, 16, 16)
        body.addWidget(self._reading)
        body.addWidget(self.form)
        body.addStretch(1)
        self._scroll = scrolling(inside)
        buttons = row(self.save, self.discard, None)
        buttons.setContentsMargins(17, 10, 16, 10)
        below = column(Separator(), buttons, spacing=0)
        self._footer.setLayout(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(Separator())
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._footer)
        self._show_mode(Mode.READ)

    def _connect(self) -> None:
        self.edit.clicked.connect(self.edit_asked)
        self.done.clicked.connect(self.edit_ended)
        self.close_button.clicked.connect(self.close_asked)
        self.facts.consent_asked.connect(self.consent_asked)
        self.history.opened.connect(self.session_opened)
        self.form.committed.connect(self._committed)
        self.form.submitted.connect(self._submitted)
        self.save.clicked.connect(self.register_asked)
        self.discard.clicked.connect(self.discarded)

    # -------------------------------------------------------------------------------------------------- what it shows

    def show_person(self, page: PersonPage) -> None:
        """Show somebody to be read."""
        self.finish()
        same = self.page is not None and self.page.person.id == page.person.id
        self._show_mode(Mode.READ)
        self._fill(page)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def show_again(self, page: PersonPage) -> None:
        """The person shown was changed: what is being typed stays."""
        self._fill(page)
        if self.mode is Mode.EDIT:
            self.form.update_values(page.person.values)

    def show_editing(self) -> None:
        """Turn the page into its form."""
        if self.page is not None:
            self.form.show_values(self.page.person.values)
            self._show_mode(Mode.EDIT)
            self.form.focus_first()

    def show_registering(self, values: Mapping[str, Value]) -> None:
        """A form for somebody new, with what was typed into it before."""
        self.finish()
        self.page = None
        self._name.set_text(lambda: _("Register person"))
        self._other.hide()
        self.form.show_values(values)
        self._show_mode(Mode.REGISTER)
        self._scroll.verticalScrollBar().setValue(0)
        self.form.focus_first()

    def leave_form(self) -> None:
        """The form for somebody new is no longer shown; nothing of it is stored by this."""
        self._show_mode(Mode.READ)

    def finish(self) -> None:
        """Store what is being typed before something else is shown."""
        if self.mode is not Mode.READ:
            self.form.finish()

    def retranslate(self) -> None:
        """Write what depends on the language again."""
        if self.page is not None:
            self._fill(self.page)

    def focus(self) -> None:
        """Put the focus into it."""
        if self.mode is Mode.READ:
            self.edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.form.focus_first()

    def _fill(self, page: PersonPage) -> None:
        self.page = page
        shown = shown_name(page.person)
        self._name.set_text(shown.name)
        self._other.set_text(shown.other)
        self._other.setVisible(bool(shown.other))
        self.facts.show_page(page)
        self.history.show_sessions(page.sessions)

    def _show_mode(self, mode: Mode) -> None:
        self.mode = mode
        self.edit.setVisible(mode is Mode.READ)
        self.done.setVisible(mode is Mode.EDIT)
        self._reading.setVisible(mode is Mode.READ)
        self.form.setVisible(mode is not Mode.READ)
        self._footer.setVisible(mode is Mode.REGISTER)

    # ------------------------------------------------------------------------------------------------------- events

    def _committed(self, values: dict[str, Value]) -> None:
        if self.mode is Mode.EDIT:
            self.edited.emit(values)
        elif self.mode is Mode.REGISTER:
            self.kept.emit(self.form.values())

    def _submitted(self) -> None:
        (self.register_asked if self.mode is Mode.REGISTER else self.edit_ended).emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it, draw the line towards the list."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.fillRect(leading_part(self.rect(), 1), theme().colour("border"))
        painter.end()
