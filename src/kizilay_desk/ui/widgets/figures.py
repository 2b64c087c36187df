"""Figures: a big number with its label, and the lines of a distribution. Every number opens the rows behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.i18n.formats import number
from kizilay_desk.ui.theme.fonts import SEMIBOLD, Role, font
from kizilay_desk.ui.theme.painting import (
    LEADING,
    RIGHT,
    after,
    before,
    leading_part,
    paint_box,
    paint_ring,
    paint_text,
    text_width,
    trailing_part,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.focus import RingOnKeys, TabPlace
from kizilay_desk.ui.widgets.texts import Text, said


class _Opens(RingOnKeys, QWidget):
    """Something that opens the rows behind it on Enter, Space or a click."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opens = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_opens(self, opens: bool) -> None:
        """Whether there is anything to open."""
        self._opens = opens
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open."""
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        super().leaveEvent(event)
        self.update()


def underline(painter: QPainter, rect: QRect, *, strong: bool = False) -> None:
    """The line below a number that opens something."""
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().colour("text" if strong else "d3"))


class KeyFigure(_Opens):
    """A big number, its label and caption beside it. ``column`` px are kept for the number, so that several line up."""

    def __init__(
        self,
        label: Text,
        caption: Text = "",
        *,
        role: Role = Role.DISPLAY,
        column: int = 0,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._caption = caption
        self._role = role
        self._column = column
        self._line = line
        self._count: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_count(self, count: int | None) -> None:
        """Show a number; None while it is not known yet."""
        self._count = count
        self.retranslate()

    def set_caption(self, caption: Text) -> None:
        """Show another caption."""
        self._caption = caption
        self.retranslate()

    def _number(self) -> str:
        return "–" if self._count is None else number(self._count)

    def retranslate(self) -> None:
        """Ask for the texts again."""
        self.setAccessibleName(f"{self._number()} {said(self._label)}, {strip_marks(said(self._caption))}")
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()

    def sizeHint(self) -> QSize:
        """Number, label, caption."""
        width = max(self._column, text_width(self._number(), self._role) + 1)
        words = max(text_width(said(self._label), Role.STRONG), text_width(said(self._caption), Role.CAPTION))
        return QSize(width + 16 + words, max(40, self._role.line + 4))

    def minimumSizeHint(self) -> QSize:
        """The caption may be cut."""
        return QSize(text_width(self._number(), self._role) + 60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        digits = text_width(self._number(), self._role) + 1
        wide = max(self._column, digits)
        place = leading_part(self.rect(), wide)
        # Numbers below each other line up by their units.
        place = trailing_part(place, digits) if self._column else place
        paint_text(painter, place, self._number(), self._role, "text", LEADING)
        if self._line and self._opens:
            # Below the digits, whose height is 0.71 of the size.
            at = QRect(place.left(), 0, digits, self.height() // 2 + round(0.36 * self._role.pixels) + 6)
            underline(painter, at, strong=self.underMouse())
        rest = after(self.rect(), wide + 16)
        caption = said(self._caption)
        if caption:
            lines = Role.STRONG.line - 1 + Role.CAPTION.line
            top = (self.height() - lines) // 2
            first = QRect(rest.left(), top, rest.width(), Role.STRONG.line)
            second = QRect(rest.left(), first.bottom(), rest.width(), Role.CAPTION.line)
            paint_text(painter, first, said(self._label), Role.STRONG)
            paint_text(painter, second, caption, Role.CAPTION, "text3")
        else:
            paint_text(painter, rest, said(self._label), Role.STRONG)
        if self.shows_ring():
            paint_ring(painter, self.rect(), 4)
        painter.end()


class StackedFigure(_Opens):
    """A number of 22 px, its label as a link below (the preview of a merge). ``token`` colours it when it is not 0."""

    def __init__(self, label: Text, token: Token = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._token: Token = token
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_count(self, count: int) -> None:
        """Show a number."""
        self._count = count
        self.set_opens(count > 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for the label again."""
        self.setAccessibleName(f"{number(self._count)} {said(self._label)}")
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()

    def sizeHint(self) -> QSize:
        """The wider of number and label."""
        wide = max(text_width(number(self._count), Role.DISPLAY_SMALL), text_width(said(self._label), Role.CAPTION))
        return QSize(wide + 1, Role.DISPLAY_SMALL.line + Role.CAPTION.line + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        ink: Token = self._token if self._count else "text3"
        line = Role.DISPLAY_SMALL.line
        paint_text(painter, QRect(0, 0, self.width(), line), number(self._count), Role.DISPLAY_SMALL, ink)
        label = said(self._label)
        below = leading_part(QRect(0, line, self.width(), Role.CAPTION.line + 2), text_width(label, Role.CAPTION) + 1)
        paint_text(painter, below, label, Role.CAPTION, "text2" if ink == "text" else ink)
        if self._opens:
            underline(painter, below, strong=self.underMouse())
        if self.shows_ring():
            paint_ring(painter, self.rect(), 3)
        painter.end()


@dataclass(frozen=True, slots=True)
class BarLine:
    """A line of a distribution. ``share`` is 0 to 1 (None: the line stands outside the percentages)."""

    key: str
    label: str
    count: int
    share: float | None
    percent: str


class BarRow(_Opens):
    """Label, bar, number, percentage. 30 px."""

    def __init__(self, line: BarLine, label_width: int, count_width: int) -> None:
        super().__init__()
        self.line = line
        self._label_width = label_width
        self._count_width = count_width
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_opens(line.count > 0)
        self.setAccessibleName(strip_marks(f"{line.label}: {number(line.count)}, {line.percent}"))

    def sizeHint(self) -> QSize:
        """As wide as the card."""
        return QSize(280, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        if self.hasFocus() or (self.underMouse() and self._opens):
            paint_box(painter, self.rect(), fill="hover", radius=4)
        if self.shows_ring():
            paint_ring(painter, self.rect(), 4)
        room = self.rect().adjusted(8, 0, -8, 0)
        paint_text(painter, leading_part(room, self._label_width), self.line.label, Role.SECONDARY)
        room = after(room, self._label_width + 8)
        percent = trailing_part(room, 58)
        count = trailing_part(before(room, 64), self._count_width)
        bar = before(room, 64 + self._count_width + 12)
        bar = QRect(bar.left(), bar.top() + 7, bar.width(), 16)
        paint_box(painter, bar, fill="track", radius=2)
        if self.line.share:
            paint_box(painter, leading_part(bar, max(2, round(bar.width() * self.line.share))), fill="d1", radius=2)
        face = font(Role.BODY, SEMIBOLD)
        digits = number(self.line.count)
        paint_text(painter, count, digits, face, "text", RIGHT)
        if self._opens:
            wide = text_width(digits, face)
            underline(painter, QRect(count.right() - wide + 1, 4, wide, 22), strong=self.underMouse())
        paint_text(painter, percent, self.line.percent, Role.BODY, "text2", RIGHT)
        painter.end()


class Distribution(QWidget):
    """The lines of one distribution below each other; one tab stop per line. ``opened`` carries the key of a line."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 0, 8, 0)
        self._column.setSpacing(0)
        self._rows: list[BarRow] = []
        self._place = TabPlace(self)

    def set_lines(self, lines: Sequence[BarLine]) -> None:
        """Show these lines; the focus stays on the line with the same key."""
        focused = next((row.line.key for row in self._rows if row.hasFocus()), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        labels = max((text_width(line.label, Role.SECONDARY) for line in lines), default=0)
        counts = max((text_width(number(line.count), Role.STRONG) for line in lines), default=0)
        self._rows = [BarRow(line, max(80, min(140, labels + 4)), max(30, counts + 2)) for line in lines]
        for row in self._rows:
            row.opened.connect(lambda key=row.line.key: self.opened.emit(key))
            self._column.addWidget(row)
            row.show()  # now, or it could not take the focus
            if row.line.key == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.order(self._rows)
