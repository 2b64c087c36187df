"""How long work says how far it is, and how it is told to stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Who watches long work."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Hear that ``done`` of ``total`` steps are done and ``what`` (a file's name) is next.

        Raises Cancelled when the work shall stop; it is called only where stopping leaves everything as it was.
        """


class Silent:
    """Nobody watches, and nobody stops it."""

    def report(self, done: int, total: int, what: str = "") -> None:
        del done, total, what


SILENT = Silent()
