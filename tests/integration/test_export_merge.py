"""The whole way of a week: centres enter, send, the office merges; in any order, twice, taken back, lost, healed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kizilay_desk.domain.errors import BatchAlreadyWithdrawn, Cancelled, NoFiles, UnknownBatch
from kizilay_desk.domain.weeks import Week
from kizilay_desk.exchange.weekly_reader import read_weekly
from kizilay_desk.services.conflicts import conflicts
from kizilay_desk.services.exporting import export_week
from kizilay_desk.services.merging import find_files, merge, read_files, take_in, undo_merge
from kizilay_desk.services.verifying import verify
from kizilay_desk.storage.dispatches import dispatches

Make = Callable[..., Any]
W15, W16 = Week(2026, 15), Week(2026, 16)


def digest(place: Any) -> str:
    report = verify(place.desk)
    assert report.sound
    return report.digest


def send(place: Any, week: Week | None, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return export_week(place.desk, week, folder).path


@pytest.fixture
def weeks(centre: Make, tmp_path: Path) -> list[Path]:
    """Two centres' files of two weeks."""
    files = []
    for code in ("HATAY", "KILIS"):
        here = centre(code)
        people = [here.person(f"{code} {number}", birth=f"19{number:02}") for number in range(60, 70)]
        here.session("2026-04-07", people[:6])
        files.append(send(here, W15, tmp_path / "weekly"))
        here.time.moment += timedelta(days=7)
        here.set(people[0], phone="+905000000001")
        here.session("2026-04-14", people[4:])
        files.append(send(here, W16, tmp_path / "weekly"))
    return files


class TestMerging:
    def test_any_order_gives_the_same_store(self, weeks: list[Path], office: Any, centre: Make) -> None:
        merge(office.desk, weeks)
        other = centre("OFIS")
        for file in reversed(weeks):
            merge(other.desk, [file])
        assert digest(office) == digest(other)

    def test_an_office_with_all_files_has_what_the_centre_has(self, centre: Make, office: Any, tmp_path: Path) -> None:
        hatay = centre("HATAY")
        hatay.session("2026-04-07", [hatay.person("Ayşe"), hatay.person("Mehmet")])
        merge(office.desk, [send(hatay, W15, tmp_path / "weekly")])
        assert digest(office) == digest(hatay)

    def test_the_same_file_again_changes_nothing(self, weeks: list[Path], office: Any) -> None:
        first = merge(office.desk, weeks)
        before = digest(office)
        again = merge(office.desk, weeks)
        assert (again.new, again.changed, again.conflicts, again.rejected) == (0, 0, 0, 0)
        assert again.same == first.new + first.changed + first.same
        assert digest(office) == before

    def test_a_merge_without_news_is_proof_of_receipt(self, weeks: list[Path], office: Any) -> None:
        first, again = merge(office.desk, weeks), merge(office.desk, weeks)
        assert again.batch is not None
        assert again.batch != first.batch

    def test_counts(self, weeks: list[Path], office: Any) -> None:
        report = merge(office.desk, weeks[:2])
        first, second = report.files
        assert (first.centre, first.week, first.number) == ("HATAY", "2026-W15", 1)
        assert (first.receipt.new, first.receipt.changed) == (17, 0)  # 10 people, 1 session, 6 attendances
        assert (second.receipt.new, second.receipt.changed) == (7, 1)
        assert report.new == 24

    def test_files_are_taken_in_the_order_they_were_written(self, weeks: list[Path], office: Any) -> None:
        report = merge(office.desk, list(reversed(weeks)))
        assert [(file.centre, file.number) for file in report.files] == [
            ("HATAY", 1), ("HATAY", 2), ("KILIS", 1), ("KILIS", 2)
        ]  # fmt: skip

    def test_folders_are_walked_and_other_files_named(self, weeks: list[Path], office: Any) -> None:
        folder = weeks[0].parent
        (folder / "notlar.txt").write_text("...")
        (folder / "~$HATAY_2026-W15.xlsx").write_bytes(b"lock")
        (folder / "eski").mkdir()
        weeks[3].rename(folder / "eski" / weeks[3].name)
        report = merge(office.desk, [folder])
        assert len(report.files) == 4
        assert not report.failed
        assert sorted(report.ignored) == ["notlar.txt", "~$HATAY_2026-W15.xlsx"]

    def test_the_same_content_under_two_names_counts_once(self, weeks: list[Path], office: Any) -> None:
        copy = weeks[0].with_name("kopya.xlsx")
        copy.write_bytes(weeks[0].read_bytes())
        report = merge(office.desk, [weeks[0], copy])
        assert sorted(file.repeats or "" for file in report.files) == ["", "HATAY_2026-W15.xlsx"]
        assert (report.new, report.same) == (17, 0)

    def test_a_folder_without_workbooks(self, office: Any, tmp_path: Path) -> None:
        with pytest.raises(NoFiles):
            merge(office.desk, [tmp_path / "central"])

    def test_a_file_that_cannot_be_read_does_not_stop_the_others(self, weeks: list[Path], office: Any) -> None:
        weeks[1].write_bytes(weeks[1].read_bytes()[:4000])
        report = merge(office.desk, weeks)
        assert [file.file for file in report.failed] == ["HATAY_2026-W16.xlsx"]
        assert report.batch is not None
        assert report.new > 0

    def test_without_a_readable_file_there_is_no_batch(self, office: Any, tmp_path: Path) -> None:
        report = merge(office.desk, [tmp_path / "yok.xlsx"])
        assert report.batch is None
        assert len(report.failed) == 1


