"""Text of both directions on one line: isolation of inserted values, and the direction of a text.

Unicode Standard Annex 9. Without isolation ``60+`` in an Arabic sentence is drawn ``+60``, and the year after an Arabic
name in a Turkish sentence jumps to the other side of the name.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

_FIRST_STRONG_ISOLATE = "\u2068"
_LEFT_TO_RIGHT_ISOLATE = "\u2066"
_POP_ISOLATE = "\u2069"

# Isolates, embeddings and overrides, and the three direction marks.
_MARKS = re.compile("[\u2066-\u2069\u202a-\u202e\u200e\u200f\u061c]")


class Direction(Enum):
    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


def iso(text: str) -> str:
    """``text`` set apart from what surrounds it, running the way its own letters run: names, places, any value."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def iso_ltr(text: str) -> str:
    """``text`` set apart and running left to right whatever it holds: numbers, dates, phones, codes, paths."""
    return f"{_LEFT_TO_RIGHT_ISOLATE}{text}{_POP_ISOLATE}"


def strip_marks(text: str) -> str:
    """``text`` without the invisible marks of direction: for the clipboard, files, and comparing."""
    return _MARKS.sub("", text)


def direction(text: str) -> Direction | None:
    """The way ``text`` runs by its first strong character; None when it has none (digits, empty)."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return Direction.LEFT_TO_RIGHT
            case "R" | "AL":
                return Direction.RIGHT_TO_LEFT
    return None
