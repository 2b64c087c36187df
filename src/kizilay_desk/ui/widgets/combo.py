"""Combo fields: one of a list, found by typing part of it; or one's own words; or several of a list.

The wheel never changes them, the list opens inside the window, Esc puts back what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.i18n.messages import reason
from kizilay_desk.i18n.sentences import listing
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.choice_list import MOST_ROWS, ChoiceList, Option
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.field_box import NORMAL, FieldBox, FieldIcon, LineInput
from kizilay_desk.ui.widgets.texts import Text, said

Options = Callable[[], Sequence[Option]]


class _Combo(FieldEditor):
    """What both kinds share: the box with its caret, the list, the keys that open and move."""

    def __init__(
        self, label: Text, options: Options, caption: Text, placeholder: Text, height: int, parent: QWidget | None
    ) -> None:
        super().__init__(label, caption, parent)
        self._offer = options
        self._options: tuple[Option, ...] = tuple(options())
        self._placeholder = placeholder
        self.box = FieldBox(height)
        self.input = LineInput(placed=True)
        self.box.line.addWidget(self.input)
        self.box.line.addWidget(FieldIcon("caret-down"))
        self.box.watch(self.input)
        self.box.setCursor(Qt.CursorShape.ArrowCursor)
        self.box.installEventFilter(self)
        self.list: ChoiceList | None = None
        self.set_body(self.box, self.input)

    def reload(self) -> None:
        """Ask for the options again: the list grew, or the language changed."""
        self._options = tuple(self._offer())

    def retranslate(self) -> None:
        """Ask for the texts and the options again."""
        super().retranslate()
        self.reload()
        self.input.setPlaceholderText(said(self._placeholder))
        self.show_value()

    def show_value(self) -> None:
        """Write the value into the line."""
        raise NotImplementedError

    def open_list(self) -> None:
        """Open the list of options."""
        raise NotImplementedError

    def take(self, option: Option) -> None:
        """An option was chosen in the list."""
        raise NotImplementedError

    def is_open(self) -> bool:
        """Whether the list is open."""
        return self.list is not None and self.list.is_open()

    def close_list(self) -> None:
        """Close the list."""
        if self.list is not None:
            self.list.close_popover()

    def _made_list(self) -> ChoiceList:
        if self.list is None:
            self.list = ChoiceList()
            self.list.chosen.connect(self.take)
            self.list.dismissed.connect(self.show_value)
            self.destroyed.connect(self.list.deleteLater)
        return self.list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and clicks that open the list and move in it."""
        if watched is self.input and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._key(event):
                return True
        elif event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if watched is self.box:
                self._toggle()
                return True
            if watched is self.input and not self.is_open():
                self.open_list()
        return super().eventFilter(watched, event)

    def _toggle(self) -> None:
        self.input.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.is_open():
            self.close_list()
            self.show_value()
        else:
            self.open_list()

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        key = event.key()
        if self.is_open():
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: MOST_ROWS,
                Qt.Key.Key_PageUp: -MOST_ROWS,
            }
            if key in steps and self.list is not None:
                self.list.move_mark(steps[Qt.Key(key)])
                return True
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4):
            self.open_list()
            return True
        return False


