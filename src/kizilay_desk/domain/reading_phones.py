"""Phone numbers: to E.164 (ITU-T) where they can be read so, Turkish numbers first."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[/;,|]|\s+-\s+|\s+(?:ve|veya|and|or|أو|و)\s+")
_NOT_DIGITS = re.compile(r"\D")
# Area codes begin with 2 to 4, mobile numbers with 5, toll-free ones with 8 (BTK national numbering plan).
_TURKISH = re.compile(r"(?:00?90|\+?90|0)?0?([2-58]\d{9})")
_SYRIAN = re.compile(r"(?:\+|00)?9630?([1-9]\d{7,8})")
_INTERNATIONAL = re.compile(r"(?:00|\+)([1-9]\d{7,14})")


def read_phone(text: str) -> str:
    """A phone as ``+905551112233``; several of them with `` / `` between; what has no such form as its digits.

    ``text`` has Western digits. '' for a text without a digit.
    """
    numbers = [number for part in _SEPARATORS.split(text) if (number := _one_phone(part))]
    whole = _one_phone(text)
    # 0326/555 11 22: the sign stood within one number.
    if whole.startswith("+") or not any(number.startswith("+") for number in numbers):
        return whole
    return " / ".join(dict.fromkeys(numbers))


def _one_phone(text: str) -> str:
    digits = _NOT_DIGITS.sub("", text)
    dialled = ("+" if text.strip(" (").startswith("+") else "") + digits
    if turkish := _TURKISH.fullmatch(dialled):
        return "+90" + turkish.group(1)
    if syrian := _SYRIAN.fullmatch(dialled):
        return "+963" + syrian.group(1)
    if international := _INTERNATIONAL.fullmatch(dialled):
        return "+" + international.group(1)
    return digits