class TestDryRunAndUndo:
    def test_a_dry_run_says_the_same_and_does_nothing(self, weeks: list[Path], office: Any) -> None:
        before = digest(office)
        rehearsal = merge(office.desk, weeks, dry_run=True)
        assert rehearsal.batch is None
        assert digest(office) == before
        real = merge(office.desk, weeks)
        assert rehearsal.files == real.files
        assert rehearsal.missing == real.missing

    def test_what_was_read_for_a_preview_is_taken_in_without_reading_again(
        self, weeks: list[Path], office: Any
    ) -> None:
        incoming = read_files(find_files(weeks))
        rehearsal = take_in(office.desk, incoming, dry_run=True)
        for file in weeks:
            file.unlink()
        assert take_in(office.desk, incoming).files == rehearsal.files

    def test_undo_leaves_the_store_as_it_was(self, weeks: list[Path], office: Any) -> None:
        merge(office.desk, weeks[:1])
        before = digest(office)
        report = merge(office.desk, weeks[1:])
        assert report.batch is not None
        assert undo_merge(office.desk, report.batch) > 0
        assert digest(office) == before

    def test_a_merge_taken_back_can_be_merged_again(self, weeks: list[Path], office: Any) -> None:
        report = merge(office.desk, weeks)
        after = digest(office)
        assert report.batch is not None
        undo_merge(office.desk, report.batch)
        again = merge(office.desk, weeks)
        assert digest(office) == after
        assert again.files == report.files

    def test_what_two_batches_brought_stays_when_one_is_taken_back(self, weeks: list[Path], office: Any) -> None:
        first = merge(office.desk, weeks)
        after = digest(office)
        merge(office.desk, weeks)
        assert first.batch is not None
        undo_merge(office.desk, first.batch)
        assert digest(office) == after

    def test_undoing_what_is_not_there(self, weeks: list[Path], office: Any) -> None:
        with pytest.raises(UnknownBatch):
            undo_merge(office.desk, 7)
        report = merge(office.desk, weeks)
        assert report.batch is not None
        undo_merge(office.desk, report.batch)
        with pytest.raises(BatchAlreadyWithdrawn):
            undo_merge(office.desk, report.batch)

    def test_cancelling_leaves_everything_as_it_was(self, weeks: list[Path], office: Any) -> None:
        before = verify(office.desk)
        for stop_at in range(1, 11):
            with pytest.raises(Cancelled):
                merge(office.desk, weeks, progress=_StopsAt(stop_at))
            assert verify(office.desk) == before
        assert merge(office.desk, weeks).batch is not None


