"""A form: the editors of some fields of an entity, laid out in rows, Enter going from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.domain.fields import Entity, Value
from kizilay_desk.ui.forms.editors import editor_for
from kizilay_desk.ui.widgets.field import FieldEditor

SPACING = 12


class Form(QWidget):
    """Fields of one record. ``rows`` names them in order; a tuple is a row of fields side by side.

    ``editors`` gives those that the form cannot make itself (references) or that should be another than usual; their
    keys need not be fields. ``shares`` says how the width of a row is shared (1 each, unless given). ``columns`` > 1
    puts that many of the single keys side by side.
    """

    changed = Signal(str)
    committed = Signal(str, object)
    submitted = Signal()

    def __init__(
        self,
        entity: Entity,
        rows: Sequence[str | tuple[str, ...]],
        columns: int = 1,
        *,
        editors: Mapping[str, FieldEditor] | None = None,
        shares: Mapping[str, int] | None = None,
        spacing: int = SPACING,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.entity = entity
        self._editors: dict[str, FieldEditor] = {}
        given, shares = editors or {}, shares or {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        for keys in _lines(rows, columns):
            line = QHBoxLayout()
            line.setSpacing(SPACING)
            for key in keys:
                editor = given[key] if key in given else editor_for(entity, entity.field(key), today=today)
                self._adopt(key, editor)
                line.addWidget(editor, shares.get(key, 1), Qt.AlignmentFlag.AlignTop)
            for _gap in range(columns - len(keys)):
                line.addStretch(1)
            column.addLayout(line)

    def _adopt(self, key: str, editor: FieldEditor) -> None:
        self._editors[key] = editor
        editor.changed.connect(lambda: self.changed.emit(key))
        editor.committed.connect(lambda: self.committed.emit(key, editor.value()))
        editor.entered.connect(lambda: self._after(key))

    def keys(self) -> tuple[str, ...]:
        """The keys of the fields in order."""
        return tuple(self._editors)

    def editor(self, key: str) -> FieldEditor:
        """The editor of a field; KeyError when the form does not have it."""
        return self._editors[key]

    def values(self) -> dict[str, Value]:
        """What all editors hold now."""
        return {key: editor.value() for key, editor in self._editors.items()}

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Show a record; fields that it lacks are emptied. Sends nothing."""
        for key, editor in self._editors.items():
            editor.set_value(values.get(key))

    def update_values(self, values: Mapping[str, Value]) -> None:
        """Show values that came from elsewhere, but never over what is being typed."""
        for key, value in values.items():
            editor = self._editors.get(key)
            if editor is not None and not editor.is_pending() and editor.value() != value:
                editor.set_value(value)

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show these sentences, and take away all others."""
        for key, editor in self._editors.items():
            editor.set_error(errors.get(key))

    def focus_first_error(self) -> bool:
        """Put the focus into the first wrong field; False when none is wrong."""
        for editor in self._editors.values():
            if editor.error():
                editor.focus()
                return True
        return False

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        next(iter(self._editors.values())).focus()

    def commit(self) -> bool:
        """Commit what is pending now (before leaving the page). False when a field cannot be read."""
        for editor in self._editors.values():
            editor.leave()
        return all(editor.is_readable() for editor in self._editors.values())

    def _after(self, key: str) -> None:
        keys = [each for each, editor in self._editors.items() if editor.isVisibleTo(self) and editor.isEnabled()]
        place = keys.index(key) + 1
        if place < len(keys):
            self._editors[keys[place]].focus()
        else:
            # After the key event, so that the form's action does not run inside the field's.
            QTimer.singleShot(0, self, self.submitted.emit)


def _lines(rows: Sequence[str | tuple[str, ...]], columns: int) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = []
    waiting: list[str] = []
    for row in rows:
        if isinstance(row, tuple):
            if waiting:
                lines.append(tuple(waiting))
                waiting = []
            lines.append(row)
        else:
            waiting.append(row)
            if len(waiting) == columns:
                lines.append(tuple(waiting))
                waiting = []
    return [*lines, tuple(waiting)] if waiting else lines
