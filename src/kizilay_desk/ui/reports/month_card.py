"""Participations by month as bars; more months than fit are scrolled to, the newest first in view."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kizilay_desk.domain.statistics import Statistics
from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.formats import month_short
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.month_chart import MonthBar, MonthChart

_LEAST_MONTH = 32
_LEAST_MONTH_WITH_YEAR = 48


class _Months(MonthChart):
    """Tells where the arrows are: ``moved`` carries the place of the month."""

    moved = Signal(QRect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self.moved.emit(self._place(self._current))


class MonthCard(Card):
    """See the module. ``opened`` carries the month, written ``2026-04``, that was chosen."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("Participations by month"), header_line=False, parent=parent)
        assert self.header is not None
        self.header.add(Label(lambda: _("Every number can be clicked"), Role.CAPTION, "text3"))
        self.chart = _Months()
        self.chart.moved.connect(self._bring_into_view)
        self.chart.opened.connect(self.opened)
        self._area = QScrollArea()
        self._area.setWidget(self.chart)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self.chart.setAutoFillBackground(False)
        self.pad(self._area, 1, margins=(12, 0, 12, 8))

    def show_statistics(self, counted: Statistics, today: date) -> None:
        """Show these months; those that are still to come and empty are left out."""
        present = f"{today:%Y-%m}"
        months = [line for line in counted.by_month if line.participations or line.month <= present]
        years = len({line.month[:4] for line in months}) > 1
        self.chart.set_bars(
            [MonthBar(line.month, _name(line.month, year=years), line.participations) for line in months]
        )
        self.chart.setMinimumWidth(len(months) * (_LEAST_MONTH_WITH_YEAR if years else _LEAST_MONTH))
        QTimer.singleShot(0, self, self._show_newest)

    def _bring_into_view(self, place: QRect) -> None:
        self._area.ensureVisible(place.center().x(), 0, place.width(), 0)

    def _show_newest(self) -> None:
        # Time runs from the side where reading begins, and so does the scroll bar.
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.maximum())


def _name(month: str, *, year: bool) -> str:
    number = int(month[5:])
    if not year:
        return month_short(number)
    return f"{number:02}.{month[2:4]}" if current().rtl else f"{month_short(number)} {month[2:4]}"
