"""What the statistics count and what they do not, told as a centre's records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.errors import UnknownCode
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import record_id
from kizilay_desk.domain.statistics import FINE_BANDS, NOT_STATED, Figure, Measure, ReportFilter, Statistics
from kizilay_desk.i18n.catalogue import in_language
from kizilay_desk.services import reporting
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.setup import centre_id, initialise
from kizilay_desk.storage.journal import Intent

NOON = datetime(2026, 4, 9, 9, 0, tzinfo=UTC)
ALL = ReportFilter()


class Centre:
    """A desk at which records are entered in a few words."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def person(self, **values: Value) -> str:
        return self._save("participant", {"given_name": "Ali", **values})

    def session(self, day: str | None = "2026-04-07", **values: Value) -> str:
        said = {"centre": self.desk.identity.centre, "activity": "TTK-2", "status": "held", "topic": "x", **values}
        return self._save("session", {"date": day, **said})

    def came(self, session: str, *people: str) -> None:
        for person in people:
            self._save("attendance", {"session": session, "participant": person})

    def counted(self, session: str, count: int, sex: str = "female", age_band: str = "0-17") -> None:
        self._save("headcount", {"session": session, "sex": sex, "age_band": age_band, "count": count})

    def counted_nationality(self, session: str, count: int, nationality: str) -> None:
        self._save("headcount_nationality", {"session": session, "nationality": nationality, "count": count})

    def delete(self, entity: str, record: str) -> None:
        self.desk.save([Intent(entity, record, {"deleted": True})])

    def statistics(self, selection: ReportFilter = ALL) -> Statistics:
        return reporting.statistics(self.desk, selection)

    def _save(self, entity: str, values: dict[str, Value]) -> str:
        record = record_id(ENTITIES[entity], values) if ENTITIES[entity].natural else self.desk.new_id()
        self.desk.save([Intent(entity, record, values)])
        return record


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    desk = initialise(
        str(tmp_path / "store"),
        "a passphrase of the centre",
        centre="HATAY",
        centre_name="Hatay Toplum Merkezi",
        user_name="Zeynep Kaya",
        role="field",
        clock=lambda: NOON,
    )
    yield Centre(desk)
    desk.close()


def _figures(counted: Statistics) -> tuple[int, int, int]:
    return counted.sessions, counted.participations, counted.distinct


# ------------------------------------------------------------------------------------------------ what counts


def test_an_empty_store_has_nothing_to_count(centre: Centre) -> None:
    counted = centre.statistics()
    assert _figures(counted) == (0, 0, 0)
    sex = counted.distributions["sex"]
    assert [(line.code, line.count, sex.tenths(line)) for line in sex.lines] == [("female", 0, None), ("male", 0, None)]


def test_a_person_counts_at_each_session_and_once_as_a_person(centre: Centre) -> None:
    ali, veli = centre.person(sex="male"), centre.person(sex="male")
    for day in ("2026-04-06", "2026-04-07", "2026-04-08"):
        centre.came(centre.session(day), ali)
    centre.came(centre.session("2026-04-09"), ali, veli)
    assert _figures(centre.statistics()) == (4, 5, 2)


def test_only_sessions_that_were_held_count(centre: Centre) -> None:
    ali = centre.person()
    for status in ("planned", "draft", "cancelled"):
        centre.came(centre.session(status=status), ali)
    held, gone = centre.session(), centre.session()
    centre.came(held, ali)
    centre.came(gone, ali)
    centre.delete("session", gone)
    counted = centre.statistics()
    assert _figures(counted) == (1, 1, 1)
    assert counted.drafts == 1


def test_deleted_attendances_and_people_do_not_count(centre: Centre) -> None:
    session = centre.session()
    ali, veli, ayse = centre.person(), centre.person(), centre.person()
    centre.came(session, ali, veli, ayse)
    centre.delete("participant", ali)
    values: dict[str, Value] = {"session": session, "participant": veli}
    centre.delete("attendance", record_id(ENTITIES["attendance"], values))
    assert _figures(centre.statistics()) == (1, 1, 1)


def test_an_attendance_before_its_person_counts_as_somebody_unknown_and_before_its_session_not_at_all(
    centre: Centre,
) -> None:
    centre.came(centre.session(), centre.desk.new_id())
    centre.came(centre.desk.new_id(), centre.person(sex="male"))
    counted = centre.statistics()
    assert _figures(counted) == (1, 1, 1)
    assert {each.not_stated for each in counted.distributions.values()} == {1}
    assert counted.incomplete == 1


def test_two_records_of_one_attendance_count_once(centre: Centre) -> None:
    session, other, ali = centre.session(), centre.session("2026-04-08"), centre.person()
    centre.came(session, ali)
    centre.came(other, ali)
    # A corrected session makes two attendances of one person at one session, under different ids.
    values: dict[str, Value] = {"session": other, "participant": ali}
    centre.desk.save([Intent("attendance", record_id(ENTITIES["attendance"], values), {"session": session})])
    assert _figures(centre.statistics()) == (2, 1, 1)
    assert len(reporting.rows(centre.desk, ALL, Figure(Measure.PARTICIPATIONS))) == 1


