"""The navigation rail: wordmark, pages with their badges, the coordinators' group, help and settings below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.ui.shell.frame import Place, RailItem
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import (
    after,
    before,
    kbd_width,
    leading_part,
    paint_box,
    paint_kbd,
    paint_ring,
    paint_text,
    trailing_part,
)
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.chips import badge_width, paint_badge
from kizilay_desk.ui.widgets.focus import RingOnKeys
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import set_sides
from kizilay_desk.ui.widgets.wordmark import Wordmark

WIDTH = 184


class _Head(QWidget):
    """The wordmark above the pages, as high as the top bar beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(56)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 0, 20, 1)
        box.addWidget(Wordmark())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().colour("border"))
        painter.end()


class RailButton(RingOnKeys, QAbstractButton):
    """One item of the rail, 40 px high; checked while its page is in front."""

    def __init__(self, item: RailItem) -> None:
        super().__init__()
        self.item = item
        self.count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.refresh()

    def refresh(self) -> None:
        """Ask for label and badge again."""
        self.count = self.item.badge() if self.item.badge else 0
        name = self.item.label()
        if self.count:
            waiting = ngettext("{name}, {count} waiting", "{name}, {count} waiting", self.count)
            name = fill(waiting, name=name, count=self.count)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(WIDTH - 17, 38 if self.item.place is Place.BOTTOM else 40)

    def nextCheckState(self) -> None:
        """The window checks the item whose page is in front, not the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the page; up and down go through the rail."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover fill."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover fill away."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bar, fill, icon, label, badge."""
        painter = QPainter(self)
        chosen = self.isChecked()
        ink: Token = "atext" if chosen else "text2"
        if chosen or self.underMouse():
            paint_box(painter, self.rect(), fill="asoft" if chosen else "hover", radius=6)
        if chosen:
            bar = leading_part(self.rect(), 3)
            paint_box(painter, bar.adjusted(0, 8, 0, -8), fill="accent", radius=1.5)
        paint_icon(painter, leading_part(after(self.rect(), 12), 20), self.item.icon + ("-fill" if chosen else ""), ink)
        room = before(after(self.rect(), 44), 6)
        if self.count:
            width = badge_width(self.count)
            paint_badge(painter, trailing_part(room, width), self.count)
            room = before(room, width + 4)
        elif self.item.hint:
            width = kbd_width(self.item.hint)
            paint_kbd(painter, trailing_part(before(room, 6), width), self.item.hint)
            room = before(room, width + 10)
        paint_text(painter, room, self.item.label(), Role.STRONG if chosen else Role.BODY, ink)
        if self.shows_ring():
            paint_ring(painter, self.rect(), 6)
        painter.end()


class Rail(QWidget):
    """The rail. ``chosen`` carries the key of the item the user took."""

    chosen = Signal(str)

    def __init__(self, items: tuple[RailItem, ...]) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.buttons: dict[str, RailButton] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_Head())
        middle, bottom = self._middle, self._bottom = QVBoxLayout(), QVBoxLayout()
        self._mirror()
        middle.setSpacing(2)
        bottom.setSpacing(0)
        for place, box in ((Place.MAIN, middle), (Place.COORDINATION, middle), (Place.BOTTOM, bottom)):
            group = [item for item in items if item.place is place]
            if group and place is Place.COORDINATION:
                caption = Label(lambda: _("Coordination"), Role.LABEL, "text2")
                caption.setContentsMargins(12, 10, 12, 0)
                caption.setFixedHeight(36)
                box.addWidget(caption)
            for item in group:
                button = RailButton(item)
                button.clicked.connect(lambda _checked, key=item.key: self.chosen.emit(key))
                self.buttons[item.key] = button
                box.addWidget(button)
        whole.addLayout(middle)
        whole.addStretch(1)
        if any(item.place is Place.BOTTOM for item in items):
            whole.addWidget(Separator())
            whole.addLayout(bottom)

    def _mirror(self) -> None:
        set_sides(self._middle, 8, 12, 9, 0)
        set_sides(self._bottom, 8, 8, 9, 7)

    def set_current(self, key: str) -> None:
        """Show whose page is in front."""
        for name, button in self.buttons.items():
            button.setChecked(name == key)

    def refresh(self) -> None:
        """Ask for labels and badges again."""
        for button in self.buttons.values():
            button.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it, draw the line towards the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("alt"))
        painter.fillRect(trailing_part(self.rect(), 1), theme().colour("border"))
        painter.end()
