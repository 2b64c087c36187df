"""Registering somebody new in the popover of the quick add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kizilay_desk.ui.widgets.field import COMMIT_AFTER_MS

if TYPE_CHECKING:
    from tests.ui.test_session_page.conftest import Office

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_person_without_a_name_is_not_saved(office: Office) -> None:
    office.open(id=office.session())
    page = office.open_register("")
    office.press(KEY.Key_Return)
    assert office.panel_shown()
    assert page.people.bar.panel.form.form.editor("given_name").error()
    assert office.listed() == []


def test_an_impossible_birth_is_told_beside_the_field(office: Office) -> None:
    office.open(id=office.session())
    page = office.open_register("ece kavak")
    birth = page.people.bar.panel.form.form.editor("birth")
    birth.focus()
    office.type("31.02.1990")
    office.press(KEY.Key_Return)
    assert birth.error()
    assert birth.isAncestorOf(office.focused())
    assert office.listed() == []


def test_arabic_text_becomes_the_arabic_name(office: Office) -> None:
    office.open(id=office.session())
    page = office.open_register("سعاد حبوش")
    form = page.people.bar.panel.form.form
    assert form.editor("arabic_name").value() == "سعاد حبوش"
    assert form.editor("given_name").value() is None
    office.press(KEY.Key_Return)
    assert office.known(office.listed()[0]).values["arabic_name"] == "سعاد حبوش"


def test_consent_is_never_ticked_and_is_a_guardians_for_a_child(office: Office) -> None:
    office.open(id=office.session())
    page = office.open_register("rüya dağ")
    form = page.people.bar.panel.form
    assert not form.consent.isChecked()
    words = form.consent.accessibleName()
    form.consent.setFocus()
    office.press(KEY.Key_Space)
    form.form.editor("birth").focus()
    office.type("2014")
    office.press(KEY.Key_Tab)
    assert form.consent.accessibleName() != words
    assert not form.consent.isChecked(), "the tick meant somebody else's consent"
    form.consent.setFocus()
    office.press(KEY.Key_Space)
    office.press(KEY.Key_Return)
    person = office.known(office.listed()[0]).values
    assert (person["consent"], person["consent_date"]) == ("guardian", office.desk.today().isoformat())


def test_enter_in_an_open_list_chooses_and_does_not_save(office: Office) -> None:
    office.open(id=office.session())
    page = office.open_register("ayla bulut")
    form = page.people.bar.panel.form.form
    form.editor("nationality").focus()
    office.type("suri")
    office.press(KEY.Key_Return)
    assert form.editor("nationality").value() == "SYR"
    assert office.panel_shown()
    assert office.listed() == []


def test_somebody_similar_can_be_taken_instead(office: Office) -> None:
    known = office.person("Muhsin", "Kara", birth="1991", nationality="SYR", district="Bağcılar")
    office.open(id=office.session())
    page = office.open_register("muhsin kara")
    similar = page.people.bar.panel.similar
    assert similar.isVisible()
    birth = page.people.bar.panel.form.form.editor("birth")
    birth.focus()
    office.type("1985")
    office.qtbot.waitUntil(similar.isHidden)
    office.press(KEY.Key_A, CONTROL)
    office.type("1991")
    office.qtbot.waitUntil(similar.isVisible)
    similar.acted.emit()
    assert office.listed() == [known]
    assert not office.panel_shown()


def test_tab_goes_round_inside_the_panel(office: Office) -> None:
    office.open(id=office.session())
    page = office.open_register("")
    panel = page.people.bar.panel
    for _step in range(20):
        assert panel.isAncestorOf(office.focused())
        office.press(KEY.Key_Tab)
    for _step in range(20):
        assert panel.isAncestorOf(office.focused())
        office.press(KEY.Key_Backtab, SHIFT)


def test_a_half_filled_form_is_kept_and_offered_again(office: Office, qapp: QApplication) -> None:
    session = office.session()
    office.open(id=session)
    page = office.open_register("nergis ateş")
    page.people.bar.panel.form.form.editor("birth").focus()
    office.type("199")
    QTest.qWait(COMMIT_AFTER_MS)

    # The power goes; the application starts again.
    again = office.restarted(qapp)
    page = again.open(id=session)
    assert page.people.unfinished.isVisible()
    page.people.unfinished.acted.emit()
    form = page.people.bar.panel.form.form
    assert form.editor("given_name").value() == "Nergis"
    assert form.editor("birth").input.text() == "199"
    form.editor("birth").focus()
    again.press(KEY.Key_End)
    again.type("4")
    again.press(KEY.Key_Return)
    assert again.known(again.listed()[0]).values["birth"] == "1994"
    assert not page.people.unfinished.isVisible()


def test_another_name_does_not_lose_the_half_filled_form(office: Office) -> None:
    office.open(id=office.session())
    page = office.open_register("tuna gök")
    page.people.bar.panel.form.form.editor("birth").focus()
    office.type("1970")
    office.press(KEY.Key_Escape)
    assert page.people.unfinished.isVisible()
    page.people.bar.clear()
    office.open_register("irmak gök")
    form = page.people.bar.panel.form.form
    assert form.editor("given_name").value() == "İrmak"
    assert form.editor("birth").value() is None
    office.press(KEY.Key_Return)
    assert len(office.listed()) == 1
    assert page.people.unfinished.isVisible()
    page.people.unfinished.acted.emit()
    assert form.editor("given_name").value() == "Tuna"
    assert form.editor("birth").value() == "1970"

    page.people.bar.panel.discard.click()
    assert not page.people.unfinished.isVisible()
    page.people.strip.button.click()
    assert page.people.unfinished.isVisible(), "discarding can be undone"
