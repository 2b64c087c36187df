"""Reading one typed, pasted or cell value into the JSON value of a field (the table in ``domain.fields``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kizilay_desk.domain.fields import Field, Kind, Value
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reading_dates import read_birth, read_date
from kizilay_desk.domain.reading_phones import read_phone
from kizilay_desk.domain.reading_text import (
    clean_name,
    clean_note,
    clean_number,
    clean_text,
    has_control_character,
    means_nothing,
)
from kizilay_desk.domain.reading_times import read_time
from kizilay_desk.domain.reasons import Reason, Unreadable

__all__ = ["CodeParser", "PersonName", "Read", "Reason", "Unreadable", "read_value", "split_name", "written_in_arabic"]

# The code of a list that a text means, None for none: (list key, text).
CodeParser = Callable[[str, str], str | None]
Read = Value | Unreadable

_GROUPED = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+")
_SHORTENED = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_BETWEEN_CODES = re.compile(r"[,;/+&\n،؛]|\s+(?:ve|and|و)\s+")
_YES = frozenset(fold("evet e yes y true doğru var x 1 نعم").split())
_NO = frozenset(fold("hayır h no n false yanlış yok 0 لا").split())
_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_BELONGS_TO_NEXT = frozenset(("al", "el"))


class PersonName(NamedTuple):
    """A full name in its parts; '' for what is not there. An Arabic-script name is not split."""

    given: str
    family: str
    arabic: str


def read_value(field: Field, raw: object, *, today: date, parse_code: CodeParser) -> Read:
    """The value of ``field`` that ``raw`` means: what was typed or pasted, or a cell as its library gives it.

    None for nothing (REQUIRED when the field must have a value); Unreadable, with the reason, for what cannot be
    read. ``today`` bounds births and completes two-digit years. ValueError for a kind that nobody writes
    (references and instants).
    """
    value = _read(field, raw, today, parse_code)
    if isinstance(value, Unreadable):
        return value
    if value in (None, "", []):
        return Unreadable(Reason.REQUIRED) if field.required else None
    if isinstance(value, str):
        if has_control_character(value):
            return Unreadable(Reason.CONTROL_CHARACTER)
        if len(value) > field.longest:
            return Unreadable(Reason.TOO_LONG, longest=field.longest)
    return value


def split_name(full: object) -> PersonName:
    """The parts of a full name: the last word is the family name, together with an article before it.

    ``Kaya, Ayşe`` has the family name first; words in Arabic script are the Arabic name, whole.
    """
    words = clean_name(full)
    arabic = " ".join(word.strip("()-/") for word in words.split() if written_in_arabic(word))
    latin = " ".join(word for word in words.split() if not written_in_arabic(word)).strip(" ()-/")
    if not fold(latin):
        return PersonName("", "", arabic)
    if "," in latin:
        family, _, given = latin.partition(",")
        return PersonName(given.strip(" ,"), family.strip(), arabic)
    parts = latin.split()
    last = len(parts) - 1
    while last > 1 and fold(parts[last - 1]) in _BELONGS_TO_NEXT:
        last -= 1
    return PersonName(" ".join(parts[:last]) or latin, " ".join(parts[last:]) if last else "", arabic)


def written_in_arabic(text: str) -> bool:
    """Whether a text has a letter of the Arabic script (Arabic, Persian, Kurdish, Urdu ...)."""
    return _ARABIC_SCRIPT.search(text) is not None


def _read(field: Field, raw: object, today: date, parse_code: CodeParser) -> Read:
    match field.kind:
        case Kind.TEXT:
            return clean_text(raw)
        case Kind.NOTE:
            return clean_note(raw)
        case Kind.NAME:
            name = clean_name(raw)
            return name if fold(name) else ""
        case Kind.CODE | Kind.CODES | Kind.OPEN_CODE:
            return _codes(field, raw, parse_code)
        case Kind.PHONE | Kind.IDENTIFIER:
            return _number_text(field.kind, raw)
        case Kind.REF | Kind.INSTANT:
            raise ValueError(f"{field.key}: nobody writes a {field.kind.value}")
    text = clean_number(raw)
    if not text or (field.kind is not Kind.FLAG and means_nothing(text)):
        return None
    read: Value | Reason
    match field.kind:
        case Kind.DATE:
            day = read_date(raw, today)
            read = day if isinstance(day, Reason) else day.isoformat()
        case Kind.BIRTH:
            read = read_birth(raw, today)
        case Kind.TIME:
            read = read_time(raw)
        case Kind.COUNT:
            read = _count(text)
        case _:
            read = _flag(text)
    return Unreadable(read) if isinstance(read, Reason) else read


def _codes(field: Field, raw: object, parse_code: CodeParser) -> Read:
    text, code_list = clean_text(raw), field.code_list or ""
    code = parse_code(code_list, text) if text else None
    if field.kind is Kind.OPEN_CODE:
        return code or text
    if code is not None:
        return [code] if field.kind is Kind.CODES else code
    if means_nothing(text):
        return None
    if field.kind is Kind.CODES:
        codes = {parse_code(code_list, part.strip()) for part in _BETWEEN_CODES.split(text) if part.strip()}
        if None not in codes:
            return sorted(code for code in codes if code is not None)
    return Unreadable(Reason.NOT_A_CODE, code_list=code_list)


def _number_text(kind: Kind, raw: object) -> Read:
    text = clean_number(raw)
    if shortened := _SHORTENED.fullmatch(text):
        # A sheet shows 99123456789 as 9,91235E+10; without all its digits the number is lost.
        whole, decimals, power = shortened.group(1), shortened.group(2) or "", int(shortened.group(3))
        if len(decimals) != power:
            return Unreadable(Reason.NOT_A_NUMBER)
        text = whole + decimals
    if means_nothing(text):
        return None
    if not any(letter.isdecimal() for letter in text):
        return Unreadable(Reason.NOT_A_NUMBER)
    if kind is Kind.PHONE:
        return read_phone(text)
    return "".join(letter for letter in text if letter.isalnum()).upper()


def _count(text: str) -> int | Reason:
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    if text.removeprefix("-").isdecimal() and len(text) <= 9:
        return int(text) if int(text) >= 0 else Reason.NEGATIVE
    return Reason.NOT_A_NUMBER


def _flag(text: str) -> bool | Reason:
    folded = fold(text)
    if folded in _YES or text in ("✓", "✔", "+"):
        return True
    return False if folded in _NO else Reason.NOT_A_CODE
