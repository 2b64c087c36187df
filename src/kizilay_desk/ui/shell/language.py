"""Switching the language of the running window: catalogue, Qt's own texts, direction, locale, every widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from kizilay_desk.i18n import catalogue
from kizilay_desk.i18n.languages import Language, language
from kizilay_desk.ui.theme.theme import Mode, theme

_NAME = "Qt's own words"


class Speech:
    """The language the application's window speaks. One per application."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        # Found again rather than made again: a second one would keep speaking the language it was left with.
        self._qt = app.findChild(QTranslator, _NAME) or QTranslator(app)
        self._qt.setObjectName(_NAME)

    def dress(self, mode: Mode, code: str) -> Language:
        """Set language and theme before the first window is made. BadArgument for an unknown language."""
        chosen = self._set(code)
        theme().apply(self._app, mode, _direction(chosen))
        return chosen

    def switch(self, code: str, window: QWidget) -> Language:
        """Speak another language at once: every text of ``window`` is asked for again. BadArgument as above."""
        chosen = self._set(code)
        theme().apply(self._app, theme().mode, _direction(chosen))
        window.setLocale(QLocale(chosen.qt_locale))
        # qtbase_en is empty, so that installing it would tell nobody.
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        return chosen

    def _set(self, code: str) -> Language:
        catalogue.use(code)
        chosen = language(code)
        self._app.removeTranslator(self._qt)
        if self._qt.load(f"qtbase_{chosen.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._app.installTranslator(self._qt)
        QLocale.setDefault(QLocale(chosen.qt_locale))
        return chosen


def _direction(chosen: Language) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if chosen.rtl else Qt.LayoutDirection.LeftToRight
