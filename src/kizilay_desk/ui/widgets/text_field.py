"""Fields of words: one line, a note of several lines, a passphrase, a number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.reading_text import clean_number
from kizilay_desk.i18n.bidi import Direction, direction
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.buttons import IconButton
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.field_box import NORMAL, FieldBox, LineInput, is_undo_key
from kizilay_desk.ui.widgets.overlay_bar import OverlayBar
from kizilay_desk.ui.widgets.texts import Text, said


class TextField(FieldEditor):
    """One line of text. Spaces at the ends are dropped on leaving; an empty line is None.

    ``ltr`` is for what always runs left to right (phone, identity number); ``height`` is 32, 36 or 40.
    """

    def __init__(
        self,
        label: Text = "",
        caption: Text = "",
        *,
        placeholder: Text = "",
        longest: int = 200,
        ltr: bool = False,
        height: int = NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, caption, parent)
        self._placeholder = placeholder
        self.box = FieldBox(height)
        self.input = LineInput(ltr=ltr)
        self.input.setMaxLength(longest)
        self.box.line.addWidget(self.input)
        self.box.watch(self.input)
        self.input.textEdited.connect(lambda _text: self.edited())
        self.input.returnPressed.connect(self.enter)
        self.set_body(self.box, self.input)
        self.retranslate()

    def text(self) -> str:
        """What is typed now."""
        return self.input.text()

    def value(self) -> Value:
        """The trimmed text or None."""
        return " ".join(self.input.text().split()) or None

    def set_value(self, value: Value) -> None:
        """Show a text."""
        self.input.setText("" if value is None else str(value))
        self.input.setCursorPosition(0)
        self.forget_edit()

    def retranslate(self) -> None:
        """Ask for the texts again."""
        super().retranslate()
        self.input.setPlaceholderText(said(self._placeholder))

    def _show_wrong(self, wrong: bool) -> None:
        self.box.set_wrong(wrong)


class NumberField(TextField):
    """A whole number from 0; Arabic-Indic digits are taken. Empty is None."""

    def __init__(
        self, label: Text = "", caption: Text = "", *, largest: int = 999_999, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, caption, ltr=True, longest=len(str(largest)), parent=parent)
        self.input.textEdited.connect(self._keep_digits)

    def _keep_digits(self, text: str) -> None:
        kept = "".join(letter for letter in clean_number(text) if letter in "0123456789")
        if kept != text:
            at = self.input.cursorPosition() - (len(text) - len(kept))
            self.input.setText(kept)
            self.input.setCursorPosition(at)

    def value(self) -> Value:
        """The number or None."""
        return int(self.input.text()) if self.input.text() else None


class PassphraseField(TextField):
    """A passphrase, hidden; the eye shows it. ``value`` is exactly what was typed."""

    def __init__(
        self, label: Text = "", caption: Text = "", *, height: int = NORMAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, caption, height=height, longest=1000, parent=parent)
        self.input.setEchoMode(QLineEdit.EchoMode.Password)
        self.input.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = IconButton("eye", self._eye_name, side=24)
        self._eye.clicked.connect(self._turn_over)
        self.box.line.addWidget(self._eye)
        self.box.line.setContentsMargins(9, 2, 6, 2)

    def _hidden(self) -> bool:
        return self.input.echoMode() is QLineEdit.EchoMode.Password

    def _eye_name(self) -> str:
        return _("Show") if self._hidden() else _("Hide")

    def _turn_over(self) -> None:
        hidden = self._hidden()
        self.input.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-slash" if hidden else "eye")
        self._eye.retranslate()

    def value(self) -> Value:
        """What was typed, spaces included, or None."""
        return self.input.text() or None


class NoteInput(QTextEdit):
    """Several lines of plain text; Tab leaves; the text runs the way its content runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._bar = OverlayBar(self)
        self.textChanged.connect(self._turn)
        self.set_text("")

    def set_text(self, text: str) -> None:
        """Show a text; there is nothing to undo after that."""
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        # A fixed height of lines: Arabic letters would otherwise double it.
        line = QTextBlockFormat()
        line.setLineHeight(Role.BODY.line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line)
        self.document().setUndoRedoEnabled(True)
        self._turn()

    def _turn(self) -> None:
        way = direction(self.toPlainText())
        wanted = {
            Direction.LEFT_TO_RIGHT: Qt.LayoutDirection.LeftToRight,
            Direction.RIGHT_TO_LEFT: Qt.LayoutDirection.RightToLeft,
            None: theme().direction,
        }[way]
        option = self.document().defaultTextOption()
        if option.textDirection() is not wanted:
            option.setTextDirection(wanted)
            self.document().setDefaultTextOption(option)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the page when nothing was typed that could be undone."""
        if is_undo_key(event) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._turn()


class NoteField(FieldEditor):
    """A note of several lines, ``lines`` of them visible. Tab leaves it, Ctrl+Enter is the page's."""

    def __init__(
        self,
        label: Text = "",
        caption: Text = "",
        *,
        lines: int = 3,
        longest: int = 4000,
        placeholder: Text = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, caption, parent)
        self._longest = longest
        self._placeholder = placeholder
        self.box = FieldBox(height=None)
        self.box.line.setContentsMargins(11, 7, 11, 5)
        self.input = NoteInput()
        self.input.setFixedHeight(lines * 20 + 2)
        self.box.line.addWidget(self.input)
        self.box.watch(self.input)
        self.input.textChanged.connect(self._typed)
        self._setting = False
        self.set_body(self.box, self.input)
        self.retranslate()

    def _typed(self) -> None:
        if self._setting:
            return
        if len(self.input.toPlainText()) > self._longest:
            cursor = self.input.textCursor()
            at = cursor.position()
            self._show(self.input.toPlainText()[: self._longest])
            cursor = self.input.textCursor()
            cursor.setPosition(min(at, self._longest))
            self.input.setTextCursor(cursor)
        self.edited()

    def _show(self, text: str) -> None:
        self._setting = True
        try:
            self.input.set_text(text)
        finally:
            self._setting = False

    def value(self) -> Value:
        """The text or None."""
        return self.input.toPlainText().strip() or None

    def set_value(self, value: Value) -> None:
        """Show a text."""
        self._show("" if value is None else str(value))
        self.forget_edit()

    def retranslate(self) -> None:
        """Ask for the texts again."""
        super().retranslate()
        self.input.setPlaceholderText(said(self._placeholder))

    def _show_wrong(self, wrong: bool) -> None:
        self.box.set_wrong(wrong)
