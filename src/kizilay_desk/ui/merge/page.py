"""The merge page: weekly files in, what they would do, applying it, undoing it; the grid of centres and weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n.bidi import iso
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.formats import day_range, week
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.arrivals import Arrival, ArrivalGrid, arrival_grid, past_merges
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.merging import MergeReport
from kizilay_desk.ui.merge.arrivals_card import ArrivalsCard
from kizilay_desk.ui.merge.drop_area import DropArea, ask_for_files, dropped_paths
from kizilay_desk.ui.merge.file_rows import FileRow, headers, rows_of_report, rows_while_reading
from kizilay_desk.ui.merge.files_table import FilesTable
from kizilay_desk.ui.merge.flow import MergeFlow, Stage
from kizilay_desk.ui.merge.past_merges_view import PastMergesView, moment
from kizilay_desk.ui.merge.preview_strip import PreviewStrip
from kizilay_desk.ui.merge.status_row import StatusRow
from kizilay_desk.ui.shell.page import Arguments, Page
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.notices import Banner, UndoStrip
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.work import Work

_GRID_WIDTH = 404


class MergePage(Page):
    """See the module. ``choose_files`` opens the dialog; a test puts its own in its place."""

    def __init__(self, desk: Desk, work: Work) -> None:
        super().__init__()
        self.choose_files: Callable[[QWidget], Sequence[Path]] = ask_for_files
        self._desk = desk
        self._grid: ArrivalGrid = arrival_grid(desk)
        self.flow = MergeFlow(desk, work, self)
        self.area = DropArea()
        self.status = StatusRow()
        self.problem = Banner(Tone.ERR, "warning-circle")
        self.files = FilesTable()
        self.past = PastMergesView()
        self.strip = UndoStrip()
        self.preview = PreviewStrip()
        self.arrivals = ArrivalsCard(self._grid)
        self._trouble = QWidget()
        self._nothing = QWidget()
        self._lists = QStackedWidget()
        self._compose()
        self._connect()
        self._show_stage()

    def _compose(self) -> None:
        card = Card()
        card.pad(self.area, margins=(16, 12, 16, 12))
        trouble = QVBoxLayout(self._trouble)
        trouble.setContentsMargins(16, 0, 16, 12)
        trouble.addWidget(self.problem)
        card.add(self._trouble)
        card.add(self.status)
        for each in (self._nothing, self.past, self.files):
            self._lists.addWidget(each)
        card.add(self._lists, 1)
        card.add(self.strip)
        self.arrivals.setFixedWidth(_GRID_WIDTH)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(card, 1)
        above.addWidget(self.arrivals)
        self.content.setSpacing(12)
        self.content.addLayout(above, 1)
        self.content.addWidget(self.preview)
        self._trouble.hide()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.area.asked.connect(self.choose)
        QShortcut(QKeySequence.StandardKey.Open, self).activated.connect(self.choose)
        self.status.cancelled.connect(self.flow.cancel)
        self.status.closed.connect(self._close_list)
        self.problem.acted.connect(self._try_again)
        self.preview.applied.connect(self.flow.apply)
        self.preview.undone.connect(self._undo_this)
        self.past.undo_asked.connect(self.flow.undo)
        self.flow.entered.connect(self._show_stage)
        self.flow.progressed.connect(self._show_progress)
        self.flow.broke.connect(self._show_problem)
        self.flow.wrote.connect(self._wrote)

    # ------------------------------------------------------------------------------------------------ the page

    def title(self) -> str:
        """*Merge*."""
        return _("Merge")

    def caption(self) -> str:
        """The week that is being collected and its days."""
        collected = self._grid.collected
        return f"{iso(week(collected.number))} · {iso(day_range(collected.monday, collected.sunday))}"

    def shown(self, arguments: Arguments) -> None:
        """Read the grid and the merges afresh."""
        del arguments
        if not self.flow.stage.is_busy:
            self._show_stage()
        if self.flow.can_apply():
            self.preview.apply.button.setFocus()
        else:
            self.area.button.setFocus()

    def primary(self) -> None:
        """Ctrl+Enter: apply the merge."""
        self.flow.apply()

    def undo(self) -> None:
        """Ctrl+Z: undo the last merge made here."""
        if not self.flow.stage.is_busy:
            self.strip.undo()

    def escape(self) -> bool:
        """Esc: stop what is running."""
        return self.flow.cancel()

    def choose(self) -> None:
        """Let the user choose files."""
        if not self.flow.stage.is_busy:
            self.flow.take(self.choose_files(self))

    # ------------------------------------------------------------------------------------------------- actions

    def _close_list(self) -> None:
        self.flow.clear()
        self.area.button.setFocus()

    def _try_again(self) -> None:
        if self.flow.stage is Stage.STOPPED:
            self.flow.compare()
        else:
            self.flow.apply()

    def _undo_this(self) -> None:
        report = self.flow.report
        if report is not None and report.batch is not None:
            self.flow.undo(report.batch)

    def _wrote(self) -> None:
        self.saved.emit()
        report = self.flow.report
        if self.flow.stage is not Stage.APPLIED or report is None or report.batch is None:
            self.strip.forget()
            return
        batch = report.batch
        count = len(report.files) - len(report.failed)
        said = fill(ngettext("{count} file merged.", "{count} files merged.", count), count=count)
        self.strip.offer(said, lambda: self.flow.undo(batch))

    # ------------------------------------------------------------------------------------------------- showing

    def _show_stage(self) -> None:
        stage = self.flow.stage
        if stage.is_busy or stage is Stage.EMPTY:
            self._trouble.hide()
        if stage is Stage.APPLYING or stage is Stage.UNDOING:
            self.busy.emit()
        if not stage.is_busy:
            self._show_store()
        self._show_files()
        self._show_progress(0, 0)
        self._show_lists()
        self._show_preview()
        if stage.is_busy and self.flow.can_cancel():
            # Before its neighbours are disabled, which would send the focus somewhere else.
            self.status.cancel.setFocus()
        for each in (self.area.button, self.past, self.preview.undo.button):
            each.setEnabled(not stage.is_busy)
        if stage is Stage.READY and self.flow.can_apply():
            self.preview.apply.button.setFocus()
        elif stage is Stage.APPLIED:
            self.files.setFocus()

    def _show_store(self) -> None:
        """Read the grid and the merges; files that wait to be applied are in the grid as if they had been."""
        report = self.flow.report
        if self.flow.stage is Stage.READY and report is not None:
            self._grid = arrival_grid(self._desk, headers(self.flow.entries.values()), report.missing)
        else:
            self._grid = arrival_grid(self._desk)
        self.arrivals.show_grid(self._grid)
        self.past.show_merges(past_merges(self._desk))
        self.title_changed.emit()

    def _show_files(self) -> None:
        report = self.flow.report
        if self.flow.stage.is_busy and self.flow.stage is not Stage.READING:
            return
        if report is None or self.flow.stage is Stage.READING:
            self.files.show_rows(self._rows_while_reading())
            return
        self.files.show_rows(self._rows_of(report))
        self.status.show_result(
            read=len(report.files) - len(report.failed),
            failed=len(report.failed),
            missing=len(report.missing),
            ignored=self.flow.ignored,
            seconds=self.flow.seconds,
            applied=self.flow.stage is Stage.APPLIED,
        )

    def _rows_while_reading(self) -> list[FileRow]:
        reading = self.flow.reading
        if reading is None:
            return rows_while_reading(list(self.flow.entries), self.flow.entries)
        known = [path for path in self.flow.entries if path not in reading.paths]
        return rows_while_reading([*known, *reading.paths], self.flow.entries | reading.entries)

    def _rows_of(self, report: MergeReport) -> list[FileRow]:
        names = {header.sender.centre: header.sender.centre_name for header in headers(self.flow.entries.values())}
        names |= {centre.code: centre.name for centre in self._grid.centres}
        late = {
            (centre.code, str(cell.week))
            for centre in self._grid.centres
            for cell in centre.weeks
            if cell.arrival is Arrival.LATE
        }
        return rows_of_report(report, names, late)

    def _show_progress(self, done: int, total: int) -> None:
        stage = self.flow.stage
        if not stage.is_busy:
            return
        if stage is Stage.READING:
            self.files.show_rows(self._rows_while_reading())
        left, stoppable = self.flow.seconds_left(), self.flow.can_cancel()
        self.status.show_progress(lambda: _under_way(stage, done, total), done, total, left, stoppable=stoppable)

    def _show_lists(self) -> None:
        filled = bool(self.flow.entries) or self.flow.stage is Stage.READING
        self.preview.setVisible(filled)
        self.status.setVisible(filled or self.flow.stage.is_busy)
        if filled:
            self._lists.setCurrentWidget(self.files)
        else:
            self._lists.setCurrentWidget(self.past if self.past.table.rows.rowCount() else self._nothing)

    def _show_preview(self) -> None:
        stage = self.flow.stage
        if stage is Stage.UNDOING:
            return
        self.preview.show_figures(self.flow.report)
        if stage is Stage.APPLIED:
            self.preview.show_applied(iso(moment(self._desk.clock().astimezone())))
        else:
            self.preview.show_preview(ready=self.flow.can_apply(), why=lambda: _why(stage, ready=self.flow.can_apply()))

    def _show_problem(self, error: DeskError) -> None:
        again = self.flow.stage is Stage.STOPPED or (self.flow.stage is Stage.READY and self.flow.can_apply())
        self.problem.set_notice(
            Tone.ERR, "warning-circle", lambda: sentence(error), action=(lambda: _("Try again")) if again else ""
        )
        self._trouble.show()

    # ------------------------------------------------------------------------------------------- drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped anywhere on the page."""
        if not self.flow.stage.is_busy and dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.area.set_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They are carried elsewhere."""
        super().dragLeaveEvent(event)
        self.area.set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read them."""
        self.area.set_hot(False)
        event.acceptProposedAction()
        self.flow.take(dropped_paths(event.mimeData()))


def _under_way(stage: Stage, done: int, total: int) -> str:
    match stage:
        case Stage.READING if total:
            return fill(ngettext("{done} / {total} file", "{done} / {total} files", total), done=done, total=total)
        case Stage.READING:
            return _("Looking for files")
        case Stage.COMPARING:
            return _("Comparing with the records")
        case Stage.APPLYING:
            return _("Merging")
        case _:
            return _("Undoing the merge")


def _why(stage: Stage, *, ready: bool) -> str:
    if ready:
        return _("Can be undone afterwards")
    match stage:
        case Stage.READY:
            return _("None of the files could be read")
        case Stage.APPLYING:
            return _("Merging")
        case Stage.STOPPED:
            return _("The files were not compared")
        case _:
            return _("Available when reading ends")
