"""Buttons: one red per screen, plain, flat, ink-filled; links; icon buttons; a button with its reason below."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.ui.theme.fonts import MEDIUM, SEMIBOLD, Role, font
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import (
    CENTRE,
    LEADING,
    after,
    kbd_width,
    leading_part,
    paint_box,
    paint_kbd,
    paint_ring,
    paint_text,
    text_width,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.focus import RingOnKeys
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.texts import Text, said


class Kind(Enum):
    """How loud a button is. ``PRIMARY`` is red: one per screen. ``INK`` confirms inside a popover."""

    PRIMARY = "primary"
    NORMAL = "normal"
    FLAT = "flat"
    INK = "ink"


class Size(Enum):
    """Height in px, padding at the sides, role of the text."""

    LARGE = (40, 16, Role.BODY)
    NORMAL = (36, 15, Role.BODY)
    SMALL = (32, 13, Role.SECONDARY)
    ROW = (28, 10, Role.SECONDARY)


class _Pressable(RingOnKeys, QAbstractButton):
    """What all buttons share: texts that follow the language, Enter presses, hover repaints."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def set_text(self, text: Text) -> None:
        """Write something else on it."""
        self._text = text
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for the text again."""
        # Not setText: an ampersand in a person's words must not become a shortcut.
        self.setAccessibleName(said(self._text))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The text it shows now."""
        return said(self._text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover fill."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover fill away."""
        super().leaveEvent(event)
        self.update()


class Button(_Pressable):
    """A button. ``hint`` is the key that does the same, shown in a box (the shortcut itself belongs to the page)."""

    def __init__(
        self,
        text: Text,
        kind: Kind = Kind.NORMAL,
        size: Size = Size.NORMAL,
        *,
        icon: str | None = None,
        hint: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._kind = kind
        self._height, self._padding, self._role = size.value
        self._icon = icon
        self._hint = hint
        super().__init__(text, parent)

    def set_icon(self, icon: str | None) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[int, int, int]:
        """Widths of icon, text and hint with the gaps behind and before them."""
        icon = 18 + 8 if self._icon else 0
        hint = 10 + kbd_width(self._hint) if self._hint and self.isEnabled() else 0
        return icon, text_width(self.words(), self._face()) + 1, hint

    def _face(self) -> QFont:
        return font(self._role, SEMIBOLD if self._kind in (Kind.PRIMARY, Kind.INK) else MEDIUM)

    def sizeHint(self) -> QSize:
        """Padding, icon, text, hint."""
        return QSize(2 * self._padding + sum(self._parts()), self._height)

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def _look(self) -> tuple[Token | None, Token | None, Token]:
        """Fill, border, ink."""
        over = self.underMouse()
        if not self.isEnabled():
            return ("hover", "border", "text3") if self._kind is not Kind.FLAT else (None, None, "text3")
        match self._kind:
            case Kind.PRIMARY:
                return ("accentp" if self.isDown() else "accenth" if over else "accent"), None, "onaccent"
            case Kind.INK:
                return ("text2" if over or self.isDown() else "text"), None, "surface"
            case Kind.NORMAL:
                return ("sel" if self.isDown() else "hover" if over else "surface"), "ctl", "text"
            case Kind.FLAT:
                return ("sel" if self.isDown() else "hover" if over else None), None, "text"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        fill, border, ink = self._look()
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill=fill, border=border, radius=6)
        if self.shows_ring():
            paint_ring(painter, self.rect(), 6)
            if self._kind in (Kind.PRIMARY, Kind.INK):
                inner = self.rect().adjusted(2, 2, -2, -2)
                paint_box(painter, inner, border="surface", width=2, radius=4)
        icon, text, hint = self._parts()
        room = self.rect().adjusted(self._padding, 0, -self._padding, 0)
        if spare := room.width() - icon - text - hint:
            room = leading_part(after(room, spare // 2), icon + text + hint)
        if self._icon:
            paint_icon(painter, leading_part(room, 18), self._icon, ink)
        words = leading_part(after(room, icon), text)
        paint_text(painter, words, self.words(), self._face(), ink, LEADING)
        if hint:
            filled = self._kind in (Kind.PRIMARY, Kind.INK)
            box = leading_part(after(room, icon + text + 10), hint - 10)
            if filled:
                paint_kbd(painter, box, self._hint or "", ink=ink, border=ink, fill=None)
            else:
                paint_kbd(painter, box, self._hint or "")
        painter.end()


class LinkButton(_Pressable):
    """A link: text with a thin line below."""

    def __init__(
        self, text: Text, role: Role = Role.SECONDARY, token: Token = "text", *, parent: QWidget | None = None
    ) -> None:
        self._role = role
        self._token: Token = token
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The text and room for its line and ring."""
        return QSize(text_width(self.words(), self._role) + 1, self._role.line + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text, the line below it, the ring."""
        painter = QPainter(self)
        token: Token = self._token if self.isEnabled() else "text3"
        paint_text(painter, self.rect(), self.words(), self._role, token, CENTRE)
        if self.shows_ring():
            paint_ring(painter, self.rect(), 3)
        elif self.isEnabled():
            line = QRect(0, self.height() - 2, self.width(), 1)
            painter.fillRect(line, theme().colour(token if self.underMouse() else "ctl"))
        painter.end()


class IconButton(_Pressable):
    """A button that is only an icon; ``text`` is its name for screen readers and its tooltip."""

    def __init__(
        self,
        icon: str,
        text: Text,
        *,
        side: int = 28,
        size: int = 18,
        token: Token = "text2",
        parent: QWidget | None = None,
    ) -> None:
        self._icon = icon
        self._side = side
        self._size = size
        self._token: Token = token
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def retranslate(self) -> None:
        """Ask for the name again."""
        super().retranslate()
        self.setToolTip(self.words())

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon, the hover fill, the ring."""
        painter = QPainter(self)
        if self.isEnabled() and self.underMouse():
            paint_box(painter, self.rect(), fill="hover", radius=4)
        if self.shows_ring():
            paint_ring(painter, self.rect(), 4)
        middle = QRect(0, 0, self._size, self._size)
        middle.moveCenter(self.rect().center())
        paint_icon(painter, middle, self._icon, self._token if self.isEnabled() else "text3")
        painter.end()


class ExplainedButton(QWidget):
    """A button with a caption below: what it will do, or why it cannot be pressed yet."""

    def __init__(self, button: Button, caption: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        self._caption = Label(caption, Role.CAPTION, "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignTrailing)
        column.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignTrailing)

    def set_state(self, enabled: bool, caption: Text) -> None:
        """Allow the button or not, and say what or why."""
        self.button.setEnabled(enabled)
        self._caption.set_text(caption)
        self.button.setAccessibleDescription(said(caption))
        self.button.updateGeometry()
