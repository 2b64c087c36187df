"""What was typed into the form for a new person and not saved: kept per session, offered again.

A form that was left half-filled is set aside when another person is registered first, so that neither is lost.
"""

from __future__ import annotations

from collections.abc import Mapping

from kizilay_desk.domain.fields import Value
from kizilay_desk.services import drafts
from kizilay_desk.services.desk import Desk


class RegisterDraft:
    """The drafts of one session; of the next new one while it has no id. All methods raise the store's errors."""

    def __init__(self, desk: Desk, session: str | None) -> None:
        self._desk = desk
        self._present = f"register:{session or 'new'}"
        self._aside = f"{self._present}:aside"

    def keep(self, values: Mapping[str, Value]) -> None:
        """Remember what the form holds now."""
        drafts.keep(self._desk, self._present, values)

    def waiting(self) -> dict[str, Value] | None:
        """What waits to be finished: the form that was left last, else the one set aside."""
        return drafts.kept(self._desk, self._present) or drafts.kept(self._desk, self._aside)

    def set_aside(self) -> None:
        """Another form begins: what waits stays, beside it."""
        waiting = drafts.kept(self._desk, self._present)
        if waiting is not None:
            drafts.keep(self._desk, self._aside, waiting)
            drafts.drop(self._desk, self._present)

    def take(self) -> dict[str, Value] | None:
        """What waits, as the form that is filled in now."""
        waiting = self.waiting()
        if waiting is not None and drafts.kept(self._desk, self._present) is None:
            drafts.drop(self._desk, self._aside)
            drafts.keep(self._desk, self._present, waiting)
        return waiting

    def drop(self) -> None:
        """The form was saved or discarded."""
        drafts.drop(self._desk, self._present)
