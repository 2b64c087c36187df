"""The totals of the week so far, beside those of the week before."""

from __future__ import annotations

from PySide6.QtCore import Signal

from kizilay_desk.domain.statistics import Statistics
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.figures import KeyFigure


class TotalsCard(Card):
    """Sessions, participations, people. ``opened``: the rows behind one of them are wanted."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(lambda: _("This week's totals"), lambda: _("so far"))
        self.sessions = self._figure(
            KeyFigure(lambda: _("Sessions held"), role=Role.DISPLAY_HOME, column=56, line=False)
        )
        self.participations = self._figure(
            KeyFigure(lambda: _("Participations"), role=Role.DISPLAY_HOME, column=56, line=False)
        )
        self.people = self._figure(
            KeyFigure(
                lambda: _("People"),
                lambda: _("each person counts once"),
                role=Role.DISPLAY_HOME,
                column=56,
                line=False,
            ),
            last=True,
        )

    def _figure(self, figure: KeyFigure, *, last: bool = False) -> KeyFigure:
        figure.opened.connect(self.opened)
        self.pad(figure, margins=(16, 7, 16, 8))
        if not last:
            self.add_separator()
        return figure

    def show_figures(self, now: Statistics, before: Statistics) -> None:
        """Show this week's figures and those of the week before."""
        self.sessions.set_count(now.sessions)
        self.sessions.set_caption(fill(_("last week {count}"), count=before.sessions))
        self.participations.set_count(now.participations)
        self.participations.set_caption(fill(_("last week {count}"), count=before.participations))
        self.people.set_count(now.distinct)
