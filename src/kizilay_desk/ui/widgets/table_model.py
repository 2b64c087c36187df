"""Rows of a table: the ids first, the rows themselves fetched in pages as they come into view.

Changes are told as insertions and removals, never as a reset, so that the current row and the scroll position stay.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.ui.widgets.cells import (
    ActionCell,
    Cell,
    NameCell,
    NumberCell,
    ProgressCell,
    StateCell,
    TextCell,
    TwoLineCell,
)
from kizilay_desk.ui.widgets.texts import Text, said

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

CELL = Qt.ItemDataRole.UserRole + 1
_PAGE = 64
_KEPT_PAGES = 32


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its title, how a row shows in it, its width in px (0: shares what is left; at least ``least``).

    ``number`` aligns title and cells to the physical right; ``sortable`` makes the title a button.
    """

    key: str
    title: Text
    cell: Callable[[Row], Cell]
    width: int = 0
    number: bool = False
    sortable: bool = False
    least: int = 80


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A table of records. ``fetch`` gives the rows of some ids; what it leaves out shows as an empty row."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[str]], Mapping[str, Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids: list[str] = []
        self._places: dict[str, int] | None = {}
        self._pages: OrderedDict[int, Mapping[str, Row]] = OrderedDict()

    # -------------------------------------------------------------------------------------------------- rows

    def ids(self) -> Sequence[str]:
        """The ids in the order shown."""
        return self._ids

    def id_at(self, row: int) -> str | None:
        """The id of a row; None outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def place_of(self, record: str) -> int:
        """The row of an id; -1 when it is not shown."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(record, -1)

    def row_at(self, row: int) -> Row | None:
        """The row itself, fetched if need be."""
        if not 0 <= row < len(self._ids):
            return None
        page = row // _PAGE
        rows = self._pages.get(page)
        if rows is None:
            rows = self._fetch(self._ids[page * _PAGE : (page + 1) * _PAGE])
            self._pages[page] = rows
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        return rows.get(self._ids[row])

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show these records; the rows are fetched afresh."""
        new = list(ids)
        head = 0
        while head < min(len(self._ids), len(new)) and self._ids[head] == new[head]:
            head += 1
        tail = 0
        while tail < min(len(self._ids), len(new)) - head and self._ids[-1 - tail] == new[-1 - tail]:
            tail += 1
        old_end, new_end = len(self._ids) - tail, len(new) - tail
        self._pages.clear()
        self._places = None
        if old_end > head:
            self.beginRemoveRows(QModelIndex(), head, old_end - 1)
            del self._ids[head:old_end]
            self.endRemoveRows()
        if new_end > head:
            self.beginInsertRows(QModelIndex(), head, new_end - 1)
            self._ids[head:head] = new[head:new_end]
            self.endInsertRows()
        self._places = None
        self.refresh()

    def refresh(self) -> None:
        """The records may have changed, or the language: fetch again what is in view."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def cell_at(self, row: int, column: int) -> Cell | None:
        """What a cell shows; None while its row is not there."""
        record = self.row_at(row)
        return None if record is None else self.columns[column].cell(record)

    # ------------------------------------------------------------------------------------------- Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many rows."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell (``CELL``), or its words for screen readers and the clipboard."""
        if not index.isValid() or role not in (
            CELL,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        cell = self.cell_at(index.row(), index.column())
        if role == CELL or cell is None:
            return cell
        return words(cell)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return said(self.columns[section].title)
        return None

    def retranslate(self) -> None:
        """Ask for titles and cells again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.refresh()


def words(cell: Cell) -> str:
    """The words of a cell without colour and icon."""
    match cell:
        case TextCell() | NumberCell() | StateCell():
            text = cell.text
        case NameCell():
            text = f"{cell.name} {cell.other or cell.caption}"
        case ActionCell():
            text = cell.name
        case TwoLineCell():
            text = f"{cell.title}, {cell.below}"
        case ProgressCell():
            text = cell.caption
    return strip_marks(text).strip()
