"""This week: its days, the sessions of today, drafts to finish, the file to be sent, the totals so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.statistics import ReportFilter, Statistics
from kizilay_desk.domain.weeks import Week
from kizilay_desk.exchange.weekly_layout import file_name
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.reporting import statistics
from kizilay_desk.services.week import SessionState, WeekOverview, overview
from kizilay_desk.ui.chain import Chain
from kizilay_desk.ui.news import News
from kizilay_desk.ui.session.scrolling import scrolling
from kizilay_desk.ui.shell.page import Arguments, Page
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.week.day_strip import DayCount, DayStrip
from kizilay_desk.ui.week.export_card import ExportCard
from kizilay_desk.ui.week.lacking import lacking
from kizilay_desk.ui.week.lists import DraftsCard, SessionsCard
from kizilay_desk.ui.week.places import ask_for_file, documents_folder, open_folder
from kizilay_desk.ui.week.rows import SessionRow
from kizilay_desk.ui.week.totals_card import TotalsCard
from kizilay_desk.ui.widgets.buttons import Button, Kind
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import column, row
from kizilay_desk.ui.work import Job, Work

if TYPE_CHECKING:
    from kizilay_desk.services.exporting import Exported

_RIGHT = 352
_MOST_DRAFTS = 5
_LOOK_AGAIN_MS = 60_000
_SHOWN = frozenset({"session", "attendance", "headcount", "participant"})


class WeekPage(Page):
    """The first page. ``ask_place`` asks where the file of a week shall lie (tests give their own)."""

    def __init__(
        self,
        desk: Desk,
        work: Work,
        *,
        ask_place: Callable[[QWidget, Path], Path | None] = ask_for_file,
        show_folder: Callable[[Path], None] = open_folder,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._ask_place = ask_place
        self._show_folder = show_folder
        self._folder = documents_folder()
        self._job: Job | None = None
        self._day: date | None = desk.today()
        self._today = desk.today()
        self._seen: WeekOverview | None = None
        self._chain = Chain(self)
        self.heading = Label("", Role.HEADING)
        self.days = Label("", Role.BODY, "text2")
        self.headcount = Button(lambda: _("Anonymous headcount"), Kind.FLAT, icon="hash")
        self.register = Button(lambda: _("Register person"), icon="user-plus")
        self.register.setToolTip("Ctrl+Shift+N")
        self.new_session = Button(lambda: _("New session"), Kind.PRIMARY, icon="plus-bold", hint="Ctrl+N")
        self.strip = DayStrip()
        self.sessions = SessionsCard()
        self.drafts = DraftsCard()
        self.export = ExportCard()
        self.totals = TotalsCard()
        self._compose()
        self._connect()
        News(desk, self, _SHOWN, self.refresh)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AGAIN_MS)
        self._clock.timeout.connect(self._look_again)
        self._clock.start()

    def _compose(self) -> None:
        # 8 px below, so that three sessions and three drafts fit at 696 px.
        self.content.setContentsMargins(24, 16, 24, 8)
        head = row(self.heading, 4, self.days, None, self.headcount, self.register, self.new_session)
        self.content.addLayout(head)
        lists = QWidget()
        inside = QVBoxLayout(lists)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        inside.addWidget(self.sessions)
        inside.addWidget(self.drafts)
        inside.addStretch(1)
        self._scroll = scrolling(lists)
        left = column(self.strip, spacing=16)
        left.addWidget(self._scroll, 1)
        right = QWidget()
        right.setFixedWidth(_RIGHT)
        right.setLayout(column(self.export, self.totals, None, spacing=16))
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left, 1)
        body.addWidget(right)
        self.content.addLayout(body, 1)

    def _connect(self) -> None:
        self.headcount.clicked.connect(lambda: self.navigate.emit("session", {"new": "1", "tab": "headcount"}))
        self.register.clicked.connect(self._register)
        self.new_session.clicked.connect(self.new)
        QShortcut(
            QKeySequence("Ctrl+Shift+N"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self._register)
        self.strip.picked.connect(self._show_day)
        self.sessions.whole_week_asked.connect(lambda: self._show_day(None))
        self.sessions.today_asked.connect(lambda: self._show_day(self._today))
        self.sessions.new_asked.connect(self._new_on_day)
        for card in (self.sessions, self.drafts):
            card.opened.connect(lambda record: self.navigate.emit("session", {"id": record}))
        self.drafts.all_asked.connect(lambda: self.navigate.emit("sessions", {"status": "draft"}))
        self.export.export_asked.connect(self._export)
        self.export.stop_asked.connect(lambda: self._job.cancel() if self._job else None)
        self.export.folder_asked.connect(lambda: self._show_folder(self._folder))
        self.totals.opened.connect(self._open_figures)
        self._chain.focused.connect(self._scroll.ensureWidgetVisible)

    # -------------------------------------------------------------------------------------------------- the page

    def title(self) -> str:
        """*This week*."""
        return _("This week")

    def shown(self, arguments: Arguments) -> None:
        """Read the week; the focus goes to the first session that waits for its attendance."""
        del arguments
        self._day = self._desk.today()
        self.refresh()
        self._focus_first()

    def retranslate(self) -> None:
        """Write the rows again."""
        if self._seen is not None:
            self._show(self._seen)

    def new(self) -> None:
        """A new session."""
        self.navigate.emit("session", {"new": "1"})

    def primary(self) -> None:
        """A new session."""
        self.new()

    def undo(self) -> None:
        """Take back the last change, wherever it was made."""
        try:
            if self._desk.undo_last() is not None:
                self.saved.emit()
        except DeskError as error:
            self.failed.emit(error)

    def refresh(self) -> None:
        """Read the week again and show it."""
        try:
            seen = overview(self._desk)
            if seen.today != self._today:
                self._day = seen.today if self._day == self._today else self._day
                self._today = seen.today
            self._seen = seen
            self._show(seen)
            present, before = (self._figures(week) for week in (seen.week, seen.week.plus(-1)))
        except DeskError as error:
            self.failed.emit(error)
            return
        self.totals.show_figures(present, before)
        if not seen.unsent:
            self.export.show_quiet(seen.week, present.sessions, present.participations)

    def _figures(self, week: Week) -> Statistics:
        return statistics(self._desk, ReportFilter(week.monday, week.sunday, (self._desk.identity.centre,)))

    def _look_again(self) -> None:
        """A session begins, a day ends: what is shown changes without anybody's doing."""
        if self.isVisible():
            self.refresh()

    def _show(self, seen: WeekOverview) -> None:
        self.heading.set_text(formats.week(seen.week.number))
        self.days.set_text(formats.day_range(seen.week.monday, seen.week.sunday))
        self.strip.show_days(_day_counts(seen), seen.today, self._day)
        if self._day is None:
            self.sessions.show_week(seen.sessions, seen.week)
        else:
            self.sessions.show_day(seen.sessions, self._day, seen.today)
        # Those of today and later stand in the list above.
        late = [line for line in seen.drafts if line.session.text("date") < seen.today.isoformat()]
        self.drafts.show_drafts(
            [(line, lacking(self._desk, line.session.id)) for line in late[:_MOST_DRAFTS]], len(late)
        )
        if seen.unsent:
            self.export.show_due(seen.unsent, seen.today)
        self._chain.set_widgets([*self.sessions.rows, *self.drafts.rows, self.export.button])

    def _show_day(self, day: date | None) -> None:
        self._day = day
        if self._seen is not None:
            self._show(self._seen)
        if self.sessions.rows and day is not None:
            self._focus_first()

    def _focus_first(self) -> None:
        rows = [row for row in self.sessions.rows if isinstance(row, SessionRow)]
        waiting = (row for row in rows if row.state is SessionState.WAITING)
        first = next(waiting, rows[0] if rows else self.new_session)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_on_day(self) -> None:
        day = self._day or self._today
        self.navigate.emit("session", {"new": "1", "date": day.isoformat()})

    def _register(self) -> None:
        self.navigate.emit("participants", {"new": "1"})

    def _open_figures(self) -> None:
        week = Week.of(self._today)
        self.navigate.emit("reports", {"first": week.monday.isoformat(), "last": week.sunday.isoformat()})

    # -------------------------------------------------------------------------------------------------- the file

    def _export(self, week: Week) -> None:
        place = self._ask_place(self, self._folder / file_name(self._desk.identity.centre_code, week))
        if place is None:
            return
        # Here, not above: the workbook libraries take as long to load as half the window.
        from kizilay_desk.services.exporting import export_week

        self._folder = place.parent
        self.export.show_running(week)
        self._job = self._work.run(
            lambda progress: export_week(self._desk, week, place, progress=progress),
            done=self._exported,
            failed=self._not_exported,
            progress=self._show_progress,
        )

    def _show_progress(self, done: int, total: int, _what: str) -> None:
        self.export.show_progress(done / total if total else 0, self._job.seconds_left() if self._job else None)

    def _exported(self, written: Exported) -> None:
        self._job = None
        self._folder = written.path.parent
        at = formats.time_field(self._desk.clock().astimezone().time())
        if written.week is not None:
            self.export.show_exported(written.week, at)
        self.refresh()
        self.saved.emit()

    def _not_exported(self, error: DeskError) -> None:
        self._job = None
        self.export.show_failed(error)


def _day_counts(seen: WeekOverview) -> list[DayCount]:
    counts = []
    for day in seen.week.days:
        states = [
            state
            for line, state in seen.sessions
            if line.session.text("date") == day.isoformat() and state is not SessionState.CANCELLED
        ]
        counts.append(DayCount(day, sum(state is SessionState.ENTERED for state in states), len(states)))
    return counts
