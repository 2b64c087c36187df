"""The reports page by keyboard: filters, figures that add up, the rows behind each number, three languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import record_id
from kizilay_desk.domain.statistics import NOT_STATED, Figure, Measure
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.services import attending, entry, people, reporting
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.opened_figures import open_figure
from kizilay_desk.services.setup import initialise
from kizilay_desk.ui.reports.page import ReportsPage
from kizilay_desk.ui.shell.frame import Frame, OtherPage, RailItem
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.page import Arguments, Page
from kizilay_desk.ui.shell.window import Window
from kizilay_desk.ui.theme.theme import Mode
from kizilay_desk.ui.widgets.combo import ComboField
from kizilay_desk.ui.widgets.figures import BarRow
from kizilay_desk.ui.widgets.month_chart import MonthChart
from kizilay_desk.ui.widgets.read_fields import DateField

NOW = datetime(2026, 4, 7, 14, 32).astimezone()


def session(desk: Desk, day: str, activity: str, came: list[str], *, status: str = "held", centre: str = "") -> str:
    values: dict[str, Value] = {
        "centre": centre or desk.identity.centre,
        "activity": activity,
        "topic": "Rights",
        "date": day,
        "status": status,
    }
    record, _action = entry.create(desk, "session", values)
    for person in came:
        attending.add(desk, record, person)
    return record


def fill_store(desk: Desk) -> None:
    """Five people at three held sessions, one of another centre, a headcount of 12, a draft, a session of last year."""

    def person(given: str, sex: str | None, birth: str | None, nationality: str | None) -> str:
        values: dict[str, Value] = {"given_name": given, "family_name": "Kaya", "sex": sex, "birth": birth}
        return people.register(desk, {**values, "nationality": nationality})[0]

    ayse = person("Ayşe", "female", "1990", "TUR")
    rania = person("Rania", "female", "2015", "SYR")
    omer = person("Ömer", "male", "1950", "SYR")
    zaid = person("Zaid", "male", "2001", "IRQ")
    nobody = person("Deniz", None, None, None)
    kilis = record_id(ENTITIES["centre"], {"code": "KILIS"})
    entry.create(desk, "centre", {"code": "KILIS", "name": "Kilis"})
    session(desk, "2026-02-10", "SU-1", [ayse, rania, nobody])
    crowd = session(desk, "2026-03-03", "SU-2", [ayse, omer])
    attending.set_headcount(desk, crowd, "female", "18-59", 12)
    session(desk, "2026-03-04", "TTK-2", [zaid, ayse], centre=kilis)
    session(desk, "2026-03-05", "SU-1", [zaid], status="draft")
    session(desk, "2025-06-01", "SU-1", [zaid])


class Elsewhere(Page):
    """A page that remembers what it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.visits: list[Arguments] = []

    def title(self) -> str:
        return "Elsewhere"

    def shown(self, arguments: Arguments) -> None:
        self.visits.append(arguments)


@dataclass
class Report:
    """The reports page in a window."""

    desk: Desk
    page: ReportsPage
    window: Window
    bot: QtBot
    elsewhere: Elsewhere = field(default_factory=Elsewhere)

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keySequence(QApplication.focusWidget() or self.window, key)

    def go_to(self, editor: ComboField | DateField) -> None:
        """Tab into a field, which selects what is in it."""
        editor.focus()
        editor.input.selectAll()

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def key_figures(self) -> list[str]:
        figures = (self.page.figures.sessions, self.page.figures.participations, self.page.figures.people)
        return [strip_marks(figure.accessibleName()).split(" ")[0] for figure in figures]

    def lines(self, key: str) -> list[tuple[str, int, str]]:
        rows = self.page.figures.distributions[key].lines.findChildren(BarRow)
        shown = [row for row in rows if not row.isHidden()]
        return [(strip_marks(row.line.label), row.line.count, strip_marks(row.line.percent)) for row in shown]

    def line(self, key: str, code: str) -> BarRow:
        rows = self.page.figures.distributions[key].lines.findChildren(BarRow)
        return next(row for row in rows if row.line.key == code and not row.isHidden())

    def opened(self) -> list[str]:
        """The first words of the rows that are open."""
        model = self.page.rows.table().rows
        return [strip_marks(str(model.index(row, 0).data() or "")) for row in range(model.rowCount())]

    def is_open(self) -> bool:
        return self.page.rows.isVisible()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = new_desk(tmp_path_factory.mktemp("reports") / "store")
    fill_store(made)
    yield made
    made.close()


