"""Where weekly files are dropped: a dashed box with one sentence and the button that opens the file dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import leading_part, paint_box
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.buttons import Button, Size
from kizilay_desk.ui.widgets.label import Label

_ICON_ROOM = 48


def dropped_paths(carried: QMimeData) -> list[Path]:
    """The files and folders of this computer that a drag carries."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


def ask_for_files(parent: QWidget) -> list[Path]:
    """Let the user choose files; none when the dialog was closed."""
    workbooks, everything = _("Excel files"), _("All files")
    shown = f"{workbooks} (*.xlsx *.ods);;{everything} (*)"
    names, _filter = QFileDialog.getOpenFileNames(parent, _("Choose files"), "", shown)
    return [Path(name) for name in names]


class DropArea(QWidget):
    """See the module. The page takes the drops; ``set_hot`` shows that something is held above it."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hot = False
        self.setFixedHeight(56)
        title = Label(lambda: _("Drop the weekly Excel files here"), Role.STRONG)
        below = Label(
            lambda: _("Centre and week are read from inside the file; the same file is not counted twice."),
            Role.CAPTION,
            "text3",
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(title)
        words.addWidget(below)
        words.addStretch(1)
        self.button = Button(lambda: _("Choose files"), size=Size.SMALL, icon="folder-open", hint="Ctrl+O")
        self.button.clicked.connect(self.asked)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button)
        self._mirror()

    def set_hot(self, hot: bool) -> None:
        """Show that letting go here drops the files."""
        self._hot = hot
        self.update()

    def _mirror(self) -> None:
        rtl = theme().direction is Qt.LayoutDirection.RightToLeft
        self._row.setContentsMargins(12 if rtl else _ICON_ROOM, 0, _ICON_ROOM if rtl else 12, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed box and the tray."""
        painter = QPainter(self)
        if self._hot:
            paint_box(painter, self.rect(), fill="sel", border="focus", radius=6, dashed=True)
        else:
            paint_box(painter, self.rect(), fill="alt", border="ctl", radius=6, dashed=True)
        icon = QRect(0, 0, 24, 24)
        icon.moveCenter(leading_part(self.rect(), _ICON_ROOM).center())
        paint_icon(painter, icon, "tray", "text2")
        painter.end()
