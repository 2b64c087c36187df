"""The protocol of the field editors, driven by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Kind
from kizilay_desk.i18n import catalogue
from kizilay_desk.ui.forms.editors import editor_for
from kizilay_desk.ui.forms.form import Form
from kizilay_desk.ui.theme.theme import Mode, theme
from kizilay_desk.ui.widgets.check_box import FlagField
from kizilay_desk.ui.widgets.choice_field import ChoiceField
from kizilay_desk.ui.widgets.choice_list import Option
from kizilay_desk.ui.widgets.combo import CheckCombo, ComboField
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.read_fields import BirthField, DateField, PhoneField
from kizilay_desk.ui.widgets.segmented import Choice
from kizilay_desk.ui.widgets.stepper import Stepper
from kizilay_desk.ui.widgets.text_field import NoteField, NumberField, PassphraseField, TextField
from kizilay_desk.ui.widgets.time_range_field import TimeRangeField

KEY = Qt.Key
TODAY = date(2026, 4, 7)
OPTIONS = (
    Option("", "Sosyal Uyum", heading=True),
    Option("SU-2", "Gönüllülük", depth=1),
    Option("TTK-2", "Bilgilendirme Oturumları", depth=1, also="Information Sessions"),
    Option("SY", "Suriye"),
    Option("IQ", "Irak"),
)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    catalogue.use("en")
    theme().apply(qapp, Mode.LIGHT, Qt.LayoutDirection.LeftToRight)
    yield
    catalogue.use("tr")


class Bench(QWidget):
    """Editors below each other in a shown window; remembers what they sent."""

    def __init__(self, qtbot: QtBot, *editors: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.resize(500, 500)
        self.sent: list[str] = []
        for editor in editors:
            column.addWidget(editor)
            if isinstance(editor, FieldEditor | Stepper):
                editor.changed.connect(lambda: self.sent.append("changed"))
                editor.committed.connect(lambda: self.sent.append("committed"))
                editor.entered.connect(lambda: self.sent.append("entered"))
        column.addStretch(1)
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)

    def keys(self, text: str = "", key: Qt.Key | None = None) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        for letter in text:
            if letter.isascii():
                QTest.keyClick(focused, letter)
            else:
                # QTest stops the process at a letter that has no key.
                QApplication.sendEvent(
                    focused, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                )
        if key is not None:
            QTest.keyClick(focused, key)


def every_kind() -> list[FieldEditor]:
    return [
        TextField("a"),
        NoteField("a"),
        NumberField("a"),
        DateField("a"),
        BirthField("a"),
        TimeRangeField("a"),
        ComboField("a", lambda: OPTIONS),
        CheckCombo("a", lambda: OPTIONS),
        FlagField("a"),
        ChoiceField("a", lambda: (Choice("f", "F"), Choice("m", "M"))),
    ]


SAMPLES = ("text", "line\nline", 7, "2026-04-07", "1991~", "10:00", "SY", ["SU-2", "SY"], True, "f")


@pytest.mark.parametrize(("place", "sample"), list(enumerate(SAMPLES)))
def test_a_value_that_was_set_comes_back_and_sends_nothing(qtbot: QtBot, place: int, sample: object) -> None:
    editor = every_kind()[place]
    bench = Bench(qtbot, editor)
    editor.set_value(sample)  # type: ignore[arg-type]
    assert editor.value() == sample
    editor.set_value(None)
    assert editor.value() in (None, False)
    qtbot.wait(10)
    assert bench.sent == []


def test_typing_is_committed_after_a_pause_and_once(qtbot: QtBot) -> None:
    field = TextField("a")
    bench = Bench(qtbot, field)
    field.focus()
    bench.keys("Salon")
    assert bench.sent == ["changed"] * 5
    qtbot.waitUntil(lambda: "committed" in bench.sent, timeout=2000)
    bench.keys(key=KEY.Key_Return)
    assert bench.sent == ["changed"] * 5 + ["committed", "entered"]


def test_leaving_commits_at_once(qtbot: QtBot) -> None:
    first, second = TextField("a"), TextField("b")
    bench = Bench(qtbot, first, second)
    first.focus()
    bench.keys("x")
    bench.keys(key=KEY.Key_Tab)
    qtbot.waitUntil(lambda: bench.sent == ["changed", "committed"])


def test_arabic_in_a_turkish_window_runs_from_the_right(qtbot: QtBot) -> None:
    field, note, phone = TextField("a"), NoteField("b"), PhoneField("c")
    _window = Bench(qtbot, field, note, phone)
    field.set_value("مريم")
    note.set_value("طلب 4 أشخاص")
    phone.set_value("+905551112233")
    assert field.input.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert note.input.document().defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft
    assert phone.input.layoutDirection() is Qt.LayoutDirection.LeftToRight
    field.set_value("Meryem")
    assert field.input.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_tab_leaves_a_note_and_enter_stays_in_it(qtbot: QtBot) -> None:
    note, after = NoteField("a"), TextField("b")
    bench = Bench(qtbot, note, after)
    note.focus()
    bench.keys("bir", KEY.Key_Return)
    bench.keys("iki", KEY.Key_Tab)
    assert note.value() == "bir\niki"
    assert QApplication.focusWidget() is after.input


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [("7.4.26", "2026-04-07", "07.04.2026"), ("٠٧/٠٤/٢٠٢٦", "2026-04-07", "07.04.2026"), ("", None, "")],
)
def test_a_date_is_written_the_usual_way_on_leaving(qtbot: QtBot, typed: str, value: str | None, shown: str) -> None:
    field = DateField("a", today=lambda: TODAY)
    _window = Bench(qtbot, field)
    field.input.setText(typed)
    field.edited()
    field.leave()
    assert (field.value(), field.text(), field.error()) == (value, shown, None)


def test_a_date_that_is_none_stays_typed_is_explained_and_not_committed(qtbot: QtBot) -> None:
    field = DateField("a", today=lambda: TODAY)
    bench = Bench(qtbot, field)
    field.focus()
    bench.keys("31.2.2026", KEY.Key_Return)
    assert field.text() == "31.2.2026"
    assert field.error()
    assert "committed" not in bench.sent
    bench.keys(key=KEY.Key_Backspace)
    assert field.error() is None


def test_the_calendar_takes_a_day_by_keyboard(qtbot: QtBot) -> None:
    field = DateField("a", today=lambda: TODAY)
    bench = Bench(qtbot, field)
    field.focus()
    bench.keys(key=KEY.Key_Down)
    bench.keys(key=KEY.Key_Right)
    bench.keys(key=KEY.Key_Down)
    bench.keys(key=KEY.Key_Return)
    assert field.value() == "2026-04-15"
    assert QApplication.focusWidget() is field.input
    assert bench.sent == ["changed", "committed"]


def test_escape_closes_the_calendar_and_keeps_the_date(qtbot: QtBot) -> None:
    field = DateField("a", today=lambda: TODAY)
    bench = Bench(qtbot, field)
    field.set_value("2026-04-01")
    field.focus()
    bench.keys(key=KEY.Key_Down)
    bench.keys(key=KEY.Key_Right)
    bench.keys(key=KEY.Key_Escape)
    assert (field.value(), bench.sent) == ("2026-04-01", [])
    assert QApplication.focusWidget() is field.input


@pytest.mark.parametrize(
    ("typed", "times"), [("10-12", ("10:00", "12:00")), ("9.30 – 11", ("09:30", "11:00")), ("14", ("14:00", None))]
)
def test_a_time_range(qtbot: QtBot, typed: str, times: tuple[str | None, str | None]) -> None:
    field = TimeRangeField("a")
    _window = Bench(qtbot, field)
    field.input.setText(typed)
    field.leave()
    assert (field.times(), field.error()) == (times, None)


def test_a_time_range_that_ends_before_it_starts_is_explained(qtbot: QtBot) -> None:
    field = TimeRangeField("a")
    _window = Bench(qtbot, field)
    field.input.setText("12:00 – 10:00")
    field.leave()
    assert field.error()


@pytest.mark.parametrize(
    ("typed", "value"), [("bilg", "TTK-2"), ("information", "TTK-2"), ("ırak", "IQ"), ("gonul", "SU-2")]
)
def test_a_combo_finds_by_part_of_a_word_in_any_language(qtbot: QtBot, typed: str, value: str) -> None:
    field = ComboField("a", lambda: OPTIONS)
    bench = Bench(qtbot, field)
    field.focus()
    bench.keys(typed)
    assert field.is_open()
    bench.keys(key=KEY.Key_Return)
    assert field.value() == value
    assert not field.is_open()
    assert bench.sent == ["changed", "committed", "entered"]


def test_a_combo_refuses_what_is_not_in_the_list_and_escape_puts_back(qtbot: QtBot) -> None:
    field, after = ComboField("a", lambda: OPTIONS), TextField("b")
    bench = Bench(qtbot, field, after)
    field.set_value("SY")
    field.focus()
    field.input.selectAll()
    bench.keys("zzz")
    bench.keys(key=KEY.Key_Tab)
    qtbot.waitUntil(lambda: field.error() is not None)
    assert field.value() == "SY"
    assert "committed" not in bench.sent
    field.focus()
    field.input.selectAll()
    bench.keys("ir")
    bench.keys(key=KEY.Key_Escape)
    assert (field.input.text(), field.value()) == ("Suriye", "SY")


def test_an_emptied_combo_is_none(qtbot: QtBot) -> None:
    field = ComboField("a", lambda: OPTIONS)
    bench = Bench(qtbot, field)
    field.set_value("SY")
    field.focus()
    field.input.selectAll()
    bench.keys(key=KEY.Key_Delete)
    bench.keys(key=KEY.Key_Return)
    assert field.value() is None
    assert "committed" in bench.sent


def test_headings_of_a_combo_cannot_be_chosen(qtbot: QtBot) -> None:
    field = ComboField("a", lambda: OPTIONS)
    bench = Bench(qtbot, field)
    field.focus()
    bench.keys(key=KEY.Key_Down)
    assert field.list is not None
    current = field.list.current()
    assert current is not None
    assert current.value == "SU-2"
    bench.keys(key=KEY.Key_Up)
    assert field.list.current() == current


def test_one_s_own_words_are_taken_where_they_may_be(qtbot: QtBot) -> None:
    field = ComboField("a", lambda: OPTIONS, free=True)
    bench = Bench(qtbot, field)
    field.focus()
    bench.keys("Komşu sofrası", KEY.Key_Return)
    assert field.value() == "Komşu sofrası"
    field.input.selectAll()
    bench.keys("suriye", KEY.Key_Return)
    assert field.value() == "SY"


def test_the_wheel_does_not_change_a_combo_or_a_count(qtbot: QtBot) -> None:
    field, stepper = ComboField("a", lambda: OPTIONS), Stepper("b")
    bench = Bench(qtbot, field, stepper)
    field.set_value("SY")
    stepper.set_value(4)
    for widget in (field.input, stepper):
        widget.setFocus()
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
    assert (field.value(), stepper.value(), bench.sent) == ("SY", 4, [])


def test_several_of_a_list_by_keyboard(qtbot: QtBot) -> None:
    field = CheckCombo("a", lambda: OPTIONS)
    bench = Bench(qtbot, field)
    field.focus()
    bench.keys(" ")
    bench.keys(" ")
    bench.keys(key=KEY.Key_Down)
    bench.keys(" ")
    assert field.value() == ["SU-2", "TTK-2"]
    bench.keys(key=KEY.Key_Return)
    assert not field.is_open()
    assert bench.sent[-1] == "committed"


def test_a_count_by_keyboard(qtbot: QtBot) -> None:
    stepper, after = Stepper("Kadın"), Stepper("Erkek")
    bench = Bench(qtbot, stepper, after)
    stepper.setFocus(Qt.FocusReason.TabFocusReason)
    bench.keys("46")
    assert stepper.value() == 46
    bench.keys("+")
    bench.keys("-")
    bench.keys("-")
    bench.keys(key=KEY.Key_Backspace)
    assert stepper.value() == 4
    bench.keys(key=KEY.Key_Tab)
    assert QApplication.focusWidget() is after
    assert bench.sent.count("committed") == 1
    bench.keys("-")
    assert after.value() == 0


def test_a_choice_can_be_emptied_and_changed_by_keyboard(qtbot: QtBot) -> None:
    field = ChoiceField("a", lambda: (Choice("f", "F"), Choice("m", "M"), Choice("x", "X")))
    bench = Bench(qtbot, field)
    field.set_value("f")
    field.focus()
    bench.keys(key=KEY.Key_Right)
    assert field.value() == "m"
    bench.keys(key=KEY.Key_Delete)
    assert field.value() is None
    assert bench.sent == ["changed", "committed"] * 2


def test_a_passphrase_is_taken_as_typed_and_can_be_shown(qtbot: QtBot) -> None:
    field = PassphraseField("a")
    bench = Bench(qtbot, field)
    field.focus()
    bench.keys(" iki  boşluk ")
    assert field.value() == " iki  boşluk "
    assert field.input.displayText() != field.input.text()


def test_an_error_is_said_to_screen_readers_and_goes_when_one_types(qtbot: QtBot) -> None:
    field = TextField("Konu")
    bench = Bench(qtbot, field)
    field.set_error("Konu yazın")
    assert field.input.accessibleName() == "Konu"
    assert field.input.accessibleDescription() == "Konu yazın"
    field.focus()
    bench.keys("x")
    assert field.error() is None


def test_there_is_an_editor_for_every_declared_field(qtbot: QtBot) -> None:
    for entity in ENTITIES.values():
        for field in entity.fields:
            if field.kind in (Kind.REF, Kind.INSTANT):
                with pytest.raises(ValueError, match=field.key):
                    editor_for(entity, field)
            else:
                editor = editor_for(entity, field)
                qtbot.addWidget(editor)
                assert editor.value() in (None, False)


def test_enter_goes_through_a_form_and_submits_at_its_end(qtbot: QtBot) -> None:
    form = Form(ENTITIES["participant"], ("given_name", "family_name", "district"), 3)
    bench = Bench(qtbot, form)
    committed: list[tuple[str, object]] = []
    submitted: list[bool] = []
    form.committed.connect(lambda key, value: committed.append((key, value)))
    form.submitted.connect(lambda: submitted.append(True))
    form.focus_first()
    bench.keys("Muhsin", KEY.Key_Return)
    bench.keys("Kara", KEY.Key_Return)
    bench.keys("Fatih", KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(submitted))
    assert committed == [("given_name", "Muhsin"), ("family_name", "Kara"), ("district", "Fatih")]
    assert form.values() == {"given_name": "Muhsin", "family_name": "Kara", "district": "Fatih"}


def test_what_comes_from_elsewhere_does_not_overwrite_typing(qtbot: QtBot) -> None:
    form = Form(ENTITIES["participant"], ("given_name", "district"))
    bench = Bench(qtbot, form)
    form.focus_first()
    bench.keys("Muh")
    form.update_values({"given_name": "Ali", "district": "Fatih"})
    assert form.values() == {"given_name": "Muh", "district": "Fatih"}


def test_focus_goes_to_the_first_wrong_field(qtbot: QtBot) -> None:
    form = Form(ENTITIES["participant"], ("given_name", "family_name", "district"))
    _window = Bench(qtbot, form)
    assert not form.focus_first_error()
    form.set_errors({"family_name": "Soyadı yazın"})
    assert form.focus_first_error()
    assert QApplication.focusWidget() is form.editor("family_name").focusProxy()
    form.set_errors({})
    assert form.editor("family_name").error() is None
