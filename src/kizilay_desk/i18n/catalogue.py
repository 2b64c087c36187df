"""The message catalogues: which language is spoken now, and the translation of a message into it.

There is one language for the process, which the switch of the window sets with ``use``; a file or report in another
language is made inside ``in_language``, which holds for the running thread or task only. A message that a catalogue
lacks is shown in English, which is the language of the message ids.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from kizilay_desk.i18n.languages import LANGUAGES, Language, language
from kizilay_desk.resources import translations_folder

DOMAIN = "kizilay_desk"

_process_language = LANGUAGES[0]
_own_language: ContextVar[Language | None] = ContextVar("language", default=None)


def use(code: str) -> None:
    """Speak this language from now on, in every thread. BadArgument when the application does not speak it."""
    global _process_language
    _process_language = language(code)


@contextmanager
def in_language(code: str) -> Iterator[Language]:
    """Speak another language inside the block, in this thread or task only."""
    chosen = language(code)
    token = _own_language.set(chosen)
    try:
        yield chosen
    finally:
        _own_language.reset(token)


def current() -> Language:
    """The language spoken here and now."""
    return _own_language.get() or _process_language


def gettext(message: str) -> str:
    """The translation of a message."""
    return _catalogue(current().code).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The translation of a message in the plural form that ``count`` asks for (Arabic has six)."""
    return _catalogue(current().code).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The translation of a message that means different things in different contexts."""
    return _catalogue(current().code).pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  the name by which gettext tools know it
    """Mark a message in a table for the catalogues and give it back as it is: translated where it is shown."""
    return message


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return load_catalogue(translations_folder() / code / "LC_MESSAGES")


def load_catalogue(folder: Path) -> _gettext.NullTranslations:
    """The catalogue of a folder: the compiled one, or the source where that is newer, as while strings are edited."""
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if compiled.exists() and not (source.exists() and source.stat().st_mtime > compiled.stat().st_mtime):
        with compiled.open("rb") as stream:
            return _gettext.GNUTranslations(stream)
    # Babel takes a moment to load, and an installed application has compiled catalogues.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        messages = read_po(stream)
    buffer = BytesIO()
    write_mo(buffer, messages)
    buffer.seek(0)
    return _gettext.GNUTranslations(buffer)
