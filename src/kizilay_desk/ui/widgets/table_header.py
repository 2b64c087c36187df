"""The header of a data table: 32 px, titles, the caret of the sorted column; shares the width among the columns.

Sortable titles are reached with Up from the first row: arrows go from one to the next, Enter sorts, Down goes back.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import LEADING, RIGHT, after, leading_part, paint_ring, paint_text, text_width
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.cell_delegate import cell_room
from kizilay_desk.ui.widgets.table_model import RowsModel
from kizilay_desk.ui.widgets.texts import said

HEIGHT = 33


class TableHeader(QHeaderView):
    """See the module. ``sort_asked`` carries the key of a sortable column whose title was clicked."""

    sort_asked = Signal(str)
    left_up = Signal()
    left_down = Signal()

    def __init__(self, model: RowsModel[Any], parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self._sorted: str | None = None
        self._descending = False
        self._current = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a table is one stop of Tab, and a click leaves the focus there

    def show_sort(self, key: str | None, *, descending: bool) -> None:
        """Mark the sorted column."""
        self._sorted, self._descending = key, descending
        self.viewport().update()

    def take_keys(self) -> bool:
        """Take the focus for choosing a title; False when no column can be sorted."""
        places = self._sortable()
        if not places:
            return False
        keys = [self._rows.columns[at].key for at in places]
        self._current = places[keys.index(self._sorted)] if self._sorted in keys else places[0]
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_title()
        return True

    def _sortable(self) -> list[int]:
        return [at for at, column in enumerate(self._rows.columns) if column.sortable]

    def _name_title(self) -> None:
        self.setAccessibleName(said(self._rows.columns[self._current].title))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the titles and out of them, Enter sorts."""
        places = self._sortable()
        key = Qt.Key(event.key())
        forward = Qt.Key.Key_Left if theme().direction is Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._current in places:
            step = places.index(self._current) + (1 if key is forward else -1)
            self._current = places[max(0, min(len(places) - 1, step))]
            self._name_title()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current in places:
            self.sort_asked.emit(self._rows.columns[self._current].key)
        elif key is Qt.Key.Key_Down:
            self.left_down.emit()
        elif key is Qt.Key.Key_Up:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._current = -1
        self.viewport().update()

    def share(self, width: int) -> None:
        """Give each column its width, and what is left to those without one."""
        columns = self._rows.columns
        fixed = sum(column.width for column in columns)
        open_ended = [at for at, column in enumerate(columns) if not column.width]
        left = max(0, width - fixed)
        for at, column in enumerate(columns):
            if column.width:
                self.resizeSection(at, column.width)
        for place, at in enumerate(open_ended):
            part = left // (len(open_ended) - place)
            left -= part
            self.resizeSection(at, max(columns[at].least, part))

    def sizeHint(self) -> QSize:
        """32 px and the line below."""
        return QSize(100, HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a sortable title asks for that order."""
        super().mouseReleaseEvent(event)
        at = self.logicalIndexAt(event.position().toPoint())
        if 0 <= at < len(self._rows.columns) and self._rows.columns[at].sortable:
            self.sort_asked.emit(self._rows.columns[at].key)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title."""
        column = self._rows.columns[section]
        painter.save()
        painter.setLayoutDirection(theme().direction)
        painter.fillRect(rect, theme().colour("alt"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().colour("border"))
        room = cell_room(rect, section, len(self._rows.columns))
        chosen = column.key == self._sorted
        role = Role.LABEL_STRONG if chosen else Role.LABEL
        title = said(column.title)
        paint_text(painter, room, title, role, "text" if chosen else "text2", RIGHT if column.number else LEADING)
        if chosen and not column.number:
            caret = leading_part(after(room, text_width(title, role) + 4), 12)
            paint_icon(painter, caret, "caret-down-bold" if self._descending else "caret-up-bold", "text")
        if section == self._current and self.hasFocus():
            paint_ring(painter, rect.adjusted(1, 1, -1, -2), 4)
        painter.restore()
