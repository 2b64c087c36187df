"""The merge page by keyboard: files in, preview, apply, undo, what goes wrong; the grid of centres and weeks."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.errors import DiskFull
from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.services import attending, entry, merging, people
from kizilay_desk.services.arrivals import past_merges
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.exporting import export_week
from kizilay_desk.services.setup import initialise
from kizilay_desk.services.verifying import verify
from kizilay_desk.ui.merge import flow as flow_module
from kizilay_desk.ui.merge import reading as reading_module
from kizilay_desk.ui.merge.flow import Stage
from kizilay_desk.ui.merge.page import MergePage
from kizilay_desk.ui.shell.frame import Frame, RailItem
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.window import Window
from kizilay_desk.ui.theme.theme import Mode
from kizilay_desk.ui.work import Work

PASSPHRASE = "an invented passphrase"
MONDAY = datetime(2026, 4, 6, 11, 0).astimezone()  # of week 15, six hours before week 14 is due
CENTRES = {"HATAY": "Hatay", "KILIS": "Kilis"}


@dataclass
class Clock:
    """A clock that a test sets."""

    at: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what two centres sent: three weeks each, two people and one session a week."""
    folder = tmp_path_factory.mktemp("sent")
    for code, name in CENTRES.items():
        clock = Clock()
        desk = initialise(
            str(folder / "stores" / code),
            PASSPHRASE,
            centre=code,
            centre_name=name,
            user_name="Elif Arslan",
            role="field",
            clock=clock,
        )
        for week in (Week(2026, 12), Week(2026, 13), Week(2026, 14)):
            clock.at = datetime.combine(week.sunday, clock.at.time()).astimezone()
            session, _action = entry.create(
                desk,
                "session",
                {
                    "centre": desk.identity.centre,
                    "activity": "TTK-2",
                    "topic": "Rights",
                    "date": week.monday.isoformat(),
                    "status": "held",
                },
            )
            for given in ("Rania", "Ömer"):
                person, _action = people.register(desk, {"given_name": f"{given} {week.number}", "sex": "female"})
                attending.add(desk, session, person)
            export_week(desk, week, folder)
        desk.close()
    return folder


