"""The columns of the attendance list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label, field_label
from kizilay_desk.storage.records import Record
from kizilay_desk.storage.sessions import Attendee
from kizilay_desk.ui.participants.words import birth_year
from kizilay_desk.ui.session.consent import consent_cell
from kizilay_desk.ui.session.names import shown_name
from kizilay_desk.ui.widgets.cells import ActionCell, Cell, NameCell, TextCell
from kizilay_desk.ui.widgets.table_model import Column

REMOVE = "remove"
# What a small screen leaves out.
SPARED = ("nationality", "added")
_NOTHING = TextCell("")
_UNKNOWN = TextCell(formats.NOTHING, "text3")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list, and their running number."""

    number: int
    attendee: Attendee


def people_columns(today: Callable[[], date]) -> tuple[Column[Listed], ...]:
    """The columns; ``today`` tells a time of today from another day's."""
    return (
        Column("number", "", _number, width=52),
        Column("name", lambda: _("Name"), _name, least=108),
        Column("born", lambda: _("Born"), _of(_birth), width=64),
        Column("sex", lambda: field_label("participant", "sex"), _of(_coded("sex")), width=72),
        Column("nationality", lambda: field_label("participant", "nationality"), _of(_coded("nationality")), width=92),
        Column("consent", lambda: field_label("participant", "consent"), _of(consent_cell), width=118),
        Column("added", lambda: _("Added"), lambda listed: TextCell(_added(listed, today()), quiet=True), width=62),
        Column(REMOVE, "", _remove, width=56),
    )


def _number(listed: Listed) -> Cell:
    return TextCell(formats.number(listed.number), quiet=True)


def _name(listed: Listed) -> Cell:
    person = listed.attendee.person
    if person is None:
        return NameCell(_("Record not yet received"), dim=True)
    shown = shown_name(person)
    return NameCell(shown.name, shown.other)


def _remove(listed: Listed) -> Cell:
    del listed
    return ActionCell("x", _("Remove from the list"))


def _of(cell: Callable[[Record], Cell]) -> Callable[[Listed], Cell]:
    return lambda listed: _NOTHING if listed.attendee.person is None else cell(listed.attendee.person)


def _coded(key: str) -> Callable[[Record], Cell]:
    def cell(person: Record) -> Cell:
        code = person.text(key)
        return TextCell(code_label(key, code)) if code else _UNKNOWN

    return cell


def _birth(person: Record) -> Cell:
    year = birth_year(person.text("birth"))
    return TextCell(year) if year else _UNKNOWN


def _added(listed: Listed, today: date) -> str:
    """When somebody was put on the list: the time, or day and month where that was not today."""
    moment = datetime.fromisoformat(listed.attendee.added_at).astimezone()
    if moment.date() == today:
        return formats.time_field(moment.time())
    return formats.date_field(moment.date())[:5]
