"""Long lists in pieces that a database takes as parameters of one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

SIZE = 2000


def chunks(items: Collection[T]) -> Iterator[list[T]]:
    """The items in lists of at most ``SIZE``."""
    iterator = iter(items)
    while chunk := list(islice(iterator, SIZE)):
        yield chunk
