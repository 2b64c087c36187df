"""Long work on its own thread: order, progress, cancel, bugs."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.errors import Cancelled, DeskError, DiskFull
from kizilay_desk.i18n import catalogue
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.services.progress import Progress
from kizilay_desk.ui.work import Work, time_left


@pytest.fixture
def work(qapp: object) -> Iterator[Work]:
    made = Work()
    yield made
    made.close()


class Heard:
    """What the main thread was told, and that it was the main thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[DeskError] = []
        self.reports: list[tuple[int, int, str]] = []
        self.main = threading.current_thread()

    def done(self, result: object) -> None:
        assert threading.current_thread() is self.main
        self.results.append(result)

    def failed(self, error: DeskError) -> None:
        assert threading.current_thread() is self.main
        self.errors.append(error)

    def progress(self, done: int, total: int, what: str) -> None:
        assert threading.current_thread() is self.main
        self.reports.append((done, total, what))


def test_the_result_and_the_progress_arrive_on_the_main_thread(work: Work, qtbot: QtBot) -> None:
    heard = Heard()

    def task(progress: Progress) -> str:
        assert threading.current_thread() is not heard.main
        progress.report(0, 2, "first.xlsx")
        progress.report(2, 2)
        return "written"

    job = work.run(task, heard.done, heard.failed, heard.progress)
    qtbot.waitUntil(lambda: job.is_finished)
    assert heard.results == ["written"]
    assert heard.reports == [(0, 2, "first.xlsx"), (2, 2, "")]
    assert not heard.errors
    assert not work.is_busy()


def test_jobs_run_one_after_the_other(work: Work, qtbot: QtBot) -> None:
    heard = Heard()
    inside: list[int] = []

    def task(number: int) -> int:
        assert not inside
        inside.append(number)
        inside.remove(number)
        return number

    for number in range(5):
        work.run(lambda _progress, number=number: task(number), heard.done, heard.failed)
    qtbot.waitUntil(lambda: not work.is_busy())
    assert heard.results == [0, 1, 2, 3, 4]


def test_a_known_error_is_told(work: Work, qtbot: QtBot) -> None:
    heard = Heard()

    def task(_progress: Progress) -> None:
        raise DiskFull("/media/usb")

    job = work.run(task, heard.done, heard.failed)
    qtbot.waitUntil(lambda: job.is_finished)
    assert [type(error) for error in heard.errors] == [DiskFull]
    assert not heard.results


def test_cancel_stops_at_the_next_report(work: Work, qtbot: QtBot) -> None:
    heard = Heard()
    going, go_on = threading.Event(), threading.Event()

    def task(progress: Progress) -> None:
        going.set()
        go_on.wait(5)
        progress.report(1, 2)

    job = work.run(task, heard.done, heard.failed, heard.progress)
    waiting = work.run(lambda _progress: 1, heard.done, heard.failed)
    going.wait(5)
    job.cancel()
    waiting.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not work.is_busy())
    assert [type(error) for error in heard.errors] == [Cancelled, Cancelled]
    assert not heard.results
    assert not heard.reports


def test_a_bug_is_told_and_raised(work: Work, qtbot: QtBot) -> None:
    heard = Heard()

    def task(_progress: Progress) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as raised:
        job = work.run(task, heard.done, heard.failed)
        qtbot.waitUntil(lambda: job.is_finished)
    assert [type(error) for error in heard.errors] == [DeskError]
    assert [kind for kind, _value, _trace in raised] == [ZeroDivisionError]


def test_after_closing_nobody_is_told(qapp: object, qtbot: QtBot) -> None:
    heard, work = Heard(), Work()
    work.run(lambda _progress: 1, heard.done, heard.failed)
    work.close()
    qtbot.wait(20)
    assert not heard.results
    assert not heard.errors


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3.0, "A few seconds left"),
        (18.0, "About 20 seconds left"),
        (61.0, "About 1 minute left"),
        (290.0, "About 5 minutes left"),
    ],
)
def test_what_is_left_is_said_roughly(seconds: float | None, words: str) -> None:
    with catalogue.in_language("en"):
        assert strip_marks(time_left(seconds)) == words
