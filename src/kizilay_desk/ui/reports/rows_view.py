"""The rows behind a number: the people, or the sessions with what each of them adds. Esc goes back to the number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.statistics import Figure, Measure
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.formats import number
from kizilay_desk.services import holding, people
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.holding import SessionLine
from kizilay_desk.services.opened_figures import OpenedFigure
from kizilay_desk.services.people import PersonLine
from kizilay_desk.ui.participants.columns import people_columns
from kizilay_desk.ui.sessions.columns import session_columns
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import IconButton
from kizilay_desk.ui.widgets.card import Card, Separator
from kizilay_desk.ui.widgets.cells import Cell, NumberCell
from kizilay_desk.ui.widgets.kbd import KeyHints
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import Column, RowsModel
from kizilay_desk.ui.widgets.texts import Text

_SESSION_MEASURES = (Measure.SESSIONS, Measure.DRAFTS, Measure.UNDATED)


class RowsView(Card):
    """See the module. ``closed`` is asked for by the back button; the others carry the id of a row that was opened."""

    closed = Signal()
    person_opened = Signal(str)
    session_opened = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._counts: Mapping[str, int] = {}
        self.back = IconButton("arrow-left", lambda: _("Back"), side=32, token="text")
        self.back.clicked.connect(self.closed)
        self._title = Label("", Role.SECTION)
        self._filters = Label("", Role.CAPTION, "text3")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._filters)
        header = row(self.back, spacing=12)
        header.addLayout(words, 1)
        self.pad(header, margins=(12, 10, 16, 10))
        self.add(Separator())
        self.people = DataTable(RowsModel(_without_sorting(people_columns()), self._fetch_people))
        self.people.opened.connect(self.person_opened)
        self.sessions = DataTable(RowsModel(self._session_columns(), self._fetch_sessions))
        self.sessions.opened.connect(self.session_opened)
        self._tables = QStackedWidget()
        for table in (self.people, self.sessions):
            self._tables.addWidget(table)
        self.add(self._tables, 1)
        self.add(Separator())
        hints = KeyHints(
            (
                (("↑", "↓"), lambda: _("move")),
                (("Enter",), lambda: _("open")),
                (("Esc",), lambda: pgettext("key", "back")),
            )
        )
        self.pad(hints, margins=(16, 8, 16, 8))

    def show_rows(self, opened: OpenedFigure, figure: Figure, title: Text, filters: Text) -> None:
        """Show what makes a figure; the current row stays while it is among them."""
        self._title.set_text(title)
        self._filters.set_text(filters)
        # Sessions that were counted themselves add one each, which needs no saying.
        self._counts = {} if figure.measure in _SESSION_MEASURES else opened.counts
        of_people = figure.measure in (Measure.PEOPLE, Measure.INCOMPLETE)
        table, ids = (self.people, opened.people) if of_people else (self.sessions, opened.sessions)
        current = table.current_id()
        table.rows.set_ids(ids)
        table.set_current(current if current in ids else ids[0] if ids else None)
        self._tables.setCurrentWidget(table)

    def table(self) -> DataTable:
        """The table in front."""
        return self.people if self._tables.currentWidget() is self.people else self.sessions

    def _session_columns(self) -> list[Column[SessionLine]]:
        """Those of the list of sessions; the last one says what the session adds to the number."""
        columns = list(session_columns())
        return [
            *columns[:-1],
            Column("adds", lambda: self._last_title(columns[-1]), self._last_cell(columns[-1]), width=100, number=True),
        ]

    def _last_title(self, usual: Column[SessionLine]) -> str:
        title = usual.title
        if self._counts:
            return pgettext("figure", "Participations")
        return title if isinstance(title, str) else title()

    def _last_cell(self, usual: Column[SessionLine]) -> Callable[[SessionLine], Cell]:
        def cell(line: SessionLine) -> Cell:
            return NumberCell(number(self._counts.get(line.session.id, 0))) if self._counts else usual.cell(line)

        return cell

    def _fetch_people(self, ids: Sequence[str]) -> Mapping[str, PersonLine]:
        try:
            return {line.person.id: line for line in people.person_lines(self._desk, ids)}
        except DeskError as error:
            self.failed.emit(error)
            return {}

    def _fetch_sessions(self, ids: Sequence[str]) -> Mapping[str, SessionLine]:
        try:
            return {line.session.id: line for line in holding.session_lines(self._desk, ids)}
        except DeskError as error:
            self.failed.emit(error)
            return {}


def _without_sorting(columns: Sequence[Column[PersonLine]]) -> list[Column[PersonLine]]:
    return [replace(column, sortable=False) for column in columns]
