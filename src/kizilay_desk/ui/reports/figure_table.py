"""A table of numbers of which each opens the rows behind it: arrows go from number to number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from kizilay_desk.ui.theme.painting import paint_ring
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.cells import NumberCell
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import Column, Index, RowsModel

_Line = TypeVar("_Line")


class FigureTable(DataTable, Generic[_Line]):
    """See the module. The first column names the line, the others are numbers; ``total`` shows the lines as sums.

    ``figure_opened`` carries the line's id and the column's key; ``left_down`` is Down in the last line.
    """

    figure_opened = Signal(str, str)
    left_down = Signal()

    def __init__(self, columns: Sequence[Column[_Line]], *, total: bool = False, parent: QWidget | None = None) -> None:
        self._lines: dict[str, _Line] = {}
        super().__init__(RowsModel(columns, self._fetch), parent=parent)
        self._total = total
        self.setSelectionMode(DataTable.SelectionMode.NoSelection)

    def show_lines(self, lines: Mapping[str, _Line]) -> None:
        """Show these lines by id, in this order."""
        self._lines = dict(lines)
        self.rows.set_ids(list(lines))

    def set_row_height(self, height: int) -> None:
        """Make all lines that high."""
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)

    def go_to(self, place: int, column: int) -> None:
        """Make a number the current one and bring it into view."""
        place = max(0, min(self.rows.rowCount() - 1, place))
        index = self.rows.index(place, max(1, min(len(self.rows.columns) - 1, column)))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def background(self, index: Index) -> Token | None:
        """Sums stand on a ground of their own."""
        return super().background(index) or ("alt" if self._total else None)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, _Line]:
        # While lines go, the view still asks for some that are gone already.
        return {each: self._lines[each] for each in ids if each in self._lines}

    def _open(self, index: Index) -> None:
        record = self.rows.id_at(index.row())
        cell = self.rows.cell_at(index.row(), index.column()) if record is not None else None
        if record is not None and isinstance(cell, NumberCell) and cell.opens:
            self.figure_opened.emit(record, self.rows.columns[index.column()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go from number to number, Enter opens."""
        now = self.currentIndex()
        forward, backward = Qt.Key.Key_Right, Qt.Key.Key_Left
        if theme().direction is Qt.LayoutDirection.RightToLeft:
            forward, backward = backward, forward
        key = event.key()
        moves = {
            forward: (now.row(), now.column() + 1),
            backward: (now.row(), now.column() - 1),
            Qt.Key.Key_Down: (now.row() + 1, now.column()),
            Qt.Key.Key_Up: (now.row() - 1, now.column()),
            Qt.Key.Key_Home: (0, now.column()),
            Qt.Key.Key_End: (self.rows.rowCount() - 1, now.column()),
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(now)
        elif key == Qt.Key.Key_Down and now.row() == self.rows.rowCount() - 1:
            self.left_down.emit()
        elif key == Qt.Key.Key_Up and now.row() <= 0:
            self.left_up.emit()
        elif key in moves:
            self.go_to(*moves[Qt.Key(key)])
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming for the first time begins at the first number."""
        QTableView.focusInEvent(self, event)
        if self.currentIndex().column() < 1:
            self.go_to(0, 1)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a number opens it."""
        QTableView.mouseReleaseEvent(self, event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which numbers can be clicked."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = self.rows.cell_at(index.row(), index.column()) if index.isValid() else None
        hand = isinstance(cell, NumberCell) and cell.opens
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the ring around the current number while the table has the focus."""
        QTableView.paintEvent(self, event)
        current = self.currentIndex()
        if current.isValid() and self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setLayoutDirection(theme().direction)
            paint_ring(painter, self.visualRect(current).adjusted(4, 2, -4, -3), 4)
            painter.end()
