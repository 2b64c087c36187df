"""Page: what one screen of the window is, and how one is made.

A page is a widget below the top bar. It is made on the first visit by the factory in its ``RailItem`` (or
``Frame.others``), kept, and told ``shown(arguments)`` at every visit::

    class SessionsPage(Page):
        def __init__(self, office: Office) -> None:       # whatever app.py gives the factory
            super().__init__()
            self.content.addWidget(...)                    # QVBoxLayout, margins 24 x 16, spacing 16
            self.add_header(row(title, chip, None, button))  # only for a record's page

        def title(self) -> str:                            # in the top bar; asked again after a language switch
            return _("Sessions")

        def shown(self, arguments: Arguments) -> None:     # read what is shown, put the focus where work begins
            self.refresh()

        def primary(self) -> None: ...                     # Ctrl+Enter: the red button's action
        def search(self) -> None: ...                      # Ctrl+F: focus into the search field
        def new(self) -> None: ...                         # Ctrl+N
        def undo(self) -> None: ...                        # Ctrl+Z (with an UndoStrip: its ``undo()``)
        def escape(self) -> bool: ...                      # Esc: close the top layer; False when there was none

Going elsewhere: ``self.navigate.emit("session", {"id": record_id})``; the window keeps the way back and shows the back
arrow for pages that are not in the rail. ``self.went_back.emit()`` goes back. ``self.saved.emit()`` after every write
makes the status bar say so; ``self.failed.emit(error)`` shows the sentence of a ``DeskError`` there and keeps what was
typed; ``self.busy.emit()`` before a write that may take time. ``self.title_changed.emit()`` when ``title``, ``caption``
or a badge changed.

Texts: give widgets functions (``Label(lambda: _("Topic"))``) and they follow the language by themselves. What a page
writes itself (rows, sentences with numbers) it writes in ``retranslate``, which is called once before the first
``shown`` and after each switch. Colours and fonts follow the theme by themselves in all widgets of the kit.

Long pages scroll inside their cards; the page must work at 1366 x 696 (content 1182 x 612).
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from kizilay_desk.ui.theme.theme import theme

Arguments = Mapping[str, str]


class _HeaderBar(QWidget):
    """The white bar below the top bar of a record's page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().colour("border"))
        painter.end()


class Page(QWidget):
    """Base of every screen; see the module."""

    navigate = Signal(str, object)  # page key, Arguments
    went_back = Signal()
    saved = Signal()
    busy = Signal()
    failed = Signal(object)  # DeskError
    title_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(24, 16, 24, 16)
        self.content.setSpacing(16)
        self._whole.addLayout(self.content, 1)

    def add_header(self, line: QLayout) -> None:
        """Put a white bar of 56 px above the content: the title of a record, its state, the red button."""
        bar = _HeaderBar()
        line.setContentsMargins(24, 0, 24, 1)
        bar.setLayout(line)
        self._whole.insertWidget(0, bar)

    def title(self) -> str:
        """What stands in the top bar, in the current language."""
        raise NotImplementedError

    def caption(self) -> str:
        """What stands quietly behind the title; empty for nothing."""
        return ""

    def retranslate(self) -> None:
        """Write again what depends on the language and is not a text of a widget."""

    def shown(self, arguments: Arguments) -> None:
        """The page comes to the front: read what it shows, put the focus where work begins."""

    def hidden(self) -> bool:
        """The user goes elsewhere: store what is pending. False keeps the page in front (a write failed)."""
        return True

    def primary(self) -> None:
        """Ctrl+Enter: the action of the red button."""

    def search(self) -> None:
        """Ctrl+F: the search field of this screen."""

    def new(self) -> None:
        """Ctrl+N: the new thing of this screen."""

    def undo(self) -> None:
        """Ctrl+Z: undo the last change made here."""

    def help(self) -> None:
        """F1: help for this screen."""

    def escape(self) -> bool:
        """Esc: close the top layer of this screen. False when there was none to close: the window then goes back."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
