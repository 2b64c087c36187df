"""The list of people: quick add above, the table, the undo strip, the summary below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
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
from kizilay_desk.ui.session.people_columns import SPARED, Listed, people_columns
from kizilay_desk.ui.session.quick_add import QuickAddBar
from kizilay_desk.ui.session.summary import SummaryLine
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.notices import Banner, EmptyLine, UndoStrip
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import RowsModel

_ROOMY = 656


class AttendanceTab(QWidget):
    """Who is on the list of the open session."""

    def __init__(self, session: OpenSession) -> None:
        super().__init__()
        self._session = session
        self._attendees: list[Attendee] = []
        self._listed: dict[str, Listed] = {}
        self._waiting: Mapping[str, Value] | None = None
        self.bar = QuickAddBar(session)
        self.last_time = LastTime(self.bar.last_time)
        self.unfinished = Banner(Tone.NEUTRAL)
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
        self.last_time.setParent(self)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen some columns give way to the name and the ×."""
        super().resizeEvent(event)
        for place, column in enumerate(self.table.rows.columns):
            self.table.setColumnHidden(place, column.key in SPARED and self.width() < _ROOMY)

    def count(self) -> int:
        """How many people are on the list."""
        return len(self._attendees)

    def moments(self) -> list[str]:
        """When each of them was added (UTC, ISO)."""
        return [attendee.added_at for attendee in self._attendees]

    def show_unfinished(self) -> None:
        """Offer the person whose registration was left half-way, if there is one."""
        self._waiting = self.bar.panel.waiting()
        self.unfinished.set_notice(
            Tone.NEUTRAL, "arrow-counter-clockwise", self._unfinished_words, action=lambda: _("Continue")
        )
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

    # -------------------------------------------------------------------------------------------------- adding

    def _on_chosen(self, suggestion: Suggestion) -> None:
        if suggestion.on_list:
            self._show_listed(suggestion.person.id)
        else:
            self._add(suggestion.person.id)

    def _on_taken(self, person: str) -> None:
        if person in self._listed:
            self.bar.finish()
            self._show_listed(person)
        else:
            self._add(person)

    def _add(self, person: str) -> None:
        desk, by = self._session.desk, self._session
        if self._session.write(lambda session: attending.add(desk, session, person, by=by)) is not None:
            self._on_added(person)

    def _on_added(self, person: str) -> None:
        self.bar.finish()
        self.table.scrollToTop()
        self.table.flash(person)

    def _show_listed(self, person: str) -> None:
        self.bar.close_all()
        self.bar.search.input.selectAll()
        self.table.set_current(person)

    def _open_last_time(self) -> None:
        if self.last_time.is_open():
            self.last_time.close_popover()
            return
        session = self._session
        activity = session.text("activity")
        people: Sequence[Record] = ()
        if activity:
            try:
                people = people_of_last_time(session.desk, session.id or "", activity, session.text("date"))
            except DeskError as error:
                session.failed.emit(error)
        self.last_time.open_with(people, bool(activity))

    def _add_several(self, people: list[str]) -> None:
        desk, by = self._session.desk, self._session

        def add(session: str) -> Action:
            # The list has the newest on top, the checklist the first.
            actions = [attending.add(desk, session, person, by=by) for person in reversed(people)]
            return Action(tuple(chain.from_iterable(action.changes for action in actions)))

        action = self._session.write(add)
        if action is not None:
            self.table.scrollToTop()
            self.focus()
            text = ngettext("{count} person added.", "{count} people added.", len(people))
            self._offer_undo(fill(text, count=len(people)), action)

    # ------------------------------------------------------------------------------------------- working in the list

    def remove(self, person: str) -> None:
        """Take somebody off the list; the strip offers to undo it."""
        desk, by = self._session.desk, self._session
        name, place = self._name(person), self.table.rows.place_of(person)
        action = self._session.write(lambda session: attending.remove(desk, session, person, by=by))
        if action is not None:
            self.table.set_current(self.table.rows.id_at(min(place, self.count() - 1)))
            if not self.count():
                self.focus()
            self._offer_undo(fill(_("{name} removed from the list."), name=name), action)

    def edit(self, person: str) -> None:
        """Edit somebody's record, if it is here."""
        record = self._person(person)
        if record is not None:
            self.bar.edit(record)

    def undo(self) -> None:
        """Take back the last step made on the page."""
        self._restoring(self._session.undo)
        self.strip.forget()

    def _offer_undo(self, text: str, action: Action) -> None:
        self.strip.offer(text, partial(self._restoring, partial(self._session.take_back, action)))

    def _restoring(self, undo: Callable[[], object]) -> None:
        before = set(self._listed)
        undo()
        back = [person for person in self._listed if person not in before]
        if back:
            self.table.set_current(back[0])
            self.table.flash(back[0])

    def _on_edited(self, person: str) -> None:
        self.bar.close_all()
        self.table.set_current(person)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_discarded(self, typed: dict[str, Value]) -> None:
        self.bar.finish()
        self.strip.offer(_("Draft discarded."), partial(self._keep_again, typed))

    def _keep_again(self, typed: dict[str, Value]) -> None:
        self.bar.panel.restore(typed)
        self.show_unfinished()

    def _turn_consent(self) -> None:
        current = self.table.current_id()
        person = self._person(current) if current is not None else None
        if person is None:
            return
        desk, by, id_ = self._session.desk, self._session, person.id
        values = consent_values(given=not is_given(person), birth=person.values["birth"], today=desk.today())
        self._session.write(lambda _session: entry.edit(desk, "participant", id_, values, by=by))

    def _go_to_missing_consent(self) -> None:
        ids = self.table.rows.ids()
        start = self.table.currentIndex().row() + 1
        for person in (*ids[start:], *ids[:start]):
            record = self._person(person)
            if record is not None and is_missing(record):
                self.table.set_current(person)
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _enter_table(self) -> None:
        if self.count():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _unfinished_words(self) -> str:
        waiting = self._waiting or {}
        latin = " ".join(str(waiting[key]) for key in ("given_name", "family_name") if waiting.get(key))
        name = latin or str(waiting.get("arabic_name") or "")
        return fill(_("Unfinished registration: {name}"), name=name) if name else _("Unfinished registration")
