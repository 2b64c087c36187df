"""Where ids come from: UUIDv7 for what is new, derived UUIDv5 for what is the same thing by nature."""

from __future__ import annotations

import secrets
import time
import uuid
from collections.abc import Mapping

from kizilay_desk.domain.fields import Entity, Value

_NAMESPACE = uuid.UUID("6f0a2f8e-5d55-5c1b-9a37-4d8c1c6f2b10")


def new_id(milliseconds: int | None = None) -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix time in milliseconds, then 74 random bits."""
    at = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    number = (at & (1 << 48) - 1) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=number))


def derived_id(kind: str, *parts: str) -> str:
    """The same id on every device for the same parts, e.g. one attendance of one person at one session."""
    # U+001F cannot occur in a value, so no two lists of parts make one text.
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join((kind, *parts))))


def record_id(entity: Entity, values: Mapping[str, Value]) -> str:
    """The id of a record about to be made: derived when the entity is the same thing by nature, else new."""
    if not entity.natural:
        return new_id()
    return derived_id(entity.key, *(str(values[key]) for key in entity.natural))
