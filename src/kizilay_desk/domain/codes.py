"""Code lists: what may be chosen in a coded field, in three languages, as flat lists or trees.

A list is a JSON file ``{"list": key, "codes": [{"code", "parent", "tr", "en", "ar", "also", "retired"}, ...]}`` of
which ``parent``, ``also`` and ``retired`` may be left out; the order in the file is the order on the screen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

LABEL_LANGUAGES = ("tr", "en", "ar")


@dataclass(frozen=True, slots=True)
class Code:
    """One code. ``labels`` has a text for each of ``LABEL_LANGUAGES``; ``also`` are other spellings taken on input.

    A ``retired`` code is no longer offered, but what was recorded with it keeps its label.
    """

    code: str
    labels: Mapping[str, str] = field(hash=False)
    parent: str | None = None
    also: tuple[str, ...] = ()
    position: int = 0
    retired: bool = False

    def spellings(self) -> Iterator[str]:
        """Every text that means this code: the code itself, its labels, the other spellings."""
        yield self.code
        yield from self.labels.values()
        yield from self.also


@dataclass(frozen=True)
class CodeList:
    """The codes of one list, in the order in which they are offered. Codes are unique and parents known."""

    key: str
    codes: tuple[Code, ...]
    _by_code: Mapping[str, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code = {code.code: code for code in self.codes}
        if len(by_code) != len(self.codes):
            raise ValueError(f"{self.key}: a code occurs twice")
        for code in self.codes:
            if code.parent is not None and code.parent not in by_code:
                raise ValueError(f"{self.key}: {code.code} has an unknown parent")
        object.__setattr__(self, "_by_code", MappingProxyType(by_code))

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Code | None:
        """The entry of a code, retired or not; None when the list does not have it."""
        return self._by_code.get(code)

    def offered(self) -> tuple[Code, ...]:
        """The codes that may be chosen today: those not retired."""
        return tuple(code for code in self.codes if not code.retired)

    def children(self, parent: str | None = None) -> tuple[Code, ...]:
        """The codes directly under ``parent``; with None the roots of the tree."""
        return tuple(code for code in self.codes if code.parent == parent)

    def descendants(self, code: str) -> tuple[str, ...]:
        """``code`` and every code below it: what a selection of the code stands for."""
        found = [code]
        for each in found:  # grows while it is walked
            found.extend(child.code for child in self.children(each))
        return tuple(found)


def load_code_lists(folder: Path) -> dict[str, CodeList]:
    """Every list of a folder by key. ValueError when a file is not a code list or two files hold the same one."""
    lists: dict[str, CodeList] = {}
    for path in sorted(folder.glob("*.json")):
        code_list = _code_list(json.loads(path.read_text(encoding="utf-8")))
        if code_list.key in lists:
            raise ValueError(f"code list {code_list.key} is there twice")
        lists[code_list.key] = code_list
    return lists


def _code_list(content: dict[str, Any]) -> CodeList:
    try:
        codes = tuple(
            Code(
                code=entry["code"],
                labels=MappingProxyType({language: entry[language] for language in LABEL_LANGUAGES}),
                parent=entry.get("parent"),
                also=tuple(entry.get("also", ())),
                position=position,
                retired=entry.get("retired", False),
            )
            for position, entry in enumerate(content["codes"], start=1)
        )
        return CodeList(key=content["list"], codes=codes)
    except KeyError as missing:
        raise ValueError(f"code list {content.get('list')}: an entry lacks {missing}") from missing
