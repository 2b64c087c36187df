"""The rules of the statistics: bands, ages, lines, percentages, and the tables of a tally."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kizilay_desk.domain.birth import age_on
from kizilay_desk.domain.codes import Code, CodeList
from kizilay_desk.domain.report_facts import Facts, HeadcountCell, HeldSession, Profile
from kizilay_desk.domain.statistics import (
    DEFAULT_BANDS,
    FINE_BANDS,
    NOT_STATED,
    OLDEST_AGE,
    AgeBand,
    Distribution,
    Line,
    ReportFilter,
    band_of_age,
    completed_years,
    country_line,
    day_number,
    distribution,
    nationality_line,
    nest,
    percent_tenths,
)
from kizilay_desk.domain.tally import Tally

TREE = CodeList(
    "programme",
    tuple(
        Code(code, {}, parent, position=position)
        for position, (code, parent) in enumerate(
            [("SU", None), ("SU-1", "SU"), ("SU-1-a", "SU-1"), ("SU-2", "SU"), ("TTK", None), ("TTK-1", "TTK")], 1
        )
    ),
)


def _session(day: str, activity: str | None, *people: str, centre: str | None = "hatay") -> HeldSession:
    return HeldSession(f"{day} {activity} {centre}", day, centre, activity, ",".join(people))


ALL = ReportFilter()


def _tally(*sessions: HeldSession, selection: ReportFilter = ALL, counted: int = 0) -> Tally:
    cells = [HeadcountCell("cell", sessions[0].id, "female", "0-17", counted)] if counted else []
    return Tally(Facts(sessions=sessions, headcounts=cells), selection, TREE)


# ------------------------------------------------------------------------------------------------ ages and bands


def test_the_bands_are_those_of_the_published_table_and_the_fine_ones_nest_in_them() -> None:
    assert [band.code for band in DEFAULT_BANDS] == ["0-17", "18-59", "60+"]
    assert [band.code for band in FINE_BANDS] == ["0-4", "5-11", "12-17", "18-24", "25-49", "50-59", "60+"]
    assert nest(FINE_BANDS, DEFAULT_BANDS)
    assert not nest(DEFAULT_BANDS, FINE_BANDS)


@pytest.mark.parametrize(("age", "code"), [(0, "0-17"), (17, "0-17"), (18, "18-59"), (59, "18-59"), (60, "60+")])
def test_an_age_falls_into_its_band(age: int, code: str) -> None:
    assert band_of_age(DEFAULT_BANDS)[age] == code
    assert len(band_of_age(FINE_BANDS)) == OLDEST_AGE + 1


@pytest.mark.parametrize(
    "bands",
    [
        (),
        (AgeBand(1, 17), AgeBand(18, 59), AgeBand(60, None)),  # nobody of 0
        (AgeBand(0, 17), AgeBand(19, 59), AgeBand(60, None)),  # nobody of 18
        (AgeBand(0, 18), AgeBand(18, 59), AgeBand(60, None)),  # two of 18
        (AgeBand(0, 17), AgeBand(18, 59)),  # nobody of 60
        (AgeBand(0, 24), AgeBand(25, 59), AgeBand(60, None)),  # not within the published ones
    ],
)
def test_bands_that_cannot_be_counted_by_are_refused(bands: tuple[AgeBand, ...]) -> None:
    with pytest.raises(ValueError, match="age bands"):
        band_of_age(bands)


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.dates(date(1900, 1, 1), date(2030, 1, 1)))
def test_completed_years_are_those_of_the_calendar(born: date, day: date) -> None:
    years = completed_years(day_number(born.isoformat()), day_number(day.isoformat()))
    assert years == age_on(born.isoformat(), day)


def test_a_birthday_completes_a_year_on_the_day_itself() -> None:
    born = day_number("2004-02-29")
    assert [completed_years(born, day_number(day)) for day in ("2022-02-28", "2022-03-01")] == [17, 18]
    assert completed_years(born, day_number("2004-02-29")) == 0
    assert completed_years(born, day_number("2004-02-28")) < 0


# ------------------------------------------------------------------------------------------------ lines


def test_nationalities_stand_in_the_lines_of_the_published_table() -> None:
    lines = [nationality_line(code) for code in ("SYR", "TUR", "IRQ", "XXA", "XXX", None)]
    assert lines == ["SYR", "TUR", "other", "other", NOT_STATED, NOT_STATED]
    assert [country_line(code) for code in ("IRQ", "XXA", "XXX")] == ["IRQ", "XXA", NOT_STATED]


def test_a_distribution_has_its_fixed_lines_first_then_the_others_by_size() -> None:
    counts = {"male": 2, "other": 1, "x": 3, "gone": 0, NOT_STATED: 4}
    assert distribution("sex", counts, ("female", "male")) == Distribution(
        "sex", (Line("female", 0), Line("male", 2), Line("x", 3), Line("other", 1)), 4
    )


def test_percentages_are_of_those_whose_value_is_known() -> None:
    sex = Distribution("sex", (Line("female", 412), Line("male", 261)), 5)
    assert sex.base == 673
    assert [sex.tenths(line) for line in sex.lines] == [612, 388]
    assert (sex.count("male"), sex.count(NOT_STATED), sex.count("other")) == (261, 5, 0)


def test_half_a_tenth_is_rounded_up() -> None:
    assert percent_tenths(1, 2000) == 1  # 0.05 %
    assert percent_tenths(9, 2000) == 5  # 0.45 %, which as a float is a little less
    assert percent_tenths(1, 3) == 333
    assert percent_tenths(0, 7) == 0
    assert percent_tenths(7, 7) == 1000
    assert percent_tenths(0, 0) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_rounded_percentage_is_within_half_a_tenth(part: int, whole: int) -> None:
    tenths = percent_tenths(part, whole)
    assert tenths is not None
    assert -whole <= 2 * (1000 * part - tenths * whole) < whole


# ------------------------------------------------------------------------------------------------ tables


def test_sub_programmes_gather_all_below_them_and_a_programme_its_own_sessions() -> None:
    sessions = [
        _session("2026-04-07", "TTK-1", "ali"),
        _session("2026-04-07", "SU-1-a", "ali"),
        _session("2026-04-08", "SU-1", "ali", "veli"),
        _session("2026-04-08", "SU", "ali"),
        _session("2026-04-08", "NEW", "ali"),
        _session("2026-04-08", None, "ali"),
    ]
    lines = {line.code: line for line in _tally(*sessions).statistics().by_programme}
    assert list(lines) == ["SU", "SU-1", "TTK-1", "NEW", NOT_STATED]
    assert (lines["SU-1"].sessions, lines["SU-1"].participations, lines["SU-1"].people) == (2, 3, 2)
    below = _tally(*sessions[1:4], selection=ReportFilter(programme="SU-1")).statistics().by_programme
    assert [line.code for line in below] == ["SU", "SU-1", "SU-1-a"]


def test_months_without_sessions_show_within_the_period() -> None:
    period = ReportFilter(date(2026, 3, 1), date(2026, 6, 30))
    months = _tally(_session("2026-04-07", "SU-1", "ali"), selection=period, counted=40).statistics().by_month
    assert [(line.month, line.participations) for line in months] == [
        ("2026-03", 0),
        ("2026-04", 41),
        ("2026-05", 0),
        ("2026-06", 0),
    ]


def test_an_open_period_has_the_months_from_the_first_session_to_the_last() -> None:
    tally = _tally(_session("2025-12-30", "SU-1", "ali"), _session("2026-02-02", "SU-1", "ali"))
    assert [line.month for line in tally.statistics().by_month] == ["2025-12", "2026-01", "2026-02"]
    assert _tally().statistics().by_month == ()


def test_a_mistyped_year_does_not_make_thousands_of_empty_months() -> None:
    tally = _tally(_session("2026-02-02", "SU-1", "ali"), _session("9999-12-30", "SU-1", "ali"))
    assert [line.month for line in tally.statistics().by_month] == ["2026-02", "9999-12"]


def test_the_first_day_counts_also_when_somebody_moved_to_another_centre() -> None:
    facts = Facts(
        sessions=[
            _session("2026-04-07", "SU-1", "ali", centre="hatay"),
            _session("2026-04-06", "SU-1", "ali", centre="kilis"),
        ],
        profiles=[Profile("male", None, None, deleted=False, births={"ali": day_number("2008-04-07")})],
        centre_names={"hatay": "Hatay", "kilis": "Kilis"},
    )
    counted = Tally(facts, ALL, TREE).statistics()
    assert counted.distinct == 1
    assert counted.distributions["age"].count("0-17") == 1
    assert [(line.code, line.people) for line in counted.by_centre] == [("hatay", 1), ("kilis", 1)]
