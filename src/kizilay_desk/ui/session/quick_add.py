"""Quick add: type three letters, Enter, and the next three letters. The focus stays in the field.

The popover below has two faces: the people found, and the panel that registers somebody new or edits somebody.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n.bidi import Direction, direction
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.services.attending import QuickAdd, Suggestion
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.session.open_session import OpenSession
from kizilay_desk.ui.session.register import RegisterPanel
from kizilay_desk.ui.session.suggestion_list import SuggestionHeading, SuggestionList
from kizilay_desk.ui.widgets.buttons import Button, Size
from kizilay_desk.ui.widgets.field_box import LARGE
from kizilay_desk.ui.widgets.kbd import KeyHints
from kizilay_desk.ui.widgets.popover import Popover
from kizilay_desk.ui.widgets.search_field import SearchField

# From how many letters the search begins: Arabic writes fewer of them, numbers are told by four digits.
_FEWEST_LATIN, _FEWEST_ARABIC, _FEWEST_DIGITS = 3, 2, 4

_LEAST_PANEL = 700


class _Results(QWidget):
    """The face with the people found."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = SuggestionHeading()
        self.list = SuggestionList()
        footer = KeyHints(
            [
                (("↑", "↓"), lambda: _("move")),
                (("Enter",), lambda: _("add")),
                (("Esc",), lambda: _("close")),
            ]
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 6)
        foot.addWidget(footer)
        column.addLayout(foot)


class _QuickPopover(Popover):
    """The popover; while the panel is shown, Tab goes round inside it."""

    def __init__(self, results: _Results, panel: RegisterPanel) -> None:
        super().__init__()
        self.panel = panel
        self.body.addWidget(results)
        self.body.addWidget(panel)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Stay inside: what lies below the popover cannot be seen."""
        moved = super().focusNextPrevChild(forward)
        focused = QApplication.focusWidget()
        if self.panel.isVisible() and not (focused is not None and self.isAncestorOf(focused)):
            if forward:
                self.panel.form.form.focus_first()
            else:
                self.panel.save.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return moved


class QuickAddBar(QWidget):
    """The search field and, at its end, the button for last time's people.

    ``chosen`` carries the Suggestion that was taken; ``went_down`` is Down with nothing open; ``closed`` says that
    the popover closed. What the panel does is told by ``panel``.
    """

    chosen = Signal(object)  # Suggestion
    went_down = Signal()
    closed = Signal()

    def __init__(self, session: OpenSession) -> None:
        super().__init__()
        self._session = session
        self._finder: tuple[str | None, QuickAdd] | None = None
        self.search = SearchField(lambda: _("Search by name (any script), phone or ID number"), height=LARGE)
        self.last_time = Button(lambda: _("Bring from last session"), size=Size.LARGE, icon="stack")
        self.results = _Results()
        self.panel = RegisterPanel(session)
        self.popover = _QuickPopover(self.results, self.panel)
        # Until it opens it belongs here, so that it hears of a new language; then it is the window's.
        self.popover.setParent(self)
        self.destroyed.connect(self.popover.deleteLater)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        line.addWidget(self.last_time)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.search)
        self._connect()

    def _connect(self) -> None:
        self.search.input.installEventFilter(self)
        self.search.searched.connect(self._search)
        self.search.entered.connect(self._on_enter)
        self.results.list.person_chosen.connect(self.chosen)
        self.results.list.register_chosen.connect(self.open_register)
        self.panel.resized.connect(self.popover.place)
        self.popover.closed.connect(self._on_closed)

    # ------------------------------------------------------------------------------------------------- from outside

    def open_register(self) -> None:
        """Register somebody with the name that is typed."""
        typed = self.search.text()
        # Forgets the search that waits for a pause in typing: it would cover the panel.
        self.search.set_text(typed)
        self._show_panel()
        self.panel.begin(typed)

    def resume_register(self) -> None:
        """Go on with the person who was not finished."""
        self._show_panel()
        self.panel.resume()

    def edit(self, person: Record) -> None:
        """Edit somebody in the same panel."""
        self._show_panel()
        self.panel.edit(person)

    def finish(self) -> None:
        """Somebody was added: ready for the next name."""
        self.search.set_text("")
        self.popover.close_popover()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_all(self) -> None:
        """The page is left; what is half typed is kept."""
        self.popover.close_popover()

    def clear(self) -> bool:
        """Empty the field; False when it was empty."""
        filled = bool(self.search.text())
        self.search.set_text("")
        return filled

    # ----------------------------------------------------------------------------------------------------- searching

    def _search(self, text: str) -> None:
        if not _is_enough(text):
            self.popover.close_popover()
            return
        try:
            found = self._found(text)
        except DeskError as error:
            self._session.failed.emit(error)
            return
        self.results.heading.show_found(len(found))
        self.results.list.show_found(found, text)
        self.panel.hide()
        self.results.show()
        self.popover.open_below(self)

    def _found(self, text: str) -> list[Suggestion]:
        session = self._session.id
        if self._finder is None or self._finder[0] != session:
            self._finder = (session, QuickAdd(self._session.desk, session or ""))
        # Who is on the list already is the least likely to be meant.
        return sorted(self._finder[1].suggest(text), key=lambda suggestion: suggestion.on_list)

    def _on_enter(self) -> None:
        self.search.search_now()
        if self._shows_results():
            self.results.list.choose()
        else:
            self._search(self.search.text())

    def _shows_results(self) -> bool:
        return self.popover.is_open() and self.results.isVisible()

    def _show_panel(self) -> None:
        self.results.hide()
        self.panel.show()
        self.popover.open_below(self, max(self.width(), _LEAST_PANEL))

    def _on_closed(self) -> None:
        if not self.panel.isHidden():
            self.panel.leave()
            self.panel.hide()
        self.closed.emit()

    # -------------------------------------------------------------------------------------------------------- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list below, which closes when the focus goes elsewhere."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        elif event.type() is QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._after_focus_out)
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        if self._shows_results():
            self.results.list.move_mark(step)
        elif step > 0:
            self.went_down.emit()

    def _after_focus_out(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self.search.input and self._shows_results():
            self.popover.close_popover()


def _is_enough(text: str) -> bool:
    """Whether enough was typed to search for."""
    letters = [letter for letter in text if letter.isalnum()]
    if letters and all(letter.isdecimal() for letter in letters):
        return len(letters) >= _FEWEST_DIGITS
    arabic = direction(text) is Direction.RIGHT_TO_LEFT
    return len(letters) >= (_FEWEST_ARABIC if arabic else _FEWEST_LATIN)
