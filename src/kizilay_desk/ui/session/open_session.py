"""The session in front: its record, made at the first edit, and the one way by which the page writes.

Every write goes through here, so that "saved", a refusing store and undo are the same for fields, list and headcount.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.fields import Value
from kizilay_desk.services import entry, holding
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.storage.records import Record

Write = Callable[[str], Action]


class OpenSession(QObject):
    """One session, or one that will be made when something is entered.

    ``written`` says that everything is in the store; ``failed`` carries the DeskError of a store that refuses;
    ``changed`` carries the kinds of records that changed, whoever did it.
    """

    written = Signal()
    failed = Signal(object)
    changed = Signal(object)
    _told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.id: str | None = None
        self.record: Record | None = None
        self.is_new = False
        self.day = desk.today()
        self._done: list[Action] = []
        self._waiting: dict[str, Write] = {}
        self._told.connect(self._hear)
        desk.changed.append(self._pass_on)

    # ---------------------------------------------------------------------------------------------- which session

    def open(self, session: str) -> None:
        """Show a session that is in the store; an empty one where there is none with this id."""
        self._turn_to(session, is_new=False)
        if self.record is None:
            self.begin()

    def begin(self, day: date | None = None) -> None:
        """Show an empty session, today unless another day is given. Nothing is stored before the first edit."""
        self.day = day or self.desk.today()
        self._turn_to(None, is_new=True)

    def _turn_to(self, session: str | None, *, is_new: bool) -> None:
        self.id = session
        self.is_new = is_new
        self._done.clear()
        self._waiting.clear()
        self.record = self._read()

    def reload(self) -> None:
        """Read the session again."""
        self.record = self._read()

    def _read(self) -> Record | None:
        return entry.get(self.desk, "session", self.id) if self.id is not None else None

    def values(self) -> dict[str, Value]:
        """The values of the session; those it will begin with while it is not stored."""
        if self.record is not None:
            return dict(self.record.values)
        return {
            "date": self.day.isoformat(),
            "facilitator": self.desk.identity.user_name,
            "status": holding.DRAFT,
        }

    def text(self, key: str) -> str:
        """A value as text, "" when it is not known."""
        value = self.values().get(key)
        return "" if value is None else str(value)

    # ---------------------------------------------------------------------------------------------------- writing

    def write(self, act: Write) -> Action | None:
        """Do something to the session, as one step that can be undone; None when the store refused."""
        action = self._write(act)
        if action is not None:
            self.catch_up()
        return action

    def keep(self, key: str, act: Write) -> bool:
        """Like ``write``, but what the store refuses waits under ``key`` and is tried again with the next write."""
        self._waiting[key] = act
        return self.catch_up()

    def catch_up(self) -> bool:
        """Write what is waiting; False when the store still refuses."""
        for key, act in list(self._waiting.items()):
            if self._write(act) is None:
                return False
            self._waiting.pop(key, None)
        if self.id is not None:
            self.written.emit()
        return True

    def is_waiting(self, key: str) -> bool:
        """Whether the last value kept under ``key`` could not be written yet."""
        return key in self._waiting

    def _write(self, act: Write) -> Action | None:
        try:
            if self.id is None:
                self.id, _made = holding.start(self.desk, self.day, by=self)
                self.record = self._read()
            action = act(self.id)
        except DeskError as error:
            self.failed.emit(error)
            return None
        if action.changes:
            self._done.append(action)
        return action

    def edit(self, key: str, values: dict[str, Value]) -> bool:
        """Set fields of the session; ``key`` names the editor they come from."""
        return self.keep(key, lambda session: entry.edit(self.desk, "session", session, values, by=self))

    # ----------------------------------------------------------------------------------------------------- undoing

    def undo(self) -> Action | None:
        """Take back the last step made on this page; what was taken back, None when there is nothing (or no store)."""
        return self.take_back(self._done[-1]) if self._done else None

    def take_back(self, action: Action) -> Action | None:
        """Take back one step. None when it was taken back already, or the store refused."""
        if action not in self._done:
            return None
        try:
            self.desk.undo(action, by=self)
        except DeskError as error:
            self.failed.emit(error)
            return None
        self._done.remove(action)
        self.catch_up()
        return action

    def _pass_on(self, entities: frozenset[str], _by: object) -> None:
        if isValid(self):
            # A merge saves on another thread; the signal brings it to this one.
            self._told.emit(entities)
        else:
            self.desk.changed.remove(self._pass_on)

    def _hear(self, entities: frozenset[str]) -> None:
        if self.id is not None and "session" in entities:
            self.record = self._read()
        self.changed.emit(entities)
