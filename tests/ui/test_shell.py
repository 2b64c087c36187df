"""The window: pages made on first visit, the way between them, keys, language and theme switched live."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.errors import DiskFull
from kizilay_desk.i18n import catalogue
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.ui.shell.frame import Frame, MenuItem, OtherPage, Place, RailItem
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.page import Arguments, Page
from kizilay_desk.ui.shell.window import Window
from kizilay_desk.ui.theme.theme import Mode, theme
from kizilay_desk.ui.widgets.buttons import Button
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.popover import Popover
from kizilay_desk.ui.widgets.text_field import TextField

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def greeting() -> str:
    return {"tr": "merhaba", "en": "hello", "ar": "مرحباً"}[catalogue.current().code]


class Probe(Page):
    """A page that remembers what happened to it."""

    def __init__(self, name: str, log: list[str]) -> None:
        super().__init__()
        self.name, self.log = name, log
        self.layers, self.may_leave = 0, True
        self.label = Label(greeting)
        self.field = TextField(greeting)
        self.content.addWidget(self.label)
        self.content.addWidget(self.field)
        log.append(f"made {name}")

    def title(self) -> str:
        return f"{self.name} {greeting()}"

    def shown(self, arguments: Arguments) -> None:
        self.log.append(f"shown {self.name} {dict(arguments) or ''}".strip())

    def hidden(self) -> bool:
        return self.may_leave

    def primary(self) -> None:
        self.log.append("primary")

    def search(self) -> None:
        self.log.append("search")

    def new(self) -> None:
        self.log.append("new")

    def undo(self) -> None:
        self.log.append("undo")

    def escape(self) -> bool:
        if self.layers:
            self.layers -= 1
            self.log.append("layer closed")
            return True
        return False


class Fixture:
    """The window and what happened in it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.log: list[str] = []
        self.waiting = 2
        self.remembered: list[str] = []
        speech = Speech(qapp)
        speech.dress(Mode.LIGHT, "tr")

        def made(name: str) -> Callable[[], Page]:
            return lambda: Probe(name, self.log)

        self.window = Window(
            Frame(
                items=(
                    RailItem("home", "house", greeting, made("home")),
                    RailItem("sessions", "calendar-check", greeting, made("sessions"), lambda: self.waiting),
                    RailItem("merge", "git-merge", greeting, made("merge"), place=Place.COORDINATION),
                    RailItem("help", "question", greeting, made("help"), place=Place.BOTTOM, hint="F1"),
                ),
                others=(OtherPage("session", "sessions", made("session")),),
                user=lambda: "Elif Arslan",
                centre=lambda: "Sultanbeyli",
                version="1.0",
                lock=lambda: self.log.append("locked"),
                menu=(MenuItem(greeting, "gear", lambda: self.log.append("menu")),),
                language_chosen=self.remembered.append,
                mode_chosen=self.remembered.append,
            ),
            speech,
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.go("home")

    def speak(self, code: str) -> None:
        self.window.speak(code)
        QApplication.processEvents()

    def page(self) -> Probe:
        page = self.window.page()
        assert isinstance(page, Probe)
        return page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication) -> Iterator[Fixture]:
    yield Fixture(qtbot, qapp)
    Speech(qapp).dress(Mode.LIGHT, "tr")


def test_pages_are_made_on_the_first_visit_and_kept(shell: Fixture) -> None:
    shell.window.go("sessions")
    shell.window.go("home")
    assert shell.log == ["made home", "shown home", "made sessions", "shown sessions", "shown home"]


def test_the_rail_is_reached_by_alt_and_number(shell: Fixture) -> None:
    shell.press(Qt.Key.Key_3, ALT)
    assert shell.window.page_key() == "merge"
    assert shell.window.rail.buttons["merge"].isChecked()
    assert not shell.window.rail.buttons["home"].isChecked()


def test_the_way_back(shell: Fixture) -> None:
    arrow = shell.window.top_bar.arrow
    shell.window.go("sessions")
    assert arrow.isHidden()
    shell.page().navigate.emit("session", {"id": "a"})
    shell.page().navigate.emit("session", {"id": "b"})
    assert arrow.isVisible()
    assert shell.window.rail.buttons["sessions"].isChecked()
    shell.press(Qt.Key.Key_Escape)
    assert shell.log[-1] == "shown session {'id': 'a'}"
    QTest.mouseClick(arrow, Qt.MouseButton.LeftButton)
    assert shell.window.page_key() == "sessions"
    assert arrow.isHidden()
    shell.press(Qt.Key.Key_Escape)
    assert shell.window.page_key() == "sessions"


def test_escape_closes_one_layer_at_a_time(shell: Fixture) -> None:
    shell.window.go("session", {"id": "a"})
    page = shell.page()
    page.layers = 1
    popover = Popover()
    popover.body.addWidget(Label("found"))
    page.field.focus()
    popover.open_below(page.field)
    shell.press(Qt.Key.Key_Escape)
    assert not popover.is_open()
    assert page.layers == 1
    shell.press(Qt.Key.Key_Escape)
    assert page.layers == 0
    assert shell.window.page_key() == "session"
    shell.press(Qt.Key.Key_Escape)
    assert shell.window.page_key() == "home"


