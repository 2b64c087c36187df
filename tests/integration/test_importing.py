"""Importing attendance lists into a real store: once, again, after corrections, with mistakes in them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kizilay_desk.domain.changes import Origin
from kizilay_desk.domain.errors import Cancelled, FileMissing, NoHeaderRow
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.services import entry
from kizilay_desk.services.importing import ImportReport, import_list
from kizilay_desk.services.verifying import verify
from kizilay_desk.storage import records

WriteList = Callable[..., Path]
MONDAY = datetime(2026, 4, 6, 9).astimezone()


def row(day: object, activity: str, topic: str, place: str, *person: object) -> tuple[object, ...]:
    """A row of a list: given and family name, sex, birth, nationality, phone and identity number, as far as given."""
    return (day, activity, topic, place, *person, *(None,) * (7 - len(person)))


INFORMATION = ("Bilgilendirme Oturumu", "Sağlık hakkı", "Salon")
WOMEN = ("TTK-1", "Kadın dayanışma grubu", "Kadın odası")
ROWS = [
    row("07.04.2026", *INFORMATION, "Ayşe", "Kaya", "K", "14.06.1991", "Türkiye", "0500 000 00 01"),
    row("07.04.2026", *INFORMATION, "Muhammed", "El-Hasan", "Erkek", 1988, "Suriye", None, "99123456780"),
    row("8 Nisan 2026", *WOMEN, "Ayşe", "KAYA", "Kadın", "1991-06-14", "TC", "+90 500 000 00 01"),
    row("٨ نيسان ٢٠٢٦", "جلسات إعلامية", "الحق في الصحة", "Salon", "خالد", "الأحمد", "ذكر", None, "سوريا"),
]
BOTH = {"identity_number": "99123456780", "phone": "+905000000001"}
ISIL = ("07.04.2026", *INFORMATION, "Işıl", "ÖZTÜRK", "K", "1991", "TR")


@pytest.fixture
def hatay(centre: Callable[..., Any]) -> Any:
    return centre("HATAY", start=MONDAY + timedelta(days=14))


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.sessions, report.participants, report.attendances


def people(place: Any) -> list[records.Record]:
    with place.desk.store.reading() as connection:
        return list(records.every(connection, "participant"))


def only(place: Any, **values: str) -> records.Record:
    (found,) = (each for each in people(place) if values.items() <= each.values.items())
    return found


class TestFirstImport:
    def test_sessions_people_and_attendance_are_made(self, hatay: Any, write_list: WriteList) -> None:
        report = import_list(hatay.desk, write_list(ROWS))
        assert report.problems == ()
        assert report.rows == 4
        assert counts(report) == (3, 3, 4)
        ayse = only(hatay, given_name="Ayşe")
        assert (ayse.values["sex"], ayse.values["birth"], ayse.values["phone"]) == (
            "female",
            "1991-06-14",
            "+905000000001",
        )
        assert ayse.values["centre"] == hatay.desk.identity.centre
        assert only(hatay, arabic_name="خالد الأحمد").values["nationality"] == "SYR"

    def test_sessions_are_held_ones_of_this_centre(self, hatay: Any, write_list: WriteList) -> None:
        import_list(hatay.desk, write_list(ROWS))
        with hatay.desk.store.reading() as connection:
            sessions = list(records.every(connection, "session"))
        assert {session.values["status"] for session in sessions} == {"held"}
        assert {session.values["centre"] for session in sessions} == {hatay.desk.identity.centre}

    def test_changes_say_that_they_were_imported(self, hatay: Any, write_list: WriteList) -> None:
        report = import_list(hatay.desk, write_list(ROWS))
        assert {change.origin for change in report.action.changes} == {Origin.IMPORT}

    def test_it_is_one_action_that_can_be_undone(self, hatay: Any, write_list: WriteList) -> None:
        import_list(hatay.desk, write_list(ROWS))
        hatay.desk.undo_last()
        assert people(hatay) == []

    def test_a_list_without_header_row(self, hatay: Any, write_list: WriteList) -> None:
        with pytest.raises(NoHeaderRow):
            import_list(hatay.desk, write_list(ROWS, header=("a", "b")))

    def test_a_file_that_is_not_there(self, hatay: Any, tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            import_list(hatay.desk, tmp_path / "yok.xlsx")

    def test_cancelling_saves_nothing(self, hatay: Any, write_list: WriteList) -> None:
        before = verify(hatay.desk)
        path = write_list(ROWS)
        for stop_at in range(1, 5):
            with pytest.raises(Cancelled):
                import_list(hatay.desk, path, progress=_StopsAt(stop_at))
        assert verify(hatay.desk) == before

    def test_ten_thousand_rows_take_seconds(self, hatay: Any, write_list: WriteList) -> None:
        rows = [
            row(f"{1 + number % 7:02}.04.2026", *INFORMATION, f"Ad{number % 3000}", "Yılmaz", "K", 1960 + number % 40)
            for number in range(10_000)
        ]
        path = write_list(rows)
        begun = time.process_time()
        report = import_list(hatay.desk, path)
        assert report.attendances + len(report.duplicates) == 10_000
        assert time.process_time() - begun < 30


class TestImportingAgain:
    def test_it_adds_nothing(self, hatay: Any, write_list: WriteList) -> None:
        path = write_list(ROWS)
        import_list(hatay.desk, path)
        before = verify(hatay.desk)
        again = import_list(hatay.desk, path)
        assert counts(again) == (0, 0, 0)
        assert (again.matched, again.known) == (3, 4)
        assert verify(hatay.desk) == before

    def test_it_adds_nothing_after_corrections(self, hatay: Any, write_list: WriteList) -> None:
        path = write_list(ROWS)
        import_list(hatay.desk, path)
        ayse = only(hatay, given_name="Ayşe")
        hatay.set(ayse.id, given_name="Aysel", birth="1990", phone="+905000000099", identity_number="99000000001")
        with hatay.desk.store.reading() as connection:
            session = next(iter(records.every(connection, "session")))
        entry.edit(hatay.desk, "session", session.id, {"topic": "Başka konu", "date": "2026-04-06"})
        before = verify(hatay.desk)
        assert counts(import_list(hatay.desk, path)) == (0, 0, 0)
        assert verify(hatay.desk) == before

    def test_what_was_deleted_stays_deleted(self, hatay: Any, write_list: WriteList) -> None:
        path = write_list(ROWS)
        import_list(hatay.desk, path)
        with hatay.desk.store.reading() as connection:
            attendance = next(iter(records.every(connection, "attendance")))
        entry.delete(hatay.desk, "attendance", attendance.id)
        entry.delete(hatay.desk, "participant", only(hatay, given_name="Muhammed").id)
        before = verify(hatay.desk)
        assert counts(import_list(hatay.desk, path)) == (0, 0, 0)
        assert verify(hatay.desk) == before

    def test_a_deleted_person_comes_back_with_something_new(self, hatay: Any, write_list: WriteList) -> None:
        import_list(hatay.desk, write_list(ROWS))
        person = only(hatay, given_name="Muhammed").id
        entry.delete(hatay.desk, "participant", person)
        later = ("02.04.2026", *ROWS[1][1:])
        report = import_list(hatay.desk, write_list([*ROWS, later]))
        assert counts(report) == (1, 0, 1)
        assert only(hatay, given_name="Muhammed").id == person

    def test_what_an_undo_took_away_comes_back(self, hatay: Any, write_list: WriteList) -> None:
        path = write_list(ROWS)
        import_list(hatay.desk, path)
        there = verify(hatay.desk).digest
        hatay.desk.undo_last()
        assert counts(import_list(hatay.desk, path)) == (3, 3, 4)
        assert len(people(hatay)) == 3
        assert verify(hatay.desk).sound
        assert there != ""

    def test_a_longer_list_adds_its_new_rows(self, hatay: Any, write_list: WriteList) -> None:
        import_list(hatay.desk, write_list(ROWS[:2]))
        report = import_list(hatay.desk, write_list(ROWS, name="tam.xlsx"))
        assert counts(report) == (2, 1, 2)
        assert report.matched == 2

    def test_a_record_is_filled_in_and_never_overwritten(self, hatay: Any, write_list: WriteList) -> None:
        person = hatay.person("Ayşe", "Kaya", birth="1991-06-14", phone="+905000000001", nationality="SYR")
        report = import_list(hatay.desk, write_list(ROWS[:1]))
        assert (report.participants, report.matched) == (0, 1)
        found = only(hatay, given_name="Ayşe")
        assert found.id == person
        assert (found.values["sex"], found.values["nationality"]) == ("female", "SYR")


class TestWhoIsTheSame:
    """Name and birth, and the identity number; where one lacks it the phone; or neither has any."""

    @pytest.mark.parametrize(
        ("known", "listed", "same"),
        [
            ({"identity_number": "99123456780"}, {"identity": "99123456780"}, True),
            (BOTH, {"identity": "99123456780", "phone": "05000000009"}, True),
            (BOTH, {"identity": "99123456791", "phone": "05000000001"}, False),
            (BOTH, {"phone": "05000000001"}, True),
            ({"phone": "+905000000001"}, {"identity": "99123456780", "phone": "05000000001"}, True),
            ({"phone": "+905000000001"}, {"phone": "05000000002"}, False),
            ({"identity_number": "99123456780"}, {"phone": "05000000001"}, False),
            ({"identity_number": "99123456780"}, {}, False),
            ({"phone": "+905000000001"}, {}, False),
            ({}, {}, True),
        ],
    )
    def test_numbers(
        self, hatay: Any, write_list: WriteList, known: dict[str, str], listed: dict[str, str], same: bool
    ) -> None:
        hatay.person("IŞIL", "Öztürk", birth="1991", **known)
        report = import_list(hatay.desk, write_list([(*ISIL, listed.get("phone"), listed.get("identity"))]))
        assert report.participants == (0 if same else 1)

    @pytest.mark.parametrize("birth", ["1992", "1991-06-14", None])
    def test_another_birth_is_another_person(self, hatay: Any, write_list: WriteList, birth: str | None) -> None:
        hatay.person("Işıl", "Öztürk", birth="1991")
        listed = row("07.04.2026", *INFORMATION, "Işıl", "Öztürk", "K", birth)
        assert import_list(hatay.desk, write_list([listed])).participants == 1

    def test_two_numbers_in_one_list_are_two_people(self, hatay: Any, write_list: WriteList) -> None:
        listed = (*ISIL, "05000000001")
        path = write_list([(*listed, "99123456780"), (*listed, "99123456791"), ("08.04.2026", *listed[1:], None)])
        assert counts(import_list(hatay.desk, path)) == (2, 2, 3)
        assert counts(import_list(hatay.desk, path)) == (0, 0, 0)

    def test_a_number_found_out_later_belongs_to_one_of_two(self, hatay: Any, write_list: WriteList) -> None:
        hatay.person("Işıl", "Öztürk", birth="1991", phone="+905000000001")
        listed = (*ISIL, "05000000001")
        path = write_list([(*listed, "99123456780"), (*listed, "99123456791")])
        assert counts(import_list(hatay.desk, path)) == (1, 1, 2)
        assert only(hatay, identity_number="99123456780").id != only(hatay, identity_number="99123456791").id
        assert counts(import_list(hatay.desk, path)) == (0, 0, 0)


class TestProblems:
    def test_a_cell_is_named_and_only_its_row_waits(self, hatay: Any, write_list: WriteList) -> None:
        bad = ("31.02.2026", *ROWS[0][1:])
        report = import_list(hatay.desk, write_list([ROWS[1], bad, ROWS[2]]))
        (problem,) = report.problems
        assert (problem.sheet, problem.row, problem.letter) == ("Nisan", 5, "A")
        assert (problem.value, problem.reason) == ("31.02.2026", Reason.IMPOSSIBLE_DATE)
        assert report.attendances == 2

    def test_the_corrected_list_brings_the_waiting_row(self, hatay: Any, write_list: WriteList) -> None:
        import_list(hatay.desk, write_list([ROWS[1], ("31.02.2026", *ROWS[0][1:])]))
        report = import_list(hatay.desk, write_list([ROWS[1], ROWS[0]]))
        assert counts(report) == (0, 1, 1)
        assert report.problems == ()

    def test_a_person_twice_at_a_session_counts_once_and_is_said(self, hatay: Any, write_list: WriteList) -> None:
        without_number = (*ROWS[1][:9], "0500 000 00 07", None)
        rows = [ROWS[0], ROWS[0], (*ROWS[1][:9], "0500 000 00 07", "99123456780"), without_number]
        report = import_list(hatay.desk, write_list(rows))
        assert report.attendances == 2
        assert [(each.row, each.reason) for each in report.duplicates] == [
            (5, Reason.DUPLICATE_ROW), (7, Reason.DUPLICATE_ROW)
        ]  # fmt: skip
        assert report.problems == ()

    def test_a_row_of_another_known_centre_waits(
        self, hatay: Any, centre: Callable[..., Any], write_list: WriteList
    ) -> None:
        kilis = centre("KILIS")
        centre_of_kilis = {"code": "KILIS", "name": "Kilis Toplum Merkezi"}
        entry.edit(hatay.desk, "centre", kilis.desk.identity.centre, centre_of_kilis)
        header = ("Merkez", "Tarih", "Faaliyet", "Ad", "Soyad")
        rows = [
            ("Hatay", "07.04.2026", "TTK-2", "Ayşe", "Kaya"),
            ("HATAY TOPLUM MERKEZİ", "07.04.2026", "TTK-2", "Zeynep", "Kaya"),
            ("Kilis", "07.04.2026", "TTK-2", "Mehmet", "Kaya"),
            ("Antakya TM", "07.04.2026", "TTK-2", "Elif", "Kaya"),
        ]
        report = import_list(hatay.desk, write_list(rows, header=header))
        assert [(each.row, each.value) for each in report.problems] == [(6, "Kilis")]
        assert [(other.name, other.rows) for other in report.other_names] == [("Antakya TM", 1)]
        assert report.attendances == 3


class _StopsAt:
    """Cancels at its n-th report."""

    def __init__(self, number: int) -> None:
        self._left = number

    def report(self, done: int, total: int, what: str = "") -> None:
        self._left -= 1
        if self._left == 0:
            raise Cancelled
