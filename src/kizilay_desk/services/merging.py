"""Merging weekly files: finding and reading them, taking them in as one batch, taking a batch back.

Reading and taking in are two steps, so that a window can show what a merge would do (``dry_run``) and then do it
without reading again. Whoever merges on another thread than the window's tells the desk's listeners when it is back
(``Desk.tell``); nothing here calls them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kizilay_desk.domain.errors import DeskError, FileMissing, NoFiles
from kizilay_desk.domain.weekly import ReadFile, UnreadableChange
from kizilay_desk.exchange.weekly_reader import read_weekly
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.progress import SILENT, Progress
from kizilay_desk.storage import batches
from kizilay_desk.storage.batches import MissingFile
from kizilay_desk.storage.bulk import no_collection
from kizilay_desk.storage.receiving import Receipt, receive

WORKBOOKS = (".xlsx", ".ods")
_LOCK_FILES = ("~$", ".~lock.")
_NOTHING = Receipt()


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The workbooks at the given places, and the names of what was left aside in folders."""

    files: tuple[Path, ...]
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """A file that was read; ``name`` is its name without folders."""

    name: str
    content: ReadFile


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, and why."""

    name: str
    error: DeskError


@dataclass(frozen=True, slots=True)
class Incoming:
    """Files that were read, those that could not be, and the names of what was left aside."""

    files: tuple[ReadEntry, ...]
    unread: tuple[UnreadFile, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedFile:
    """What one file did. Counts are of the programme's records, ``conflicts`` of fields newly in conflict.

    ``centre`` is the sender's code and ``week`` the file's (None: everything); both are unknown with an ``error``.
    ``repeats`` is the name of an earlier file of the same merge with the same content, which is not counted again.
    """

    file: str
    centre: str = ""
    week: str | None = None
    number: int | None = None
    receipt: Receipt = _NOTHING
    unreadable: tuple[UnreadableChange, ...] = ()
    repeats: str | None = None
    error: DeskError | None = None

    @property
    def rejected(self) -> int:
        """How many changes of the file could not go in."""
        return len(self.unreadable) + len(self.receipt.rejected)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, or would do: then, and when no file could be read, ``batch`` is None.

    ``missing`` are all files that this store knows of and lacks after it; ``ignored`` the names of what lay in the
    folders beside the workbooks.
    """

    batch: int | None
    files: tuple[MergedFile, ...]
    missing: tuple[MissingFile, ...]
    ignored: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """How many records came that were not here."""
        return sum(file.receipt.new for file in self.files)

    @property
    def changed(self) -> int:
        """How many records are otherwise than they were."""
        return sum(file.receipt.changed for file in self.files)

    @property
    def same(self) -> int:
        """How many records came as they are here."""
        return sum(file.receipt.same for file in self.files)

    @property
    def conflicts(self) -> int:
        """How many fields are newly in conflict."""
        return sum(file.receipt.conflicts for file in self.files)

    @property
    def rejected(self) -> int:
        """How many changes could not go in."""
        return sum(file.rejected for file in self.files)

    @property
    def failed(self) -> tuple[MergedFile, ...]:
        """The files that could not be read."""
        return tuple(file for file in self.files if file.error is not None)


def merge(desk: Desk, paths: Sequence[Path], *, dry_run: bool = False, progress: Progress = SILENT) -> MergeReport:
    """Read the files at ``paths``, folders walked, and take them in as one batch.

    A file that cannot be read does not stop the others: it is in the report with its error. Raises NoFiles for a
    folder without a workbook, Cancelled, and the store's errors; then nothing was written.
    """
    return take_in(desk, read_files(find_files(paths), progress), dry_run=dry_run, progress=progress)


def find_files(paths: Sequence[Path]) -> FoundFiles:
    """The files among ``paths`` and the workbooks in the folders among them, each once, sorted within a folder.

    Raises NoFiles for a folder without a workbook.
    """
    files: dict[Path, None] = {}
    ignored: list[str] = []
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        inside = sorted(each for each in path.rglob("*") if each.is_file())
        workbooks = [each for each in inside if _is_workbook(each)]
        if not workbooks:
            raise NoFiles(str(path))
        files.update(dict.fromkeys(workbooks))
        ignored += (each.name for each in inside if not _is_workbook(each))
    return FoundFiles(tuple(files), tuple(ignored))


def read_files(found: FoundFiles, progress: Progress = SILENT) -> Incoming:
    """Read every file; those that cannot be read are named with the reason. Raises Cancelled."""
    read: list[ReadEntry] = []
    unread: list[UnreadFile] = []
    for done, path in enumerate(found.files):
        progress.report(done, len(found.files), path.name)
        entry = read_file(path)
        if isinstance(entry, UnreadFile):
            unread.append(entry)
        else:
            read.append(entry)
    progress.report(len(found.files), len(found.files))
    return Incoming(tuple(read), tuple(unread), found.ignored)


def read_file(path: Path) -> ReadEntry | UnreadFile:
    """One weekly file, or why it cannot be read."""
    try:
        if not path.is_file():
            raise FileMissing(path.name)
        with no_collection():
            return ReadEntry(path.name, read_weekly(path))
    except DeskError as error:
        return UnreadFile(path.name, error)


def take_in(desk: Desk, incoming: Incoming, *, dry_run: bool = False, progress: Progress = SILENT) -> MergeReport:
    """Take in what was read, by sender and number, in one transaction; ``dry_run`` does the same and takes it all back.

    Files that bring nothing new make a batch too: it says that they came. Raises Cancelled and the store's errors;
    then nothing was written.
    """
    unread = tuple(MergedFile(each.name, error=each.error) for each in incoming.unread)
    entries = sorted(incoming.files, key=lambda entry: (*_sender(entry.content), entry.name))
    merged: list[MergedFile] = []
    names: dict[str, str] = {}
    with no_collection(), suppress(_Rehearsed), desk.store.writing() as connection:
        batch = batches.open_batch(connection, desk.now(), desk.identity.user) if entries else None
        for done, entry in enumerate(entries):
            progress.report(done, len(entries), entry.name)
            header, checksum = entry.content.header, entry.content.checksum
            file = MergedFile(entry.name, header.sender.centre, header.week, header.number)
            if checksum in names:
                merged.append(replace(file, repeats=names[checksum]))
                continue
            names[checksum] = entry.name
            assert batch is not None
            receipt = receive(connection, batch, entry.content.changes)
            batches.note_delivery(connection, batch, header, checksum, entry.name)
            merged.append(replace(file, receipt=receipt, unreadable=entry.content.rejected))
        progress.report(len(entries), len(entries))
        missing = tuple(batches.missing_files(connection, desk.identity.device))
        if dry_run:
            raise _Rehearsed
    return MergeReport(None if dry_run else batch, (*merged, *unread), missing, incoming.ignored)


def undo_merge(desk: Desk, batch: int) -> int:
    """Take a merge back: everything is as if its files had not come. How many changes that took back.

    Merging the same files later brings them back. Raises UnknownBatch, BatchAlreadyWithdrawn and the store's errors.
    """
    with desk.store.writing() as connection:
        return batches.withdraw(connection, batch, desk.now())


class _Rehearsed(Exception):
    """Ends the transaction of a dry run, so that nothing of it is kept."""


def _sender(content: ReadFile) -> tuple[str, str, int]:
    return content.header.sender.centre, content.header.sender.device, content.header.number


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in WORKBOOKS and not path.name.startswith(_LOCK_FILES)
