"""Composition root of the window: which store, which pages, what is remembered.

What a store needs (the database libraries) is loaded while the passphrase is being typed, so that the unlock page is
there at once: imports of it stand in the functions that need it.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.languages import LANGUAGES
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.services.failure_log import note_failure
from kizilay_desk.services.location import is_server, is_set_up
from kizilay_desk.ui.gate.frame import GatePage
from kizilay_desk.ui.preferences import Preferences, load_preferences, usual_store
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.theme.theme import Mode

if TYPE_CHECKING:
    from kizilay_desk.services.desk import Desk
    from kizilay_desk.ui.gate.first_run import NewStore
    from kizilay_desk.ui.work import Work

_LOADED_WHILE_TYPING = ("kizilay_desk.services.setup", "kizilay_desk.services.week", "kizilay_desk.services.reporting")


class Application:
    """The running window: a gate while the store is closed, the window while it is open."""

    def __init__(self, app: QApplication, location: str, preferences: Preferences) -> None:
        self._location = location
        self._preferences = preferences
        self._speech = Speech(app)
        self._speech.dress(Mode(preferences.mode), preferences.language)
        self._work: Work | None = None
        self._desk: Desk | None = None
        self._front: QWidget | None = None
        app.aboutToQuit.connect(self.close)

    def start(self) -> None:
        """Show the unlock page, the first run when there is no store yet, or at once a server's records."""
        if is_server(self._location):
            self._enter(self._open(None))
        elif is_set_up(self._location):
            from kizilay_desk.ui.gate.unlock import UnlockPage

            unlock = UnlockPage(self._location, self._open)
            unlock.unlocked.connect(self._enter)
            self._show_gate(unlock)
        else:
            from kizilay_desk.ui.gate.first_run import FirstRunPage

            first = FirstRunPage(self._make)
            first.finished.connect(self._enter)
            self._show_gate(first)

    def close(self) -> None:
        """Let running work end, then let go of the store."""
        if self._work is not None:
            self._work.close()
            self._work = None
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _open(self, passphrase: str | None) -> Desk:
        from kizilay_desk.services.setup import open_desk

        return open_desk(self._location, passphrase)

    def _make(self, new: NewStore) -> Desk:
        from kizilay_desk.services.setup import initialise

        return initialise(
            self._location,
            new.passphrase,
            centre=new.centre,
            centre_name=new.centre_name,
            user_name=new.user_name,
            role=new.role,
        )

    def _show_gate(self, gate: GatePage) -> None:
        def speak(code: str) -> None:
            self._speech.switch(code, gate)
            self._remember(language=code)

        gate.language_picked.connect(speak)
        self._bring_to_front(gate)
        gate.setFocus()
        threading.Thread(target=_load, name="loading", daemon=True).start()

    def _enter(self, desk: Desk) -> None:
        from kizilay_desk.services.setup import COORDINATOR
        from kizilay_desk.ui.pages import make_frame
        from kizilay_desk.ui.shell.window import Window
        from kizilay_desk.ui.work import Work

        self._desk, self._work = desk, Work()
        lock = None if is_server(self._location) else self._lock
        window = Window(make_frame(desk, self._work, lock=lock, remember=self._remember), self._speech)
        window.go("merge" if desk.identity.role == COORDINATOR else "week")
        self._bring_to_front(window)

    def _lock(self) -> None:
        if self._front is not None and self._front.close():
            self.close()
            self.start()

    def _bring_to_front(self, widget: QWidget) -> None:
        before, self._front = self._front, widget
        if before is not None:
            widget.setGeometry(before.geometry())
        widget.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _remember(self, **values: str) -> None:
        self._preferences = self._preferences.changed(**values)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; the exit code of the event loop. A mistake in the arguments gives 2 and one sentence."""
    parser = argparse.ArgumentParser(prog="kizilay-desk")
    parser.add_argument("--store")
    parser.add_argument("--language", choices=[language.code for language in LANGUAGES])
    parser.add_argument("--theme", choices=[mode.value for mode in Mode])
    asked = parser.parse_args(arguments)
    remembered = load_preferences()
    preferences = replace(
        remembered, language=asked.language or remembered.language, mode=asked.theme or remembered.mode
    )
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Kızılay Desk")
    sys.excepthook = _on_failure
    application = Application(app, asked.store or preferences.store or usual_store(), preferences)
    try:
        application.start()
    except DeskError as error:
        QMessageBox.critical(None, app.applicationName(), sentence(error))
        return 2
    return app.exec()


def _load() -> None:
    for module in _LOADED_WHILE_TYPING:
        importlib.import_module(module)


def _on_failure(_kind: type[BaseException], failure: BaseException, _traceback: TracebackType | None) -> None:
    """A bug: written down without anybody's data, and said in one sentence. What was typed is still in the window."""
    note_failure(failure)
    text = _("Something went wrong that should not have. What you typed is kept; please try again.")
    QMessageBox.warning(QApplication.activeWindow(), QApplication.applicationName(), text)
