"""The laws of the change log: union in any order, knowledge beats clocks, conflicts alike everywhere, exact undo."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from kizilay_desk.domain.changes import DELETED, Change, ChangeId, FoldedRecord, Origin, fold, over_all
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.reverting import revert

FIELDS = ("given_name", "family_name", "phone")


def at(minute: int) -> str:
    return f"2026-04-07T{minute // 60 % 24:02d}:{minute % 60:02d}:00.000Z"


@dataclass
class Desk:
    """One device with what it knows of one record."""

    name: str
    known: dict[ChangeId, Change] = field(default_factory=dict)
    seq: int = 0

    def state(self) -> FoldedRecord | None:
        return fold(list(self.known.values()))

    def save(self, values: dict[str, Value], minute: int) -> Change:
        return self.take(values, over_all(self.state(), values), minute)

    def take(self, values: dict[str, Value], over: dict[str, tuple[ChangeId, ...]], minute: int) -> Change:
        self.seq += 1
        change = Change(
            self.name, self.seq, at(minute), "user", Origin.SCREEN, "participant", "record", dict(values), over
        )
        self.known[change.id] = change
        return change

    def undo(self, changes: list[Change], minute: int) -> list[Change]:
        reversals = revert([change.id for change in changes], list(self.known.values()))
        return [self.take(reversal.values, reversal.over, minute) for reversal in reversals]

    def receive(self, other: Desk) -> None:
        self.known |= other.known


@st.composite
def histories(draw: st.DrawFn) -> list[Desk]:
    """Three devices that edit, delete, restore, undo and hear of each other now and then; clocks go anywhere."""
    desks = [Desk(name) for name in ("a", "b", "c")]
    saved: dict[str, list[Change]] = {}
    for _ in range(draw(st.integers(1, 14))):
        desk = draw(st.sampled_from(desks))
        minute = draw(st.integers(0, 300))
        step = draw(st.sampled_from(("edit", "edit", "edit", "delete", "restore", "hear", "undo")))
        if step == "hear":
            desk.receive(draw(st.sampled_from(desks)))
        elif step == "undo" and saved.get(desk.name):
            desk.undo([saved[desk.name].pop()], minute)
        elif step in ("delete", "restore"):
            if desk.state() is not None:
                desk.save({DELETED: step == "delete"}, minute)
        else:
            keys = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=2, unique=True))
            values: dict[str, Value] = {key: draw(st.sampled_from(("x", "y", None))) for key in keys}
            saved.setdefault(desk.name, []).append(desk.save(values, minute))
    return desks


def shown(state: FoldedRecord | None) -> tuple[object, ...] | None:
    """What a user sees of a state: values (never set is the same as emptied), conflicts, deleted or not."""
    if state is None:
        return None
    values = {key: value for key, value in state.values.items() if value is not None and key != DELETED}
    return (values, state.conflicts, state.deleted)


@given(histories(), st.randoms())
def test_union_in_any_order_and_repeated_gives_the_same_record(desks: list[Desk], random: object) -> None:
    together = [change for desk in desks for change in desk.known.values()]
    results = set()
    for _ in range(4):
        random.shuffle(together)  # type: ignore[attr-defined]
        unique = {change.id: change for change in together}
        results.add(_comparable(fold(list(unique.values()))))
    assert len(results) == 1


def _comparable(state: FoldedRecord | None) -> str:
    if state is None:
        return "nothing"
    return repr((sorted(state.values.items()), sorted(state.heads.items()), sorted(state.conflicts), state.changed_at))


@given(histories())
def test_merging_in_any_grouping_gives_the_same_record(desks: list[Desk]) -> None:
    outcomes = set()
    for first, second, third in permutations(desks):
        pair = first.known | second.known
        outcomes.add(_comparable(fold(list((pair | third.known).values()))))
        pair = third.known | second.known
        outcomes.add(_comparable(fold(list((first.known | pair).values()))))
    assert len(outcomes) == 1


@given(histories(), st.sampled_from(FIELDS), st.integers(0, 300))
def test_a_change_made_with_knowledge_wins_whatever_the_clocks_say(desks: list[Desk], key: str, minute: int) -> None:
    first, second, third = desks
    for desk in (second, third):
        first.receive(desk)
    first.save({key: "last word"}, minute)
    for desk in (second, third):
        desk.receive(first)
        state = desk.state()
        assert state is not None
        assert state.values[key] == "last word"
        assert key not in state.conflicts


@given(st.integers(0, 300), st.integers(0, 300), st.booleans())
def test_unaware_changes_with_different_values_are_a_conflict_shown_alike(one: int, two: int, agree: bool) -> None:
    a, b = Desk("a"), Desk("b")
    a.save({"given_name": "Ali"}, 0)
    b.receive(a)
    a.save({"phone": "1"}, one)
    b.save({"phone": "1" if agree else "2"}, two)
    a.receive(b)
    b.receive(a)
    mine, other = a.state(), b.state()
    assert shown(mine) == shown(other)
    assert mine is not None
    assert (mine.conflicts == {"phone"}) is not agree
    if not agree:
        assert mine.values["phone"] == ("1" if (at(one), "a") > (at(two), "b") else "2")
        a.save({"phone": "3"}, 0)
        b.receive(a)
        decided = b.state()
        assert decided is not None
        assert decided.values["phone"] == "3"
        assert not decided.conflicts


@given(histories(), st.dictionaries(st.sampled_from((*FIELDS, DELETED)), st.sampled_from(("x", "z", None)), min_size=1))
def test_undo_and_redo_restore_exactly(desks: list[Desk], values: dict[str, Value]) -> None:
    desk = desks[0]
    desk.receive(desks[1])
    if DELETED in values:
        values = {DELETED: values[DELETED] == "x"}
    before = desk.state()
    change = desk.save(values, 301)
    after = desk.state()
    back = desk.undo([change], 302)
    if before is not None:
        assert shown(desk.state()) == shown(before)
    else:
        assert desk.state().deleted  # type: ignore[union-attr]
    again = desk.undo(back, 303)
    assert shown(desk.state()) == shown(after)
    desk.undo(again, 304)
    if before is not None:
        assert shown(desk.state()) == shown(before)


@given(histories(), st.data())
def test_withdrawing_gives_what_was_there_without_it(desks: list[Desk], data: st.DataObject) -> None:
    known = desks[0].known | desks[1].known
    elsewhere = {identity: change for identity, change in desks[2].known.items() if identity not in known}
    everything = list((known | elsewhere).values())
    state = fold(everything, withdrawn=set(elsewhere))
    assert _comparable(state) == _comparable(fold(list(known.values())))
    # A deletion's knowledge of a record does not change by what was withdrawn, and neither does any value.
    part = data.draw(st.sets(st.sampled_from(sorted(elsewhere)))) if elsewhere else set()
    fold(everything, withdrawn=part)


def test_a_withdrawn_change_still_stands_between_what_it_replaced_and_what_replaced_it() -> None:
    a, b = Desk("a"), Desk("b")
    first = a.save({"phone": "1"}, 0)
    b.receive(a)
    middle = b.save({"phone": "2"}, 1)
    a.receive(b)
    last = a.save({"phone": "3"}, 2)
    state = fold([first, middle, last], withdrawn={middle.id})
    assert state is not None
    assert state.values["phone"] == "3"
    assert not state.conflicts


def test_deleting_while_another_edits_is_a_conflict_until_somebody_decides() -> None:
    a, b = Desk("a"), Desk("b")
    a.save({"given_name": "Ali"}, 0)
    b.receive(a)
    a.save({DELETED: True}, 1)
    b.save({"phone": "2"}, 2)
    a.receive(b)
    state = a.state()
    assert state is not None
    assert state.conflicts == {DELETED}
    assert not state.deleted
    a.save({DELETED: True}, 3)
    decided = a.state()
    assert decided is not None
    assert decided.deleted
    assert not decided.conflicts


def test_a_forged_cycle_shows_something_everywhere_the_same() -> None:
    one = Change("a", 1, at(0), "u", Origin.SCREEN, "participant", "r", {"phone": "1"}, {"phone": (ChangeId("b", 1),)})
    two = Change("b", 1, at(1), "u", Origin.SCREEN, "participant", "r", {"phone": "2"}, {"phone": (ChangeId("a", 1),)})
    assert _comparable(fold([one, two])) == _comparable(fold([two, one]))
