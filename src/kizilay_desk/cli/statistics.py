"""Statistics on the command line: which are asked for, and the tables or JSON they are told in."""

from __future__ import annotations

from datetime import date

from kizilay_desk.cli.arguments import Given
from kizilay_desk.cli.console import Cell, say, say_json, say_table
from kizilay_desk.domain.errors import BadArgument, UnknownCentre, UnknownCode
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reading_dates import read_date
from kizilay_desk.domain.statistics import Distribution, ReportFilter, Statistics
from kizilay_desk.domain.tally import PUBLISHED
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.labels import parse_code
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services import reporting
from kizilay_desk.services.demo import Demo
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage import records

_PROGRAMME = "programme"


def tell_statistics(desk: Desk, given: Given) -> None:
    """The figures of the sessions asked for. Raises BadArgument, UnknownCentre, UnknownCode."""
    counted = reporting.statistics(desk, _selection(desk, given))
    if given.on("--json"):
        say_json(reporting.to_json(counted))
    else:
        _say_statistics(counted)


def tell_demo(made: Demo, as_json: bool) -> None:
    """Where a demonstration lies, and the statistics it leads to."""
    if as_json:
        say_json(
            {
                "stores": [str(store) for store in made.stores],
                "weekly": [str(file) for file in made.weekly],
                "central": str(made.central),
                "statistics": reporting.to_json(made.statistics),
            }
        )
        return
    say_table([(_("Stores of the centres"), len(made.stores)), (_("Weekly files"), len(made.weekly))])
    say(fill(_("Central store: {path}"), path=str(made.central)))
    say()
    _say_statistics(made.statistics)


def _say_statistics(counted: Statistics) -> None:
    say_table(
        [
            (_("Sessions: held"), counted.sessions),
            (_("Participations: each attendance counts"), counted.participations),
            (_("People: each person counts once"), counted.distinct),
        ]
    )
    for key in PUBLISHED:
        _say_distribution(counted.distributions[key])


def _say_distribution(distribution: Distribution) -> None:
    base = distribution.base
    known = fill(ngettext("of {count} person", "of {count} people", base), count=base)
    say()
    say(f"{reporting.distribution_title(distribution.key)} ({known})")
    rows: list[tuple[Cell, ...]] = [
        (reporting.line_label(distribution.key, line.code), line.count, formats.percent(line.count, base))
        for line in distribution.lines
    ]
    # Outside the percentages: they are of those whose value is known.
    say_table([*rows, (_("Not stated"), distribution.not_stated, "")], indent=2)


def _selection(desk: Desk, given: Given) -> ReportFilter:
    first, last = (_day(given.text(option), desk.today()) for option in ("--from", "--to"))
    if first is not None and last is not None and last < first:
        raise BadArgument("period", f"{given.text('--from')} – {given.text('--to')}")
    centre, programme = given.text("--centre"), given.text("--programme")
    return ReportFilter(
        first,
        last,
        () if centre is None else (_centre(desk, centre),),
        None if programme is None else _programme(programme),
    )


def _day(text: str | None, today: date) -> date | None:
    if text is None:
        return None
    day = read_date(text, today)
    if not isinstance(day, date):
        raise BadArgument("date", text)
    return day


def _centre(desk: Desk, text: str) -> str:
    """The id of the centre with this code, however its letters are written."""
    with desk.store.reading() as connection:
        for centre in records.every(connection, "centre"):
            if fold(centre.text("code")) == fold(text):
                return centre.id
    raise UnknownCentre(text)


def _programme(text: str) -> str:
    code = parse_code(_PROGRAMME, text)
    if code is None:
        raise UnknownCode(text, _PROGRAMME)
    return code
