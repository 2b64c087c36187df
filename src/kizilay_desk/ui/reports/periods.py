"""The periods a report can be about: the usual ones counted from today, and days of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext


class Preset(Enum):
    """A period by its name."""

    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    ALL_TIME = "all_time"
    FROM_TO = "from_to"


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both counted; None for no bound."""

    first: date | None = None
    last: date | None = None


def days_of(preset: Preset, today: date, own: Days) -> Days:
    """The days of a period; ``own`` are those of one's own choice, which ``FROM_TO`` stands for."""
    match preset:
        case Preset.THIS_WEEK:
            week = Week.of(today)
            return Days(week.monday, week.sunday)
        case Preset.THIS_MONTH:
            first = today.replace(day=1)
            return Days(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        case Preset.THIS_YEAR:
            return Days(date(today.year, 1, 1), date(today.year, 12, 31))
        case Preset.LAST_YEAR:
            return Days(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
        case Preset.ALL_TIME:
            return Days()
        case Preset.FROM_TO:
            return own


def preset_name(preset: Preset) -> str:
    """What a period is called."""
    match preset:
        case Preset.THIS_WEEK:
            return _("This week")
        case Preset.THIS_MONTH:
            return _("This month")
        case Preset.THIS_YEAR:
            return _("This year")
        case Preset.LAST_YEAR:
            return _("Last year")
        case Preset.ALL_TIME:
            return pgettext("period", "All time")
        case Preset.FROM_TO:
            return pgettext("period", "From – to")


def days_text(days: Days) -> str:
    """The days in words, bare: ``1 Ocak – 31 Aralık 2026``; an open end says so."""
    if days.first and days.last:
        return formats.day_range(days.first, days.last)
    if days.first:
        return pgettext("period", "since {date}").format(date=formats.date_reading(days.first))
    if days.last:
        return pgettext("period", "until {date}").format(date=formats.date_reading(days.last))
    return preset_name(Preset.ALL_TIME)
