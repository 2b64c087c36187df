"""All sessions: searched, narrowed, opened, removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.labels import code_label, entity_plural
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services import entry, holding
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.services.holding import SessionLine
from kizilay_desk.storage.sessions import SessionFilter
from kizilay_desk.ui.news import News
from kizilay_desk.ui.search_keys import SearchKeys
from kizilay_desk.ui.sessions.columns import session_columns
from kizilay_desk.ui.sessions.words import topic_text
from kizilay_desk.ui.shell.page import Arguments, Page
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Kind
from kizilay_desk.ui.widgets.card import Card, Separator
from kizilay_desk.ui.widgets.kbd import KeyHints
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row
from kizilay_desk.ui.widgets.notices import EmptyLine, UndoStrip
from kizilay_desk.ui.widgets.search_field import SearchField
from kizilay_desk.ui.widgets.segmented import Choice, Segmented
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import RowsModel

_ALL = "all"
_STATUSES = (holding.DRAFT, holding.PLANNED, holding.HELD)
_WEEK, _MONTH = "week", "month"
_SHOWN = frozenset({"session", "attendance", "headcount"})


class SessionsPage(Page):
    """The list. Arguments: ``{"status": code}`` shows those only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._done: list[Action] = []
        self.search_field = SearchField(lambda: _("Topic, place or facilitator"))
        self.search_field.setMaximumWidth(400)
        self.new_session = Button(lambda: _("New session"), Kind.PRIMARY, icon="plus-bold", hint="Ctrl+N")
        self.statuses = Segmented(_status_choices(), ticks=False)
        self.statuses.set_value(_ALL)
        self.periods = Segmented(_period_choices(), ticks=False)
        self.periods.set_value(_ALL)
        self.count = Label("", Role.SECONDARY_STRONG)
        self.rows: RowsModel[SessionLine] = RowsModel(session_columns(), self._fetch, self)
        self.table = DataTable(self.rows)
        self.none_yet = EmptyLine(lambda: _("No sessions yet."), lambda: _("New session"), icon="plus-bold")
        self.none_found = EmptyLine(lambda: _("No session matches."), lambda: _("Clear filters"), icon="x")
        self.strip = UndoStrip()
        self._compose()
        self._connect()
        News(desk, self, _SHOWN, self.refresh)

    def _compose(self) -> None:
        self.content.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.search_field, 4)
        head.addStretch(1)
        head.addWidget(self.new_session)
        self.content.addLayout(head)
        self.content.addLayout(row(self.statuses, self.periods, None, self.count, spacing=12))
        body = QWidget()
        self._stack = QStackedLayout(body)
        for widget in (self.table, self.none_yet, self.none_found):
            self._stack.addWidget(widget)
        card = Card()
        card.add(body, 1)
        card.add(self.strip)
        card.add(Separator())
        hints = (
            (("↑", "↓"), lambda: _("move")),
            (("Enter",), lambda: _("open")),
            (("Delete",), lambda: _("remove")),
        )
        card.pad(KeyHints(hints), margins=(16, 9, 16, 9))
        self.content.addWidget(card, 1)

    def _connect(self) -> None:
        self._keys = SearchKeys(self.search_field, self.table)
        self.search_field.searched.connect(lambda _text: self.refresh())
        self.statuses.picked.connect(lambda _value: self.refresh())
        self.periods.picked.connect(lambda _value: self.refresh())
        self.new_session.clicked.connect(self.new)
        self.none_yet.acted.connect(self.new)
        self.none_found.acted.connect(self._clear)
        self.table.opened.connect(lambda record: self.navigate.emit("session", {"id": record}))
        self.table.removed.connect(self._remove)

    # -------------------------------------------------------------------------------------------------- the page

    def title(self) -> str:
        """*Sessions*."""
        return entity_plural("session")

    def shown(self, arguments: Arguments) -> None:
        """Read the list; the focus goes back to the row that was opened, else to the search."""
        if status := arguments.get("status"):
            self._clear_fields()
            self.statuses.set_value(status if self.statuses.offers(status) else _ALL)
        self.refresh()
        in_front = self.table if self.table.current_id() is not None else self.search_field.input
        in_front.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Write the count again, and give the segments the room their words need."""
        for choices in (self.statuses, self.periods):
            segments = choices.findChildren(QAbstractButton)
            choices.setMinimumWidth(len(segments) * (1 + max(segment.sizeHint().width() for segment in segments)))
        self._show_count()

    def search(self) -> None:
        """Into the search field."""
        self.search_field.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.input.selectAll()

    def new(self) -> None:
        """A new session."""
        self.navigate.emit("session", {"new": "1"})

    def primary(self) -> None:
        """A new session."""
        self.new()

    def undo(self) -> None:
        """Bring back what was removed last."""
        if self._done:
            self._take_back(self._done[-1])

    def escape(self) -> bool:
        """Empty the search first."""
        if self.search_field.text():
            self.search_field.clear()
            return True
        return False

    # -------------------------------------------------------------------------------------------------- the list

    def refresh(self) -> None:
        """Read which sessions are shown."""
        try:
            self.rows.set_ids(holding.session_ids(self._desk, self._wanted()))
        except DeskError as error:
            self.failed.emit(error)
            return
        empty = self.none_yet if self._wanted() == SessionFilter() else self.none_found
        self._stack.setCurrentWidget(self.table if self.rows.rowCount() else empty)
        self._show_count()

    def _wanted(self) -> SessionFilter:
        status = self.statuses.value()
        today = self._desk.today()
        first = last = None
        if self.periods.value() == _WEEK:
            week = Week.of(today)
            first, last = week.monday.isoformat(), week.sunday.isoformat()
        elif self.periods.value() == _MONTH:
            first, last = f"{today:%Y-%m}-01", f"{today:%Y-%m}-31"
        return SessionFilter(
            first, last, statuses=(status,) if status in _STATUSES else (), text=self.search_field.text().strip()
        )

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, SessionLine]:
        try:
            return {line.session.id: line for line in holding.session_lines(self._desk, ids)}
        except DeskError as error:
            self.failed.emit(error)
            return {}

    def _show_count(self) -> None:
        count = self.rows.rowCount()
        self.count.set_text(fill(ngettext("{count} session", "{count} sessions", count), count=count))

    def _clear_fields(self) -> None:
        self.search_field.set_text("")
        self.statuses.set_value(_ALL)
        self.periods.set_value(_ALL)

    def _clear(self) -> None:
        self._clear_fields()
        self.refresh()
        self.search()

    def _remove(self, record: str) -> None:
        place = self.rows.place_of(record)
        line = self.rows.row_at(place)
        if line is None:
            return
        try:
            action = entry.delete(self._desk, "session", record, by=self)
        except DeskError as error:
            self.failed.emit(error)
            return
        self._done.append(action)
        self.saved.emit()
        self.refresh()
        self.table.set_current(self.rows.id_at(min(place, self.rows.rowCount() - 1)))
        name = topic_text(line.session.text("topic"))
        self.strip.offer(fill(_("{name} was removed."), name=name), lambda: self._take_back(action))

    def _take_back(self, action: Action) -> None:
        try:
            self._desk.undo(action, by=self)
        except DeskError as error:
            self.failed.emit(error)
            return
        self._done.remove(action)
        self.strip.forget()
        self.saved.emit()
        self.refresh()
        self.table.set_current(action.records[0])
        self.table.flash(action.records[0])


def _status_choices() -> tuple[Choice, ...]:
    return (
        Choice(_ALL, lambda: _("All")),
        *(Choice(code, partial(code_label, "session_status", code)) for code in _STATUSES),
    )


def _period_choices() -> tuple[Choice, ...]:
    return (
        Choice(_ALL, lambda: _("Any time")),
        Choice(_MONTH, lambda: _("This month")),
        Choice(_WEEK, lambda: _("This week")),
    )
