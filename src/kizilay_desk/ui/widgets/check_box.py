"""Check box with its caption, and the field editor around one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import after, leading_part, paint_ring, paint_text, text_width
from kizilay_desk.ui.widgets.choice_list import paint_check
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.focus import RingOnKeys
from kizilay_desk.ui.widgets.texts import Text, said


class CheckBox(RingOnKeys, QCheckBox):
    """A box and its text; with a ``caption`` below the text."""

    def __init__(self, text: Text, caption: Text = "", role: Role = Role.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._caption = caption
        self._role = role
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def set_text(self, text: Text) -> None:
        """Write something else beside the box."""
        self._text = text
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for the texts again."""
        self.setAccessibleName(said(self._text))
        self.setAccessibleDescription(said(self._caption))
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()

    def sizeHint(self) -> QSize:
        """Box, text, caption."""
        width = text_width(said(self._text), self._role)
        height = max(24, self._role.line)
        if said(self._caption):
            width = max(width, text_width(said(self._caption), Role.CAPTION))
            height += Role.CAPTION.line
        return QSize(28 + width + 4, height)

    def minimumSizeHint(self) -> QSize:
        """The text may be cut."""
        return QSize(60, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """The text belongs to the box."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        first = QRect(0, 0, self.width(), max(24, self._role.line))
        box = leading_part(first, 22)
        paint_check(painter, box, self.isChecked(), enabled=self.isEnabled())
        if self.shows_ring():
            ring = QRect(0, 0, 22, 22)
            ring.moveCenter(box.center())
            paint_ring(painter, ring, 4)
        paint_text(painter, after(first, 28), said(self._text), self._role, "text" if self.isEnabled() else "text3")
        if said(self._caption):
            below = QRect(0, first.bottom() + 1, self.width(), Role.CAPTION.line)
            paint_text(painter, after(below, 28), said(self._caption), Role.CAPTION, "text3")
        painter.end()


class FlagField(FieldEditor):
    """A yes that may be taken back: True or False."""

    def __init__(self, label: Text = "", caption: Text = "", parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.check = CheckBox(label, caption)
        self.check.clicked.connect(self._clicked)
        self.set_body(self.check, self.check)

    def _clicked(self) -> None:
        self.edited()
        self.commit()

    def value(self) -> Value:
        """Whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: Value) -> None:
        """Tick it or not."""
        self.check.setChecked(bool(value))
        self.forget_edit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
        ):
            self.enter()
            return True
        return super().eventFilter(watched, event)

    def _describe(self) -> None:
        # The check box names itself.
        if self.error():
            self._focus.setAccessibleDescription(self.error() or "")
