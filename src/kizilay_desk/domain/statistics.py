"""What is counted and how (DOMAIN.md, "The statistics, exactly"): values and rules, nothing of where records lie.

Percentages are of the people whose value is known; those for whom it is not stand beside them as "not stated".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

NOT_STATED = "not-stated"
"""The code of whatever has no value: of a person without a birth, of a session without an activity."""

OTHER = "other"
SYRIA, TURKIYE = "SYR", "TUR"
UNSPECIFIED_NATIONALITY = "XXX"
OLDEST_AGE = 120

# ------------------------------------------------------------------------------------------------ what is asked


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which sessions a report is about.

    ``first`` and ``last`` are days of the period, None for no bound. ``centres`` are ids, empty for all.
    ``programme`` is a code of the programme tree and stands for all below it; ``activities`` narrow it to some codes
    of the tree, each with all below it, empty for all.
    """

    first: date | None = None
    last: date | None = None
    centres: tuple[str, ...] = ()
    programme: str | None = None
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in completed years from ``first`` to ``last``, both counted; None for no upper bound."""

    first: int
    last: int | None

    @property
    def code(self) -> str:
        """``0-17``, ``60+``."""
        return f"{self.first}+" if self.last is None else f"{self.first}-{self.last}"


DEFAULT_BANDS = (AgeBand(0, 17), AgeBand(18, 59), AgeBand(60, None))
FINE_BANDS = (
    AgeBand(0, 4),
    AgeBand(5, 11),
    AgeBand(12, 17),
    AgeBand(18, 24),
    AgeBand(25, 49),
    AgeBand(50, 59),
    AgeBand(60, None),
)


def nest(fine: Sequence[AgeBand], coarse: Sequence[AgeBand]) -> bool:
    """Whether every fine band lies in one coarse band, so that the counts of the fine add up to those of the coarse."""
    return {band.first for band in coarse} <= {band.first for band in fine}


def band_of_age(bands: Sequence[AgeBand]) -> tuple[str, ...]:
    """The code of the band of each age from 0 to ``OLDEST_AGE``.

    ValueError when the bands leave an age out, overlap, or do not nest in the default ones.
    """
    ages = [
        (age, band.code)
        for band in bands
        for age in range(band.first, (OLDEST_AGE if band.last is None else band.last) + 1)
    ]
    if [age for age, _ in ages] != list(range(OLDEST_AGE + 1)) or not nest(bands, DEFAULT_BANDS):
        raise ValueError(f"age bands {', '.join(band.code for band in bands)}")
    return tuple(code for _, code in ages)


# ------------------------------------------------------------------------------------------------ the rules


def day_number(day: str) -> int:
    """``2026-04-07`` as 20260407."""
    return int(day.replace("-", ""))


def completed_years(birth: int, day: int) -> int:
    """The age on a day of somebody born on another, both as ``day_number``; negative for a birth after the day."""
    # Month and day of the birth, if still to come in the year, borrow one from the difference of the years.
    return (day - birth) // 10_000


def nationality_line(nationality: str | None) -> str:
    """The line of the published table for a nationality: Syria, Türkiye, other (the stateless too), not stated."""
    country = country_line(nationality)
    return country if country in (SYRIA, TURKIYE, NOT_STATED) else OTHER


def country_line(nationality: str | None) -> str:
    """The line of the full list for a nationality; what is unspecified is not stated."""
    return NOT_STATED if nationality is None or nationality == UNSPECIFIED_NATIONALITY else nationality


def percent_tenths(part: int, whole: int) -> int | None:
    """The percentage of ``part`` in ``whole`` in tenths, rounded half up: 612 is 61.2 %. None of nothing."""
    # Whole numbers only: a float would round some halves down.
    return (2000 * part + whole) // (2 * whole) if whole else None


# ------------------------------------------------------------------------------------------------ what comes out


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a distribution: a code and how many people it has."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """People by one of their values. The lines' counts and ``not_stated`` add up to the people counted."""

    key: str
    lines: tuple[Line, ...]
    not_stated: int

    @property
    def base(self) -> int:
        """The people whose value is known: what the percentages are of."""
        return sum(line.count for line in self.lines)

    def tenths(self, line: Line) -> int | None:
        """The line's percentage in tenths; None when nobody's value is known."""
        return percent_tenths(line.count, self.base)

    def count(self, code: str) -> int:
        """How many people a line has; of ``NOT_STATED`` those outside the lines; 0 for a line that is not there."""
        if code == NOT_STATED:
            return self.not_stated
        return next((line.count for line in self.lines if line.code == code), 0)


def distribution(key: str, counts: Mapping[str, int], first: Collection[str] = ()) -> Distribution:
    """A distribution of ``counts`` by code: the lines ``first`` always and in their order, then the others there are.

    The others stand in the order of their counts, the greatest first.
    """
    others = sorted(
        (code for code, count in counts.items() if count and code != NOT_STATED and code not in first),
        key=lambda code: (-counts[code], code),
    )
    lines = tuple(Line(code, counts.get(code, 0)) for code in (*first, *others))
    return Distribution(key, lines, counts.get(NOT_STATED, 0))


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The figures of some of the sessions: of a sub-programme, of a centre. Somebody can be in several groups."""

    code: str
    sessions: int
    participations: int
    people: int
    women: int
    men: int


@dataclass(frozen=True, slots=True)
class MonthLine:
    """The participations of a month, written ``2026-04``."""

    month: str
    participations: int


@dataclass(frozen=True, slots=True)
class Headcounts:
    """People counted without names. ``total`` is of the grid of sex and age; ``nationality`` was counted beside it."""

    total: int
    sex: Distribution
    age: Distribution
    nationality: Distribution


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of one selection of sessions.

    ``distributions`` are of the distinct people, by key: sex, age, nationality, population_group, country.
    ``incomplete`` are the people of whom sex, age or nationality is not stated; ``drafts`` and ``undated`` the
    sessions of the selection that are not counted because nobody completed them, or they have no date.
    ``centre_names`` has the names of the centres that are known here, by id.
    """

    sessions: int
    attendances: int
    distinct: int
    headcounts: Headcounts
    distributions: Mapping[str, Distribution]
    incomplete: int
    by_programme: tuple[GroupLine, ...]
    by_month: tuple[MonthLine, ...]
    by_centre: tuple[GroupLine, ...]
    drafts: int
    undated: int
    centre_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def participations(self) -> int:
        """Attendances and the people counted without names."""
        return self.attendances + self.headcounts.total


# ------------------------------------------------------------------------------------------------ opening a figure


class Measure(Enum):
    """What a figure counts."""

    SESSIONS = "sessions"
    PARTICIPATIONS = "participations"
    PEOPLE = "people"
    INCOMPLETE = "incomplete"
    HEADCOUNTS = "headcounts"
    DRAFTS = "drafts"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the statistics, to be opened to its rows.

    ``distribution`` and ``line`` name a line of a distribution, of people or of headcounts; ``programme``, ``month``
    and ``centre`` the line of a table the number stands in. None: the number is of the whole selection.
    """

    measure: Measure
    distribution: str | None = None
    line: str | None = None
    programme: str | None = None
    month: str | None = None
    centre: str | None = None


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A record that makes part of a figure, and how much of it: 1, or the people of a headcount."""

    entity: str
    record: str
    count: int = 1
