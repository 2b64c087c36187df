"""The list that a combo field opens: options to choose from, found by typing any part of any word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kizilay_desk.domain.names import fold
from kizilay_desk.ui.theme.fonts import SEMIBOLD, Role, font
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import after, before, leading_part, paint_box, paint_text, text_width
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.overlay_bar import OverlayBar
from kizilay_desk.ui.widgets.popover import Popover

_Index = QModelIndex | QPersistentModelIndex

ROW = 32
MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Option:
    """One option. ``caption`` stands quietly behind; ``depth`` indents below a heading; a heading cannot be chosen;
    ``also`` is searched too (other spellings, the label in the other languages)."""

    value: str
    text: str
    caption: str = ""
    depth: int = 0
    heading: bool = False
    also: str = ""


class _Options(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: list[Option] = []
        self.checked: set[str] | None = None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        option = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return option.text
        if role == Qt.ItemDataRole.CheckStateRole and self.checked is not None:
            return Qt.CheckState.Checked if option.value in self.checked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.shown[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, options: list[Option]) -> None:
        self.beginResetModel()
        self.shown = options
        self.endResetModel()


class _View(QListView):
    """As high as its options, up to nine of them; four are enough where there is no room."""

    def sizeHint(self) -> QSize:
        return QSize(120, ROW * max(1, min(MOST_ROWS, self.model().rowCount())))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, min(4 * ROW, self.sizeHint().height()))


class _Row(QStyledItemDelegate):
    def __init__(self, model: _Options, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = self._model.shown[index.row()]
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(theme().direction)
        if current:
            painter.fillRect(rect, theme().colour("sel"))
            painter.fillRect(leading_part(rect, 3), theme().colour("text"))
        elif bool(option.state & QStyle.StateFlag.State_MouseOver) and not entry.heading:
            painter.fillRect(rect, theme().colour("hover"))
        room = before(after(rect, 10 + 14 * entry.depth), 10)
        if self._model.checked is not None and not entry.heading:
            paint_check(painter, leading_part(room, 18), entry.value in self._model.checked)
            room = after(room, 26)
        if entry.heading:
            paint_text(painter, room, entry.text, Role.LABEL, "text3")
        else:
            face = font(Role.BODY, SEMIBOLD if current else None)
            width = min(room.width(), text_width(entry.text, face) + 1)
            paint_text(painter, leading_part(room, width), entry.text, face)
            if entry.caption and room.width() - width > 40:
                paint_text(painter, after(room, width + 10), entry.caption, Role.CAPTION, "text3")
        painter.restore()


def paint_check(painter: QPainter, rect: QRect, checked: bool, *, enabled: bool = True) -> None:
    """The box of a check box, 18 px square in the middle of ``rect``."""
    box = QRect(0, 0, 18, 18)
    box.moveCenter(rect.center())
    if checked:
        paint_box(painter, box, fill="text" if enabled else "text3", radius=3)
        paint_icon(painter, box.adjusted(3, 3, -3, -3), "check-bold", "surface")
    else:
        paint_box(painter, box, fill="surface" if enabled else "hover", border="ctl", radius=3)


class ChoiceList(Popover):
    """A popover with options. The field keeps the focus and hands on the keys through ``move_mark`` and ``choose``."""

    chosen = Signal(object)  # Option

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Option, ...] = ()
        self._folded: tuple[str, ...] = ()
        self._model = _Options(self)
        self.view = _View()
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Row(self._model, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._bar = OverlayBar(self.view)
        self.view.clicked.connect(lambda _index: self.choose())
        self.body.setContentsMargins(1, 4, 1, 4)
        self.body.addWidget(self.view)

    def set_options(self, options: Sequence[Option], checked: set[str] | None = None) -> None:
        """Offer these; with ``checked`` each has a check box."""
        self._all = tuple(options)
        self._folded = tuple(f" {fold(f'{option.text} {option.also}')}" for option in options)
        self._model.checked = checked
        self.filter("")

    def filter(self, typed: str) -> int:
        """Show only the options that have every typed word at the beginning of a word; how many there are."""
        words = fold(typed).split()
        if words:
            shown = [
                option
                for option, folded in zip(self._all, self._folded, strict=True)
                if not option.heading and all(f" {word}" in folded for word in words)
            ]
        else:
            shown = list(self._all)
        self._model.show(shown)
        self.view.updateGeometry()
        if self.is_open():
            self.place()
        return len(shown)

    def set_current(self, value: str | None) -> None:
        """Mark the option with this value, or the first that can be chosen."""
        rows = [at for at, option in enumerate(self._model.shown) if not option.heading]
        at = next((at for at in rows if self._model.shown[at].value == value), rows[0] if rows else -1)
        index = self._model.index(at)
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    def current(self) -> Option | None:
        """The marked option."""
        index = self.view.currentIndex()
        return self._model.shown[index.row()] if index.isValid() else None

    def move_mark(self, steps: int) -> None:
        """Mark the option that many steps on, headings left out, stopping at the ends."""
        rows = [at for at, option in enumerate(self._model.shown) if not option.heading]
        if not rows:
            return
        now = self.view.currentIndex().row()
        place = rows.index(now) if now in rows else -1
        index = self._model.index(rows[max(0, min(len(rows) - 1, place + steps))])
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def choose(self) -> None:
        """Choose the marked option."""
        option = self.current()
        if option is not None and not option.heading:
            self.chosen.emit(option)

    def repaint_checks(self) -> None:
        """The set of checked values was changed."""
        self.view.viewport().update()
