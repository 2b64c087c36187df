"""A change as JSON text: what the log stores and the weekly file carries."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kizilay_desk.domain.changes import Change, ChangeId, Origin
from kizilay_desk.domain.fields import Value

write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
"""One text for one value, whatever the order its keys came in."""


class MalformedChange(ValueError):
    """Text that is no change of ours; ``args`` say which part, never a value."""


def write_values(values: Mapping[str, Value]) -> str:
    return write_json(values)


def read_values(text: str) -> dict[str, Value]:
    values: dict[str, Value] = json.loads(text)
    return values


def write_over(over: Mapping[str, tuple[ChangeId, ...]]) -> str | None:
    """None when it is over nothing, which is the rule for new records."""
    return write_json(over) if over else None


def read_over(text: str | None) -> dict[str, tuple[ChangeId, ...]]:
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
    """The change in a list as ``to_row`` makes it. Raises MalformedChange when any part has the wrong shape."""
    try:
        device, seq, at, author, origin, entity, record, values, *rest = row  # type: ignore[misc]
        over = {
            key: tuple(ChangeId(_text(below), _number(number)) for below, number in ids)
            for key, ids in (rest[0].items() if rest else ())
        }
        if not isinstance(values, dict) or len(rest) > 1:
            raise MalformedChange("values")
        return Change(
            _text(device),
            _number(seq),
            _text(at),
            _text(author),
            Origin(origin),
            _text(entity),
            _text(record),
            values,
            over,
        )
    except MalformedChange:
        raise
    except (TypeError, ValueError, AttributeError) as error:
        raise MalformedChange("shape") from error


def _text(part: object) -> str:
    if not isinstance(part, str):
        raise MalformedChange("text")
    return part


def _number(part: object) -> int:
    if not isinstance(part, int) or isinstance(part, bool) or part < 1:
        raise MalformedChange("number")
    return part
