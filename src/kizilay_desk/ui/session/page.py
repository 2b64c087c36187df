"""The session page: what a session was about at the side, who came in the middle."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.services import holding
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.holding import Missing
from kizilay_desk.ui.session.attendance import AttendanceTab
from kizilay_desk.ui.session.details import NARROW, WIDTH, DetailsCard
from kizilay_desk.ui.session.headcount import HeadcountTab
from kizilay_desk.ui.session.header import SessionHeader
from kizilay_desk.ui.session.open_session import OpenSession
from kizilay_desk.ui.shell.page import Arguments, Page
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.notices import Banner
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.tab_bar import Tab, TabBar

PEOPLE, HEADCOUNT = "people", "headcount"
_ROOMY = 1040
_ON_THE_LIST = frozenset(("attendance", "participant", "session"))
_COUNTED = frozenset(("headcount", "headcount_nationality", "session"))


class SessionPage(Page):
    """One session. ``shown`` takes ``{"id": ...}``, or ``{"new": "1"}`` with ``"date"`` (ISO) if not today.

    ``"tab": "headcount"`` brings the anonymous count to the front. A new session is stored at its first edit.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.session = OpenSession(desk, self)
        self.header = SessionHeader()
        self.details = DetailsCard(self.session)
        self.people = AttendanceTab(self.session)
        self.headcount = HeadcountTab(self.session)
        self.tabs = TabBar(
            (
                Tab(PEOPLE, lambda: _("List of people"), self.people.count),
                Tab(HEADCOUNT, lambda: _("Anonymous headcount"), self.headcount.count),
            )
        )
        self.nobody = Banner(
            Tone.ERR, "warning-circle", lambda: _("Add at least one person to the list, or enter the headcount.")
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.header)
        self.add_header(bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.people)
        self._stack.addWidget(self.headcount)
        card = Card()
        card.add(self.tabs)
        problem = QVBoxLayout()
        problem.setContentsMargins(16, 12, 16, 0)
        problem.addWidget(self.nobody)
        self._problem = QWidget()
        self._problem.setLayout(problem)
        self._problem.hide()
        card.add(self._problem)
        card.add(self._stack, 1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.details)
        body.addWidget(card, 1)
        self.content.addLayout(body, 1)

    def _connect(self) -> None:
        self.header.completed.connect(self.primary)
        self.header.reopened.connect(self._reopen)
        self.header.tried_again.connect(self.session.catch_up)
        self.tabs.picked.connect(self._bring_to_front)
        self.headcount.counted.connect(self.tabs.refresh)
        self.session.changed.connect(self._on_changed)
        self.session.written.connect(self._on_written)
        self.session.failed.connect(self._on_failed)
        register = QShortcut(QKeySequence("Ctrl+Shift+N"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        register.activated.connect(self._register)
        for line in self.findChildren(QLineEdit):
            if not self.people.bar.panel.isAncestorOf(line):
                line.installEventFilter(self)

    # ------------------------------------------------------------------------------------------------ the page

    def title(self) -> str:
        """What the page belongs to."""
        return _("Sessions")

    def retranslate(self) -> None:
        """Write the bar again."""
        self._show_header()
        self.people.retranslate()

    def shown(self, arguments: Arguments) -> None:
        """Show a session, or an empty one, and put the focus where work begins."""
        wanted = arguments.get("id")
        if wanted is not None and wanted == self.session.id:
            # Back again: what could not be read before is still in its field.
            self._refresh_all()
        else:
            self._turn_to(wanted, arguments.get("date"))
        self._bring_to_front(HEADCOUNT if arguments.get("tab") == HEADCOUNT else PEOPLE, focus=False)
        if self.session.is_new and not self.session.text("activity"):
            self.details.activity.focus()
        else:
            self._focus_tab()

    def hidden(self) -> bool:
        """Store what is pending; False when the store refuses."""
        self.people.bar.close_all()
        self.people.last_time.close_popover()
        self._commit()
        return self.session.catch_up()

    def primary(self) -> None:
        """Complete the session, or say what it lacks."""
        readable = self._commit()
        if self.session.text("status") in (holding.HELD, holding.CANCELLED):
            return
        missing = self._missing()
        self._problem.setVisible(Missing.PEOPLE in missing)
        if self.details.show_missing(missing) or not readable:
            return
        if Missing.PEOPLE in missing:
            self._focus_tab()
            return
        desk, by = self.session.desk, self.session
        self.session.write(lambda session: holding.complete(desk, session, by=by))

    def search(self) -> None:
        """Into the quick add."""
        self._bring_to_front(PEOPLE)

    def new(self) -> None:
        """Another session."""
        self.navigate.emit("session", {"new": "1"})

    def undo(self) -> None:
        """Take back the last step made here; not behind the panel, where it could not be seen."""
        if self.people.bar.panel.isVisible():
            return
        self._commit()
        self.people.undo()
        self.details.refresh(undone=True)
        self.headcount.refresh(undone=True)

    def escape(self) -> bool:
        """With the popover closed, Esc empties the quick add; then it goes back."""
        return self.people.bar.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the details give way to the list."""
        super().resizeEvent(event)
        self.details.setFixedWidth(WIDTH if self.width() >= _ROOMY else NARROW)

    # ------------------------------------------------------------------------------------------------- showing

    def _turn_to(self, session: str | None, day: str | None) -> None:
        if session is not None:
            self.session.open(session)
        else:
            self.session.begin(date.fromisoformat(day) if day else None)
        self._problem.hide()
        self.details.show_session()
        self.people.show_session()
        self.headcount.show_session()
        self.tabs.refresh()
        self._show_header()
        self._show_when_saved()

    def _refresh_all(self) -> None:
        self.session.reload()
        self.details.refresh()
        self.people.refresh()
        self.headcount.refresh()
        self.tabs.refresh()
        self._show_header()

    def _show_header(self) -> None:
        topic, activity = self.session.text("topic"), self.session.text("activity")

        def title() -> str:
            if topic:
                return code_label("topic", topic)
            return code_label("programme", activity) if activity else _("New session")

        self.header.show_session(title, self.session.text("status"))

    def _show_when_saved(self) -> None:
        record = self.session.record
        if record is None:
            self.header.show_nothing_saved()
            return
        moment = max([record.changed_at, *self.people.moments()])
        self.header.show_saved(datetime.fromisoformat(moment).astimezone(), self.session.desk.today())

    def _bring_to_front(self, tab: str, *, focus: bool = True) -> None:
        self.people.bar.close_all()
        self.tabs.set_current(tab)
        self._stack.setCurrentWidget(self.headcount if tab == HEADCOUNT else self.people)
        if focus:
            self._focus_tab()

    def _focus_tab(self) -> None:
        if self.tabs.current() == HEADCOUNT:
            self.headcount.focus()
        else:
            self.people.focus()

    def _register(self) -> None:
        self._bring_to_front(PEOPLE)
        self.people.bar.open_register()

    # ----------------------------------------------------------------------------------------------- completing

    def _missing(self) -> list[Missing]:
        if self.session.id is None:
            return [Missing.ACTIVITY, Missing.TOPIC, Missing.PEOPLE]
        try:
            return holding.missing(self.session.desk, self.session.id)
        except DeskError as error:
            self.session.failed.emit(error)
            return []

    def _reopen(self) -> None:
        desk, by = self.session.desk, self.session
        self.session.write(lambda session: holding.reopen(desk, session, by=by))

    def _commit(self) -> bool:
        self.headcount.commit()
        return self.details.commit()

    # ------------------------------------------------------------------------------------------------- listening

    def _on_changed(self, entities: frozenset[str]) -> None:
        if "session" in entities:
            self.details.refresh()
            self._show_header()
        if entities & _ON_THE_LIST:
            self.people.refresh()
        if entities & _COUNTED:
            self.headcount.refresh()
        if self.people.count() or self.headcount.count():
            self._problem.hide()
        self.tabs.refresh()

    def _on_written(self) -> None:
        self.header.show_saved(self.session.desk.clock().astimezone(), self.session.desk.today())
        self.saved.emit()

    def _on_failed(self, error: DeskError) -> None:
        self.header.show_failed()
        self.failed.emit(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z is the page's while a line has nothing of its own to undo."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and isinstance(watched, QLineEdit)
            and not watched.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
