"""Alphabetical order that a database can keep: a stored key per text, Turkish letters in their places."""

from __future__ import annotations

import unicodedata

# '{' follows 'z' in code point order: ç sorts after every c, before d; ı before i.
_PLACES = str.maketrans(
    {"ç": "c{", "ğ": "g{", "ı": "h|", "ö": "o{", "ş": "s{", "ü": "u{", "â": "a", "î": "i", "û": "u", "'": "", "’": ""}
)
_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": ""})


def sort_key(text: str) -> str:
    """A key whose code point order is the Turkish alphabet's; Arabic script follows Latin, alif forms together."""
    lowered = unicodedata.normalize("NFC", text).translate(_LOWER).lower().translate(_PLACES).translate(_ARABIC)
    bare = (letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))
    return " ".join("".join(bare).split())
