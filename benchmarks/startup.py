"""How long the window takes to open, beside an empty PySide6 window: each in a fresh process.

Left out is unlocking: deriving the key, and what the application loads meanwhile, while the passphrase is typed.

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
from kizilay_desk.app import Application, _load
from kizilay_desk.ui.preferences import Preferences
application = Application(app, {store!r}, Preferences())
application.start(); app.processEvents(); application._front.grab()
asked = time.perf_counter() - start
_load()  # what the application loads while somebody types a passphrase
desk = application._open({passphrase!r}); start = time.perf_counter()
application._enter(desk); app.processEvents(); application._front.grab()
print(asked, time.perf_counter() - start)
import os; os._exit(0)
"""


def seconds(program: str) -> list[float]:
    """What the program says it took, in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    return [float(part) for part in out.stdout.split()]


def main() -> None:
    """Open both windows in turn, print medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        initialise(store, PASSPHRASE, centre="HATAY", centre_name="Hatay", user_name="Deniz Ak", role="field").close()
        ours = OURS.format(store=store, passphrase=PASSPHRASE)
        runs = [(*seconds(EMPTY), *seconds(ours)) for _ in range(RUNS)]
    empty, asking, window = (statistics.median(times) for times in zip(*runs, strict=True))
    print(f"empty PySide6 window            {empty * 1000:6.0f} ms")
    print(f"until the passphrase is asked   {asking * 1000:6.0f} ms   {asking / empty:.1f} times")
    print(f"from unlocked to the first page {window * 1000:6.0f} ms   {window / empty:.1f} times")
    both = asking + window
    print(f"both                            {both * 1000:6.0f} ms   {both / empty:.1f} times (target 5)")


if __name__ == "__main__":
    main()
