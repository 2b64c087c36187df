"""The three languages: what they are called, which way they run, how they write numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kizilay_desk.domain.errors import BadArgument


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the application.

    ``short`` is its name in the switch, ``own_name`` in lists; ``grouping`` and ``decimal`` separate the digits of
    numbers, which are Western (0-9) in every language, as identity numbers and spreadsheets write them.
    """

    code: str
    short: str
    own_name: str
    rtl: bool
    qt_locale: str
    babel_locale: str
    grouping: str
    decimal: str


LANGUAGES = (
    Language("tr", "Tr", "Türkçe", False, "tr_TR", "tr", ".", ","),
    Language("en", "En", "English", False, "en_GB", "en_GB", ",", "."),
    Language("ar", "العربية", "العربية", True, "ar_SY", "ar", ",", "."),
)

_BY_CODE = {language.code: language for language in LANGUAGES}


def language(code: str) -> Language:
    """The language of a code; BadArgument when the application does not speak it."""
    try:
        return _BY_CODE[code]
    except KeyError:
        raise BadArgument(what="language", value=code) from None
