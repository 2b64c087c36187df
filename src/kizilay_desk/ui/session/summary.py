"""The line below the list: how many people, by sex and age, and whose consent is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
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
from kizilay_desk.ui.theme.painting import Run
from kizilay_desk.ui.widgets.buttons import LinkButton
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.field_box import FieldIcon
from kizilay_desk.ui.widgets.label import RunLine

HEIGHT = 40
_FOR_SEXES, _FOR_AGES = 440, 660
_CHILD, _ADULT = 17, 59


class SummaryLine(QWidget):
    """40 px. ``consent_asked`` follows the link about missing consent."""

    consent_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._attendees: Sequence[Attendee] = ()
        self._day = date.min
        self._missing = 0
        self._counted = False
        self._people = RunLine((), Role.SECONDARY)
        self._sexes = RunLine((), Role.SECONDARY)
        self._ages = RunLine((), Role.SECONDARY)
        self._lines = [Separator(upright=True), Separator(upright=True)]
        self._icon = FieldIcon("warning", "warn", 16)
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
        link = QHBoxLayout()
        link.setSpacing(6)
        link.addWidget(self._icon)
        link.addWidget(self.link)
        row.addLayout(link)

    def show_people(self, attendees: Sequence[Attendee], day: date) -> None:
        """Count the people on the list; ages are those of ``day``."""
        self._attendees, self._day = attendees, day
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
        self._ages.set_runs(_counts([(_band_label(band), ages[band]) for band in bands]))
        self._counted = bool(people)
        self._fit()
        for part in (self._icon, self.link):
            part.setVisible(bool(self._missing))
        self.link.retranslate()

    def _fit(self) -> None:
        """Leave out what there is no room for, the ages first."""
        for least, part, line in ((_FOR_SEXES, self._sexes, 0), (_FOR_AGES, self._ages, 1)):
            for widget in (part, self._lines[line]):
                widget.setVisible(self._counted and self.width() >= least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the room."""
        super().resizeEvent(event)
        self._fit()

    def _link_words(self) -> str:
        text = ngettext("Consent missing for {count} person", "Consent missing for {count} people", self._missing)
        return fill(text, count=self._missing)

    def retranslate(self) -> None:
        """Write the counts again."""
        self.show_people(self._attendees, self._day)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def _counts(parts: Sequence[tuple[str, int]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for label, count in parts:
        runs += [Run(f"{'    ' if runs else ''}{label}  ", "text2"), Run(iso_ltr(number(count)), weight=SEMIBOLD)]
    return tuple(runs)


def _band(birth: str, day: date) -> str:
    age = age_on(birth, day)
    if age is None:
        return "unknown"
    return "0-17" if age <= _CHILD else "18-59" if age <= _ADULT else "60+"


def _band_label(band: str) -> str:
    label = code_label("headcount_age", band)
    return label if band == "unknown" else iso_ltr(label)
