"""The look in force: palette, direction; applying them to the application and telling when they change."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from kizilay_desk.ui.theme.fonts import Role, font, load_fonts
from kizilay_desk.ui.theme.stylesheet import style_sheet
from kizilay_desk.ui.theme.tokens import DARK, LIGHT, Palette, Token


class Mode(Enum):
    """Which palette: one of the two, or the one the operating system asks for."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Palette and direction of the whole window. Take it from ``theme()``.

    Applying a theme sends a ``StyleChange`` event to every widget and a repaint; a widget that asks for colours and
    fonts while painting needs nothing else. ``changed`` is for what paints outside of widgets.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.LIGHT
        self.palette: Palette = LIGHT
        self.direction = Qt.LayoutDirection.LeftToRight
        self._colours: dict[str, QColor] = {}
        self._listening = False

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is in force."""
        return self.palette is DARK

    def colour(self, token: Token) -> QColor:
        """The colour of ``token`` in the palette in force."""
        made = self._colours.get(token)
        if made is None:
            made = self._colours[token] = QColor(self.palette.colour(token))
        return made

    def apply(self, app: QApplication, mode: Mode, direction: Qt.LayoutDirection) -> None:
        """Dress ``app``: fonts, base style, palette, style sheet, direction. Safe to call again at any time."""
        load_fonts()
        hints = app.styleHints()
        if not self._listening:
            self._listening = True
            app.setStyle(QStyleFactory.create("Fusion"))
            hints.colorSchemeChanged.connect(lambda _scheme: self._follow_system(app))
        self.mode = mode
        self.direction = direction
        if mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            # Also makes the title bar follow on Windows.
            hints.setColorScheme(Qt.ColorScheme.Dark if mode is Mode.DARK else Qt.ColorScheme.Light)
        self._dress(app)

    def _follow_system(self, app: QApplication) -> None:
        if self.mode is Mode.SYSTEM:
            self._dress(app)

    def _dress(self, app: QApplication) -> None:
        dark = self.mode is Mode.DARK
        if self.mode is Mode.SYSTEM:
            dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self.palette = DARK if dark else LIGHT
        self._colours.clear()
        app.setLayoutDirection(self.direction)
        app.setFont(font(Role.BODY))
        app.setPalette(self._qt_palette())
        app.setStyleSheet(style_sheet(self.palette, self.direction))
        self.changed.emit()

    def _qt_palette(self) -> QPalette:
        made = QPalette()
        pairs: tuple[tuple[QPalette.ColorRole, Token], ...] = (
            (QPalette.ColorRole.Window, "bg"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.AlternateBase, "alt"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.PlaceholderText, "text3"),
            (QPalette.ColorRole.Highlight, "d3"),
            (QPalette.ColorRole.HighlightedText, "text"),
            (QPalette.ColorRole.ToolTipBase, "tip"),
            (QPalette.ColorRole.ToolTipText, "ontip"),
            (QPalette.ColorRole.Link, "text"),
        )
        for role, token in pairs:
            made.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text3"))
        return made


@lru_cache(maxsize=1)
def theme() -> Theme:
    """The one theme of the application."""
    return Theme()
