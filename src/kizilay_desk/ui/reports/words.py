"""What an opened number is called: ``Kadın · 412 kişi``."""

from __future__ import annotations

from kizilay_desk.domain.statistics import Figure, Measure
from kizilay_desk.i18n.catalogue import current, ngettext
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.formats import month_short
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.reporting import distribution_title, line_label, programme_label
from kizilay_desk.ui.lines import dotted
from kizilay_desk.ui.reports.distribution_card import people_count


def figure_title(figure: Figure, count: int) -> str:
    """A figure's lines and what it counts."""
    parts = []
    if figure.programme is not None:
        parts.append(programme_label(figure.programme))
    if figure.month is not None:
        parts.append(month_text(figure.month))
    if figure.distribution is not None and figure.line is not None:
        title, line = distribution_title(figure.distribution), line_label(figure.distribution, figure.line)
        parts.append(fill(_("{title}: {line}"), title=title, line=line))
    return dotted((*parts, _counted(figure.measure, count)))


def month_text(month: str) -> str:
    """A month written ``2026-03``: ``Mar 2026``, ``03.2026`` where months are numbers."""
    year, number = month[:4], int(month[5:])
    return f"{number:02}.{year}" if current().rtl else f"{month_short(number)} {year}"


def _counted(measure: Measure, count: int) -> str:
    match measure:
        case Measure.SESSIONS:
            return fill(ngettext("{count} session", "{count} sessions", count), count=count)
        case Measure.PARTICIPATIONS | Measure.HEADCOUNTS:
            return fill(ngettext("{count} participation", "{count} participations", count), count=count)
        case Measure.PEOPLE:
            return people_count(count)
        case Measure.INCOMPLETE:
            words = ngettext(
                "{count} person without sex, age or nationality",
                "{count} people without sex, age or nationality",
                count,
            )
            return fill(words, count=count)
        case Measure.DRAFTS:
            return fill(ngettext("{count} draft", "{count} drafts", count), count=count)
        case Measure.UNDATED:
            words = ngettext("{count} session without a date", "{count} sessions without a date", count)
            return fill(words, count=count)
