"""How a weekly workbook is laid out: its sheets, and the hidden row and column that name every cell.

Row 1 and column A of a sheet for people are hidden. Row 1 has the key of each column's field, with the key of the
entity in A1; column A the id of each row's record. So a cell keeps its name when rows are sorted, columns moved, labels
changed or sheets renamed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kizilay_desk.domain.entities import sheet_entities
from kizilay_desk.domain.fields import Entity, Field
from kizilay_desk.domain.weekly import SheetRow
from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n.labels import entity_plural

DESK_SHEET = "_desk"
CHANGES_SHEET = "_changes"
LISTS_SHEET = "_lists"

KEY_ROW = 1
LABEL_ROW = 2
FIRST_ROW = 3

# What Excel's file format sets (ECMA-376, and Excel's published limits).
SHEET_ROWS = 1_048_576
LONGEST_CELL = 32_767
LONGEST_TITLE = 31

_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """One sheet of records as people read them."""

    title: str
    entity: Entity
    columns: tuple[Field, ...]
    rows: Sequence[SheetRow]


def people_sheets(
    tables: Mapping[str, Sequence[SheetRow]], *, beside: str, most: int = SHEET_ROWS - LABEL_ROW
) -> list[PeopleSheet]:
    """The sheets for these tables in the current language: one for every kind of record that has one, even if empty.

    ``beside`` is a title that is taken. More rows than ``most`` go on further sheets of the same name with a number.
    """
    taken = {beside.casefold(), DESK_SHEET, CHANGES_SHEET, LISTS_SHEET}
    sheets = []
    for entity in sheet_entities():
        columns = tuple(field for field in entity.fields if field.width)
        rows = tables.get(entity.key, ())
        for first in range(0, len(rows) or 1, most):
            title = _title(entity_plural(entity.key), first // most + 1, taken)
            sheets.append(PeopleSheet(title, entity, columns, rows[first : first + most]))
    return sheets


def layout(sheets: Iterable[PeopleSheet]) -> list[dict[str, object]]:
    """What the workbook says of its own sheets for people, in their order."""
    return [
        {
            "title": sheet.title,
            "entity": sheet.entity.key,
            "columns": [field.key for field in sheet.columns],
            "rows": len(sheet.rows),
        }
        for sheet in sheets
    ]


def file_name(centre_code: str, week: Week | None) -> str:
    """``HATAY_2026-W14.xlsx``, or ``HATAY_all.xlsx`` for a whole store; a name that every system can write."""
    code = unicodedata.normalize("NFC", centre_code).translate(_NOT_IN_FILE_NAMES)
    printable = "".join(letter for letter in code if letter.isprintable()).strip(". ")
    return f"{printable or 'centre'}_{week or 'all'}.xlsx"


def _title(name: str, number: int, taken: set[str]) -> str:
    """A sheet's title that no other sheet has, whatever the case, and that Excel accepts."""
    plain = name.translate(_NOT_IN_TITLES).strip("' ")
    while True:
        suffix = f" ({number})" if number > 1 else ""
        title = plain[: LONGEST_TITLE - len(suffix)] + suffix
        if title.casefold() not in taken:
            taken.add(title.casefold())
            return title
        number += 1
