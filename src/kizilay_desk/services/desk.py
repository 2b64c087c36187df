"""A desk: an open store and who works at it. Everything a user does to records goes through ``Desk.save``.

Whoever shows records listens to ``Desk.changed``: after each save it hears which kinds of record changed and who
caused it, so that a page can refresh and an editor need not reload over what is being typed in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from kizilay_desk.domain.changes import Change, FoldedRecord, Origin
from kizilay_desk.domain.identity import new_id
from kizilay_desk.storage import journal
from kizilay_desk.storage.journal import Author, Intent
from kizilay_desk.storage.store import Store

Clock = Callable[[], datetime]
Listener = Callable[[frozenset[str], object], None]


def system_clock() -> datetime:
    """The computer's clock."""
    return datetime.now(UTC)


def instant(moment: datetime) -> str:
    """A moment as changes carry it: UTC with milliseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


@dataclass(frozen=True, slots=True)
class Identity:
    """This store's device, its centre and its present user; ids, and what people call them.

    ``role`` is a code of the list "role": field or coordinator.
    """

    device: str
    centre: str
    centre_code: str
    centre_name: str
    user: str
    user_name: str
    role: str


@dataclass(frozen=True, slots=True)
class Action:
    """What one save did, so that it can be undone as a whole. ``records`` are the touched ones, in order."""

    changes: tuple[Change, ...]

    @property
    def records(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(change.record for change in self.changes))

    @property
    def entities(self) -> frozenset[str]:
        return frozenset(change.entity for change in self.changes)


@dataclass
class Desk:
    """An open store and who works at it."""

    store: Store
    identity: Identity
    clock: Clock = system_clock
    changed: list[Listener] = field(default_factory=list)
    _done: list[Action] = field(default_factory=list)

    @property
    def encrypted(self) -> bool:
        """Whether the records lie encrypted on this computer (a central server guards its own)."""
        return self.store.encrypted

    def now(self) -> str:
        """The present moment as changes carry it."""
        return instant(self.clock())

    def today(self) -> date:
        """The date on the wall of the centre."""
        return self.clock().astimezone().date()

    def new_id(self) -> str:
        return new_id(int(self.clock().timestamp() * 1000))

    def save(
        self,
        intents: Sequence[Intent],
        *,
        origin: Origin = Origin.SCREEN,
        known: Mapping[str, FoldedRecord | None] | None = None,
        by: object = None,
    ) -> Action:
        """Write what the intents change, as one transaction and one undoable action.

        ``by`` is handed to the listeners as the cause. Raises the store's errors; then nothing was written.
        """
        with self.store.writing() as connection:
            action = Action(tuple(journal.write(connection, self._author(), intents, origin, known)))
        if action.changes:
            self._done.append(action)
            self.tell(action.entities, by)
        return action

    def undo(self, action: Action, *, by: object = None) -> Action:
        """Take an action back. The action this gives, undone, does it again."""
        with self.store.writing() as connection:
            back = Action(tuple(journal.undo(connection, self._author(), action.changes)))
        if action in self._done:
            self._done.remove(action)
        self.tell(back.entities, by)
        return back

    def undo_last(self, *, by: object = None) -> Action | None:
        """Take back the newest action of this sitting that still stands; None when there is none."""
        return self.undo(self._done[-1], by=by) if self._done else None

    def tell(self, entities: frozenset[str], by: object = None) -> None:
        """Tell the listeners that records of these kinds changed."""
        for listener in list(self.changed):
            listener(entities, by)

    def close(self) -> None:
        self.store.close()

    def _author(self) -> Author:
        return Author(self.identity.device, self.identity.user, self.now())
