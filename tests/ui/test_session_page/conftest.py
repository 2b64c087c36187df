"""The session page in the real window over a real encrypted store, and hands for it. All people are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.fields import Value
from kizilay_desk.services import entry, holding, people, setup
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.holding import session_ids
from kizilay_desk.storage.records import Record
from kizilay_desk.storage.sessions import SessionFilter
from kizilay_desk.storage.store import open_store
from kizilay_desk.ui.session.page import SessionPage
from kizilay_desk.ui.shell.frame import Frame, OtherPage, RailItem
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.page import Page
from kizilay_desk.ui.shell.window import Window
from kizilay_desk.ui.theme.theme import Mode

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PASSPHRASE = "correct horse battery"


class Clock:
    """A clock that goes one second on with every look at it, so that later is later."""

    def __init__(self) -> None:
        self.now = datetime(2026, 4, 7, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Elsewhere(Page):
    """Another page of the window."""

    def title(self) -> str:
        return "elsewhere"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk") / "store"


@pytest.fixture(scope="module")
def desk(place: Path) -> Iterator[Desk]:
    desk = setup.initialise(
        str(place),
        PASSPHRASE,
        centre="SULTANBEYLI",
        centre_name="Sultanbeyli Toplum Merkezi",
        user_name="Elif Arslan",
        role=setup.FIELD,
        clock=Clock(),
    )
    yield desk
    desk.store.close()


class Office:
    """The window with the session page, and hands for its keyboard."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.speech = Speech(qapp)
        self.speech.dress(Mode.LIGHT, "tr")
        self.window = Window(
            Frame(
                items=(RailItem("sessions", "calendar-check", lambda: "sessions", Elsewhere),),
                others=(OtherPage("session", "sessions", lambda: SessionPage(desk)),),
            ),
            self.speech,
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.go("sessions")

    @property
    def page(self) -> SessionPage:
        page = self.window.page()
        assert isinstance(page, SessionPage)
        return page

    def open(self, **arguments: str) -> SessionPage:
        self.window.go("session", arguments)
        return self.page

    def session(self, **values: Value) -> str:
        """A session in the store."""
        session, _made = holding.start(self.desk)
        entry.edit(self.desk, "session", session, {"activity": "TTK-2", "topic": "health_rights", **values})
        return session

    def person(self, given: str, family: str = "", **values: Value) -> str:
        """Somebody who is registered."""
        names = {"given_name": given, "family_name": family}
        return people.register(self.desk, {key: name for key, name in names.items() if name} | values)[0]

    def sessions(self) -> set[str]:
        """Every session in the store."""
        return set(session_ids(self.desk, SessionFilter()))

    def restarted(self, qapp: QApplication) -> Office:
        """The application started again over the same store."""
        return Office(self.qtbot, qapp, self.desk)

    def read_elsewhere(self, query: str, *values: str) -> object:
        """What another connection, with its own key to the store, reads now."""
        with open_store(self.desk.store.place, PASSPHRASE) as other, other.reading() as connection:
            return connection.exec_driver_sql(query, values).scalar()

    def open_register(self, text: str) -> SessionPage:
        """Type a name into the quick add and open the panel for it."""
        self.page.people.focus()
        self.type(text)
        self.press(KEY.Key_N, CONTROL | SHIFT)
        assert self.panel_shown()
        return self.page

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into whatever has the focus; letters of any script."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.focused(), event)

    def type_name(self, text: str) -> None:
        """Type into the quick add and wait for the people found."""
        assert self.focused() is self.page.people.bar.search.input
        self.type(text)
        self.qtbot.waitUntil(self.results_shown)

    def results_shown(self) -> bool:
        bar = self.page.people.bar
        return bar.popover.is_open() and bar.results.isVisible()

    def panel_shown(self) -> bool:
        bar = self.page.people.bar
        return bar.popover.is_open() and bar.panel.isVisible()

    def found(self) -> list[str]:
        return [hit.person.id for hit in self.page.people.bar.results.list.found()]

    def listed(self) -> list[str]:
        return list(self.page.people.table.rows.ids())

    def stored(self, session: str) -> Record:
        record = entry.get(self.desk, "session", session)
        assert record is not None
        return record

    def known(self, person: str) -> Record:
        record = entry.get(self.desk, "participant", person)
        assert record is not None
        return record


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Office]:
    yield Office(qtbot, qapp, desk)
    Speech(qapp).dress(Mode.LIGHT, "tr")
