"""Numbers, dates and times as the current language writes them: bare text (see ``sentences`` for isolation).

Digits are Western in all three languages. Dates in fields are ``07.04.2026`` everywhere; in reading text Turkish and
English name the month, Arabic keeps the numbers, because month names differ from country to country there.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import cache
from typing import Literal

from kizilay_desk.domain.statistics import percent_tenths
from kizilay_desk.i18n.catalogue import current, gettext, pgettext

NOTHING = "–"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ESTIMATED_YEAR = re.compile(r"(\d{4})~")


def number(value: int) -> str:
    """``2.316`` in Turkish, ``2,316`` in English and Arabic."""
    return f"{value:,}".replace(",", current().grouping)


def percent(part: int, whole: int) -> str:
    """The share of ``part`` in ``whole``, one decimal, rounded half up: ``%38,8`` or ``38.8%``; ``–`` of nothing."""
    tenths = percent_tenths(part, whole)
    if tenths is None:
        return NOTHING
    return pgettext("percentage", "{number}%").format(number=_with_tenths(tenths))


def date_field(day: date) -> str:
    """A date as fields, tables and files show it: ``07.04.2026``."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def date_reading(day: date) -> str:
    """A date inside reading text: ``7 Nisan 2026``, ``7 Apr 2026``, ``07.04.2026``."""
    if _numeric_months():
        return date_field(day)
    return f"{day.day} {_month_in_text(day)} {day.year}"


def day_range(first: date, last: date) -> str:
    """Days from first to last: ``6–12 Nisan 2026``, ``30 Mart – 5 Nisan 2026``, ``06.04.2026 إلى 12.04.2026``."""
    if first == last:
        return date_reading(first)
    if _numeric_months() or first.year != last.year:
        return _from_to(date_reading(first), date_reading(last))
    if first.month != last.month:
        return _from_to(f"{first.day} {_month_in_text(first)}", date_reading(last))
    return f"{first.day}–{date_reading(last)}"


def time_field(moment: time) -> str:
    """A time of day on the 24-hour clock: ``10:00``."""
    return f"{moment.hour:02}:{moment.minute:02}"


def time_range(start: time, end: time) -> str:
    """``10:00 – 12:00``, in Arabic ``10:00 إلى 12:00``."""
    return _from_to(time_field(start), time_field(end))


def week(iso_week: int) -> str:
    """A week of ISO 8601 by its number: ``15. hafta``, ``Week 15``, ``الأسبوع 15``."""
    return gettext("Week {number}").format(number=iso_week)


def weekday(iso_day: int) -> str:
    """The name of a day, Monday being 1: ``Pazartesi``, ``Monday``, ``الاثنين``."""
    return _weekday_names("wide", current().babel_locale)[iso_day - 1]


def weekday_short(iso_day: int) -> str:
    """The short name of a day, Monday being 1: ``Pzt``, ``Mon``; Arabic days are not shortened."""
    return _weekday_names("abbreviated", current().babel_locale)[iso_day - 1]


def month_short(month: int) -> str:
    """The short name of a month: ``Nis``, ``Apr``; its number in Arabic."""
    return str(month) if _numeric_months() else _month_names("abbreviated", current().babel_locale)[month - 1]


def birth(value: str) -> str:
    """A birth value (ISO 8601-2, see ``domain.fields``) to be shown: ``14.06.1991``, ``1991``, estimated ``~1991``."""
    if _DAY.fullmatch(value):
        return date_field(date.fromisoformat(value))
    if estimated := _ESTIMATED_YEAR.fullmatch(value):
        return f"~{estimated[1]}"
    return value


def file_size(size: int) -> str:
    """A size in bytes as file managers show it: ``2,4 MB`` (1 KB is 1024 bytes)."""
    if size < 1024:
        return f"{size} B"
    for unit in ("KB", "MB"):
        tenths = (20 * size + 1024) // 2048
        if tenths < 10240:
            return f"{_with_tenths(tenths)} {unit}"
        size //= 1024
    return f"{_with_tenths((20 * size + 1024) // 2048)} GB"


def _with_tenths(tenths: int) -> str:
    return f"{number(tenths // 10)}{current().decimal}{tenths % 10}"


def _from_to(first: str, last: str) -> str:
    # A dash between two numbers is drawn in the wrong order in a right-to-left line, hence a word there.
    return pgettext("from one date or time to another", "{first} – {last}").format(first=first, last=last)


def _numeric_months() -> bool:
    return current().rtl


def _month_in_text(day: date) -> str:
    width: Literal["wide", "abbreviated"] = "wide" if current().code == "tr" else "abbreviated"
    return _month_names(width, current().babel_locale)[day.month - 1]


@cache
def _month_names(width: Literal["wide", "abbreviated"], locale: str) -> tuple[str, ...]:
    from babel.dates import get_month_names

    names = get_month_names(width, locale=locale)
    return tuple(names[month] for month in range(1, 13))


@cache
def _weekday_names(width: Literal["wide", "abbreviated"], locale: str) -> tuple[str, ...]:
    from babel.dates import get_day_names

    names = get_day_names(width, locale=locale)
    return tuple(names[day] for day in range(7))  # Babel counts from Monday = 0
