"""What pages say: undo strip, banner with one action, one line for an empty place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import Run, leading_part, paint_box, paint_kbd
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.buttons import Button, LinkButton, Size
from kizilay_desk.ui.widgets.kbd import Kbd
from kizilay_desk.ui.widgets.label import Label, RunLine
from kizilay_desk.ui.widgets.layouts import set_sides
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.texts import Text, said

UNDO_SHOWS_MS = 10_000


class _StripKbd(Kbd):
    """A key hint on the dark strip."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_kbd(painter, self.rect(), self._text, ink="onstrip", border="onstrip", fill=None)
        painter.end()


class _StripLink(LinkButton):
    """A link on the dark strip, with a ring that shows there."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.shows_ring():
            painter = QPainter(self)
            paint_box(painter, self.rect(), border="onstrip", width=2, radius=3)
            painter.end()


class UndoStrip(QWidget):
    """*Fatma Kaya was removed from the list.* **Undo** [Ctrl+Z], for 10 seconds.

    The undo steps of the page stay available through Ctrl+Z after the strip is gone: ``undo`` takes back the last one
    offered, again and again. Put the strip between a list and its footer; it takes no room while hidden.
    """

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[tuple[str, Callable[[], object]]] = []
        self.setFixedHeight(36)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._label = Label("", Role.SECONDARY, "onstrip")
        self.button = _StripLink(lambda: _("Undo"), Role.SECONDARY_STRONG, "onstrip")
        self.button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        row.addWidget(_StripKbd("Ctrl+Z"))
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(UNDO_SHOWS_MS)
        self._clock.timeout.connect(self._time_is_up)
        self.hide()

    def offer(self, text: str, undo: Callable[[], object]) -> None:
        """Say what was done and offer to undo it."""
        self._steps.append((text, undo))
        self._label.set_text(text)
        self.show()
        self._clock.start()

    def undo(self) -> None:
        """Take back the last thing offered; nothing happens when there is none."""
        if not self._steps:
            return
        _text, act = self._steps.pop()
        self._clock.stop()
        self.hide()
        act()
        self.undone.emit()

    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._steps)

    def forget(self) -> None:
        """Drop what was offered: another record is shown now."""
        self._steps.clear()
        self._clock.stop()
        self.hide()

    def _time_is_up(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._clock.start()
        else:
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("strip"))
        painter.end()


class Banner(QWidget):
    """A notice in a soft box: icon, one sentence (or a title and a sentence), at most one action.

    ``link`` shows the action as a link behind the text instead of a button at the end.
    """

    acted = Signal()

    def __init__(
        self,
        tone: Tone = Tone.WARN,
        icon: str = "warning",
        text: Text = "",
        *,
        title: Text = "",
        action: Text = "",
        link: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = Label(title, Role.STRONG, wrap=True)
        self._text = Label(text, Role.SECONDARY, wrap=True)
        self._runs = RunLine((), Role.SECONDARY)
        self._runs.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self._runs)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setSpacing(12)
        row.addLayout(words, 0 if link else 1)
        self._button = LinkButton(action) if link else Button(action, size=Size.ROW)
        self._button.clicked.connect(self.acted)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        # Not before they have a parent: they would show as windows.
        self._title.setVisible(bool(said(title)))
        self._button.setVisible(bool(said(action)))
        if link:
            row.addStretch(1)
        self._row = row
        set_sides(row, 38, 7, 14, 7)

    def set_notice(self, tone: Tone, icon: str, text: Text, *, title: Text = "", action: Text = "") -> None:
        """Say something else."""
        self._tone = tone
        self._icon = icon
        self._title.set_text(title)
        self._title.setVisible(bool(said(title)))
        self._text.set_text(text)
        self._text.show()
        self._runs.hide()
        self._button.set_text(action)
        self._button.setVisible(bool(said(action)))
        self.update()

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Say one line of which parts stand out, instead of the text."""
        self._runs.set_runs(runs)
        self._runs.show()
        self._text.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            set_sides(self._row, 38, 7, 14, 7)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box and icon."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill=self._tone.fill, border=self._tone.border, radius=6)
        top = 9 if self._title.isVisible() else (self.height() - 18) // 2
        icon = leading_part(self.rect().adjusted(12, 0, -12, 0), 18)
        paint_icon(painter, QRect(icon.left(), top, 18, 18), self._icon, self._tone.ink)
        painter.end()


class EmptyLine(QWidget):
    """An empty place: one line saying what it is for, and one button."""

    acted = Signal()

    def __init__(self, text: Text, action: Text = "", icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(text, Role.BODY, "text2", wrap=True)
        self.button = Button(action, size=Size.SMALL, icon=icon)
        self.button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.button.setVisible(bool(said(action)))

    def set_text(self, text: Text, action: Text = "") -> None:
        """Say something else."""
        self._label.set_text(text)
        self.button.set_text(action)
        self.button.setVisible(bool(said(action)))