def new_desk(folder: Path) -> Desk:
    return initialise(
        str(folder),
        "an invented passphrase",
        centre="HATAY",
        centre_name="Hatay",
        user_name="Elif Arslan",
        role="coordinator",
        clock=lambda: NOW,
    )


@pytest.fixture
def report(desk: Desk, qapp: QApplication, qtbot: QtBot) -> Iterator[Report]:
    speech = Speech(qapp)
    speech.dress(Mode.LIGHT, "en")
    yield from opened_window(desk, speech, qtbot)
    speech.dress(Mode.LIGHT, "tr")


def opened_window(desk: Desk, speech: Speech, qtbot: QtBot) -> Iterator[Report]:
    page, elsewhere = ReportsPage(desk), Elsewhere()
    frame = Frame(
        items=(
            RailItem("participants", "users", lambda: "Participants", lambda: elsewhere),
            RailItem("reports", "chart-bar", lambda: "Reports", lambda: page),
        ),
        others=(OtherPage("session", "reports", lambda: elsewhere),),
    )
    window = Window(frame, speech)
    window.show()
    window.go("reports")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Report(desk, page, window, qtbot, elsewhere)
    window.close()
    window.deleteLater()


# ------------------------------------------------------------------------------------------------ the figures


def test_this_year_is_counted_first(report: Report) -> None:
    assert report.key_figures() == ["3", "19", "5"]
    assert report.page.filters.period.input.text() == "1 Jan – 31 Dec 2026"
    assert report.page.filters.period.input.hasFocus()


def test_distributions_keep_the_not_stated_outside_the_percentages(report: Report) -> None:
    assert report.lines("sex") == [("Female", 2, "50.0%"), ("Male", 2, "50.0%"), ("Not stated", 1, "–")]
    assert report.lines("age") == [
        ("0–17", 1, "25.0%"),
        ("18–59", 2, "50.0%"),
        ("60+", 1, "25.0%"),
        ("Not stated", 1, "–"),
    ]
    assert [line[:2] for line in report.lines("nationality")] == [
        ("Syria", 2),
        ("Türkiye", 1),
        ("Other", 1),
        ("Not stated", 1),
    ]


def test_percentages_are_written_as_each_language_does(report: Report) -> None:
    shown = {}
    for language in ("tr", "en", "ar"):
        report.window.speak(language)
        shown[language] = [line[2] for line in report.lines("sex")]
    assert shown == {"tr": ["%50,0", "%50,0", "–"], "en": ["50.0%", "50.0%", "–"], "ar": ["50.0%", "50.0%", "–"]}


def test_the_notice_says_what_is_left_out(report: Report) -> None:
    notice = report.page.figures.notice
    assert notice.isVisible()
    assert notice.people.isVisible()
    assert notice.drafts.isVisible()
    assert not notice.missing.isVisible()
    notice.drafts.link.setFocus()
    report.press("Return")
    assert len(report.opened()) == 1
    report.press("Escape")
    notice.people.link.setFocus()
    report.press("Return")
    assert report.opened() == ["Deniz Kaya"]


