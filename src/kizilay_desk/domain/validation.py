"""Whether a change from outside has the shape its declarations ask for.

This guards the store against damaged or forged files: kinds and lengths, no more. What a user should be warned
about (a birth after today, a session without a date) is checked where it is entered and never refused here: a
centre's record must not be lost because another version of the rules looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kizilay_desk.domain.changes import DELETED, Change
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Field, Kind, Value

_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_BIRTH = re.compile(r"\d{4}(~|-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LARGEST_COUNT = 10_000_000
_LONGEST_CODE = 80

Check = Callable[[Value], bool]


def malformed(change: Change) -> str | None:
    """Which part of a change has a wrong shape, by name; None when all is well.

    Fields and entities that this version does not know are let through: they stay in the log until a version
    that knows them folds it.
    """
    if not _INSTANT.fullmatch(change.at):
        return "at"
    if not _ID.fullmatch(change.record):
        return "record"
    entity = ENTITIES.get(change.entity)
    if entity is None:
        return None
    checks = _checks(change.entity)
    for key, value in change.values.items():
        check = checks.get(key)
        if check is not None and value is not None and not check(value):
            return key
    return None


@cache
def _checks(entity: str) -> dict[str, Check]:
    return {field.key: _check(field) for field in ENTITIES[entity].fields} | {
        DELETED: lambda value: isinstance(value, bool)
    }


def _check(field: Field) -> Check:
    def matches(pattern: re.Pattern[str]) -> Check:
        return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None

    def code(value: Value) -> bool:
        return isinstance(value, str) and 0 < len(value) <= _LONGEST_CODE

    match field.kind:
        case Kind.DATE:
            return matches(_DAY)
        case Kind.BIRTH:
            return matches(_BIRTH)
        case Kind.TIME:
            return matches(_TIME)
        case Kind.INSTANT:
            return matches(_INSTANT)
        case Kind.REF:
            return matches(_ID)
        case Kind.CODE:
            return code
        case Kind.CODES:
            return lambda value: isinstance(value, list) and all(map(code, value))
        case Kind.COUNT:
            return lambda value: isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_COUNT
        case Kind.FLAG:
            return lambda value: isinstance(value, bool)
        case _:
            return lambda value: isinstance(value, str) and len(value) <= field.longest
