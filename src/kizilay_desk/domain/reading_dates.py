"""Dates and births as people write them in Turkish, English and Arabic, day first."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kizilay_desk.domain.birth import age_on
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reading_text import clean_number
from kizilay_desk.domain.reasons import Reason

OLDEST_AGE = 120
_EARLIEST_YEAR = 1880
_LATEST_YEAR = 2100
# Day 0 of a spreadsheet's calendar, which counts a 29 February 1900 that never was.
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range((date(1910, 1, 1) - _SERIAL_ZERO).days, (date(_LATEST_YEAR, 1, 1) - _SERIAL_ZERO).days)
# A two-digit year at most this far ahead is meant in this century.
_AHEAD = timedelta(days=3653)

# Full and short names in Turkish and English, Levantine and standard Arabic names, as in CLDR.
_MONTHS = (
    "ocak oca january jan كانون_الثاني كانون_ثاني كانون_2 ك_2 يناير",
    "şubat şub february feb شباط فبراير",
    "mart mar march آذار مارس",
    "nisan nis april apr نيسان أبريل أفريل",
    "mayıs may أيار مايو",
    "haziran haz june jun حزيران يونيو يونية",
    "temmuz tem july jul تموز يوليو يولية",
    "ağustos ağu august aug آب أغسطس",
    "eylül eyl september sep sept أيلول سبتمبر",
    "ekim eki october oct تشرين_الأول تشرين_أول تشرين_1 ت_1 أكتوبر",
    "kasım kas november nov تشرين_الثاني تشرين_ثاني تشرين_2 ت_2 نوفمبر",
    "aralık ara december dec كانون_الأول كانون_أول كانون_1 ك_1 ديسمبر",
)
_MONTH_OF = {fold(name): month for month, names in enumerate(_MONTHS, start=1) for name in names.split()}
_LONG_MONTH = re.compile("|".join(rf"\b{name}\b" for name in sorted(_MONTH_OF, key=len, reverse=True) if " " in name))
_IDLE = frozenset(
    fold(
        "pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz günü tarihi st nd rd th of "
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
        "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد يوم م"
    ).split()
)
_CLOCK = re.compile(r"(?:[T,\s]\s*)\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[AaPp]\.?[Mm]\.?|Z|[+-]\d{2}:?\d{2})?$")
_DIGITS_AND_LETTERS = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")
_EIGHT_DIGITS = re.compile(r"\d{8}")
_ESTIMATED = frozenset(
    fold("yaklaşık tahmini tahminen civarı ca circa about approx est c حوالي تقريبا تقريباً نحو").split()
)


def read_date(raw: object, today: date) -> date | Reason:
    """The day that a cell or a text means.

    A date of a spreadsheet, its serial number, or text: 07.04.2026, 7/4/26, 2026-04-07, 7 Nisan 2026,
    ٧ نيسان ٢٠٢٦, with a weekday or a time beside it. Never month first: 04/13/2026 is AMBIGUOUS_DATE.
    """
    return _date(raw, latest=today + _AHEAD)


def read_birth(raw: object, today: date) -> str | Reason:
    """A birth as ``1991-06-14``, ``1991`` or, where the year is an estimate (~1991, yaklaşık 1991), ``1991~``.

    BIRTH_IN_FUTURE after ``today``, AGE_OVER_120 for more years than that.
    """
    birth = _year_only(raw) or _date(raw, latest=today)
    # A sheet makes 13 June 1905, its day 1991, of a year typed into a cell formatted as a date.
    if isinstance(birth, date) and 1900 <= (birth - _SERIAL_ZERO).days <= today.year:
        return Reason.AGE_OVER_120
    if isinstance(birth, Reason):
        return birth
    text = birth if isinstance(birth, str) else birth.isoformat()
    if int(text[:4]) > today.year or (isinstance(birth, date) and birth > today):
        return Reason.BIRTH_IN_FUTURE
    age = age_on(text, today)
    return text if age is not None and age <= OLDEST_AGE else Reason.AGE_OVER_120


def birth_from_age(raw: object, on: date) -> str | Reason:
    """The estimated year of birth of somebody of this age in completed years: 35 on 2026-04-07 is ``1991~``."""
    text = clean_number(raw)
    if not text.isdecimal() or len(text) > len(str(OLDEST_AGE)):
        return Reason.NOT_A_NUMBER
    return f"{on.year - int(text)}~" if int(text) <= OLDEST_AGE else Reason.AGE_OVER_120


def _date(raw: object, latest: date) -> date | Reason:
    if isinstance(raw, date):
        return _calendar_day(raw.day, raw.month, raw.year)
    if isinstance(raw, (int, float)) and _SERIALS.start <= raw < _SERIALS.stop:
        return _SERIAL_ZERO + timedelta(days=int(raw))
    text = _CLOCK.sub("", clean_number(raw))
    if _EIGHT_DIGITS.fullmatch(text):
        return _eight_digits(text)
    folded = _LONG_MONTH.sub(lambda name: name.group().replace(" ", "_"), fold(_DIGITS_AND_LETTERS.sub(" ", text)))
    parts = [word for word in folded.split() if word not in _IDLE]
    if len(parts) != 3:
        return Reason.NOT_A_DATE
    return _three_parts(parts, latest)


def _three_parts(parts: list[str], latest: date) -> date | Reason:
    named = [_MONTH_OF.get(part.replace("_", " ")) for part in parts]
    if named[1] is not None:
        day, year = parts[0], parts[2]
        month = named[1]
    elif named[0] is not None:  # April 7, 2026
        day, year = parts[1], parts[2]
        month = named[0]
    elif parts[1].isdecimal() and len(parts[1]) <= 2:
        day, year = parts[0], parts[2]
        month = int(parts[1])
    else:
        return Reason.NOT_A_DATE
    if len(day) == 4:
        day, year = year, day
    if not (day.isdecimal() and year.isdecimal() and len(day) <= 2 and len(year) in (2, 4)):
        return Reason.NOT_A_DATE
    if len(year) == 4:
        return _calendar_day(int(day), month, int(year))
    this_century = _calendar_day(int(day), month, 2000 + int(year))
    if isinstance(this_century, date) and this_century <= latest:
        return this_century
    return _calendar_day(int(day), month, 1900 + int(year))


def _eight_digits(digits: str) -> date | Reason:
    """20260407, or 07042026 as typed without stops."""
    if _EARLIEST_YEAR <= int(digits[:4]) <= _LATEST_YEAR and 1 <= int(digits[4:6]) <= 12:
        return _calendar_day(int(digits[6:]), int(digits[4:6]), int(digits[:4]))
    return _calendar_day(int(digits[:2]), int(digits[2:4]), int(digits[4:]))


def _calendar_day(day: int, month: int, year: int) -> date | Reason:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return Reason.IMPOSSIBLE_DATE
    try:
        return date(year, month, day)
    except ValueError:
        # 04/13/2026 can only be month first, so the list's other dates may be month first too.
        return Reason.AMBIGUOUS_DATE if 12 < month <= 31 and 1 <= day <= 12 else Reason.IMPOSSIBLE_DATE


def _year_only(raw: object) -> str | None:
    if isinstance(raw, (bool, date)):
        return None
    text = clean_number(raw)
    words = fold(_DIGITS_AND_LETTERS.sub(" ", text)).split()
    years = [word for word in words if word.isdecimal()]
    others = {word for word in words if not word.isdecimal()}
    if len(years) != 1 or len(years[0]) != 4 or others - _ESTIMATED:
        return None
    if not _EARLIEST_YEAR - OLDEST_AGE <= int(years[0]) <= _LATEST_YEAR:
        return None
    return f"{years[0]}~" if others or "~" in text or "?" in text else years[0]
