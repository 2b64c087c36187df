"""The line below the list: how many people, by sex and age, and whose consent is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kizilay_desk.domain.birth import age_on
from kizilay_desk.i18n.bidi import iso_ltr
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext, pgettext
from kizilay_desk.i18n.formats import number
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.attending import AGE_BANDS
from kizilay_desk.storage.sessions import Attendee
from kizilay_desk.ui.session.consent import is_missing
from kizilay_desk.ui.theme.fonts import SEMIBOLD, Role
from kizilay_desk.ui.theme.icons import paint_icon
from kizilay_desk.ui.theme.painting import Run, leading_part
from kizilay_desk.ui.widgets.buttons import LinkButton
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.label import RunLine

HEIGHT = 40
_CHILD, _ADULT = 17, 59


class SummaryLine(QWidget):
    """40 px. ``consent_asked`` follows the link about missing consent."""

    consent_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._missing = 0
        self._people = RunLine((), Role.SECONDARY)
        self._sexes = RunLine((), Role.SECONDARY)
        self._ages = RunLine((), Role.SECONDARY)
        self._lines = [Separator(upright=True), Separator(upright=True)]
        self.link = LinkButton(self._link_words, token="warn")
        self.link.clicked.connect(self.consent_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 1)
        row.setSpacing(16)
        row.addWidget(self._people)
        row.addWidget(self._lines[0])
        row.addWidget(self._sexes)
        row.addWidget(self._lines[1])
        row.addWidget(self._ages)
        for line in self._lines:
            line.setFixedHeight(16)
        row.addStretch(1)
        row.addWidget(self.link)

    def show_people(self, attendees: Sequence[Attendee], day: date) -> None:
        """Count the people on the list; ages are those of ``day``."""
        people = [attendee.person for attendee in attendees if attendee.person is not None]
        sexes = Counter(person.text("sex") for person in people)
        ages = Counter(_band(person.text("birth"), day) for person in people)
        self._missing = sum(1 for person in people if is_missing(person))
        total = fill(ngettext("{count} person", "{count} people", len(attendees)), count=len(attendees))
        self._people.set_runs((Run(total, weight=SEMIBOLD),))
        unknown = sexes["other"] + sexes[""]
        self._sexes.set_runs(
            _counts(
                [
                    (pgettext("people counted", "Female"), sexes["female"]),
                    (pgettext("people counted", "Male"), sexes["male"]),
                    *([(_("Other / –"), unknown)] if unknown else []),
                ]
            )
        )
        bands = [band for band in AGE_BANDS if band != "unknown" or ages[band]]
        self._ages.set_runs(
            _counts([(iso_ltr(code_label("headcount_age", band)), ages[band]) for band in bands])
        )
        for part in (self._sexes, self._ages, *self._lines):
            part.setVisible(bool(people))
        self.link.setVisible(bool(self._missing))
        self.link.retranslate()
        self.update()

    def _link_words(self) -> str:
        text = ngettext("Consent missing for {count} person", "Consent missing for {count} people", self._missing)
        return fill(text, count=self._missing)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon before the link."""
        painter = QPainter(self)
        if not self.link.isHidden():
            icon = leading_part(self.link.geometry(), 0)
            icon.setSize(icon.size().expandedTo(self.link.size()))
            paint_icon(painter, self._icon_place(), "warning", "warn")
        painter.end()
