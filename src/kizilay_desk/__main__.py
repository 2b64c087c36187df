"""Without a command the window opens; with one the command line does its work, and never imports Qt."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_FOR_THE_WINDOW = ("--store", "--language", "--theme")


def main() -> int:
    """Do what the arguments of this process say; its exit code."""
    arguments = sys.argv[1:]
    if _window_alone(arguments):
        from kizilay_desk.app import main as open_window

        return open_window(arguments)
    from kizilay_desk.cli import main as run_command

    return run_command(arguments)


def _window_alone(arguments: Sequence[str]) -> bool:
    """Whether there is nothing but options that the window takes, each with its value."""
    position = 0
    while position < len(arguments):
        name, equals, _value = arguments[position].partition("=")
        if name not in _FOR_THE_WINDOW:
            return False
        position += 1 if equals else 2
    return True


if __name__ == "__main__":
    sys.exit(main())
