"""States: an icon and a word in the colour of ok, attention or error; never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import after, leading_part, paint_box, paint_text, text_width
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.texts import Text, said


class Tone(Enum):
    """What a state means: (ink, fill, border)."""

    OK = ("ok", "oksoft", "okb")
    WARN = ("warn", "warnsoft", "warnb")
    ERR = ("err", "errsoft", "errb")
    NEUTRAL = ("text2", "alt", "border")
    QUIET = ("text3", "alt", "border")

    @property
    def ink(self) -> Token:
        """Colour of icon and word."""
        token: Token = self.value[0]
        return token

    @property
    def fill(self) -> Token:
        """Fill of the filled variant."""
        token: Token = self.value[1]
        return token

    @property
    def border(self) -> Token:
        """Border of the filled variant."""
        token: Token = self.value[2]
        return token


@dataclass(frozen=True, slots=True)
class StateSpec:
    """A state to be shown: tone, icon, word."""

    tone: Tone
    icon: str
    text: str


def state_width(text: str, role: Role = Role.SECONDARY) -> int:
    """Width in px of icon and word."""
    return 16 + 6 + text_width(text, role) + 1


def paint_state(painter: QPainter, rect: QRect, state: StateSpec, role: Role = Role.SECONDARY) -> None:
    """Icon and word from the leading edge of ``rect``."""
    paint_icon(painter, leading_part(rect, 16), state.icon, state.tone.ink)
    paint_text(painter, after(rect, 22), state.text, role, state.tone.ink)


class State(QWidget):
    """Icon and word; ``filled`` in a soft box of 24 px. ``role`` SECONDARY in pages, CAPTION in the status bar."""

    def __init__(
        self,
        tone: Tone,
        icon: str,
        text: Text,
        *,
        filled: bool = False,
        role: Role = Role.SECONDARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._icon = icon
        self._text = text
        self._filled = filled
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_state(self, tone: Tone, icon: str, text: Text) -> None:
        """Show another state."""
        self._tone = tone
        self._icon = icon
        self._text = text
        self.retranslate()

    def retranslate(self) -> None:
        """Ask for the word again."""
        self.setAccessibleName(said(self._text))
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.retranslate()

    def sizeHint(self) -> QSize:
        """Icon and word, with the box if there is one."""
        width = state_width(said(self._text), self._role)
        return QSize(width + 19, 24) if self._filled else QSize(width, max(20, self._role.line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        room = self.rect()
        if self._filled:
            paint_box(painter, room, fill=self._tone.fill, border=self._tone.border, radius=4)
            room = room.adjusted(9, 0, -9, 0)
        paint_state(painter, room, StateSpec(self._tone, self._icon, said(self._text)), self._role)
        painter.end()
