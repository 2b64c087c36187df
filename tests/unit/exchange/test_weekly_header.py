"""The header of a weekly file is believed in nothing."""

import copy
import json
from typing import Any

import pytest

from kizilay_desk.domain.weekly import EarlierFile, FileHeader, Sender
from kizilay_desk.exchange.weekly_header import MalformedHeader, header_content, read_header

HEADER = FileHeader(
    Sender("device", "HATAY", ""),
    14,
    None,
    "2026-04-07T11:40:00.000Z",
    "tr",
    {"device": ((1, 3), (5, 5))},
    (EarlierFile(13, "2026-W13", {"device": ((4, 4),)}),),
    {"other": ((1, 1),)},
    "",
    "signed",
    1,
)
CONTENT: dict[str, Any] = json.loads(json.dumps(header_content(HEADER)))


def read(content: object) -> FileHeader:
    return read_header(content, version=1, signature="signed")


def test_what_is_written_is_read() -> None:
    assert read(CONTENT) == HEADER


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("remark", ""),
        ("sender", "HATAY"),
        ("sender.device", ""),
        ("sender.centre", None),
        ("sender.centre", "HA\nTAY"),
        ("sender.centre_name", "\x1b[31m"),
        ("sender.centre_name", "\ud800"),
        ("sender.centre_name", "a" * 201),
        ("recipient", 0),
        ("number", "14"),
        ("number", True),
        ("number", 0),
        ("number", 14.0),
        ("number", 10**20),
        ("week", 14),
        ("week", "2026-W54"),
        ("week", "2026W14"),
        ("week", "0000-W01"),
        ("written_at", "yesterday"),
        ("written_at", "2026-04-07T11:40:00.000+03:00"),
        ("language", None),
        ("ranges", []),
        ("ranges.", [[1, 1]]),
        ("ranges.device", {}),
        ("ranges.device", [[1]]),
        ("ranges.device", ["12"]),
        ("ranges.device", [[3, 1]]),
        ("ranges.device", [[0, 1]]),
        ("ranges.device", [[1, 2], [3, 4]]),
        ("ranges.device", [[5, 6], [1, 2]]),
        ("ranges.device", [[1, 1.5]]),
        ("withheld", None),
        ("follows", {}),
        ("follows.0", "13"),
        ("follows.0.number", -1),
        ("follows.0.ranges", None),
    ],
)
def test_any_strange_part_is_refused(path: str, value: object) -> None:
    content = copy.deepcopy(CONTENT)
    *outer, last = path.split(".")
    inner: Any = content
    for key in outer:
        inner = inner[int(key) if isinstance(inner, list) else key]
    inner[int(last) if isinstance(inner, list) else last] = value
    with pytest.raises(MalformedHeader):
        read(content)


@pytest.mark.parametrize("key", list(CONTENT))
def test_every_part_must_be_there(key: str) -> None:
    with pytest.raises(MalformedHeader):
        read({other: part for other, part in CONTENT.items() if other != key})


@pytest.mark.parametrize("content", [None, [], "header", 1])
def test_something_else_is_no_header(content: object) -> None:
    with pytest.raises(MalformedHeader):
        read(content)