def test_headcounts_count_as_participations_and_never_as_people(centre: Centre) -> None:
    session = centre.session()
    centre.came(session, centre.person(sex="female", nationality="SYR"))
    centre.counted(session, 70)
    centre.counted(session, 50, "male", "18-59")
    centre.counted(session, 3, "unknown", "unknown")
    centre.counted_nationality(session, 100, "SYR")
    centre.counted_nationality(session, 20, "other")
    counted = centre.statistics()
    assert _figures(counted) == (1, 124, 1)
    beside = counted.headcounts
    assert [(line.code, line.count) for line in beside.sex.lines] == [("female", 70), ("male", 50)]
    assert (beside.sex.base, beside.sex.not_stated, beside.age.not_stated) == (120, 3, 3)
    assert (beside.nationality.base, beside.nationality.not_stated) == (120, 3)
    assert counted.by_month[0].participations == counted.by_programme[0].participations == 124
    rows = reporting.rows(centre.desk, ALL, Figure(Measure.PARTICIPATIONS))
    assert sorted(row.count for row in rows) == [1, 3, 50, 70]


def test_a_session_without_a_date_is_in_no_period(centre: Centre) -> None:
    centre.came(centre.session(None), centre.person())
    counted = centre.statistics()
    assert _figures(counted) == (0, 0, 0)
    assert counted.undated == 1


# ------------------------------------------------------------------------------------------------ people


def test_age_is_that_of_the_first_attendance_in_the_period(centre: Centre) -> None:
    ali = centre.person(birth="2008-04-07")
    centre.came(centre.session("2026-04-06"), ali)
    centre.came(centre.session("2026-04-07"), ali)
    assert centre.statistics().distributions["age"].count("0-17") == 1
    from_then = ReportFilter(first=date(2026, 4, 7))
    assert centre.statistics(from_then).distributions["age"].count("18-59") == 1


def test_a_year_of_birth_counts_as_the_first_of_july(centre: Centre) -> None:
    known, estimated = centre.person(birth="2008"), centre.person(birth="2008~")
    centre.came(centre.session("2026-06-30"), known)
    centre.came(centre.session("2026-07-01"), estimated)
    ages = centre.statistics().distributions["age"]
    assert (ages.count("0-17"), ages.count("18-59")) == (1, 1)


@pytest.mark.parametrize("birth", ["2026-04-08", "1905-04-07", None])
def test_an_age_that_cannot_be_is_not_stated(centre: Centre, birth: str | None) -> None:
    centre.came(centre.session("2026-04-07"), centre.person(birth=birth))
    assert centre.statistics().distributions["age"].not_stated == 1


def test_the_oldest_and_the_youngest_count(centre: Centre) -> None:
    session = centre.session("2026-04-07")
    centre.came(session, centre.person(birth="1905-04-08"), centre.person(birth="2026-04-07"))
    ages = centre.statistics().distributions["age"]
    assert (ages.count("60+"), ages.count("0-17"), ages.not_stated) == (1, 1, 0)


def test_fine_bands_nest_in_the_published_ones(centre: Centre) -> None:
    session = centre.session("2026-04-07")
    centre.came(session, *(centre.person(birth=f"{2026 - age}-04-07") for age in (0, 4, 5, 12, 17, 18, 25, 50, 60)))
    fine = reporting.statistics(centre.desk, ALL, FINE_BANDS).distributions["age"]
    assert [line.count for line in fine.lines] == [2, 1, 2, 1, 1, 1, 1]
    figure = Figure(Measure.PEOPLE, "age", "12-17")
    assert len(reporting.rows(centre.desk, ALL, figure, FINE_BANDS)) == 2


def test_a_third_sex_has_a_line_only_when_somebody_has_it(centre: Centre) -> None:
    session = centre.session()
    centre.came(session, centre.person(sex="female"), centre.person())
    assert [line.code for line in centre.statistics().distributions["sex"].lines] == ["female", "male"]
    centre.came(session, centre.person(sex="other"))
    sex = centre.statistics().distributions["sex"]
    assert [(line.code, line.count) for line in sex.lines] == [("female", 1), ("male", 0), ("other", 1)]
    assert (sex.base, sex.not_stated) == (2, 1)


def test_the_stateless_are_other_and_an_unspecified_nationality_is_not_stated(centre: Centre) -> None:
    people = [centre.person(nationality=code) for code in ("SYR", "SYR", "TUR", "IRQ", "XXA", "XXX", None)]
    centre.came(centre.session(), *people)
    distributions = centre.statistics().distributions
    lines = [(line.code, line.count) for line in distributions["nationality"].lines]
    assert lines == [("SYR", 2), ("TUR", 1), ("other", 2)]
    assert distributions["nationality"].not_stated == distributions["country"].not_stated == 2
    countries = [(line.code, line.count) for line in distributions["country"].lines]
    assert countries == [("SYR", 2), ("IRQ", 1), ("TUR", 1), ("XXA", 1)]


