"""Text on a page: one role, one colour, the right line height in every script."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.ui.theme.fonts import Role, font
from kizilay_desk.ui.theme.painting import Run, paint_runs, runs_width, text_width
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.texts import Text, said


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
        self._dress()
        self.retranslate()

    def set_text(self, text: Text) -> None:
        """Show another text."""
        self._text = text
        self.retranslate()

    def set_token(self, token: Token) -> None:
        """Show it in another colour."""
        self._token = token
        self._dress()

    def set_role(self, role: Role) -> None:
        """Show it in another size or weight."""
        self._role = role
        self._dress()
        self.updateGeometry()

    def retranslate(self) -> None:
        """Ask for the text again."""
        self.setText(said(self._text))
        self._tell_rest()

    def _dress(self) -> None:
        self.setFont(font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme().colour(self._token))
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, the theme and the direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._dress()

    def _tell_rest(self) -> None:
        cut = not self.wordWrap() and self.width() < text_width(self.text(), self._role)
        self.setToolTip(strip_marks(self.text()) if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tooltip when it is cut."""
        super().resizeEvent(event)
        self._tell_rest()

    def sizeHint(self) -> QSize:
        """One line of the role, or what wrapping needs."""
        if self.wordWrap():
            return super().sizeHint()
        return QSize(text_width(self.text(), self._role) + 1, self._role.line)

    def minimumSizeHint(self) -> QSize:
        """A cut text may become narrow."""
        if self.wordWrap():
            return super().minimumSizeHint()
        return QSize(min(self.sizeHint().width(), 24), self._role.line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one line with an ellipsis; wrapped text is drawn by Qt."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        fitting = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        flags = int(self.alignment().value) | int(Qt.TextFlag.TextSingleLine.value)
        painter.drawText(self.rect(), flags, fitting)
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
