"""From chosen files to a merge and back: read, compare (a dry run), apply, undo, each on the work's thread.

Nothing is written before ``apply``. What was read stays in memory, so that applying, also after an undo, needs
no second reading.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.errors import Cancelled, DeskError
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.merging import MergeReport, take_in, undo_merge
from kizilay_desk.services.progress import Progress
from kizilay_desk.ui.merge.reading import Entry, Reading, incoming
from kizilay_desk.ui.work import Job, Work

_T = TypeVar("_T")


class Stage(Enum):
    """What is going on. ``STOPPED``: files were read, and comparing them was stopped or failed."""

    EMPTY = "empty"
    READING = "reading"
    COMPARING = "comparing"
    STOPPED = "stopped"
    READY = "ready"
    APPLYING = "applying"
    APPLIED = "applied"
    UNDOING = "undoing"

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self in (Stage.READING, Stage.COMPARING, Stage.APPLYING, Stage.UNDOING)


class MergeFlow(QObject):
    """See the module. ``entered`` follows every change of ``stage``, ``progressed`` carries steps done and in all.

    ``broke`` carries a DeskError; ``wrote`` follows a merge and an undo, after the desk's listeners were told.
    """

    entered = Signal()
    progressed = Signal(int, int)
    broke = Signal(object)
    wrote = Signal()

    def __init__(self, desk: Desk, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._job: Job | None = None
        self._began = 0.0
        self.stage = Stage.EMPTY
        self.reading: Reading | None = None
        self.entries: dict[Path, Entry] = {}
        self.ignored = 0
        self.seconds = 0
        self.report: MergeReport | None = None

    # ------------------------------------------------------------------------------------------------- reading

    def take(self, places: Sequence[Path]) -> None:
        """Read these files and folders, beside those that wait to be applied; a file given again is read again."""
        if not places or self.stage.is_busy:
            return
        if self.stage is Stage.APPLIED:
            self._forget()
        self.report = None
        self._began = time.monotonic()
        reading = self.reading = Reading(places)
        self._run(Stage.READING, reading.run, lambda _nothing: self._read(), self._not_read)

    def _read(self) -> None:
        reading, self.reading = self.reading, None
        if reading is not None:
            for path, entry in reading.entries.items():
                self.entries.pop(path, None)
                self.entries[path] = entry
            self.ignored += len(reading.ignored)
        self.compare()
        if reading is not None and reading.empty_folders:
            self.broke.emit(reading.empty_folders[0])

    def _not_read(self, error: DeskError) -> None:
        self._read()
        if not isinstance(error, Cancelled):
            self.broke.emit(error)

    # ----------------------------------------------------------------------------------------------- comparing

    def compare(self) -> None:
        """Find out what the files would do."""
        if not self.entries:
            self._enter(Stage.EMPTY)
            return
        coming = incoming(list(self.entries.values()))
        self._run(
            Stage.COMPARING,
            lambda progress: take_in(self._desk, coming, dry_run=True, progress=progress),
            self._compared,
            self._not_compared,
        )

    def _compared(self, report: MergeReport) -> None:
        self.report = report
        self.seconds = round(time.monotonic() - self._began)
        self._enter(Stage.READY)

    def _not_compared(self, error: DeskError) -> None:
        self.report = None
        self._enter(Stage.STOPPED)
        self.broke.emit(error)

    def clear(self) -> None:
        """Put the files away; nothing is written or undone by it."""
        if not self.stage.is_busy:
            self._forget()
            self._enter(Stage.EMPTY)

    def _forget(self) -> None:
        self.entries.clear()
        self.ignored = 0
        self.report = None

    # ------------------------------------------------------------------------------------------------ applying

    def can_apply(self) -> bool:
        """Whether there is a preview of at least one file that could be read."""
        return self.stage is Stage.READY and self.report is not None and bool(_merged(self.report))

    def apply(self) -> None:
        """Write what the preview shows."""
        if not self.can_apply():
            return
        coming = incoming(list(self.entries.values()))
        self._run(
            Stage.APPLYING,
            lambda progress: take_in(self._desk, coming, progress=progress),
            self._applied,
            self._not_applied,
        )

    def _applied(self, report: MergeReport) -> None:
        self.report = report
        self._tell()
        self._enter(Stage.APPLIED)
        self.wrote.emit()

    def _not_applied(self, error: DeskError) -> None:
        self._enter(Stage.READY)
        self.broke.emit(error)

    # ------------------------------------------------------------------------------------------------- undoing

    def undo(self, batch: int) -> None:
        """Take a merge back. If it was of the files at hand, they are then ready to be applied again."""
        if self.stage.is_busy:
            return
        before = self.stage
        self._run(
            Stage.UNDOING,
            lambda _progress: undo_merge(self._desk, batch),
            lambda _changes: self._undone(batch, before),
            lambda error: self._not_undone(error, before),
        )

    def _undone(self, batch: int, before: Stage) -> None:
        ours = self.report is not None and self.report.batch == batch
        self._tell()
        if ours or before is Stage.READY:
            self.compare()
        else:
            self._enter(before)
        self.wrote.emit()

    def _not_undone(self, error: DeskError, before: Stage) -> None:
        self._enter(before)
        self.broke.emit(error)

    # ---------------------------------------------------------------------------------------------------- work

    def cancel(self) -> bool:
        """Stop what is running: everything stays as it was. Whether there was anything that can be stopped."""
        if not self.can_cancel() or self._job is None:
            return False
        self._job.cancel()
        return True

    def can_cancel(self) -> bool:
        """Whether what is running can be stopped."""
        return self.stage in (Stage.READING, Stage.COMPARING, Stage.APPLYING)

    def seconds_left(self) -> float | None:
        """How long the present work will take; None while that is not known."""
        return self._job.seconds_left() if self._job is not None else None

    def _run(
        self,
        stage: Stage,
        task: Callable[[Progress], _T],
        done: Callable[[_T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        self._enter(stage)
        self._job = self._work.run(
            task,
            lambda result: done(result) if isValid(self) else None,  # the window may have been closed meanwhile
            lambda error: failed(error) if isValid(self) else None,
            lambda at, total, _what: self.progressed.emit(at, total) if isValid(self) else None,
        )

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        self.entered.emit()

    def _tell(self) -> None:
        # On the main thread, as the services ask of whoever merges on another.
        self._desk.tell(frozenset(ENTITIES), self)


def _merged(report: MergeReport) -> int:
    return len(report.files) - len(report.failed)