@dataclass
class Office:
    """The central office: its store, the page in a window, the files that the dialog will give."""

    desk: Desk
    clock: Clock
    page: MergePage
    window: Window
    sent: Path
    bot: QtBot
    chosen: list[Path] = field(default_factory=list)

    def file(self, centre: str, week: int) -> Path:
        return self.sent / f"{centre}_2026-W{week}.xlsx"

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keySequence(QApplication.focusWidget() or self.window, key)

    def choose(self, *files: Path) -> None:
        """Ctrl+O, and the dialog gives these."""
        self.chosen[:] = files
        self.press("Ctrl+O")
        self.wait()

    def wait(self) -> None:
        self.bot.waitUntil(lambda: not self.page.flow.stage.is_busy, timeout=20_000)

    def rows(self) -> list[list[str]]:
        model = self.page.files.rows
        return [
            [strip_marks(str(model.index(row, column).data() or "")) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def figures(self) -> list[str]:
        strip = self.page.preview
        return [
            each.accessibleName() for each in (strip.new, strip.changed, strip.same, strip.conflicts, strip.rejected)
        ]

    def batches(self) -> list[bool]:
        """Whether each merge stands, the newest first."""
        return [merge.undone_at is None for merge in past_merges(self.desk)]


@pytest.fixture
def office(tmp_path: Path, sent: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Office]:
    clock = Clock()
    desk = initialise(
        str(tmp_path / "central"),
        PASSPHRASE,
        centre="GM",
        centre_name="Genel Merkez",
        user_name="Murat Kılıç",
        role="coordinator",
        clock=clock,
    )
    work, speech = Work(), Speech(qapp)
    speech.dress(Mode.LIGHT, "en")
    page = MergePage(desk, work)
    window = Window(Frame(items=(RailItem("merge", "git-merge", lambda: "Merge", lambda: page),)), speech)
    window.show()
    window.go("merge")
    qtbot.waitExposed(window)
    made = Office(desk, clock, page, window, sent, qtbot)

    def choose(_parent: QWidget) -> Sequence[Path]:
        return list(made.chosen)

    page.choose_files = choose
    yield made
    work.close()
    window.close()
    window.deleteLater()
    desk.close()
    speech.dress(Mode.LIGHT, "tr")


# ------------------------------------------------------------------------------------------------ the usual way


def test_the_empty_page_waits_for_files(office: Office) -> None:
    assert QApplication.focusWidget() is office.page.area.button
    assert not office.page.preview.isVisible()
    assert not office.page.files.isVisible()
    assert not office.page.arrivals.view.isVisible()


def test_a_preview_is_shown_and_nothing_is_written(office: Office) -> None:
    before = verify(office.desk).digest
    office.choose(office.file("HATAY", 12), office.file("KILIS", 12))
    assert [row[:5] for row in office.rows()] == [["Hatay", "12", "5", "0", "0"], ["Kilis", "12", "5", "0", "0"]]
    assert {row[-1] for row in office.rows()} == {"Late"}
    assert office.figures()[:3] == ["10 new records", "0 changed", "0 same, untouched"]
    assert office.page.preview.apply.button.isEnabled()
    assert office.batches() == []
    assert verify(office.desk).digest == before


def test_the_red_button_is_disabled_with_its_reason_while_files_are_read(office: Office) -> None:
    seen: list[tuple[bool, str]] = []
    button = office.page.preview.apply.button

    def look() -> None:
        if office.page.flow.stage is Stage.READING:
            seen.append((button.isEnabled(), button.accessibleDescription()))

    office.page.flow.entered.connect(look)
    office.choose(office.file("HATAY", 12))
    assert seen == [(False, "Available when reading ends")]


def test_applying_writes_all_and_tells_on_the_main_thread(office: Office) -> None:
    heard: list[threading.Thread] = []
    office.desk.changed.append(lambda _entities, _by: heard.append(threading.current_thread()))
    office.choose(
        office.file("HATAY", 14), office.file("KILIS", 14), office.file("HATAY", 13), office.file("KILIS", 13)
    )
    with office.bot.waitSignal(office.page.saved):
        office.press("Ctrl+Return")
    office.wait()
    assert heard == [threading.main_thread()]
    assert office.batches() == [True]
    assert office.page.strip.isVisible()
    assert people.participant_count(office.desk) == 8
    assert [row[-1] for row in office.rows()].count("Merged") == 2  # of week 14; those of week 13 are late


def test_undone_by_ctrl_z_it_can_be_applied_again(office: Office) -> None:
    empty = verify(office.desk).digest
    office.choose(office.file("HATAY", 12))
    office.press("Ctrl+Return")
    office.wait()
    full = verify(office.desk).digest
    office.press("Ctrl+Z")
    office.wait()
    assert verify(office.desk).digest == empty
    assert office.batches() == [False]
    assert office.page.flow.stage is Stage.READY
    office.press("Ctrl+Return")
    office.wait()
    assert verify(office.desk).digest == full
    assert office.batches() == [True, False]


def test_a_past_merge_is_undone_from_the_list(office: Office) -> None:
    merging.merge(office.desk, [office.file("HATAY", 12)])
    merging.merge(office.desk, [office.file("HATAY", 13)])
    office.window.go("merge")
    assert office.page.past.isVisible()
    office.page.past.table.setFocus()
    office.press("Down", "Delete")
    office.wait()
    assert office.batches() == [True, False]
    states = [office.page.past.table.rows.index(row, 3).data() for row in range(2)]
    assert states == ["Merged", "Undone"]
    assert not office.page.past.button.isEnabled()


def test_files_added_to_a_preview_are_merged_with_it(office: Office) -> None:
    office.choose(office.file("HATAY", 12))
    office.choose(office.file("KILIS", 12))
    assert [row[0] for row in office.rows()] == ["Hatay", "Kilis"]
    office.press("Ctrl+Return")
    office.wait()
    assert len(past_merges(office.desk)[0].files) == 2


def test_files_are_dropped_folders_walked_and_other_files_left_aside(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    shutil.copy(office.file("HATAY", 12), folder)
    (folder / "notes.txt").write_text("bread, milk")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(folder))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    office.page.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, carried, buttons, keys))
    office.wait()
    assert [row[0] for row in office.rows()] == ["Hatay"]
    assert office.page.flow.ignored == 1


