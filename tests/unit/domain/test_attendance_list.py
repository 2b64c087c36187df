"""What the rows of an attendance list say, and which cells do not say it."""

from __future__ import annotations

from datetime import date, time

import pytest

from kizilay_desk.domain.attendance_list import CellProblem, UnderstoodList, understand
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.plain_list import BadCell, Column, PlainList, PlainRow, PlainSheet
from kizilay_desk.domain.reasons import Reason

TODAY = date(2026, 4, 10)
CODES = {
    "programme": {"bilgilendirme": "TTK-2", "ttk 2": "TTK-2", "dayanisma": "TTK-1", "sosyal uyum": "SU"},
    "topic": {"kira": "housing"},
    "sex": {"k": "female", "kadin": "female", "ذكر": "male"},
    "nationality": {"suriye": "SYR", "سوريا": "SYR"},
    "population_group": {"yerel halk": "host"},
    "province": {"hatay": "TR-31"},
    "consent": {"evet": "given"},
    "language": {"turkce": "tur", "arapca": "ara"},
}

ROW: dict[Column, object] = {
    Column.DATE: "07.04.2026",
    Column.ACTIVITY: "Bilgilendirme",
    Column.TOPIC: "Kira",
    Column.GIVEN_NAME: "Ayşe",
    Column.FAMILY_NAME: "Kaya",
}


def parse_code(list_key: str, text: str) -> str | None:
    return CODES[list_key].get(fold(text))


def understood(*rows: dict[Column, object]) -> UnderstoodList:
    filled = {column: f"{column.value.upper()}" for row in rows for column in row}
    plain_rows = tuple(
        PlainRow(number, {column: value for column, value in row.items() if value != ""})
        for number, row in enumerate(rows, start=5)
    )
    sheet = PlainSheet("Nisan", 4, filled, (), plain_rows)
    return understand(PlainList("liste.xlsx", (sheet,)), parse_code, TODAY)


def problems(*rows: dict[Column, object]) -> list[tuple[int, str, Reason]]:
    return [(found.row, found.letter, found.reason) for found in understood(*rows).problems]


def test_a_full_row() -> None:
    (row,) = understood(
        ROW
        | {
            Column.CENTRE: " Hatay ",
            Column.TIME: "10.00-12.00",
            Column.PLACE: "Salon 1",
            Column.FACILITATOR: "Deniz Ak",
            Column.LANGUAGES: "Türkçe, Arapça",
            Column.ARABIC_NAME: "عائشة كايا",
            Column.SEX: "K",
            Column.BIRTH: "14.06.1991",
            Column.NATIONALITY: "Suriye",
            Column.POPULATION_GROUP: "Yerel halk",
            Column.IDENTITY_NUMBER: 99123456789.0,
            Column.PHONE: 5551112233.0,
            Column.PROVINCE: "Hatay",
            Column.DISTRICT: "Antakya",
            Column.CONSENT: "Evet",
            Column.CONSENT_DATE: date(2026, 4, 7),
            Column.NOTE: "ilk kez",
        }
    ).rows
    assert (row.sheet, row.row, row.centre) == ("Nisan", 5, "Hatay")
    assert row.session == {
        "date": "2026-04-07",
        "activity": "TTK-2",
        "topic": "housing",
        "start": "10:00",
        "end": "12:00",
        "place": "Salon 1",
        "facilitator": "Deniz Ak",
        "languages": ["ara", "tur"],
    }
    assert row.person == {
        "given_name": "Ayşe",
        "family_name": "Kaya",
        "arabic_name": "عائشة كايا",
        "sex": "female",
        "birth": "1991-06-14",
        "nationality": "SYR",
        "population_group": "host",
        "identity_number": "99123456789",
        "phone": "+905551112233",
        "province": "TR-31",
        "district": "Antakya",
        "consent": "given",
        "consent_date": "2026-04-07",
        "note": "ilk kez",
    }


def test_a_row_needs_little() -> None:
    (row,) = understood(ROW).rows
    assert row.centre is None
    assert row.person == {"given_name": "Ayşe", "family_name": "Kaya"}
    assert row.session == {"date": "2026-04-07", "activity": "TTK-2", "topic": "housing"}


def test_an_arabic_row() -> None:
    (row,) = understood(
        {
            Column.DATE: "٧ نيسان ٢٠٢٦",
            Column.ACTIVITY: "TTK-2",
            Column.FULL_NAME: "محمد أحمد الحسن",
            Column.SEX: "ذكر",
            Column.BIRTH_YEAR: "١٩٨٨",
            Column.NATIONALITY: "سوريا",
        }
    ).rows
    assert row.person == {"arabic_name": "محمد أحمد الحسن", "sex": "male", "birth": "1988", "nationality": "SYR"}
    assert row.session["date"] == "2026-04-07"


