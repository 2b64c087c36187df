"""The table by sub-programme with its sums: sessions, participations, people, women, men."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.statistics import Figure, GroupLine, Measure, Statistics
from kizilay_desk.domain.tally import FEMALE, MALE
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.formats import number
from kizilay_desk.services.reporting import line_label, programme_label
from kizilay_desk.ui.reports.figure_table import FigureTable
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.cells import Cell, NumberCell, TextCell
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.table_model import Column

_TOTAL = "total"
_TALLEST_ROW, _LOWEST_ROW = 39, 23
_HEAD = 33


class ProgrammeCard(Card):
    """See the module. ``opened`` carries the Figure of a number that was chosen."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("By sub-programme"), parent=parent)
        assert self.header is not None
        self.header.add(Label(lambda: _("A person can count in more than one sub-programme"), Role.CAPTION, "text3"))
        self.lines: FigureTable[GroupLine] = FigureTable(_columns(_name, strong=False))
        self.sums: FigureTable[GroupLine] = FigureTable(_columns(_total_name, strong=True), total=True)
        self.sums.horizontalHeader().hide()
        self.sums.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for table in (self.lines, self.sums):
            table.figure_opened.connect(self._open)
        self.lines.left_down.connect(lambda: _step(self.lines, self.sums, 0))
        self.sums.left_up.connect(lambda: _step(self.sums, self.lines, self.lines.rows.rowCount() - 1))
        self.add(self.lines, 1)
        self.add(self.sums)
        self._lay_out()

    def show_statistics(self, counted: Statistics) -> None:
        """Show these figures."""
        sexes = counted.distributions["sex"]
        whole = GroupLine(
            _TOTAL, counted.sessions, counted.participations, counted.distinct, sexes.count(FEMALE), sexes.count(MALE)
        )
        self.lines.show_lines({line.code: line for line in counted.by_programme})
        self.sums.show_lines({_TOTAL: whole})
        self._lay_out()

    def _open(self, code: str, column: str) -> None:
        programme = None if code == _TOTAL else code
        match column:
            case "sessions":
                self.opened.emit(Figure(Measure.SESSIONS, programme=programme))
            case "participations":
                self.opened.emit(Figure(Measure.PARTICIPATIONS, programme=programme))
            case "people":
                self.opened.emit(Figure(Measure.PEOPLE, programme=programme))
            case sex:
                self.opened.emit(Figure(Measure.PEOPLE, "sex", sex, programme=programme))

    def _lay_out(self) -> None:
        # Sums and lines share the height that is left, so that few lines stand apart and many fit.
        room = self.height() - 44 - _HEAD - 2
        height = max(_LOWEST_ROW, min(_TALLEST_ROW, room // (self.lines.rows.rowCount() + 1)))
        self.lines.set_row_height(height)
        self.sums.set_row_height(height)
        self.sums.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height."""
        super().resizeEvent(event)
        self._lay_out()


def _step(table: FigureTable[GroupLine], other: FigureTable[GroupLine], place: int) -> None:
    """Go on to the other table, staying in the column."""
    column = table.currentIndex().column()
    other.go_to(place, column)
    other.setFocus(Qt.FocusReason.TabFocusReason)


_SESSIONS = attrgetter("sessions")
_COMINGS = attrgetter("participations")
_PEOPLE = attrgetter("people")
_WOMEN = attrgetter("women")
_MEN = attrgetter("men")


def _columns(name: Callable[[GroupLine], Cell], *, strong: bool) -> list[Column[GroupLine]]:
    def number_of(which: Callable[[GroupLine], int]) -> Callable[[GroupLine], Cell]:
        def cell(line: GroupLine) -> Cell:
            count = which(line)
            return NumberCell(number(count), "text" if count else "text3", strong=strong, opens=count > 0)

        return cell

    return [
        Column("name", lambda: pgettext("report", "Sub-programme"), name, least=160),
        Column("sessions", lambda: pgettext("figure", "Sessions"), number_of(_SESSIONS), 72, number=True),
        Column("participations", lambda: pgettext("figure", "Participations"), number_of(_COMINGS), 98, number=True),
        Column("people", lambda: pgettext("figure", "People"), number_of(_PEOPLE), 64, number=True),
        Column(FEMALE, lambda: line_label("sex", FEMALE), number_of(_WOMEN), 62, number=True),
        Column(MALE, lambda: line_label("sex", MALE), number_of(_MEN), 70, number=True),
    ]


def _name(line: GroupLine) -> Cell:
    return TextCell(programme_label(line.code))


def _total_name(_line: GroupLine) -> Cell:
    return TextCell(_("Total"), strong=True)
