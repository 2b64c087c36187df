"""Times of day and spans of them, as people write them."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import NamedTuple

from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reading_text import clean_number
from kizilay_desk.domain.reasons import Reason

_MINUTES_A_DAY = 24 * 60
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:\s?[:.,h]\s?(?P<minute>\d{2}))?(?:[:.]\d{2})?\s*(?P<half>\D*)")
_BEFORE = re.compile(r"^(?:saat|at|الساعة|من|from|from the)\s*[:.]?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[-–—/~]\s*|\s+(?:ile|ve|to|until|till|and|إلى|الى|حتى|و)\s+", re.IGNORECASE)
_MORNING = frozenset(fold("am öö ص صباحا").split())
_AFTERNOON = frozenset(fold("pm ös م ظهرا مساء").split())


class TimeSpan(NamedTuple):
    """When something begins and, where it is known, ends: ``10:00``, ``12:00``."""

    start: str
    end: str | None


def read_time(raw: object) -> str | Reason:
    """A time as ``10:00``, from 10:00, 10.00, 10, 2 pm, a spreadsheet's time or its fraction of a day."""
    match raw:
        case datetime() | time():
            return f"{raw:%H:%M}"
        case timedelta():
            return _clock(round(raw.total_seconds() / 60))
        case float() if 0 < raw < 1:
            return _clock(round(raw * _MINUTES_A_DAY))
        case float() if not raw.is_integer():
            return _written(f"{raw:.2f}")
        case _:
            return _written(clean_number(raw))


def read_time_span(raw: object) -> TimeSpan | Reason:
    """A time, or two with a dash or a word between: 10:00-12:00, 10.00 – 12.00, 10:00 إلى 12:00.

    END_BEFORE_START when the second is not after the first.
    """
    if not isinstance(raw, str):
        start = read_time(raw)
        return start if isinstance(start, Reason) else TimeSpan(start, None)
    parts = _BETWEEN.split(_BEFORE.sub("", clean_number(raw)))
    times = [_written(part) for part in parts]
    if not 1 <= len(times) <= 2 or any(isinstance(each, Reason) for each in times):
        return Reason.NOT_A_TIME
    span = TimeSpan(str(times[0]), str(times[1]) if len(times) == 2 else None)
    return Reason.END_BEFORE_START if span.end is not None and span.end <= span.start else span


def _written(text: str) -> str | Reason:
    found = _TIME.fullmatch(_BEFORE.sub("", text))
    if found is None:
        return Reason.NOT_A_TIME
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), fold(found["half"]).replace(" ", "")
    if minute >= 60 or half not in _AFTERNOON | _MORNING | {""}:
        return Reason.NOT_A_TIME
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    return _clock(hour * 60 + minute)


def _clock(minutes: int) -> str | Reason:
    return f"{minutes // 60:02}:{minutes % 60:02}" if 0 <= minutes < _MINUTES_A_DAY else Reason.NOT_A_TIME
