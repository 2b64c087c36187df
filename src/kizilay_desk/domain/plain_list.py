"""An attendance list as a centre keeps it in a sheet: what its columns are and what its cells hold, not yet read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kizilay_desk.domain.reasons import Reason


class Column(Enum):
    """What a column of an attendance list can be. The spellings of its header are in ``resources/headers.json``."""

    CENTRE = "centre"
    DATE = "date"
    TIME = "time"
    START = "start"
    END = "end"
    PROGRAMME = "programme"
    SUBPROGRAMME = "subprogramme"
    ACTIVITY = "activity"
    TOPIC = "topic"
    PLACE = "place"
    FACILITATOR = "facilitator"
    LANGUAGES = "languages"
    FULL_NAME = "full_name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    ARABIC_NAME = "arabic_name"
    SEX = "sex"
    BIRTH = "birth"
    BIRTH_YEAR = "birth_year"
    AGE = "age"
    NATIONALITY = "nationality"
    POPULATION_GROUP = "population_group"
    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    PROVINCE = "province"
    DISTRICT = "district"
    CONSENT = "consent"
    CONSENT_DATE = "consent_date"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that has no value to read: an error (``text`` is ``#REF!``), or a formula without a result."""

    reason: Reason
    text: str


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row: its number as the spreadsheet shows it, and the raw values of its cells that are not blank."""

    number: int
    cells: Mapping[Column, object]


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """One sheet with a header row. ``letters`` says which column is what; ``unread`` are the headers of the columns
    that are not read."""

    name: str
    header_row: int
    letters: Mapping[Column, str]
    unread: tuple[str, ...]
    rows: tuple[PlainRow, ...]


@dataclass(frozen=True, slots=True)
class PlainList:
    """The sheets of a file that have a header row; ``file`` is its name without folders."""

    file: str
    sheets: tuple[PlainSheet, ...]
