"""This week: what waits is in front, days and drafts by keyboard, the week sent as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n import catalogue
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.services import attending, entry, people
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.setup import initialise
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.theme.theme import Mode
from kizilay_desk.ui.week.page import WeekPage
from kizilay_desk.ui.week.rows import DraftRow, SessionRow
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.notices import EmptyLine
from kizilay_desk.ui.work import Work

KEY = Qt.Key
NOW = datetime(2026, 4, 7, 14, 32).astimezone()
PASSPHRASE = "an invented passphrase"


class Clock:
    """The clock on the wall of the centre."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


def new_desk(folder: Path, clock: Clock) -> Desk:
    return initialise(
        str(folder),
        PASSPHRASE,
        centre="HATAY",
        centre_name="Hatay",
        user_name="Elif Arslan",
        role="field",
        clock=clock,
    )


def session(desk: Desk, day: str, start: str, topic: str, status: str, came: list[str] | None = None) -> str:
    values: dict[str, Value] = {
        "centre": desk.identity.centre,
        "activity": "TTK-2",
        "topic": topic,
        "date": day,
        "start": start,
        "status": status,
    }
    record, _action = entry.create(desk, "session", values)
    for person in came or []:
        attending.add(desk, record, person)
    return record


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Iterator[Desk]:
    made = new_desk(tmp_path_factory.mktemp("week") / "store", clock)
    rania, _action = people.register(made, {"given_name": "Rania", "family_name": "Şeyho", "consent": "given"})
    omer, _action = people.register(made, {"given_name": "Ömer", "family_name": "Çelik"})
    session(made, "2026-04-01", "10:00", "Held last week", "held", [rania])
    session(made, "2026-04-03", "10:00", "Without consent", "draft", [rania, omer])
    session(made, "2026-04-04", "10:00", "Nobody yet", "draft")
    session(made, "2026-04-06", "10:00", "Held on Monday", "held", [rania, omer])
    session(made, "2026-04-07", "10:00", "Held today", "held", [rania])
    session(made, "2026-04-07", "13:30", "Waiting", "planned")
    session(made, "2026-04-07", "16:00", "Later today", "planned")
    session(made, "2026-04-08", "09:00", "Tomorrow", "planned")
    yield made
    made.close()


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[Speech]:
    made = Speech(qapp)
    made.dress(Mode.LIGHT, "en")
    yield made
    made.dress(Mode.LIGHT, "tr")


@pytest.fixture
def work(qapp: QApplication) -> Iterator[Work]:
    made = Work()
    yield made
    made.close()


class Opened:
    """The page in front, and where it wanted to go."""

    def __init__(self, qtbot: QtBot, desk: Desk, work: Work, place: Path | None = None) -> None:
        self.went: list[tuple[str, dict[str, str]]] = []
        self.folders: list[Path] = []
        self.asked: list[Path] = []
        self.place = place
        self.page = WeekPage(desk, work, ask_place=self._ask, show_folder=self.folders.append)
        self.page.navigate.connect(lambda key, arguments: self.went.append((key, dict(arguments))))
        qtbot.addWidget(self.page)
        self.page.resize(1182, 612)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.retranslate()
        self.page.shown({})

    def _ask(self, _parent: QWidget, suggested: Path) -> Path | None:
        self.asked.append(suggested)
        return self.place

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def titles(self) -> list[str]:
        return [words(row)[1] for row in self.page.sessions.rows]

    def session_of(self, title: str) -> str:
        return next(row.record for row in self.page.sessions.rows if title in words(row))


def words(widget: QWidget) -> list[str]:
    if isinstance(widget, SessionRow):
        times, names = widget.findChildren(Label)[:2], widget.findChildren(Label)[2:]
        return [strip_marks(label.text()) for label in (times[0], *names)]
    return [strip_marks(widget.accessibleName())]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, work: Work, speech: Speech) -> Opened:
    return Opened(qtbot, desk, work)


def focused_row() -> QWidget:
    row = QApplication.focusWidget()
    assert isinstance(row, SessionRow | DraftRow)
    return row


def test_the_first_session_that_waits_has_the_focus(opened: Opened) -> None:
    assert "Waiting" in focused_row().accessibleName()
    opened.press(KEY.Key_Return)
    assert opened.went == [("session", {"id": opened.session_of("Waiting")})]


