"""The statistics of a selection: counted, named in the current language, and opened to the rows that make a number."""

from __future__ import annotations

from collections.abc import Sequence

from kizilay_desk.domain import weekly
from kizilay_desk.domain.errors import UnknownCode
from kizilay_desk.domain.fields import NP_
from kizilay_desk.domain.report_facts import Facts
from kizilay_desk.domain.statistics import (
    DEFAULT_BANDS,
    NOT_STATED,
    OTHER,
    AgeBand,
    CountedRow,
    Distribution,
    Figure,
    GroupLine,
    Measure,
    ReportFilter,
    Statistics,
)
from kizilay_desk.domain.tally import FEMALE, MALE, PUBLISHED, Tally
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.labels import code_label, code_lists
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage import statistics as storage
from kizilay_desk.storage.statistics import Scope

Json = str | int | float | None | Sequence["Json"] | dict[str, "Json"]

_PROGRAMME = "programme"
_TITLES = {
    "sex": NP_("distribution", "Sex"),
    "age": NP_("distribution", "Age"),
    "nationality": NP_("distribution", "Nationality"),
    "population_group": NP_("distribution", "Population group"),
    "country": NP_("distribution", "All nationalities"),
}
_SEXES = {FEMALE: NP_("people counted", "Female"), MALE: NP_("people counted", "Male")}

# ------------------------------------------------------------------------------------------------- counting


def statistics(desk: Desk, selection: ReportFilter, bands: Sequence[AgeBand] = DEFAULT_BANDS) -> Statistics:
    """The figures of the sessions selected. Raises UnknownCode for an unknown programme; ValueError for bad bands."""
    scope = _scope(selection)
    with desk.store.reading() as connection:
        facts = storage.facts(connection, scope)
    return _tally(facts, selection, bands).statistics()


def rows(
    desk: Desk, selection: ReportFilter, figure: Figure, bands: Sequence[AgeBand] = DEFAULT_BANDS
) -> list[CountedRow]:
    """The records that make a figure of ``statistics(desk, selection, bands)``; their counts add up to it.

    A participant among them may not have arrived yet. Raises what ``statistics`` raises.
    """
    scope = _scope(selection)
    with desk.store.reading() as connection:
        facts = storage.facts(connection, scope)
        opened = figure.measure is Measure.PARTICIPATIONS
        attendances = list(storage.attendances(connection, scope)) if opened else ()
    return _tally(facts, selection, bands).rows(figure, attendances)


def figures(desk: Desk, selection: ReportFilter) -> weekly.Figures:
    """The figures that a weekly file's Summary sheet shows, in the current language."""
    counted = statistics(desk, selection)
    return weekly.Figures(
        counted.sessions,
        counted.participations,
        counted.distinct,
        tuple(
            weekly.Distribution(
                distribution_title(key),
                counted.distributions[key].base,
                tuple(
                    weekly.FigureLine(line_label(key, line.code), line.count)
                    for line in counted.distributions[key].lines
                ),
                counted.distributions[key].not_stated,
            )
            for key in PUBLISHED
        ),
    )


def _scope(selection: ReportFilter) -> Scope:
    return Scope(
        selection.first,
        selection.last,
        frozenset(selection.centres) if selection.centres else None,
        _activities(selection),
    )


def _activities(selection: ReportFilter) -> frozenset[str] | None:
    """Every code of the tree that a filter selects; None when it does not filter by it."""
    tree = code_lists()[_PROGRAMME]
    for code in (selection.programme, *selection.activities):
        if code is not None and code not in tree:
            raise UnknownCode(code, _PROGRAMME)
    below = frozenset(code for activity in selection.activities for code in tree.descendants(activity))
    if selection.programme is None:
        return below if selection.activities else None
    chosen = frozenset(tree.descendants(selection.programme))
    return chosen & below if selection.activities else chosen


def _tally(facts: Facts, selection: ReportFilter, bands: Sequence[AgeBand]) -> Tally:
    return Tally(facts, selection, code_lists()[_PROGRAMME], bands)


# --------------------------------------------------------------------------------------------------- naming


def distribution_title(key: str) -> str:
    """What a distribution is called: ``Cinsiyet``. KeyError for an unknown one."""
    return pgettext("distribution", _TITLES[key])


def line_label(distribution: str, code: str) -> str:
    """What a line of a distribution is called: ``Kadın``, ``0–17``, ``Suriye``; "not stated" is one of them."""
    if code == NOT_STATED:
        return _("Not stated")
    match distribution:
        case "age":
            return code.replace("-", "–")
        case "nationality" if code == OTHER:
            return code_label("headcount_nationality", code)
        case "nationality" | "country":
            return code_label("nationality", code)
        case "sex" if code in _SEXES:
            return pgettext("people counted", _SEXES[code])
        case _:
            return code_label(distribution, code)


def programme_label(code: str) -> str:
    """What a line of the table by sub-programme is called."""
    return _("Not stated") if code == NOT_STATED else code_label(_PROGRAMME, code)


def centre_label(counted: Statistics, code: str) -> str:
    """What a line of the table by centre is called: the centre's name, where its record is here."""
    if code == NOT_STATED:
        return _("Not stated")
    return counted.centre_names.get(code) or _("Unknown centre")


# ------------------------------------------------------------------------------------------------- for programs


def to_json(counted: Statistics) -> dict[str, Json]:
    """The statistics as ``stats --json`` prints them; labels are in the current language, percentages to one decimal.

    A percentage of nobody is null.
    """
    headcounts = counted.headcounts
    return {
        "sessions": counted.sessions,
        "participations": counted.participations,
        "distinct": counted.distinct,
        "attendances": counted.attendances,
        "distributions": {key: _distribution_json(each) for key, each in counted.distributions.items()},
        "headcounts": {
            "total": headcounts.total,
            "distributions": {
                each.key: _distribution_json(each) for each in (headcounts.sex, headcounts.age, headcounts.nationality)
            },
        },
        "programmes": [_group_json(line, programme_label(line.code)) for line in counted.by_programme],
        "centres": [_group_json(line, centre_label(counted, line.code)) for line in counted.by_centre],
        "months": [{"month": line.month, "participations": line.participations} for line in counted.by_month],
        "incomplete": counted.incomplete,
        "drafts": counted.drafts,
        "undated": counted.undated,
    }


def _distribution_json(distribution: Distribution) -> dict[str, Json]:
    lines: list[Json] = []
    for line in distribution.lines:
        tenths = distribution.tenths(line)
        percent = None if tenths is None else tenths / 10
        label = line_label(distribution.key, line.code)
        lines.append({"code": line.code, "label": label, "count": line.count, "percent": percent})
    return {"base": distribution.base, "not_stated": distribution.not_stated, "lines": lines}


def _group_json(line: GroupLine, label: str) -> dict[str, Json]:
    return {
        "code": line.code,
        "label": label,
        "sessions": line.sessions,
        "participations": line.participations,
        "people": line.people,
        "women": line.women,
        "men": line.men,
    }
