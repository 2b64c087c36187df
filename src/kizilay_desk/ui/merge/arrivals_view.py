"""The grid of centres and weeks: a square per week with an icon, arrows go from square to square."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.formats import date_field, time_field, week
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.arrivals import Arrival, ArrivalGrid, CentreArrivals, WeekArrival
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import (
    CENTRE,
    LEADING,
    after,
    before,
    leading_part,
    paint_box,
    paint_ring,
    paint_text,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token

_Index = QModelIndex | QPersistentModelIndex

_WEEK_WIDTH = 32
_TALLEST_ROW, _LOWEST_ROW = 27, 22
_EDGE = 16
_END = 12

# Icon, its colour, fill, border.
_LOOKS: dict[Arrival, tuple[str, Token, Token, Token | None]] = {
    Arrival.RECEIVED: ("check", "ok", "oksoft", None),
    Arrival.LATE: ("clock", "warn", "warnsoft", "warnb"),
    Arrival.MISSING: ("x-bold", "err", "errsoft", "err"),
}


def arrival_word(arrival: Arrival) -> str:
    """The state of a square in a word or two."""
    match arrival:
        case Arrival.RECEIVED:
            return pgettext("weekly file", "Received")
        case Arrival.LATE:
            return pgettext("weekly file", "Late")
        case Arrival.MISSING:
            return pgettext("weekly file", "Missing")
        case Arrival.NOT_DUE:
            return pgettext("weekly file", "Not due yet")
        case Arrival.NOT_EXPECTED:
            return pgettext("weekly file", "Before this centre's first file")


def described(centre: str, cell: WeekArrival) -> str:
    """A square in words: ``Hatay, 9. hafta: Geç geldi, 03.03.2026 09:12``."""
    facts = {"centre": centre, "week": week(cell.week.number), "state": arrival_word(cell.arrival)}
    if cell.received_at is None:
        return fill(_("{centre}, {week}: {state}"), **facts)
    when = f"{date_field(cell.received_at.date())} {time_field(cell.received_at.time())}"
    return fill(_("{centre}, {week}: {state}, {when}"), **facts, when=when)


def paint_arrival(painter: QPainter, box: QRect, arrival: Arrival) -> None:
    """One square: fill and icon; a dash where nothing is due yet, nothing before a centre's first file."""
    if arrival is Arrival.NOT_DUE:
        paint_text(painter, box, "–", Role.BODY, "text3", CENTRE)
    elif arrival in _LOOKS:
        icon, ink, inside, border = _LOOKS[arrival]
        paint_box(painter, box, fill=inside, border=border, radius=4)
        square = QRect(0, 0, 14, 14)
        square.moveCenter(box.center())
        paint_icon(painter, square, icon, ink)


