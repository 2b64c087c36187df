"""Pictures of every page, in three languages, light and dark, from demonstration data: ``PAGE-LANGUAGE-THEME.png``.

Run as ``python -m kizilay_desk.ui.screens DIR``. The clock stands still, so that two runs give the same pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kizilay_desk.i18n.languages import LANGUAGES
from kizilay_desk.services.demo import Demo, Wishes, make_demo
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.holding import DRAFT, HELD, session_ids, session_lines
from kizilay_desk.services.setup import open_desk
from kizilay_desk.storage.sessions import SessionFilter
from kizilay_desk.ui.gate.first_run import FirstRunPage
from kizilay_desk.ui.gate.unlock import UnlockPage
from kizilay_desk.ui.merge.page import MergePage
from kizilay_desk.ui.pages import make_frame
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.sizes import REFERENCE_SIZE
from kizilay_desk.ui.shell.window import Window
from kizilay_desk.ui.theme.theme import Mode
from kizilay_desk.ui.work import Work

NOW = datetime(2026, 4, 7, 14, 32).astimezone()
_PASSPHRASE = "kizilay-desk-demo"
_MODES = (Mode.LIGHT, Mode.DARK)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the page to go to and what is done there first. ``desk`` is "field" or "central"."""

    name: str
    desk: str
    page: str
    arguments: dict[str, str]
    act: Callable[[Window, str], None] = lambda _window, _language: None


def render(folder: Path, size: QSize) -> int:
    """Render every page into a folder; how many pictures were made."""
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    speech = Speech(app)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        demo = make_demo(Path(place) / "demo", _PASSPHRASE, Wishes(), clock=lambda: NOW)
        field = open_desk(str(demo.stores[0]), _PASSPHRASE, clock=lambda: NOW)
        central = open_desk(str(demo.central), _PASSPHRASE, clock=lambda: NOW)
        try:
            return sum(
                _render_in(folder, size, speech, mode, language.code, field, central, demo)
                for language in LANGUAGES
                for mode in _MODES
            )
        finally:
            field.close()
            central.close()


def _render_in(
    folder: Path, size: QSize, speech: Speech, mode: Mode, language: str, field: Desk, central: Desk, demo: Demo
) -> int:
    """All pictures in one language and look."""
    speech.dress(mode, language)
    made = 0

    def keep(widget: QWidget, name: str) -> None:
        nonlocal made
        _settle()
        widget.grab().save(str(folder / f"{name}-{language}-{mode.value}.png"))
        made += 1

    def unopened(_: object) -> Desk:
        raise AssertionError("a picture opens no store")

    for name, gate in (("unlock", UnlockPage("Hatay", unopened)), ("first-run", FirstRunPage(unopened))):
        gate.resize(size)
        gate.show()
        gate.setFocus()
        keep(gate, name)
        gate.close()
        gate.deleteLater()
    work = Work()
    for role, desk in (("field", field), ("central", central)):
        window = Window(make_frame(desk, work), speech)
        window.resize(size)
        window.show()
        window.speak(language)
        for shot in _shots(field, demo):
            if shot.desk == role:
                window.go(shot.page, shot.arguments)
                _settle()
                shot.act(window, language)
                keep(window, shot.name)
        window.close()
        window.deleteLater()
    work.close()
    return made


def _shots(field: Desk, demo: Demo) -> list[Shot]:
    held = _fullest(field, HELD)
    return [
        Shot("week", "field", "week", {}),
        Shot("sessions", "field", "sessions", {}),
        Shot("session", "field", "session", {"id": held}),
        Shot("session-search", "field", "session", {"id": held}, _type),
        Shot("session-register", "field", "session", {"id": held}, _register),
        Shot(
            "session-headcount", "field", "session", {"id": _fullest(field, HELD, headcount=True), "tab": "headcount"}
        ),
        Shot("session-draft", "field", "session", {"id": _fullest(field, DRAFT)}),
        Shot("participants", "field", "participants", {}),
        Shot("merge", "central", "merge", {}, lambda window, _language: _drop(window, demo)),
        Shot("reports", "central", "reports", {}),
    ]


def _fullest(desk: Desk, status: str, *, headcount: bool = False) -> str:
    """The session of this status with the most people."""
    lines = session_lines(desk, session_ids(desk, SessionFilter(centre=desk.identity.centre, statuses=(status,))))
    return max(lines, key=lambda line: line.counts.headcount if headcount else line.counts.listed).session.id


def _type(window: Window, language: str) -> None:
    page = window.page()
    assert page is not None
    page.search()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    focused.clear()
    # As an input method does it: QTest's key clicks know Latin letters only.
    typed = QInputMethodEvent()
    typed.setCommitString("محم" if language == "ar" else "muh")
    QApplication.sendEvent(focused, typed)


def _register(window: Window, language: str) -> None:
    _type(window, language)
    _settle()
    QTest.keySequence(window, "Ctrl+Shift+N")


def _drop(window: Window, demo: Demo) -> None:
    """Let the merge page read all files anew, as a preview."""
    page = window.page()
    assert isinstance(page, MergePage)
    page.flow.take(demo.weekly)
    while page.flow.stage.is_busy:
        _settle()


def _settle() -> None:
    """Let timers, workers and repaints come to rest."""
    end = time.monotonic() + 0.35
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def main() -> int:
    """Render into the folder named on the command line; 696 px high with a second argument ``696``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = REFERENCE_SIZE
    size = QSize(width, int(sys.argv[2]) if len(sys.argv) > 2 else height)
    folder = Path(sys.argv[1])
    print(f"{render(folder, size)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
