"""Lines made of several values: they run the way of the language, whichever value stands first."""

from __future__ import annotations

from collections.abc import Iterable

from kizilay_desk.i18n.bidi import iso
from kizilay_desk.i18n.catalogue import current

_RIGHT_TO_LEFT_MARK = "\u200f"


def in_order(text: str) -> str:
    """``text`` of isolated values running the way of the language.

    A line takes its direction from its first letter outside of isolates; where there is none, as in a day or a list of
    values, it would run left to right in Arabic too.
    """
    return f"{_RIGHT_TO_LEFT_MARK}{text}" if current().rtl else text


def dotted(parts: Iterable[str]) -> str:
    """Values with dots between them, those that are empty left out: ``Salon 2 · Elif Arslan``."""
    return in_order(" · ".join(iso(part) for part in parts if part))
