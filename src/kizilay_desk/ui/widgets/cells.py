"""What a table cell shows, as plain values; ``table`` paints them."""

from __future__ import annotations

from dataclasses import dataclass

from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.state import Tone


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words. ``quiet`` shows them in 13 px and a quieter colour."""

    text: str
    token: Token = "text"
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number, right aligned in every language. ``opens`` underlines it; ``strong`` for totals and what stands out."""

    text: str
    token: Token = "text"
    strong: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class NameCell:
    """A person: the name in the script of the language and, quieter, in the other one.

    ``matched`` is how many letters of the name's beginning were typed; ``dim`` for somebody who cannot be chosen;
    ``caption`` stands instead of the other name (*reads as …*).
    """

    name: str
    other: str = ""
    matched: int = 0
    dim: bool = False
    strong: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True)
class StateCell:
    """Icon and word."""

    tone: Tone
    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class ActionCell:
    """An icon that acts on its row when clicked: the × of a list. ``name`` is said by screen readers."""

    icon: str
    name: str


@dataclass(frozen=True, slots=True)
class TwoLineCell:
    """A title and a quieter line below, for rows of 56 px."""

    title: str
    below: str
    strong: bool = True
    icon: str | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class ProgressCell:
    """A line of progress with a caption behind it."""

    share: float
    caption: str = ""


Cell = TextCell | NumberCell | NameCell | StateCell | ActionCell | TwoLineCell | ProgressCell
