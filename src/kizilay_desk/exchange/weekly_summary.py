"""The first sheet of a weekly file: what the file is, what to do with it, what it holds and what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from kizilay_desk.domain.weekly import Distribution, Figures, FileHeader, WeeklyFile
from kizilay_desk.domain.weeks import Week
from kizilay_desk.exchange.weekly_cells import plain
from kizilay_desk.exchange.weekly_frame import HEADER_FILL, INK, write_text
from kizilay_desk.exchange.weekly_layout import PeopleSheet
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.labels import entity_label
from kizilay_desk.i18n.sentences import fill

_TITLE = Font(name=INK.name, size=16, bold=True, color=INK.color)
_HEADING = Font(name=INK.name, size=11, bold=True, color=INK.color)
_WIDTHS = {"A": 46, "B": 30, "C": 12}


def write_summary(sheet: Worksheet, file: WeeklyFile, sheets: Sequence[PeopleSheet]) -> None:
    """Fill the Summary sheet in the current language."""
    page = _Page(sheet)
    page.title(_("Weekly file"))
    _write_envelope(page, file.header)
    _write_notes(page)
    page.heading(_("Records in this file"))
    for content in sheets:
        page.count(content.title, len(content.rows))
    if file.figures is not None:
        _write_figures(page, file.figures)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width


def _write_envelope(page: _Page, header: FileHeader) -> None:
    page.text(entity_label("centre"), f"{header.sender.centre_name} ({header.sender.centre})")
    page.text(_("Week"), _week(header.week))
    page.text(_("File number"), str(header.number))
    page.text(_("Exported on"), _moment(header.written_at))


def _write_notes(page: _Page) -> None:
    page.blank()
    for note in (
        _("Send this file as it is. Hidden sheets hold what is merged: leave them in place."),
        _("Corrections made in this file are not read. Correct the record in Kızılay Desk and export again."),
        _("This file holds personal data. Give it only to those who need it."),
    ):
        page.note(note)


def _write_figures(page: _Page, figures: Figures) -> None:
    page.heading(_("Figures"))
    page.count(_("Sessions: held"), figures.sessions)
    page.count(_("Participations: each attendance counts"), figures.participations)
    page.count(_("People: each person counts once"), figures.distinct)
    for distribution in figures.distributions:
        _write_distribution(page, distribution)


def _write_distribution(page: _Page, distribution: Distribution) -> None:
    base = distribution.base
    known = fill(ngettext("of {count} person", "of {count} people", base), count=base)
    page.heading(distribution.title, strip_marks(known))
    for line in distribution.lines:
        page.count(line.label, line.count, formats.percent(line.count, base))
    page.count(_("Not stated"), distribution.not_stated)


def _week(week: str | None) -> str:
    if week is None:
        return _("All weeks")
    parsed = Week.parse(week)
    return f"{formats.week(parsed.number)} · {formats.day_range(parsed.monday, parsed.sunday)}"


def _moment(written_at: str) -> str:
    """The moment on the clock of the computer that writes."""
    moment = datetime.fromisoformat(written_at).astimezone()
    return f"{formats.date_field(moment.date())} {formats.time_field(moment.time())}"


class _Page:
    """Lines of a sheet, written one below the other in the direction of the sheet."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 0
        rtl = sheet.sheet_view.rightToLeft
        self._begin = Alignment(horizontal="right" if rtl else "left", readingOrder=2 if rtl else 1)
        self._end = Alignment(horizontal="right", readingOrder=self._begin.readingOrder)

    def title(self, text: str) -> None:
        self._line(text, _TITLE)

    def heading(self, text: str, aside: str = "") -> None:
        self.blank()
        self._line(text, _HEADING)
        self._write(2, aside, INK, self._end)
        for column in range(1, len(_WIDTHS) + 1):
            self._sheet.cell(self._row, column).fill = HEADER_FILL

    def note(self, text: str) -> None:
        self._line(text, INK)

    def text(self, label: str, value: str) -> None:
        self._line(label, INK)
        self._write(2, value, INK, self._begin)

    def count(self, label: str, count: int, share: str = "") -> None:
        self._line(label, INK)
        cell = self._sheet.cell(self._row, 2, count)
        cell.number_format, cell.font, cell.alignment = "#,##0", INK, self._end
        self._write(3, share, INK, Alignment(horizontal="right", readingOrder=1))

    def blank(self) -> None:
        self._row += 1

    def _line(self, text: str, font: Font) -> None:
        self._row += 1
        self._write(1, text, font, self._begin)

    def _write(self, column: int, text: str, font: Font, alignment: Alignment) -> None:
        if shown := plain(text):
            cell = self._sheet.cell(self._row, column)
            write_text(cell, shown)
            cell.font, cell.alignment = font, alignment
