"""Why a value, a cell or a row is not taken. The sentence for each is made in ``i18n/messages.py``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    REQUIRED = "required"
    NAME_MISSING = "name-missing"
    DATE_MISSING = "date-missing"
    NOT_A_DATE = "not-a-date"
    IMPOSSIBLE_DATE = "impossible-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    DATE_IN_FUTURE = "date-in-future"
    BIRTH_IN_FUTURE = "birth-in-future"
    AGE_OVER_120 = "age-over-120"
    NOT_A_TIME = "not-a-time"
    END_BEFORE_START = "end-before-start"
    NOT_A_CODE = "not-a-code"
    UNKNOWN_ACTIVITY = "unknown-activity"
    NOT_A_NUMBER = "not-a-number"
    NEGATIVE = "negative"
    TOO_LONG = "too-long"
    CONTROL_CHARACTER = "control-character"
    DUPLICATE_ROW = "duplicate-row"
    FORMULA = "formula"
    ERROR_CELL = "error-cell"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value that could not be read. ``longest`` (characters) comes with TOO_LONG, ``code_list`` with NOT_A_CODE."""

    reason: Reason
    longest: int | None = None
    code_list: str | None = None
