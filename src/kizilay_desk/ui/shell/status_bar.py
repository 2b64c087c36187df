"""The status bar: whether everything is saved, that it is encrypted here, the centre, the version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.formats import time_field
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.ui.shell.frame import Frame
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.state import State, Tone

HEIGHT = 28


class StatusBar(QWidget):
    """28 px below the page."""

    def __init__(self, frame: Frame, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._now = now
        self._frame = frame
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(20)
        self.saving = State(Tone.OK, "check-circle", lambda: _("All changes saved"), role=Role.CAPTION)
        row.addWidget(self.saving)
        if frame.encrypted:
            encrypted = lambda: _("On this computer, encrypted · no internet needed")  # noqa: E731  a text
            row.addWidget(State(Tone.NEUTRAL, "lock-key", encrypted, role=Role.CAPTION))
        row.addStretch(1)
        row.addWidget(State(Tone.NEUTRAL, "map-pin", frame.centre, role=Role.CAPTION))
        row.addWidget(Label(lambda: fill(_("Version {number}"), number=frame.version), Role.CAPTION, "text2"))

    def show_saved(self) -> None:
        """Everything is in the store as of now."""
        at = time_field(self._now().time())
        self.saving.set_state(Tone.OK, "check-circle", lambda: _("All changes saved") + f" · {at}")

    def show_saving(self) -> None:
        """A write is under way."""
        self.saving.set_state(Tone.NEUTRAL, "floppy-disk", lambda: _("Saving…"))

    def show_failed(self, error: DeskError) -> None:
        """A write failed; what was typed is still there."""
        self.saving.set_state(Tone.ERR, "warning-circle", lambda: sentence(error))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it, draw the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("alt"))
        painter.fillRect(0, 0, self.width(), 1, theme().colour("border"))
        painter.end()
