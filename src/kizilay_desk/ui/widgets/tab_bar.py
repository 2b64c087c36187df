"""Tabs on top of a card: text, count, an underline for the one in front. Arrows and Ctrl+Tab go through them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from kizilay_desk.ui.theme.fonts import SEMIBOLD, Role, font
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import after, leading_part, paint_line, paint_ring, paint_text, text_width
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.chips import badge_width, paint_badge
from kizilay_desk.ui.widgets.focus import RingOnKeys
from kizilay_desk.ui.widgets.texts import Text, said


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab. ``count`` gives the number in its badge (None: no badge); ``icon`` shows in the colour of an error."""

    key: str
    text: Text
    count: Callable[[], int] | None = None
    icon: str | None = None


class _TabButton(RingOnKeys, QAbstractButton):
    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab = tab
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.refresh()

    def refresh(self) -> None:
        self.setAccessibleName(said(self.tab.text))
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int, int]:
        icon = 22 if self.tab.icon else 0
        # As if it were in front, so that choosing a tab does not move its neighbours.
        text = text_width(said(self.tab.text), font(Role.BODY, SEMIBOLD)) + 1
        badge = badge_width(self.tab.count()) + 8 if self.tab.count else 0
        return icon, text, badge

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icon, text, badge = self._widths()
        chosen = self.isChecked()
        if self.tab.icon:
            paint_icon(painter, leading_part(self.rect(), 16), self.tab.icon, "err")
        ink: Token = "text" if chosen or self.underMouse() else "text2"
        face = font(Role.BODY, SEMIBOLD if chosen else None)
        paint_text(painter, leading_part(after(self.rect(), icon), text), said(self.tab.text), face, ink)
        if self.tab.count:
            paint_badge(painter, leading_part(after(self.rect(), icon + text + 8), badge - 8), self.tab.count())
        if chosen:
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme().colour("text"))
        if self.shows_ring():
            paint_ring(painter, self.rect().adjusted(0, 8, 0, -8), 4)
        painter.end()


class TabBar(QWidget):
    """44 px with the tabs. ``picked`` carries the key of the tab the user took."""

    picked = Signal(str)

    def __init__(self, tabs: tuple[Tab, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(45)
        self._group = QButtonGroup(self)
        self._buttons = [_TabButton(tab) for tab in tabs]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(24)
        for button in self._buttons:
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.set_current(tabs[0].key)
        self._group.buttonClicked.connect(lambda _button: self.picked.emit(self.current()))
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: self._step(step))

    def current(self) -> str:
        """The key of the tab in front."""
        return next(button.tab.key for button in self._buttons if button.isChecked())

    def set_current(self, key: str) -> None:
        """Bring a tab to the front, without a signal."""
        for button in self._buttons:
            if button.tab.key == key:
                button.setChecked(True)

    def refresh(self) -> None:
        """Ask for texts and counts again."""
        for button in self._buttons:
            button.refresh()

    def _step(self, step: int) -> None:
        keys = [button.tab.key for button in self._buttons]
        self.set_current(keys[(keys.index(self.current()) + step) % len(keys)])
        self.picked.emit(self.current())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line below."""
        painter = QPainter(self)
        paint_line(painter, self.rect())
        painter.end()
