"""What the command line takes from its surroundings: the user's language and the passphrase."""

from __future__ import annotations

import getpass
import locale
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from kizilay_desk.cli.console import complain
from kizilay_desk.domain.errors import BadArgument, FileMissing
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.languages import LANGUAGES

PASSPHRASE = "KIZILAY_DESK_PASSPHRASE"

_LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# What Windows calls them.
_NAMES = {"turkish": "tr", "english": "en", "arabic": "ar"}


def language_of(environment: Mapping[str, str]) -> str:
    """The language of the user's system, Turkish where that says none that is spoken here."""
    told = next((environment[name] for name in _LANGUAGE_VARIABLES if environment.get(name)), None)
    name = told if told is not None else (locale.getlocale()[0] or "")
    first = name.replace("-", "_").split("_")[0].split(".")[0].lower()
    code = _NAMES.get(first, first)
    return code if code in {language.code for language in LANGUAGES} else LANGUAGES[0].code


def passphrase(file: str | None, *, new: bool = False) -> str | None:
    """The passphrase from a file, from the environment, or typed on the terminal; None when there is none of these.

    A ``new`` one is typed twice. Raises FileMissing, and BadArgument for a file that is not text.
    """
    if file is not None:
        return _first_line(Path(file))
    if (told := os.environ.get(PASSPHRASE)) is not None:
        return told
    if not sys.stdin.isatty():
        return None
    while True:
        typed = getpass.getpass(_("Passphrase: "), sys.stderr)
        if not new or getpass.getpass(_("Passphrase again: "), sys.stderr) == typed:
            return typed
        complain(_("The two passphrases differ."))


def _first_line(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadArgument("--passphrase-file", path.name) from error
    except OSError as error:
        raise FileMissing(path.name) from error
    return text.partition("\n")[0].removesuffix("\r")
