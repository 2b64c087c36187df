"""Composition root of the window: which store, which pages, what is remembered."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n.languages import LANGUAGES
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.setup import COORDINATOR, initialise, is_server, is_set_up, open_desk
from kizilay_desk.ui.gate.frame import GatePage
from kizilay_desk.ui.gate.unlock import UnlockPage
from kizilay_desk.ui.pages import make_frame
from kizilay_desk.ui.preferences import Preferences, load_preferences, usual_store
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.window import Window
from kizilay_desk.ui.theme.theme import Mode
from kizilay_desk.ui.work import Work

if TYPE_CHECKING:
    from kizilay_desk.ui.gate.first_run import NewStore


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
        """Show the unlock page, or the first run when there is no store yet."""
        if is_server(self._location):
            self._enter(open_desk(self._location, None))
        elif is_set_up(self._location):
            unlock = UnlockPage(self._location, lambda passphrase: open_desk(self._location, passphrase))
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

    def _make(self, new: NewStore) -> Desk:
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

    def _enter(self, desk: Desk) -> None:
        self._desk, self._work = desk, Work()
        lock = None if is_server(self._location) else self._lock
        window = Window(make_frame(desk, self._work, lock=lock, remember=self._remember), self._speech)
        self._bring_to_front(window)
        window.go("merge" if desk.identity.role == COORDINATOR else "week")

    def _lock(self) -> None:
        front = self._front
        if front is not None and front.close():
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
    application = Application(app, asked.store or preferences.store or usual_store(), preferences)
    try:
        application.start()
    except DeskError as error:
        QMessageBox.critical(None, "Kızılay Desk", sentence(error))
        return 2
    return app.exec()
