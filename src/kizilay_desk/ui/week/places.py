"""Where a file shall lie: asking for it, and showing it afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from kizilay_desk.i18n.catalogue import gettext as _


def documents_folder() -> Path:
    """The folder in which people keep their documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()


def ask_for_file(parent: QWidget, suggested: Path) -> Path | None:
    """Where to write a workbook; None when the user thinks better of it. An existing file is asked about."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Export to Excel"), str(suggested), _("Excel workbook") + " (*.xlsx)"
    )
    return Path(chosen) if chosen else None


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