def test_what_waits_to_be_applied_stands_in_the_grid_already(office: Office) -> None:
    office.choose(office.file("HATAY", 14))
    view = office.page.arrivals.view
    assert strip_marks(str(view.arrivals.index(0, 7).data())).startswith("Hatay, Week 14: Received")
    office.page.status.close_list.click()
    assert not view.isVisible()


# ------------------------------------------------------------------------------------------- what goes wrong


def test_a_missing_earlier_file_is_named(office: Office) -> None:
    office.choose(office.file("HATAY", 12), office.file("HATAY", 14))
    missing = office.rows()[0]
    assert missing[:3] == ["Hatay", "13", "File 2 has not come. Ask the centre to send it again."]
    assert missing[-1] == "Missing"
    office.choose(office.file("HATAY", 13))
    assert "Missing" not in [row[-1] for row in office.rows()]


def test_unreadable_files_keep_their_row_with_a_sentence(office: Office, tmp_path: Path) -> None:
    empty, other = tmp_path / "empty.xlsx", tmp_path / "letter.xlsx"
    empty.write_bytes(b"")
    other.write_text("Dear office")
    office.choose(empty, office.file("HATAY", 12), other)
    rows = office.rows()
    assert [row[-1] for row in rows] == ["Could not open", "Could not open", "Late"]
    assert rows[0][0].startswith("empty.xlsx is empty")
    office.press("Ctrl+Return")
    office.wait()
    assert past_merges(office.desk)[0].files == ("HATAY_2026-W12.xlsx",)


