"""Undo as changes back: what must be said so that a record is again as it was before some of its changes.

Undoing an undo is redoing, by the same rule. A field that was in conflict becomes the same conflict again: one
change for each value that stood there, the shown one last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kizilay_desk.domain.changes import (
    DELETED,
    Change,
    ChangeId,
    FoldedRecord,
    beneath,
    fold,
    objections,
    over_all,
)
from kizilay_desk.domain.fields import Value


@dataclass(frozen=True, slots=True)
class Reversal:
    """The values and ``over`` of one change to be made, in this order after its elders."""

    values: dict[str, Value]
    over: dict[str, tuple[ChangeId, ...]]


def revert(
    undone: Collection[ChangeId], changes: Collection[Change], withdrawn: Collection[ChangeId] = ()
) -> list[Reversal]:
    """The changes that take back ``undone`` from a record whose whole log is ``changes``.

    A field that somebody has set since, knowing the undone value, is left alone. Taking back the making of a
    record deletes it.
    """
    state = fold(changes, withdrawn)
    if state is None:
        return []
    known = {change.id: change for change in changes}
    live = [change for change in changes if change.id not in withdrawn]
    back = set(undone)
    elders: dict[str, list[Change | None]] = {}
    over: dict[str, tuple[ChangeId, ...]] = {}
    for key, heads in state.heads.items():
        mine = tuple(head for head in heads if head in back)
        if mine:
            elders[key] = _elders(key, mine, back, known)
            over[key] = mine
    if not elders:
        return []
    if back >= known.keys() - set(withdrawn):
        # Nothing was there before: the record itself goes, its values stay for a redo.
        return [Reversal({DELETED: True}, over_all(state, (DELETED,)))]
    deletions = [elder.id for elder in elders.get(DELETED, ()) if elder is not None]
    against = {change.id for change in objections(deletions, live, known)}
    reversals = []
    for step in range(max(map(len, elders.values())) - 1, -1, -1):
        # The lists are aligned at their ends, where the shown values stand.
        again = {key: changes[-1 - step] for key, changes in elders.items() if step < len(changes)}
        values = {key: elder.values[key] if elder is not None else None for key, elder in again.items()}
        deletion = again.get(DELETED)
        knowledge = over_all(state, (*again,)) if deletion is None else _knowledge(deletion, state, against, known)
        known_only = {key: heads for key, heads in knowledge.items() if key not in elders}
        reversals.append(Reversal(values, {**known_only, **{key: over[key] for key in again}}))
    return reversals


def _knowledge(
    deletion: Change, state: FoldedRecord, against: set[ChangeId], known: Mapping[ChangeId, Change]
) -> dict[str, tuple[ChangeId, ...]]:
    """What a deletion that stands again must know, so that the changes ``against`` it still are, and no others."""
    knowledge = {}
    for key, heads in state.heads.items():
        clear = {head for head in heads if not against & {head, *beneath(key, [known[head]], known)}}
        knowledge[key] = tuple(sorted(clear | set(deletion.over.get(key, ()))))
    return knowledge


def _elders(
    key: str, heads: Collection[ChangeId], back: set[ChangeId], known: Mapping[ChangeId, Change]
) -> list[Change | None]:
    """The changes that stood for a field before those in ``back``, the shown one last; [None] when there was none."""
    found: dict[ChangeId, Change] = {}
    seen: set[ChangeId] = set()
    waiting = list(heads)
    while waiting:
        identity = waiting.pop()
        change = known.get(identity)
        if identity in seen or change is None or key not in change.values:
            continue
        seen.add(identity)
        if identity in back:
            waiting.extend(change.over.get(key, ()))
        else:
            found[identity] = change
    return [*sorted(found.values(), key=lambda change: change.rank)] or [None]
