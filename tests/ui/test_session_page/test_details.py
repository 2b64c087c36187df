"""The details and the headcount: stored as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.services import attending, entry, holding
from kizilay_desk.services.desk import Desk
from kizilay_desk.ui.session.page import HEADCOUNT
from kizilay_desk.ui.widgets.field import COMMIT_AFTER_MS

if TYPE_CHECKING:
    from tests.ui.test_session_page.conftest import Office

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = "2026-04-07"


def test_what_is_typed_is_in_the_store_within_a_second(office: Office) -> None:
    session = office.session()
    page = office.open(id=session)
    page.details.note.focus()
    office.type("Randevu istendi")
    QTest.qWait(COMMIT_AFTER_MS + 100)
    assert office.read_elsewhere("SELECT note FROM session WHERE id = ?", session) == "Randevu istendi"
    assert office.focused() is page.details.note.input, "typing goes on"


def test_times_are_stored_together(office: Office) -> None:
    session = office.session()
    page = office.open(id=session)
    page.details.time.focus()
    office.type("10-11.30")
    office.press(KEY.Key_Tab)
    assert (office.stored(session).values["start"], office.stored(session).values["end"]) == ("10:00", "11:30")


def test_a_topic_typed_in_another_language_is_its_code(office: Office) -> None:
    session = office.session()
    page = office.open(id=session)
    page.details.topic.focus()
    office.press(KEY.Key_A, CONTROL)
    office.type("First aid")
    office.press(KEY.Key_Tab)
    assert office.stored(session).values["topic"] == "first_aid"
    assert page.details.topic.input.text() == "İlk yardım"


def test_only_what_the_user_left_empty_is_carried_over(office: Office, desk: Desk) -> None:
    office.session(activity="TTK-5", date="2026-03-30", place="Salon 3", facilitator="Derya Uçar", languages=["tur"])
    page = office.open(new="1")
    page.details.form.editor("place").focus()
    office.type("Bahçe")
    office.press(KEY.Key_Tab)
    page.details.activity.focus()
    office.type("odak")
    office.press(KEY.Key_Return)
    values = page.session.values()
    assert (values["place"], values["facilitator"], values["languages"]) == ("Bahçe", "Derya Uçar", ["tur"])


def test_a_half_typed_date_stays_and_is_not_stored(office: Office) -> None:
    session = office.session(date=DAY)
    page = office.open(id=session)
    editor = page.details.form.editor("date")
    editor.focus()
    office.press(KEY.Key_A, CONTROL)
    office.type("31.02.2026")
    office.press(KEY.Key_Tab)
    assert office.stored(session).values["date"] == DAY
    assert editor.error()
    office.press(KEY.Key_Return, CONTROL)
    assert office.stored(session).values["status"] == holding.DRAFT
    assert editor.isAncestorOf(office.focused())


def test_a_change_from_elsewhere_is_shown_but_not_over_typing(office: Office, desk: Desk) -> None:
    session = office.session(place="Salon 1")
    page = office.open(id=session)
    page.details.note.focus()
    office.type("Yarım")
    entry.edit(desk, "session", session, {"place": "Salon 9", "note": "başkası"})
    assert page.details.form.editor("place").value() == "Salon 9"
    assert page.details.note.input.toPlainText() == "Yarım"


def test_headcount_adds_up_and_checks_the_nationalities(office: Office, desk: Desk) -> None:
    session = office.session()
    page = office.open(id=session, tab=HEADCOUNT)
    assert page.tabs.current() == HEADCOUNT
    office.type("7")
    office.press(KEY.Key_Plus)
    office.press(KEY.Key_Tab)
    office.type("2")
    office.press(KEY.Key_Tab)
    assert page.headcount.count() == 10
    page.headcount.nationalities["SYR"].focus()
    office.type("6")
    office.press(KEY.Key_Tab)
    assert page.headcount.check.isVisible()
    assert strip_marks(page.headcount.check.accessibleName()) != ""
    stored = attending.headcount(desk, session)
    assert stored.grid == {("female", "0-17"): 8, ("female", "18-59"): 2}
    assert stored.nationalities == {"SYR": 6}
    office.press(KEY.Key_Z, CONTROL)
    assert attending.headcount(desk, session).nationalities == {}
    assert page.headcount.nationalities["SYR"].value() is None
    page.headcount.focus()
    office.press(KEY.Key_Z, CONTROL)
    assert page.headcount.count() == 8
