"""Typed words as they are stored: without invisible characters, and a known topic by its code."""

from __future__ import annotations

from datetime import date

from kizilay_desk.domain.fields import Entity, Kind, Value
from kizilay_desk.domain.reading import Unreadable, read_value
from kizilay_desk.i18n.labels import parse_code

_WORDS = (Kind.TEXT, Kind.NAME, Kind.NOTE, Kind.OPEN_CODE)


def cleaned(entity: Entity, key: str, value: Value) -> Value:
    """The value of an editor as it goes into the store; other than words it is the editor's own reading."""
    field = entity.field(key)
    if field.kind not in _WORDS or value is None:
        return value
    # Words have nothing to do with a day; the reader asks for one for the kinds that do.
    read = read_value(field, value, today=date.max, parse_code=parse_code)
    return None if isinstance(read, Unreadable) else read
