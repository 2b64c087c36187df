"""The list of participants: search, filters, table, count, and what stands there when nobody is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.people import PersonLine
from kizilay_desk.ui.participants.columns import LAST_ATTENDED, order_of, people_columns
from kizilay_desk.ui.participants.filter_bar import FilterBar
from kizilay_desk.ui.participants.register import Register
from kizilay_desk.ui.search_keys import SearchKeys
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Kind
from kizilay_desk.ui.widgets.card import Card, Separator
from kizilay_desk.ui.widgets.kbd import KeyHints
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.notices import EmptyLine, UndoStrip
from kizilay_desk.ui.widgets.search_field import SearchField
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import RowsModel


class PeopleList(QWidget):
    """``new_asked``: somebody is to be registered. ``table`` tells what the arrows are on and what is pressed there."""

    new_asked = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__()
        self._register = register
        self.search_field = SearchField(lambda: _("Name (any script), phone or ID number"))
        self.search_field.setMaximumWidth(400)
        self.register_button = Button(lambda: _("Register person"), Kind.PRIMARY, icon="user-plus", hint="Ctrl+N")
        self.filters = FilterBar(desk)
        self.count = Label("", Role.SECONDARY_STRONG)
        self.rows: RowsModel[PersonLine] = RowsModel(people_columns(), register.lines, self)
        self.table = DataTable(self.rows)
        self._sorted, self._descending = register.first_order()
        self.table.show_sort(self._sorted, descending=self._descending)
        self.none_yet = EmptyLine(
            lambda: _("No one is registered yet."), lambda: _("Register person"), icon="user-plus"
        )
        self.none_found = EmptyLine(lambda: _("No one matches these filters."), lambda: _("Clear filters"), icon="x")
        self.strip = UndoStrip()
        self._compose()
        self._connect()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search_field, 4)
        head.addStretch(1)
        head.addWidget(self.register_button)
        narrowed = QHBoxLayout()
        narrowed.addWidget(self.filters)
        narrowed.addStretch(1)
        narrowed.addWidget(self.count)
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
            (("F2",), lambda: _("edit")),
            (("Delete",), lambda: _("remove")),
        )
        card.pad(KeyHints(hints), margins=(16, 9, 16, 9))
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(12)
        self._whole.addLayout(head)
        self._whole.addLayout(narrowed)
        self._whole.addWidget(card, 1)
        self.set_beside_panel(False)

    def _connect(self) -> None:
        self._keys = SearchKeys(self.search_field, self.table)
        self.search_field.searched.connect(lambda _text: self.refresh())
        self.search_field.input.installEventFilter(self)
        self.table.installEventFilter(self)
        self.table.sort_asked.connect(self._sort)
        self.filters.changed.connect(self.refresh)
        self.register_button.clicked.connect(self.new_asked)
        self.none_yet.acted.connect(self.new_asked)
        self.none_found.acted.connect(self._clear)

    def set_beside_panel(self, beside: bool) -> None:
        """Whether the panel stands at its trailing side, closer than the edge of the window."""
        self._whole.setContentsMargins(24, 16, 16 if beside else 24, 16)

    # ------------------------------------------------------------------------------------------------- who is shown

    def refresh(self) -> None:
        """Read who is shown. Nothing changes when that cannot be read."""
        text = self.search_field.text().strip()
        ids = self._register.people(self.filters.wanted(text), order_of(self._sorted), descending=self._descending)
        if ids is None:
            return
        self.rows.set_ids(ids)
        narrowed = bool(text) or not self.filters.is_empty()
        empty = self.none_found if narrowed else self.none_yet
        self._stack.setCurrentWidget(self.table if ids else empty)
        self._show_count()

    def bring_into_view(self, person: str) -> None:
        """Make somebody the current row; a search or filters that hide them are cleared."""
        if self.rows.place_of(person) < 0:
            self.search_field.set_text("")
            self.filters.clear()
            self.refresh()
        self.table.set_current(person)

    def take_away(self, person: str) -> None:
        """Somebody is gone: read again and go on to the next row."""
        place = self.rows.place_of(person)
        self.refresh()
        self.table.set_current(self.rows.id_at(min(place, self.rows.rowCount() - 1)))

    def retranslate(self) -> None:
        """Write columns and count again: in Arabic the names change places, and with them what they sort by."""
        self.rows.columns = people_columns()
        self.rows.retranslate()
        self.table.header.share(self.table.viewport().width())
        if self.isVisible():
            self.refresh()

    def _show_count(self) -> None:
        shown, everybody = self.rows.rowCount(), self._register.everybody()
        if shown == everybody:
            text = fill(ngettext("{count} person", "{count} people", shown), count=shown)
        else:
            text = fill(_("{shown} of {total}"), shown=formats.number(shown), total=formats.number(everybody))
        self.count.set_text(text)

    def _sort(self, column: str) -> None:
        if column == self._sorted:
            self._descending = not self._descending
        else:
            # Who came last comes first.
            self._sorted, self._descending = column, column == LAST_ATTENDED
        self.table.show_sort(self._sorted, descending=self._descending)
        self.refresh()

    def _clear(self) -> None:
        self.search_field.set_text("")
        self.filters.clear()
        self.refresh()
        self.focus_search()

    # ----------------------------------------------------------------------------------------------------- the focus

    def focus_search(self) -> None:
        """Put the focus into the search, what is in it marked."""
        self.search_field.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.input.selectAll()

    def focus_rows(self) -> None:
        """Put the focus into the table; into the search where it is empty."""
        if self.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """``/`` adds a filter; Backspace in an empty search takes the last one away."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            empty = watched is self.table or not self.search_field.text()
            if event.text() == "/" and empty:
                self.filters.open_fields()
                return True
            if event.key() == Qt.Key.Key_Backspace and watched is self.search_field.input and empty:
                self.filters.remove_last()
                return True
        return super().eventFilter(watched, event)
