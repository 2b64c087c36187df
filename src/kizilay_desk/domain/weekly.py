"""What a weekly file holds: changes for machines, tables for people, and who sent it after what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kizilay_desk.domain.changes import Change
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.ranges import DeviceRanges, Ranges, to_ranges

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Sender:
    """The device that wrote the file, and its centre (``centre`` is the code, ``centre_name`` for people)."""

    device: str
    centre: str
    centre_name: str


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """A file the sender wrote before: its number, week (``2026-W14``, None for a whole store) and what it held."""

    number: int
    week: str | None
    ranges: DeviceRanges


@dataclass(frozen=True, slots=True)
class FileHeader:
    """The envelope of a weekly file.

    ``number`` counts the sender's files; ``follows`` are the earlier ones, so that a lost one can be named.
    ``ranges`` is what this file holds; ``withheld`` what it leaves out on purpose, by number alone. ``recipient``
    is the centre code it was written for ("" for the central office). ``signature`` is empty until files are
    signed.
    """

    sender: Sender
    number: int
    week: str | None
    written_at: str
    language: str
    ranges: DeviceRanges
    follows: tuple[EarlierFile, ...] = ()
    withheld: DeviceRanges = field(default_factory=dict)
    recipient: str = ""
    signature: str = ""
    version: int = FORMAT_VERSION


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One record as people read it: its id, its values by field key, and for references what they are called."""

    record: str
    values: dict[str, Value]
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of a distribution, by its label in the file's language."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """People by sex, age or nationality, ``title`` in the file's language.

    ``base`` are those whose value is known, of whom the percentages are; ``not_stated`` the others.
    """

    title: str
    base: int
    lines: tuple[FigureLine, ...]
    not_stated: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures on the Summary sheet, already counted by the rules of the statistics."""

    sessions: int
    participations: int
    distinct: int
    distributions: tuple[Distribution, ...] = ()


@dataclass(frozen=True, slots=True)
class WeeklyFile:
    """Everything that goes into a weekly file. ``tables`` maps entity keys to rows.

    The ranges of the header are those of the changes (``ranges_of``).
    """

    header: FileHeader
    changes: Sequence[Change]
    tables: Mapping[str, Sequence[SheetRow]] = field(default_factory=dict)
    figures: Figures | None = None


@dataclass(frozen=True, slots=True)
class UnreadableChange:
    """What stands at a ``position`` (1, 2, 3 ...) among a file's changes and is none; ``part`` is what is wrong."""

    position: int
    part: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a weekly file gave.

    ``rejected`` are the changes that could not be read; their numbers are among the header's ranges all the same.
    ``checksum`` is that of the content: equal for a copy, also for one saved again by another program.
    """

    header: FileHeader
    changes: tuple[Change, ...]
    rejected: tuple[UnreadableChange, ...]
    checksum: str


def ranges_of(changes: Iterable[Change]) -> dict[str, Ranges]:
    """The numbers of these changes, by device."""
    numbers: dict[str, list[int]] = {}
    for change in changes:
        numbers.setdefault(change.device, []).append(change.seq)
    return {device: to_ranges(numbers[device]) for device in sorted(numbers)}
