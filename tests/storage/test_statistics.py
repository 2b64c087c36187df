"""The statistics of a store are those that a plain count over the records gives, whatever is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from kizilay_desk.domain.changes import Change, Origin
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import derived_id
from kizilay_desk.domain.statistics import FINE_BANDS, NOT_STATED, Figure, Measure, ReportFilter, Statistics
from kizilay_desk.domain.tally import Tally
from kizilay_desk.i18n.labels import code_lists
from kizilay_desk.storage import statistics
from kizilay_desk.storage.batches import open_batch
from kizilay_desk.storage.receiving import receive
from kizilay_desk.storage.statistics import Scope
from kizilay_desk.storage.store import Store

CENTRES = tuple(derived_id("centre", name) for name in ("HATAY", "KILIS"))
AT = "2026-04-07T12:00:00.000Z"
# Days about the ends of the periods asked for, births about the birthdays on them.
DAYS = ("2025-12-31", "2026-01-01", "2026-04-06", "2026-04-07", "2026-04-08", "2026-07-01", "2026-12-31", None)
BIRTHS = (
    "2008-04-06", "2008-04-07", "2008-04-08", "2008", "2008~", "1966-04-07", "1966-12-31", "1966", "2021-04-08",
    "2004-02-29", "1905-04-07", "1906~", "2026-04-07", "2026-04-08", "2027", None,
)  # fmt: skip
ACTIVITIES = ("SU", "SU-1", "SU-2", "TTK-1", "NEW-1", None)

mostly, seldom = st.sampled_from([True] * 6 + [False]), st.sampled_from([False] * 6 + [True])


@dataclass(frozen=True)
class Person:
    here: bool
    deleted: bool
    sex: str | None
    birth: str | None
    nationality: str | None
    population_group: str | None


@dataclass(frozen=True)
class Session:
    here: bool
    deleted: bool
    status: str
    date: str | None
    centre: str | None
    activity: str | None


@dataclass(frozen=True)
class Came:
    session: int
    person: int
    deleted: bool


@dataclass(frozen=True)
class Cell:
    session: int
    sex: str
    age_band: str
    count: int | None
    deleted: bool


@dataclass(frozen=True)
class Margin:
    session: int
    nationality: str
    count: int
    deleted: bool


@dataclass(frozen=True)
class World:
    people: Sequence[Person]
    sessions: Sequence[Session]
    attendances: Sequence[Came]
    cells: Sequence[Cell]
    margins: Sequence[Margin]


worlds = st.builds(
    World,
    st.lists(
        st.builds(
            Person,
            mostly,
            seldom,
            st.sampled_from(["female", "male", "other", None]),
            st.sampled_from(BIRTHS),
            st.sampled_from(["SYR", "TUR", "IRQ", "XXA", "XXX", None]),
            st.sampled_from(["host", "migrant", None]),
        ),
        min_size=6,
        max_size=6,
    ),
    st.lists(
        st.builds(
            Session,
            mostly,
            seldom,
            st.sampled_from(["held"] * 9 + ["draft", "planned", "cancelled"]),
            st.sampled_from(DAYS),
            st.sampled_from([*CENTRES, None]),
            st.sampled_from(ACTIVITIES),
        ),
        min_size=5,
        max_size=5,
    ),
    # Many of few people at few sessions, so that somebody often comes twice, or is there twice.
    st.lists(st.builds(Came, st.integers(0, 4), st.integers(0, 5), seldom), min_size=8, max_size=30),
    st.lists(
        st.builds(
            Cell,
            st.integers(0, 4),
            st.sampled_from(["female", "male", "unknown"]),
            st.sampled_from(["0-17", "18-59", "60+", "unknown"]),
            st.sampled_from([None, 0, 1, 20]),
            seldom,
        ),
        max_size=5,
    ),
    st.lists(
        st.builds(Margin, st.integers(0, 4), st.sampled_from(["SYR", "TUR", "other"]), st.integers(0, 25), seldom),
        max_size=4,
    ),
)
selections = st.builds(
    ReportFilter,
    st.sampled_from([None, None, date(2026, 1, 1), date(2026, 4, 7)]),
    st.sampled_from([None, None, date(2026, 4, 7), date(2026, 12, 31)]),
    st.sampled_from([(), (), (), CENTRES[:1], CENTRES]),
    st.sampled_from([None, None, None, "SU", "SU-1", "TTK"]),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, selection=selections)
def test_figures_are_those_of_a_plain_count(store: Store, world: World, selection: ReportFilter) -> None:
    with _taken_back(store) as connection:
        _fill(connection, world)
        tally = _tally(connection, selection)
        counted = tally.statistics()
        fine = _tally(connection, selection, fine=True).statistics()

    held = _held(world, selection)
    came = _came(world, held)
    people = {person for _, person in came}
    grid = Counter(dict.fromkeys(held, 0))
    for cell in world.cells:
        if cell.session in held and not cell.deleted:
            grid[cell.session] += cell.count or 0

    assert counted.sessions == len(held)
    assert counted.attendances == len(came)
    assert counted.participations == len(came) + grid.total()
    assert counted.distinct == len(people)
    for key in counted.distributions:
        expected = Counter(_line(key, world, person, came) for person in people)
        _agrees(counted, key, expected)
    assert counted.incomplete == sum(
        any(_line(key, world, person, came) == NOT_STATED for key in ("sex", "age", "nationality")) for person in people
    )
    months = Counter[str]()
    for index in held:
        months[str(world.sessions[index].date)[:7]] += grid[index] + sum(session == index for session, _ in came)
    assert {line.month: line.participations for line in counted.by_month if line.participations} == dict(+months)
    assert {line.code: line.people for line in counted.by_centre} == {
        centre or NOT_STATED: len({p for s, p in came if world.sessions[s].centre == centre})
        for centre in {world.sessions[index].centre for index in held}
    }
    assert counted.drafts == sum(_is_draft(session, selection) for session in world.sessions)
    assert counted.undated == sum(_is_undated(session, selection) for session in world.sessions)

    ages, finer = counted.distributions["age"], fine.distributions["age"]
    assert ages.count("0-17") == sum(finer.count(code) for code in ("0-4", "5-11", "12-17"))
    assert ages.count("18-59") == sum(finer.count(code) for code in ("18-24", "25-49", "50-59"))
    assert ages.count("60+") == finer.count("60+")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, selection=selections)
def test_every_figure_opens_to_as_many_rows(store: Store, world: World, selection: ReportFilter) -> None:
    with _taken_back(store) as connection:
        _fill(connection, world)
        tally = _tally(connection, selection)
        counted = tally.statistics()
        attendances = list(statistics.attendances(connection, _scope(selection)))

    def opened(measure: Measure, **where: str) -> int:
        rows = tally.rows(Figure(measure, **where), attendances)
        assert len({(row.entity, row.record) for row in rows}) == len(rows)
        return sum(row.count for row in rows)

    assert opened(Measure.SESSIONS) == counted.sessions
    assert opened(Measure.PARTICIPATIONS) == counted.participations
    assert opened(Measure.PEOPLE) == counted.distinct
    assert opened(Measure.INCOMPLETE) == counted.incomplete
    assert opened(Measure.HEADCOUNTS) == counted.headcounts.total
    assert opened(Measure.DRAFTS) == counted.drafts
    assert opened(Measure.UNDATED) == counted.undated
    for measure, distributions in (
        (Measure.PEOPLE, counted.distributions.values()),
        (Measure.HEADCOUNTS, (counted.headcounts.sex, counted.headcounts.age, counted.headcounts.nationality)),
    ):
        for each in distributions:
            for code in (*(line.code for line in each.lines), NOT_STATED):
                assert opened(measure, distribution=each.key, line=code) == each.count(code)
    for place, lines in (("programme", counted.by_programme), ("centre", counted.by_centre)):
        for line in lines:
            where = {place: line.code}
            assert opened(Measure.SESSIONS, **where) == line.sessions
            assert opened(Measure.PARTICIPATIONS, **where) == line.participations
            assert opened(Measure.PEOPLE, **where) == line.people
            assert opened(Measure.PEOPLE, distribution="sex", line="female", **where) == line.women
            assert opened(Measure.PEOPLE, distribution="sex", line="male", **where) == line.men
    for month in counted.by_month:
        assert opened(Measure.PARTICIPATIONS, month=month.month) == month.participations


# ---------------------------------------------------------------------------------------------- the plain count


def _held(world: World, selection: ReportFilter) -> list[int]:
    return [
        index
        for index, session in enumerate(world.sessions)
        if session.status == "held" and session.date is not None and _selected(session, selection)
    ]


def _selected(session: Session, selection: ReportFilter) -> bool:
    day = None if session.date is None else date.fromisoformat(session.date)
    return (
        session.here
        and not session.deleted
        and (day is None or selection.first is None or day >= selection.first)
        and (day is None or selection.last is None or day <= selection.last)
        and (not selection.centres or session.centre in selection.centres)
        and (
            selection.programme is None
            or session.activity == selection.programme
            or (session.activity or "").startswith(f"{selection.programme}-")
        )
    )


def _is_draft(session: Session, selection: ReportFilter) -> bool:
    return session.status == "draft" and _selected(session, selection)


def _is_undated(session: Session, selection: ReportFilter) -> bool:
    return session.status == "held" and session.date is None and _selected(session, selection)


def _came(world: World, held: Sequence[int]) -> set[tuple[int, int]]:
    return {
        (each.session, each.person)
        for each in world.attendances
        if each.session in held
        and not each.deleted
        and not (world.people[each.person].here and world.people[each.person].deleted)
    }


def _line(key: str, world: World, index: int, came: set[tuple[int, int]]) -> str:
    person = world.people[index]
    if not person.here:
        return NOT_STATED
    match key:
        case "sex":
            return person.sex or NOT_STATED
        case "population_group":
            return person.population_group or NOT_STATED
        case "nationality" | "country" if person.nationality in (None, "XXX"):
            return NOT_STATED
        case "country":
            return str(person.nationality)
        case "nationality":
            return person.nationality if person.nationality in ("SYR", "TUR") else "other"
    first = min(date.fromisoformat(str(world.sessions[s].date)) for s, p in came if p == index)
    return _age_line(person.birth, first)


def _age_line(birth: str | None, day: date) -> str:
    if birth is None:
        return NOT_STATED
    born = date.fromisoformat(birth) if len(birth) == 10 else date(int(birth[:4]), 7, 1)
    years = day.year - born.year
    if (day.month, day.day) < (born.month, born.day):
        years -= 1
    if not 0 <= years <= 120:
        return NOT_STATED
    return "0-17" if years < 18 else "18-59" if years < 60 else "60+"


def _agrees(counted: Statistics, key: str, expected: Counter[str]) -> None:
    found = counted.distributions[key]
    assert {line.code: line.count for line in found.lines if line.count} == {
        code: number for code, number in expected.items() if code != NOT_STATED
    }
    assert found.not_stated == expected[NOT_STATED]
    assert found.base + found.not_stated == counted.distinct


# ---------------------------------------------------------------------------------------------- the store


class _TakenBack(Exception):
    pass


@contextmanager
def _taken_back(store: Store) -> Iterator[Connection]:
    """A transaction of which nothing stays, so that one store serves all examples."""
    try:
        with store.writing() as connection:
            yield connection
            raise _TakenBack
    except _TakenBack:
        pass


def _tally(connection: Connection, selection: ReportFilter, *, fine: bool = False) -> Tally:
    facts = statistics.facts(connection, _scope(selection))
    tree = code_lists()["programme"]
    return Tally(facts, selection, tree, FINE_BANDS) if fine else Tally(facts, selection, tree)


def _scope(selection: ReportFilter) -> Scope:
    activities = code_lists()["programme"].descendants(selection.programme) if selection.programme else None
    return Scope(selection.first, selection.last, selection.centres or None, activities)


def _fill(connection: Connection, world: World) -> None:
    numbers = count(1)
    changes = []

    def add(entity: str, record: str, values: dict[str, Value], deleted: bool) -> None:
        stated = {key: value for key, value in values.items() if value is not None}
        changes.append(
            Change("device", next(numbers), AT, "user", Origin.SCREEN, entity, record, {**stated, "deleted": deleted})
        )

    for index, person in enumerate(world.people):
        if person.here:
            add("participant", _id("p", index), _without(person.__dict__, "here", "deleted"), person.deleted)
    for index, session in enumerate(world.sessions):
        if session.here:
            add("session", _id("s", index), _without(session.__dict__, "here", "deleted"), session.deleted)
    for index, came in enumerate(world.attendances):
        pair: dict[str, Value] = {"session": _id("s", came.session), "participant": _id("p", came.person)}
        add("attendance", _id("a", index), pair, came.deleted)
    for index, cell in enumerate(world.cells):
        grid: dict[str, Value] = {"sex": cell.sex, "age_band": cell.age_band, "count": cell.count}
        add("headcount", _id("h", index), {"session": _id("s", cell.session), **grid}, cell.deleted)
    for index, margin in enumerate(world.margins):
        beside: dict[str, Value] = {"nationality": margin.nationality, "count": margin.count}
        add("headcount_nationality", _id("n", index), {"session": _id("s", margin.session), **beside}, margin.deleted)
    receipt = receive(connection, open_batch(connection, AT, "user"), changes)
    assert not receipt.rejected


def _without(values: dict[str, Value], *keys: str) -> dict[str, Value]:
    return {key: value for key, value in values.items() if key not in keys}


def _id(kind: str, index: int) -> str:
    return derived_id("test", kind, str(index))
