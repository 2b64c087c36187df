"""Participants: lists, one person's page, registering, who is already known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kizilay_desk.domain.fields import Value
from kizilay_desk.services import entry
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.storage import people, records
from kizilay_desk.storage.people import AttendedSession, LastAttended, PeopleFilter, PeopleOrder
from kizilay_desk.storage.records import Record


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list, and when they last came."""

    person: Record
    last: LastAttended | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the panel of one person shows."""

    person: Record
    centre_name: str
    sessions: list[AttendedSession]


def participant_ids(
    desk: Desk, wanted: PeopleFilter, order: PeopleOrder = PeopleOrder.NAME, *, descending: bool = False
) -> list[str]:
    """The people a filter lets through, in order."""
    with desk.store.reading() as connection:
        return people.participant_ids(connection, wanted, order, descending=descending)


def participant_count(desk: Desk) -> int:
    """How many people are registered."""
    with desk.store.reading() as connection:
        return records.count(connection, "participant")


def person_lines(desk: Desk, ids: Collection[str]) -> list[PersonLine]:
    """The people with these ids, in this order."""
    with desk.store.reading() as connection:
        found = records.get_many(connection, "participant", ids)
        last = people.last_attended(connection, ids)
    return [PersonLine(found[key], last.get(key)) for key in ids if key in found]


def person_page(desk: Desk, person: str) -> PersonPage | None:
    """One person with all their sessions; None when there is no such person."""
    with desk.store.reading() as connection:
        record = records.get(connection, "participant", person)
        if record is None:
            return None
        centre = records.get(connection, "centre", record.text("centre")) if record.values["centre"] else None
        return PersonPage(record, centre.text("name") if centre else "", people.attended_sessions(connection, person))


def register(desk: Desk, values: Mapping[str, Value], *, by: object = None) -> tuple[str, Action]:
    """Make a new person of the desk's centre; their id."""
    return entry.create(desk, "participant", {"centre": desk.identity.centre, **values}, by=by)


def values_in_use(desk: Desk, field: str) -> list[str]:
    """The different values of a participant's field, the most used first: for suggestions and filters."""
    with desk.store.reading() as connection:
        return people.values_in_use(connection, "participant", field)