class TestMissingFiles:
    def test_a_lost_file_is_named_and_its_later_arrival_heals(self, weeks: list[Path], office: Any) -> None:
        report = merge(office.desk, [weeks[1]])
        assert [(lost.centre, lost.number, lost.week) for lost in report.missing] == [("HATAY", 1, "2026-W15")]
        assert merge(office.desk, [weeks[0]]).missing == ()

    def test_a_file_of_everything_heals(self, centre: Make, office: Any, tmp_path: Path) -> None:
        hatay = centre("HATAY")
        hatay.session("2026-04-07", [hatay.person("Ayşe")])
        send(hatay, W15, tmp_path / "lost")
        hatay.session("2026-04-14", [hatay.person("Mehmet")])
        second = send(hatay, W16, tmp_path / "weekly")
        assert len(merge(office.desk, [second]).missing) == 1
        assert verify(office.desk).holes
        everything = send(hatay, None, tmp_path / "weekly")
        assert everything.name == "HATAY_all.xlsx"
        assert merge(office.desk, [everything]).missing == ()
        assert not verify(office.desk).holes
        assert digest(office) == digest(hatay)


class TestExporting:
    def test_a_week_sent_again_holds_all_that_the_first_did(self, centre: Make, tmp_path: Path) -> None:
        hatay = centre("HATAY")
        person = hatay.person("Ayşe")
        first_w15 = read_weekly(send(hatay, W15, tmp_path / "a"))
        hatay.session("2026-04-14", [person])
        first_w16 = read_weekly(send(hatay, W16, tmp_path / "a"))
        hatay.set(person, phone="+905000000001")
        again_w15 = read_weekly(send(hatay, W15, tmp_path / "b"))
        again_w16 = read_weekly(send(hatay, W16, tmp_path / "b"))
        assert set(_ids(first_w15)) < set(_ids(again_w15))
        assert set(_ids(first_w16)) < set(_ids(again_w16))
        assert not set(_ids(first_w15)) & set(_ids(first_w16))

    def test_files_are_numbered_and_name_those_before(self, centre: Make, tmp_path: Path) -> None:
        hatay = centre("HATAY")
        hatay.person("Ayşe")
        files = [read_weekly(send(hatay, week, tmp_path / "a")) for week in (W15, W16, None)]
        assert [file.header.number for file in files] == [1, 2, 3]
        follows = [(earlier.number, earlier.week) for earlier in files[2].header.follows]
        assert follows == [(1, "2026-W15"), (2, "2026-W16")]
        assert files[2].header.follows[0].ranges == files[0].header.ranges

    def test_changes_of_other_centres_are_not_sent(self, centre: Make, tmp_path: Path) -> None:
        hatay, kilis = centre("HATAY"), centre("KILIS")
        hatay.person("Ayşe")
        kilis.person("Mehmet")
        merge(kilis.desk, [send(hatay, W15, tmp_path / "a")])
        held = read_weekly(send(kilis, None, tmp_path / "b")).header.ranges
        assert set(held) == {kilis.desk.identity.device}

    def test_a_second_device_of_the_centre_is_sent_along(self, centre: Make, tmp_path: Path) -> None:
        first, second = centre("HATAY"), centre("HATAY", "second")
        first.person("Ayşe")
        merge(second.desk, [send(first, W15, tmp_path / "a")])
        held = read_weekly(send(second, W15, tmp_path / "b")).header.ranges
        assert set(held) == {first.desk.identity.device, second.desk.identity.device}

    def test_own_numbers_that_were_withdrawn_are_announced_not_lost(
        self, centre: Make, office: Any, tmp_path: Path
    ) -> None:
        hatay = centre("HATAY")
        hatay.person("Ayşe")
        everything = send(hatay, None, tmp_path / "a")
        # The store is set up anew on the same device, gets its own past from the file, and that is taken back.
        content = read_weekly(everything)
        stranger = centre("HATAY", "anew")
        stranger.desk.identity = replace(stranger.desk.identity, device=content.header.sender.device)
        report = merge(stranger.desk, [everything])
        assert report.batch is not None
        undo_merge(stranger.desk, report.batch)
        stranger.person("Mehmet")
        header = read_weekly(send(stranger, W15, tmp_path / "b")).header
        assert header.withheld == {header.sender.device: content.header.ranges[header.sender.device]}
        assert merge(office.desk, [tmp_path / "b" / "HATAY_2026-W15.xlsx"]).missing == ()

    def test_the_sheets_hold_the_week_and_what_was_changed(self, centre: Make, tmp_path: Path) -> None:
        hatay = centre("HATAY")
        ayse, mehmet, zeynep = (hatay.person(name) for name in ("Şengül", "Mehmet", "Zeynep"))
        hatay.session("2026-04-07", [ayse, zeynep], start="14:00")
        hatay.session("2026-04-07", [zeynep], start="09:30", topic="legal_aid")
        hatay.session("2026-04-14", [mehmet])
        send(hatay, W15, tmp_path / "a")
        hatay.set(mehmet, phone="+905000000001")
        exported = export_week(hatay.desk, W16, tmp_path / "a", language="tr")
        # One session of the week, its attendance, its participant, who is also the one that was changed.
        assert exported.rows["session"] == 1
        assert exported.rows["attendance"] == 1
        assert exported.rows["participant"] == 1
        exported = export_week(hatay.desk, W15, tmp_path / "b.xlsx", language="tr")
        rows = _sheet(exported.path, "Katılım")
        assert [row[-1] for row in rows] == ["Zeynep Yılmaz", "Şengül Yılmaz", "Zeynep Yılmaz", "Mehmet Yılmaz"]
        assert rows[0][-2] == "07.04.2026 09:30 Hukuki haklar ve adli yardım"

    def test_a_target_without_suffix_gets_one(self, centre: Make, tmp_path: Path) -> None:
        hatay = centre("HATAY")
        assert export_week(hatay.desk, W15, tmp_path / "hafta").path == tmp_path / "hafta.xlsx"

    def test_cancelling_leaves_no_file_and_no_number(self, centre: Make, tmp_path: Path) -> None:
        hatay = centre("HATAY")
        hatay.session("2026-04-07", [hatay.person("Ayşe")])
        target = tmp_path / "a"
        target.mkdir()
        with pytest.raises(Cancelled):
            export_week(hatay.desk, W15, target, progress=_StopsAt(1))
        assert list(target.iterdir()) == []
        with hatay.desk.store.reading() as connection:
            assert dispatches(connection) == []


