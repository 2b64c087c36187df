"""Number stepper: − value +, for the headcount grid. Digits type, + and − step, Tab goes to the next cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kizilay_desk.domain.reading_text import clean_number
from kizilay_desk.i18n.formats import number
from kizilay_desk.ui.theme.fonts import SEMIBOLD, Role, font
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import CENTRE, leading_part, paint_box, paint_text, trailing_part
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.field import COMMIT_AFTER_MS
from kizilay_desk.ui.widgets.texts import Text, said

_SIDE = 36
LARGEST = 99_999


class Stepper(QWidget):
    """A count. ``name`` says which (for screen readers). ``changed`` and ``committed`` as with field editors."""

    changed = Signal()
    committed = Signal()
    entered = Signal()

    def __init__(self, name: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._count = 0
        self._fresh = True  # the next digit begins a new number
        self._pending = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(COMMIT_AFTER_MS)
        self._clock.timeout.connect(self.commit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def value(self) -> int:
        """The count."""
        return self._count

    def set_value(self, count: int | None) -> None:
        """Show a count, without signals."""
        self._count = count or 0
        self._pending = False
        self._clock.stop()
        self._describe()
        self.update()

    def commit(self) -> None:
        """Send ``committed`` if the user changed the count since the last time."""
        self._clock.stop()
        if self._pending:
            self._pending = False
            self.committed.emit()

    def _edit(self, count: int) -> None:
        count = max(0, min(LARGEST, count))
        if count == self._count:
            return
        self._count = count
        self._pending = True
        self._clock.start()
        self._describe()
        self.update()
        self.changed.emit()

    def _describe(self) -> None:
        self.setAccessibleName(f"{said(self._name)} {number(self._count)}".strip())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, steps, correction."""
        digit = clean_number(event.text())
        key = event.key()
        if len(digit) == 1 and digit in "0123456789" and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._edit(int(digit) if self._fresh else self._count * 10 + int(digit))
            self._fresh = False
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Up):
            self._edit(self._count + 1)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Down):
            self._edit(self._count - 1)
        elif key == Qt.Key.Key_Backspace:
            self._edit(self._count // 10)
            self._fresh = False
        elif key == Qt.Key.Key_Delete:
            self._edit(0)
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.commit()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must not change a count by accident."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The two sides step."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position().toPoint()
        if self._minus().contains(point):
            self._edit(self._count - 1)
        elif self._plus().contains(point):
            self._edit(self._count + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The next digit begins a new number."""
        self._fresh = True
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving stores."""
        self.commit()
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """120 × 40 px."""
        return QSize(120, 40)

    def minimumSizeHint(self) -> QSize:
        """Room for three digits."""
        return QSize(2 * _SIDE + 28, 40)

    def _minus(self) -> QRect:
        return leading_part(self.rect(), _SIDE)

    def _plus(self) -> QRect:
        return trailing_part(self.rect(), _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill="alt", radius=4)
        middle = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        painter.fillRect(middle, theme().colour("surface"))
        for area, name in ((self._minus(), "minus"), (self._plus(), "plus")):
            square = QRect(0, 0, 18, 18)
            square.moveCenter(area.center())
            paint_icon(painter, square, name, "text2")
        face = font(Role.TITLE, SEMIBOLD if self._count else None)
        paint_text(painter, middle, number(self._count), face, "text" if self._count else "text3", CENTRE)
        focused = self.hasFocus()
        paint_box(painter, self.rect(), border="focus" if focused else "ctl", width=2 if focused else 1, radius=4)
        painter.end()
