"""Birth dates with their precision, and ages (DOMAIN.md, "The statistics, exactly").

A birth is ISO 8601-2 (EDTF) text: ``1991-06-14``, the year alone ``1991``, or an estimated year ``1991~``.
"""

from __future__ import annotations

from datetime import date


def effective_day(birth: str) -> str | None:
    """The day a birth counts as: itself, or 1 July of a year without a day. None when it is no birth at all."""
    if len(birth) == 10:
        return birth
    year = birth.rstrip("~")
    return f"{year}-07-01" if len(year) == 4 and year.isdigit() else None


def age_on(birth: str, day: date) -> int | None:
    """Completed years on ``day``; None when ``birth`` is no birth."""
    effective = effective_day(birth)
    if effective is None:
        return None
    born = date.fromisoformat(effective)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
