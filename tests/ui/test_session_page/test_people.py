"""The list of people: quick add, removing, consent, last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kizilay_desk.services import attending, holding
from kizilay_desk.services.desk import Desk

if TYPE_CHECKING:
    from tests.ui.test_session_page.conftest import Office

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = "2026-04-07"


def test_somebody_on_the_list_is_shown_instead_of_added_again(office: Office, desk: Desk) -> None:
    session = office.session()
    person = office.person("Perihan", "Toprak")
    attending.add(desk, session, person)
    page = office.open(id=session)
    office.type_name("perihan")
    office.press(KEY.Key_Return)
    assert office.listed() == [person]
    assert page.people.table.current_id() == person
    assert page.people.bar.search.text() == "perihan"


def test_esc_closes_then_clears(office: Office) -> None:
    page = office.open(id=office.session())
    office.type_name("per")
    office.press(KEY.Key_Escape)
    assert not office.results_shown()
    assert page.people.bar.search.text() == "per"
    office.press(KEY.Key_Escape)
    assert page.people.bar.search.text() == ""
    assert office.window.page_key() == "session"


def test_arabic_is_searched_from_the_second_letter(office: Office) -> None:
    person = office.person("", arabic_name="زهير قباني")
    page = office.open(id=office.session())
    office.type("ز")
    QTest.qWait(150)
    assert not office.results_shown()
    office.type("هي")
    office.qtbot.waitUntil(office.results_shown)
    assert person in office.found()
    assert page.people.bar.search.text() == "زهي"


def test_removing_and_undoing_in_the_list(office: Office, desk: Desk) -> None:
    session = office.session()
    first, second = office.person("Cemile", "Ova"), office.person("Dursun", "Yayla")
    for person in (first, second):
        attending.add(desk, session, person)
    page = office.open(id=session)
    office.press(KEY.Key_Down)
    assert page.people.table.current_id() == second
    office.press(KEY.Key_Delete)
    assert office.listed() == [first]
    assert page.people.strip.isVisible()
    assert page.people.table.current_id() == first
    page.people.strip.button.click()
    assert set(office.listed()) == {first, second}
    assert not page.people.strip.isVisible()

    page.people.table.set_current(second)
    page.people.table.setFocus()
    office.press(KEY.Key_Delete)
    office.press(KEY.Key_Z, CONTROL)
    assert set(office.listed()) == {first, second}
    office.press(KEY.Key_Z, CONTROL)
    assert set(office.listed()) == {first, second}, "steps made before the page came to the front are not its own"


def test_consent_is_turned_by_a_key(office: Office, desk: Desk) -> None:
    session = office.session()
    child = office.person("Umut", "Ada", birth="2015")
    attending.add(desk, session, child)
    page = office.open(id=session)
    page.people.table.setFocus(Qt.FocusReason.TabFocusReason)
    office.press(KEY.Key_D, CONTROL)
    assert office.known(child).values["consent"] == "guardian"
    assert office.known(child).values["consent_date"] == desk.today().isoformat()
    office.press(KEY.Key_D, CONTROL)
    assert office.known(child).values["consent"] is None


def test_editing_a_person_in_the_list(office: Office, desk: Desk) -> None:
    session = office.session()
    person = office.person("Nalan", "Kır", birth="1990")
    attending.add(desk, session, person)
    page = office.open(id=session)
    office.press(KEY.Key_Down)
    office.press(KEY.Key_F2)
    assert office.panel_shown()
    page.people.bar.panel.form.form.editor("family_name").focus()
    office.press(KEY.Key_A, CONTROL)
    office.type("Kırca")
    office.press(KEY.Key_Return)
    assert office.known(person).values["family_name"] == "Kırca"
    assert not office.panel_shown()
    assert office.focused() is page.people.table


def test_a_person_whose_record_has_not_arrived(office: Office, desk: Desk) -> None:
    session = office.session()
    attending.add(desk, session, desk.new_id())
    page = office.open(id=session)
    assert page.people.count() == 1
    office.press(KEY.Key_Down)
    office.press(KEY.Key_F2)
    assert not office.panel_shown(), "there is nothing to edit yet"


def test_the_link_goes_to_the_next_missing_consent(office: Office, desk: Desk) -> None:
    session = office.session()
    lacking = office.person("Oya", "Su")
    refused = office.person("Mert", "Su", consent="refused")
    for person in (lacking, refused):
        attending.add(desk, session, person)
    page = office.open(id=session)
    page.people.summary.link.click()
    assert page.people.table.current_id() == lacking


def test_bringing_people_of_the_last_session(office: Office, desk: Desk) -> None:
    last = office.session(activity="SU-2", date="2026-04-01", status=holding.HELD)
    first, second = office.person("Bahar", "Deniz"), office.person("Kerem", "Deniz")
    for person in (second, first):
        attending.add(desk, last, person)
    session = office.session(activity="SU-2", date=DAY)
    page = office.open(id=session)
    office.press(KEY.Key_Tab)
    if office.focused() is not page.people.bar.last_time:
        page.people.bar.last_time.setFocus()
    office.press(KEY.Key_Return)
    assert page.people.last_time.is_open()
    office.press(KEY.Key_Space)
    office.press(KEY.Key_Down)
    office.press(KEY.Key_Space)
    office.press(KEY.Key_Return)
    assert office.listed() == [first, second]
    page.people.strip.button.click()
    assert office.listed() == []
