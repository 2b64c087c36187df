"""The card from which a week is sent: what is due, how far the file is, where it lies."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kizilay_desk.domain.errors import Cancelled, DeskError
from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.week import UnsentWeek
from kizilay_desk.ui.lines import dotted
from kizilay_desk.ui.sessions.words import week_days_text
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.buttons import Button, Kind, LinkButton, Size
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.field_box import FieldIcon
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import column, row
from kizilay_desk.ui.widgets.progress_line import ProgressLine
from kizilay_desk.ui.widgets.state import State, Tone
from kizilay_desk.ui.work import time_left


class ExportCard(Card):
    """``export_asked`` carries the week that is to be written; ``stop_asked`` comes while it is being written."""

    export_asked = Signal(object)  # Week
    stop_asked = Signal()
    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._week = Week(1970, 1)
        self._running = False
        self._due_icon = FieldIcon("warning", "warn", 24)
        self._quiet_icon = FieldIcon("export", "text2", 24)
        self.title = Label("", Role.SECTION, wrap=True)
        self._facts = Label("", Role.SECONDARY, "text2", wrap=True)
        self._due = Label("", Role.SECONDARY_STRONG, "warn", wrap=True)
        self.result = State(Tone.OK, "check-circle", "")
        self.folder = LinkButton(lambda: _("Open the folder"))
        self.folder.clicked.connect(self.folder_asked)
        self._problem = Label("", Role.SECONDARY, "err", wrap=True)
        self._line = ProgressLine()
        self._left = Label("", Role.CAPTION, "text3")
        self.stop = Button(lambda: _("Cancel"), Kind.FLAT, Size.SMALL)
        self.stop.clicked.connect(self.stop_asked)
        self.button = Button(lambda: _("Export to Excel"), size=Size.SMALL, icon="export")
        self.button.clicked.connect(lambda: self.export_asked.emit(self._week))
        self._done = QWidget()
        done = row(self.result, self.folder, None, spacing=8)
        done.setContentsMargins(0, 0, 0, 6)
        self._done.setLayout(done)
        self._progress = QWidget()
        self._progress.setLayout(column(self._line, row(self._left, None, self.stop), spacing=6))
        words = column(self._done, self.title, self._facts, self._due, self._problem, spacing=4)
        words.addSpacing(8)
        words.addWidget(self._progress)
        words.addLayout(row(self.button, None))
        icons = column(self._due_icon, self._quiet_icon, None, spacing=0)
        whole = row(spacing=12)
        whole.addLayout(icons)
        whole.addLayout(words, 1)
        self.pad(whole, margins=(16, 16, 16, 16))
        for widget in (self._done, self._problem, self._progress):
            widget.hide()

    # ------------------------------------------------------------------------------------------- what is to be sent

    def show_due(self, unsent: list[UnsentWeek], today: date) -> None:
        """A week of the past waits: the oldest is offered."""
        oldest = unsent[0]
        days = week_days_text(oldest.week)
        if len(unsent) == 1:
            self.title.set_text(fill(_("{week} not yet exported"), week=formats.week(oldest.week.number)))
        else:
            count = len(unsent)
            self.title.set_text(
                fill(ngettext("{count} week not exported", "{count} weeks not exported", count), count=count)
            )
            days = f"{formats.week(oldest.week.number)}: {days}"
        self._facts.set_text(dotted((days, *_figures(oldest.sessions, oldest.participations))))
        self._due.set_text(_due_text(oldest, today))
        self._offer(oldest.week, _("Export to Excel"), due=True)

    def show_quiet(self, week: Week, sessions: int, participations: int) -> None:
        """Nothing is due; the present week can be sent as it is."""
        self.title.set_text(_("This week's file"))
        self._facts.set_text(dotted((week_days_text(week), *_figures(sessions, participations))))
        self._offer(week, _("Export this week"), due=False)

    def _offer(self, week: Week, action: str, *, due: bool) -> None:
        if not self._running:
            self._week = week
        self.button.set_text(action)
        self._due.setVisible(due)
        self._due_icon.setVisible(due)
        self._quiet_icon.setVisible(not due)
        border: Token = "warnb" if due else "border"
        if border != self.border:
            self.border = border
            self.update()

    # ------------------------------------------------------------------------------------------- how it goes

    def show_running(self, week: Week) -> None:
        """The file of a week is being written."""
        self._running = True
        self._done.hide()
        self._problem.hide()
        had_focus = self.button.hasFocus()
        self._line.set_share(0)
        self._left.set_text(fill(_("Writing {week}…"), week=formats.week(week.number)))
        self._progress.show()
        self.button.hide()
        if had_focus:
            self.stop.setFocus()

    def show_progress(self, share: float, seconds: float | None) -> None:
        """How far it is, 0 to 1, and what time is left."""
        self._line.set_share(share)
        if words := time_left(seconds):
            self._left.set_text(words)

    def show_exported(self, week: Week, at: str) -> None:
        """The file was written at ``at`` (``09:12``)."""
        done = fill(_("{week} exported"), week=formats.week(week.number))
        self.result.set_state(Tone.OK, "check-circle", dotted((done, at)))
        self._done.show()
        self._end()

    def show_failed(self, error: DeskError) -> None:
        """The file was not written."""
        self._problem.set_token("text2" if isinstance(error, Cancelled) else "err")
        self._problem.set_text(sentence(error))
        self._problem.show()
        self._done.hide()
        self._end()

    def _end(self) -> None:
        self._running = False
        had_focus = self.stop.hasFocus()
        self._progress.hide()
        self.button.show()
        if had_focus:
            self.button.setFocus()


def _figures(sessions: int, participations: int) -> tuple[str, str]:
    held = fill(ngettext("{count} session", "{count} sessions", sessions), count=sessions)
    came = fill(ngettext("{count} participation", "{count} participations", participations), count=participations)
    # A number stays on the line of what it counts.
    return held.replace(" ", "\u00a0"), came.replace(" ", "\u00a0")


def _due_text(unsent: UnsentWeek, today: date) -> str:
    due = unsent.week.plus(1).monday
    late = (today - due).days
    if not unsent.overdue:
        return _("It is due today (Monday 17:00)")
    if late == 0:
        return _("It was due today (Monday 17:00)")
    if late == 1:
        return _("It was due yesterday (Monday 17:00)")
    return fill(_("It was due on {date} (Monday 17:00)"), date=formats.date_reading(due))
