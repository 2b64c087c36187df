"""The way between a search field and the table of what it found: Down goes in, Up from the first row comes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kizilay_desk.ui.widgets.search_field import SearchField
from kizilay_desk.ui.widgets.table import DataTable


class SearchKeys(QObject):
    """Joins the two. Enter in the field goes into the table too."""

    def __init__(self, field: SearchField, table: DataTable) -> None:
        super().__init__(field)
        self._field = field
        self._table = table
        field.input.installEventFilter(self)
        field.entered.connect(self._go_in)
        table.left_up.connect(self._come_back)

    def _go_in(self) -> None:
        self._field.search_now()
        if self._table.rows.rowCount():
            self._table.setFocus(Qt.FocusReason.TabFocusReason)

    def _come_back(self) -> None:
        self._field.input.setFocus(Qt.FocusReason.TabFocusReason)
        self._field.input.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the table."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._go_in()
            return True
        return super().eventFilter(watched, event)
