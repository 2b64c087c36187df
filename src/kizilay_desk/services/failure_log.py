"""Where failures that nobody foresaw are written down: what broke where, and nothing of anybody's records.

Messages of exceptions and values of variables can hold names and numbers of people; types and places cannot.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb

from platformdirs import user_log_path

from kizilay_desk import __version__

FILE = "failures.log"
_LARGEST = 1_000_000


def failure_log() -> Path:
    """The file to which failures are written."""
    return user_log_path("kizilay-desk", appauthor=False) / FILE


def note_failure(failure: BaseException) -> Path | None:
    """Write a failure down; the file it went to, None when that cannot be written."""
    path = failure_log()
    entry = "\n".join([*_facts(), *_chain(failure), "", ""])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # An old log of failures helps nobody: beyond a size it is begun anew.
        full = path.exists() and path.stat().st_size > _LARGEST
        with path.open("w" if full else "a", encoding="utf-8") as log:
            log.write(entry)
    except OSError:
        return None
    return path


def _facts() -> Iterator[str]:
    yield f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    yield f"Kizilay Desk {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"


def _chain(failure: BaseException) -> Iterator[str]:
    """The failure and what led to it, the first cause last."""
    told: BaseException | None = failure
    while told is not None:
        yield f"{type(told).__module__}.{type(told).__qualname__}"
        for frame, line in walk_tb(told.__traceback__):
            # The module's name, not its path: in a path stands the name of the computer's user.
            yield f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_qualname}"
        told = told.__cause__ or told.__context__
