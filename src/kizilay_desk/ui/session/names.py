"""A person's name on the screen: the script of the language first, the other one behind it; what of it was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kizilay_desk.domain.names import fold, sound_keys
from kizilay_desk.i18n.bidi import Direction, direction
from kizilay_desk.i18n.catalogue import current
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.session.reading_aloud import in_arabic, in_latin

_WORD = re.compile(r"[^\s\-]+")


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name in the script of the language and, if there is one, in the other script."""

    name: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a name that matches what was typed: from one letter to before another."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A name as a search shows it. ``reading`` says how it reads in the script that was typed."""

    shown: ShownName
    marks: tuple[Mark, ...] = ()
    other_marks: tuple[Mark, ...] = ()
    reading: str = ""


def shown_name(person: Record) -> ShownName:
    """The name of a person; one that is known in one script only has no other."""
    latin = f"{person.text('given_name')} {person.text('family_name')}".strip()
    arabic = person.text("arabic_name")
    names = [name for name in ((arabic, latin) if current().rtl else (latin, arabic)) if name]
    return ShownName(*names[:2]) if names else ShownName("")


def marked_name(person: Record, typed: str) -> MarkedName:
    """The name with the parts marked that begin, or sound, as what was typed.

    A name that was found through the other script, and is known in one script only, comes with its reading.
    """
    shown = shown_name(person)
    words = fold(typed).split()
    marks, other_marks = _beginnings(shown.name, words), _beginnings(shown.other, words)
    if not marks and not other_marks:
        marks = _sounds(shown.name, words)
        other_marks = () if marks else _sounds(shown.other, words)
    return MarkedName(shown, marks, other_marks, "" if shown.other else _reading(shown.name, typed))


def _reading(name: str, typed: str) -> str:
    match direction(name), direction(typed):
        case Direction.RIGHT_TO_LEFT, Direction.LEFT_TO_RIGHT:
            return in_latin(name)
        case Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT:
            return in_arabic(name)
        case _:
            return ""


def _beginnings(name: str, typed: list[str]) -> tuple[Mark, ...]:
    marks = []
    for match in _WORD.finditer(name):
        word = match.group()
        length = max((len(each) for each in typed if fold(word).startswith(each)), default=0)
        if length:
            marks.append(Mark(match.start(), match.start() + _letters(word, length)))
    return tuple(marks)


def _letters(word: str, folded: int) -> int:
    """How many letters of a word make up that many of its folded form."""
    if direction(word) is Direction.RIGHT_TO_LEFT:
        # Marking part of a joined word would tear its letters apart.
        return len(word)
    return next((end for end in range(1, len(word)) if len(fold(word[:end])) >= folded), len(word))


def _sounds(name: str, typed: list[str]) -> tuple[Mark, ...]:
    beginnings = tuple(key for word in typed for key in sound_keys(word, beginning=True) if len(key) > 1)
    return tuple(
        Mark(match.start(), match.end())
        for match in _WORD.finditer(name)
        if beginnings and any(key.startswith(beginnings) for key in sound_keys(fold(match.group())))
    )
