"""Cells without a value to read: errors, and formulas without a result. The reading library shows both as blank."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from kizilay_desk.domain.plain_list import BadCell
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.exchange.sheet_extent import column_index

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ODS_CONTENT = "content.xml"


class Place(NamedTuple):
    """A cell by its row and column, both counted from 0."""

    row: int
    column: int


BadCells = Mapping[Place, BadCell]


def bad_cells(path: Path) -> dict[str, BadCells]:
    """The bad cells of each sheet of an .xlsx or .ods workbook that has passed ``check_workbook``, by sheet name.

    ElementTree.ParseError or KeyError when the markup is broken or a part is missing.
    """
    with zipfile.ZipFile(path) as archive:
        if _ODS_CONTENT in archive.namelist():
            return {name: dict(cells) for name, cells in _of_ods(archive)}
        return {name: dict(_of_sheet(archive, part)) for name, part in _sheets(archive)}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    # Any namespace: a workbook may be "strict" or "transitional" Open XML.
    for sheet in workbook.iterfind(".//{*}sheet"):
        target = next((targets.get(value, "") for key, value in sheet.items() if key.endswith("}id")), "")
        if part := posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") if target else "":
            yield sheet.get("name", ""), part


def _of_sheet(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[Place, BadCell]]:
    markup = archive.read(part)
    # Most sheets have neither, and a look is a hundred times faster than parsing.
    if b't="e"' not in markup and b"<f" not in markup and b":f" not in markup:
        return
    row = column = -1
    with archive.open(part) as sheet:
        for event, element in ElementTree.iterparse(sheet, events=("start", "end")):
            if element.tag.endswith("}row"):
                if event == "start":
                    row, column = int(element.get("r", row + 2)) - 1, -1
                else:
                    element.clear()
            elif event == "end" and element.tag.endswith("}c"):
                letters = element.get("r", "").rstrip("0123456789")
                column = column_index(letters) if letters else column + 1
                if bad := _bad(element):
                    yield Place(row, column), bad


def _bad(cell: ElementTree.Element) -> BadCell | None:
    value = cell.findtext("{*}v", "")
    if cell.get("t") == "e":
        return BadCell(Reason.ERROR_CELL, value)
    formula = cell.find("{*}f")
    if formula is None or value or cell.get("t") == "str":
        return None
    return BadCell(Reason.FORMULA, f"={formula.text or ''}")


def _of_ods(archive: zipfile.ZipFile) -> Iterator[tuple[str, Iterator[tuple[Place, BadCell]]]]:
    content = ElementTree.fromstring(archive.read(_ODS_CONTENT))
    for table in content.iter(f"{_TABLE}table"):
        yield table.get(f"{_TABLE}name", ""), _of_table(table)


def _of_table(table: ElementTree.Element) -> Iterator[tuple[Place, BadCell]]:
    row = 0
    for element in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in element:
            if bad := _bad_in_ods(cell):
                yield Place(row, column), bad
            column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        row += int(element.get(f"{_TABLE}number-rows-repeated", 1))


def _bad_in_ods(cell: ElementTree.Element) -> BadCell | None:
    if cell.get(f"{_CALCEXT}value-type") == "error":
        return BadCell(Reason.ERROR_CELL, "".join(cell.itertext()))
    formula = cell.get(f"{_TABLE}formula")
    if formula is None or cell.get(f"{_OFFICE}value-type") is not None:
        return None
    return BadCell(Reason.FORMULA, f"={formula.partition('=')[2]}")