def test_every_number_opens_to_rows_that_add_up_to_it(report: Report) -> None:
    selection = report.page.filters.selection()
    counted = reporting.statistics(report.desk, selection)
    figures = {
        Figure(Measure.SESSIONS): counted.sessions,
        Figure(Measure.PARTICIPATIONS): counted.participations,
        Figure(Measure.PEOPLE): counted.distinct,
        Figure(Measure.INCOMPLETE): counted.incomplete,
        Figure(Measure.DRAFTS): counted.drafts,
        Figure(Measure.UNDATED): counted.undated,
    }
    for key in ("sex", "age", "nationality"):
        shown = counted.distributions[key]
        for line in shown.lines:
            figures[Figure(Measure.PEOPLE, key, line.code)] = line.count
        figures[Figure(Measure.PEOPLE, key, NOT_STATED)] = shown.not_stated
    for group in counted.by_programme:
        figures[Figure(Measure.SESSIONS, programme=group.code)] = group.sessions
        figures[Figure(Measure.PARTICIPATIONS, programme=group.code)] = group.participations
        figures[Figure(Measure.PEOPLE, programme=group.code)] = group.people
        figures[Figure(Measure.PEOPLE, "sex", "female", programme=group.code)] = group.women
    for month in counted.by_month:
        figures[Figure(Measure.PARTICIPATIONS, month=month.month)] = month.participations
    for figure, count in figures.items():
        opened = open_figure(report.desk, selection, figure)
        assert len(opened.people) + sum(opened.counts.values()) == count, figure
        assert set(opened.counts) == set(opened.sessions), figure


# --------------------------------------------------------------------------------------- opening and coming back


def test_enter_opens_the_people_and_escape_returns_to_the_same_line(report: Report) -> None:
    report.line("sex", "female").setFocus(Qt.FocusReason.TabFocusReason)
    report.press("Return")
    assert report.opened() == ["Ayşe Kaya", "Rania Kaya"]
    report.press("Escape")
    assert not report.is_open()
    assert QApplication.focusWidget() is report.line("sex", "female")


def test_a_person_opens_the_participants_page(report: Report) -> None:
    report.page.figures.people.setFocus(Qt.FocusReason.TabFocusReason)
    report.press("Return", "Down", "Return")
    person = report.elsewhere.visits[0]["id"]
    assert report.window.page_key() == "participants"
    record = entry.get(report.desk, "participant", person)
    assert record is not None
    assert record.text("given_name") == "Deniz"
    report.window.go("reports")
    assert report.is_open()
    assert report.page.rows.table().current_id() == person


def test_a_session_opens_its_page_and_the_way_back_leads_to_the_rows(report: Report) -> None:
    report.page.figures.participations.setFocus(Qt.FocusReason.TabFocusReason)
    report.press("Return", "Return")
    assert report.window.page_key() == "session"
    report.press("Escape")
    assert report.window.page_key() == "reports"
    assert report.is_open()


def test_participations_are_opened_by_session_with_what_each_adds(report: Report) -> None:
    report.page.figures.participations.setFocus(Qt.FocusReason.TabFocusReason)
    report.press("Return")
    model = report.page.rows.sessions.rows
    last = model.columnCount() - 1
    assert model.headerData(last, Qt.Orientation.Horizontal) == "Participations"
    assert [model.index(row, last).data() for row in range(model.rowCount())] == ["2", "14", "3"]


def test_the_back_button_returns_too(report: Report) -> None:
    report.page.figures.sessions.opened.emit()
    assert report.is_open()
    report.page.rows.back.click()
    assert not report.is_open()


def test_a_language_switch_keeps_the_rows_open(report: Report) -> None:
    report.line("sex", "male").setFocus(Qt.FocusReason.TabFocusReason)
    report.press("Return")
    report.window.speak("ar")
    assert report.is_open()
    report.press("Escape")
    focused = QApplication.focusWidget()
    assert isinstance(focused, BarRow)
    assert focused.line.key == "male"


# ----------------------------------------------------------------------------------------- the table, the months


def test_arrows_go_from_number_to_number_in_the_table(report: Report) -> None:
    table = report.page.figures.programmes.lines
    table.setFocus(Qt.FocusReason.TabFocusReason)
    report.press("Right", "Right", "Return")
    assert report.opened() == ["Ayşe Kaya", "Deniz Kaya", "Rania Kaya"]
    report.press("Escape")
    assert table.hasFocus()
    report.press("Down", "Down", "Down")
    assert report.page.figures.programmes.sums.hasFocus()
    report.press("Return")
    assert len(report.opened()) == 5
    report.press("Escape", "Up")
    assert table.hasFocus()


