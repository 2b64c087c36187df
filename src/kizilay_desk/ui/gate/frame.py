"""The two halves of every page before the window: what this is on the leading side, the form on the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.languages import LANGUAGES
from kizilay_desk.ui.shell.sizes import LEAST_SIZE, REFERENCE_SIZE
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import column, row
from kizilay_desk.ui.widgets.segmented import Choice, Segmented
from kizilay_desk.ui.widgets.wordmark import Wordmark

_SIDE = 456
_FORM = 560


class _Sign(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._icon, "text2")
        painter.end()


class _Side(QWidget):
    """The leading half: name, purpose, three promises."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_SIDE)
        promises = [
            ("wifi-slash", lambda: _("No internet needed"), lambda: _("Everything stays on this computer.")),
            (
                "lock-key",
                lambda: _("Records are encrypted"),
                lambda: _("Without the passphrase nobody can see the people."),
            ),
            ("floppy-disk", lambda: _("Saved as you type"), lambda: _("A power cut loses nothing.")),
        ]
        box = QVBoxLayout(self)
        box.setContentsMargins(56, 64, 56, 48)
        box.setSpacing(0)
        box.addWidget(Wordmark(Role.DISPLAY_SMALL))
        box.addSpacing(8)
        box.addWidget(
            Label(
                lambda: _("Sessions, attendance and weekly reports of community centres."),
                Role.BODY,
                "text2",
                wrap=True,
            )
        )
        box.addSpacing(40)
        for name, heading, text in promises:
            words = column(Label(heading, Role.STRONG), Label(text, Role.SECONDARY, "text2", wrap=True), spacing=2)
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addWidget(_Sign(name), 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(words, 1)
            box.addLayout(line)
            box.addSpacing(24)
        box.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("alt"))
        x = 0 if self.isRightToLeft() else self.width() - 1
        painter.fillRect(x, 0, 1, self.height(), theme().colour("border"))
        painter.end()


class GatePage(QWidget):
    """Base of the pages before the window. A subclass puts its form into ``form`` (a column, 560 px wide)."""

    language_picked = Signal(object)  # a code

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Kızılay Desk")
        self.resize(*REFERENCE_SIZE)
        self.setMinimumSize(*LEAST_SIZE)
        self.setAutoFillBackground(True)
        self.languages = Segmented(
            [Choice(each.code, each.own_name) for each in LANGUAGES], fixed_order=True, height=40
        )
        self.languages.picked.connect(self.language_picked)
        self.form = QVBoxLayout()
        self.form.setSpacing(0)
        middle = QWidget()
        middle.setFixedWidth(_FORM)
        middle.setLayout(self.form)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_Side())
        whole.addLayout(column(None, row(None, middle, None, spacing=0), None, spacing=0), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.end()

    def retranslate(self) -> None:
        """Write again what depends on the language and is not a text of a widget."""
        self.languages.set_value(current().code)
        self.languages.setAccessibleName(_("Language"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