def test_people_whose_value_is_not_stated_can_be_opened(centre: Centre) -> None:
    known = centre.person(sex="male", birth="1990", nationality="TUR", population_group="host")
    without = centre.person(birth="1990", nationality="TUR")
    centre.came(centre.session(), known, without)
    rows = reporting.rows(centre.desk, ALL, Figure(Measure.PEOPLE, "sex", NOT_STATED))
    assert [row.record for row in rows] == [without]
    assert [row.record for row in reporting.rows(centre.desk, ALL, Figure(Measure.INCOMPLETE))] == [without]
    assert centre.statistics().distributions["population_group"].not_stated == 1


# ------------------------------------------------------------------------------------------------ selections


def test_both_ends_of_a_period_are_in_it(centre: Centre) -> None:
    for day in ("2026-04-05", "2026-04-06", "2026-04-12", "2026-04-13"):
        centre.session(day)
    assert centre.statistics(ReportFilter(date(2026, 4, 6), date(2026, 4, 12))).sessions == 2


def test_a_selection_by_centre_and_programme(centre: Centre) -> None:
    ali, kilis = centre.person(), centre_id("KILIS")
    for place, activity in ((kilis, "SU-1"), (kilis, "TTK-1"), (None, "SU-2"), (kilis, "SU"), (kilis, "NEW")):
        centre.came(centre.session(activity=activity, **({"centre": place} if place else {})), ali)
    assert centre.statistics(ReportFilter(centres=(kilis,))).sessions == 4
    assert centre.statistics(ReportFilter(programme="SU")).sessions == 3
    assert centre.statistics(ReportFilter(programme="SU", activities=("SU-1", "TTK-1"))).sessions == 1
    assert centre.statistics(ReportFilter(activities=("SU-1", "TTK"))).sessions == 2
    with pytest.raises(UnknownCode):
        centre.statistics(ReportFilter(programme="XX"))


def test_a_person_can_count_in_more_than_one_sub_programme(centre: Centre) -> None:
    ali, ayse = centre.person(sex="male"), centre.person(sex="female")
    centre.came(centre.session(activity="SU-1"), ali, ayse)
    centre.came(centre.session(activity="SU-2"), ali)
    lines = centre.statistics(ReportFilter(programme="SU")).by_programme
    assert [(line.code, line.sessions, line.people, line.women, line.men) for line in lines] == [
        ("SU-1", 1, 2, 1, 1),
        ("SU-2", 1, 1, 0, 1),
    ]


def test_centres_are_called_by_their_names_where_their_record_is_here(centre: Centre) -> None:
    centre.session()
    centre.session(centre=centre_id("KILIS"))
    counted = centre.statistics()
    with in_language("en"):
        labels = {reporting.centre_label(counted, line.code) for line in counted.by_centre}
    assert labels == {"Hatay Toplum Merkezi", "Unknown centre"}


# ------------------------------------------------------------------------------------------------ for programs


def test_the_statistics_as_json(centre: Centre) -> None:
    session = centre.session()
    centre.came(session, centre.person(sex="female", birth="1990", nationality="IRQ"), centre.person())
    with in_language("tr"):
        content = reporting.to_json(centre.statistics())
    assert {key: content[key] for key in ("sessions", "participations", "distinct", "incomplete")} == {
        "sessions": 1,
        "participations": 2,
        "distinct": 2,
        "incomplete": 1,
    }
    distributions = content["distributions"]
    assert isinstance(distributions, dict)
    assert distributions["age"] == {
        "base": 1,
        "not_stated": 1,
        "lines": [
            {"code": "0-17", "label": "0–17", "count": 0, "percent": 0.0},
            {"code": "18-59", "label": "18–59", "count": 1, "percent": 100.0},
            {"code": "60+", "label": "60+", "count": 0, "percent": 0.0},
        ],
    }
    assert distributions["population_group"]["lines"][0] == {
        "code": "host",
        "label": "Yerel halk",
        "count": 0,
        "percent": None,
    }
    assert content["months"] == [{"month": "2026-04", "participations": 2}]


def test_the_figures_of_a_weekly_file_are_the_published_ones(centre: Centre) -> None:
    centre.came(centre.session(), centre.person(sex="female"))
    with in_language("en"):
        figures = reporting.figures(centre.desk, ALL)
    assert (figures.sessions, figures.participations, figures.distinct) == (1, 1, 1)
    assert [each.title for each in figures.distributions] == ["Sex", "Age", "Nationality"]
    assert [(line.label, line.count) for line in figures.distributions[0].lines] == [("Female", 1), ("Male", 0)]
