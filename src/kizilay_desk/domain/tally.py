"""Counting a selection of sessions, and opening each number to the records that make it.

A tally groups sessions, people and headcounts once. A figure is the size of a group and its rows are the group, so
that a number and what it opens to cannot differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kizilay_desk.domain.codes import CodeList
from kizilay_desk.domain.report_facts import Attendance, Facts, HeadcountCell, HeldSession
from kizilay_desk.domain.statistics import (
    DEFAULT_BANDS,
    NOT_STATED,
    OTHER,
    SYRIA,
    TURKIYE,
    AgeBand,
    CountedRow,
    Distribution,
    Figure,
    GroupLine,
    Headcounts,
    Measure,
    MonthLine,
    ReportFilter,
    Statistics,
    band_of_age,
    completed_years,
    country_line,
    day_number,
    distribution,
    nationality_line,
)

FEMALE, MALE = "female", "male"
_UNKNOWN = "unknown"
PUBLISHED = ("sex", "age", "nationality")
DISTRIBUTIONS = (*PUBLISHED, "population_group", "country")
_FIRST_LINES = {"sex": (FEMALE, MALE), "nationality": (SYRIA, TURKIYE, OTHER), "population_group": ("host", "migrant")}
_MOST_MONTHS = 36


@dataclass(slots=True)
class _Group:
    """What the sessions of one line of a table count."""

    sessions: int = 0
    participations: int = 0
    people: set[str] = field(default_factory=set)


class Tally:
    """The counted facts of the sessions that a filter selects, in the tree of ``programmes``."""

    def __init__(
        self,
        facts: Facts,
        selection: ReportFilter,
        programmes: CodeList,
        bands: Sequence[AgeBand] = DEFAULT_BANDS,
    ) -> None:
        self._facts = facts
        self._selection = selection
        self._programmes = programmes
        self._line_of_activity = _lines_of_activities(
            programmes, selection.programme, {session.activity for session in facts.sessions}
        )
        self._bands = bands
        self._deleted: set[str] = set().union(*(profile.births for profile in facts.profiles if profile.deleted))
        self._attendances = 0
        self._by_programme: dict[str, _Group] = defaultdict(_Group)
        self._by_centre: dict[str, _Group] = defaultdict(_Group)
        self._by_month: Counter[str] = Counter()
        self._people = self._people_by_line(self._count_sessions())
        self._women, self._men = (set(self._people["sex"][sex]) for sex in (FEMALE, MALE))

    # ------------------------------------------------------------------------------------------ the figures

    def statistics(self) -> Statistics:
        """All figures of the selection."""
        facts = self._facts
        position = {code.code: code.position for code in self._programmes}
        return Statistics(
            sessions=len(facts.sessions),
            attendances=self._attendances,
            distinct=sum(len(people) for people in self._people["sex"].values()),
            headcounts=self._headcounts(),
            distributions={
                key: _distribution(key, {code: len(people) for code, people in lines.items()}, self._bands)
                for key, lines in self._people.items()
            },
            incomplete=len(self._incomplete()),
            by_programme=self._lines(self._by_programme, lambda code: (position.get(code, len(position) + 1), code)),
            by_centre=self._lines(self._by_centre, lambda code: (facts.centre_names.get(code, ""), code)),
            by_month=tuple(
                MonthLine(month, self._by_month[month]) for month in _months(self._by_month, self._selection)
            ),
            drafts=len(facts.drafts),
            undated=len(facts.undated),
            centre_names=facts.centre_names,
        )

    def _count_sessions(self) -> dict[str, int]:
        """Count what there is by session. Gives the day on which each person first came."""
        counted: Counter[str] = Counter()
        for cell in self._facts.headcounts:
            counted[cell.session] += cell.count
        first_days: dict[str, dict[str, int]] = defaultdict(dict)
        # From the last day to the first, so that everybody's earliest day stays.
        for session in sorted(self._facts.sessions, key=lambda session: session.day, reverse=True):
            came = dict.fromkeys(self._standing(session), day_number(session.day))
            participations = len(came) + counted[session.id]
            self._attendances += len(came)
            self._by_month[_month(session)] += participations
            programme = self._by_programme[self._line_of_activity[session.activity]]
            centre = self._by_centre[_centre_line(session)]
            programme.sessions += 1
            programme.participations += participations
            programme.people.update(came)
            centre.sessions += 1
            centre.participations += participations
            first_days[_centre_line(session)].update(came)
        for line, days in first_days.items():
            self._by_centre[line].people.update(days)
        return _earliest(first_days.values())

    def _standing(self, session: HeldSession) -> list[str]:
        """Those who came, without the people whose record was deleted."""
        if not self._deleted:
            return session.people
        return [person for person in session.people if person not in self._deleted]

    def _lines(self, groups: Mapping[str, _Group], place: Callable[[str], tuple[object, ...]]) -> tuple[GroupLine, ...]:
        return tuple(
            GroupLine(
                code,
                group.sessions,
                group.participations,
                len(group.people),
                len(group.people & self._women),
                len(group.people & self._men),
            )
            for code, group in sorted(groups.items(), key=lambda item: place(item[0]))
        )

    def _headcounts(self) -> Headcounts:
        sex: Counter[str] = Counter()
        age: Counter[str] = Counter()
        for cell in self._facts.headcounts:
            sex[_headcount_line(cell.sex)] += cell.count
            age[_headcount_line(cell.age_band)] += cell.count
        nationality = Counter({NOT_STATED: sum(self._without_nationality().values())})
        for beside in self._facts.nationalities:
            nationality[nationality_line(beside.nationality)] += beside.count
        return Headcounts(
            sex.total(),
            _distribution("sex", sex, DEFAULT_BANDS),
            _distribution("age", age, DEFAULT_BANDS),
            _distribution("nationality", nationality, DEFAULT_BANDS),
        )

    def _without_nationality(self) -> dict[str, int]:
        """By session, how many more people its grid has than were counted by nationality."""
        missing: Counter[str] = Counter()
        for cell in self._facts.headcounts:
            missing[cell.session] += cell.count
        for beside in self._facts.nationalities:
            missing[beside.session] -= beside.count
        return {session: count for session, count in missing.items() if count > 0}

    def _people_by_line(self, first_day: Mapping[str, int]) -> dict[str, dict[str, list[str]]]:
        """Those who came, by distribution and line."""
        lines: dict[str, dict[str, list[str]]] = {key: defaultdict(list) for key in DISTRIBUTIONS}
        # No birth, one after the first attendance, or one too long ago: in all three the age is in no band.
        by_age, band = lines["age"], dict(enumerate(band_of_age(self._bands)))
        # Somebody of whom only the attendance has arrived is known to have come, and no more.
        strangers = set(first_day)
        for profile in self._facts.profiles:
            here = strangers.intersection(profile.births)
            strangers -= here
            lines["sex"][profile.sex or NOT_STATED] += here
            lines["nationality"][nationality_line(profile.nationality)] += here
            lines["population_group"][profile.population_group or NOT_STATED] += here
            lines["country"][country_line(profile.nationality)] += here
            for person in here:
                by_age[band.get(completed_years(profile.births[person], first_day[person]), NOT_STATED)].append(person)
        for of_one in lines.values():
            of_one[NOT_STATED] += strangers
        return lines

    # ------------------------------------------------------------------------------------ what makes a figure

    def rows(self, figure: Figure, attendances: Iterable[Attendance] = ()) -> list[CountedRow]:
        """The records that make a figure, in no order; their counts add up to it.

        ``attendances`` are those of the selection's sessions, needed for participations only. Of several attendances
        of one person at one session the one with the least id is given.
        """
        match figure.measure:
            case Measure.SESSIONS:
                return [CountedRow("session", session.id) for session in self._sessions_of(figure)]
            case Measure.PEOPLE:
                return [CountedRow("participant", person) for person in self._people_of(figure)]
            case Measure.INCOMPLETE:
                return [CountedRow("participant", person) for person in self._people_of(figure) & self._incomplete()]
            case Measure.PARTICIPATIONS:
                return [*self._attendance_rows(figure, attendances), *self._headcount_rows(figure)]
            case Measure.HEADCOUNTS:
                return self._headcount_rows(figure)
            case Measure.DRAFTS:
                return [CountedRow("session", session) for session in self._facts.drafts]
            case Measure.UNDATED:
                return [CountedRow("session", session) for session in self._facts.undated]

    def _sessions_of(self, figure: Figure) -> Iterator[HeldSession]:
        for session in self._facts.sessions:
            if (
                figure.programme in (None, self._line_of_activity[session.activity])
                and figure.centre in (None, _centre_line(session))
                and figure.month in (None, _month(session))
            ):
                yield session

    def _people_of(self, figure: Figure) -> set[str]:
        people: set[str] = set().union(*map(self._standing, self._sessions_of(figure)))
        if figure.distribution is not None and figure.line is not None:
            people.intersection_update(self._people[figure.distribution][figure.line])
        return people

    def _incomplete(self) -> set[str]:
        return set().union(*(self._people[key][NOT_STATED] for key in PUBLISHED))

    def _attendance_rows(self, figure: Figure, attendances: Iterable[Attendance]) -> list[CountedRow]:
        people = {session.id: set(self._standing(session)) for session in self._sessions_of(figure)}
        least: dict[tuple[str, str], str] = {}
        for attendance in attendances:
            if attendance.person in people.get(attendance.session, ()):
                pair = (attendance.session, attendance.person)
                least[pair] = min(attendance.id, least.get(pair, attendance.id))
        return [CountedRow("attendance", record) for record in least.values()]

    def _headcount_rows(self, figure: Figure) -> list[CountedRow]:
        sessions = {session.id for session in self._sessions_of(figure)}
        if figure.distribution == "nationality":
            rows = [
                CountedRow("headcount_nationality", beside.id, beside.count)
                for beside in self._facts.nationalities
                if beside.session in sessions and nationality_line(beside.nationality) == figure.line
            ]
            if figure.line == NOT_STATED:
                missing = self._without_nationality()
                rows += [CountedRow("session", session, missing[session]) for session in sessions & missing.keys()]
            return rows
        return [
            CountedRow("headcount", cell.id, cell.count)
            for cell in self._facts.headcounts
            if cell.session in sessions and figure.line in (None, _margin(cell, figure.distribution))
        ]


def _lines_of_activities(
    programmes: CodeList, chosen: str | None, activities: Iterable[str | None]
) -> dict[str | None, str]:
    """The sub-programme in whose line the sessions of each activity stand.

    Sub-programmes are what is directly under the chosen programme, or with None under any. A session that is of no
    part of a programme stands in a line of the programme itself.
    """
    level = 1 if chosen is None else len(_path(programmes, chosen))
    paths = {activity: [NOT_STATED] if activity is None else _path(programmes, activity) for activity in activities}
    return {activity: path[min(level, len(path) - 1)] for activity, path in paths.items()}


def _path(programmes: CodeList, code: str) -> list[str]:
    """The codes from the root of the tree down to ``code``."""
    path = [code]
    while (known := programmes.get(path[0])) is not None and known.parent is not None:
        path.insert(0, known.parent)
    return path


def _centre_line(session: HeldSession) -> str:
    return session.centre or NOT_STATED


def _month(session: HeldSession) -> str:
    return session.day[:7]


def _months(counted: Mapping[str, int], selection: ReportFilter) -> list[str]:
    """The months of the period, so that an empty one shows; of a very long period those that have sessions."""
    known = sorted(counted)
    first = f"{selection.first:%Y-%m}" if selection.first else known[0] if known else None
    last = f"{selection.last:%Y-%m}" if selection.last else known[-1] if known else None
    if first is None or last is None:
        return known
    start, end = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (first, last))
    if end - start >= _MOST_MONTHS:
        return known
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _margin(cell: HeadcountCell, key: str | None) -> str:
    return _headcount_line(cell.sex if key == "sex" else cell.age_band)


def _headcount_line(code: str | None) -> str:
    return NOT_STATED if code is None or code == _UNKNOWN else code


def _distribution(key: str, counts: Mapping[str, int], bands: Sequence[AgeBand]) -> Distribution:
    return distribution(key, counts, [band.code for band in bands] if key == "age" else _FIRST_LINES.get(key, ()))


def _earliest(first_days: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Of several days of the same people the earliest, by person."""
    first: dict[str, int] = {}
    for days in first_days:
        twice = {person: min(first[person], days[person]) for person in first.keys() & days.keys()}
        first.update(days)
        first.update(twice)
    return first