@pytest.mark.parametrize(
    ("cells", "person"),
    [
        ({Column.FULL_NAME: "Ali Can Demir"}, {"given_name": "Ali Can", "family_name": "Demir"}),
        ({Column.FULL_NAME: "Ali"}, {"given_name": "Ali"}),
        ({Column.GIVEN_NAME: "محمد", Column.FAMILY_NAME: "الحسن"}, {"arabic_name": "محمد الحسن"}),
        (
            {Column.FULL_NAME: "Muhammed Hasan (محمد حسن)"},
            {"given_name": "Muhammed", "family_name": "Hasan", "arabic_name": "محمد حسن"},
        ),
        ({Column.FAMILY_NAME: "Demir"}, {"family_name": "Demir"}),
        ({Column.ARABIC_NAME: "محمد"}, {"arabic_name": "محمد"}),
    ],
)
def test_names_in_their_columns(cells: dict[Column, object], person: dict[str, str]) -> None:
    (row,) = understood({Column.DATE: "07.04.2026", Column.ACTIVITY: "TTK-2", **cells}).rows
    assert row.person == person


@pytest.mark.parametrize(
    ("cells", "birth"),
    [
        ({Column.BIRTH: "14.06.1991", Column.BIRTH_YEAR: 1990}, "1991-06-14"),
        ({Column.BIRTH: "yok", Column.BIRTH_YEAR: 1990.0}, "1990"),
        ({Column.AGE: 35.0}, "1991~"),
        ({Column.AGE: "٣٥"}, "1991~"),
        ({Column.BIRTH: "-", Column.BIRTH_YEAR: "?", Column.AGE: "-"}, None),
    ],
)
def test_births_from_what_the_list_has(cells: dict[Column, object], birth: str | None) -> None:
    (row,) = understood(ROW | cells).rows
    assert row.person.get("birth") == birth


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        ({Column.TIME: time(10, 0)}, "10:00", None),
        ({Column.TIME: "10:00 إلى 12:00"}, "10:00", "12:00"),
        ({Column.TIME: "-"}, None, None),
        ({Column.START: "10", Column.END: "12.30"}, "10:00", "12:30"),
        ({Column.TIME: "10:00", Column.END: "12:00"}, "10:00", "12:00"),
        ({Column.END: "12:00"}, None, "12:00"),
    ],
)
def test_times(cells: dict[Column, object], start: str | None, end: str | None) -> None:
    (row,) = understood(ROW | cells).rows
    assert (row.session.get("start"), row.session.get("end")) == (start, end)


@pytest.mark.parametrize(
    ("cells", "activity", "topic"),
    [
        ({Column.ACTIVITY: "Bilgilendirme"}, "TTK-2", "Bilgilendirme"),
        ({Column.ACTIVITY: "Bilgilendirme", Column.TOPIC: "Komşuluk"}, "TTK-2", "Komşuluk"),
        ({Column.PROGRAMME: "Sosyal uyum", Column.SUBPROGRAMME: "Dayanışma", Column.TOPIC: "Kira"}, "TTK-1", "housing"),
        ({Column.PROGRAMME: "Sosyal uyum", Column.TOPIC: "Kira"}, "SU", "housing"),
        ({Column.PROGRAMME: "Sosyal uyum", Column.ACTIVITY: "Kahvaltı"}, "SU", "Kahvaltı"),
        ({Column.TOPIC: "Dayanışma"}, "TTK-1", "Dayanışma"),
    ],
)
def test_activity_and_topic(cells: dict[Column, object], activity: str, topic: str) -> None:
    (row,) = understood({Column.DATE: "07.04.2026", Column.FULL_NAME: "Ali Can", **cells}).rows
    assert (row.session["activity"], row.session["topic"]) == (activity, topic)


@pytest.mark.parametrize(
    ("cells", "letter"),
    [
        ({}, ""),
        ({Column.TOPIC: "Kira"}, "TOPIC"),
        ({Column.ACTIVITY: "Kahvaltı"}, "ACTIVITY"),
        ({Column.ACTIVITY: "Kahvaltı", Column.PROGRAMME: "Sosyal uyum", Column.TOPIC: "Kira"}, "ACTIVITY"),
        ({Column.SUBPROGRAMME: "Kahvaltı", Column.PROGRAMME: "Sosyal uyum"}, "SUBPROGRAMME"),
    ],
)
def test_an_unknown_activity(cells: dict[Column, object], letter: str) -> None:
    row = {Column.DATE: "07.04.2026", Column.FULL_NAME: "Ali Can", **cells}
    assert problems(row) == [(5, letter, Reason.UNKNOWN_ACTIVITY)]


