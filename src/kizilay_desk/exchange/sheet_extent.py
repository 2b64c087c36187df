"""How large a grid a sheet would be spread out to, counted from its markup before any library reads it.

A sheet of two cells, one of them in the last row and column, takes a reader 17,000,000,000 cells of memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_REST_OF_TAG = rb"""(?:[^"'<>]|"[^"<]*+"|'[^'<]*+')"""
# A cell with something in it, and the place it names; a cell that only follows another; the place of a row.
_XLSX_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?=%(rest)s*?\br\s*=\s*["']\$?([A-Za-z]{1,7})\$?(\d{1,9}))%(rest)s*+(?<!/)>(?!\s*</)"""
    % {b"rest": _REST_OF_TAG}
)
_XLSX_CELL_ANYWHERE = re.compile(rb"""<(?:\w+:)?c\b(?!%(rest)s*?\br\s*=)""" % {b"rest": _REST_OF_TAG})
_XLSX_ROW = re.compile(rb"""<(?:\w+:)?row\b%(rest)s*?\br\s*=\s*["'](\d{1,9})""" % {b"rest": _REST_OF_TAG})
_ODS_TAG = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table(?!-))\b(%(rest)s*+)>" % {b"rest": _REST_OF_TAG}
)
_ODS_ROWS = re.compile(rb"""table:number-rows-repeated\s*=\s*["'](\d{1,9})""")
_ODS_COLUMNS = re.compile(rb"""table:number-columns-repeated\s*=\s*["'](\d{1,9})""")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_LONGEST_TAG = 1 << 20

# A place beyond row 99999 or column AZ. Nearly no sheet has one, and looking for it takes a tenth of the time.
_FAR_AWAY = re.compile(rb"""r\s*=\s*["'](?:\$?(?:[A-Za-z]{3}|[B-Zb-z][A-Za-z])\$?\d|[A-Za-z$]*\d{6})""")
_NEAR_CELLS = 99_999 * 52

# The markup of one sheet in pieces, from its beginning each time it is asked for.
Markup = Callable[[], Iterable[bytes]]


def xlsx_extent(markup: Markup) -> int:
    """The number of cells of the grid that an .xlsx sheet spans, at most.

    ValueError for a tag without an end, and for a row beyond the last that a sheet has.
    """
    if not any(_FAR_AWAY.search(piece) for piece in _whole_tags(markup())):
        return _NEAR_CELLS
    rows = columns = 0
    for piece in _whole_tags(markup()):
        for letters, number in set(_XLSX_CELL.findall(piece)):
            rows = max(rows, int(number))
            columns = max(columns, _column_number(letters))
        rows = max([rows, *map(int, _XLSX_ROW.findall(piece))])
        if _XLSX_CELL_ANYWHERE.search(piece):
            columns = _MOST_COLUMNS
    if rows > _MOST_ROWS:
        raise ValueError("a row beyond the last")
    return rows * max(columns, 1)


def ods_extent(markup: Markup) -> int:
    """The same for the largest sheet of an .ods workbook, from its ``content.xml``."""
    largest = row = column = rows = columns = 0
    repeat = 1
    for piece in _whole_tags(markup()):
        for tag, attributes in _ODS_TAG.findall(piece):
            if tag == b"table":
                row = rows = columns = 0
            elif tag == b"table-row":
                repeat, column = _number(_ODS_ROWS, attributes), 0
                row += repeat
            else:
                column += _number(_ODS_COLUMNS, attributes)
                if not attributes.endswith(b"/") or b"office:" in attributes:
                    rows, columns = max(rows, row), max(columns, column)
                    largest = max(largest, rows * columns)
    return largest


def column_letters(index: int) -> str:
    """The letters of a column counted from 0: A, B, ..., Z, AA."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def column_index(letters: str) -> int:
    """The place of a column counted from 0, by its letters."""
    return _column_number(letters.encode()) - 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _number(repeated: re.Pattern[bytes], attributes: bytes) -> int:
    found = repeated.search(attributes)
    return int(found.group(1)) if found else 1


def _whole_tags(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """The same markup in pieces that end where a tag begins. ValueError for a tag without an end."""
    rest = b""
    for chunk in chunks:
        whole, begin, rest = (rest + chunk).rpartition(b"<")
        rest = begin + rest
        if len(rest) > _LONGEST_TAG:
            raise ValueError("a tag without an end")
        yield whole
    yield rest
