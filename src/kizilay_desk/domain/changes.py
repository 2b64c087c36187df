"""A change, and the fold of changes into the current values of a record.

The change log is the truth and the tables are its fold (docs/architecture.md). A change is immutable. Its
``values`` say what it set, its ``over`` which earlier changes' values it replaced *knowingly*. The fold of a
field takes the changes of that field that no other live change is over, directly or through others:

- one left, or several with the same value: that value;
- several with different values: a conflict. The value shown meanwhile is the one with the greatest
  ``(at, device, seq)``, the same in every store, and the conflict waits for a person.

So knowledge decides, and the clock only breaks true ties. Folding is a function of the *set* of changes: order,
grouping and repetition of deliveries cannot matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from kizilay_desk.domain.fields import Value

DELETED = "deleted"


class Origin(Enum):
    """How a change came to be."""

    SCREEN = "screen"
    SHEET = "sheet"
    IMPORT = "import"
    DECISION = "decision"
    UNDO = "undo"


class ChangeId(NamedTuple):
    """A device and its running number: 1, 2, 3 ... without holes, so that a loss shows."""

    device: str
    seq: int


@dataclass(frozen=True, slots=True)
class Change:
    """One save, edit, deletion, decision or imported row.

    ``at`` is UTC as ``2026-04-07T11:32:05.123Z``: fixed width, so text order is time order. ``author`` is the
    id of a user. A field in ``over`` that is not in ``values`` is knowledge only: a deletion lists there what
    it knew of the record, and an edit which deletion it knew of, so that a deletion and an edit that did not
    know of each other show as a conflict.
    """

    device: str
    seq: int
    at: str
    author: str
    origin: Origin
    entity: str
    record: str
    values: Mapping[str, Value]
    over: Mapping[str, tuple[ChangeId, ...]] = field(default_factory=dict)

    @property
    def id(self) -> ChangeId:
        return ChangeId(self.device, self.seq)

    @property
    def rank(self) -> tuple[str, str, int]:
        """Breaks true ties, everywhere the same."""
        return (self.at, self.device, self.seq)


@dataclass(frozen=True, slots=True)
class FoldedRecord:
    """What a record's changes amount to.

    ``heads`` are the ids of the changes that stand for each field, the one shown last; ``conflicts`` the fields
    on which they differ; ``created_at`` and ``changed_at`` the first and last ``at`` of the live changes.
    """

    entity: str
    values: dict[str, Value]
    heads: dict[str, tuple[ChangeId, ...]]
    conflicts: frozenset[str]
    created_at: str
    changed_at: str

    @property
    def deleted(self) -> bool:
        return bool(self.values.get(DELETED))


def fold(changes: Collection[Change], withdrawn: Collection[ChangeId] = ()) -> FoldedRecord | None:
    """The current state of one record; None when no live change is left of it.

    ``changes`` are all known changes of the record, each once, in any order. A ``withdrawn`` change counts for
    nothing by itself, but its ``over`` edges still count for live changes that are over it.
    """
    live = [change for change in changes if change.id not in withdrawn] if withdrawn else list(changes)
    if not live:
        return None
    if len(live) == 1:
        only = live[0]
        identity = (only.id,)
        return FoldedRecord(
            only.entity, dict(only.values), dict.fromkeys(only.values, identity), frozenset(), only.at, only.at
        )

    known = {change.id: change for change in changes}
    by_field: dict[str, list[Change]] = {}
    for change in live:
        for key in change.values:
            by_field.setdefault(key, []).append(change)

    values: dict[str, Value] = {}
    heads: dict[str, tuple[ChangeId, ...]] = {}
    conflicts: set[str] = set()
    for key, setters in by_field.items():
        standing = _standing(key, setters, known)
        shown = standing[-1]
        values[key] = shown.values[key]
        heads[key] = tuple(change.id for change in standing)
        if any(change.values[key] != shown.values[key] for change in standing):
            conflicts.add(key)

    if values.get(DELETED) and DELETED not in conflicts and objections(heads[DELETED], live, known):
        # Until somebody decides the record is shown: losing it would be worse than seeing it.
        conflicts.add(DELETED)
        values[DELETED] = False
    ats = [change.at for change in live]
    return FoldedRecord(live[0].entity, values, heads, frozenset(conflicts), min(ats), max(ats))


def _standing(key: str, setters: list[Change], known: Mapping[ChangeId, Change]) -> list[Change]:
    """The live changes of one field that no other live change is over, ranked, the one shown last."""
    if len(setters) == 1:
        return setters
    replaced = beneath(key, setters, known)
    standing = [change for change in setters if change.id not in replaced]
    # Honest logs have no cycles. A forged one must still show something, the same everywhere.
    return sorted(standing or setters, key=lambda change: change.rank)


def beneath(key: str, changes: Iterable[Change], known: Mapping[ChangeId, Change]) -> set[ChangeId]:
    """The ids that ``changes`` are over in one field, directly or through other known changes of that field."""
    beneath: set[ChangeId] = set()
    waiting = [below for change in changes for below in change.over.get(key, ())]
    while waiting:
        below = waiting.pop()
        if below in beneath:
            continue
        beneath.add(below)
        middle = known.get(below)
        if middle is not None and key in middle.values:
            waiting.extend(middle.over.get(key, ()))
    return beneath


def objections(
    deletions: Collection[ChangeId], live: Iterable[Change], known: Mapping[ChangeId, Change]
) -> list[Change]:
    """The live changes that know of none of the standing deletions and that none of them knows.

    Each speaks for keeping the record. Only setting ``deleted`` again, in knowledge of both, settles it; an edit in
    between does not.
    """
    standing = [known[identity] for identity in deletions]
    seen: dict[str, set[ChangeId]] = {}

    def was_known(change: Change) -> bool:
        for key in change.values:
            if key not in seen:
                seen[key] = beneath(key, standing, known)
            if change.id in seen[key]:
                return True
        return False

    gone = set(deletions)
    return [
        change
        for change in live
        if change.id not in gone and not was_known(change) and not gone & beneath(DELETED, [change], known)
    ]


def over_all(folded: FoldedRecord | None, keys: Collection[str]) -> dict[str, tuple[ChangeId, ...]]:
    """The ``over`` of a change that sets ``keys`` knowing the record as ``folded``.

    Setting ``deleted`` (either way) is done in knowledge of the whole record, and every change in knowledge of
    whether the record was deleted.
    """
    if folded is None:
        return {}
    wanted = {*keys, DELETED}
    if DELETED in keys:
        wanted |= folded.heads.keys()
    return {key: folded.heads[key] for key in sorted(wanted) if key in folded.heads}
