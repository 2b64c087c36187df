"""The machine sheets of a weekly file: what they say as text that survives every spreadsheet program, and the checksum.

Sheet ``_desk`` is rows of key and value, sheet ``_changes`` the changes; docs/file-format.md describes both. Their JSON
is written with the characters from ``!`` to ``~`` alone, so nothing in it can be trimmed, re-coded, wrapped or taken
for one of OOXML's ``_x000A_`` escapes, and its length is the same by every way of counting. A text longer than a piece
goes on in the next cell.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

MARKER = "kizilay-desk weekly file"
PIECE = 30_000

_FORMAT, _VERSION, _HEADER, _LAYOUT = "format", "version", "header", "layout"
_COUNT, _CHECKSUM, _SIGNATURE = "changes", "checksum", "signature"
_KEYS = (_FORMAT, _VERSION, _HEADER, _LAYOUT, _COUNT, _CHECKSUM, _SIGNATURE)

_write_ascii = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode


class Altered(ValueError):
    """The machine sheets are not as they were written; ``args`` say where, never a value."""


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """What sheet ``_desk`` holds; ``header`` and ``layout`` are JSON, ``count`` is the number of changes.

    ``checksum`` is over all of it and the changes, ``signature`` is to be one over the checksum.
    """

    version: int
    header: str
    layout: str
    count: int
    checksum: str
    signature: str

    def rows(self) -> list[list[str]]:
        """The rows of the sheet."""
        return [
            [_FORMAT, MARKER],
            [_VERSION, str(self.version)],
            [_HEADER, *pieces(self.header)],
            [_LAYOUT, *pieces(self.layout)],
            [_COUNT, str(self.count)],
            [_CHECKSUM, self.checksum],
            [_SIGNATURE, self.signature],
        ]

    def seals(self, changes: str) -> bool:
        """Whether the checksum is that of this sheet with these changes."""
        return self.checksum == checksum(self.version, self.header, self.layout, self.count, changes)


def seal(version: int, header: str, layout: str, count: int, changes: str, signature: str) -> DeskSheet:
    """The sheet for these texts, with its checksum."""
    return DeskSheet(version, header, layout, count, checksum(version, header, layout, count, changes), signature)


def checksum(version: int, header: str, layout: str, count: int, changes: str) -> str:
    """SHA-256 in hexadecimal over the texts, one a line."""
    lines = (MARKER, str(version), header, layout, str(count), changes)
    return hashlib.sha256("\n".join(lines).encode("ascii", errors="backslashreplace")).hexdigest()


def machine_json(content: object) -> str:
    """``content`` as JSON without a space, control character, letter beyond ASCII or ``_x``; one text for one value."""
    text = _write_ascii(content)
    # The compact form has spaces and underscores inside strings only, where every character may be written as a number.
    return text.replace(" ", "\\u0020").replace("\x7f", "\\u007f").replace("_x", "\\u005fx")


def parse(text: str, part: str) -> object:
    """The value of a JSON text; Altered when it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Altered(part) from error


def pieces(text: str) -> list[str]:
    """``text`` cut to fit cells; at least one piece."""
    return [text[start : start + PIECE] for start in range(0, len(text), PIECE)] or [""]


def marked(rows: Sequence[Sequence[object]]) -> bool:
    """Whether the rows of a sheet ``_desk`` are ours."""
    return any(list(row[:2]) == [_FORMAT, MARKER] for row in rows)


def version_in(rows: Sequence[Sequence[object]]) -> int:
    """The version that the rows of a sheet ``_desk`` name, whatever else they hold. Raises Altered when they do not."""
    found = [_text(row[1:]) for row in rows if row and row[0] == _VERSION]
    return _number(found[0] if len(found) == 1 else "", _VERSION)


def read_desk(rows: Sequence[Sequence[object]]) -> DeskSheet:
    """The sheet ``_desk`` in rows of cells. Raises Altered when a key is missing, unknown or there twice."""
    values: dict[str, str] = {}
    for row in rows:
        key, value = _text(row[:1]), _text(row[1:])
        if key in values or (value and not key):
            raise Altered("keys")
        if key:
            values[key] = value
    if tuple(sorted(values)) != tuple(sorted(_KEYS)):
        raise Altered("keys")
    return DeskSheet(
        _number(values[_VERSION], _VERSION),
        values[_HEADER],
        values[_LAYOUT],
        _number(values[_COUNT], _COUNT),
        values[_CHECKSUM],
        values[_SIGNATURE],
    )


def read_changes(rows: Sequence[Sequence[object]]) -> str:
    """The text in the cells of sheet ``_changes``. Raises Altered when one of them is no text."""
    return "".join(_text(row) for row in rows)


def _text(cells: Sequence[object]) -> str:
    """The text of cells one after the other; an empty cell is an empty text."""
    try:
        return "".join(cells)  # type: ignore[arg-type]
    except TypeError as error:
        raise Altered("type") from error


def _number(text: str, part: str) -> int:
    # As it was written: no sign, no blank, no digits of another script.
    if not (text.isascii() and text.isdigit() and len(text) < 10 and str(int(text)) == text):
        raise Altered(part)
    return int(text)
