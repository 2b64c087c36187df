"""The people found while a name is being typed: name in both scripts, birth year, nationality, last attendance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kizilay_desk.i18n.bidi import Direction, direction, strip_marks
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.formats import date_field
from kizilay_desk.i18n.labels import code_label, field_label
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.attending import Suggestion
from kizilay_desk.ui.lines import dotted
from kizilay_desk.ui.participants.words import birth_year
from kizilay_desk.ui.session.names import Mark, marked_name
from kizilay_desk.ui.theme.fonts import SEMIBOLD, Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import (
    TRAILING,
    Run,
    after,
    before,
    leading_part,
    paint_line,
    paint_runs,
    paint_text,
    runs_width,
    text_width,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token

ROW = 40
_HEADING = 26
_EDGE = 14

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row go."""

    name: QRect
    born: QRect
    nationality: QRect
    last: QRect


def _columns(rect: QRect) -> _Columns:
    room = before(after(rect, _EDGE), _EDGE)
    last = min(232, round(room.width() * 0.33))
    nationality = min(108, round(room.width() * 0.16))
    born = min(76, round(room.width() * 0.11))
    name = leading_part(room, room.width() - last - nationality - born)
    rest = after(room, name.width())
    return _Columns(
        before(name, 10),
        leading_part(rest, born),
        before(leading_part(after(rest, born), nationality), 8),
        after(rest, born + nationality),
    )


class SuggestionHeading(QWidget):
    """How many were found, and what the columns are."""

    def __init__(self) -> None:
        super().__init__()
        self._found = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEADING)

    def show_found(self, found: int) -> None:
        """Say how many people were found."""
        self._found = found
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("alt"))
        paint_line(painter, self.rect())
        columns = _columns(self.rect())
        found = ngettext("{count} person found", "{count} people found", self._found)
        texts = (
            (columns.name, fill(found, count=self._found) if self._found else _("No one found")),
            (columns.born, _("Born")),
            (columns.nationality, field_label("participant", "nationality")),
            (columns.last, _("Last attended")),
        )
        for rect, text in texts if self._found else texts[:1]:
            paint_text(painter, rect, text, Role.CAPTION, "text2")
        painter.end()


