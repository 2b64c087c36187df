"""The merges made so far, the newest first: when, by whom, which files; each can be undone as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext, pgettext
from kizilay_desk.i18n.formats import date_field, time_field
from kizilay_desk.i18n.sentences import fill, listing
from kizilay_desk.services.arrivals import PastMerge
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Size
from kizilay_desk.ui.widgets.card import CardHeader, Separator
from kizilay_desk.ui.widgets.cells import Cell, StateCell, TextCell
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.state import Tone
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import Column, RowsModel


def moment(when: datetime) -> str:
    """A local moment: ``07.04.2026 09:12``."""
    return f"{date_field(when.date())} {time_field(when.time())}"


def _files(merge: PastMerge) -> Cell:
    count = len(merge.files)
    if count <= 1:
        return TextCell(listing(merge.files))
    words = ngettext("{count} file: {names}", "{count} files: {names}", count)
    return TextCell(fill(words, count=count, names=listing(merge.files)))


def _state(merge: PastMerge) -> Cell:
    if merge.undone_at is None:
        return StateCell(Tone.OK, "check", pgettext("weekly file", "Merged"))
    return StateCell(Tone.QUIET, "arrow-u-up-left", pgettext("weekly file", "Undone"))


class PastMergesView(QWidget):
    """See the module. ``undo_asked`` carries the number of a merge that stands."""

    undo_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._merges: dict[str, PastMerge] = {}
        columns: list[Column[PastMerge]] = [
            Column("at", lambda: pgettext("merge", "Date"), lambda merge: TextCell(moment(merge.at)), 150),
            Column("files", lambda: pgettext("merge", "Files"), _files),
            Column("user", lambda: pgettext("merge", "Merged by"), lambda merge: TextCell(merge.user, quiet=True), 130),
            Column("state", lambda: pgettext("weekly file", "Status"), _state, 132),
        ]
        self.table = DataTable(RowsModel(columns, self._fetch))
        self.table.current_changed.connect(lambda _current: self._describe())
        self.table.removed.connect(lambda _record: self.ask())
        self.button = Button(lambda: _("Undo merge"), size=Size.SMALL, icon="arrow-u-up-left", hint="Delete")
        self.button.clicked.connect(self.ask)
        self._caption = Label("", Role.CAPTION, "text3")
        footer = QHBoxLayout()
        footer.setContentsMargins(16, 8, 16, 8)
        footer.setSpacing(12)
        footer.addWidget(self._caption, 1)
        footer.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(CardHeader(lambda: _("Merges so far")))
        column.addWidget(self.table, 1)
        column.addWidget(Separator())
        column.addLayout(footer)
        self._describe()

    def show_merges(self, merges: Sequence[PastMerge]) -> None:
        """Show these, the newest first."""
        self._merges = {str(merge.batch): merge for merge in merges}
        current = self.table.current_id() if list(self._merges) == list(self.table.rows.ids()) else None
        self.table.rows.set_ids(list(self._merges))
        standing = next((key for key, merge in self._merges.items() if merge.undone_at is None), None)
        self.table.set_current(current or standing)
        self._describe()

    def ask(self) -> None:
        """Ask for the current merge to be undone, if it stands."""
        merge = self._current()
        if merge is not None and merge.undone_at is None:
            self.undo_asked.emit(merge.batch)

    def _current(self) -> PastMerge | None:
        return self._merges.get(self.table.current_id() or "")

    def _describe(self) -> None:
        merge = self._current()
        self.button.setEnabled(merge is not None and merge.undone_at is None)
        if merge is None:
            self._caption.set_text("")
        elif merge.undone_at is None:
            self._caption.set_text(lambda: _("Everything will be as if these files had not come"))
        else:
            self._caption.set_text(lambda: _("Drop the same files again to merge them again"))

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, PastMerge]:
        return {each: self._merges[each] for each in ids if each in self._merges}

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._describe()
