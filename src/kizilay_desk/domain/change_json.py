"""A change as JSON text: what the log stores and the weekly file carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeGuard

from kizilay_desk.domain.changes import Change, ChangeId, Origin
from kizilay_desk.domain.fields import Value

write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
"""One text for one value, whatever the order its keys came in."""


LARGEST_NUMBER = 2**53 - 1
"""Greater numbers are not exact in every JSON reader."""

_ORIGINS = {origin.value: origin for origin in Origin}


class MalformedChange(ValueError):
    """Text that is no change of ours; ``args`` say which part, never a value."""


def write_values(values: Mapping[str, Value]) -> str:
    """The values of a change or record as JSON."""
    return write_json(values)


def read_values(text: str) -> dict[str, Value]:
    """The values in a text that ``write_values`` made."""
    values: dict[str, Value] = json.loads(text)
    return values


def write_over(over: Mapping[str, tuple[ChangeId, ...]]) -> str | None:
    """None when it is over nothing, which is the rule for new records."""
    return write_json(over) if over else None


def read_over(text: str | None) -> dict[str, tuple[ChangeId, ...]]:
    """The edges in a text that ``write_over`` made."""
    if text is None:
        return {}
    return {key: tuple(ChangeId(device, seq) for device, seq in ids) for key, ids in json.loads(text).items()}


def to_row(change: Change) -> list[object]:
    """A change as the list that stands in a weekly file."""
    row = [
        change.device,
        change.seq,
        change.at,
        change.author,
        change.origin.value,
        change.entity,
        change.record,
        change.values,
    ]
    return [*row, change.over] if change.over else row


def from_row(row: object) -> Change:
    """The change in a list as ``to_row`` makes it. Raises MalformedChange when any part has the wrong shape.

    What the parts mean (known entity, field lengths ...) is looked at by ``domain.validation``.
    """
    if not isinstance(row, list) or not 8 <= len(row) <= 9:
        raise MalformedChange("shape")
    device, seq, at, author, origin, entity, record, values = row[:8]
    for text in (device, at, author, origin, entity, record):
        if not _is_text(text):
            raise MalformedChange("text")
    if not _is_number(seq) or seq < 1:
        raise MalformedChange("number")
    if origin not in _ORIGINS:
        raise MalformedChange("origin")
    if not isinstance(values, dict) or not (all(map(_is_text, values)) and all(map(_is_value, values.values()))):
        raise MalformedChange("values")
    over = _over(row[8]) if len(row) == 9 else {}
    return Change(device, seq, at, author, _ORIGINS[origin], entity, record, values, over)


def _over(part: object) -> dict[str, tuple[ChangeId, ...]]:
    if not isinstance(part, dict):
        raise MalformedChange("over")
    over = {}
    for key, ids in part.items():
        if not _is_text(key) or not isinstance(ids, list):
            raise MalformedChange("over")
        over[key] = tuple(_change_id(below) for below in ids)
    return over


def _change_id(part: object) -> ChangeId:
    match part:
        case [device, seq] if _is_text(device) and _is_number(seq) and seq >= 1:
            return ChangeId(device, seq)
    raise MalformedChange("over")


def _is_value(part: object) -> bool:
    if isinstance(part, list):
        return all(map(_is_text, part))
    return _is_text(part) or part is None or isinstance(part, bool) or _is_number(part)


def _is_number(part: object) -> TypeGuard[int]:
    return isinstance(part, int) and not isinstance(part, bool) and -LARGEST_NUMBER <= part <= LARGEST_NUMBER


def _is_text(part: object) -> TypeGuard[str]:
    """Whether it is text that every store can hold: U+0000 and halves of surrogate pairs are none."""
    if not isinstance(part, str) or "\0" in part:
        return False
    if not part.isascii():
        try:
            part.encode()
        except UnicodeEncodeError:
            return False
    return True
