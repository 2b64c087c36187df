"""The reports page: filters above, the figures below, and in their place the rows behind a number that was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.statistics import Figure, Statistics
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.services import reporting
from kizilay_desk.services.arrivals import missing_files
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.opened_figures import OpenedFigure, centres_with_sessions, open_figure
from kizilay_desk.ui.news import News
from kizilay_desk.ui.reports.figures_view import FiguresView
from kizilay_desk.ui.reports.filter_row import FilterRow, named_centres
from kizilay_desk.ui.reports.rows_view import RowsView
from kizilay_desk.ui.reports.words import figure_title
from kizilay_desk.ui.shell.page import Arguments, Page

_COUNTED = frozenset({"session", "attendance", "participant", "headcount", "headcount_nationality", "centre"})


@dataclass(frozen=True, slots=True)
class _Opened:
    """A number that was opened, and where the focus was."""

    figure: Figure
    place: QWidget | None


class ReportsPage(Page):
    """See the module."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._counted: Statistics | None = None
        self._missing = 0
        self._opened: _Opened | None = None
        self.filters = FilterRow(desk)
        self.figures = FiguresView()
        self.rows = RowsView(desk)
        self._views = QStackedWidget()
        self._views.addWidget(self.figures)
        self._views.addWidget(self.rows)
        self.content.setContentsMargins(24, 12, 24, 16)
        self.content.setSpacing(12)
        self.content.addWidget(self.filters)
        self.content.addWidget(self._views, 1)
        self.filters.changed.connect(self.refresh)
        self.figures.opened.connect(self.open)
        self.figures.cleared.connect(self._clear)
        self.rows.closed.connect(self.close_rows)
        self.rows.failed.connect(self.failed)
        self.rows.person_opened.connect(lambda person: self.navigate.emit("participants", {"id": person}))
        self.rows.session_opened.connect(lambda session: self.navigate.emit("session", {"id": session}))
        News(desk, self, _COUNTED, self.refresh)

    def title(self) -> str:
        """*Reports*."""
        return _("Reports")

    def shown(self, arguments: Arguments) -> None:
        """Count afresh; what was open stays open."""
        del arguments
        self.refresh()
        if self._opened is not None:
            self.rows.table().setFocus(Qt.FocusReason.TabFocusReason)
        elif self.focusWidget() is None:
            self.filters.period.focus()

    def retranslate(self) -> None:
        """Write the figures again."""
        self._show()

    def escape(self) -> bool:
        """Esc: from the rows back to the number."""
        if self._opened is None:
            return False
        self.close_rows()
        return True

    def refresh(self) -> None:
        """Count what the filters let through."""
        try:
            selection = self.filters.selection()
            self._counted = reporting.statistics(self._desk, selection)
            missing = missing_files(self._desk, selection.first, selection.last, selection.centres)
            self._missing = len(missing)
            centres = centres_with_sessions(self._desk)
            self.filters.show_centres(named_centres(centres, self._counted.centre_names))
        except DeskError as error:
            self.failed.emit(error)
            return
        self._show()

    def _show(self) -> None:
        if self._counted is None:
            return
        filtered = not self.filters.is_clear()
        self.figures.show_statistics(self._counted, self._missing, self._desk.today(), filtered=filtered)
        if self._opened is not None:
            self._show_rows(self._opened.figure)

    # ------------------------------------------------------------------------------------ the rows behind a number

    def open(self, figure: Figure) -> None:
        """Show the rows behind a number."""
        self._opened = _Opened(figure, QApplication.focusWidget())
        self._show_rows(figure)
        self._views.setCurrentWidget(self.rows)
        self.rows.table().setFocus(Qt.FocusReason.TabFocusReason)

    def _show_rows(self, figure: Figure) -> None:
        try:
            opened = open_figure(self._desk, self.filters.selection(), figure)
        except DeskError as error:
            self.failed.emit(error)
            return
        count = _sum(opened)
        self.rows.show_rows(opened, figure, lambda: figure_title(figure, count), self.filters.described)

    def close_rows(self) -> None:
        """Back to the number."""
        opened, self._opened = self._opened, None
        self._views.setCurrentWidget(self.figures)
        if opened is None:
            return
        # Counting again makes the lines of the distributions anew.
        place = opened.place if opened.place is not None and isValid(opened.place) else None
        if place is None or place.isHidden() or not self.figures.isAncestorOf(place):
            place = self.figures.place_of(opened.figure)
        place.setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        self.filters.clear()
        self.filters.period.focus()


def _sum(opened: OpenedFigure) -> int:
    return len(opened.people) or sum(opened.counts.values())
