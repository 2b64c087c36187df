"""Sending a week: what goes into the file, which earlier files it follows, and remembering that it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kizilay_desk.domain.changes import Change
from kizilay_desk.domain.errors import DiskFull, NotWritable, StoreLocked
from kizilay_desk.domain.ranges import DeviceRanges, Ranges, minus, union
from kizilay_desk.domain.statistics import ReportFilter
from kizilay_desk.domain.weekly import EarlierFile, Figures, FileHeader, Sender, WeeklyFile, ranges_of
from kizilay_desk.domain.weeks import Week
from kizilay_desk.exchange.weekly_layout import file_name
from kizilay_desk.exchange.weekly_writer import write_weekly
from kizilay_desk.files import replacing, write_error
from kizilay_desk.i18n.catalogue import current, in_language
from kizilay_desk.services import reporting
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.progress import SILENT, Progress
from kizilay_desk.services.weekly_sheets import sheet_rows
from kizilay_desk.storage import log, weekly_rows
from kizilay_desk.storage.dispatches import Dispatch, dispatches, note_dispatch

SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class Exported:
    """A weekly file that was written. ``rows`` are those of the sheets for people, by kind of record."""

    path: Path
    number: int
    week: Week | None
    changes: int
    rows: Mapping[str, int]


def export_week(
    desk: Desk, week: Week | None, target: Path, *, language: str | None = None, progress: Progress = SILENT
) -> Exported:
    """Write the file of a week, or with None of everything, in a language (the present one).

    ``target`` is a folder, in which the file gets its usual name, or the file itself. A week that is exported again
    holds at least what it held the first time. Raises DiskFull, NotWritable, BadArgument for an unknown language,
    Cancelled and the store's errors; then there is no new file and nothing was remembered.
    """
    path = _path(target, desk.identity.centre_code, week)
    with in_language(language or current().code):
        file = _weekly_file(desk, week)
        with _folder_beside(path) as folder:
            written = folder / path.name
            write_weekly(written, file, lambda part: progress.report(round(part * 100), 100, path.name))
            _put_in_place(desk, week, file.header, written, path)
    rows = {entity: len(rows) for entity, rows in file.tables.items()}
    return Exported(path, file.header.number, week, len(file.changes), rows)


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A folder for unfinished work where ``path`` is to be, so that the finished file needs only be renamed."""
    try:
        folder = TemporaryDirectory(prefix=".", dir=path.parent, ignore_cleanup_errors=True)
    except OSError as error:
        raise write_error(error, path) from error
    with folder:
        try:
            yield Path(folder.name)
        except (DiskFull, NotWritable) as error:
            # The user knows nothing of this folder.
            raise type(error)(str(path)) from error


def _put_in_place(desk: Desk, week: Week | None, header: FileHeader, written: Path, path: Path) -> None:
    """Give the file its name and remember it, both or neither: a number must not be announced that nobody can get."""
    dispatch = Dispatch(header.number, week, header.written_at, dict(header.ranges))
    with desk.store.writing() as connection, replacing(path) as temporary:
        if any(other.number >= dispatch.number for other in dispatches(connection)):
            raise StoreLocked(desk.store.place)
        note_dispatch(connection, dispatch)
        written.replace(temporary)


def _path(target: Path, centre: str, week: Week | None) -> Path:
    if target.is_dir():
        return target / file_name(centre, week)
    # Excel opens a workbook by its suffix.
    return target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX)


def _weekly_file(desk: Desk, week: Week | None) -> WeeklyFile:
    """What the file of a week holds, in the current language."""
    here = desk.identity
    with desk.store.reading() as connection:
        earlier = dispatches(connection)
        live = log.live_ranges(connection, {*weekly_rows.centre_devices(connection, here.centre), here.device})
        sent = _sent_before(week, earlier)
        ranges = {device: minus(some, sent.get(device, ())) for device, some in live.items()}
        changes = list(log.changes_in(connection, ranges))
        tables = weekly_rows.people_tables(connection, here.centre, week, _touched(changes))
        named = weekly_rows.referred(connection, (record for some in tables.values() for record in some))
    header = FileHeader(
        sender=Sender(here.device, here.centre_code, here.centre_name),
        number=max((dispatch.number for dispatch in earlier), default=0) + 1,
        week=str(week) if week else None,
        written_at=desk.now(),
        language=current().code,
        ranges=ranges_of(changes),
        follows=tuple(
            EarlierFile(dispatch.number, str(dispatch.week) if dispatch.week else None, dispatch.ranges)
            for dispatch in earlier
        ),
        withheld=_withheld(here.device, live, sent),
    )
    return WeeklyFile(header, changes, sheet_rows(tables, named), _figures(desk, week))


def _sent_before(week: Week | None, earlier: Sequence[Dispatch]) -> dict[str, Ranges]:
    """What the files of earlier weeks held, by device: it need not be sent with this week again.

    Of those only the ones written before this week's first file count: so a file that is sent again holds all that
    the first one did. A file of everything is nobody's week, and nothing was sent before it.
    """
    if week is None:
        return {}
    first = min((dispatch.number for dispatch in earlier if dispatch.week == week), default=None)
    sent: dict[str, Ranges] = {}
    for dispatch in earlier:
        if dispatch.week is not None and dispatch.week < week and (first is None or dispatch.number < first):
            for device, ranges in dispatch.ranges.items():
                sent[device] = union((*sent.get(device, ()), *ranges))
    return sent


def _withheld(device: str, live: DeviceRanges, sent: DeviceRanges) -> dict[str, Ranges]:
    """The device's own numbers that it cannot send, withdrawn ones: said, so that nobody takes them for lost.

    Of another device only that device knows.
    """
    own = live.get(device, ())
    gone = minus(minus(((1, own[-1][1]),), own), sent.get(device, ())) if own else ()
    return {device: gone} if gone else {}


def _touched(changes: Iterable[Change]) -> dict[str, set[str]]:
    touched: dict[str, set[str]] = {}
    for change in changes:
        touched.setdefault(change.entity, set()).add(change.record)
    return touched


def _figures(desk: Desk, week: Week | None) -> Figures:
    """The statistics of the file's sessions, as its Summary sheet shows them."""
    period = ReportFilter(week.monday, week.sunday) if week else ReportFilter()
    return reporting.figures(desk, replace(period, centres=(desk.identity.centre,)))
