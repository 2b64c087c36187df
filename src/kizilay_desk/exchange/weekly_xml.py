"""Rows of a weekly file as sheet XML (ECMA-376 part 1, 18.3.1), written into the frame that openpyxl made.

openpyxl's own row writer takes more than twice as long, and keeps every sheet unencrypted in the system's temporary
folder until the workbook is saved: names of refugees do not belong there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.utils import get_column_letter

from kizilay_desk.domain.weekly import SheetRow
from kizilay_desk.exchange.weekly_cells import Look, Shown

_ROWS_AT_ONCE = 256
# Day 0 of the 1900 date system, as counted from March 1900 on.
_DAY_ZERO = date(1899, 12, 30).toordinal()

_MARKUP = re.compile("[&<>]|_x[0-9A-Fa-f]{4}_")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_END_OF_ROWS = re.compile(rb"</sheetData>|<sheetData ?/>")


@dataclass(frozen=True, slots=True)
class XmlColumn:
    """A column to write: what it shows of a record, and how its texts look."""

    show: Callable[[SheetRow], Shown]
    look: Look


def record_rows(
    rows: Iterable[SheetRow], columns: Sequence[XmlColumn], styles: Mapping[Look, int], first: int
) -> Iterator[tuple[int, bytes]]:
    """The rows from row ``first`` on, the record's id in column A and the columns after it: how many, and their XML."""
    names = [get_column_letter(number) for number in range(2, len(columns) + 2)]
    plan = [
        (column.show, f'<c r="{name}', f'" s="{styles[column.look]}" t="inlineStr"><is>')
        for name, column in zip(names, columns, strict=True)
    ]
    number, day = f'" s="{styles["number"]}"><v>', f'" s="{styles["date"]}"><v>'
    identity = f'" s="{styles["text"]}" t="inlineStr"><is>'
    parts: list[str] = []
    add = parts.append
    count = 0
    for at, row in enumerate(rows, first):
        add(f'<row r="{at}"><c r="A{at}{identity}{text_element(row.record)}</is></c>')
        for show, cell, text in plan:
            value = show(row)
            if value is None:
                continue
            if isinstance(value, str):
                add(f"{cell}{at}{text}{text_element(value)}</is></c>")
            elif isinstance(value, date):
                add(f"{cell}{at}{day}{value.toordinal() - _DAY_ZERO}</v></c>")
            else:
                add(f"{cell}{at}{number}{value}</v></c>")
        add("</row>")
        count += 1
        if count == _ROWS_AT_ONCE:
            yield count, "".join(parts).encode()
            parts.clear()
            count = 0
    if count:
        yield count, "".join(parts).encode()


def text_rows(texts: Sequence[str]) -> Iterator[bytes]:
    """The XML of a sheet that has these texts in column A."""
    for at, text in enumerate(texts, 1):
        yield f'<row r="{at}"><c r="A{at}" t="inlineStr"><is>{text_element(text)}</is></c></row>'.encode()


def around_rows(frame: bytes, width: int, height: int) -> tuple[bytes, bytes]:
    """The XML of a sheet without the rows still to come: what is before them and what follows.

    ``width`` and ``height`` are those of the whole sheet.
    """
    sized = _DIMENSION.sub(b'<dimension ref="A1:%s%d"' % (get_column_letter(width).encode(), max(height, 1)), frame)
    end = _END_OF_ROWS.search(sized)
    assert end is not None
    opening = b"" if end[0] == b"</sheetData>" else b"<sheetData>"
    return sized[: end.start()] + opening, b"</sheetData>" + sized[end.end() :]


def text_element(text: str) -> str:
    """A text of XML's characters as the element ``t`` that means exactly this text and never a formula."""
    if _MARKUP.search(text):
        text = _ESCAPE_LIKE.sub("_x005F_", text)
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if text and (text[0] <= " " or text[-1] <= " "):
        return f'<t xml:space="preserve">{text}</t>'
    return f"<t>{text}</t>"
