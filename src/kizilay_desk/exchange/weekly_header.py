"""The header of a weekly file as JSON, read with every part checked: it comes from outside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kizilay_desk.domain.change_json import LARGEST_NUMBER
from kizilay_desk.domain.ranges import DeviceRanges, Ranges
from kizilay_desk.domain.weekly import EarlierFile, FileHeader, Sender
from kizilay_desk.domain.weeks import Week

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_LONGEST = 200
_UNSPEAKABLE = {"Cc", "Cs", "Zl", "Zp"}


class MalformedHeader(ValueError):
    """A header that no version of this application writes; ``args`` say which part, never a value."""


def header_content(header: FileHeader) -> dict[str, object]:
    """The header as what becomes JSON. Version and signature are not in it: they have rows of their own."""
    return {
        "sender": {
            "device": header.sender.device,
            "centre": header.sender.centre,
            "centre_name": header.sender.centre_name,
        },
        "recipient": header.recipient,
        "number": header.number,
        "week": header.week,
        "written_at": header.written_at,
        "language": header.language,
        "ranges": header.ranges,
        "withheld": header.withheld,
        "follows": [
            {"number": earlier.number, "week": earlier.week, "ranges": earlier.ranges} for earlier in header.follows
        ],
    }


def read_header(content: object, *, version: int, signature: str) -> FileHeader:
    """The header in what came out of JSON. Raises MalformedHeader when any part is missing, strange or too much."""
    parts = _parts(
        content,
        "header",
        {"sender", "recipient", "number", "week", "written_at", "language", "ranges", "withheld", "follows"},
    )
    sender = _parts(parts["sender"], "sender", {"device", "centre", "centre_name"})
    return FileHeader(
        sender=Sender(
            device=_text(sender["device"], "device"),
            centre=_text(sender["centre"], "centre"),
            centre_name=_text(sender["centre_name"], "centre_name", least=0),
        ),
        number=_number(parts["number"], "number"),
        week=_week(parts["week"]),
        written_at=_instant(parts["written_at"]),
        language=_text(parts["language"], "language"),
        ranges=_device_ranges(parts["ranges"], "ranges"),
        follows=tuple(_earlier(each) for each in _list(parts["follows"], "follows")),
        withheld=_device_ranges(parts["withheld"], "withheld"),
        recipient=_text(parts["recipient"], "recipient", least=0),
        signature=signature,
        version=version,
    )


def _earlier(content: object) -> EarlierFile:
    parts = _parts(content, "follows", {"number", "week", "ranges"})
    return EarlierFile(
        _number(parts["number"], "follows"), _week(parts["week"]), _device_ranges(parts["ranges"], "follows")
    )


def _parts(content: object, part: str, keys: set[str]) -> Mapping[str, object]:
    if not isinstance(content, dict) or content.keys() != keys:
        raise MalformedHeader(part)
    return content


def _list(content: object, part: str) -> list[object]:
    if not isinstance(content, list):
        raise MalformedHeader(part)
    return content


def _text(content: object, part: str, *, least: int = 1) -> str:
    if not isinstance(content, str) or not least <= len(content) <= _LONGEST or not _speakable(content):
        raise MalformedHeader(part)
    return content


def _speakable(text: str) -> bool:
    """Without line breaks, control characters and halves of surrogate pairs: fit for a sentence and a database."""
    return not any(unicodedata.category(letter) in _UNSPEAKABLE for letter in text)


def _number(content: object, part: str) -> int:
    if not isinstance(content, int) or isinstance(content, bool) or not 1 <= content <= LARGEST_NUMBER:
        raise MalformedHeader(part)
    return content


def _week(content: object) -> str | None:
    if content is None:
        return None
    text = _text(content, "week")
    try:
        known = str(Week.parse(text))
    except ValueError as error:
        raise MalformedHeader("week") from error
    if known != text:
        raise MalformedHeader("week")
    return text


def _instant(content: object) -> str:
    text = _text(content, "written_at")
    if not _INSTANT.fullmatch(text):
        raise MalformedHeader("written_at")
    return text


def _device_ranges(content: object, part: str) -> DeviceRanges:
    if not isinstance(content, dict):
        raise MalformedHeader(part)
    return {_text(device, part): _ranges(ranges, part) for device, ranges in content.items()}


def _ranges(content: object, part: str) -> Ranges:
    ranges: list[tuple[int, int]] = []
    for each in _list(content, part):
        match each:
            case [first, last]:
                start, end = _number(first, part), _number(last, part)
            case _:
                raise MalformedHeader(part)
        # Ascending, disjoint, not adjacent: one way to say one set (domain.ranges).
        if start > end or (ranges and start <= ranges[-1][1] + 1):
            raise MalformedHeader(part)
        ranges.append((start, end))
    return tuple(ranges)
