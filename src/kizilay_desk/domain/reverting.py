"""Undo as changes back: what must be said so that a record is again as it was before some of its changes.

Undoing an undo is redoing, by the same rule. A field that was in conflict becomes the same conflict again: one
change for each value that stood there, the shown one last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kizilay_desk.domain.changes import DELETED, Change, ChangeId, fold
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
    back = set(undone)
    lists: dict[str, list[Value]] = {}
    over: dict[str, tuple[ChangeId, ...]] = {}
    for key, heads in state.heads.items():
        mine = tuple(head for head in heads if head in back)
        if mine:
            lists[key] = _values_before(key, mine, back, known)
            over[key] = mine
    if not lists:
        return []
    if back >= known.keys() - set(withdrawn):
        # Nothing was there before: the record itself goes, its values stay for a redo.
        return [Reversal({DELETED: True}, {key: tuple(heads) for key, heads in state.heads.items()})]
    if DELETED in lists:
        over |= {key: heads for key, heads in state.heads.items() if key not in over}
    reversals = []
    for step in range(max(map(len, lists.values())) - 1, -1, -1):
        # The lists are aligned at their ends, where the shown values stand.
        keys = [key for key, values in lists.items() if step < len(values)]
        values = {key: lists[key][-1 - step] for key in keys}
        knowledge = [key for key in over if key not in lists] if DELETED in values else []
        reversals.append(Reversal(values, {key: over[key] for key in (*keys, *knowledge)}))
    return reversals


def _values_before(
    key: str, heads: Collection[ChangeId], back: set[ChangeId], known: Mapping[ChangeId, Change]
) -> list[Value]:
    """The values that stood before the changes in ``back``, the shown one last; [None] when there was none."""
    found: set[ChangeId] = set()
    seen: set[ChangeId] = set()
    waiting = list(heads)
    while waiting:
        identity = waiting.pop()
        if identity in seen:
            continue
        seen.add(identity)
        change = known.get(identity)
        if change is None or key not in change.values:
            continue
        if identity in back:
            waiting.extend(change.over.get(key, ()))
        else:
            found.add(identity)
    elders = sorted((known[identity] for identity in found), key=lambda change: change.rank)
    return [change.values[key] for change in elders] or [None]
