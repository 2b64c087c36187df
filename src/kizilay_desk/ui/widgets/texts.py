"""Texts that follow the language: somebody's words as they are, our own asked for again."""

from __future__ import annotations

from collections.abc import Callable

Text = str | Callable[[], str]


def said(text: Text) -> str:
    """The text in the language spoken now."""
    return text if isinstance(text, str) else text()
