"""The card with the grid of centres and weeks, what is missing in the week being collected, and the legend."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.formats import time_field
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.arrivals import Arrival, ArrivalGrid, due_at
from kizilay_desk.ui.merge.arrivals_view import ArrivalsView, Legend
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.state import State, Tone


class ArrivalsCard(Card):
    """See the module."""

    def __init__(self, grid: ArrivalGrid, parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("Centre × week"), parent=parent)
        assert self.header is not None
        self._missing = State(Tone.ERR, "x-bold", "")
        self.header.add(self._missing)
        self.view = ArrivalsView(grid)
        nothing = Label(
            lambda: _("Once files are merged, this shows which centre's file of which week is missing."),
            token="text2",
            wrap=True,
        )
        empty, filled = QWidget(), QWidget()
        for page, widgets in ((empty, (nothing,)), (filled, (self.view, Legend()))):
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for widget in widgets:
                column.addWidget(widget, 1 if widget is self.view else 0)
        _top_left(empty)
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(filled)
        self.add(self._pages, 1)
        self.show_grid(grid)

    def show_grid(self, grid: ArrivalGrid) -> None:
        """Show another state of things."""
        self.view.show_grid(grid)
        self._pages.setCurrentIndex(1 if grid.centres else 0)
        self._missing.setVisible(bool(grid.centres))
        tone, icon = _look(grid)
        self._missing.set_state(tone, icon, lambda: _said(grid))


def _top_left(page: QWidget) -> None:
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.addStretch(1)


def _waiting(grid: ArrivalGrid) -> bool:
    """Whether the week that is being collected is not due yet."""
    cells = (cell for centre in grid.centres for cell in centre.weeks if cell.week == grid.collected)
    return any(cell.arrival is Arrival.NOT_DUE for cell in cells)


def _look(grid: ArrivalGrid) -> tuple[Tone, str]:
    if grid.missing_in(grid.collected):
        return Tone.ERR, "x-bold"
    return (Tone.NEUTRAL, "clock") if _waiting(grid) else (Tone.OK, "check")


def _said(grid: ArrivalGrid) -> str:
    collected = grid.collected
    if count := grid.missing_in(collected):
        words = ngettext("{count} missing in week {number}", "{count} missing in week {number}", count)
        return fill(words, count=count, number=collected.number)
    if _waiting(grid):
        due = time_field(due_at(collected).time())
        return fill(_("Week {number} is due today at {time}"), number=collected.number, time=due)
    return fill(_("Nothing missing in week {number}"), number=collected.number)
