"""Text on a page: one role, one colour, the right line height in every script."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.ui.theme.fonts import Role, font
from kizilay_desk.ui.theme.painting import (
    Run,
    leading_side,
    paint_runs,
    paint_text,
    running_its_own_way,
    runs_width,
    text_width,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.texts import Text, said

# The longest line in px that wrapped text asks for by itself.
_READABLE = 560


class Label(QLabel):
    """A text in one role and colour. ``wrap`` lets it take several lines; otherwise it is cut with an ellipsis when
    the room ends, and the whole text is its tooltip."""

    def __init__(
        self,
        text: Text = "",
        role: Role = Role.BODY,
        token: Token = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._role = role
        self._token: Token = token
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.retranslate()

    def set_text(self, text: Text) -> None:
        """Show another text."""
        self._text = text
        self.retranslate()

    def set_token(self, token: Token) -> None:
        """Show it in another colour."""
        self._token = token
        self.update()

    def retranslate(self) -> None:
        """Ask for the text again."""
        self.setText(said(self._text))
        self._tell_rest()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self.updateGeometry()

    def _tell_rest(self) -> None:
        cut = not self.wordWrap() and self.width() < text_width(self.text(), self._role)
        self.setToolTip(strip_marks(self.text()) if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tooltip when it is cut."""
        super().resizeEvent(event)
        self._tell_rest()

    def sizeHint(self) -> QSize:
        """The text on one line; wrapped text asks for at most a readable line."""
        room = self.contentsMargins()
        width = text_width(self.text(), self._role) + 1 + room.left() + room.right()
        if self.wordWrap():
            width = min(width, _READABLE)
            return QSize(width, self.heightForWidth(width))
        return QSize(width, self._role.line)

    def minimumSizeHint(self) -> QSize:
        """A cut text may become narrow."""
        if self.wordWrap():
            return QSize(min(self.sizeHint().width(), 80), self._role.line)
        return QSize(min(self.sizeHint().width(), 24), self._role.line)

    def hasHeightForWidth(self) -> bool:
        """Wrapped text needs more lines in less width."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Its lines, each as high as the role's line."""
        if not self.wordWrap():
            return self._role.line
        room = self.contentsMargins()
        layout = self._wrapped(width - room.left() - room.right())
        return max(1, layout.lineCount()) * self._role.line

    def _wrapped(self, width: int) -> QTextLayout:
        layout = QTextLayout(running_its_own_way(self.text()), font(self._role))
        option = QTextOption(leading_side(self.layoutDirection()))
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            # Each line in the middle of its height: the font's own would be twice that in Arabic.
            line.setPosition(QPointF(0, top + (self._role.line - line.height()) / 2))
            top += self._role.line
        layout.endLayout()
        return layout

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw one line with an ellipsis, or the wrapped lines."""
        painter = QPainter(self)
        ink = theme().colour(self._token if self.isEnabled() else "text3")
        room = self.contentsRect()
        if self.wordWrap():
            painter.setPen(ink)
            self._wrapped(room.width()).draw(painter, QPointF(room.topLeft()))
        else:
            align = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
            paint_text(painter, room, self.text(), self._role, ink, align | Qt.AlignmentFlag.AlignVCenter)
        painter.end()


class RunLine(QWidget):
    """One line of text of which parts stand out, e.g. *Result:* **Fatima Al Ahmad**, 14.06.1991."""

    def __init__(self, runs: Sequence[Run] = (), role: Role = Role.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._runs: tuple[Run, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_runs(runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show other runs."""
        self._runs = tuple(runs)
        self.setAccessibleName(strip_marks("".join(run.text for run in runs)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole line."""
        return QSize(runs_width(self._runs, self._role) if self._runs else 0, self._role.line)

    def minimumSizeHint(self) -> QSize:
        """The line may be cut."""
        return QSize(min(self.sizeHint().width(), 24), self._role.line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        if self._runs:
            painter = QPainter(self)
            paint_runs(painter, self.rect(), self._runs, self._role)
            painter.end()
