"""The list of files: centre, week, what each does to the records, how it stands; errors as a sentence in their row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.formats import number
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.ui.merge.file_rows import FileCounts, FileRow, FileState
from kizilay_desk.ui.theme.fonts import Role, font
from kizilay_desk.ui.theme.painting import LEADING, text_width
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.cell_delegate import EDGE, PADDING, CellDelegate, cell_room
from kizilay_desk.ui.widgets.cells import Cell, NumberCell, StateCell, TextCell
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import Column, Index, RowsModel

_ROW = 30
_SENTENCE_ROW = 48
_STATE_COLUMN = 7

_LOOKS: dict[FileState, tuple[Tone, str]] = {
    FileState.QUEUED: (Tone.QUIET, "circle-dashed"),
    FileState.READING: (Tone.NEUTRAL, "spinner-gap"),
    FileState.READ: (Tone.OK, "check"),
    FileState.MERGED: (Tone.OK, "check"),
    FileState.UNCHANGED: (Tone.NEUTRAL, "equals"),
    FileState.REPEATED: (Tone.NEUTRAL, "equals"),
    FileState.LATE: (Tone.WARN, "clock"),
    FileState.REJECTED: (Tone.ERR, "warning-circle"),
    FileState.CONFLICT: (Tone.WARN, "intersect"),
    FileState.UNREADABLE: (Tone.ERR, "x-circle"),
    FileState.MISSING: (Tone.ERR, "x-bold"),
}


def state_word(state: FileState) -> str:
    """How a file stands, in a word or two."""
    match state:
        case FileState.QUEUED:
            return pgettext("weekly file", "Queued")
        case FileState.READING:
            return pgettext("weekly file", "Reading")
        case FileState.READ:
            return pgettext("weekly file", "Read")
        case FileState.MERGED:
            return pgettext("weekly file", "Merged")
        case FileState.UNCHANGED:
            return pgettext("weekly file", "Nothing new")
        case FileState.REPEATED:
            return pgettext("weekly file", "Same file again")
        case FileState.LATE:
            return pgettext("weekly file", "Late")
        case FileState.REJECTED:
            return pgettext("weekly file", "Some rejected")
        case FileState.CONFLICT:
            return pgettext("weekly file", "Conflict")
        case FileState.UNREADABLE:
            return pgettext("weekly file", "Could not open")
        case FileState.MISSING:
            return pgettext("weekly file", "Missing")


def week_number(week: str | None) -> str:
    """A week in the narrow column: its number, all for a file with every week of a centre."""
    return pgettext("weekly file", "All") if week is None else str(Week.parse(week).number)


def sentence_of(row: FileRow) -> str:
    """What there is to say about a file that has no counts; empty for the others."""
    if row.error is not None:
        return sentence(row.error)
    if row.state is FileState.MISSING:
        return fill(_("File {number} has not come. Ask the centre to send it again."), number=row.number)
    if row.state is FileState.REPEATED:
        return fill(_("The same content as {file}; it is counted once."), file=row.repeats)
    return ""


def _centre(row: FileRow) -> Cell:
    if row.error is not None:
        return TextCell(sentence_of(row), "err")
    if row.centre:
        return TextCell(row.centre, strong=True)
    return TextCell(row.file, "text3")


def _week(row: FileRow) -> Cell:
    known = row.state not in (FileState.QUEUED, FileState.READING, FileState.UNREADABLE)
    return TextCell(week_number(row.week) if known else "")


def _count(which: Callable[[FileCounts], int], token: Token = "text") -> Callable[[FileRow], Cell]:
    def cell(row: FileRow) -> Cell:
        if row.counts is None:
            return TextCell("")
        count = which(row.counts)
        return NumberCell(number(count), token if count else "text3", strong=bool(count) and token != "text")

    return cell


_NEW = _count(lambda counts: counts.new)
_CHANGED = _count(lambda counts: counts.changed)
_SAME = _count(lambda counts: counts.same)
_CONFLICTS = _count(lambda counts: counts.conflicts, "warn")
_REJECTED = _count(lambda counts: counts.rejected, "err")


def _new(row: FileRow) -> Cell:
    words = sentence_of(row)
    if words and row.error is None:
        return TextCell(words, "err" if row.state is FileState.MISSING else "text2")
    return _NEW(row)


def _state(row: FileRow) -> Cell:
    tone, icon = _LOOKS[row.state]
    return StateCell(tone, icon, state_word(row.state))


class _Delegate(CellDelegate):
    """Writes a sentence on two lines where one is too short, in 13 px."""

    def __init__(self, table: FilesTable) -> None:
        super().__init__(table)
        self._files = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._files.row_at(index.row())
        if row is None or index.column() != self._files.sentence_column(row):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        painter.save()
        painter.setLayoutDirection(theme().direction)
        background = self._files.background(index)
        if background is not None:
            painter.fillRect(rect, theme().colour(background))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().colour("border"))
        painter.setFont(font(Role.SECONDARY))
        painter.setPen(theme().colour("text2" if row.state is FileState.REPEATED else "err"))
        room = cell_room(rect.adjusted(0, 0, 0, -1), index.column(), self._files.rows.columnCount())
        painter.drawText(room, int(LEADING.value) | int(Qt.TextFlag.TextWordWrap.value), sentence_of(row))
        painter.restore()


class FilesTable(DataTable):
    """See the module. Rows are values, numbered in the order in which they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._shown: tuple[FileRow, ...] = ()
        columns: list[Column[FileRow]] = [
            Column("centre", lambda: pgettext("weekly file", "Centre"), _centre, least=110),
            Column("week", lambda: pgettext("weekly file", "Week"), _week, 62),
            Column("new", lambda: pgettext("weekly file", "New"), _new, 58, number=True),
            Column("changed", lambda: pgettext("weekly file", "Changed"), _CHANGED, 72, number=True),
            Column("same", lambda: pgettext("weekly file", "Same"), _SAME, 60, number=True),
            Column("conflicts", lambda: pgettext("weekly file", "Conflict"), _CONFLICTS, 76, number=True),
            Column("rejected", lambda: pgettext("weekly file", "Rejected"), _REJECTED, 88, number=True),
            Column("state", lambda: pgettext("weekly file", "Status"), _state, 150),
        ]
        super().__init__(RowsModel(columns, self._fetch), row_height=_ROW, parent=parent)
        self.setItemDelegate(_Delegate(self))

    def row_at(self, place: int) -> FileRow | None:
        """The file of a row."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def show_rows(self, rows: Sequence[FileRow]) -> None:
        """Show these files; the current row stays where it is."""
        self._shown = tuple(rows)
        self.rows.set_ids([str(place) for place in range(len(rows))])
        self._lay_out()

    @staticmethod
    def sentence_column(row: FileRow) -> int | None:
        """Where the sentence of a file begins; None when there is none to say."""
        if row.error is not None:
            return 0
        return 2 if row.state in (FileState.MISSING, FileState.REPEATED) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sentence may need another line now."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another language has longer or shorter sentences."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._lay_out()

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, FileRow]:
        # While rows go, the view still asks for some that are gone already.
        return {each: self._shown[int(each)] for each in ids if int(each) < len(self._shown)}

    def _lay_out(self) -> None:
        """Let sentences and names of files reach up to the last column; a long sentence takes two lines."""
        self.clearSpans()
        for place, row in enumerate(self._shown):
            first = self.sentence_column(row)
            if first is None and not row.centre:
                self.setSpan(place, 0, 1, _STATE_COLUMN)
            elif first is not None:
                self.setSpan(place, first, 1, _STATE_COLUMN - first)
            self.setRowHeight(place, _ROW if first is None or self._fits(row, first) else _SENTENCE_ROW)

    def _fits(self, row: FileRow, first: int) -> bool:
        room = sum(self.columnWidth(column) for column in range(first, _STATE_COLUMN)) - EDGE - PADDING
        return text_width(sentence_of(row), Role.SECONDARY) < room
