"""Whether the person being registered looks like somebody known: a line that offers to take that person instead."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.names import name_key
from kizilay_desk.i18n.bidi import iso, iso_ltr
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.services.attending import QuickAdd, Suggestion
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.participants.words import birth_year
from kizilay_desk.ui.session.names import shown_name
from kizilay_desk.ui.session.open_session import OpenSession
from kizilay_desk.ui.theme.fonts import SEMIBOLD
from kizilay_desk.ui.theme.painting import Run
from kizilay_desk.ui.widgets.notices import Banner
from kizilay_desk.ui.widgets.state import Tone

_FEWEST_LETTERS = 3
_YEAR = 4


class Similar(Banner):
    """Hidden while nobody is similar. ``taken`` carries the id of the known person."""

    taken = Signal(str)

    def __init__(self, session: OpenSession) -> None:
        super().__init__(Tone.WARN, "warning", "", action=lambda: _("Add this person"))
        self._session = session
        self._found: Record | None = None
        self.acted.connect(self._take)
        self.hide()

    def look(self, typed: Mapping[str, Value]) -> None:
        """Look for somebody with the same words of the name and, where both are known, the same birth year."""
        found = self._similar(typed)
        self._found = found.person if found is not None else None
        self.setVisible(found is not None)
        if found is not None:
            self.set_runs(_runs(found))

    def _similar(self, typed: Mapping[str, Value]) -> Suggestion | None:
        latin = f"{typed.get('given_name') or ''} {typed.get('family_name') or ''}".strip()
        name = latin or str(typed.get("arabic_name") or "")
        wanted = name_key(latin, None, name)
        if len(wanted) < _FEWEST_LETTERS:
            return None
        try:
            hits = QuickAdd(self._session.desk, self._session.id or "").suggest(name)
        except DeskError as error:
            self._session.failed.emit(error)
            return None
        return next((hit for hit in hits if wanted in _keys(hit.person) and _same_year(hit.person, typed)), None)

    def _take(self) -> None:
        if self._found is not None:
            self.taken.emit(self._found.id)


def _keys(person: Record) -> tuple[str, str]:
    return (
        name_key(person.text("given_name"), person.text("family_name"), None),
        name_key(None, None, person.text("arabic_name")),
    )


def _same_year(person: Record, typed: Mapping[str, Value]) -> bool:
    known, given = person.text("birth")[:_YEAR], str(typed.get("birth") or "")[-_YEAR:]
    # A year that is still being typed says nothing yet.
    return not known or not (len(given) == _YEAR and given.isdecimal()) or known == given


def _runs(found: Suggestion) -> list[Run]:
    person = found.person
    nationality = person.text("nationality")
    parts = [
        iso_ltr(birth_year(person.text("birth"))) if person.text("birth") else "",
        iso(code_label("nationality", nationality)) if nationality else "",
        iso(person.text("district")) if person.text("district") else "",
        _("Already on this list") if found.on_list else "",
    ]
    comma = pgettext("between the items of a list", ", ")
    return [
        Run(_("Similar record:") + " "),
        Run(iso(shown_name(person).name), weight=SEMIBOLD),
        Run("".join(comma + part for part in parts if part)),
    ]
