"""Sets of running numbers as ranges: what a file holds, what a store knows, where the holes are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Ranges = tuple[tuple[int, int], ...]
"""Ascending, disjoint, not adjacent; both ends included."""

DeviceRanges = Mapping[str, Ranges]


def to_ranges(numbers: Iterable[int]) -> Ranges:
    """The ranges that hold exactly these numbers."""
    return union((number, number) for number in numbers)


def union(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """The ranges that hold all numbers of any of these ranges."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            if last > merged[-1][1]:
                merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return tuple(merged)


def minus(ranges: Ranges, without: Ranges) -> Ranges:
    """The numbers of ``ranges`` that are not in ``without``."""
    left: list[tuple[int, int]] = []
    for first, last in ranges:
        start = first
        for low, high in without:
            if high < start or low > last:
                continue
            if low > start:
                left.append((start, low - 1))
            start = max(start, high + 1)
        if start <= last:
            left.append((start, last))
    return tuple(left)


def size(ranges: Ranges) -> int:
    """How many numbers the ranges hold."""
    return sum(last - first + 1 for first, last in ranges)


def contains(ranges: Ranges, number: int) -> bool:
    """Whether one of the ranges holds the number."""
    return any(first <= number <= last for first, last in ranges)
