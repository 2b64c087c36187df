"""The list of sessions: found in any script, narrowed, opened, removed and brought back by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.services import entry
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.setup import initialise
from kizilay_desk.ui.sessions.page import SessionsPage
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.theme.theme import Mode

KEY = Qt.Key


def new_desk(folder: Path) -> Desk:
    return initialise(
        str(folder),
        "an invented passphrase",
        centre="HATAY",
        centre_name="Hatay",
        user_name="Elif Arslan",
        role="field",
        clock=lambda: datetime(2026, 4, 7, 14, 32).astimezone(),
    )


def session(desk: Desk, day: str | None, topic: str | None, status: str, **values: Value) -> str:
    known = {"centre": desk.identity.centre, "date": day, "topic": topic, "status": status, **values}
    return entry.create(desk, "session", known)[0]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = new_desk(tmp_path_factory.mktemp("sessions") / "store")
    session(made, "2026-02-10", "temporary_protection_work_permit", "held", facilitator="Rania Şeyho")
    session(made, "2026-04-02", "Odak grup", "draft", place="Meydan")
    session(made, "2026-04-07", "Gönüllü buluşması", "held", start="10:00", end="12:00")
    session(made, "2026-04-09", None, "planned")
    yield made
    made.close()


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[Speech]:
    made = Speech(qapp)
    made.dress(Mode.LIGHT, "en")
    yield made
    made.dress(Mode.LIGHT, "tr")


class Opened:
    """The page in front, and where it wanted to go."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.went: list[tuple[str, dict[str, str]]] = []
        self.page = SessionsPage(desk)
        self.page.navigate.connect(lambda key, arguments: self.went.append((key, dict(arguments))))
        QAbstractItemModelTester(self.page.rows, self.page)
        qtbot.addWidget(self.page)
        self.page.resize(1182, 612)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.retranslate()
        self.page.shown({})

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def type(self, text: str) -> None:
        # As an input method does: key events carry ASCII only.
        self.page.search_field.input.insert(text)
        self.page.search_field.search_now()

    def topics(self) -> list[str]:
        model = self.page.rows
        return [str(model.data(model.index(row, 2))) for row in range(model.rowCount())]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, speech: Speech) -> Opened:
    return Opened(qtbot, desk)


ALL = ["No topic yet", "Gönüllü buluşması", "Odak grup", "Temporary protection and work permit"]


def test_the_newest_stand_first_and_the_search_has_the_focus(opened: Opened) -> None:
    assert opened.topics() == ALL
    assert opened.page.search_field.input.hasFocus()
    assert strip_marks(opened.page.count.text()) == "4 sessions"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("gonullu", ALL[1:2]), ("meyd", ALL[2:3]), ("ŞEYHO", ALL[3:]), ("çalışma izni", ALL[3:]), ("إذن العمل", ALL[3:])],
)
def test_what_is_typed_is_found_in_any_script(opened: Opened, typed: str, found: list[str]) -> None:
    opened.type(typed)
    assert opened.topics() == found


def test_down_enter_opens_and_up_comes_back(opened: Opened) -> None:
    opened.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert opened.went == [("session", {"id": opened.page.rows.id_at(1)})]
    opened.page.shown({})
    assert opened.page.table.hasFocus()
    opened.press(KEY.Key_Up, KEY.Key_Up)
    assert opened.page.search_field.input.hasFocus()


def test_segments_narrow_the_list(opened: Opened) -> None:
    opened.page.statuses.setFocus()
    opened.press(KEY.Key_Right)
    assert opened.topics() == ALL[2:3]
    opened.press(KEY.Key_Right)
    assert opened.topics() == ALL[:1]
    opened.press(KEY.Key_Left, KEY.Key_Left)
    opened.page.periods.setFocus()
    opened.press(KEY.Key_Right)
    assert opened.topics() == ALL[:3]
    opened.press(KEY.Key_Right)
    assert opened.topics() == ALL[:2]


def test_the_week_may_ask_for_the_drafts(opened: Opened) -> None:
    opened.page.shown({"status": "draft"})
    assert opened.topics() == ALL[2:3]
    assert opened.page.statuses.value() == "draft"


def test_nothing_found_offers_to_clear(opened: Opened) -> None:
    opened.type("zzz")
    assert opened.page.none_found.isVisible()
    opened.page.none_found.button.click()
    assert opened.topics() == ALL
    assert opened.page.search_field.text() == ""


def test_escape_empties_the_search_first(opened: Opened) -> None:
    opened.type("meyd")
    assert opened.page.escape()
    assert opened.topics() == ALL
    assert not opened.page.escape()


def test_delete_removes_and_undo_brings_back(opened: Opened, desk: Desk) -> None:
    opened.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Delete)
    assert opened.topics() == [ALL[0], *ALL[2:]]
    assert opened.page.strip.isVisible()
    assert opened.page.rows.place_of(str(opened.page.table.current_id())) == 1
    opened.page.strip.button.click()
    assert opened.topics() == ALL
    assert opened.page.rows.place_of(str(opened.page.table.current_id())) == 1
    opened.press(KEY.Key_Delete)
    opened.page.undo()
    opened.page.undo()
    assert opened.topics() == ALL
    assert not opened.page.strip.isVisible()


def test_new_sessions_begin_here_too(opened: Opened) -> None:
    opened.page.new()
    opened.page.primary()
    opened.page.new_session.click()
    assert opened.went == [("session", {"new": "1"})] * 3


def test_what_others_enter_appears(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    action = entry.create(desk, "session", {"date": "2026-04-20", "topic": "Yeni", "status": "planned"})[1]
    qtbot.waitUntil(lambda: opened.topics() == ["Yeni", *ALL])
    desk.undo(action)
    qtbot.waitUntil(lambda: opened.topics() == ALL)


def test_arabic_shows_topics_and_times_its_way(opened: Opened, speech: Speech) -> None:
    speech.switch("ar", opened.page)
    assert opened.topics()[3] == "الحماية المؤقتة وإذن العمل"
    assert opened.page.rows.data(opened.page.rows.index(1, 1)) == "10:00 إلى 12:00"


def test_an_empty_store_offers_the_first_session(tmp_path: Path, qtbot: QtBot, speech: Speech) -> None:
    desk = new_desk(tmp_path / "store")
    opened = Opened(qtbot, desk)
    assert opened.page.none_yet.isVisible()
    opened.page.none_yet.button.click()
    assert opened.went == [("session", {"new": "1"})]
    desk.close()
