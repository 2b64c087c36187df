"""Long work off the main thread, one job after the other: progress, what time is left, cancel.

A page runs a function of the services and hears of it on the main thread::

    self._job = self._work.run(
        lambda progress: export_week(desk, week, path, progress=progress),
        done=self._exported,      # what the function gave
        failed=self._not_exported,  # a DeskError; Cancelled after ``job.cancel()``
        progress=self._show_progress,  # done, total, what; ``job.seconds_left()`` goes with it
    )

One thread serves all jobs, so that two of them never write the store at once. There is one ``Work`` in the application;
``close`` it before the store is closed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from kizilay_desk.domain.errors import Cancelled, DeskError
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.progress import Progress

T = TypeVar("T")

_LEAST_BETWEEN_REPORTS = 0.05
_GUESS_AFTER = 2.0


class Job:
    """One piece of work, running or waiting for its turn. Also the ``Progress`` that the work reports to."""

    def __init__(self) -> None:
        self.listener: Callable[[int, int, str], None] | None = None
        self._cancelled = False
        self._finished = False
        self._began = 0.0
        self._told = 0.0
        self._left: float | None = None

    # ----------------------------------------------------------------------------------------- on the main thread

    def cancel(self) -> None:
        """Ask it to stop at its next report. What was written until then is taken back by the work itself."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled

    @property
    def is_finished(self) -> bool:
        """Whether ``done`` or ``failed`` was told."""
        return self._finished

    def seconds_left(self) -> float | None:
        """How long it will take from now, guessed from what is done; None while there is too little to go by."""
        return self._left

    # ------------------------------------------------------------------------------------------- on the work's thread

    def begin(self) -> None:
        """The work's turn has come. Raises Cancelled when it was cancelled while waiting."""
        self._began = time.monotonic()
        if self._cancelled:
            raise Cancelled

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is. Raises Cancelled when it was asked to stop."""
        if self._cancelled:
            raise Cancelled
        now = time.monotonic()
        if done < total and now - self._told < _LEAST_BETWEEN_REPORTS:
            return
        self._told = now
        elapsed = now - self._began
        self._left = elapsed * (total - done) / done if done and elapsed >= _GUESS_AFTER else None
        if self.listener is not None:
            self.listener(done, total, what)

    def finish(self) -> None:
        """Its end was told."""
        self._finished = True


class Work(QObject):
    """The one thread beside the main one."""

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="work")
        self._jobs: list[Job] = []
        self._told.connect(self._run_here, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        task: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Job:
        """Do ``task`` on the other thread; ``done``, ``failed`` and ``progress`` are called on this one.

        An exception that is no DeskError is a bug: ``failed`` hears of it as a plain DeskError, then it is raised
        on the main thread, where the application reports it.
        """
        job = Job()
        if progress is not None:
            job.listener = lambda *at: self._told.emit(_News(job, partial(progress, *at), last=False))
        self._jobs.append(job)
        self._pool.submit(self._do, job, task, done, failed)
        return job

    def is_busy(self) -> bool:
        """Whether any job is running or waiting."""
        return bool(self._jobs)

    def close(self) -> None:
        """Cancel what is running, wait for it to stop, tell nobody."""
        for job in self._jobs:
            job.cancel()
            job.finish()
        self._jobs.clear()
        self._pool.shutdown(wait=True)

    def _do(
        self, job: Job, task: Callable[[Progress], T], done: Callable[[T], None], failed: Callable[[DeskError], None]
    ) -> None:
        try:
            job.begin()
            result = task(job)
        except DeskError as error:
            self._tell_end(job, partial(failed, error))
        except BaseException as bug:  # told on the main thread, which raises it again
            self._tell_end(job, partial(_fail_by_bug, failed, bug))
        else:
            self._tell_end(job, partial(done, result))

    def _tell_end(self, job: Job, tell: Callable[[], None]) -> None:
        self._told.emit(_News(job, tell, last=True))

    def _run_here(self, news: _News) -> None:
        job = news.job
        # After a cancel the page already shows that it stops.
        if job.is_finished or (job.is_cancelled and not news.last):
            return
        if news.last:
            job.finish()
            self._jobs.remove(job)
        news.tell()


@dataclass(frozen=True, slots=True)
class _News:
    """What the main thread is to be told of a job."""

    job: Job
    tell: Callable[[], None]
    last: bool


def _fail_by_bug(failed: Callable[[DeskError], None], bug: BaseException) -> None:
    try:
        failed(DeskError())
    finally:
        raise bug


def time_left(seconds: float | None) -> str:
    """What is left, in words and never more exact than it can be known; empty while it is not known."""
    if seconds is None:
        return ""
    if seconds < 8:
        return _("A few seconds left")
    if seconds < 55:
        count = max(10, round(seconds / 10) * 10)
        return fill(ngettext("About {count} second left", "About {count} seconds left", count), count=count)
    count = max(1, round(seconds / 60))
    return fill(ngettext("About {count} minute left", "About {count} minutes left", count), count=count)
