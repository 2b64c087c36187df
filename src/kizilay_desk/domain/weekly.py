"""What a weekly file holds: changes for machines, tables for people, and who sent it after what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kizilay_desk.domain.changes import Change
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.ranges import DeviceRanges

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
class Figures:
    """The counts on the Summary sheet, already counted by the rules of the statistics."""

    sessions: int
    participations: int
    distinct: int
    distributions: tuple[tuple[str, tuple[tuple[str, int, str], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class WeeklyFile:
    """Everything that goes into a weekly file. ``tables`` maps entity keys to rows."""

    header: FileHeader
    changes: Sequence[Change]
    tables: dict[str, Sequence[SheetRow]] = field(default_factory=dict)
    figures: Figures | None = None