class _Suggestions(QAbstractListModel):
    """The people found, then one row for registering somebody new."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: tuple[Suggestion, ...] = ()
        self.typed = ""

    def show(self, found: Sequence[Suggestion], typed: str) -> None:
        self.beginResetModel()
        self.found = tuple(found)
        self.typed = typed
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.found) + 1

    def suggestion_at(self, row: int) -> Suggestion | None:
        """The person of a row; None for the last one, which registers."""
        return self.found[row] if 0 <= row < len(self.found) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        suggestion = self.suggestion_at(index.row())
        if suggestion is None:
            return strip_marks(f"{_register_words()} {self.typed}")
        marked = marked_name(suggestion.person, self.typed)
        parts = (marked.shown.name, _born(suggestion), _nationality(suggestion), _last(suggestion))
        return strip_marks(", ".join(part for part in parts if part))


class _Row(QStyledItemDelegate):
    def __init__(self, model: _Suggestions, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(theme().direction)
        if current:
            painter.fillRect(rect, theme().colour("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme().colour("hover"))
        paint_line(painter, rect)
        if current:
            painter.fillRect(leading_part(rect, 3), theme().colour("text"))
        suggestion = self._model.suggestion_at(index.row())
        room = rect.adjusted(0, 0, 0, -1)
        if suggestion is None:
            _paint_register(painter, room, self._model.typed)
        else:
            _paint_person(painter, _columns(room), suggestion, self._model.typed, current=current)
        painter.restore()


def _paint_person(painter: QPainter, columns: _Columns, suggestion: Suggestion, typed: str, *, current: bool) -> None:
    marked = marked_name(suggestion.person, typed)
    ink: Token = "text3" if suggestion.on_list else "text"
    fill_of_marks: Token = "d3" if current else "sel"
    used = _paint_name(painter, columns.name, _runs(marked.shown.name, marked.marks, ink, fill_of_marks))
    rest = after(columns.name, used + 10)
    if marked.shown.other:
        _paint_name(painter, rest, _runs(marked.shown.other, marked.other_marks, "text3", fill_of_marks))
    elif marked.reading:
        paint_text(painter, rest, fill(_("reads as {name}"), name=marked.reading), Role.CAPTION, "text3")
    paint_text(painter, columns.born, _born(suggestion), Role.BODY, "text2")
    paint_text(painter, columns.nationality, _nationality(suggestion), Role.BODY, "text2")
    last = columns.last
    if suggestion.on_list:
        paint_icon(painter, leading_part(last, 14), "check", "text3")
        last = after(last, 20)
    paint_text(painter, last, _last(suggestion), Role.CAPTION, "text3")


def _runs(name: str, marks: Sequence[Mark], ink: Token, fill_of_marks: Token) -> list[Run]:
    runs = []
    done = 0
    for mark in marks:
        if mark.first > done:
            runs.append(Run(name[done : mark.first], ink))
        runs.append(Run(name[mark.first : mark.end], ink, SEMIBOLD, fill_of_marks))
        done = mark.end
    return [*runs, Run(name[done:], ink)] if done < len(name) else runs


def _paint_name(painter: QPainter, room: QRect, runs: list[Run]) -> int:
    """Draw a name in its own direction at the leading end of ``room``; the width it took."""
    if not runs or room.width() < 24:
        return 0
    width = min(room.width(), runs_width(runs) + 1)
    painter.save()
    if direction("".join(run.text for run in runs)) is Direction.RIGHT_TO_LEFT:
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    else:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    paint_runs(painter, leading_part(room, width), runs)
    painter.restore()
    return width


def _paint_register(painter: QPainter, rect: QRect, typed: str) -> None:
    room = before(after(rect, _EDGE), _EDGE)
    paint_icon(painter, leading_part(room, 18), "user-plus", "text")
    hint = _("If none of these")
    width = text_width(hint, Role.CAPTION) + 1
    paint_text(painter, room, hint, Role.CAPTION, "text3", TRAILING)
    words = before(after(room, 26), width + 12)
    runs = [Run(_register_words())]
    if typed.strip():
        quoted = fill(_("“{text}”"), text=typed.strip())
        runs = [Run(f"{_register_words()}: "), Run(quoted, weight=SEMIBOLD)]
    paint_runs(painter, words, runs)


def _register_words() -> str:
    return _("Register new person")


def _born(suggestion: Suggestion) -> str:
    return birth_year(suggestion.person.text("birth"))


def _nationality(suggestion: Suggestion) -> str:
    code = suggestion.person.text("nationality")
    return code_label("nationality", code) if code else ""


def _last(suggestion: Suggestion) -> str:
    if suggestion.on_list:
        return _("Already on this list")
    last = suggestion.last
    if last is None:
        return ""
    day = date_field(date.fromisoformat(last.day))
    return dotted((day, code_label("programme", last.activity) if last.activity else ""))


class SuggestionList(QListView):
    """The list. The field keeps the focus and hands on the keys through ``move_mark`` and ``choose``."""

    person_chosen = QtSignal(object)  # Suggestion
    register_chosen = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._model = _Suggestions(self)
        self.setModel(self._model)
        self.setItemDelegate(_Row(self._model, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda _index: self.choose())

    def show_found(self, found: Sequence[Suggestion], typed: str) -> None:
        """Show these people and mark the first."""
        self._model.show(found, typed)
        self.setFixedHeight(ROW * self._model.rowCount())
        self._mark(0)

    def found(self) -> tuple[Suggestion, ...]:
        """The people shown."""
        return self._model.found

    def move_mark(self, steps: int) -> None:
        """Mark the row that many steps on, stopping at the ends."""
        self._mark(max(0, min(self._model.rowCount() - 1, self.currentIndex().row() + steps)))

    def choose(self) -> None:
        """Choose the marked row."""
        suggestion = self._model.suggestion_at(self.currentIndex().row())
        if suggestion is None:
            self.register_chosen.emit()
        else:
            self.person_chosen.emit(suggestion)

    def _mark(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.viewport().update()