def test_arrows_are_mirrored_in_arabic(report: Report) -> None:
    report.window.speak("ar")
    report.page.figures.programmes.lines.setFocus(Qt.FocusReason.TabFocusReason)
    report.press("Left", "Left")
    assert report.page.figures.programmes.lines.currentIndex().column() == 3


def test_a_month_opens_its_participations(report: Report) -> None:
    chart = report.page.figures.months.chart
    assert isinstance(chart, MonthChart)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    report.press("Home", "Right", "Right", "Return")
    assert report.opened() == ["4 Mar 2026", "3 Mar 2026"]


# ------------------------------------------------------------------------------------------------------ filters


def test_a_programme_narrows_the_figures_at_once(report: Report) -> None:
    report.go_to(report.page.filters.programme)
    report.press("Down", "Down", "Return")
    assert report.key_figures() == ["2", "17", "4"]
    assert report.page.filters.activity.input.text() == "All (4)"
    report.go_to(report.page.filters.activity)
    report.type("Volun")
    report.press("Return")
    assert report.key_figures() == ["1", "14", "2"]


def test_another_programme_lets_go_of_a_sub_programme_that_is_not_its_own(report: Report) -> None:
    report.go_to(report.page.filters.activity)
    report.type("Volun")
    report.press("Return")
    report.go_to(report.page.filters.programme)
    report.type("Community-Based")
    report.press("Return")
    assert report.page.filters.selection().activities == ()
    assert report.key_figures() == ["1", "2", "2"]


def test_a_centre_is_chosen_by_typing(report: Report) -> None:
    assert report.page.filters.centre.input.text() == "All (2)"
    report.go_to(report.page.filters.centre)
    report.type("Kil")
    report.press("Return")
    assert report.key_figures() == ["1", "2", "2"]


def test_days_of_ones_own(report: Report) -> None:
    filters = report.page.filters
    assert not filters.first.isVisible()
    report.go_to(filters.period)
    report.type("From")
    report.press("Return")
    assert filters.first.input.hasFocus()
    report.go_to(filters.first)
    report.type("1.3.2026")
    report.press("Tab")
    report.bot.waitUntil(lambda: report.key_figures() == ["2", "16", "3"])


def test_days_in_the_wrong_order_are_meant_the_other_way_round(report: Report) -> None:
    filters = report.page.filters
    report.go_to(filters.period)
    report.type("From")
    report.press("Return")
    report.go_to(filters.first)
    report.type("31.3.2026")
    report.go_to(filters.last)
    report.type("1.3.2026")
    report.press("Tab")
    report.bot.waitUntil(lambda: report.key_figures() == ["2", "16", "3"])


def test_an_empty_selection_offers_to_clear_the_filters(report: Report) -> None:
    report.go_to(report.page.filters.programme)
    report.type("Community-Based")
    report.press("Return")
    report.go_to(report.page.filters.period)
    report.type("Last")
    report.press("Return")
    assert report.page.figures.empty.isVisible()
    report.page.figures.cleared.emit()
    assert not report.page.figures.empty.isVisible()
    assert report.key_figures() == ["4", "20", "5"]
    assert report.page.filters.is_clear()


def test_filters_are_kept_while_the_window_is_open(report: Report) -> None:
    report.go_to(report.page.filters.centre)
    report.type("Kil")
    report.press("Return")
    report.window.go("participants")
    report.window.go("reports")
    assert report.key_figures() == ["1", "2", "2"]


# -------------------------------------------------------------------------------------------------- what changes


def test_figures_follow_the_store(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    desk = new_desk(tmp_path / "store")
    speech = Speech(qapp)
    speech.dress(Mode.LIGHT, "en")
    opening = opened_window(desk, speech, qtbot)
    report = next(opening)
    assert report.page.figures.empty.isVisible()
    fill_store(desk)
    qtbot.waitUntil(lambda: report.key_figures() == ["3", "19", "5"])
    report.window.go("participants")
    person, _action = people.register(desk, {"given_name": "Selma", "sex": "female"})
    session(desk, "2026-04-01", "SU-1", [person])
    report.window.go("reports")
    assert report.key_figures() == ["4", "20", "6"]
    for _rest in opening:
        pass
    desk.close()
    speech.dress(Mode.LIGHT, "tr")