class ComboField(_Combo):
    """One of the options, or None. With ``free`` one's own words are taken too (the value is then the words).

    ``options`` is asked when the field is made, after a language switch, and on ``reload``. Typing looks in the
    list; Enter takes the marked option; text that is no option is refused with a sentence unless ``free``.
    """

    def __init__(
        self,
        label: Text = "",
        options: Options = tuple,
        caption: Text = "",
        *,
        free: bool = False,
        placeholder: Text = "",
        height: int = NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, options, caption, placeholder, height, parent)
        self._free = free
        self._value: str | None = None
        self._typed = False
        self.input.textEdited.connect(self._search)
        self.input.returnPressed.connect(self._on_enter)
        self.retranslate()

    def value(self) -> Value:
        """The value of the chosen option, one's own words, or None."""
        return self._value

    def set_value(self, value: Value) -> None:
        """Show a value; one that is not offered (retired) is shown as itself."""
        self._value = None if value is None else str(value)
        self._typed = False
        self.show_value()
        self.forget_edit()

    def show_value(self) -> None:
        """Write the label of the value into the line."""
        found = next((option for option in self._options if option.value == self._value and not option.heading), None)
        self._typed = False
        self.input.setText(found.text if found else self._value or "")
        self.input.setCursorPosition(0)

    def open_list(self) -> None:
        """Open the list with the value marked."""
        if not self._options or self.input.isReadOnly():
            return
        opened = self._made_list()
        opened.set_options(self._options)
        opened.set_current(self._value)
        opened.open_below(self.box)
        opened.set_current(self._value)
        self.input.selectAll()

    def _search(self, text: str) -> None:
        self._typed = True
        if self._options:
            opened = self._made_list()
            if not opened.is_open():
                opened.set_options(self._options)
            if opened.filter(text) and text.strip():
                opened.open_below(self.box)
                opened.set_current(None if not self._free else self._match(text))
                if self._free and self._match(text) is None:
                    opened.view.clearSelection()
                    opened.view.setCurrentIndex(opened.view.rootIndex())
            else:
                opened.close_popover()
        if self._free or not text.strip():
            self._value = self._match(text) or text.strip() or None
            self.edited()

    def _match(self, text: str) -> str | None:
        wanted = fold(text)
        return next(
            (option.value for option in self._options if not option.heading and fold(option.text) == wanted), None
        )

    def take(self, option: Option) -> None:
        """An option was chosen in the list."""
        self.close_list()
        changed = option.value != self._value or self._typed
        self._value = option.value
        self.show_value()
        if changed:
            self.edited()
            self.commit()

    def _on_enter(self) -> None:
        if self.is_open() and self.list is not None and self.list.current() is not None:
            self.list.choose()
        self.enter()

    def leave(self) -> None:
        """Take the only or marked option for what was typed; refuse what is none."""
        if self._typed and not self._free and self.input.text().strip():
            marked = self.list.current() if self.is_open() and self.list is not None else None
            value = self._match(self.input.text()) or (marked.value if marked else None)
            if value is None:
                self.close_list()
                self.set_error(reason(Reason.NOT_A_CODE.value))
                return
            self.take(next(option for option in self._options if option.value == value))
        elif self._typed and self._free and self._match(self.input.text()) is None:
            self._typed = False
        self.close_list()
        super().leave()

    def is_readable(self) -> bool:
        """Not while a search for an option is half typed."""
        return self._free or not self._typed or not self.input.text().strip()

    def _show_wrong(self, wrong: bool) -> None:
        self.box.set_wrong(wrong)


class CheckCombo(_Combo):
    """Several of the options, joined with commas: *Türkçe, Arapça*. Space or Enter ticks while the list is open."""

    def __init__(
        self,
        label: Text = "",
        options: Options = tuple,
        caption: Text = "",
        *,
        placeholder: Text = "",
        height: int = NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, options, caption, placeholder, height, parent)
        self._values: set[str] = set()
        self.input.setReadOnly(True)
        self.input.returnPressed.connect(self._on_enter)
        self.retranslate()

    def value(self) -> Value:
        """The chosen values, sorted; None when there is none."""
        return sorted(self._values) or None

    def set_value(self, value: Value) -> None:
        """Choose these."""
        self._values = set(value) if isinstance(value, list) else set()
        self.show_value()
        self.forget_edit()

    def show_value(self) -> None:
        """Write the labels in the order of the list."""
        known = [option.text for option in self._options if option.value in self._values]
        unknown = sorted(self._values - {option.value for option in self._options})
        # A line takes its direction from its text, and isolated values have none outside of them.
        mark = "\u200f" if theme().direction is Qt.LayoutDirection.RightToLeft else ""
        self.input.setText(mark + listing([*known, *unknown]) if self._values else "")
        self.input.setCursorPosition(0)

    def open_list(self) -> None:
        """Open the list with check boxes."""
        opened = self._made_list()
        opened.set_options(self._options, self._values)
        opened.set_current(next(iter(sorted(self._values)), None))
        opened.open_below(self.box)

    def take(self, option: Option) -> None:
        """An option was ticked or unticked; the list stays open."""
        self._values.symmetric_difference_update({option.value})
        if self.list is not None:
            self.list.repaint_checks()
        self.show_value()
        self.edited()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            if self.is_open() and self.list is not None:
                self.list.choose()
            else:
                self.open_list()
            return True
        return super()._key(event)

    def _on_enter(self) -> None:
        if self.is_open():
            self.close_list()
            self.commit()
        else:
            self.enter()

    def leave(self) -> None:
        """Close the list and commit."""
        self.close_list()
        super().leave()

    def _show_wrong(self, wrong: bool) -> None:
        self.box.set_wrong(wrong)
