"""The protocol of every field editor: label above, input, error sentence below; value, changed, committed.

``changed`` is sent with every edit by the user, ``committed`` when the value should be stored: when the focus leaves
the field, on Enter, or 800 ms after the last key. Neither is sent by ``set_value``. ``entered`` says that Enter was
pressed (after ``committed``): a form goes on to the next field.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import after, leading_part, paint_text
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import set_sides
from kizilay_desk.ui.widgets.texts import Text, said

COMMIT_AFTER_MS = 800


class _ErrorLine(QWidget):
    """Icon and one sentence, wrapped where it must."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("", Role.CAPTION, "err", wrap=True)
        row = QHBoxLayout(self)
        row.addWidget(self._label)
        self._row = row
        set_sides(row, 22, 4, 0, 0)
        self.hide()

    def show_text(self, text: str | None) -> None:
        """Show the sentence, or nothing."""
        self._label.set_text(text or "")
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            set_sides(self._row, 22, 4, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, leading_part(QRect(0, 4, self.width(), 16), 16), "warning-circle", "err")
        painter.end()


class FieldLabel(QWidget):
    """The label above a field and, quieter, its caption."""

    def __init__(self, text: Text, caption: Text = "") -> None:
        super().__init__()
        self._text = text
        self._caption = caption
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_caption(self, caption: Text) -> None:
        """Show another caption."""
        self._caption = caption
        self.update()

    def sizeHint(self) -> QSize:
        """One line; it never decides the width of the field."""
        return QSize(24, Role.LABEL.line)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both on one line."""
        painter = QPainter(self)
        painter.setFont(self.font())
        text, caption = said(self._text), said(self._caption)
        paint_text(painter, self.rect(), text, Role.LABEL, "text2")
        if caption:
            used = painter.fontMetrics().horizontalAdvance(text) + 8
            paint_text(painter, after(self.rect(), used), caption, Role.CAPTION, "text3")
        painter.end()


class FieldEditor(QWidget):
    """Base of the field editors. A subclass gives its body to ``set_body`` and calls ``edited`` and ``enter``."""

    changed = Signal()
    committed = Signal()
    entered = Signal()

    def __init__(self, label: Text = "", caption: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._caption = caption
        self._pending = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(COMMIT_AFTER_MS)
        self._clock.timeout.connect(self.commit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = FieldLabel(label, caption)
        self._column.addWidget(self._head)
        self._column.addSpacing(4)
        if not label:
            self._head.hide()
        self._error = _ErrorLine()
        self._error_text: str | None = None
        self._focus: QWidget = self

    # ---------------------------------------------------------------------------------------- the protocol

    def value(self) -> Value:
        """The value as a plain JSON value; None when the field is empty."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show a value, without signals; takes an error away."""
        raise NotImplementedError

    def set_error(self, text: str | None) -> None:
        """Say in one sentence what to do about this field, or that nothing is wrong."""
        self._error_text = text
        self._error.show_text(text)
        self._show_wrong(bool(text))
        self._describe()
        self.updateGeometry()

    def error(self) -> str | None:
        """The sentence shown, if any."""
        return self._error_text

    def set_caption(self, caption: Text) -> None:
        """Show another quiet text beside the label."""
        self._caption = caption
        self._head.set_caption(caption)
        self._describe()

    def retranslate(self) -> None:
        """Ask for the texts again. Called by itself when the language was switched."""
        self._describe()

    def is_pending(self) -> bool:
        """Whether the user changed the value since it was last committed."""
        return self._pending

    # --------------------------------------------------------------------------------------- for subclasses

    def set_body(self, body: QWidget, focus: QWidget) -> None:
        """Put the input below the label; ``focus`` is the widget that takes the keys."""
        self._column.addWidget(body)
        self._column.addWidget(self._error)
        self._focus = focus
        self.setFocusProxy(focus)
        focus.installEventFilter(self)
        self._describe()

    def edited(self) -> None:
        """The user changed the value."""
        self._pending = True
        if self._error_text:
            self.set_error(None)
        self._clock.start()
        self.changed.emit()

    def commit(self) -> None:
        """Send ``committed`` if the user changed the value since the last time."""
        self._clock.stop()
        if self._pending and self.is_readable():
            self._pending = False
            self.committed.emit()

    def forget_edit(self) -> None:
        """A value was set by program: nothing is pending any more."""
        self._pending = False
        self._clock.stop()
        if self._error_text:
            self.set_error(None)

    def enter(self) -> None:
        """The user pressed Enter in the field."""
        self.leave()
        self.entered.emit()

    def leave(self) -> None:
        """The user is done with the field: a subclass normalises what was typed, then the value is committed."""
        self.commit()

    def is_readable(self) -> bool:
        """Whether what was typed so far is a value (a half-typed date is none and is not stored)."""
        return True

    def _show_wrong(self, wrong: bool) -> None:
        """Show the border of an error."""

    def _describe(self) -> None:
        self._focus.setAccessibleName(said(self._label))
        self._focus.setAccessibleDescription(self._error_text or said(self._caption))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the focus leaves the field for another (not for a menu or another window)."""
        if watched is self._focus and event.type() is QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._after_focus_out)
        return super().eventFilter(watched, event)

    def _after_focus_out(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not (now is self or self.isAncestorOf(now)):
            self.leave()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def focus(self) -> None:
        """Put the focus into the input, as the keyboard would."""
        self._focus.setFocus(Qt.FocusReason.TabFocusReason)
