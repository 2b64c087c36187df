"""Popover: a frame above the page, below the field it belongs to. It is no window of its own, so the field keeps the
focus and typing goes on. Esc or a click elsewhere closes it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kizilay_desk.ui.theme.painting import paint_box
from kizilay_desk.ui.theme.theme import theme

_SHADOW = 14
_BLUR = 12


class _Shadow(QWidget):
    """The soft shadow of a popover, a sibling behind it: an effect on the popover would slow down every repaint."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strength = 0.50 if theme().is_dark else 0.14
        before = 0.0
        for step in range(_SHADOW + 1):
            # A blurred edge: half the strength at the edge of the popover, nothing 14 px outside.
            here = strength * 0.5 * math.erfc((_SHADOW - step) / (_BLUR / 2 * math.sqrt(2)))
            painter.setBrush(QColor.fromRgbF(0, 0, 0, max(0.0, here - before)))
            before = here
            area = QRectF(self.rect()).adjusted(step, step, -step, -step)
            painter.drawRoundedRect(area, _SHADOW - step + 6, _SHADOW - step + 6)
        painter.end()


class Popover(QWidget):
    """A frame that opens below an anchor. Put the content into ``body``.

    It becomes a child of the anchor's window when it opens. ``closed`` is sent when it closes for whatever reason;
    ``dismissed`` only when the user closed it with Esc or by going elsewhere.
    """

    closed = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hide()
        self._anchor: QWidget | None = None
        self._width: int | None = None
        self._shadow: _Shadow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.body = column

    # ------------------------------------------------------------------------------------------------ opening

    def open_below(self, anchor: QWidget, width: int | None = None) -> None:
        """Open below ``anchor`` (above it where there is no room), as wide as it or ``width`` px."""
        window = anchor.window()
        self._anchor = anchor
        self._width = width
        if self.parentWidget() is not window:
            self.setParent(window)
        if self._shadow is None or self._shadow.parentWidget() is not window:
            if self._shadow is not None:
                self._shadow.deleteLater()
            self._shadow = _Shadow(window)
        self.place()
        self._shadow.show()
        self._shadow.raise_()
        self.show()
        self.raise_()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            app.installEventFilter(self)

    def is_open(self) -> bool:
        """Whether it is open."""
        return self.isVisible()

    def place(self) -> None:
        """Take the place below the anchor again, e.g. after the content changed its height."""
        if self._anchor is None:
            return
        window = self._anchor.window()
        self.ensurePolished()
        width = self._width or self._anchor.width()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        corner = self._anchor.mapTo(window, QPoint(0, 0))
        area = QRect(corner, self._anchor.size())
        left = area.left()
        if theme().direction is Qt.LayoutDirection.RightToLeft:
            left = area.right() - width + 1
        left = max(8, min(left, window.width() - width - 8))
        below = window.height() - area.bottom() - 8
        above = area.top() - 8
        if below >= min(height, layout.totalMinimumSize().height()) or below >= above:
            box = QRect(left, area.bottom() + 1, width, min(height, below))
        else:
            height = min(height, above)
            box = QRect(left, area.top() - height, width, height)
        self.setGeometry(box)
        if self._shadow is not None:
            self._shadow.setGeometry(box.adjusted(-_SHADOW, 4 - _SHADOW, _SHADOW, 4 + _SHADOW))

    # ------------------------------------------------------------------------------------------------ closing

    def close_popover(self) -> None:
        """Close it; nothing happens when it is not open."""
        if not self.isVisible():
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if self._shadow is not None:
            self._shadow.hide()
        if had_focus and self._anchor is not None:
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def dismiss(self) -> None:
        """Close it as the user's doing."""
        if self.isVisible():
            self.close_popover()
            self.dismissed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a click outside; follow the window's size; swallow Esc meant for it."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            if not self._holds(watched):
                self.dismiss()
        elif (
            kind is QEvent.Type.Resize and self._anchor is not None and watched in (self._anchor.window(), self._anchor)
        ):
            self.place()
        elif kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._is_topmost():
                event.accept()  # so that Esc arrives as a key press below and not as a shortcut of the page
                return True
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            if event.key() == Qt.Key.Key_Escape and self._is_topmost():
                self.dismiss()
                return True
        elif kind is QEvent.Type.Hide and watched is self._anchor:
            self.close_popover()
        return super().eventFilter(watched, event)

    def _holds(self, widget: QWidget) -> bool:
        inside = widget is self or self.isAncestorOf(widget)
        at_anchor = self._anchor is not None and (widget is self._anchor or self._anchor.isAncestorOf(widget))
        # A click in another popover that was opened from inside this one is not elsewhere.
        nested = any(
            other._opened_from(self) and other._holds(widget)
            for other in open_popovers(self.window())
            if other is not self
        )
        return inside or at_anchor or nested

    def _opened_from(self, other: Popover) -> bool:
        return self._anchor is not None and other.isAncestorOf(self._anchor)

    def _is_topmost(self) -> bool:
        return not any(other._opened_from(self) for other in open_popovers(self.window()) if other is not self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and border."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill="surface", border="ctl", radius=6)
        painter.end()


def open_popovers(window: QWidget) -> list[Popover]:
    """The open popovers of a window."""
    children = window.findChildren(Popover, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in children if child.isVisible()]
