"""Where the files that come with the application lie: in a source checkout, an installed wheel, a bundle."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources_folder() -> Path:
    """The folder with code lists, style sheet and icons. FileNotFoundError when the installation is incomplete."""
    return _folder("resources")


def translations_folder() -> Path:
    """The folder with ``<language>/LC_MESSAGES``. FileNotFoundError when the installation is incomplete."""
    return _folder("translations")


@cache
def _folder(name: str) -> Path:
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's loader
    places = [Path(bundle) / name] if bundle else []
    places += [_PACKAGE / f"_{name}", _PACKAGE.parents[1] / name]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name} is missing from this installation")
