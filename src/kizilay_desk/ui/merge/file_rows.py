"""The rows of the file list as plain values: while files are read, and after they were compared with the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.weekly import FileHeader
from kizilay_desk.services.merging import MergedFile, MergeReport, ReadEntry, UnreadFile
from kizilay_desk.storage.batches import MissingFile
from kizilay_desk.ui.merge.reading import Entry


class FileState(Enum):
    """How a file stands."""

    QUEUED = "queued"
    READING = "reading"
    READ = "read"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    LATE = "late"
    REJECTED = "rejected"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class FileCounts:
    """What a file does to the records; ``conflicts`` counts fields."""

    new: int
    changed: int
    same: int
    conflicts: int
    rejected: int


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the list. ``counts`` are None while it was not compared with the store.

    ``file`` is its name without folders; ``repeats`` that of the file with the same content, ``number`` the running
    number of a missing one.
    """

    file: str
    state: FileState
    centre: str = ""
    week: str | None = None
    counts: FileCounts | None = None
    repeats: str = ""
    number: int = 0
    error: DeskError | None = None


def rows_while_reading(paths: Sequence[Path], entries: Mapping[Path, Entry]) -> list[FileRow]:
    """The files in the order in which they are read; the first one not read yet is being read."""
    rows = []
    reading = True
    for path in paths:
        entry = entries.get(path)
        if entry is None:
            rows.append(FileRow(path.name, FileState.READING if reading else FileState.QUEUED))
            reading = False
        else:
            rows.append(_read_row(entry))
    return rows


def _read_row(entry: Entry) -> FileRow:
    if isinstance(entry, UnreadFile):
        return FileRow(entry.name, FileState.UNREADABLE, error=entry.error)
    header = entry.content.header
    return FileRow(entry.name, FileState.READ, header.sender.centre_name or header.sender.centre, header.week)


def headers(entries: Collection[Entry]) -> list[FileHeader]:
    """The envelopes of the files that could be read."""
    return [entry.content.header for entry in entries if isinstance(entry, ReadEntry)]


def rows_of_report(report: MergeReport, names: Mapping[str, str], late: Collection[tuple[str, str]]) -> list[FileRow]:
    """The files of a merge that could not be read, those that are missing, then the others.

    ``names`` are those of the centres by code, ``late`` the centres and weeks whose file comes after its time.
    """
    read = [file for file in report.files if file.error is None]
    return [
        *(FileRow(file.file, FileState.UNREADABLE, error=file.error) for file in report.failed),
        *(_missing_row(file, names) for file in report.missing),
        *(_merged_row(file, names, late, applied=report.batch is not None) for file in read),
    ]


def _merged_row(
    file: MergedFile, names: Mapping[str, str], late: Collection[tuple[str, str]], *, applied: bool
) -> FileRow:
    receipt = file.receipt
    counts = FileCounts(receipt.new, receipt.changed, receipt.same, receipt.conflicts, file.rejected)
    return FileRow(
        file.file,
        _state(file, counts, late, applied=applied),
        names.get(file.centre) or file.centre,
        file.week,
        counts,
        file.repeats or "",
    )


def _state(file: MergedFile, counts: FileCounts, late: Collection[tuple[str, str]], *, applied: bool) -> FileState:
    if file.repeats is not None:
        return FileState.REPEATED
    if counts.conflicts:
        return FileState.CONFLICT
    if counts.rejected:
        return FileState.REJECTED
    if not counts.new and not counts.changed:
        return FileState.UNCHANGED
    if file.week is not None and (file.centre, file.week) in late:
        return FileState.LATE
    return FileState.MERGED if applied else FileState.READ


def _missing_row(file: MissingFile, names: Mapping[str, str]) -> FileRow:
    name = names.get(file.centre) or file.centre
    return FileRow("", FileState.MISSING, name, file.week, number=file.number)