def test_a_page_that_cannot_store_stays_in_front(shell: Fixture) -> None:
    shell.page().may_leave = False
    shell.window.go("sessions")
    assert shell.window.page_key() == "home"
    assert not shell.window.close()
    shell.page().may_leave = True
    shell.window.go("sessions")
    assert shell.window.page_key() == "sessions"


def test_keys_that_work_on_every_page(shell: Fixture) -> None:
    shell.press(Qt.Key.Key_Return, CONTROL)
    shell.press(Qt.Key.Key_F, CONTROL)
    shell.press(Qt.Key.Key_N, CONTROL)
    shell.press(Qt.Key.Key_Z, CONTROL)
    assert shell.log[2:] == ["primary", "search", "new", "undo"]


def test_control_z_in_a_field_undoes_typing_first(shell: Fixture) -> None:
    page = shell.page()
    page.field.focus()
    QTest.keyClicks(page.field.input, "abc")
    shell.press(Qt.Key.Key_Z, CONTROL)
    assert page.field.text() == ""
    assert "undo" not in shell.log
    shell.press(Qt.Key.Key_Z, CONTROL)
    assert "undo" in shell.log


def test_the_language_is_switched_while_somebody_types(shell: Fixture) -> None:
    page = shell.page()
    page.field.focus()
    QTest.keyClicks(page.field.input, "Salon 2")
    shell.speak("ar")
    assert page.label.text() == "مرحباً"
    assert page.field.text() == "Salon 2"
    assert QApplication.focusWidget() is page.field.input
    assert shell.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert shell.window.rail.geometry().right() == shell.window.rect().right()
    assert shell.window.locale().name() == "ar_SY"
    assert shell.window.top_bar.heading.text() == "home مرحباً"
    shell.speak("en")
    assert page.label.text() == "hello"
    assert shell.window.rail.geometry().left() == 0
    assert shell.window.top_bar.languages.value() == "en"
    assert shell.remembered == ["ar", "en"]


def test_qt_s_own_words_follow_the_language(shell: Fixture, qapp: QApplication) -> None:
    shell.speak("ar")
    arabic = qapp.translate("QPlatformTheme", "Cancel")
    shell.speak("tr")
    turkish = qapp.translate("QPlatformTheme", "Cancel")
    shell.speak("en")
    assert len({arabic, turkish, qapp.translate("QPlatformTheme", "Cancel")}) == 3


def test_the_switch_offers_the_languages_in_one_order(shell: Fixture) -> None:
    switch = shell.window.top_bar.languages
    for code in ("tr", "ar"):
        shell.speak(code)
        places = [button.mapTo(switch, button.rect().topLeft()).x() for button in switch.findChildren(QWidget)]
        assert places == sorted(places)


def test_light_and_dark_are_chosen_in_the_menu(shell: Fixture) -> None:
    menu = shell.window.top_bar.menu()
    choices = [action for action in menu.actions() if action.isCheckable()]
    assert [action.isChecked() for action in choices] == [True, False, False]
    choices[1].trigger()
    assert theme().is_dark
    assert shell.remembered == ["dark"]
    others = [action for action in menu.actions() if not action.isCheckable() and not action.icon().isNull()]
    for action in others:
        action.trigger()
    assert shell.log[-2:] == ["menu", "locked"]


def test_the_status_bar_says_whether_everything_is_saved(shell: Fixture) -> None:
    saving = shell.window.status_bar.saving
    shell.page().saved.emit()
    saved = saving.accessibleName()
    shell.page().busy.emit()
    assert saving.accessibleName() != saved
    error = DiskFull(path="store")
    shell.page().failed.emit(error)
    assert saving.accessibleName() == sentence(error)


def test_badges_are_asked_again_after_a_write(shell: Fixture) -> None:
    button = shell.window.rail.buttons["sessions"]
    assert button.count == 2
    shell.waiting = 5
    shell.page().saved.emit()
    assert button.count == 5
    assert "5" in button.accessibleName()


@pytest.mark.parametrize("code", ["tr", "ar"])
def test_tab_goes_through_the_window_in_reading_order(shell: Fixture, code: str) -> None:
    shell.speak(code)
    shell.window.rail.buttons["home"].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _step in range(8):
        shell.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
    page = shell.page()
    rail = shell.window.rail.buttons
    expected = [rail["sessions"], rail["merge"], rail["help"]]
    assert seen[:3] == expected
    assert seen[4] is shell.window.top_bar.user
    assert seen[5] is page.field.input


def test_every_text_is_asked_again_through_language_change(shell: Fixture, qapp: QApplication) -> None:
    button = Button(greeting)
    shell.page().content.addWidget(button)
    catalogue.use("en")
    QApplication.sendEvent(shell.window, QEvent(QEvent.Type.LanguageChange))
    assert button.words() == "hello"
    assert button.accessibleName() == "hello"


@pytest.mark.parametrize("height", [768, 696])
def test_the_frame_fits_a_small_laptop(shell: Fixture, height: int) -> None:
    shell.window.resize(1366, height)
    QApplication.processEvents()
    assert (shell.window.width(), shell.window.height()) == (1366, height)
    assert shell.window.stack.height() == height - 56 - 28
    assert shell.window.stack.width() == 1366 - 184