@pytest.mark.parametrize(
    ("cells", "reason", "letter"),
    [
        ({Column.DATE: ""}, Reason.DATE_MISSING, "DATE"),
        ({Column.DATE: "yok"}, Reason.DATE_MISSING, "DATE"),
        ({Column.DATE: "31.02.2026"}, Reason.IMPOSSIBLE_DATE, "DATE"),
        ({Column.DATE: "11.04.2026"}, Reason.DATE_IN_FUTURE, "DATE"),
        ({Column.DATE: BadCell(Reason.FORMULA, "=TODAY()")}, Reason.FORMULA, "DATE"),
        ({Column.GIVEN_NAME: "", Column.FAMILY_NAME: ""}, Reason.NAME_MISSING, "GIVEN_NAME"),
        ({Column.GIVEN_NAME: "-", Column.FAMILY_NAME: "?"}, Reason.NAME_MISSING, "GIVEN_NAME"),
        ({Column.GIVEN_NAME: "A" * 101}, Reason.TOO_LONG, "GIVEN_NAME"),
        ({Column.SEX: "mavi"}, Reason.NOT_A_CODE, "SEX"),
        ({Column.SEX: BadCell(Reason.ERROR_CELL, "#REF!")}, Reason.ERROR_CELL, "SEX"),
        ({Column.BIRTH: "14.06.2030"}, Reason.BIRTH_IN_FUTURE, "BIRTH"),
        ({Column.BIRTH_YEAR: 1891}, Reason.AGE_OVER_120, "BIRTH_YEAR"),
        ({Column.AGE: "otuz"}, Reason.NOT_A_NUMBER, "AGE"),
        ({Column.AGE: 130}, Reason.AGE_OVER_120, "AGE"),
        ({Column.PHONE: "5,55E+09"}, Reason.NOT_A_NUMBER, "PHONE"),
        ({Column.TIME: "öğleden sonra"}, Reason.NOT_A_TIME, "TIME"),
        ({Column.TIME: "12:00-10:00"}, Reason.END_BEFORE_START, "TIME"),
        ({Column.START: "12:00", Column.END: "10:00"}, Reason.END_BEFORE_START, "END"),
        ({Column.CONSENT_DATE: "01.05.2026"}, Reason.DATE_IN_FUTURE, "CONSENT_DATE"),
        ({Column.TOPIC: BadCell(Reason.FORMULA, "=A1")}, Reason.FORMULA, "TOPIC"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(cells: dict[Column, object], reason: Reason, letter: str) -> None:
    assert problems(ROW | cells) == [(5, letter, reason)]


def test_all_problems_of_a_row_are_collected_and_only_it_waits() -> None:
    bad = ROW | {Column.DATE: "dün", Column.SEX: "mavi", Column.BIRTH: "31.02.1991"}
    result = understood(ROW, bad, ROW | {Column.GIVEN_NAME: "Ali"})
    assert [row.row for row in result.rows] == [5, 7]
    assert {(found.row, found.letter, found.reason) for found in result.problems} == {
        (6, "DATE", Reason.NOT_A_DATE),
        (6, "SEX", Reason.NOT_A_CODE),
        (6, "BIRTH", Reason.IMPOSSIBLE_DATE),
    }


def test_a_problem_shows_the_cell_as_the_user_sees_it() -> None:
    (found,) = understood(ROW | {Column.SEX: " mavi "}).problems
    assert found == CellProblem("Nisan", 5, "SEX", Column.SEX, "mavi", Reason.NOT_A_CODE, code_list="sex")
    (found,) = understood(ROW | {Column.DATE: date(2026, 5, 1)}).problems
    assert found.value == "01.05.2026"
    (found,) = understood(ROW | {Column.AGE: BadCell(Reason.FORMULA, "=B2-C2")}).problems
    assert found.value == "=B2-C2"


def test_the_same_person_twice_at_one_session() -> None:
    twice = ROW | {Column.GIVEN_NAME: "AYŞE", Column.DATE: "7 Nisan 2026"}
    assert problems(ROW, twice) == [(6, "GIVEN_NAME", Reason.DUPLICATE_ROW)]
    assert problems(ROW, ROW | {Column.DATE: "08.04.2026"}) == []
    assert problems(ROW, ROW | {Column.TIME: "14:00"}) == []
    assert problems(ROW, ROW | {Column.PHONE: "0555 111 22 33"}) == []
    assert problems(ROW | {Column.BIRTH_YEAR: 1991}, ROW | {Column.BIRTH_YEAR: 1992}) == []
