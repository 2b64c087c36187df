"""The window: rail, bars and the stack of pages; the way between pages; the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.ui.shell.frame import Frame, Place
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.page import Arguments, Page
from kizilay_desk.ui.shell.rail import Rail
from kizilay_desk.ui.shell.sizes import LEAST_SIZE, REFERENCE_SIZE
from kizilay_desk.ui.shell.status_bar import StatusBar
from kizilay_desk.ui.shell.top_bar import TopBar
from kizilay_desk.ui.theme.theme import Mode, theme
from kizilay_desk.ui.widgets.popover import open_popovers

_LONGEST_WAY = 50


class Window(QWidget):
    """The application's window, composed from a ``Frame``. ``go`` opens a page; ``speech`` switches the language."""

    def __init__(self, frame: Frame, speech: Speech) -> None:
        super().__init__()
        self._frame = frame
        self._speech = speech
        self._factories: dict[str, Callable[[], Page]] = {item.key: item.factory for item in frame.items}
        self._factories |= {other.key: other.factory for other in frame.others}
        self._under = {other.key: other.under for other in frame.others}
        self._pages: dict[str, Page] = {}
        self._here: tuple[str, Arguments] | None = None
        self._way: list[tuple[str, Arguments]] = []
        self.setWindowTitle("Kızılay Desk")
        self.resize(*REFERENCE_SIZE)
        self.setMinimumSize(*LEAST_SIZE)
        self.rail = Rail(frame.items)
        self.top_bar = TopBar(frame)
        self.status_bar = StatusBar(frame)
        self.stack = QStackedWidget()
        self._compose()
        self._connect()

    def _compose(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status_bar)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda key: self.go(key))
        self.top_bar.back.connect(self.go_back)
        self.top_bar.language_picked.connect(self.speak)
        self.top_bar.mode_picked.connect(lambda mode: self.dress(Mode(mode)))
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Return": lambda: self._on_page(lambda page: page.primary()),
            "Ctrl+Enter": lambda: self._on_page(lambda page: page.primary()),
            "Ctrl+F": lambda: self._on_page(lambda page: page.search()),
            "Ctrl+N": lambda: self._on_page(lambda page: page.new()),
            "F1": lambda: self._on_page(lambda page: page.help()),
            "Escape": self._escape,
            "Alt+Left": self.go_back,
        }
        numbered = [item for item in self._frame.items if item.place is not Place.BOTTOM]
        for number, item in enumerate(numbered[:9], start=1):
            keys[f"Alt+{number}"] = partial(self.go, item.key)
        for sequence, act in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(act)
        # A text input keeps its own Ctrl+Z while it has something to undo: it answers ShortcutOverride first.
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(
            lambda: self._on_page(lambda page: page.undo())
        )

    # ------------------------------------------------------------------------------------------ between pages

    def page(self) -> Page | None:
        """The page in front."""
        return self._pages[self._here[0]] if self._here else None

    def page_key(self) -> str | None:
        """The key of the page in front."""
        return self._here[0] if self._here else None

    def go(self, key: str, arguments: Arguments | None = None) -> None:
        """Bring a page to the front, made now if this is the first visit. KeyError for a key that is none."""
        before = self._here
        if self._show(key, arguments or {}) and before is not None and before != self._here:
            self._way.append(before)
            del self._way[:-_LONGEST_WAY]
            if key not in self._under:
                # A page of the rail begins a new way: "back" from there would surprise.
                self._way.clear()
            self._show_bars()

    def go_back(self) -> None:
        """Return to the page before this one; from the first page of a way to the rail item it belongs to."""
        if self._way:
            key, arguments = self._way.pop()
        elif self._here is not None and self._here[0] in self._under:
            key, arguments = self._under[self._here[0]], {}
        else:
            return
        if not self._show(key, arguments):
            self._way.append((key, arguments))

    def _show(self, key: str, arguments: Arguments) -> bool:
        """Bring to the front; False when the page in front could not be left."""
        factory = self._factories[key]
        leaving = self.page()
        for popover in open_popovers(self):
            popover.close_popover()
        if leaving is not None and not leaving.hidden():
            return False
        if key not in self._pages:
            self._pages[key] = self._made(factory)
        page = self._pages[key]
        self._here = (key, dict(arguments))
        self.stack.setCurrentWidget(page)
        self.rail.set_current(self._under.get(key, key))
        page.shown(arguments)
        self._show_bars()
        return True

    def _made(self, factory: Callable[[], Page]) -> Page:
        page = factory()
        page.navigate.connect(self._on_navigate)
        page.went_back.connect(self.go_back)
        page.saved.connect(self._on_saved)
        page.busy.connect(self.status_bar.show_saving)
        page.failed.connect(self._on_failed)
        page.title_changed.connect(self._show_bars)
        self.stack.addWidget(page)
        page.retranslate()
        return page

    def _on_navigate(self, key: str, arguments: Mapping[str, str]) -> None:
        self.go(key, arguments)

    def _on_saved(self) -> None:
        self.status_bar.show_saved()
        self.rail.refresh()

    def _on_failed(self, error: DeskError) -> None:
        self.status_bar.show_failed(error)

    def _show_bars(self) -> None:
        page = self.page()
        if page is None or self._here is None:
            return
        back = self._here[0] in self._under
        self.top_bar.show_page(page.title(), page.caption(), back=back)
        self.rail.refresh()

    def _on_page(self, act: Callable[[Page], object]) -> None:
        page = self.page()
        if page is not None:
            act(page)

    def _escape(self) -> None:
        # Popovers answer Esc themselves before it becomes a shortcut.
        page = self.page()
        if page is not None and not page.escape() and self._here is not None and self._here[0] in self._under:
            self.go_back()

    # -------------------------------------------------------------------------------------- language and look

    def speak(self, code: str) -> None:
        """Switch the language of the running window. What is being typed stays."""
        focused = QApplication.focusWidget()
        self._speech.switch(code, self)
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._frame.language_chosen(code)

    def dress(self, mode: Mode) -> None:
        """Switch between light, dark and the system's choice."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme().apply(app, mode, theme().direction)
        self._frame.mode_chosen(mode.value)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; the pages have been told before the bars are written again."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "stack"):
            self._show_bars()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is pending; stay when that fails."""
        page = self.page()
        if page is not None and not page.hidden():
            event.ignore()
            return
        super().closeEvent(event)
