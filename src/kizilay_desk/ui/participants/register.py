"""The register of people as the page uses it: reads and writes that tell the page when the store refuses.

What a refused write was to set waits, and is tried again with the next one. Everything written here can be undone here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.fields import Value
from kizilay_desk.services import drafts, entry, people
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.services.people import PersonLine, PersonPage
from kizilay_desk.storage.people import PeopleFilter, PeopleOrder
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.participants.columns import LAST_ATTENDED, NAME
from kizilay_desk.ui.session.consent import consent_values
from kizilay_desk.ui.shell.page import Page

_FORM = "register:participants"
# Beyond this the last attendance of everybody takes too long to be the first thing asked for.
_MOST_BY_ATTENDANCE = 20_000


class Register:
    """Of one page: its ``saved`` and ``failed`` are sent, and its own changes are not told to it again."""

    def __init__(self, desk: Desk, page: Page) -> None:
        self._desk = desk
        self._page = page
        self._done: list[Action] = []
        self._waiting: dict[str, dict[str, Value]] = {}

    # ----------------------------------------------------------------------------------------------------- reading

    def first_order(self) -> tuple[str, bool]:
        """The column the list is sorted by at first, and whether downwards."""
        few = self.everybody() <= _MOST_BY_ATTENDANCE
        return (LAST_ATTENDED, True) if few else (NAME, False)

    def everybody(self) -> int:
        """How many people are registered; 0 when that cannot be read."""
        try:
            return people.participant_count(self._desk)
        except DeskError as error:
            self._page.failed.emit(error)
            return 0

    def people(self, wanted: PeopleFilter, order: PeopleOrder, *, descending: bool) -> list[str] | None:
        """Who is wanted, in order; None when that cannot be read."""
        try:
            return people.participant_ids(self._desk, wanted, order, descending=descending)
        except DeskError as error:
            self._page.failed.emit(error)
            return None

    def lines(self, ids: Sequence[str]) -> Mapping[str, PersonLine]:
        """The rows of these people, as far as they can be read."""
        try:
            return {line.person.id: line for line in people.person_lines(self._desk, ids)}
        except DeskError as error:
            self._page.failed.emit(error)
            return {}

    def page(self, person: str) -> PersonPage | None:
        """One person; None when there is none or it cannot be read."""
        try:
            return people.person_page(self._desk, person)
        except DeskError as error:
            self._page.failed.emit(error)
            return None

    # ----------------------------------------------------------------------------------------------------- writing

    def edit(self, person: str, values: dict[str, Value]) -> bool:
        """Set fields of somebody; False when the store refused, which then waits."""
        self._waiting.setdefault(person, {}).update(values)
        return self.catch_up()

    def catch_up(self) -> bool:
        """Write what waits. False when the store still refuses."""
        for person, values in list(self._waiting.items()):
            if self._do(partial(self._edited, person, values)) is None:
                return False
            del self._waiting[person]
        return True

    def record_consent(self, person: Record) -> Action | None:
        """The consent was given today: by the person, or for a child by the guardian."""
        values = consent_values(given=True, birth=person.values.get("birth"), today=self._desk.today())
        return self._do(lambda: self._edited(person.id, values))

    def remove(self, person: str) -> Action | None:
        """Remove somebody from all lists."""
        return self._do(lambda: entry.delete(self._desk, "participant", person, by=self._page))

    def save_new(self, values: Mapping[str, Value]) -> str | None:
        """Register somebody; the id, or None when the store refused."""
        made = self._do(lambda: people.register(self._desk, values, by=self._page)[1])
        if made is None:
            return None
        self.forget()
        return made.records[0]

    def _edited(self, person: str, values: Mapping[str, Value]) -> Action:
        return entry.edit(self._desk, "participant", person, values, by=self._page)

    def _do(self, act: Callable[[], Action]) -> Action | None:
        try:
            action = act()
        except DeskError as error:
            self._page.failed.emit(error)
            return None
        if action.changes:
            self._done.append(action)
        self._page.saved.emit()
        return action

    # ------------------------------------------------------------------------------------------------------ undoing

    def undo(self) -> Action | None:
        """Take back the last thing done here; None when there is none, or the store refused."""
        return self.take_back(self._done[-1]) if self._done else None

    def take_back(self, action: Action) -> Action | None:
        """Take one thing back; None when the store refused."""
        try:
            self._desk.undo(action, by=self._page)
        except DeskError as error:
            self._page.failed.emit(error)
            return None
        if action in self._done:
            self._done.remove(action)
        self._page.saved.emit()
        return action

    # ------------------------------------------------------------------------------------------ somebody not saved yet

    def keep(self, values: Mapping[str, Value]) -> None:
        """Remember what the form for somebody new holds, so that a power cut does not take it."""
        try:
            drafts.keep(self._desk, _FORM, {key: value for key, value in values.items() if value is not None})
        except DeskError as error:
            self._page.failed.emit(error)
        else:
            self._page.saved.emit()

    def kept(self) -> dict[str, Value]:
        """What the form held when it was left."""
        try:
            return drafts.kept(self._desk, _FORM) or {}
        except DeskError as error:
            self._page.failed.emit(error)
            return {}

    def forget(self) -> None:
        """The form was saved or discarded."""
        try:
            drafts.drop(self._desk, _FORM)
        except DeskError as error:
            self._page.failed.emit(error)
