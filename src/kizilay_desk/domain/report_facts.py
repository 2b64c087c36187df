"""What a selection of sessions holds: what is read from a store to be counted (``domain.tally``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

BETWEEN = ","


class HeldSession(NamedTuple):
    """A session that was held on ``day``, and the ids of those who came, ``BETWEEN`` them a comma.

    The ids are taken apart when they are counted: a hundred thousand texts would be cold in memory by then. Somebody
    of whom there are two attendances is there twice.
    """

    id: str
    day: str
    centre: str | None
    activity: str | None
    attended: str | None

    @property
    def people(self) -> list[str]:
        return self.attended.split(BETWEEN) if self.attended else []


@dataclass(frozen=True, slots=True)
class Profile:
    """Participants who are alike in all but their birth: their birth days (``day_number``) by id, 0 for none known."""

    sex: str | None
    nationality: str | None
    population_group: str | None
    deleted: bool
    births: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HeadcountCell:
    """A cell of a session's grid of people counted without names."""

    id: str
    session: str
    sex: str | None
    age_band: str | None
    count: int


@dataclass(frozen=True, slots=True)
class HeadcountNationality:
    """How many of a session's counted people have a nationality: another margin of the same crowd."""

    id: str
    session: str
    nationality: str | None
    count: int


class Attendance(NamedTuple):
    """An attendance record: whose, at which session."""

    id: str
    session: str
    person: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a selection of sessions holds. ``profiles`` may have people who came to none of them."""

    sessions: Sequence[HeldSession] = ()
    profiles: Sequence[Profile] = ()
    headcounts: Sequence[HeadcountCell] = ()
    nationalities: Sequence[HeadcountNationality] = ()
    drafts: Sequence[str] = ()
    undated: Sequence[str] = ()
    centre_names: Mapping[str, str] = field(default_factory=dict)
