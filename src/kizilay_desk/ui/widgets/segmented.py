"""Segmented control: one of a few choices side by side (language, sex, kind of feedback)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from kizilay_desk.ui.theme.fonts import MEDIUM, SEMIBOLD, Role, font
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import (
    CENTRE,
    LEADING,
    after,
    leading_part,
    paint_box,
    paint_ring,
    paint_text,
    text_width,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.texts import Text, said


@dataclass(frozen=True, slots=True)
class Choice:
    """One segment: what it stands for, what is written on it, its whole name for screen readers where that is short."""

    value: str
    text: Text
    name: Text = ""


class _Segment(QAbstractButton):
    def __init__(self, choice: Choice, parent: Segmented) -> None:
        super().__init__(parent)
        self.choice = choice
        self._whole = parent
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        tick = 20 if self._whole.ticks else 0
        return QSize(text_width(said(self.choice.text), font(self._whole.role, SEMIBOLD)) + 24 + tick, 30)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._whole.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._whole.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._whole.may_be_empty:
            self._whole.clear_by_user()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._whole.entered.emit()
        elif event.key() == Qt.Key.Key_Space and not self.isChecked():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        checked = self.isChecked()
        face = font(self._whole.role, SEMIBOLD if checked else MEDIUM if self._whole.ticks else None)
        text = said(self.choice.text)
        ink = theme().colour("surface" if checked else "text" if self.underMouse() else "text2")
        if checked and self._whole.ticks:
            width = text_width(text, face) + 1
            room = after(self.rect(), max(0, (self.width() - width - 20) // 2))
            paint_icon(painter, leading_part(room, 14), "check-bold", ink)
            paint_text(painter, leading_part(after(room, 20), width), text, face, ink, LEADING)
        else:
            paint_text(painter, self.rect(), text, face, ink, CENTRE)
        painter.end()


class Segmented(QWidget):
    """One of ``choices`` or, where ``may_be_empty``, none. One tab stop; arrows choose, Delete empties.

    ``equal`` makes all segments equally wide. ``ticks`` puts a check before the chosen text, so that it is told by
    more than its fill. ``fixed_order`` keeps the order from left to right in every language (the language switch).
    ``picked`` follows the user only.
    """

    picked = Signal(object)  # str | None
    entered = Signal()

    def __init__(
        self,
        choices: Sequence[Choice],
        *,
        ticks: bool = True,
        may_be_empty: bool = False,
        fixed_order: bool = False,
        equal: bool = True,
        radius: int = 4,
        role: Role = Role.SECONDARY,
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ticks = ticks
        self.may_be_empty = may_be_empty
        self.role = role
        self._wrong = False
        self._equal = equal
        self._radius = radius
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(1)
        self._group = QButtonGroup(self)
        self._segments: list[_Segment] = []
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if fixed_order:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._group.buttonClicked.connect(lambda _button: self.picked.emit(self.value()))
        self._group.buttonToggled.connect(lambda *_: self.update())
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; nothing is chosen after that."""
        for segment in self._segments:
            self._group.removeButton(segment)
            self._row.removeWidget(segment)
            segment.deleteLater()
        self._segments = [_Segment(choice, self) for choice in choices]
        for segment in self._segments:
            self._group.addButton(segment)
            self._row.addWidget(segment, 1 if self._equal else 0)
        if self._segments:
            self.setFocusProxy(self._segments[0])
        self.retranslate()

    def value(self) -> str | None:
        """The value of the chosen segment."""
        return next((segment.choice.value for segment in self._segments if segment.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Choose, without a signal. KeyError for a value that is not offered."""
        if value is not None and not self.offers(value):
            raise KeyError(value)
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(segment.choice.value == value)
            if segment.isChecked():
                self.setFocusProxy(segment)
        self._group.setExclusive(True)
        self.update()

    def offers(self, value: str) -> bool:
        """Whether there is a segment with this value."""
        return any(segment.choice.value == value for segment in self._segments)

    def set_wrong(self, wrong: bool) -> None:
        """Show the border of an error, or not."""
        self._wrong = wrong
        self.update()

    def clear_by_user(self) -> None:
        """Choose none, as the user's doing."""
        if self.value() is not None:
            self.set_value(None)
            self.picked.emit(None)

    def retranslate(self) -> None:
        """Ask for the texts again."""
        for segment in self._segments:
            segment.setAccessibleName(said(segment.choice.name) or said(segment.choice.text))
            segment.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, separators and the fill of the chosen one; segments write their texts on it."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill="surface", radius=self._radius)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), self._radius, self._radius)
        painter.setClipPath(whole)
        for segment in self._segments:
            area = segment.geometry().adjusted(-1, -1, 1, 1)
            if segment.isChecked():
                painter.fillRect(area, theme().colour("text"))
            elif segment.underMouse():
                painter.fillRect(area, theme().colour("hover"))
            if segment.geometry().right() + 2 < self.width():
                painter.fillRect(segment.geometry().right() + 1, 1, 1, self.height() - 2, theme().colour("border"))
        painter.setClipping(False)
        paint_box(
            painter,
            self.rect(),
            border="err" if self._wrong else "ctl",
            width=2 if self._wrong else 1,
            radius=self._radius,
        )
        focused = next((segment for segment in self._segments if segment.hasFocus()), None)
        if focused is not None:
            paint_ring(painter, self.rect(), self._radius)
            area = focused.geometry().adjusted(2, 2, -2, -2)
            paint_box(painter, area, border="surface" if focused.isChecked() else "focus", radius=2)
        painter.end()
