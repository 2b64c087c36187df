"""The laws of the change log on real stores: union in any order and grouping, and tables equal to a fresh fold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kizilay_desk.domain.changes import DELETED, Change
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import derived_id
from kizilay_desk.domain.weekly import FileHeader, Sender, ranges_of
from kizilay_desk.storage import batches, checking, journal, log, receiving
from kizilay_desk.storage.digest import content_digest
from kizilay_desk.storage.journal import Author, Intent
from kizilay_desk.storage.store import Store, create_store
from kizilay_desk.storage.tables import METADATA

PEOPLE = tuple(derived_id("test", name) for name in ("ali", "ayse"))
SESSION = derived_id("test", "session")
NOON = "2026-04-07T12:00:00.000Z"
NAMES = ("Ali", "علي", None)


class Desk:
    """A device, its store and the actions it may undo."""

    def __init__(self, name: str, store: Store) -> None:
        self.name, self.store = name, store
        self.done: list[list[Change]] = []
        self.batches: list[int] = []

    def do(self, step: str, person: str, value: Value, minute: int) -> None:
        author = Author(self.name, "user", f"2026-04-07T{minute // 60:02d}:{minute % 60:02d}:00.000Z")
        with self.store.writing() as connection:
            if step == "undo" and self.done:
                self.done.append(journal.undo(connection, author, self.done.pop()))
            elif step == "attend":
                values: dict[str, Value] = {"session": SESSION, "participant": person, DELETED: value is None}
                record = derived_id("attendance", SESSION, person)
                self.done.append(journal.write(connection, author, [Intent("attendance", record, values)]))
            elif step == "delete":
                intent = Intent("participant", person, {DELETED: value is not None})
                self.done.append(journal.write(connection, author, [intent]))
            elif step == "edit":
                intent = Intent("participant", person, {"given_name": value})
                self.done.append(journal.write(connection, author, [intent]))
            elif step == "withdraw" and self.batches:
                batches.withdraw(connection, self.batches.pop(), author.at)

    def changes(self) -> list[Change]:
        with self.store.reading() as connection:
            return list(log.changes_in(connection, log.live_ranges(connection)))

    def receive(self, changes: Sequence[Change]) -> None:
        with self.store.writing() as connection:
            batch = batches.open_batch(connection, NOON, "user")
            receiving.receive(connection, batch, changes)
            sender = Sender("x", "HATAY", "Hatay")
            header = FileHeader(sender, len(self.batches) + 1, None, NOON, "tr", ranges_of(changes))
            batches.note_delivery(connection, batch, header, str(batch), "HATAY.xlsx")
        self.batches.append(batch)

    def digest(self) -> str:
        with self.store.reading() as connection:
            assert list(checking.fold_differences(connection)) == []
            return content_digest(connection)


@pytest.fixture(scope="module")
def desks_of() -> Iterator[object]:
    """Gives new desks; deriving a key takes 0.1 s on purpose, so the stores are emptied and serve again."""
    folder = tempfile.TemporaryDirectory()
    names = count()
    made: list[Store] = []

    def give(number: int) -> list[Desk]:
        while len(made) < number:
            made.append(create_store(str(Path(folder.name) / str(next(names))), "correct horse battery"))
        for store in made[:number]:
            with store.writing() as connection:
                for table in reversed(METADATA.sorted_tables):
                    connection.execute(table.delete())
        return [Desk(name, store) for name, store in zip("abcdefgh", made[:number], strict=False)]

    yield give
    for store in made:
        store.close()
    folder.cleanup()


STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(("edit", "edit", "edit", "delete", "attend", "undo", "hear", "withdraw")),
        st.sampled_from(PEOPLE),
        st.sampled_from(NAMES),
        st.integers(0, 600),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=12,
)


def _live(desks: Sequence[Desk], steps: Sequence[tuple[int, str, str, Value, int, int]]) -> None:
    for who, step, person, value, minute, other in steps:
        if step == "hear":
            desks[who].receive(desks[other].changes())
        else:
            desks[who].do(step, person, value, minute)


def _law(desks_of: object, steps: Sequence[tuple[int, str, str, Value, int, int]], order: Sequence[int]) -> None:
    desks = desks_of(5)  # type: ignore[operator]
    working, (left, right) = desks[:3], desks[3:]
    _live(working, steps)
    deliveries = [desk.changes() for desk in working]
    for number in (0, 1, 2):
        left.receive(deliveries[number])
    # The same, in another order, partly twice, and as one bigger delivery.
    together = {change.id: change for number in order for change in deliveries[number]}
    right.receive(deliveries[order[0]])
    right.receive(list(together.values()))
    right.receive(deliveries[order[1]])
    assert left.digest() == right.digest()
    # Desks that hear of everything, in any order, hold the same too.
    everything = left.changes()
    for desk in working:
        while desk.batches:
            with desk.store.writing() as connection:
                batches.withdraw(connection, desk.batches.pop(), NOON)
        desk.digest()
        desk.receive(everything)
        if {change.id for change in desk.changes()} == {change.id for change in everything}:
            assert desk.digest() == left.digest()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, order=st.permutations((0, 1, 2)))
def test_stores_that_received_the_same_hold_the_same(
    desks_of: object, steps: Sequence[tuple[int, str, str, Value, int, int]], order: Sequence[int]
) -> None:
    _law(desks_of, steps, order)


@pytest.mark.slow
@settings(max_examples=600, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, order=st.permutations((0, 1, 2)))
def test_stores_that_received_the_same_hold_the_same_in_many_cases(
    desks_of: object, steps: Sequence[tuple[int, str, str, Value, int, int]], order: Sequence[int]
) -> None:
    _law(desks_of, steps, order)
