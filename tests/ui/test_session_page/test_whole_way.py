"""A session from the first key to its completion; the language switched and the disk full on the way."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kizilay_desk.domain.errors import DiskFull
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.services import attending, holding
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.ui.session.page import HEADCOUNT, PEOPLE
from kizilay_desk.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from tests.ui.test_session_page.conftest import Office

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = "2026-04-07"


def test_a_session_from_the_first_key_to_completion(office: Office, desk: Desk) -> None:
    last = office.session(date="2026-03-31", place="Salon 2", languages=["ara", "tur"], status=holding.HELD)
    arabic = office.person("", arabic_name="محمد خليل", birth="1979", nationality="SYR", consent="given")
    attending.add(desk, last, arabic)
    turkish = office.person("Zümrüt", "Işık", birth="1984", sex="female")
    before = office.sessions()

    page = office.open(new="1", date=DAY)
    assert office.focused() is page.details.activity.input
    assert office.sessions() == before, "a page that is only looked at leaves nothing behind"

    office.type("bilg")
    office.press(KEY.Key_Return)
    (session,) = office.sessions() - before
    stored = office.stored(session).values
    assert (stored["activity"], stored["date"], stored["place"]) == ("TTK-2", DAY, "Salon 2")
    assert stored["languages"] == ["ara", "tur"]
    assert page.details.form.editor("place").value() == "Salon 2"

    assert office.focused() is page.details.topic.input
    office.type("Komşuluk hukuku")
    office.press(KEY.Key_Return)
    assert office.stored(session).values["topic"] == "Komşuluk hukuku"
    assert strip_marks(page.header.title.text()) == "Komşuluk hukuku"

    office.press(KEY.Key_F, CONTROL)
    office.type_name("züm")
    assert office.found() == [turkish]
    office.press(KEY.Key_Return)
    assert office.listed() == [turkish]
    assert not office.results_shown()
    assert page.people.bar.search.text() == ""

    # The focus stayed in the field, and the other script is found by its sound.
    office.type_name("muhammed ha")
    assert office.found()[0] == arabic
    office.press(KEY.Key_Return)
    assert office.listed() == [arabic, turkish]

    office.type_name("nuriye kestane")
    assert office.found() == []
    office.press(KEY.Key_Return)
    form = page.people.bar.panel.form.form
    assert form.editor("given_name").value() == "Nuriye"
    assert form.editor("family_name").value() == "Kestane"
    office.press(KEY.Key_Space)
    office.press(KEY.Key_Tab)
    office.type("1991")
    office.press(KEY.Key_Return)
    new = office.listed()[0]
    person = office.known(new).values
    assert (person["given_name"], person["sex"], person["birth"]) == ("Nuriye", "female", "1991")
    assert person["nationality"] is None
    assert person["consent"] is None
    assert office.focused() is page.people.bar.search.input

    office.press(KEY.Key_Z, CONTROL)
    assert office.listed() == [arabic, turkish], "undo takes the registration back"

    office.press(KEY.Key_Tab, CONTROL)
    assert page.tabs.current() == HEADCOUNT
    assert isinstance(office.focused(), Stepper)
    office.type("12")
    office.press(KEY.Key_Tab)
    assert attending.headcount(desk, session).grid == {("female", "0-17"): 12}

    office.press(KEY.Key_Return, CONTROL)
    assert office.stored(session).values["status"] == holding.HELD
    assert page.header.complete.isHidden()
    page.header.reopen.click()
    assert office.stored(session).values["status"] == holding.DRAFT


def test_completing_says_what_is_missing_and_goes_there(office: Office, desk: Desk) -> None:
    before = office.sessions()
    page = office.open(new="1")
    office.press(KEY.Key_Return, CONTROL)
    assert page.details.activity.error()
    assert page.details.topic.error()
    assert page.nobody.isVisible()
    assert office.focused() is page.details.activity.input
    assert office.sessions() == before

    session = office.session()
    page = office.open(id=session)
    assert not page.nobody.isVisible()
    office.press(KEY.Key_Return, CONTROL)
    assert page.nobody.isVisible()
    assert office.focused() is page.people.bar.search.input
    assert office.stored(session).values["status"] == holding.DRAFT


def test_missing_consent_does_not_block(office: Office, desk: Desk) -> None:
    session = office.session()
    attending.add(desk, session, office.person("Selin", "Ata"))
    page = office.open(id=session)
    assert page.people.summary.link.isVisible()
    office.press(KEY.Key_Return, CONTROL)
    assert office.stored(session).values["status"] == holding.HELD


def test_the_language_is_switched_while_working(office: Office, desk: Desk) -> None:
    session = office.session(topic="first_aid")
    person = office.person("Sema", "Ünal", arabic_name="سيما أونال")
    attending.add(desk, session, person)
    page = office.open(id=session)
    page.details.note.focus()
    office.type("Yarım kalan ")
    for code in ("ar", "en", "tr"):
        office.window.speak(code)
        assert strip_marks(page.header.title.text()) == code_label("topic", "first_aid")
        assert page.details.topic.input.text() == code_label("topic", "first_aid")
        assert page.details.note.input.toPlainText() == "Yarım kalan "
        cell = page.people.table.rows.cell_at(0, 1)
        assert getattr(cell, "name", None) == ("سيما أونال" if code == "ar" else "Sema Ünal")
        assert office.focused() is page.details.note.input


class FullDisk:
    """Makes every save fail, until it is lifted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        monkeypatch.setattr(Desk, "save", self._refuse)

    @staticmethod
    def _refuse(*_arguments: object, **_named: object) -> Action:
        raise DiskFull("disk")

    def lift(self) -> None:
        self._patch.undo()


