"""The weekly workbook without its records, made by openpyxl: sheets, styles, headers, filters, drop-down lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from kizilay_desk.domain.fields import Field, Kind
from kizilay_desk.exchange.weekly_cells import Look, choices, look
from kizilay_desk.exchange.weekly_layout import (
    CHANGES_SHEET,
    DESK_SHEET,
    FIRST_ROW,
    KEY_ROW,
    LABEL_ROW,
    LISTS_SHEET,
    SHEET_ROWS,
    PeopleSheet,
)
from kizilay_desk.i18n.labels import field_label

# The light tokens text, sel and ctl of the window.
INK = Font(name="Calibri", size=11, color="1B1E23")
_HEADER_FONT = Font(name="Calibri", size=11, bold=True, color="1B1E23")
HEADER_FILL = PatternFill("solid", fgColor="E5E8ED")
_HEADER_LINE = Border(bottom=Side("thin", color="858B95"))

_TEXT_FORMAT = "@"
_FORMATS: dict[Look, str] = {
    "text": _TEXT_FORMAT,
    "note": _TEXT_FORMAT,
    "ltr": _TEXT_FORMAT,
    "number": "#,##0",
    "date": "dd.mm.yyyy",
}
# A phone keeps its + in front in a sheet that runs right to left (readingOrder 1: left to right, 0: as its letters do).
_READING_ORDERS: dict[Look, int] = {"text": 0, "note": 0, "ltr": 1, "number": 1, "date": 1}
_FILTER_BUTTON = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """The workbook, and the numbers by which its sheets' XML names the styles of cells."""

    workbook: Workbook
    styles: dict[Look, int]


def new_frame(sheets: Iterable[PeopleSheet], desk_rows: Iterable[Sequence[str]], *, summary: str, rtl: bool) -> Frame:
    """The workbook with an empty sheet titled ``summary``, the headers of ``sheets``, and the machine sheets.

    ``_changes`` is empty, ``_desk`` has its rows. Labels are in the current language.
    """
    workbook = Workbook()
    workbook.properties.creator = "Kızılay Desk"
    front = workbook.active
    front.title = summary
    front.sheet_view.rightToLeft = rtl
    lists = _Lists()
    for sheet in sheets:
        _add_sheet(workbook.create_sheet(sheet.title), sheet, lists, rtl=rtl)
    desk = workbook.create_sheet(DESK_SHEET)
    for at, row in enumerate(desk_rows, 1):
        _write_row(desk, at, row)
    workbook.create_sheet(CHANGES_SHEET)
    lists.write(workbook.create_sheet(LISTS_SHEET))
    for title in (DESK_SHEET, CHANGES_SHEET, LISTS_SHEET):
        workbook[title].sheet_state = "veryHidden"
    return Frame(workbook, {look: _dressed(Cell(front, 1, 1), look, rtl=rtl).style_id for look in _FORMATS})


def _write_row(sheet: Worksheet, at: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts, 1):
        write_text(sheet.cell(at, column), text)


def write_text(cell: Cell, text: str) -> None:
    """Set a cell to a text that never becomes a formula or an error."""
    cell.value = text
    cell.data_type = "s"


def _add_sheet(sheet: Worksheet, content: PeopleSheet, lists: _Lists, *, rtl: bool) -> None:
    sheet.sheet_view.rightToLeft = rtl
    keys = [content.entity.key, *(field.key for field in content.columns)]
    labels = [field_label(content.entity.key, key) for key in ("id", *keys[1:])]
    _write_row(sheet, KEY_ROW, keys)
    _write_row(sheet, LABEL_ROW, labels)
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.column_dimensions["A"].hidden = True
    for number, (field, label) in enumerate(zip(content.columns, labels[1:], strict=True), 2):
        letter = get_column_letter(number)
        column = _dressed(sheet.column_dimensions[letter], look(field), rtl=rtl)
        # A label that is longer than the values is shown whole all the same.
        column.width = max(field.width, len(label) + _FILTER_BUTTON)
        if offered := choices(field):
            sheet.add_data_validation(_drop_down(field, lists.place(offered), letter))
    looks: list[Look] = ["text", *(look(field) for field in content.columns)]
    for cell, cell_look in zip(sheet[LABEL_ROW], looks, strict=True):
        cell.font, cell.fill, cell.border = _HEADER_FONT, HEADER_FILL, _HEADER_LINE
        cell.alignment = Alignment(horizontal=_side(cell_look, rtl=rtl), vertical="center")
    sheet.freeze_panes = f"A{FIRST_ROW}"
    last = get_column_letter(len(content.columns) + 1)
    sheet.auto_filter.ref = f"A{LABEL_ROW}:{last}{LABEL_ROW + max(len(content.rows), 1)}"


def _dressed(styled: Cell | ColumnDimension, look: Look, *, rtl: bool) -> Cell | ColumnDimension:
    """A cell or column with the style of a look; the column's style is that of cells still to be typed in."""
    styled.number_format = _FORMATS[look]
    styled.alignment = Alignment(
        horizontal=_side(look, rtl=rtl), vertical="top", readingOrder=_READING_ORDERS[look], wrap_text=look == "note"
    )
    styled.font = INK
    return styled


def _side(look: Look, *, rtl: bool) -> str:
    """Where a column's cells begin, names of either script alike. Figures stand under each other in every language."""
    return "right" if rtl or look == "number" else "left"


def _drop_down(field: Field, source: str, letter: str) -> DataValidation:
    # Several codes in one cell, and words of one's own, are allowed beside the list.
    strict = field.kind in (Kind.CODE, Kind.FLAG)
    validation = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=strict)
    validation.add(f"{letter}{FIRST_ROW}:{letter}{SHEET_ROWS}")
    return validation


class _Lists:
    """The drop-down lists, each a column of a hidden sheet: in the cell's own rule 255 characters are the limit."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def place(self, labels: tuple[str, ...]) -> str:
        """The reference to a list, the same one for the same labels."""
        column = get_column_letter(self._columns.setdefault(labels, len(self._columns) + 1))
        return f"{LISTS_SHEET}!${column}$1:${column}${len(labels)}"

    def write(self, sheet: Worksheet) -> None:
        for labels, column in self._columns.items():
            for row, label in enumerate(labels, 1):
                write_text(sheet.cell(row, column), label)
