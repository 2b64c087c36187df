"""What the command line says: sentences, tables and JSON, whatever the console can show."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Sequence

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.bidi import iso, iso_ltr, strip_marks
from kizilay_desk.i18n.catalogue import current

Cell = str | int
"""Numbers stand at the end of their column, texts at its beginning."""

_BETWEEN_COLUMNS = "  "
_RIGHT_TO_LEFT = "\u200f"
_INVISIBLE = ("Mn", "Me", "Cf")


def speak_utf8() -> None:
    """Make standard output and error UTF-8, so that no console or pipe stumbles over a letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(line: str = "") -> None:
    """One line on standard output."""
    sys.stdout.write(f"{line}\n")


def complain(line: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"{line}\n")


def say_json(content: object) -> None:
    """One JSON document on standard output."""
    say(json.dumps(content, ensure_ascii=False, indent=2))


def say_table(rows: Sequence[Sequence[Cell]], *, header: Sequence[str] = (), indent: int = 0) -> None:
    """Rows in columns as wide as their longest cell, each cell isolated from its neighbours."""
    lines = [*([tuple(header)] if header else []), *(tuple(row) for row in rows)]
    columns = range(len(lines[0]) if lines else 0)
    widths = [max(_width(_text(line[column])) for line in lines) for column in columns]
    numeric = [all(isinstance(row[column], int) for row in rows) for column in columns]
    # A console that knows both directions takes the line's from its first letter or mark.
    start = (_RIGHT_TO_LEFT if current().rtl else "") + " " * indent
    for line in lines:
        cells = [_padded(_text(line[column]), widths[column], numbers=numeric[column]) for column in columns]
        say((start + _BETWEEN_COLUMNS.join(cells)).rstrip())


def _padded(text: str, width: int, *, numbers: bool) -> str:
    space = " " * (width - _width(text))
    if not text:
        return space
    return space + iso_ltr(text) if numbers else iso(text) + space


def _text(cell: Cell) -> str:
    return formats.number(cell) if isinstance(cell, int) else cell


def _width(text: str) -> int:
    """How many places a console needs: marks lie over or between letters."""
    return sum(unicodedata.category(letter) not in _INVISIBLE for letter in strip_marks(text))


class TerminalProgress:
    """How far long work is, on the last line of a terminal; nothing where there is none."""

    def __init__(self) -> None:
        self._shown = 0

    def report(self, done: int, total: int, what: str = "") -> None:
        """Write the line anew, and take it away at the end."""
        if not sys.stderr.isatty():
            return
        line = "" if done >= total else f"{formats.percent(done, total)} {iso(what)}"
        # The cursor waits at the beginning: whatever is said next stands in the place of this line.
        sys.stderr.write(f"\r{line.ljust(self._shown)}\r")
        sys.stderr.flush()
        self._shown = len(line)
