"""The top bar: the way back, title and caption of the page, language switch, the user's menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.languages import LANGUAGES
from kizilay_desk.ui.shell.frame import Frame
from kizilay_desk.ui.shell.user_button import UserButton
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import icon
from kizilay_desk.ui.theme.theme import Mode, theme
from kizilay_desk.ui.widgets.buttons import IconButton
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row as place_row
from kizilay_desk.ui.widgets.layouts import set_sides
from kizilay_desk.ui.widgets.segmented import Choice, Segmented

HEIGHT = 56


def _mode_label(mode: Mode) -> str:
    match mode:
        case Mode.LIGHT:
            return _("Light")
        case Mode.DARK:
            return _("Dark")
        case Mode.SYSTEM:
            return _("As the computer")


class TopBar(QWidget):
    """56 px above the page."""

    back = Signal()
    language_picked = Signal(str)
    mode_picked = Signal(str)

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self.setFixedHeight(HEIGHT)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(12)
        self.arrow = IconButton("arrow-left", lambda: _("Back"), side=28, token="text")
        self.arrow.clicked.connect(self.back)
        self.arrow.hide()
        self.heading = Label("", Role.TITLE)
        self.caption = Label("", Role.BODY, "text2")
        self.languages = Segmented(
            [Choice(each.code, each.short, each.own_name) for each in LANGUAGES],
            ticks=False,
            fixed_order=True,
            equal=False,
            radius=6,
        )
        self.languages.picked.connect(self.language_picked.emit)
        self.user = UserButton(frame.user)
        self.user.clicked.connect(self.open_menu)
        row.addLayout(place_row(self.arrow, self.heading, spacing=6))
        row.addWidget(self.caption)
        row.addStretch(1)
        row.addWidget(self.languages)
        row.addWidget(self.user)
        self._mirror()
        self.retranslate()

    def _mirror(self) -> None:
        # The arrow stands out of the line by the room around it.
        set_sides(self._row, 24 if self.arrow.isHidden() else 20, 0, 16, 0)

    def show_page(self, title: str, caption: str, *, back: bool) -> None:
        """Show which page is in front and whether there is a way back."""
        self.heading.set_text(title)
        self.caption.set_text(caption)
        self.caption.setVisible(bool(caption))
        self.arrow.setVisible(back)
        self._mirror()

    def retranslate(self) -> None:
        """Show which language is spoken."""
        self.languages.set_value(current().code)
        self.languages.setAccessibleName(_("Language"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def menu(self) -> QMenu:
        """The user's menu, made when it is opened so that it speaks the language of that moment."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        caption = menu.addAction(_("Colours"))
        caption.setEnabled(False)
        modes = QActionGroup(menu)
        for mode in Mode:
            action = menu.addAction(_mode_label(mode))
            action.setCheckable(True)
            action.setChecked(mode is theme().mode)
            action.triggered.connect(lambda _checked, mode=mode: self.mode_picked.emit(mode.value))
            modes.addAction(action)
        if self._frame.menu or self._frame.lock:
            menu.addSeparator()
        for item in self._frame.menu:
            entry = QAction(icon(item.icon, "text2"), item.label(), menu)
            entry.triggered.connect(lambda _checked, act=item.act: act())
            menu.addAction(entry)
        if self._frame.lock:
            lock = self._frame.lock
            entry = QAction(icon("lock-key", "text2"), _("Lock"), menu)
            entry.triggered.connect(lambda _checked: lock())
            menu.addAction(entry)
        return menu

    def open_menu(self) -> None:
        """Open the user's menu below the name."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.user.mapToGlobal(QPoint(0, self.user.height() + 2)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it, draw the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().colour("border"))
        painter.end()
