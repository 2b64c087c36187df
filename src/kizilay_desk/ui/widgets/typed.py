"""What people type into date and time fields, read generously: ``7.4.26``, ``07042026``, ``٠٧/٠٤/٢٠٢٦``, ``930``."""

from __future__ import annotations

import re
from datetime import date

from kizilay_desk.i18n.formats import date_field

_WESTERN = {ord(digit): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)}

_SEPARATED = re.compile(r"(\d{1,2})[./\-\s](\d{1,2})(?:[./\-\s](\d{2}|\d{4}))?\.?")
_ISO = re.compile(r"(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})")
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})?")
_YEAR = re.compile(r"([~≈]?)\s*((?:19|20)\d\d)\s*([~?]?)")
_TIME = re.compile(r"(\d{1,2})(?:[:.\s](\d{2}))?|(\d{1,2})(\d{2})")


def western_digits(text: str) -> str:
    """``text`` with Arabic-Indic and Persian digits written as 0 to 9."""
    return text.translate(_WESTERN)


def read_date(text: str, today: date) -> str | None:
    """The date somebody typed, as ``2026-04-07``; None when it is none.

    Day comes before month. Without a year it is this year's; a year of two digits is of the century that brings it
    nearest to, and at most ten years after, this year.
    """
    bare = western_digits(text).strip()
    if match := _ISO.fullmatch(bare):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _SEPARATED.fullmatch(bare) or _TOGETHER.fullmatch(bare)
    if match is None:
        return None
    year = today.year
    if match[3] is not None:
        year = int(match[3])
        if len(match[3]) == 2:
            year += today.year // 100 * 100
            if year > today.year + 10:
                year -= 100
    return _day(year, int(match[2]), int(match[1]))


def read_birth(text: str, today: date) -> str | None:
    """The birth somebody typed: a whole date, a year, or an estimated year (``~1991``) as ``1991~``; None for none.

    A date needs its year here, and nobody is born after today.
    """
    bare = western_digits(text).strip()
    if match := _YEAR.fullmatch(bare):
        if int(match[2]) > today.year:
            return None
        return match[2] + ("~" if match[1] or match[3] else "")
    if re.fullmatch(r"\d{1,2}[./\-\s]\d{1,2}|\d{4}", bare):
        return None
    day = read_date(bare, today)
    if day is not None and day > today.isoformat() and not re.search(r"\d{4}", bare):
        day = f"{int(day[:4]) - 100:04}{day[4:]}"
    return day if day is not None and "1900" <= day <= today.isoformat() else None


def read_time(text: str) -> str | None:
    """The time of day somebody typed (``9``, ``9.30``, ``930``) as ``09:30``; None when it is none."""
    match = _TIME.fullmatch(western_digits(text).strip())
    if match is None:
        return None
    hour = int(match[1] or match[3])
    minute = int(match[2] or match[4] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def shown_date(value: str) -> str:
    """A date value as fields show it: ``07.04.2026``."""
    return date_field(date.fromisoformat(value))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
