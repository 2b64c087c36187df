"""The header of a data table: 32 px, titles, the caret of the sorted column; shares the width among the columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import LEADING, RIGHT, after, leading_part, paint_text, text_width
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.cell_delegate import cell_room
from kizilay_desk.ui.widgets.table_model import RowsModel
from kizilay_desk.ui.widgets.texts import said

HEIGHT = 33


class TableHeader(QHeaderView):
    """See the module. ``sort_asked`` carries the key of a sortable column whose title was clicked."""

    sort_asked = Signal(str)

    def __init__(self, model: RowsModel[Any], parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self._sorted: str | None = None
        self._descending = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def show_sort(self, key: str | None, *, descending: bool) -> None:
        """Mark the sorted column."""
        self._sorted, self._descending = key, descending
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
        painter.restore()