def test_a_repaired_file_dropped_again_replaces_the_broken_one(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "HATAY_2026-W12.xlsx"
    file.write_bytes(b"")
    office.choose(file)
    shutil.copy(office.file("HATAY", 12), file)
    office.choose(file)
    assert [row[0] for row in office.rows()] == ["Hatay"]


def test_without_a_readable_file_nothing_can_be_applied(office: Office, tmp_path: Path) -> None:
    empty = tmp_path / "empty.xlsx"
    empty.write_bytes(b"")
    office.choose(empty)
    assert not office.page.preview.apply.button.isEnabled()
    office.press("Ctrl+Return")
    assert office.page.flow.stage is Stage.READY
    assert office.batches() == []


def test_a_folder_without_workbooks_is_told(office: Office, tmp_path: Path) -> None:
    office.choose(tmp_path / "central", office.file("HATAY", 12))
    assert office.page.problem.isVisible()
    assert [row[0] for row in office.rows()] == ["Hatay"]


def test_the_same_content_twice_counts_once(office: Office, tmp_path: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    shutil.copy(office.file("HATAY", 12), copy)
    office.choose(office.file("HATAY", 12), copy)
    assert office.figures()[0] == "5 new records"
    assert office.rows()[1][-1] == "Same file again"


def test_a_file_merged_before_brings_nothing_new(office: Office) -> None:
    merging.merge(office.desk, [office.file("HATAY", 12)])
    office.choose(office.file("HATAY", 12))
    assert office.rows()[0][2:5] == ["0", "0", "5"]
    assert office.rows()[0][-1] == "Nothing new"


def test_escape_stops_reading_and_keeps_what_was_read(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, reached = threading.Event(), threading.Event()
    read = reading_module.read_file

    def slowly(path: Path) -> reading_module.Entry:
        if path.name.startswith("KILIS"):
            reached.set()
            go_on.wait(20)
        return read(path)

    monkeypatch.setattr(reading_module, "read_file", slowly)
    office.chosen[:] = [office.file("HATAY", 12), office.file("KILIS", 12), office.file("HATAY", 13)]
    office.press("Ctrl+O")
    office.bot.waitUntil(reached.is_set)
    assert office.page.flow.stage is Stage.READING
    assert QApplication.focusWidget() is office.page.status.cancel
    office.press("Escape")
    go_on.set()
    office.wait()
    assert [row[:2] for row in office.rows()] == [["Hatay", "12"], ["Kilis", "12"]]
    assert office.batches() == []


def test_a_full_disk_keeps_the_preview_and_offers_another_try(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.choose(office.file("HATAY", 12))
    with monkeypatch.context() as patched:

        def full(*_arguments: object, **_options: object) -> merging.MergeReport:
            raise DiskFull("central")

        patched.setattr(flow_module, "take_in", full)
        office.press("Ctrl+Return")
        office.wait()
    assert office.page.problem.isVisible()
    assert office.page.flow.stage is Stage.READY
    office.page.problem.acted.emit()
    office.wait()
    assert office.batches() == [True]
    assert not office.page.problem.isVisible()


def test_stopped_comparing_can_be_taken_up_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:

        def full(*_arguments: object, **_options: object) -> merging.MergeReport:
            raise DiskFull("central")

        patched.setattr(flow_module, "take_in", full)
        office.choose(office.file("HATAY", 12))
    assert office.page.flow.stage is Stage.STOPPED
    assert not office.page.preview.apply.button.isEnabled()
    assert [row[0] for row in office.rows()] == ["Hatay"]
    office.page.problem.acted.emit()
    office.wait()
    assert office.page.flow.can_apply()


# ------------------------------------------------------------------------------------------------------ the grid


def test_arrows_move_in_the_grid_and_each_square_has_its_words(office: Office) -> None:
    merging.merge(office.desk, [office.file("HATAY", 12), office.file("KILIS", 12), office.file("KILIS", 13)])
    office.window.go("merge")
    view = office.page.arrivals.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert strip_marks(str(view.currentIndex().data())) == "Hatay, Week 14: Not due yet"
    office.press("Left")
    assert strip_marks(str(view.currentIndex().data())) == "Hatay, Week 13: Missing"
    office.press("Down")
    assert strip_marks(str(view.currentIndex().data())) == "Kilis, Week 13: Late, 06.04.2026 11:00"


def test_the_header_counts_what_is_missing_in_the_week_being_collected(office: Office) -> None:
    merging.merge(office.desk, [office.file("HATAY", 13), office.file("KILIS", 13), office.file("KILIS", 14)])
    office.window.go("merge")
    assert "Week 14 is due today at 17:00" in _words(office.page.arrivals)
    office.clock.at = MONDAY.replace(hour=18)
    office.window.go("merge")
    assert "1 missing in week 14" in _words(office.page.arrivals)


def test_the_models_keep_their_promises(office: Office) -> None:
    tester = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(office.page.arrivals.view.arrivals, tester, office.page)
    QAbstractItemModelTester(office.page.files.rows, tester, office.page)
    office.choose(office.file("HATAY", 12), office.file("HATAY", 14))
    office.press("Ctrl+Return")
    office.wait()
    office.page.status.close_list.click()


# -------------------------------------------------------------------------------------------------- languages


def test_the_language_is_switched_live(office: Office) -> None:
    office.choose(office.file("HATAY", 12), office.file("HATAY", 14))
    office.window.speak("ar")
    assert office.page.title() == "الدمج"
    assert office.rows()[0][-1] == "ناقص"
    assert office.page.preview.apply.button.words() == "تطبيق الدمج"
    assert office.page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    office.window.speak("tr")
    assert office.page.preview.apply.button.words() == "Birleştirmeyi uygula"
    assert "14. hafta" in strip_marks(office.page.caption())


def _words(widget: QWidget) -> list[str]:
    return [strip_marks(child.accessibleName()) for child in widget.findChildren(QWidget) if child.accessibleName()]
