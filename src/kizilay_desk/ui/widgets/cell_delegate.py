"""Painting the cells of a data table (see ``cells``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kizilay_desk.i18n.bidi import Direction, direction, iso
from kizilay_desk.ui.theme.fonts import SEMIBOLD, Role, font
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import (
    RIGHT,
    Run,
    after,
    before,
    leading_part,
    paint_box,
    paint_runs,
    paint_text,
    runs_width,
    text_width,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.cells import (
    ActionCell,
    NameCell,
    NumberCell,
    ProgressCell,
    StateCell,
    TextCell,
    TwoLineCell,
)
from kizilay_desk.ui.widgets.state import StateSpec, paint_state
from kizilay_desk.ui.widgets.table_model import CELL, Index

if TYPE_CHECKING:
    from kizilay_desk.ui.widgets.table import DataTable

PADDING = 8
EDGE = 16


def cell_room(rect: QRect, column: int, columns: int) -> QRect:
    """Where the content of a cell goes: 8 px off its sides, 16 px off the edges of the table."""
    room = after(rect, EDGE if column == 0 else PADDING)
    return before(room, EDGE if column == columns - 1 else PADDING)


class CellDelegate(QStyledItemDelegate):
    """Paints background, line and content of a cell."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Never asked for widths; heights are the table's."""
        return QSize(40, 36)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect: QRect = option.rect
        painter.save()
        painter.setLayoutDirection(theme().direction)
        fill = self._table.background(index)
        if fill is not None:
            painter.fillRect(rect, theme().colour(fill))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().colour("border"))
        cell = index.data(CELL)
        room = cell_room(rect.adjusted(0, 0, 0, -1), index.column(), self._table.rows.columnCount())
        match cell:
            case TextCell():
                role = Role.SECONDARY if cell.quiet else Role.BODY
                strong = cell.strong
                token: Token = "text3" if cell.quiet and cell.token == "text" else cell.token
                paint_text(painter, room, cell.text, font(role, SEMIBOLD if strong else None), token)
            case NumberCell():
                self._number(painter, room, cell)
            case NameCell():
                paint_name(painter, room, cell)
            case StateCell():
                paint_state(painter, room, StateSpec(cell.tone, cell.icon, cell.text))
            case ActionCell():
                self._action(painter, rect, cell, index)
            case TwoLineCell():
                self._two_lines(painter, room, cell)
            case ProgressCell():
                self._progress(painter, room, cell)
        painter.restore()

    def _number(self, painter: QPainter, room: QRect, cell: NumberCell) -> None:
        face = font(Role.BODY, SEMIBOLD if cell.strong else None)
        paint_text(painter, room, cell.text, face, cell.token, RIGHT)
        if cell.opens:
            width = text_width(cell.text, face)
            below = room.center().y() + 10
            painter.fillRect(room.right() - width + 1, below, width, 1, theme().colour("d3"))

    def _action(self, painter: QPainter, rect: QRect, cell: ActionCell, index: Index) -> None:
        box = QRect(0, 0, 28, 28)
        box.moveCenter(rect.center())
        if self._table.hovered(index):
            paint_box(painter, box, fill="sel", radius=4)
        paint_icon(painter, box.adjusted(6, 6, -6, -6), cell.icon, "text2")

    def _two_lines(self, painter: QPainter, room: QRect, cell: TwoLineCell) -> None:
        if cell.icon:
            icon = leading_part(room, 20)
            paint_icon(painter, icon, cell.icon, cell.tone.ink if cell.tone else "text2")
            room = after(room, 32)
        first, second = Role.STRONG.line, Role.SECONDARY.line
        top = room.top() + (room.height() - first - second) // 2
        title = QRect(room.left(), top, room.width(), first)
        below = QRect(room.left(), top + first, room.width(), second)
        paint_text(painter, title, cell.title, Role.STRONG if cell.strong else Role.BODY)
        paint_text(painter, below, cell.below, Role.SECONDARY, "text2")

    def _progress(self, painter: QPainter, room: QRect, cell: ProgressCell) -> None:
        width = text_width(cell.caption, Role.CAPTION) + 12 if cell.caption else 0
        line = QRect(QPoint(0, 0), QSize(max(20, room.width() - width), 8))
        line.moveCenter(before(room, width).center())
        painter.fillRect(line, theme().colour("track"))
        painter.fillRect(leading_part(line, round(line.width() * cell.share)), theme().colour("d1"))
        if cell.caption:
            paint_text(painter, after(room, line.width() + 12), cell.caption, Role.CAPTION, "text2")


def paint_name(painter: QPainter, room: QRect, cell: NameCell) -> None:
    """A name, its typed beginning marked, then the name in the other script where there is room for it."""
    ink: Token = "text3" if cell.dim else "text"
    weight = SEMIBOLD if cell.strong else None
    if cell.matched:
        runs = [Run(cell.name[: cell.matched], ink, SEMIBOLD, "d3"), Run(cell.name[cell.matched :], ink, weight)]
    else:
        runs = [Run(cell.name, ink, weight)]
    width = min(room.width(), runs_width(runs) + 1)
    own = leading_part(room, width)
    # A name is drawn in its own direction, whatever the language around it.
    painter.save()
    way = direction(cell.name)
    if way is not None:
        rtl = way is Direction.RIGHT_TO_LEFT
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    paint_runs(painter, own, runs)
    painter.restore()
    rest = after(room, width + 10)
    aside = cell.other or cell.caption
    if aside and rest.width() > 30:
        role = Role.CAPTION if cell.caption and not cell.other else Role.BODY
        paint_text(painter, rest, iso(aside), role, "text3")
