"""Text as it comes from a key press, the clipboard or a cell: what a person sees of it, without what cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

from kizilay_desk.domain.names import fold

# Letters that only steer the direction of others, and the byte order mark; zero width space.
_INVISIBLE = dict.fromkeys(
    map(ord, "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
_SPACES = re.compile(r"\s+")
_LINE_SPACES = re.compile(r"[^\S\n]+")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬،", "01234567890123456789.,,")
_WHOLE_FLOAT = re.compile(r"(\d+)[.,]00?")

# What people write where they know nothing; everything without a letter or digit means the same.
_NOT_KNOWN = frozenset(
    fold(words)
    for words in (
        *("yok", "bilinmiyor", "bilmiyor", "belirtilmemiş", "belirtilmedi", "boş", "mevcut değil"),
        *("none", "n/a", "null", "unknown", "not stated", "not known", "not available"),
        *("لا يوجد", "لايوجد", "غير معروف", "غير محدد", "غير متوفر", "غير مذكور", "مجهول"),
    )
)


def text_of(raw: object) -> str:
    """What a person sees of a raw value: '' for nothing, whole numbers without ``.0``, dates day first."""
    match raw:
        case None:
            return ""
        case str():
            return raw
        case bool():
            return "yes" if raw else "no"
        case float() if raw.is_integer():
            return str(int(raw))
        case datetime():
            return f"{raw:%d.%m.%Y %H:%M}" if raw.time() != time() else f"{raw:%d.%m.%Y}"
        case date():
            return f"{raw:%d.%m.%Y}"
        case time():
            return f"{raw:%H:%M}"
        case _:
            return str(raw)


def clean_text(raw: object) -> str:
    """One line, NFC, without direction marks, trimmed, with single spaces; other control characters stay."""
    return _SPACES.sub(" ", _visible(raw)).strip()


def clean_note(raw: object) -> str:
    """Like ``clean_text``, but line breaks stay."""
    lines = _visible(raw).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.strip() for line in _LINE_SPACES.sub(" ", lines).split("\n")).strip()


def clean_name(raw: object) -> str:
    """Like ``clean_text``, and without any control character. Capitals stay as they were written."""
    letters = (letter for letter in clean_text(raw) if unicodedata.category(letter) not in ("Cc", "Cs"))
    return _SPACES.sub(" ", "".join(letters)).strip()


def clean_number(raw: object) -> str:
    """Like ``clean_text``, with Western digits, and without the ``.0`` that a spreadsheet adds to a whole number."""
    text = clean_text(raw).translate(_WESTERN)
    whole = _WHOLE_FLOAT.fullmatch(text)
    return whole.group(1) if whole else text


def has_control_character(text: str) -> bool:
    """Whether a text holds a character that no screen, sheet or database can show; line breaks are none."""
    return any(unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n" for letter in text)


def means_nothing(text: str) -> bool:
    """Whether a text says that nothing is known: blank, only signs, or words like ``yok``, ``n/a``, ``لا يوجد``."""
    folded = fold(text)
    return not folded or folded in _NOT_KNOWN


def _visible(raw: object) -> str:
    return unicodedata.normalize("NFC", text_of(raw).translate(_INVISIBLE))
