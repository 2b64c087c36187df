"""The data table: 36 px rows with a line below, one tab stop, arrows inside, Enter opens, Delete removes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from kizilay_desk.ui.theme.painting import paint_ring
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.cell_delegate import CellDelegate
from kizilay_desk.ui.widgets.cells import ActionCell
from kizilay_desk.ui.widgets.overlay_bar import OverlayBar
from kizilay_desk.ui.widgets.table_header import TableHeader
from kizilay_desk.ui.widgets.table_model import Index, RowsModel

FLASH_MS = 2000


class DataTable(QTableView):
    """A table over a ``RowsModel``. All signals carry ids.

    ``opened``: Enter, double click (a single click where ``one_click``). ``acted``: a click on an ``ActionCell``, with
    the column's key. ``removed``: Delete. ``edited``: F2. ``current_changed``: the row that the arrows are on, or
    None. ``sort_asked``: a click on a sortable title. ``left_up``: Up above the
    first row (back to the search field); where columns can be sorted, their titles come between: Enter sorts by one.
    """

    opened = Signal(str)
    acted = Signal(str, str)
    removed = Signal(str)
    edited = Signal(str)
    current_changed = Signal(object)  # str | None
    sort_asked = Signal(str)
    left_up = Signal()

    def __init__(
        self, model: RowsModel[Any], *, row_height: int = 36, one_click: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._one_click = one_click
        self._flashed: str | None = None
        self._hovered = -1
        self._unflash = QTimer(self)
        self._unflash.setSingleShot(True)
        self._unflash.setInterval(FLASH_MS)
        self._unflash.timeout.connect(lambda: self.flash(None))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.header = TableHeader(model, self)
        self.setHorizontalHeader(self.header)
        self.header.sort_asked.connect(self.sort_asked)
        self.header.left_up.connect(self.left_up)
        self.header.left_down.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setMinimumSectionSize(20)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setAutoScroll(False)
        self._bar = OverlayBar(self)

    # -------------------------------------------------------------------------------------------------- rows

    def current_id(self) -> str | None:
        """The id of the current row."""
        return self.rows.id_at(self.currentIndex().row())

    def set_current(self, record: str | None) -> None:
        """Make a row the current one and bring it into view; None, or an id not shown, for no row."""
        place = self.rows.place_of(record) if record is not None else -1
        if place < 0:
            self.selectionModel().clear()
            return
        index = self.rows.index(place, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)

    def flash(self, record: str | None) -> None:
        """Show a row as just added for two seconds."""
        self._flashed = record
        if record is not None:
            self._unflash.start()
        self.viewport().update()

    def show_sort(self, key: str | None, *, descending: bool = False) -> None:
        """Show by which column the rows are sorted."""
        self.header.show_sort(key, descending=descending)

    def background(self, index: Index) -> Token | None:
        """The fill of a row: selected, hovered, just added."""
        if self._flashed is not None and self.rows.id_at(index.row()) == self._flashed:
            return "oksoft"
        if self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            return "sel"
        return "hover" if index.row() == self._hovered else None

    # ------------------------------------------------------------------------------------------------- events

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is current now."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_changed.emit(self.rows.id_at(current.row()))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 edits, Delete removes; the rest moves."""
        record = self.current_id()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if record is not None and plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(record)
        elif record is not None and key == Qt.Key.Key_F2:
            self.edited.emit(record)
        elif record is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(record)
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            if not self.header.take_keys():
                self.left_up.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows.rowCount():
            place = 0 if key == Qt.Key.Key_Home else self.rows.rowCount() - 1
            self.set_current(self.rows.id_at(place))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) or event.text().strip():
            # Rows are one thing here; letters are the page's.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab without a current row begins at the first."""
        super().focusInEvent(event)
        if (
            not self.currentIndex().isValid()
            and self.rows.rowCount()
            and event.reason() is not Qt.FocusReason.MouseFocusReason
        ):
            self.set_current(self.rows.id_at(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring becomes thin."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an action acts; on a row it opens where one click is enough."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        record = self.rows.id_at(index.row())
        if record is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if isinstance(self.rows.cell_at(index.row(), index.column()), ActionCell):
            self.acted.emit(record, self.rows.columns[index.column()].key)
        elif self._one_click:
            self.opened.emit(record)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        record = self.rows.id_at(self.indexAt(event.position().toPoint()).row())
        if record is not None and not self._one_click:
            self.opened.emit(record)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse with the hover fill."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is hovered."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self._hovered:
            self._hovered = index.row()
            self.viewport().update()
        on_action = index.isValid() and isinstance(self.rows.cell_at(index.row(), index.column()), ActionCell)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor
            if on_action or (self._one_click and index.isValid())
            else Qt.CursorShape.ArrowCursor
        )

    def hovered(self, index: Index) -> bool:
        """Whether the mouse is over this very cell."""
        point: QPoint = self.viewport().mapFromGlobal(self.cursor().pos())
        return index.row() == self._hovered and self.visualRect(index).contains(point)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.rows.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.header.share(self.viewport().width())

    def sizeHint(self) -> QSize:
        """A few rows."""
        return QSize(400, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the ring around the current row."""
        super().paintEvent(event)
        current = self.currentIndex()
        if current.isValid():
            top = self.rowViewportPosition(current.row())
            box = QRect(0, top, self.viewport().width(), self.rowHeight(current.row()) - 1)
            painter = QPainter(self.viewport())
            painter.setLayoutDirection(theme().direction)
            paint_ring(painter, box, 0, strong=self.hasFocus())
            painter.end()
