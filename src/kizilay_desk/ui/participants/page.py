"""Participants: the list, and beside it the person the arrows are on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout

from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import entity_plural
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.ui.news import News
from kizilay_desk.ui.participants.panel import Mode, PersonPanel
from kizilay_desk.ui.participants.people_list import PeopleList
from kizilay_desk.ui.participants.register import Register
from kizilay_desk.ui.session.names import shown_name
from kizilay_desk.ui.shell.page import Arguments, Page

_SHOWN = frozenset({"participant", "attendance", "session"})


class ParticipantsPage(Page):
    """Arguments: ``{"id": person}`` shows that person, ``{"new": "1"}`` begins to register somebody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._register = Register(desk, self)
        self._wants_panel = True
        self._follows = True
        self.list = PeopleList(desk, self._register)
        self.panel = PersonPanel(desk)
        # The panel reaches the edges of the window.
        self.content.setContentsMargins(0, 0, 0, 0)
        whole = QHBoxLayout()
        whole.setSpacing(0)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.panel)
        self.content.addLayout(whole, 1)
        self._hide_panel()
        self._connect()
        News(desk, self, _SHOWN, self.refresh)

    def _connect(self) -> None:
        self.list.new_asked.connect(self.new)
        self.list.filters.failed.connect(self.failed)
        table = self.list.table
        table.current_changed.connect(self._show_current)
        table.opened.connect(self._open)
        table.edited.connect(self._edit)
        table.removed.connect(self._remove)
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
        elif arguments.get("new"):
            self.new()
        elif self.panel.isVisible():
            self.panel.focus()
        else:
            self.list.focus_search()

    def hidden(self) -> bool:
        """What is being typed goes into the store first."""
        self.panel.finish()
        return self._register.catch_up()

    def retranslate(self) -> None:
        """Write the list and the panel again."""
        self.list.retranslate()
        self.panel.retranslate()

    def refresh(self) -> None:
        """Read who is shown, and the person in the panel again."""
        # Should the row vanish while somebody is typing beside it, the form stays.
        self._follows = self.panel.mode is Mode.READ
        self.list.refresh()
        self._follows = True
        self._show_panel_again()

    def search(self) -> None:
        """Into the search field."""
        self.list.focus_search()

    def new(self) -> None:
        """Register somebody; a form that was left is offered as it was."""
        if self._shows(Mode.REGISTER):
            self.panel.focus()
            return
        self._wants_panel = True
        self._show_panel()
        self.panel.show_registering(self._register.kept())

    def primary(self) -> None:
        """Save the new person, or begin with one."""
        if self._shows(Mode.REGISTER):
            self._save_new()
        else:
            self.new()

    def undo(self) -> None:
        """Take back the last change made here."""
        self._show_undone(self._register.undo())

    def escape(self) -> bool:
        """Form, then panel, then search: one layer at a time. What is in a form stays in the store."""
        focused = QApplication.focusWidget()
        if self._shows(Mode.EDIT):
            self._end_editing()
        elif self._shows(Mode.REGISTER):
            self.panel.finish()
            self._leave_registering()
        elif self.panel.isVisible() and focused is not None and self.panel.isAncestorOf(focused):
            self.list.focus_rows()
        elif self.panel.isVisible():
            self._close_panel()
        elif self.list.search_field.text():
            self.list.search_field.clear()
        else:
            return False
        return True

    def _shows(self, mode: Mode) -> bool:
        return self.panel.isVisible() and self.panel.mode is mode

    def _bring_into_view(self, person: str) -> None:
        self._wants_panel = True
        self.list.bring_into_view(person)
        self._show_current(person)
        self.list.focus_rows()

    # -------------------------------------------------------------------------------------------------- the panel

    def _show_panel(self) -> None:
        self.list.set_beside_panel(True)
        self.panel.show()

    def _close_panel(self) -> None:
        self.panel.finish()
        self._wants_panel = False
        self._hide_panel()

    def _hide_panel(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.panel.isAncestorOf(focused)
        self.panel.hide()
        self.list.set_beside_panel(False)
        if had_focus:
            self.list.focus_rows()

    def _show_current(self, person: str | None) -> None:
        """The panel follows the row, unless it was closed."""
        if person is None or not self._wants_panel or not self._follows:
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
        if self._shows(Mode.READ) and self.panel.page is not None:
            self.panel.show_editing()
        elif (person := self.list.table.current_id()) is not None and not self._shows(Mode.REGISTER):
            self._edit(person)

    def _end_editing(self) -> None:
        self.panel.finish()
        if self.panel.page is None:
            return
        page = self._register.page(self.panel.page.person.id)
        if page is not None:
            self.panel.show_person(page)
        self.list.focus_rows()

    def _leave_registering(self) -> None:
        person = self.list.table.current_id()
        self.panel.leave_form()
        if person is not None:
            self._show_current(person)
            self.list.focus_rows()
        else:
            self._hide_panel()
            self.list.focus_search()

    # -------------------------------------------------------------------------------------------------- writing

    def _store(self, values: dict[str, Value]) -> None:
        if self.panel.page is not None and self._register.edit(self.panel.page.person.id, values):
            self.list.rows.refresh()
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
        self.list.table.flash(person)

    def _discard(self) -> None:
        values = self.panel.form.values()
        self._register.forget()
        self._leave_registering()
        if values:
            self.list.strip.offer(_("The new person was discarded."), lambda: self._restore_form(values))

    def _restore_form(self, values: dict[str, Value]) -> None:
        self._register.keep(values)
        self.new()

    def _remove(self, person: str) -> None:
        line = self.list.rows.row_at(self.list.rows.place_of(person))
        if line is None:
            return
        self.panel.finish()
        action = self._register.remove(person)
        if action is None:
            return
        self.list.take_away(person)
        self._show_panel_again()
        self._offer_undo(fill(_("{name} was removed."), name=shown_name(line.person).name), action)

    def _offer_undo(self, text: str, action: Action) -> None:
        self.list.strip.offer(text, lambda: self._show_undone(self._register.take_back(action)))

    def _show_undone(self, action: Action | None) -> None:
        if action is None:
            return
        self.list.strip.forget()
        self.refresh()
        person = action.records[0]
        if self.list.rows.place_of(person) >= 0:
            self.list.table.set_current(person)
            self._show_current(person)
            self.list.table.flash(person)
