"""Reading a weekly file: its machine sheets, checked, in whatever language and program it was last saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from kizilay_desk.domain.change_json import MalformedChange, from_row
from kizilay_desk.domain.changes import Change
from kizilay_desk.domain.errors import FileNewer, FileNotOurs, FileTampered, FileTruncated
from kizilay_desk.domain.ranges import DeviceRanges, minus, size
from kizilay_desk.domain.weekly import FORMAT_VERSION, FileHeader, ReadFile, UnreadableChange, ranges_of
from kizilay_desk.exchange.weekly_header import MalformedHeader, read_header
from kizilay_desk.exchange.weekly_layout import CHANGES_SHEET, DESK_SHEET
from kizilay_desk.exchange.weekly_machine import (
    Altered,
    DeskSheet,
    marked,
    parse,
    read_changes,
    read_desk,
    version_in,
)
from kizilay_desk.exchange.workbook_safety import check_workbook

Rows = Sequence[Sequence[object]]


def read_weekly(path: Path) -> ReadFile:
    """The header and the changes of a weekly file, .xlsx or .ods; its sheets for people are not looked at.

    A change that cannot be read is named by its position, and the others are given. Raises what ``check_workbook``
    raises, FileNotOurs, FileNewer, and FileTampered when the machine sheets are not as they were written.
    """
    check_workbook(path)
    try:
        desk_rows, changes_rows = _machine_rows(path)
    except CalamineError as error:
        raise FileTruncated(path.name) from error
    if not marked(desk_rows):
        raise FileNotOurs(path.name)
    try:
        version = version_in(desk_rows)
        if version > FORMAT_VERSION:
            raise FileNewer(path.name, version, FORMAT_VERSION)
        return _read(read_desk(desk_rows), read_changes(changes_rows))
    except (Altered, MalformedHeader) as error:
        raise FileTampered(path.name) from error


def _machine_rows(path: Path) -> tuple[Rows, Rows]:
    """The cells of the two machine sheets; no rows of a sheet that is not there."""
    with CalamineWorkbook.from_path(path) as workbook:
        desk, changes = (
            workbook.get_sheet_by_name(name).to_python() if name in workbook.sheet_names else []
            for name in (DESK_SHEET, CHANGES_SHEET)
        )
    return desk, changes


def _read(desk: DeskSheet, text: str) -> ReadFile:
    if not desk.seals(text):
        raise Altered("checksum")
    header = read_header(parse(desk.header, "header"), version=desk.version, signature=desk.signature)
    content = parse(text, "changes")
    if not isinstance(content, list) or len(content) != desk.count:
        raise Altered("count")
    changes: list[Change] = []
    rejected: list[UnreadableChange] = []
    for position, row in enumerate(content, 1):
        try:
            changes.append(from_row(row))
        except MalformedChange as error:
            rejected.append(UnreadableChange(position, str(error)))
    _check_ranges(header, changes, len(rejected))
    return ReadFile(header, tuple(changes), tuple(rejected), desk.checksum)


def _check_ranges(header: FileHeader, changes: list[Change], rejected: int) -> None:
    """A file that says it holds other numbers than it does would hide a loss: Altered."""
    held = ranges_of(changes)
    if any(minus(ranges, header.ranges.get(device, ())) for device, ranges in held.items()):
        raise Altered("ranges")
    if _size(held) != len(changes) or _size(header.ranges) != len(changes) + rejected:
        raise Altered("ranges")


def _size(ranges: DeviceRanges) -> int:
    return sum(size(each) for each in ranges.values())
