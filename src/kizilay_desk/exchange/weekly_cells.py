"""What a person sees in a cell of a weekly file: a record's value as text, number or date, in the current language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from kizilay_desk.domain.fields import Field, Kind, Value
from kizilay_desk.domain.weekly import SheetRow
from kizilay_desk.exchange.weekly_layout import LONGEST_CELL
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.labels import code_label, offered_labels

Shown = str | int | date | None

Look = Literal["text", "note", "ltr", "number", "date"]
"""``text`` runs as its own letters do, a ``note`` over several lines; ``ltr`` is text that runs left to right in every
language, like a phone."""

# Earlier days are text: Excel believes in 29 February 1900 (its serial number 60), and LibreOffice does not.
FIRST_DATE = date(1900, 3, 1)

# What XML cannot carry or no one can see. A line break is kept, however it was written; a tab, which no cell shows and
# .ods loses, becomes a space.
_LINE_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def look(field: Field) -> Look:
    """How the cells of a field look, also those that have no value yet."""
    match field.kind:
        case Kind.DATE:
            return "date"
        case Kind.COUNT:
            return "number"
        case Kind.NOTE:
            return "note"
        case Kind.PHONE | Kind.IDENTIFIER | Kind.TIME | Kind.BIRTH | Kind.INSTANT:
            return "ltr"
        case _:
            return "text"


def choices(field: Field) -> tuple[str, ...]:
    """The labels that a drop-down list of this field offers; empty when it has none."""
    if field.code_list is not None:
        return offered_labels(field.code_list)
    return (_("Yes"), _("No")) if field.kind is Kind.FLAG else ()


def shown_as(field: Field) -> Callable[[SheetRow], Shown]:
    """The function that gives what a record's cell of this field shows; None for an empty cell.

    It holds for the language that is current now. Codes are shown as labels, references by the names that came with
    the row, a birth without a day as its year in text. Text is as ``plain`` leaves it.
    """
    key = field.key
    if field.kind is Kind.REF:
        return lambda row: plain(row.names.get(key))
    show = _SHOW.get(field.kind, _show_text)
    if field.code_list is not None:
        show = _labels(field.code_list)
    return lambda row: show(row.values.get(key))


def plain(text: str | None) -> str | None:
    """Text that a cell can hold: without control characters, no longer than a cell; None when nothing is left.

    The exact value is in the machine sheets.
    """
    if not text:
        return None
    if _UNUSUAL.search(text):
        text = _HALF_PAIRS.sub("\ufffd", _UNSEEN.sub("", _LINE_BREAKS.sub("\n", text.replace("\t", " "))))
    if len(text) * 2 > LONGEST_CELL:
        text = _cut(text)
    return text or None


def _cut(text: str) -> str:
    # Excel counts in UTF-16, where an emoji is two.
    units = text.encode("utf-16-le")
    if len(units) <= LONGEST_CELL * 2:
        return text
    return units[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", errors="ignore") + "…"


def _show_text(value: Value) -> Shown:
    match value:
        case None:
            return None
        case list():
            return plain(_joined(value))
        case _:
            return plain(str(value))


def _show_count(value: Value) -> Shown:
    return value if isinstance(value, int) and not isinstance(value, bool) else _show_text(value)


def _show_flag(value: Value) -> Shown:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return _show_text(value)


def _show_date(value: Value) -> Shown:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None:
        return _show_text(value)
    return day if day >= FIRST_DATE else formats.date_field(day)


def _show_birth(value: Value) -> Shown:
    if not isinstance(value, str):
        return _show_text(value)
    return _show_date(value) if len(value) == len("1991-06-14") else plain(formats.birth(value))


_SHOW: dict[Kind, Callable[[Value], Shown]] = {
    Kind.DATE: _show_date,
    Kind.BIRTH: _show_birth,
    Kind.COUNT: _show_count,
    Kind.FLAG: _show_flag,
}


def _labels(code_list: str) -> Callable[[Value], Shown]:
    """Codes as labels, each looked up once. A code that the list does not have is shown as it is."""
    known: dict[str, str] = {}

    def label(code: str) -> str:
        if code not in known:
            known[code] = code_label(code_list, code)
        return known[code]

    def show(value: Value) -> Shown:
        match value:
            case str():
                return plain(label(value))
            case list():
                return plain(_joined([label(code) for code in value]))
            case _:
                return _show_text(value)

    return show


def _joined(items: list[str]) -> str:
    return pgettext("between the items of a list", ", ").join(items)
