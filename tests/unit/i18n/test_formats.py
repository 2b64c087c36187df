"""Numbers, dates and times in three languages."""

from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import in_language

CODES = ("tr", "en", "ar")


def in_all(make: object, *values: object) -> tuple[str, ...]:
    """What a format gives in Turkish, English and Arabic."""
    texts = []
    for code in CODES:
        with in_language(code):
            texts.append(make(*values))
    return tuple(texts)


def test_numbers() -> None:
    assert in_all(formats.number, 2316) == ("2.316", "2,316", "2,316")
    assert in_all(formats.number, 1234567) == ("1.234.567", "1,234,567", "1,234,567")
    assert in_all(formats.number, 7) == ("7", "7", "7")


@pytest.mark.parametrize(
    ("part", "whole", "turkish", "other"),
    [
        # The published table of 2021 (DOMAIN.md).
        (261, 673, "%38,8", "38.8%"),
        (412, 673, "%61,2", "61.2%"),
        (259, 678, "%38,2", "38.2%"),
        (409, 678, "%60,3", "60.3%"),
        (10, 678, "%1,5", "1.5%"),
        (429, 673, "%63,7", "63.7%"),
        (216, 673, "%32,1", "32.1%"),
        (28, 673, "%4,2", "4.2%"),
        # Halves go up: 6.25 and 0.05.
        (1, 16, "%6,3", "6.3%"),
        (1, 2000, "%0,1", "0.1%"),
        (0, 5, "%0,0", "0.0%"),
        (5, 5, "%100,0", "100.0%"),
        (0, 0, "–", "–"),
    ],
)
def test_percentages(part: int, whole: int, turkish: str, other: str) -> None:
    assert in_all(formats.percent, part, whole) == (turkish, other, other)


@given(st.integers(0, 400_000), st.integers(1, 400_000))
def test_percentages_round_half_up(part: int, whole: int) -> None:
    exact = (Decimal(100) * part / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    with in_language("en"):
        assert formats.percent(part, whole) == f"{exact:,}%"


def test_dates() -> None:
    day = date(2026, 4, 7)
    assert in_all(formats.date_field, day) == ("07.04.2026",) * 3
    assert in_all(formats.date_reading, day) == ("7 Nisan 2026", "7 Apr 2026", "07.04.2026")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 4, 6), date(2026, 4, 12), ("6–12 Nisan 2026", "6–12 Apr 2026", "06.04.2026 إلى 12.04.2026")),
        (
            date(2026, 3, 30),
            date(2026, 4, 5),
            ("30 Mart – 5 Nisan 2026", "30 Mar – 5 Apr 2026", "30.03.2026 إلى 05.04.2026"),
        ),
        (
            date(2025, 12, 29),
            date(2026, 1, 4),
            ("29 Aralık 2025 – 4 Ocak 2026", "29 Dec 2025 – 4 Jan 2026", "29.12.2025 إلى 04.01.2026"),
        ),
        (date(2026, 4, 7), date(2026, 4, 7), ("7 Nisan 2026", "7 Apr 2026", "07.04.2026")),
    ],
)
def test_ranges_of_days(first: date, last: date, expected: tuple[str, ...]) -> None:
    assert in_all(formats.day_range, first, last) == expected


def test_times() -> None:
    assert in_all(formats.time_field, time(9, 5)) == ("09:05",) * 3
    assert in_all(formats.time_range, time(10), time(12)) == ("10:00 – 12:00", "10:00 – 12:00", "10:00 إلى 12:00")


def test_weeks_days_and_months() -> None:
    assert in_all(formats.week, 15) == ("15. hafta", "Week 15", "الأسبوع 15")
    assert in_all(formats.weekday, 1) == ("Pazartesi", "Monday", "الاثنين")
    assert in_all(formats.weekday, 7) == ("Pazar", "Sunday", "الأحد")
    assert in_all(formats.weekday_short, 4) == ("Per", "Thu", "الخميس")
    assert in_all(formats.month_short, 4) == ("Nis", "Apr", "4")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1991-06-14", "14.06.1991"), ("1991", "1991"), ("1991~", "~1991"), ("ca. 1991", "ca. 1991")],
)
def test_births_show_how_well_they_are_known(value: str, shown: str) -> None:
    assert in_all(formats.birth, value) == (shown,) * 3


@pytest.mark.parametrize(
    ("size", "turkish", "english"),
    [
        (0, "0 B", "0 B"),
        (1023, "1023 B", "1023 B"),
        (1024, "1,0 KB", "1.0 KB"),
        (2_516_582, "2,4 MB", "2.4 MB"),
        (1024**2 - 1, "1,0 MB", "1.0 MB"),
        (5 * 1024**3, "5,0 GB", "5.0 GB"),
    ],
)
def test_file_sizes(size: int, turkish: str, english: str) -> None:
    assert in_all(formats.file_size, size) == (turkish, english, english)


@given(st.integers(0, 10**9), st.dates(), st.times())
def test_digits_are_western_in_every_language(number: int, day: date, moment: time) -> None:
    for code in CODES:
        with in_language(code):
            shown = formats.number(number) + formats.date_reading(day) + formats.time_range(moment, moment)
            assert all(character in "0123456789" for character in shown if character.isdigit())
