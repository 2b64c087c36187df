"""What the headers of an attendance list mean, in Turkish, English and Arabic (``resources/headers.json``)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kizilay_desk.domain.names import fold
from kizilay_desk.domain.plain_list import Column
from kizilay_desk.domain.reading_text import text_of
from kizilay_desk.resources import resources_folder

_IN_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_BETWEEN_LANGUAGES = re.compile(r"[/|\n()\[\]]|\s[-–—]\s")
_NAMES = (Column.FULL_NAME, Column.GIVEN_NAME, Column.ARABIC_NAME)
_FEWEST_COLUMNS = 2
_FEWEST_WITHOUT_NAME = 3


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Folded spellings: of columns, of columns that are not read, of words for people, and for totals."""

    columns: Mapping[str, Column]
    unread: frozenset[str]
    people: frozenset[str]
    totals: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """What the cells of a header row mean: the place of each column, counted from 0, and the texts without meaning."""

    places: Mapping[Column, int]
    unread: tuple[str, ...]

    def is_header(self) -> bool:
        """Whether the row looks like column names at all: two known ones with a name among them, or three."""
        named = any(column in self.places for column in _NAMES)
        return len(self.places) >= (_FEWEST_COLUMNS if named else _FEWEST_WITHOUT_NAME)


def read_headers(cells: Sequence[object], chosen: Mapping[str, Column | None]) -> HeaderRow:
    """What a row means when it is taken for a header row.

    ``chosen`` is what the user said of header texts (None: not to be read) and goes before any guess. Of two
    columns with one meaning the first is read and the second named in ``unread``.
    """
    told = {fold(text): column for text, column in chosen.items()}
    places: dict[Column, int] = {}
    unread: list[str] = []
    for place, cell in enumerate(cells):
        text = text_of(cell).strip() if isinstance(cell, str) else ""
        folded = fold(text)
        if folded not in told and (not text or folded in _vocabulary().unread):
            continue
        column = told[folded] if folded in told else _meaning(text)
        if column is None or column in places:
            unread.append(text)
        else:
            places[column] = place
    # A column "Name" alone holds full names.
    if Column.GIVEN_NAME in places and not {Column.FAMILY_NAME, Column.FULL_NAME} & places.keys():
        places = {Column.FULL_NAME if column is Column.GIVEN_NAME else column: at for column, at in places.items()}
    return HeaderRow(places, tuple(unread))


def says_total(text: str) -> bool:
    """Whether a cell begins a row of totals: ``Toplam``, ``Total:``, ``المجموع``."""
    return fold(text) in _vocabulary().totals


# Rows are looked at for repeated headers, and what stands in them repeats.
@lru_cache(maxsize=1 << 12)
def _meaning(text: str) -> Column | None:
    """The column that a header means: as a whole, without what is in brackets, or by one of its languages."""
    columns = _vocabulary().columns
    for attempt in (fold(text), fold(_IN_BRACKETS.sub(" ", text))):
        found = columns.get(attempt) or columns.get(_without_people(attempt))
        if found:
            return found
    parts = [_meaning(part) for part in _BETWEEN_LANGUAGES.split(text) if part.strip() and part.strip() != text]
    meanings = {part for part in parts if part is not None}
    return next(iter(meanings)) if len(meanings) == 1 else None


def _without_people(folded: str) -> str:
    return " ".join(word for word in folded.split() if word not in _vocabulary().people)


@cache
def _vocabulary() -> _Vocabulary:
    content: dict[str, list[str]] = json.loads((resources_folder() / "headers.json").read_text(encoding="utf-8"))
    columns = {fold(spelling): column for column in Column for spelling in content[column.value]}
    return _Vocabulary(
        columns, *(frozenset(fold(spelling) for spelling in content[key]) for key in ("unread", "people", "total"))
    )
