"""The columns of the list of participants, and what each of them sorts by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label, field_label
from kizilay_desk.services.people import PersonLine
from kizilay_desk.storage.people import PeopleOrder
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.participants.words import birth_year, sex_letter
from kizilay_desk.ui.session.consent import GIVEN, GUARDIAN, consent_cell
from kizilay_desk.ui.sessions.words import table_day_text
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import text_width
from kizilay_desk.ui.widgets.cell_delegate import EDGE, PADDING
from kizilay_desk.ui.widgets.cells import TextCell
from kizilay_desk.ui.widgets.state import state_width
from kizilay_desk.ui.widgets.table_model import Column

NAME, OTHER_NAME, LAST_ATTENDED = "name", "other_name", "last_attended"
_MISSING = "—"
# Beyond the padding behind the title, which it uses too.
_CARET = 8


def order_of(column: str) -> PeopleOrder:
    """What a column sorts by in the present language: its first column is the name in the script of the language."""
    if column in (NAME, OTHER_NAME):
        return PeopleOrder.ARABIC_NAME if (column == NAME) is current().rtl else PeopleOrder.NAME
    return PeopleOrder(column)


# Arabic set in a cell is some px wider than measured as a bare text.
_SHAPING = 6


def people_columns() -> tuple[Column[PersonLine], ...]:
    """Name, name in the other script, born, sex, nationality, district, consent, last attended.

    The widths are those of the present language: beside the panel there is no room to spare.
    """
    rtl = current().rtl
    other = _("In Latin letters") if rtl else _("Arabic script")
    return (
        Column(NAME, lambda: _("Name"), lambda line: _name(line, arabic=rtl), sortable=True, least=140),
        Column(OTHER_NAME, other, lambda line: _name(line, arabic=not rtl), width=148 if rtl else 126, sortable=True),
        _narrow("born", _("Born"), lambda line: TextCell(birth_year(line.person.text("birth"))), "~1991"),
        _narrow(
            "sex",
            field_label("participant", "sex"),
            lambda line: TextCell(sex_letter(line.person.text("sex"))),
            sex_letter("female"),
        ),
        _narrow(
            "nationality", field_label("participant", "nationality"), _nationality, code_label("nationality", "AFG")
        ),
        _narrow(
            "district",
            field_label("participant", "district"),
            lambda line: TextCell(line.person.text("district")),
            "Sancaktepe",
        ),
        Column(
            "consent", lambda: _("Consent"), lambda line: consent_cell(line.person), _consent_width(), sortable=True
        ),
        _narrow(LAST_ATTENDED, _("Last attended"), _last, table_day_text(date(2026, 3, 28)), last=True),
    )


def _narrow(
    key: str, title: str, cell: Callable[[PersonLine], TextCell], sample: str, *, last: bool = False
) -> Column[PersonLine]:
    """A column as wide as its title with the caret of sorting, or as a usual value."""
    width = max(text_width(title, Role.LABEL_STRONG) + _CARET, text_width(sample) + _SHAPING) + 2 * PADDING
    return Column(key, title, cell, width + (EDGE - PADDING if last else 0), sortable=True)


def _consent_width() -> int:
    return max(state_width(code_label("consent", code)) for code in (GIVEN, GUARDIAN)) + 2 * PADDING


def latin_name(person: Record) -> str:
    """Given and family name; empty when neither is known."""
    return f"{person.text('given_name')} {person.text('family_name')}".strip()


def _name(line: PersonLine, *, arabic: bool) -> TextCell:
    name = line.person.text("arabic_name") if arabic else latin_name(line.person)
    return TextCell(name) if name else TextCell(_MISSING, "text3")


def _nationality(line: PersonLine) -> TextCell:
    code = line.person.text("nationality")
    return TextCell(code_label("nationality", code) if code else "")


def _last(line: PersonLine) -> TextCell:
    if line.last is None:
        return TextCell(formats.NOTHING, "text3")
    return TextCell(table_day_text(date.fromisoformat(line.last.day)), "text2")
