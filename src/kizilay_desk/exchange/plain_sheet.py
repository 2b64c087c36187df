"""Reading an attendance list that was not made here: any .xlsx or .ods with a header row somewhere near its top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kizilay_desk.domain.errors import FileTruncated, NoHeaderRow
from kizilay_desk.domain.plain_list import BadCell, Column, PlainList, PlainRow, PlainSheet
from kizilay_desk.exchange.bad_cells import BadCells, Place, bad_cells
from kizilay_desk.exchange.headers import HeaderRow, read_headers, says_total
from kizilay_desk.exchange.sheet_extent import column_letters
from kizilay_desk.exchange.workbook_safety import check_workbook

_ROWS_LOOKED_AT = 30
_NOTHING_CHOSEN: Mapping[str, Column | None] = {}


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a sheet from A1 on: raw values, '' where there is nothing, BadCell where nothing can be read.

    ``spread`` are the cells that a cell merged with those below it covers, and the place of its value.
    """

    name: str
    rows: Sequence[Sequence[object]]
    spread: Mapping[Place, Place]

    def cell(self, row: int, column: int) -> object:
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def whole(self, row: int, column: int) -> object:
        """The cell, or the value of the merged cell that covers it."""
        return self.cell(*self.spread.get(Place(row, column), Place(row, column)))


def read_list(path: Path, chosen: Mapping[str, Column | None] = _NOTHING_CHOSEN) -> PlainList:
    """The visible sheets of a list that have a header row, with their rows as raw values by column.

    ``chosen`` says what header texts mean (None: leave that column unread) where the guess is wrong. Blank rows,
    repeated header rows and rows of totals are left out; where a repeated header row has other columns, what
    follows is a further sheet of the same name. NoHeaderRow when no sheet has one; else what ``check_workbook``
    raises, and FileTruncated for markup that no library can read.
    """
    check_workbook(path)
    sheets = [sheet for grid in _grids(path) for sheet in _sections(grid, chosen)]
    if not sheets:
        raise NoHeaderRow(path.name)
    return PlainList(path.name, tuple(sheets))


def _grids(path: Path) -> list[_Grid]:
    try:
        bad = bad_cells(path)
        with CalamineWorkbook.from_path(path) as workbook:
            return [
                _grid(workbook.get_sheet_by_name(sheet.name), bad.get(sheet.name, {}))
                for sheet in workbook.sheets_metadata
                if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
            ]
    except (CalamineError, ElementTree.ParseError, KeyError, ValueError) as error:
        raise FileTruncated(path.name) from error


def _grid(sheet: CalamineSheet, bad: BadCells) -> _Grid:
    rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for place, cell in bad.items():
        rows.extend([] for _ in range(place.row + 1 - len(rows)))
        rows[place.row].extend([""] * (place.column + 1 - len(rows[place.row])))
        rows[place.row][place.column] = cell
    spread = {
        Place(row, first_column): Place(first_row, first_column)
        for (first_row, first_column), (last_row, _) in sheet.merged_cell_ranges or ()
        for row in range(first_row + 1, min(last_row + 1, len(rows)))
    }
    return _Grid(sheet.name, rows, spread)


def _sections(grid: _Grid, chosen: Mapping[str, Column | None]) -> Iterator[PlainSheet]:
    start = _header_row(grid, chosen)
    if start is None:
        return
    header = _headers(grid, start, chosen)
    rows: list[PlainRow] = []
    for number in range(start + 1, len(grid.rows)):
        again = _repeated(grid, number, chosen)
        if again is not None:
            if again.places != header.places:
                yield _section(grid, start, header, rows)
                start, header, rows = number, again, []
        elif not _is_total(grid.rows[number]) and any(map(_has_value, _own(grid, number, header))):
            cells = {column: grid.whole(number, place) for column, place in header.places.items()}
            rows.append(PlainRow(number + 1, {column: cell for column, cell in cells.items() if _has_value(cell)}))
    yield _section(grid, start, header, rows)


def _section(grid: _Grid, start: int, header: HeaderRow, rows: Sequence[PlainRow]) -> PlainSheet:
    letters = {column: column_letters(place) for column, place in header.places.items()}
    return PlainSheet(grid.name, start + 1, letters, header.unread, tuple(rows))


def _header_row(grid: _Grid, chosen: Mapping[str, Column | None]) -> int | None:
    """The row, of the first thirty, with the most columns that we know; the first of equals."""
    candidates = {
        number: len(header.places)
        for number in range(min(_ROWS_LOOKED_AT, len(grid.rows)))
        if (header := _headers(grid, number, chosen)).is_header()
    }
    return max(candidates, key=lambda number: (candidates[number], -number), default=None)


def _headers(grid: _Grid, number: int, chosen: Mapping[str, Column | None]) -> HeaderRow:
    return read_headers([grid.whole(number, place) for place in range(len(grid.rows[number]))], chosen)


def _repeated(grid: _Grid, number: int, chosen: Mapping[str, Column | None]) -> HeaderRow | None:
    """What a row below the header row means if it is a header row too: nothing but text, at least half of it known."""
    filled = [cell for cell in grid.rows[number] if _has_value(cell)]
    if not filled or not all(isinstance(cell, str) for cell in filled):
        return None
    again = _headers(grid, number, chosen)
    return again if again.is_header() and len(again.places) * 2 >= len(filled) else None


def _own(grid: _Grid, number: int, header: HeaderRow) -> list[object]:
    """The cells of a row in the columns that are read, without what a merged cell spreads from above."""
    return [grid.cell(number, place) for place in header.places.values()]


def _is_total(cells: Sequence[object]) -> bool:
    filled = [cell for cell in cells if _has_value(cell)]
    first = filled[0] if filled else None
    return isinstance(first, str) and says_total(first) and not any(map(_is_words, filled[1:]))


def _is_words(cell: object) -> bool:
    return isinstance(cell, str) and any(letter.isalpha() for letter in cell) and not says_total(cell)


def _has_value(cell: object) -> bool:
    return isinstance(cell, BadCell) or (cell.strip() != "" if isinstance(cell, str) else cell is not None)
