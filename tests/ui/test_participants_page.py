"""Participants: found in any script, narrowed, read, edited, registered and removed by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.services import attending, drafts, entry, people
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.setup import initialise
from kizilay_desk.storage.people import PeopleFilter
from kizilay_desk.ui.participants.columns import NAME
from kizilay_desk.ui.participants.page import ParticipantsPage
from kizilay_desk.ui.participants.panel import Mode as PanelMode
from kizilay_desk.ui.participants.words import birth_year, masked, phone_text
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.theme.theme import Mode
from kizilay_desk.ui.widgets.label import Label

KEY = Qt.Key

PEOPLE: tuple[dict[str, Value], ...] = (
    {
        "given_name": "Fatima",
        "family_name": "Al Ahmad",
        "arabic_name": "فاطمة الأحمد",
        "sex": "female",
        "birth": "1991-06-14",
        "nationality": "SYR",
        "population_group": "migrant",
        "identity_number": "99123456718",
        "phone": "+905551234547",
        "district": "Antakya",
    },
    {"given_name": "Ömer", "family_name": "Çelik", "sex": "male", "nationality": "TUR", "consent": "given"},
    {"arabic_name": "محمد خليل", "sex": "male", "birth": "1979~", "nationality": "SYR", "consent": "refused"},
    {"given_name": "Zeynep", "family_name": "Şahin", "birth": "2014-01-05", "district": "Defne"},
)


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


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = new_desk(tmp_path_factory.mktemp("participants") / "store")
    ids = [people.register(made, values)[0] for values in PEOPLE]
    for day, came in (("2026-04-06", ids[:2]), ("2026-01-10", ids[:1])):
        held: dict[str, Value] = {"date": day, "topic": f"Held {day}", "activity": "TTK-2", "status": "held"}
        session = entry.create(made, "session", held)[0]
        for person in came:
            attending.add(made, session, person)
    yield made
    made.close()


@pytest.fixture
def desk(filled: Desk) -> Iterator[Desk]:
    """The filled store; what a test does to it is taken back."""
    sitting = Desk(filled.store, filled.identity, filled.clock)
    yield sitting
    drafts.drop(sitting, "register:participants")
    while sitting.undo_last():
        pass


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[Speech]:
    made = Speech(qapp)
    made.dress(Mode.LIGHT, "en")
    yield made
    made.dress(Mode.LIGHT, "tr")


class Opened:
    """The page in front, and where it wanted to go."""

    def __init__(self, qtbot: QtBot, desk: Desk, arguments: dict[str, str] | None = None) -> None:
        self.desk = desk
        self.went: list[tuple[str, dict[str, str]]] = []
        self.page = ParticipantsPage(desk)
        self.panel = self.page.panel
        self.page.navigate.connect(lambda key, arguments: self.went.append((key, dict(arguments))))
        QAbstractItemModelTester(self.page.list.rows, self.page)
        qtbot.addWidget(self.page)
        self.page.resize(1182, 612)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.retranslate()
        self.page.shown(arguments or {})

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def write(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def select_all(self) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        focused.selectAll()

    def search(self, text: str) -> None:
        self.page.list.search_field.input.clear()
        # As an input method does: key events carry ASCII only.
        self.page.list.search_field.input.insert(text)
        self.page.list.search_field.search_now()

    def names(self, column: int = 0) -> list[str]:
        model = self.page.list.rows
        return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]

    def record(self, name: str) -> str:
        return str(self.page.list.rows.id_at(self.names().index(name)))

    def value(self, person: str, key: str) -> Value:
        record = entry.get(self.desk, "participant", person)
        assert record is not None
        return record.values[key]

    def read(self) -> list[str]:
        """Every text that can be read in the panel."""
        return [strip_marks(label.text()) for label in self.panel.findChildren(Label) if label.isVisible()]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, speech: Speech) -> Opened:
    return Opened(qtbot, desk)


FATIMA, OMER, KHALIL, ZEYNEP = "Fatima Al Ahmad", "Ömer Çelik", "—", "Zeynep Şahin"


# ------------------------------------------------------------------------------------------------------ the list


def test_who_came_last_stands_first(opened: Opened) -> None:
    assert opened.names() == [FATIMA, OMER, ZEYNEP, KHALIL]
    assert opened.names(1)[3] == "محمد خليل"
    assert opened.page.list.search_field.input.hasFocus()
    assert not opened.panel.isVisible()
    assert strip_marks(opened.page.list.count.text()) == "4 people"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("celik", [OMER]), ("muhammed", [KHALIL]), ("فاطم", [FATIMA]), ("5551234547", [FATIMA]), ("99123", [FATIMA])],
)
def test_people_are_found_by_name_in_any_script_phone_and_number(opened: Opened, typed: str, found: list[str]) -> None:
    opened.search(typed)
    assert opened.names() == found
    assert strip_marks(opened.page.list.count.text()) == "1 of 4"


def test_a_click_on_a_title_sorts_and_another_turns_it_round(opened: Opened) -> None:
    opened.page.list.table.sort_asked.emit(NAME)
    assert opened.names() == [FATIMA, OMER, ZEYNEP, KHALIL]
    opened.page.list.table.sort_asked.emit(NAME)
    assert opened.names() == [KHALIL, ZEYNEP, OMER, FATIMA]
    opened.page.list.table.sort_asked.emit("born")
    assert opened.names() == [KHALIL, FATIMA, ZEYNEP, OMER]


def test_the_titles_sort_by_keyboard_too(opened: Opened) -> None:
    opened.press(KEY.Key_Down, KEY.Key_Up, KEY.Key_Left, KEY.Key_Left, KEY.Key_Return)
    assert opened.names(5)[:2] == ["Antakya", "Defne"]
    opened.press(KEY.Key_Up)
    assert opened.page.list.search_field.input.hasFocus()


def test_filters_are_added_by_keyboard_and_taken_away_again(opened: Opened) -> None:
    opened.press(KEY.Key_Slash, KEY.Key_Down, KEY.Key_Return)
    opened.write("S")
    opened.press(KEY.Key_Space)
    assert opened.names() == [FATIMA, KHALIL]
    opened.press(KEY.Key_Return)
    opened.page.search()
    opened.press(KEY.Key_Slash, KEY.Key_Return, KEY.Key_Space, KEY.Key_Return)
    assert opened.names() == [FATIMA]
    opened.page.search()
    opened.press(KEY.Key_Backspace)
    assert opened.names() == [FATIMA, KHALIL]
    opened.press(KEY.Key_Backspace)
    assert len(opened.names()) == 4
    assert opened.page.list.filters.is_empty()


def test_people_of_the_last_days_and_without_consent(opened: Opened) -> None:
    opened.page.list.filters.open_fields()
    opened.press(*[KEY.Key_Down] * 5, KEY.Key_Return)
    assert opened.names() == [FATIMA, OMER]
    opened.page.list.filters.open_fields()
    opened.press(*[KEY.Key_Down] * 4, KEY.Key_Return)
    assert opened.names() == [FATIMA]
    opened.page.list.filters.clear_all.click()
    assert len(opened.names()) == 4


def test_nobody_found_offers_to_clear(opened: Opened) -> None:
    opened.search("zzz")
    assert opened.page.list.none_found.isVisible()
    opened.page.list.none_found.button.click()
    assert len(opened.names()) == 4


# ------------------------------------------------------------------------------------------------------ the panel


def test_the_panel_follows_the_row_and_escape_closes_one_layer_at_a_time(opened: Opened) -> None:
    opened.press(KEY.Key_Down)
    assert opened.panel.isVisible()
    assert FATIMA in opened.read()
    assert "Syria · Migrant" in opened.read()
    opened.press(KEY.Key_Down)
    assert OMER in opened.read()
    opened.press(KEY.Key_Return)
    assert opened.panel.edit.hasFocus()
    assert opened.page.escape()
    assert opened.page.list.table.hasFocus()
    assert opened.page.escape()
    assert not opened.panel.isVisible()
    opened.press(KEY.Key_Up)
    assert not opened.panel.isVisible()
    assert not opened.page.escape()


def test_numbers_are_hidden_until_asked_for(opened: Opened) -> None:
    opened.press(KEY.Key_Down)
    number = opened.panel.facts.identity_number
    assert "99•••••••18" in opened.read()
    assert "05•• ••• •• 47" in opened.read()
    number.link.click()
    assert "99123456718" in opened.read()
    assert number.is_open()
    number.cover()
    assert "99123456718" not in opened.read()
    number.link.click()
    opened.press(KEY.Key_Down, KEY.Key_Up)
    assert "99123456718" not in opened.read()


def test_the_history_opens_a_session(opened: Opened) -> None:
    opened.press(KEY.Key_Down)
    history = opened.panel.history
    assert [row.accessibleName() for row in history.rows] == [
        "6 Apr 2026, Held 2026-04-06, Information Sessions",
        "10 Jan 2026, Held 2026-01-10, Information Sessions",
    ]
    history.rows[0].setFocus()
    opened.press(KEY.Key_Down, KEY.Key_Return)
    assert opened.went == [("session", {"id": history.rows[1].record})]


def test_a_missing_consent_is_recorded_at_once_and_can_be_taken_back(opened: Opened) -> None:
    opened.search("zeynep")
    opened.press(KEY.Key_Down)
    person = opened.record(ZEYNEP)
    opened.panel.facts.record_consent.click()
    assert opened.value(person, "consent") == "guardian"
    assert opened.value(person, "consent_date") == "2026-04-07"
    assert opened.page.list.strip.isVisible()
    opened.page.undo()
    assert opened.value(person, "consent") is None
    assert opened.panel.facts.record_consent.isVisible()


# ------------------------------------------------------------------------------------------------------ editing


def test_editing_stores_each_field_when_it_is_left_and_undo_takes_it_back(opened: Opened, qtbot: QtBot) -> None:
    opened.press(KEY.Key_Down)
    fatima = opened.record(FATIMA)
    opened.press(KEY.Key_F2)
    assert opened.panel.mode is PanelMode.EDIT
    form = opened.panel.form.form
    form.editor("district").focus()
    opened.select_all()
    opened.write("Defne")
    opened.press(KEY.Key_Tab)
    qtbot.waitUntil(lambda: opened.value(fatima, "district") == "Defne", timeout=700)
    form.editor("family_name").focus()
    opened.select_all()
    opened.write("Elahmed")
    assert opened.page.escape()
    assert opened.panel.mode is PanelMode.READ
    assert opened.names()[0] == "Fatima Elahmed"
    assert "Fatima Elahmed" in opened.read()
    opened.page.undo()
    opened.page.undo()
    opened.page.undo()
    assert opened.value(fatima, "district") == "Antakya"
    assert opened.names()[0] == FATIMA


def test_nobody_loses_their_only_name(opened: Opened, qtbot: QtBot) -> None:
    opened.search("celik")
    omer = opened.record(OMER)
    opened.press(KEY.Key_Down, KEY.Key_F2)
    form = opened.panel.form.form
    for key in ("given_name", "family_name"):
        form.editor(key).focus()
        opened.select_all()
        opened.press(KEY.Key_Delete, KEY.Key_Tab)
    qtbot.waitUntil(lambda: bool(form.editor("given_name").error()), timeout=700)
    assert opened.value(omer, "family_name") == "Çelik"
    form.editor("family_name").focus()
    opened.write("Demir")
    opened.page.escape()
    assert opened.value(omer, "given_name") is None
    assert opened.value(omer, "family_name") == "Demir"


def test_a_consent_that_is_chosen_gets_its_day(opened: Opened) -> None:
    opened.search("zeynep")
    zeynep = opened.record(ZEYNEP)
    opened.press(KEY.Key_Down, KEY.Key_F2)
    consent = opened.panel.form.form.editor("consent")
    consent.focus()
    opened.write("refused")
    opened.press(KEY.Key_Return)
    assert opened.value(zeynep, "consent") == "refused"
    assert opened.value(zeynep, "consent_date") == "2026-04-07"


def test_what_others_change_appears_without_disturbing_the_typing(opened: Opened, qtbot: QtBot) -> None:
    opened.press(KEY.Key_Down, KEY.Key_F2)
    form = opened.panel.form.form
    form.editor("district").focus()
    opened.select_all()
    opened.write("Def")
    entry.edit(opened.desk, "participant", opened.record(FATIMA), {"province": "TR-31", "district": "Samandağ"})
    qtbot.waitUntil(lambda: form.editor("province").value() == "TR-31")
    assert form.editor("district").value() == "Def"


# ------------------------------------------------------------------------------------------------ somebody new


def test_registering_needs_a_name_and_then_shows_the_person(opened: Opened) -> None:
    opened.page.new()
    assert opened.panel.mode is PanelMode.REGISTER
    opened.page.primary()
    assert opened.panel.form.form.editor("given_name").error()
    opened.write("Samira")
    opened.press(KEY.Key_Return)
    opened.write("Yusufi")
    opened.page.primary()
    assert opened.names()[0] == FATIMA
    samira = opened.record("Samira Yusufi")
    assert opened.value(samira, "centre") == opened.desk.identity.centre
    assert opened.page.list.table.current_id() == samira
    assert opened.panel.mode is PanelMode.READ
    opened.page.undo()
    assert "Samira Yusufi" not in opened.names()


def test_a_form_that_was_left_waits_and_can_be_discarded(opened: Opened, qtbot: QtBot, desk: Desk) -> None:
    opened.page.new()
    opened.write("Samira")
    assert opened.page.escape()
    assert not opened.panel.isVisible()
    again = Opened(qtbot, desk, {"new": "1"})
    assert again.panel.form.form.editor("given_name").value() == "Samira"
    again.panel.discard.click()
    assert drafts.kept(desk, "register:participants") is None
    assert people.participant_ids(desk, PeopleFilter(text="samira")) == []
    again.page.list.strip.button.click()
    assert again.panel.form.form.editor("given_name").value() == "Samira"


def test_somebody_asked_for_is_shown_even_when_filtered_away(opened: Opened) -> None:
    zeynep = opened.record(ZEYNEP)
    opened.search("celik")
    opened.page.shown({"id": zeynep})
    assert opened.page.list.table.current_id() == zeynep
    assert ZEYNEP in opened.read()
    assert len(opened.names()) == 4


# ------------------------------------------------------------------------------------------------------ removing


def test_delete_removes_and_undo_brings_back(opened: Opened) -> None:
    opened.press(KEY.Key_Down, KEY.Key_Delete)
    assert opened.names() == [OMER, ZEYNEP, KHALIL]
    assert OMER in opened.read()
    opened.page.list.strip.button.click()
    assert opened.names()[0] == FATIMA
    assert FATIMA in opened.read()


def test_in_arabic_the_arabic_name_comes_first(opened: Opened, speech: Speech) -> None:
    opened.press(KEY.Key_Down)
    speech.switch("ar", opened.page)
    assert opened.names()[0] == "فاطمة الأحمد"
    assert opened.names(1)[0] == FATIMA
    assert opened.read()[:2] == ["فاطمة الأحمد", FATIMA]
    opened.page.list.table.sort_asked.emit(NAME)
    assert opened.names()[:2] == ["فاطمة الأحمد", "محمد خليل"]


def test_an_empty_register_offers_the_first_person(tmp_path: Path, qtbot: QtBot, speech: Speech) -> None:
    desk = new_desk(tmp_path / "empty")
    opened = Opened(qtbot, desk)
    assert opened.page.list.none_yet.isVisible()
    opened.page.list.none_yet.button.click()
    assert opened.panel.mode is PanelMode.REGISTER
    desk.close()


# --------------------------------------------------------------------------------------------------------- words


def test_numbers_keep_their_first_and_last_two() -> None:
    assert masked("99123456718") == "99•••••••18"
    assert masked("12345") == "•••••"
    assert masked("") == ""
    assert phone_text("+905551234547") == "0555 123 45 47"
    assert phone_text("+963933123456") == "+963933123456"


def test_a_birth_in_a_column_is_its_year() -> None:
    assert [birth_year(birth) for birth in ("1991-06-14", "1991", "1991~", "")] == ["1991", "1991", "~1991", ""]
