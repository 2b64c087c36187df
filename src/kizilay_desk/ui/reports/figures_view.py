"""All figures of a selection: three key figures, three distributions, what is left out, sub-programmes, months."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.domain.statistics import Figure, Measure, Statistics
from kizilay_desk.domain.tally import PUBLISHED
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.ui.reports.distribution_card import LINE_HEIGHT, DistributionCard
from kizilay_desk.ui.reports.month_card import MonthCard
from kizilay_desk.ui.reports.notice_bar import NoticeBar
from kizilay_desk.ui.reports.programme_card import ProgrammeCard
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.figures import BarRow, KeyFigure
from kizilay_desk.ui.widgets.notices import EmptyLine

_SPACING = 12
_KEY_HEIGHT = 68
_DISTRIBUTION_FRAME = 44 + 8


class FiguresView(QWidget):
    """See the module. ``opened`` carries the Figure of a number that was chosen; ``cleared`` asks for no filters."""

    opened = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sessions = KeyFigure(lambda: pgettext("key figure", "Sessions"), lambda: _("sessions held"))
        self.participations = KeyFigure(
            lambda: pgettext("key figure", "Participations"), lambda: _("each attendance counts")
        )
        self.people = KeyFigure(lambda: pgettext("key figure", "People"), lambda: _("each person counts once"))
        self.distributions = {key: DistributionCard(key) for key in PUBLISHED}
        self.notice = NoticeBar()
        self.programmes = ProgrammeCard()
        self.months = MonthCard()
        self.empty = Card()
        self._nothing = EmptyLine(lambda: _("No records in this selection."), lambda: _("Clear filters"))
        self._nothing.acted.connect(self.cleared)
        self.empty.add(self._nothing)
        self._filled, self._below = QWidget(), QWidget()
        self._compose()
        self._connect()

    def _compose(self) -> None:
        keys, cards, below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        for line in (keys, cards, below):
            line.setSpacing(16)
        for figure in (self.sessions, self.participations, self.people):
            card = Card()
            card.setFixedHeight(_KEY_HEIGHT)
            card.pad(figure, margins=(20, 10, 20, 10))
            keys.addWidget(card, 1)
        for distribution in self.distributions.values():
            cards.addWidget(distribution, 1)
        below.addWidget(self.programmes, 682)
        below.addWidget(self.months, 436)
        filled = QVBoxLayout(self._filled)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.setSpacing(_SPACING)
        filled.addLayout(keys)
        filled.addLayout(cards)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_SPACING)
        whole.addWidget(self._filled)
        # What is left out is said of an empty selection too: it may be the reason.
        whole.addWidget(self.notice)
        whole.addWidget(self._below, 1)
        whole.addWidget(self.empty, 1)

    def _connect(self) -> None:
        measures = (
            (self.sessions, Measure.SESSIONS),
            (self.participations, Measure.PARTICIPATIONS),
            (self.people, Measure.PEOPLE),
        )
        for figure, measure in measures:
            figure.opened.connect(lambda measure=measure: self.opened.emit(Figure(measure)))
        for key, card in self.distributions.items():
            card.opened.connect(lambda line, key=key: self.opened.emit(Figure(Measure.PEOPLE, key, line)))
        self.notice.opened.connect(self.opened)
        self.programmes.opened.connect(self.opened)
        self.months.opened.connect(lambda month: self.opened.emit(Figure(Measure.PARTICIPATIONS, month=month)))

    def show_statistics(self, counted: Statistics, missing_files: int, today: date, *, filtered: bool) -> None:
        """Show these figures; ``filtered``: fewer filters could give more."""
        for figure, count in (
            (self.sessions, counted.sessions),
            (self.participations, counted.participations),
            (self.people, counted.distinct),
        ):
            figure.set_count(count)
            figure.set_opens(count > 0)
        most = max(card.show_statistics(counted) for card in self.distributions.values())
        for card in self.distributions.values():
            card.setFixedHeight(_DISTRIBUTION_FRAME + most * LINE_HEIGHT)
        self.notice.show_statistics(counted, missing_files)
        self.programmes.show_statistics(counted)
        self.months.show_statistics(counted, today)
        anything = bool(counted.sessions)
        for part in (self._filled, self._below):
            part.setVisible(anything)
        self.empty.setVisible(not anything)
        self._nothing.button.setVisible(filtered)

    def place_of(self, figure: Figure) -> QWidget:
        """The number that stands for a figure: a line of a distribution, else the first number."""
        if figure.distribution in self.distributions and figure.programme is None:
            for row in self.distributions[figure.distribution].lines.findChildren(BarRow):
                if row.line.key == figure.line and not row.isHidden():
                    return row
        return self.sessions
