"""Participants: the list, searched and narrowed, and beside it the person the arrows are on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.labels import entity_plural
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.services.people import PersonLine
from kizilay_desk.ui.news import News
from kizilay_desk.ui.participants.columns import LAST_ATTENDED, NAME, order_of, people_columns
from kizilay_desk.ui.participants.filter_bar import FilterBar
from kizilay_desk.ui.participants.panel import Mode, PersonPanel
from kizilay_desk.ui.participants.register import Register
from kizilay_desk.ui.search_keys import SearchKeys
from kizilay_desk.ui.session.names import shown_name
from kizilay_desk.ui.shell.page import Arguments, Page
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Kind
from kizilay_desk.ui.widgets.card import Card, Separator
from kizilay_desk.ui.widgets.kbd import KeyHints
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.notices import EmptyLine, UndoStrip
from kizilay_desk.ui.widgets.search_field import SearchField
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import RowsModel

_SHOWN = frozenset({"participant", "attendance", "session"})


class ParticipantsPage(Page):
    """Arguments: ``{"id": person}`` shows that person, ``{"new": "1"}`` begins to register somebody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._register = Register(desk, self)
        self._wants_panel = True
        self.search_field = SearchField(lambda: _("Name (any script), phone or ID number"))
        self.search_field.setMaximumWidth(400)
        self.register_button = Button(lambda: _("Register person"), Kind.PRIMARY, icon="user-plus", hint="Ctrl+N")
        self.filters = FilterBar(desk)
        self.count = Label("", Role.SECONDARY_STRONG)
        self.rows: RowsModel[PersonLine] = RowsModel(people_columns(), self._fetch, self)
        self.table = DataTable(self.rows)
        self._sorted, self._descending = self._register.first_order()
        self.table.show_sort(self._sorted, descending=self._descending)
        self.none_yet = EmptyLine(lambda: _("No one is registered yet."), lambda: _("Register person"), icon="user-plus")
        self.none_found = EmptyLine(lambda: _("No one matches these filters."), lambda: _("Clear filters"), icon="x")
        self.strip = UndoStrip()
        self.panel = PersonPanel(desk)
        self.panel.hide()
        self._compose()
        self._connect()
        self._news = News(desk, self, _SHOWN, self.refresh)

    def _compose(self) -> None:
        # The panel reaches the edges of the window.
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(24, 16, 24, 16)
        left.setSpacing(12)
        self._left = left
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search_field, 4)
        head.addStretch(1)
        head.addWidget(self.register_button)
        left.addLayout(head)
        narrowed = QHBoxLayout()
        narrowed.addWidget(self.filters)
        narrowed.addStretch(1)
        narrowed.addWidget(self.count)
        left.addLayout(narrowed)
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
        left.addWidget(card, 1)
        whole = QHBoxLayout()
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)
        self.content.addLayout(whole, 1)

    def _connect(self) -> None:
        self._keys = SearchKeys(self.search_field, self.table)
        self.search_field.searched.connect(lambda _text: self.refresh())
        self.search_field.input.installEventFilter(self)
        self.table.installEventFilter(self)
        self.filters.changed.connect(self.refresh)
        self.filters.failed.connect(self.failed)
        self.register_button.clicked.connect(self.new)
        self.none_yet.acted.connect(self.new)
        self.none_found.acted.connect(self._clear)
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._open)
        self.table.edited.connect(self._edit)
        self.table.removed.connect(self._remove)
        self.table.sort_asked.connect(self._sort)
        self.panel.edit_asked.connect(self.panel.show_editing)
        self.panel.edit_ended.connect(self._end_editing)
        self.panel.edited.connect(self._store)
        self.panel.kept.connect(self._register.keep)
        self.panel.register_asked.connect(self._save_new)
        self.panel.discarded.connect(self._discard)
        self.panel.consent_asked.connect(self._record_consent)
        self.panel.session_opened.connect(lambda session: self.navigate.emit("session", {"id": session}))
        self.panel.close_asked.connect(self._close_panel)
        for key, act in (("F2", self._edit_shown), ("Ctrl+Shift+N", self.new)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -------------------------------------------------------------------------------------------------- the page

    def title(self) -> str:
        """*Participants*."""
        return entity_plural("participant")

    def shown(self, arguments: Arguments) -> None:
        """Read the list; somebody who was asked for is brought into view, registering begins where it was left."""
        self.refresh()
        if person := arguments.get("id"):
            self._bring_into_view(person)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif arguments.get("new"):
            self.new()
        elif self.panel.isVisible():
            self.panel.focus()
        else:
            self.search_field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def hidden(self) -> bool:
        """What is being typed goes into the store first."""
        self.panel.finish()
        return self._register.catch_up()

    def retranslate(self) -> None:
        """Write count, panel and columns again: in Arabic the names change places."""
        self.rows.columns = people_columns()
        self.rows.retranslate()
        self.table.header.share(self.table.viewport().width())
        self._show_count()
        self.panel.retranslate()

    def search(self) -> None:
        """Into the search field."""
        self.search_field.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.input.selectAll()

    def new(self) -> None:
        """Register somebody; a form that was left is offered as it was."""
        if self.panel.mode is Mode.REGISTER and self.panel.isVisible():
            self.panel.focus()
            return
        self._wants_panel = True
        self._show_panel()
        self.panel.show_registering(self._register.kept())

    def primary(self) -> None:
        """Save the new person, or begin with one."""
        if self.panel.mode is Mode.REGISTER and self.panel.isVisible():
            self._save_new()
        else:
            self.new()

    def undo(self) -> None:
        """Take back the last change made here."""
        self._show_undone(self._register.undo())

    def escape(self) -> bool:
        """Form, then panel, then search: one layer at a time. What is in a form stays in the store."""
        focused = QApplication.focusWidget()
        if self.panel.isVisible() and self.panel.mode is Mode.EDIT:
            self._end_editing()
        elif self.panel.isVisible() and self.panel.mode is Mode.REGISTER:
            self.panel.finish()
            self._leave_registering()
        elif self.panel.isVisible() and focused is not None and self.panel.isAncestorOf(focused):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.panel.isVisible():
            self._close_panel()
        elif self.search_field.text():
            self.search_field.clear()
        else:
            return False
        return True

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

    # -------------------------------------------------------------------------------------------------- the list

    def refresh(self) -> None:
        """Read who is shown, and the person in the panel again."""
        wanted = self.filters.wanted(self.search_field.text().strip())
        ids = self._register.people(wanted, order_of(self._sorted), descending=self._descending)
        if ids is None:
            return
        self.rows.set_ids(ids)
        narrowed = bool(self.search_field.text().strip()) or not self.filters.is_empty()
        empty = self.none_found if narrowed else self.none_yet
        self._stack.setCurrentWidget(self.table if ids else empty)
        self._show_count()
        self._show_panel_again()

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, PersonLine]:
        return self._register.lines(ids)

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
        self.search()

    def _bring_into_view(self, person: str) -> None:
        """Make somebody the current row; filters that hide them are cleared."""
        if self.rows.place_of(person) < 0:
            self.search_field.set_text("")
            self.filters.clear()
            self.refresh()
        self._wants_panel = True
        self.table.set_current(person)
        self._show_current(person)

    # -------------------------------------------------------------------------------------------------- the panel

    def _show_panel(self) -> None:
        self._left.setContentsMargins(24, 16, 16, 16)
        self.panel.show()

    def _close_panel(self) -> None:
        self.panel.finish()
        self._wants_panel = False
        self._hide_panel()

    def _hide_panel(self) -> None:
        had_focus = self.panel.isAncestorOf(QApplication.focusWidget()) if QApplication.focusWidget() else False
        self.panel.hide()
        self._left.setContentsMargins(24, 16, 24, 16)
        if had_focus:
            (self.table if self.rows.rowCount() else self.search_field.input).setFocus()

    def _show_current(self, person: str | None) -> None:
        """The panel follows the row, unless it was closed."""
        if person is None or not self._wants_panel:
            return
        self.panel.finish()
        page = self._register.page(person)
        if page is not None:
            self.panel.show_person(page)
            self._show_panel()

    def _show_panel_again(self) -> None:
        if self.panel.page is None or self.panel.mode is Mode.REGISTER:
            return
        page = self._register.page(self.panel.page.person.id)
        if page is None or page.person.deleted:
            self._hide_panel()
        else:
            self.panel.show_again(page)

    def _open(self, person: str) -> None:
        self._wants_panel = True
        self._show_current(person)
        self.panel.focus()

    def _edit(self, person: str) -> None:
        self._open(person)
        self.panel.show_editing()

    def _edit_shown(self) -> None:
        if self.panel.isVisible() and self.panel.mode is Mode.READ and self.panel.page is not None:
            self.panel.show_editing()
        elif (person := self.table.current_id()) is not None and self.panel.mode is not Mode.REGISTER:
            self._edit(person)

    def _end_editing(self) -> None:
        self.panel.finish()
        if self.panel.page is None:
            return
        page = self._register.page(self.panel.page.person.id)
        if page is not None:
            self.panel.show_person(page)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_registering(self) -> None:
        person = self.table.current_id()
        self.panel.leave_form()
        if person is not None:
            self._show_current(person)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._hide_panel()
            self.search_field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    # -------------------------------------------------------------------------------------------------- writing

    def _store(self, values: dict[str, Value]) -> None:
        if self.panel.page is not None and self._register.edit(self.panel.page.person.id, values):
            self.rows.refresh()
            self._show_panel_again()

    def _record_consent(self) -> None:
        if self.panel.page is None:
            return
        person = self.panel.page.person
        action = self._register.record_consent(person)
        if action is not None:
            self._offer_undo(fill(_("Consent of {name} was recorded."), name=shown_name(person).name), action)
            self.refresh()
            self.panel.focus()

    def _save_new(self) -> None:
        if not self.panel.form.check():
            return
        person = self._register.save_new(self.panel.form.values())
        if person is None:
            return
        self.panel.leave_form()
        self.refresh()
        self._bring_into_view(person)
        self.table.flash(person)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self) -> None:
        values = self.panel.form.values()
        self._register.forget()
        self._leave_registering()
        if values:
            self.strip.offer(_("The new person was discarded."), lambda: self._restore_form(values))

    def _restore_form(self, values: dict[str, Value]) -> None:
        self._register.keep(values)
        self.new()

    def _remove(self, person: str) -> None:
        place = self.rows.place_of(person)
        line = self.rows.row_at(place)
        if line is None:
            return
        self.panel.finish()
        action = self._register.remove(person)
        if action is None:
            return
        self.refresh()
        self.table.set_current(self.rows.id_at(min(place, self.rows.rowCount() - 1)))
        self._offer_undo(fill(_("{name} was removed."), name=shown_name(line.person).name), action)

    def _offer_undo(self, text: str, action: Action) -> None:
        self.strip.offer(text, lambda: self._show_undone(self._register.take_back(action)))

    def _show_undone(self, action: Action | None) -> None:
        if action is None:
            return
        self.strip.forget()
        self.refresh()
        person = action.records[0]
        if self.rows.place_of(person) >= 0:
            self.table.set_current(person)
            self._show_current(person)
            self.table.flash(person)
