"""One line of what the figures leave out: people of whom something is not stated, drafts, files that have not come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.statistics import Figure, Measure, Statistics
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.ui.reports.distribution_card import show_people
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import leading_part, paint_box
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.buttons import LinkButton
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row

_HEIGHT = 36
_ICON_ROOM = 38
_END = 14
_SPACING = 16


class NoticeBar(QWidget):
    """See the module. ``opened`` carries the Figure of what is left out. It hides itself when nothing is."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.people = _Part(Measure.INCOMPLETE, self.opened.emit)
        self.drafts = _Part(Measure.DRAFTS, self.opened.emit)
        self.undated = _Part(Measure.UNDATED, self.opened.emit)
        self.missing = Label("", Role.SECONDARY)
        self._explained = False
        self._why = Label(lambda: _("Percentages are of the people whose value is known."), Role.SECONDARY, "text2")
        self._row = row(self.people, self.drafts, self.undated, self.missing, spacing=_SPACING)
        self._row.addWidget(self._why)
        self._row.addStretch(1)
        self.setLayout(self._row)
        self._mirror()

    def show_statistics(self, counted: Statistics, missing_files: int) -> None:
        """Say what these figures leave out."""
        self.people.show_part(counted.incomplete, _incomplete, show_people)
        self.drafts.show_part(counted.drafts, _not_counted, lambda _count: _("Show"))
        self.undated.show_part(counted.undated, _undated, lambda _count: _("Show"))
        self.missing.set_text(lambda: _not_come(missing_files))
        self.missing.setVisible(missing_files > 0)
        self._explained = counted.incomplete > 0
        self._explain_where_it_fits()
        self.setVisible(bool(counted.incomplete or counted.drafts or counted.undated or missing_files))

    def _explain_where_it_fits(self) -> None:
        """The explanation gives way to what else has to be said."""
        said = [part for part in (self.people, self.drafts, self.undated, self.missing) if not part.isHidden()]
        taken = sum(part.sizeHint().width() + _SPACING for part in said)
        room = self.width() - _ICON_ROOM - _END - taken
        self._why.setVisible(self._explained and self._why.sizeHint().width() <= room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Explain where there is room for it."""
        super().resizeEvent(event)
        self._explain_where_it_fits()

    def _mirror(self) -> None:
        rtl = theme().direction is Qt.LayoutDirection.RightToLeft
        self._row.setContentsMargins(_END if rtl else _ICON_ROOM, 0, _ICON_ROOM if rtl else _END, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box and icon."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill="warnsoft", border="warnb", radius=6)
        icon = QRect(0, 0, 18, 18)
        icon.moveCenter(leading_part(self.rect(), _ICON_ROOM + 4).center())
        paint_icon(painter, icon, "info", "warn")
        painter.end()


class _Part(QWidget):
    """A sentence and the link that opens what it counts."""

    def __init__(self, measure: Measure, open_figure: Callable[[Figure], None]) -> None:
        super().__init__()
        self._text = Label("", Role.SECONDARY)
        self.link = LinkButton("")
        self.link.clicked.connect(lambda: open_figure(Figure(measure)))
        self.setLayout(row(self._text, self.link))

    def show_part(self, count: int, text: Callable[[int], str], link: Callable[[int], str]) -> None:
        """Say how many there are; nothing when there are none."""
        self._text.set_text(lambda: text(count))
        self.link.set_text(lambda: link(count))
        self.setVisible(count > 0)


def _incomplete(count: int) -> str:
    words = ngettext(
        "Sex, age or nationality of {count} person is not stated.",
        "Sex, age or nationality of {count} people is not stated.",
        count,
    )
    return fill(words, count=count)


def _not_counted(count: int) -> str:
    words = ngettext("{count} draft is not counted.", "{count} drafts are not counted.", count)
    return fill(words, count=count)


def _undated(count: int) -> str:
    words = ngettext(
        "{count} session without a date is not counted.", "{count} sessions without a date are not counted.", count
    )
    return fill(words, count=count)


def _not_come(count: int) -> str:
    words = ngettext("{count} weekly file has not come.", "{count} weekly files have not come.", count)
    return fill(words, count=count)