class TestConflicts:
    def test_unaware_edits_are_listed_with_who_said_what(self, centre: Make, office: Any, tmp_path: Path) -> None:
        first, second = centre("HATAY"), centre("HATAY", "second")
        person = first.person("Ayşe")
        merge(second.desk, [send(first, W15, tmp_path / "a")])
        first.set(person, phone="+905000000001")
        second.time.moment = first.time.moment + timedelta(hours=1)
        second.set(person, phone="+905000000002")
        report = merge(office.desk, [send(first, W15, tmp_path / "b"), send(second, W15, tmp_path / "c")])
        assert report.conflicts == 1
        (conflict,) = conflicts(office.desk)
        assert (conflict.entity, conflict.field, conflict.name) == ("participant", "phone", "Ayşe Yılmaz")
        assert [(each.value, each.author, each.centre, each.shown) for each in conflict.versions] == [
            ("+905000000001", "Görevli Hatay", "HATAY", False),
            ("+905000000002", "Görevli Hatay", "HATAY", True),
        ]

    def test_a_deletion_against_an_edit(self, centre: Make, office: Any, tmp_path: Path) -> None:
        first, second = centre("HATAY"), centre("HATAY", "second")
        person = first.person("Ayşe")
        merge(second.desk, [send(first, W15, tmp_path / "a")])
        first.set(person, phone="+905000000001")
        second.set(person, deleted=True)
        merge(office.desk, [send(first, W15, tmp_path / "b"), send(second, W15, tmp_path / "c")])
        (conflict,) = conflicts(office.desk)
        assert conflict.field == "deleted"
        assert [(each.value, each.shown) for each in conflict.versions] == [(True, False), (False, True)]


class _StopsAt:
    """Cancels at its n-th report."""

    def __init__(self, number: int) -> None:
        self._left = number

    def report(self, done: int, total: int, what: str = "") -> None:
        self._left -= 1
        if self._left == 0:
            raise Cancelled


def _ids(file: Any) -> list[Any]:
    return [change.id for change in file.changes]


def _sheet(path: Path, title: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return list(book[title].iter_rows(min_row=3, values_only=True))
    finally:
        book.close()