def test_up_and_down_go_through_sessions_drafts_and_the_export(opened: Opened) -> None:
    opened.press(KEY.Key_Up)
    assert "Held today" in focused_row().accessibleName()
    opened.press(KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    assert isinstance(focused_row(), DraftRow)
    opened.press(KEY.Key_Down, KEY.Key_Down)
    assert opened.page.export.button.hasFocus()
    opened.press(KEY.Key_Up, KEY.Key_Return)
    assert opened.went[-1][0] == "session"


def test_drafts_of_before_today_say_what_they_lack(opened: Opened) -> None:
    said = [words(row)[0] for row in opened.page.drafts.rows]
    assert len(said) == 2
    assert "Nobody yet" in said[0]
    assert "Waiting for attendance" in said[0]
    assert "Without consent" in said[1]
    assert "Consent missing for 1 person" in said[1]


def test_the_days_count_what_is_entered_and_planned(opened: Opened) -> None:
    names = [cell.accessibleName() for cell in opened.page.strip.cells]
    assert names[0].endswith("1 / 1 entered")
    assert names[1].endswith("today, 1 / 3 entered")
    assert names[2].endswith("1 planned")
    assert names[6].endswith("No sessions")


def test_a_day_shows_its_sessions_and_the_week_all(opened: Opened) -> None:
    page = opened.page
    page.strip.cells[1].setFocus(Qt.FocusReason.TabFocusReason)
    opened.press(KEY.Key_Right, KEY.Key_Return)
    assert opened.titles() == ["Tomorrow"]
    assert page.strip.cells[2].isChecked()
    page.sessions.link.setFocus()
    opened.press(KEY.Key_Return)
    assert opened.titles() == ["Held today", "Waiting", "Later today"]
    page.sessions.link.setFocus()
    opened.press(KEY.Key_Return)
    assert opened.titles() == ["Held on Monday", "Held today", "Waiting", "Later today", "Tomorrow"]
    assert not any(cell.isChecked() for cell in page.strip.cells)


def test_an_empty_day_offers_a_session_of_that_day(opened: Opened) -> None:
    opened.page.strip.cells[4].click()
    empty = opened.page.sessions.findChild(EmptyLine)
    assert empty is not None
    empty.button.click()
    assert opened.went == [("session", {"new": "1", "date": "2026-04-10"})]


def test_the_ways_to_something_new(opened: Opened) -> None:
    opened.page.new()
    QTest.keyClick(focused_row(), KEY.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    opened.page.headcount.click()
    assert opened.went == [
        ("session", {"new": "1"}),
        ("participants", {"new": "1"}),
        ("session", {"new": "1", "tab": "headcount"}),
    ]


def test_totals_of_the_week_stand_beside_last_weeks(opened: Opened) -> None:
    spoken = [each.accessibleName() for each in (opened.page.totals.sessions, opened.page.totals.participations)]
    assert spoken == ["2 Sessions held, last week 1", "3 Participations, last week 1"]
    assert opened.page.totals.people.accessibleName().startswith("2 People")


def test_what_others_enter_appears_and_the_focus_stays(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    waiting = opened.session_of("Waiting")
    action = entry.edit(desk, "session", waiting, {"place": "Salon 2"})
    qtbot.waitUntil(lambda: "Salon 2" in focused_row().accessibleName())
    desk.undo(action)
    qtbot.waitUntil(lambda: "Salon 2" not in focused_row().accessibleName())


def test_all_of_it_speaks_arabic_after_a_switch(opened: Opened, speech: Speech) -> None:
    speech.switch("ar", opened.page)
    assert opened.page.heading.text() == "الأسبوع 15"
    assert catalogue.current().code == "ar"
    assert opened.page.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_an_empty_week_says_so_and_has_no_drafts(
    tmp_path: Path, clock: Clock, qtbot: QtBot, work: Work, speech: Speech
) -> None:
    desk = new_desk(tmp_path / "store", clock)
    opened = Opened(qtbot, desk, work)
    assert opened.page.sessions.findChild(EmptyLine) is not None
    assert not opened.page.drafts.isVisible()
    assert opened.page.export.title.text() == "This week's file"
    assert opened.page.new_session.hasFocus()
    desk.close()


def test_a_week_is_sent_and_the_folder_opened(
    qtbot: QtBot, desk: Desk, work: Work, speech: Speech, tmp_path: Path
) -> None:
    opened = Opened(qtbot, desk, work, tmp_path / "missing" / "file.xlsx")
    card = opened.page.export
    assert "Week 14" in strip_marks(card.title.text())
    card.button.setFocus()
    opened.press(KEY.Key_Return)
    assert opened.asked[0].name == "HATAY_2026-W14.xlsx"
    qtbot.waitUntil(lambda: not work.is_busy())
    assert "Week 14" in strip_marks(card.title.text())
    assert card.button.isVisible()
    problem = [strip_marks(label.text()) for label in card.findChildren(Label) if label.isVisible()]
    assert any("cannot be written" in text for text in problem)

    opened.place = tmp_path / "file.xlsx"
    opened.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: not work.is_busy())
    assert opened.place.exists()
    assert strip_marks(card.result.accessibleName()) == "Week 14 exported · 14:32"
    assert card.title.text() == "This week's file"
    card.folder.click()
    assert opened.folders == [tmp_path]


def test_who_thinks_better_of_it_sends_nothing(opened: Opened, work: Work) -> None:
    opened.page.export.button.click()
    assert not work.is_busy()
    assert opened.page.export.button.isVisible()
