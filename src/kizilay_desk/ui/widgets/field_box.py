"""The frame of a field: border, focus, error, with an input and icons inside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from kizilay_desk.i18n.bidi import Direction, direction
from kizilay_desk.ui.theme.fonts import REGULAR, Role, font
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import paint_box
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token

NORMAL = 32
FILTER = 36
LARGE = 40


def is_undo_key(event: QEvent) -> bool:
    """Whether a text input is asked if it wants Ctrl+Z for itself."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Undo)
    )


class LineInput(QLineEdit):
    """The bare line of a field. It runs the way its content runs, or always left to right (numbers, dates, phones).

    Typed text also stands at the side from which it runs. ``placed`` text (numbers, what was chosen from a list) stands
    at the side where reading begins in the window, as its neighbours do.
    """

    def __init__(
        self, *, ltr: bool = False, placed: bool = False, role: Role = Role.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ltr = ltr
        self._placed = placed or ltr
        self._role = role
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.textChanged.connect(self._turn)
        self._turn(self.text())

    def _turn(self, text: str) -> None:
        way = None if self._ltr else direction(text)
        # Arabic is centred by its own metrics, also between Latin fields.
        rtl_text = True if way is Direction.RIGHT_TO_LEFT else None
        self.setFont(font(self._role, REGULAR, rtl=rtl_text))
        if self._placed:
            rtl = theme().direction is Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        if self._ltr:
            way = Direction.LEFT_TO_RIGHT
        match way:
            case Direction.LEFT_TO_RIGHT:
                self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            case Direction.RIGHT_TO_LEFT:
                self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            case None:
                self.unsetLayoutDirection()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the page when nothing was typed that could be undone."""
        if is_undo_key(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._turn(self.text())

    def minimumSizeHint(self) -> QSize:
        """A line may become narrow; its height is the frame's."""
        return QSize(24, 18)

    def sizeHint(self) -> QSize:
        """A moderate width."""
        return QSize(120, 18)


class FieldIcon(QWidget):
    """An icon inside a field."""

    def __init__(self, name: str, token: Token = "text2", size: int = 16) -> None:
        super().__init__()
        self._name = name
        self._token: Token = token
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name, self._token if self.isEnabled() else "text3")
        painter.end()


class FieldBox(QWidget):
    """White box with the border of a control: 1 px ``ctl``, 2 px ``focus`` while the input has the focus, 2 px ``err``
    when something is wrong. Put the input and icons into ``line``."""

    def __init__(self, height: int | None = NORMAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self._watched: list[QWidget] = []
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(9, 2, 10, 2)
        self.line.setSpacing(8)
        if height is not None:
            self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def watch(self, widget: QWidget) -> None:
        """Show the focus of this widget as the focus of the box; a click on the box goes to it."""
        self._watched.append(widget)
        widget.installEventFilter(self)
        if len(self._watched) == 1:
            self.setFocusProxy(widget)

    def set_wrong(self, wrong: bool) -> None:
        """Show the border of an error, or not."""
        self._wrong = wrong
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint when the focus comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the input is meant for it."""
        if self._watched:
            self._watched[0].setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and border."""
        painter = QPainter(self)
        border: Token = "ctl" if self.isEnabled() else "border"
        width = 1
        if self._wrong:
            border, width = "err", 2
        elif any(widget.hasFocus() for widget in self._watched):
            border, width = "focus", 2
        paint_box(
            painter, self.rect(), fill="surface" if self.isEnabled() else "alt", border=border, width=width, radius=4
        )
        painter.end()