class ArrivalsModel(QAbstractTableModel):
    """Centres below each other; their names in the first column, then a column per week."""

    def __init__(self, grid: ArrivalGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid

    def show(self, grid: ArrivalGrid) -> None:
        """Show another state of things; the same centres in the same weeks keep their places."""
        codes = [centre.code for centre in grid.centres]
        if grid.weeks == self.grid.weeks and codes == [centre.code for centre in self.grid.centres]:
            self.grid = grid
            self.tell()
        else:
            self.beginResetModel()
            self.grid = grid
            self.endResetModel()

    def tell(self) -> None:
        """What the squares show, or the language, changed."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self.grid.centres:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def centre_at(self, row: int) -> CentreArrivals:
        """The centre of a row."""
        return self.grid.centres[row]

    def cell_at(self, index: _Index) -> WeekArrival | None:
        """The square at an index; None in the column of names."""
        return self.grid.centres[index.row()].weeks[index.column() - 1] if index.column() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many centres."""
        return 0 if parent.isValid() else len(self.grid.centres)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """The names and the weeks."""
        return 0 if parent.isValid() else 1 + len(self.grid.weeks)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a square, for screen readers and as its tooltip."""
        if not index.isValid():
            return None
        centre, cell = self.centre_at(index.row()), self.cell_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return strip_marks(described(centre.name, cell)) if cell else centre.name
        if role == Qt.ItemDataRole.ToolTipRole and cell:
            return described(centre.name, cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """*Centre*, then the numbers of the weeks."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self.grid.weeks[section - 1].number) if section else pgettext("weekly file", "Centre")


class _Header(QHeaderView):
    """32 px with the numbers of the weeks; the one that is being collected stands out."""

    def __init__(self, model: ArrivalsModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._arrivals = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(100, 32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setLayoutDirection(theme().direction)
        if section == 0:
            paint_text(painter, after(rect, _EDGE), pgettext("weekly file", "Centre"), Role.LABEL, "text2", LEADING)
        else:
            shown = self._arrivals.grid.weeks[section - 1]
            collected = shown == self._arrivals.grid.collected
            role = Role.LABEL_STRONG if collected else Role.LABEL
            paint_text(painter, rect, str(shown.number), role, "text" if collected else "text2", CENTRE)
        painter.restore()


class _Squares(QStyledItemDelegate):
    def __init__(self, view: ArrivalsView, model: ArrivalsModel) -> None:
        super().__init__(view)
        self._view = view
        self._arrivals = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setLayoutDirection(theme().direction)
        cell = self._arrivals.cell_at(index)
        if cell is None:
            name = before(after(rect, _EDGE), 4)
            paint_text(painter, name, self._arrivals.centre_at(index.row()).name, Role.SECONDARY)
            box = rect.adjusted(4, 1, -4, -1)
        else:
            box = rect.adjusted(2, 2, -2, -2)
            paint_arrival(painter, box, cell.arrival)
        if index == self._view.currentIndex():
            paint_ring(painter, box, 4, strong=self._view.hasFocus())
        painter.restore()


class ArrivalsView(QTableView):
    """See the module. One tab stop; Enter says the square under the arrows in words."""

    def __init__(self, grid: ArrivalGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrivals = ArrivalsModel(grid, self)
        self.setModel(self.arrivals)
        self.setHorizontalHeader(_Header(self.arrivals, self))
        self.setItemDelegate(_Squares(self, self.arrivals))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_LOWEST_ROW)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.retranslate()

    def show_grid(self, grid: ArrivalGrid) -> None:
        """Show another state of things."""
        self.arrivals.show(grid)
        self._lay_out()

    def retranslate(self) -> None:
        """Ask for the words again."""
        self.setAccessibleName(_("Centre × week"))
        self.arrivals.tell()

    def _lay_out(self) -> None:
        weeks = len(self.arrivals.grid.weeks)
        width = self.viewport().width()
        self.setColumnWidth(0, max(80, width - weeks * _WEEK_WIDTH - _END))
        for column in range(1, weeks + 1):
            self.setColumnWidth(column, _WEEK_WIDTH)
        rows = max(1, len(self.arrivals.grid.centres))
        fitting = self.viewport().height() // rows
        self.verticalHeader().setDefaultSectionSize(max(_LOWEST_ROW, min(_TALLEST_ROW, fitting)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns and rows."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming for the first time begins at the week that is being collected."""
        super().focusInEvent(event)
        grid = self.arrivals.grid
        # Qt itself begins at the first column, which has the names.
        if self.currentIndex().column() < 1 and grid.centres:
            self.setCurrentIndex(self.arrivals.index(0, 1 + grid.weeks.index(grid.collected)))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring becomes thin."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space say the square; arrows move."""
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and current.isValid():
            place = self.visualRect(current)
            words = current.data(Qt.ItemDataRole.ToolTipRole) or ""
            QToolTip.showText(self.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 4)), str(words), self, place)
        elif event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)
            if self.currentIndex().column() == 0:
                self.setCurrentIndex(self.arrivals.index(self.currentIndex().row(), 1))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


class Legend(QWidget):
    """What the squares mean."""

    _SHOWN = (Arrival.RECEIVED, Arrival.LATE, Arrival.MISSING, Arrival.NOT_DUE)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line above and the four squares with their words."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme().colour("border"))
        room = after(self.rect(), _EDGE)
        for arrival in self._SHOWN:
            box = QRect(0, 0, 24, 20)
            box.moveCenter(leading_part(room, 24).center())
            paint_arrival(painter, box, arrival)
            room = after(room, 30)
            word = arrival_word(arrival)
            paint_text(painter, room, word, Role.CAPTION)
            room = after(room, painter.fontMetrics().horizontalAdvance(word) + 16)
        painter.end()
