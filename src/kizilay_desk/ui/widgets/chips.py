"""Chips: a word in a small box, a filter in use with its ×, a count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kizilay_desk.i18n.formats import number
from kizilay_desk.ui.theme.fonts import MEDIUM, SEMIBOLD, Role, font
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
    text_width,
    trailing_part,
)
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.focus import RingOnKeys
from kizilay_desk.ui.widgets.texts import Text, said


class Chip(QWidget):
    """A word in a box of 24 px, with an icon or without: *Draft*, *Strong match*."""

    def __init__(self, text: Text, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_state(self, text: Text, icon: str | None = None) -> None:
        """Show another word and icon."""
        self._text = text
        self._icon = icon
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for the word again."""
        self.setAccessibleName(said(self._text))
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()

    def sizeHint(self) -> QSize:
        """Icon and word with 9 px around."""
        return QSize(text_width(said(self._text), Role.LABEL) + 19 + (20 if self._icon else 0), 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill="alt", border="border", radius=4)
        room = self.rect().adjusted(9, 0, -9, 0)
        if self._icon:
            paint_icon(painter, leading_part(room, 15), self._icon, "text2")
            room = after(room, 20)
        paint_text(painter, room, said(self._text), Role.LABEL, "text")
        painter.end()


class ChoiceChip(RingOnKeys, QAbstractButton):
    """One of several views of a list, *All 19*: ink-filled when it is the one in force. Checkable; group them."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_text(self, text: Text) -> None:
        """Write something else on it."""
        self._text = text
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for the text again."""
        self.setAccessibleName(said(self._text))
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()

    def sizeHint(self) -> QSize:
        """The text with 9 px around."""
        return QSize(text_width(said(self._text), font(Role.CAPTION, SEMIBOLD)) + 19, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        if self.isChecked():
            paint_box(painter, self.rect(), fill="text", radius=4)
        else:
            paint_box(painter, self.rect(), fill="hover" if self.underMouse() else "alt", border="border", radius=4)
        ink: Token = "surface" if self.isChecked() else "text2"
        paint_text(
            painter,
            self.rect(),
            said(self._text),
            font(Role.CAPTION, SEMIBOLD if self.isChecked() else MEDIUM),
            ink,
            CENTRE,
        )
        if self.shows_ring():
            paint_ring(painter, self.rect(), 4)
            if self.isChecked():
                paint_box(painter, self.rect().adjusted(2, 2, -2, -2), border="surface", radius=3)
        painter.end()


class FilterChip(RingOnKeys, QWidget):
    """A filter in use: its name, its value, an × that takes it away (also Delete and Backspace). Enter changes it."""

    removed = Signal()
    pressed = Signal()

    def __init__(self, name: Text, value: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value = value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_value(self, value: Text) -> None:
        """Show another value."""
        self._value = value
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for the texts again."""
        self.setAccessibleName(f"{said(self._name)}: {said(self._value)}")
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()

    def _widths(self) -> tuple[int, int]:
        return (
            text_width(said(self._name), Role.SECONDARY) + 1,
            text_width(said(self._value), font(Role.SECONDARY, SEMIBOLD)) + 1,
        )

    def sizeHint(self) -> QSize:
        """Name, value, ×."""
        return QSize(sum(self._widths()) + 9 + 6 + 30, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill="sel", border="border", radius=4)
        name, value = self._widths()
        room = after(self.rect(), 9)
        paint_text(painter, leading_part(room, name), said(self._name), Role.SECONDARY, "text2", LEADING)
        paint_text(
            painter, leading_part(after(room, name + 6), value), said(self._value), font(Role.SECONDARY, SEMIBOLD)
        )
        paint_icon(painter, self._cross(), "x", "text2")
        if self.shows_ring():
            paint_ring(painter, self.rect(), 4)
        painter.end()

    def _cross(self) -> QRect:
        return trailing_part(before(self.rect(), 8), 14)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The × removes, the rest changes."""
        if self.rect().contains(event.position().toPoint()):
            on_cross = self._cross().adjusted(-8, -8, 8, 8).contains(event.position().toPoint())
            (self.removed if on_cross else self.pressed).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space change, Delete and Backspace remove."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


def badge_width(count: int) -> int:
    """Width in px of the badge for ``count``."""
    return max(22, text_width(number(count), Role.LABEL_STRONG) + 16)


def paint_badge(painter: QPainter, rect: QRect, count: int) -> None:
    """A count in a pill of 20 px height in the middle of ``rect``."""
    pill = QRect(rect.left(), rect.top() + (rect.height() - 20) // 2, rect.width(), 20)
    paint_box(painter, pill, fill="sel", radius=10)
    paint_text(painter, pill, number(count), Role.LABEL_STRONG, "text2", CENTRE)


class CountBadge(QWidget):
    """A count in a pill."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show another count."""
        self._count = count
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the number needs."""
        return QSize(badge_width(self._count), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._count)
        painter.end()