def test_a_full_disk_keeps_what_was_typed_and_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    session = office.session(place="Salon 1")
    person = office.person("Hazal", "Çınar")
    page = office.open(id=session)
    disk = FullDisk(monkeypatch)
    place = page.details.form.editor("place")
    place.focus()
    office.press(KEY.Key_A, CONTROL)
    office.type("Avlu")
    office.press(KEY.Key_Tab)
    assert page.header.again.isVisible()
    office.press(KEY.Key_F, CONTROL)
    office.type_name("haz")
    office.press(KEY.Key_Return)
    assert page.people.bar.search.text() == "haz"
    assert office.listed() == []
    office.window.go("sessions")
    assert office.window.page_key() == "session", "what is not stored is not left behind"
    assert place.value() == "Avlu"

    disk.lift()
    page.header.again.click()
    assert office.stored(session).values["place"] == "Avlu"
    assert not page.header.again.isVisible()
    office.press(KEY.Key_F, CONTROL)
    office.type("al")
    office.qtbot.waitUntil(office.results_shown)
    office.press(KEY.Key_Return)
    assert office.listed() == [person]


def test_leaving_stores_what_is_pending(office: Office) -> None:
    session = office.session()
    page = office.open(id=session)
    page.details.note.focus()
    office.type("Son söz")
    office.window.go("sessions")
    assert office.stored(session).values["note"] == "Son söz"


def test_new_session_from_here(office: Office) -> None:
    page = office.open(id=office.session())
    office.press(KEY.Key_N, CONTROL)
    assert page.session.id is None
    assert page.tabs.current() == PEOPLE
    assert office.focused() is page.details.activity.input


def test_undo_does_nothing_behind_the_panel(office: Office) -> None:
    person = office.person("Kadir", "Bent")
    page = office.open(id=office.session())
    office.type_name("kadir bent")
    office.press(KEY.Key_Return)
    assert office.listed() == [person]
    office.open_register("sibel taş")
    office.press(KEY.Key_Z, CONTROL)
    page.undo()
    assert office.listed() == [person]


def test_news_from_another_thread_is_shown(office: Office, desk: Desk) -> None:
    session = office.session()
    person = office.person("Gönül", "Pınar")
    page = office.open(id=session)
    merging = threading.Thread(target=lambda: attending.add(desk, session, person))
    merging.start()
    merging.join()
    office.qtbot.waitUntil(lambda: page.people.count() == 1)


def test_a_small_screen_keeps_name_and_removal(office: Office, desk: Desk) -> None:
    session = office.session()
    attending.add(desk, session, office.person("Rukiye", "Alp", sex="female", birth="1980"))
    office.window.resize(1024, 640)
    page = office.open(id=session)
    QApplication.processEvents()
    table = page.people.table
    shown = [at for at in range(table.rows.columnCount()) if not table.isColumnHidden(at)]
    assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width()
    assert table.rows.columns[shown[-1]].key == "remove"
    office.window.resize(1366, 768)
    QApplication.processEvents()
    assert not any(table.isColumnHidden(at) for at in range(table.rows.columnCount()))
