"""Which rows of a list are one person, and which registered person that is: exact agreement only.

Two are the same when name and birth are the same, and the identity number; where one of them lacks that, the phone;
or when both have neither. Identity numbers that differ are different people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import derived_id
from kizilay_desk.domain.names import name_key

_IMPORTED = "imported-participant"


@dataclass(slots=True)
class Person:
    """One person as some rows, or a record, say who it is.

    ``values`` are the first ones said for each field. ``derived`` are the ids that each of the rows alone would give
    a new record: a list that is read again finds its people by them, however they were corrected since.
    """

    values: dict[str, Value]
    phones: set[str] = field(default_factory=set)
    derived: list[str] = field(default_factory=list)
    record: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What has to be the same before anything else: folded name and birth."""
        name = name_key(*(_text(self.values, part) or None for part in ("given_name", "family_name", "arabic_name")))
        return name, _text(self.values, "birth")

    @property
    def identity_number(self) -> str:
        """ "" when it is not known."""
        return _text(self.values, "identity_number")

    def agrees(self, other: Person) -> bool:
        """Whether two with the same key are the same."""
        if self.identity_number and other.identity_number:
            return self.identity_number == other.identity_number
        if self.phones or other.phones:
            return not self.phones.isdisjoint(other.phones)
        return not self.identity_number and not other.identity_number

    def join(self, other: Person) -> None:
        """Take over what another knows of the same person beyond this."""
        self.values = {**other.values, **self.values}
        self.phones |= other.phones
        self.derived += (each for each in other.derived if each not in self.derived)


def person_of(values: Mapping[str, Value], record: str | None = None) -> Person:
    """A person by the values of a row or of a record."""
    known: dict[str, Value] = {key: value for key, value in values.items() if value is not None}
    phone = _text(known, "phone")
    return Person(known, {phone} if phone else set(), [], record)


def people_of(rows: Iterable[Mapping[str, Value]], centre: str) -> list[Person]:
    """The person of each row; rows that are one person have the same one. ``centre`` is the code of the list's."""
    by_key: dict[tuple[str, str], list[Person]] = {}
    found = []
    for values in rows:
        person = person_of(values)
        number = person.identity_number or _text(person.values, "phone")
        person.derived.append(derived_id(_IMPORTED, centre, *person.key, number))
        elders = by_key.setdefault(person.key, [])
        elder = _first_that_agrees(person, elders)
        if elder is None:
            elders.append(person)
            found.append(person)
        else:
            elder.join(person)
            found.append(elder)
    return found


def recognise(people: Sequence[Person], registered: Iterable[Person]) -> None:
    """Set the ``record`` of those people who are registered; each one's that is recognised by a record of it."""
    by_key: dict[tuple[str, str], list[Person]] = {}
    for one in registered:
        by_key.setdefault(one.key, []).append(one)
    for person in people:
        if person.record is None:
            known = _first_that_agrees(person, by_key.get(person.key, ()))
            if known is not None:
                person.record = known.record
                # From now on it is known by what the list says too: another number is another person.
                known.join(person)


def _first_that_agrees(person: Person, others: Sequence[Person]) -> Person | None:
    """The same identity number before anything else."""
    agreeing = [other for other in others if person.agrees(other)]
    certain = (other for other in agreeing if person.identity_number and other.identity_number)
    return next(certain, agreeing[0] if agreeing else None)


def _text(values: Mapping[str, Value], key: str) -> str:
    return str(values.get(key) or "")
