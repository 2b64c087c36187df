"""Writing a weekly file: sheets for people in one of three languages, and the changes for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kizilay_desk.domain.change_json import to_row
from kizilay_desk.domain.weekly import FORMAT_VERSION, WeeklyFile, ranges_of
from kizilay_desk.exchange.weekly_cells import look, shown_as
from kizilay_desk.exchange.weekly_frame import Frame, new_frame
from kizilay_desk.exchange.weekly_header import header_content, read_header
from kizilay_desk.exchange.weekly_layout import CHANGES_SHEET, FIRST_ROW, LABEL_ROW, PeopleSheet, layout, people_sheets
from kizilay_desk.exchange.weekly_machine import DeskSheet, machine_json, parse, pieces, seal
from kizilay_desk.exchange.weekly_summary import write_summary
from kizilay_desk.exchange.weekly_xml import XmlColumn, around_rows, record_rows, text_rows
from kizilay_desk.files import replacing
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import in_language

Progress = Callable[[float], None]


def write_weekly(path: Path, file: WeeklyFile, progress: Progress | None = None) -> None:
    """Write a weekly file in the language of its header; ``path`` is the old file or the new one, never half of one.

    ``progress`` is told what part is done, from 0 to 1; what it raises (Cancelled) ends the writing, and ``path``
    stays as it was. Raises DiskFull, NotWritable, BadArgument for a language that the application does not speak, and
    ValueError for a header that the reader would refuse.
    """
    announced = {device: ranges for device, ranges in file.header.ranges.items() if ranges}
    if file.header.version != FORMAT_VERSION or announced != ranges_of(file.changes):
        raise ValueError("the header is not that of these changes")
    report = progress or (lambda part: None)
    with in_language(file.header.language) as language, replacing(path) as temporary:
        summary = _("Summary")
        sheets = people_sheets(file.tables, beside=summary)
        changes = machine_json([to_row(change) for change in file.changes])
        frame = new_frame(sheets, _desk(file, sheets, changes).rows(), summary=summary, rtl=language.rtl)
        write_summary(frame.workbook[summary], file, sheets)
        _save(temporary, frame, sheets, pieces(changes), report)
    report(1.0)


def _desk(file: WeeklyFile, sheets: Iterable[PeopleSheet], changes: str) -> DeskSheet:
    header = file.header
    header_text = machine_json(header_content(header))
    read_header(parse(header_text, "header"), version=header.version, signature=header.signature)
    return seal(
        header.version,
        header_text,
        machine_json(layout(sheets)),
        len(file.changes),
        changes,
        header.signature,
    )


def _save(path: Path, frame: Frame, sheets: list[PeopleSheet], changes: list[str], report: Progress) -> None:
    """Save the frame with its rows: what openpyxl made is copied, the rows are written on the way."""
    frame_file = BytesIO()
    frame.workbook.save(frame_file)
    by_part = {frame.workbook[sheet.title].path.lstrip("/"): sheet for sheet in sheets}
    changes_part = frame.workbook[CHANGES_SHEET].path.lstrip("/")
    total = sum(len(sheet.rows) for sheet in sheets) or 1
    done = 0
    with ZipFile(frame_file) as made, ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in made.namelist():
            if name == changes_part:
                _write_part(archive, name, text_rows(changes), around_rows(made.read(name), 1, len(changes)))
            elif name in by_part:
                sheet = by_part[name]
                around = around_rows(made.read(name), len(sheet.columns) + 1, LABEL_ROW + len(sheet.rows))
                counted = _counted(_rows(sheet, frame), done, total, report)
                _write_part(archive, name, counted, around)
                done += len(sheet.rows)
            else:
                _write_part(archive, name, (), (made.read(name), b""))


def _rows(sheet: PeopleSheet, frame: Frame) -> Iterator[tuple[int, bytes]]:
    columns = [XmlColumn(shown_as(field), look(field)) for field in sheet.columns]
    return record_rows(sheet.rows, columns, frame.styles, FIRST_ROW)


def _counted(rows: Iterator[tuple[int, bytes]], done: int, total: int, report: Progress) -> Iterator[bytes]:
    for count, xml in rows:
        yield xml
        done += count
        report(done / total)


def _write_part(archive: ZipFile, name: str, rows: Iterable[bytes], around: tuple[bytes, bytes]) -> None:
    # A fixed date (the oldest that zip knows): the same content makes the same bytes.
    part = ZipInfo(name)
    part.compress_type = ZIP_DEFLATED
    with archive.open(part, "w") as stream:
        stream.write(around[0])
        for xml in rows:
            stream.write(xml)
        stream.write(around[1])
