"""The rows behind a figure in the order in which people look for something, and how much each session adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kizilay_desk.domain.statistics import Figure, Measure, ReportFilter
from kizilay_desk.services import reporting
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage import people, records, sessions
from kizilay_desk.storage.people import PeopleFilter
from kizilay_desk.storage.sessions import SessionFilter


@dataclass(frozen=True, slots=True)
class OpenedFigure:
    """What makes a figure: ids of people by name, or of sessions, the newest first.

    ``counts`` is how much each session adds; people add 1 each. The counts add up to the figure.
    """

    people: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def open_figure(desk: Desk, selection: ReportFilter, figure: Figure) -> OpenedFigure:
    """The people or sessions behind a figure; participations are given by session. Raises what ``statistics`` does."""
    rows = reporting.rows(desk, selection, figure)
    if figure.measure in (Measure.PEOPLE, Measure.INCOMPLETE):
        wanted = {row.record for row in rows}
        with desk.store.reading() as connection:
            known = [person for person in people.participant_ids(connection, PeopleFilter()) if person in wanted]
        # Somebody of whom only an attendance has arrived has no record yet, and counts all the same.
        return OpenedFigure(people=(*known, *sorted(wanted.difference(known))))
    counts: Counter[str] = Counter()
    with desk.store.reading() as connection:
        for entity in {row.entity for row in rows}:
            some = {row.record: row.count for row in rows if row.entity == entity}
            if entity == "session":
                counts.update(some)
            else:
                for record in records.get_many(connection, entity, some).values():
                    counts[record.text("session")] += some[record.id]
        order = [each for each in sessions.session_ids(connection, SessionFilter()) if each in counts]
    return OpenedFigure(sessions=tuple(order), counts=counts)


def centres_with_sessions(desk: Desk) -> list[str]:
    """The ids of the centres that any session is of: what a report can be narrowed to."""
    with desk.store.reading() as connection:
        return people.values_in_use(connection, "session", "centre", limit=1000)
