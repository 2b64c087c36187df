"""One distribution: its lines with bars and percentages, the people whose value is not known outside of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.statistics import NOT_STATED, Statistics
from kizilay_desk.i18n.bidi import iso
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.formats import NOTHING, percent
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.reporting import distribution_title, line_label
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.figures import BarLine, BarRow, Distribution
from kizilay_desk.ui.widgets.label import Label

LINE_HEIGHT = 30


class DistributionCard(Card):
    """See the module; ``key`` is sex, age or nationality. ``opened`` carries the code of a line that was chosen."""

    opened = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(lambda: distribution_title(key), header_line=False, parent=parent)
        assert self.header is not None
        self._key = key
        self._base = Label("", Role.CAPTION, "text3")
        self.header.add(self._base)
        self.lines = Distribution()
        self.lines.opened.connect(self.opened)
        self.add(self.lines)
        self.body.addStretch(1)

    def show_statistics(self, counted: Statistics) -> int:
        """Show these figures; how many lines that takes."""
        shown = counted.distributions[self._key]
        self._base.set_text(people_count(shown.base))
        lines = [
            BarLine(
                line.code,
                # Ages run left to right in every language.
                iso(line_label(self._key, line.code)),
                line.count,
                line.count / shown.base if shown.base else 0.0,
                percent(line.count, shown.base),
            )
            for line in shown.lines
        ]
        if shown.not_stated:
            lines.append(BarLine(NOT_STATED, line_label(self._key, NOT_STATED), shown.not_stated, None, NOTHING))
        self.lines.set_lines(lines)
        for row in self.lines.findChildren(BarRow):
            row.setToolTip(show_people(row.line.count) if row.line.count else "")
        return len(lines)


def people_count(count: int) -> str:
    """``673 kişi``."""
    return fill(ngettext("{count} person", "{count} people", count), count=count)


def show_people(count: int) -> str:
    """``261 kişiyi göster``."""
    return fill(ngettext("Show {count} person", "Show {count} people", count), count=count)
