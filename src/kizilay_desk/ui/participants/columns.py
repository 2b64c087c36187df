"""The columns of the list of participants, and what each of them sorts by."""

from __future__ import annotations

from datetime import date

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label, field_label
from kizilay_desk.services.people import PersonLine
from kizilay_desk.storage.people import PeopleOrder
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.participants.words import birth_year, sex_letter
from kizilay_desk.ui.session.consent import consent_cell
from kizilay_desk.ui.sessions.words import table_day_text
from kizilay_desk.ui.widgets.cells import TextCell
from kizilay_desk.ui.widgets.table_model import Column

NAME, OTHER_NAME, LAST_ATTENDED = "name", "other_name", "last_attended"
_MISSING = "—"


def order_of(column: str) -> PeopleOrder:
    """What a column sorts by in the present language: its first column is the name in the script of the language."""
    if column in (NAME, OTHER_NAME):
        return PeopleOrder.ARABIC_NAME if (column == NAME) is current().rtl else PeopleOrder.NAME
    return PeopleOrder(column)


def people_columns() -> tuple[Column[PersonLine], ...]:
    """Name, name in the other script, born, sex, nationality, district, consent, last attended."""
    return (
        Column(NAME, lambda: _("Name"), lambda line: _name(line, arabic=current().rtl), sortable=True, least=150),
        Column(
            OTHER_NAME,
            lambda: _("In Latin letters") if current().rtl else _("Arabic script"),
            lambda line: _name(line, arabic=not current().rtl),
            width=136,
            sortable=True,
        ),
        Column("born", lambda: _("Born"), lambda line: TextCell(birth_year(line.person.text("birth"))), width=56, sortable=True),
        Column(
            "sex",
            lambda: field_label("participant", "sex"),
            lambda line: TextCell(sex_letter(line.person.text("sex"))),
            width=64,
            sortable=True,
        ),
        Column("nationality", lambda: field_label("participant", "nationality"), _nationality, width=96, sortable=True),
        Column(
            "district",
            lambda: field_label("participant", "district"),
            lambda line: TextCell(line.person.text("district")),
            width=96,
            sortable=True,
        ),
        Column("consent", lambda: _("Consent"), lambda line: consent_cell(line.person), width=112, sortable=True),
        Column(LAST_ATTENDED, lambda: _("Last attended"), _last, width=108, sortable=True),
    )


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
