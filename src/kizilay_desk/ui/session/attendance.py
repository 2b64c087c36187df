"""The list of people: quick add above, the table, the undo strip, the summary below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services import attending, entry
from kizilay_desk.services.attending import Suggestion
from kizilay_desk.services.desk import Action
from kizilay_desk.storage.records import Record
from kizilay_desk.storage.sessions import Attendee
from kizilay_desk.ui.session.consent import consent_values, is_given, is_missing
from kizilay_desk.ui.session.last_time import LastTime, people_of_last_time
from kizilay_desk.ui.session.names import shown_name
from kizilay_desk.ui.session.open_session import OpenSession
from kizilay_desk.ui.session.people_columns import Listed, people_columns
from kizilay_desk.ui.session.quick_add import QuickAddBar
from kizilay_desk.ui.session.summary import SummaryLine
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.notices import Banner, EmptyLine, UndoStrip
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import RowsModel


class AttendanceTab(QWidget):
    """Who is on the list of the open session."""

    def __init__(self, session: OpenSession) -> None:
        super().__init__()
        self._session = session
        self._attendees: list[Attendee] = []
        self._listed: dict[str, Listed] = {}
        self.bar = QuickAddBar(session)
        self.last_time = LastTime(self.bar.last_time)
        self.unfinished = Banner(
            Tone.NEUTRAL, "arrow-counter-clockwise", self._unfinished_words, action=lambda: _("Continue")
        )
        self.table = DataTable(RowsModel(people_columns(session.desk.today), self._fetch))
        self.table.setAccessibleName(_("List of people"))
        self.empty = EmptyLine(lambda: _("No one yet. Type the first three letters of a name."))
        self.strip = UndoStrip()
        self.summary = SummaryLine()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(12)
        top.addWidget(self.bar)
        top.addWidget(self.unfinished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Separator())
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.strip)
        column.addWidget(Separator())
        column.addWidget(self.summary)

    def _connect(self) -> None:
        bar, panel, table = self.bar, self.bar.panel, self.table
        bar.chosen.connect(self._on_chosen)
        bar.went_down.connect(self._enter_table)
        bar.closed.connect(self.show_unfinished)
        bar.last_time.clicked.connect(self._open_last_time)
        panel.registered.connect(self._on_added)
        panel.edited.connect(self._on_edited)
        panel.taken.connect(self._on_taken)
        panel.discarded.connect(self._on_discarded)
        self.last_time.added.connect(self._add_several)
        self.unfinished.acted.connect(bar.resume_register)
        table.left_up.connect(bar.setFocus)
        table.removed.connect(self.remove)
        table.acted.connect(lambda person, _column: self.remove(person))
        table.edited.connect(self.edit)
        table.opened.connect(self.edit)
        self.summary.consent_asked.connect(self._go_to_missing_consent)
        consent = QShortcut(QKeySequence("Ctrl+D"), table, context=Qt.ShortcutContext.WidgetShortcut)
        consent.activated.connect(self._turn_consent)
        self.destroyed.connect(self.last_time.deleteLater)

    # ------------------------------------------------------------------------------------------------- showing

    def show_session(self) -> None:
        """Another session is in front."""
        self.bar.clear()
        self.strip.forget()
        self.table.flash(None)
        self.table.set_current(None)
        self.refresh()
        self.show_unfinished()

    def refresh(self) -> None:
        """Read the list again."""
        session = self._session
        try:
            self._attendees = attending.attendees(session.desk, session.id) if session.id is not None else []
        except DeskError as error:
            session.failed.emit(error)
            return
        count = len(self._attendees)
        self._listed = {
            attendee.participant: Listed(count - place, attendee) for place, attendee in enumerate(self._attendees)
        }
        self.table.rows.set_ids([attendee.participant for attendee in self._attendees])
        self.table.setVisible(bool(count))
        self.empty.setVisible(not count)
        self.summary.show_people(self._attendees, self._day())

    def count(self) -> int:
        """How many people are on the list."""
        return len(self._attendees)

    def show_unfinished(self) -> None:
        """Offer the person whose registration was left half-way, if there is one."""
        self._waiting = self.bar.panel.waiting()
        self.unfinished.setVisible(self._waiting is not None)

    def focus(self) -> None:
        """Put the focus where people are added."""
        self.bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Write again what depends on the language."""
        self.table.setAccessibleName(_("List of people"))

    def _fetch(self, people: Sequence[str]) -> Mapping[str, Listed]:
        return {person: self._listed[person] for person in people if person in self._listed}

    def _day(self) -> date:
        day = self._session.text("date")
        return date.fromisoformat(day) if day else self._session.desk.today()

    def _person(self, person: str) -> Record | None:
        listed = self._listed.get(person)
        return listed.attendee.person if listed is not None else None

    def _name(self, person: str) -> str:
        record = self._person(person)
        return shown_name(record).name if record is not None else _("Record not yet received")
