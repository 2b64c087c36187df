"""How long the window takes to open, beside an empty PySide6 window: each in a fresh process, unlocking left out.

Run: ``python3 dev.py bench startup``. Target: within 5 times the empty window.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from kizilay_desk.services.setup import initialise

PASSPHRASE = "correct horse battery"
RUNS = 9

EMPTY = """
import time; start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([]); window = QWidget(); window.resize(1366, 768); window.show(); app.processEvents(); window.grab()
print(time.perf_counter() - start)
"""

OURS = """
import time; start = time.perf_counter()
from PySide6.QtWidgets import QApplication
app = QApplication([])
from kizilay_desk.ui.pages import make_frame
from kizilay_desk.services.setup import open_desk
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.window import Window
from kizilay_desk.ui.theme.theme import Mode
from kizilay_desk.ui.work import Work
speech = Speech(app); speech.dress(Mode.LIGHT, "tr")
before = time.perf_counter(); desk = open_desk({store!r}, {passphrase!r}); unlocking = time.perf_counter() - before
work = Work(); window = Window(make_frame(desk, work), speech); window.show(); window.go("week"); app.processEvents()
window.grab()
print(time.perf_counter() - start - unlocking)
import os; os._exit(0)
"""


def seconds(program: str) -> float:
    """What the program says it took, in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    return float(out.stdout.split()[-1])


def main() -> None:
    """Open both windows in turn, print medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        initialise(store, PASSPHRASE, centre="HATAY", centre_name="Hatay", user_name="Deniz Ak", role="field").close()
        ours = OURS.format(store=store, passphrase=PASSPHRASE)
        pairs = [(seconds(EMPTY), seconds(ours)) for _ in range(RUNS)]
    empty, window = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"empty PySide6 window {empty * 1000:8.0f} ms")
    print(f"Kızılay Desk         {window * 1000:8.0f} ms   {window / empty:.1f} times (target 5)")


if __name__ == "__main__":
    main()
