"""The card below the file list: what the merge would do, or did, in five numbers, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.domain.fields import NP_
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.services.merging import MergeReport
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.buttons import Button, ExplainedButton, Kind
from kizilay_desk.ui.widgets.card import Card, Separator
from kizilay_desk.ui.widgets.figures import StackedFigure
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.texts import Text

_HEIGHT = 84


class PreviewStrip(Card):
    """See the module. ``applied`` and ``undone`` are asked for by its two buttons, of which one shows at a time."""

    applied = Signal()
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedHeight(_HEIGHT)
        self._title = Label(lambda: _("Preview"), Role.SECTION)
        self._below = Label("", Role.CAPTION, "text3", wrap=True)
        self.new = _plain_figure(NP_("merge figure", "new records"), "text")
        self.changed = _plain_figure(NP_("merge figure", "changed"), "text")
        self.same = _plain_figure(NP_("merge figure", "same, untouched"), "text")
        self.conflicts = _plain_figure(NP_("merge figure", "conflicts"), "warn")
        self.rejected = _plain_figure(NP_("merge figure", "rejected"), "err")
        self.apply = ExplainedButton(Button(lambda: _("Apply merge"), Kind.PRIMARY, icon="check", hint="Ctrl+Enter"))
        self.apply.button.clicked.connect(self.applied)
        self.undo = ExplainedButton(
            Button(lambda: _("Undo this merge"), icon="arrow-u-up-left"),
            lambda: _("Everything will be as if these files had not come"),
        )
        self.undo.button.clicked.connect(self.undone)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._below)
        words.addStretch(1)
        side = QWidget()
        side.setLayout(words)
        side.setFixedWidth(132)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(side)
        for figure in (self.new, self.changed, self.same, self.conflicts, self.rejected):
            line = Separator(upright=True)
            line.setFixedHeight(44)
            row.addWidget(line)
            row.addWidget(figure)
        row.addStretch(1)
        row.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.pad(row, 1, margins=(20, 0, 20, 0))

    def show_figures(self, report: MergeReport | None) -> None:
        """The numbers of a merge; zeros while there is nothing to count."""
        counts = (report.new, report.changed, report.same, report.conflicts, report.rejected) if report else (0,) * 5
        figures = (self.new, self.changed, self.same, self.conflicts, self.rejected)
        for figure, count in zip(figures, counts, strict=True):
            figure.set_count(count)
            # What a number is made of is not shown yet, so it must not look like a link.
            figure.set_opens(False)

    def show_preview(self, *, ready: bool, why: Text) -> None:
        """Nothing is written yet; ``why`` says what the button waits for or what it will do."""
        self._title.set_text(lambda: _("Preview"))
        self._below.set_text(lambda: _("Nothing has been written yet"))
        self.undo.hide()
        self.apply.show()
        self.apply.set_state(ready, why)

    def show_applied(self, when: Text) -> None:
        """The merge is in the store since ``when``."""
        self._title.set_text(lambda: pgettext("weekly file", "Merged"))
        self._below.set_text(when)
        self.apply.hide()
        self.undo.show()


def _plain_figure(label: str, token: Token) -> StackedFigure:
    figure = StackedFigure(lambda: pgettext("merge figure", label), token)
    figure.set_opens(False)
    return figure
