"""Tables, tabs, popovers, strips and figures, driven by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kizilay_desk.i18n import catalogue
from kizilay_desk.ui.theme.painting import Run
from kizilay_desk.ui.theme.theme import Mode, theme
from kizilay_desk.ui.widgets.buttons import Button, ExplainedButton, Kind
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.cells import ActionCell, NameCell, NumberCell, TextCell
from kizilay_desk.ui.widgets.chips import FilterChip
from kizilay_desk.ui.widgets.combo import ComboField
from kizilay_desk.ui.widgets.figures import BarLine, Distribution, KeyFigure
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.month_chart import MonthBar, MonthChart
from kizilay_desk.ui.widgets.notices import UNDO_SHOWS_MS, Banner, EmptyLine, UndoStrip
from kizilay_desk.ui.widgets.popover import Popover, open_popovers
from kizilay_desk.ui.widgets.search_field import SearchField
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.tab_bar import Tab, TabBar
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import Column, RowsModel
from kizilay_desk.ui.widgets.text_field import TextField

KEY = Qt.Key


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    catalogue.use("en")
    theme().apply(qapp, Mode.LIGHT, Qt.LayoutDirection.LeftToRight)
    yield
    theme().apply(qapp, Mode.LIGHT, Qt.LayoutDirection.LeftToRight)
    catalogue.use("tr")


def show(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    window.resize(700, 500)
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


class Names:
    """An invented store of names that counts what is fetched."""

    def __init__(self) -> None:
        self.fetched: list[int] = []

    def __call__(self, ids: Sequence[str]) -> Mapping[str, str]:
        self.fetched.append(len(ids))
        return {each: f"name {each}" for each in ids}


def names_model(names: Names, count: int = 10) -> RowsModel[str]:
    columns: list[Column[str]] = [
        Column("name", "Name", lambda name: NameCell(name, "اسم")),
        Column("length", lambda: "Length", lambda name: NumberCell(str(len(name))), 80, number=True, sortable=True),
        Column("remove", "", lambda name: ActionCell("x", f"remove {name}"), 48),
    ]
    model = RowsModel(columns, names)
    model.set_ids([str(at) for at in range(count)])
    return model


def test_the_model_keeps_qt_s_contract(qtbot: QtBot) -> None:
    model: QAbstractItemModel = names_model(Names())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert isinstance(model, RowsModel)
    for ids in (["3", "1"], [], ["1", "2", "3"], ["0", "1", "2", "3"], ["1", "3"], ["9", "8", "1"]):
        model.set_ids(ids)
        assert list(model.ids()) == ids
        assert [model.place_of(each) for each in ids] == list(range(len(ids)))
    assert model.place_of("77") == -1
    assert tester.model() is model


def test_only_rows_in_view_are_fetched(qtbot: QtBot) -> None:
    names = Names()
    model = names_model(names, 300_000)
    table = DataTable(model)
    window = show(qtbot, table)
    assert sum(names.fetched) < 200
    table.set_current("299999")
    window.repaint()
    assert sum(names.fetched) < 400


def test_the_current_row_stays_when_others_come_and_go(qtbot: QtBot) -> None:
    model = names_model(Names())
    table = DataTable(model)
    window = show(qtbot, table)
    table.set_current("4")
    model.set_ids(["new", *model.ids()])
    assert table.current_id() == "4"
    model.set_ids([each for each in model.ids() if each != "2"])
    assert table.current_id() == "4"
    assert window.isVisible()


def test_the_keys_of_a_table(qtbot: QtBot) -> None:
    search = QLineEdit()
    table = DataTable(names_model(Names()))
    window = show(qtbot, search, table)
    heard: list[tuple[str, ...]] = []
    table.opened.connect(lambda each: heard.append(("opened", each)))
    table.removed.connect(lambda each: heard.append(("removed", each)))
    table.edited.connect(lambda each: heard.append(("edited", each)))
    table.left_up.connect(lambda: heard.append(("left up",)))
    search.setFocus()
    QTest.keyClick(search, KEY.Key_Tab)
    assert QApplication.focusWidget() is table
    assert table.current_id() == "0"
    table.sort_asked.connect(lambda key: heard.append(("sort", key)))
    QTest.keyClick(table, KEY.Key_Up)
    assert QApplication.focusWidget() is table.header
    for key in (KEY.Key_Right, KEY.Key_Return, KEY.Key_Up, KEY.Key_Down):
        QTest.keyClick(table.header, key)
    assert QApplication.focusWidget() is table
    assert heard == [("sort", "length"), ("left up",)]
    heard.clear()
    for key in (KEY.Key_Down, KEY.Key_Return, KEY.Key_F2, KEY.Key_End, KEY.Key_Delete, KEY.Key_Home):
        QTest.keyClick(table, key)
    assert heard == [("opened", "1"), ("edited", "1"), ("removed", "9")]
    assert table.current_id() == "0"
    QTest.keyClick(table, KEY.Key_Backtab)
    assert QApplication.focusWidget() is search
    assert window.isVisible()


def test_a_click_on_the_cross_acts_and_on_a_title_sorts(qtbot: QtBot) -> None:
    table = DataTable(names_model(Names()))
    window = show(qtbot, table)
    heard: list[tuple[str, ...]] = []
    table.acted.connect(lambda each, column: heard.append((each, column)))
    table.opened.connect(lambda each: heard.append(("opened", each)))
    table.sort_asked.connect(lambda key: heard.append(("sort", key)))
    cross = table.visualRect(table.rows.index(2, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    name = table.visualRect(table.rows.index(3, 0)).center()
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    for section in (0, 1):
        at = QPoint(table.header.sectionViewportPosition(section) + 10, 10)
        QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard == [("2", "remove"), ("opened", "3"), ("sort", "length")]
    assert window.isVisible()


def test_columns_share_the_width_of_the_table(qtbot: QtBot) -> None:
    table = DataTable(names_model(Names()))
    window = show(qtbot, table)
    assert sum(table.columnWidth(at) for at in range(3)) == table.viewport().width()
    assert table.columnWidth(1) == 80
    assert window.isVisible()


def test_cells_are_told_to_screen_readers_without_invisible_marks(qtbot: QtBot) -> None:
    columns: list[Column[str]] = [Column("a", "A", lambda name: TextCell(f"\u2068{name}\u2069"))]
    model = RowsModel(columns, Names())
    model.set_ids(["1"])
    assert model.data(model.index(0, 0)) == "name 1"


def test_a_popover_opens_below_its_field_and_typing_goes_on(qtbot: QtBot) -> None:
    field = QLineEdit()
    window = show(qtbot, field, Label("below"))
    popover = Popover()
    popover.body.addWidget(Label("4 people found"))
    field.setFocus()
    popover.open_below(field)
    assert open_popovers(window) == [popover]
    assert popover.geometry().top() == field.geometry().bottom() + 1
    assert popover.width() == field.width()
    QTest.keyClicks(field, "muh")
    assert field.text() == "muh"
    dismissed: list[bool] = []
    popover.dismissed.connect(lambda: dismissed.append(True))
    QTest.keyClick(field, KEY.Key_Escape)
    assert not popover.is_open()
    assert dismissed == [True]
    assert field.text() == "muh"


def test_a_popover_opens_above_where_there_is_no_room_below_and_mirrors(qtbot: QtBot, qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT, Qt.LayoutDirection.RightToLeft)
    field = QLineEdit()
    window = show(qtbot, Label("above"), field)
    window.resize(700, 200)
    QApplication.processEvents()
    popover = Popover()
    tall = QWidget()
    tall.setFixedHeight(90)
    popover.body.addWidget(tall)
    popover.open_below(field, 300)
    place: QRect = popover.geometry()
    assert place.bottom() < field.geometry().top() + 1
    assert place.right() == field.geometry().right()


def test_a_click_elsewhere_closes_a_popover_and_one_inside_does_not(qtbot: QtBot) -> None:
    field, other = QLineEdit(), QLineEdit()
    window = show(qtbot, field, other)
    popover = Popover()
    inside = Button("Add")
    popover.body.addWidget(inside)
    popover.open_below(field)
    QTest.mouseClick(inside, Qt.MouseButton.LeftButton)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert popover.is_open()
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert not popover.is_open()
    assert window.isVisible()


def test_undo_takes_back_one_thing_after_the_other(qtbot: QtBot) -> None:
    strip = UndoStrip()
    window = show(qtbot, strip)
    undone: list[str] = []
    strip.offer("Fatma Kaya was removed.", lambda: undone.append("Fatma"))
    strip.offer("Ali Kaya was removed.", lambda: undone.append("Ali"))
    assert strip.isVisible()
    QTest.keyClick(strip.button, KEY.Key_Return)
    assert not strip.isVisible()
    strip.undo()
    strip.undo()
    assert undone == ["Ali", "Fatma"]
    assert not strip.can_undo()
    assert window.isVisible()
    assert UNDO_SHOWS_MS == 10_000


def test_tabs_by_keyboard(qtbot: QtBot) -> None:
    tabs = TabBar((Tab("people", "List", lambda: 23), Tab("count", "Headcount")))
    window = show(qtbot, tabs)
    heard: list[str] = []
    tabs.picked.connect(heard.append)
    QTest.keyClick(window, KEY.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["count"]
    tabs.set_current("people")
    assert tabs.current() == "people"
    assert heard == ["count"]


def test_search_waits_for_a_pause_in_typing(qtbot: QtBot) -> None:
    field = SearchField("Search", delay=20)
    window = show(qtbot, field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    field.input.setFocus()
    QTest.keyClicks(field.input, "muh")
    qtbot.waitUntil(lambda: heard == ["muh"])
    QTest.keyClicks(field.input, "a")
    field.search_now()
    field.clear()
    qtbot.wait(40)
    assert heard == ["muh", "muha", ""]
    assert window.isVisible()


def test_enter_presses_a_button_and_a_disabled_one_says_why(qtbot: QtBot) -> None:
    explained = ExplainedButton(Button("Apply", Kind.PRIMARY, hint="Ctrl+Enter"))
    window = show(qtbot, explained)
    pressed: list[bool] = []
    explained.button.clicked.connect(lambda: pressed.append(True))
    explained.set_state(False, "Available when reading ends")
    QTest.keyClick(explained.button, KEY.Key_Return)
    assert pressed == []
    assert explained.button.accessibleDescription() == "Available when reading ends"
    explained.set_state(True, "")
    QTest.keyClick(explained.button, KEY.Key_Return)
    assert pressed == [True]
    assert window.isVisible()


def test_figures_open_what_is_behind_them(qtbot: QtBot) -> None:
    figure, distribution, chart = KeyFigure("People"), Distribution(), MonthChart()
    window = show(qtbot, figure, distribution, chart)
    heard: list[str] = []
    figure.opened.connect(lambda: heard.append("figure"))
    distribution.opened.connect(heard.append)
    chart.opened.connect(heard.append)
    figure.set_count(678)
    assert figure.accessibleName().startswith("678 People")
    lines = [BarLine("female", "Female", 412, 0.612, "61.2%"), BarLine("none", "Not stated", 0, None, "–")]
    distribution.set_lines(lines)
    chart.set_bars([MonthBar(f"2021-{at:02}", str(at), at) for at in range(1, 13)])
    figure.setFocus()
    QTest.keyClick(figure, KEY.Key_Return)
    QTest.keyClick(figure, KEY.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, KEY.Key_Return)
    QTest.keyClick(focused, KEY.Key_Tab)
    assert QApplication.focusWidget() is chart
    QTest.keyClick(chart, KEY.Key_Right)
    QTest.keyClick(chart, KEY.Key_Return)
    assert heard == ["figure", "female", "2021-02"]
    assert window.isVisible()


def test_time_runs_from_the_right_in_arabic(qtbot: QtBot, qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT, Qt.LayoutDirection.RightToLeft)
    chart = MonthChart()
    window = show(qtbot, chart)
    chart.set_bars([MonthBar(f"2021-{at:02}", str(at), at) for at in range(1, 13)])
    heard: list[str] = []
    chart.opened.connect(heard.append)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 10, 50))
    chart.setFocus()
    QTest.keyClick(chart, KEY.Key_Left)
    QTest.keyClick(chart, KEY.Key_Return)
    assert heard == ["2021-01", "2021-02"]
    assert window.isVisible()


def test_a_filter_is_taken_away_by_keyboard_and_by_its_cross(qtbot: QtBot) -> None:
    chip = FilterChip("Group", "Migrant")
    window = show(qtbot, chip)
    heard: list[str] = []
    chip.removed.connect(lambda: heard.append("removed"))
    chip.pressed.connect(lambda: heard.append("pressed"))
    QTest.keyClick(chip, KEY.Key_Delete)
    QTest.keyClick(chip, KEY.Key_Return)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 14, 14))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(14, 14))
    assert heard == ["removed", "pressed", "removed", "pressed"]
    assert window.isVisible()


def test_a_cut_text_is_whole_in_its_tooltip_and_wrapped_text_takes_lines(qtbot: QtBot) -> None:
    cut, wrapped = Label("A very long title of a session that has no room"), Label("word " * 60, wrap=True)
    window = show(qtbot, cut, wrapped)
    assert cut.toolTip() == ""
    window.setMinimumWidth(1)
    cut.resize(60, 20)
    assert cut.toolTip() == cut.text()
    assert wrapped.heightForWidth(200) > wrapped.heightForWidth(600) > 20


def test_the_edge_of_a_card_lies_over_its_content(qtbot: QtBot) -> None:
    card = Card("Totals")
    filler = QWidget()
    filler.setAutoFillBackground(True)
    card.add(filler, 1)
    window = show(qtbot, card)
    picture = window.grab().toImage()
    corner = card.geometry().bottomLeft()
    assert picture.pixelColor(corner).name().upper() == theme().palette.bg
    edge = QPoint(card.geometry().center().x(), card.geometry().bottom())
    assert picture.pixelColor(edge).name().upper() == theme().palette.border


def test_no_widget_shows_itself_as_a_window_while_it_is_made(qtbot: QtBot) -> None:
    made = [
        Banner(title="Same person", text="Same phone.", action="Compare"),
        EmptyLine("No sessions today.", "New session"),
        UndoStrip(),
        SearchField("Search"),
        Card("Totals", "so far"),
        Popover(),
        TextField("Topic"),
        ComboField("Activity"),
    ]
    for widget in made:
        qtbot.addWidget(widget)
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == []


def test_a_banner_says_something_else(qtbot: QtBot) -> None:
    banner = Banner(text="Same phone.", action="Compare")
    window = show(qtbot, banner)
    action = banner.findChildren(Button)[0]
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    banner.set_runs([Run("Similar record: "), Run("Muhsin Kara", weight=600)])
    banner.set_notice(Tone.ERR, "warning-circle", "Could not save.")
    assert not action.isVisible()
    assert window.isVisible()
