"""The sessions somebody came to, the last one first. Enter or a click opens one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.i18n.catalogue import current, ngettext, pgettext
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.storage.people import AttendedSession
from kizilay_desk.ui.chain import Chain
from kizilay_desk.ui.open_row import OpenRow
from kizilay_desk.ui.sessions.words import activity_text, table_day_text, topic_text
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import after, leading_part, paint_text
from kizilay_desk.ui.widgets.buttons import LinkButton
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row

_FIRST_SHOWN = 20
_DAY_WIDTH = 88


class HistoryRow(OpenRow):
    """One session: day, topic, activity. 49 px."""

    def __init__(self, session: AttendedSession) -> None:
        super().__init__(session.session, 49)
        self._day = table_day_text(date.fromisoformat(session.day)) if session.day else formats.NOTHING
        self._topic = topic_text(session.topic)
        self._activity = activity_text(session.activity)
        self.setAccessibleName(strip_marks(", ".join((self._day, self._topic, self._activity))))
        self.setToolTip(self._topic)

    def paint_content(self, painter: QPainter) -> None:
        """Draw day, topic, activity."""
        first = QRect(0, 6, self.width(), Role.SECONDARY.line)
        second = QRect(0, first.bottom() + 1, self.width(), Role.CAPTION.line)
        paint_text(painter, leading_part(first, _DAY_WIDTH - 8), self._day, Role.CAPTION, "text2")
        paint_text(painter, after(first, _DAY_WIDTH), self._topic, Role.SECONDARY)
        paint_text(painter, after(second, _DAY_WIDTH), self._activity, Role.CAPTION, "text3")


class History(QWidget):
    """Heading and rows. ``opened`` carries the id of a session."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[HistoryRow] = []
        self._sessions: tuple[AttendedSession, ...] = ()
        self._caption = Label("", Role.CAPTION, "text2")
        self._none = Label(lambda: _("Has not come to a session yet."), Role.SECONDARY, "text2", wrap=True)
        self.all = LinkButton(self._all_text)
        self.all.clicked.connect(lambda: self._show(len(self._sessions)))
        self._chain = Chain(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row(Label(lambda: _("History"), Role.SECTION), self._caption, None))
        self._column.addSpacing(6)
        self._column.addWidget(self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._column.addLayout(self._list)
        self._column.addSpacing(8)
        self._column.addLayout(row(self.all, None))

    def show_sessions(self, sessions: Sequence[AttendedSession]) -> None:
        """Show another person's sessions."""
        self._sessions = tuple(sessions)
        self._show(_FIRST_SHOWN)

    def _show(self, most: int) -> None:
        focused = next((place for place, each in enumerate(self.rows) if each.hasFocus()), None)
        if focused is None and self.all.hasFocus():
            focused = len(self.rows)
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [HistoryRow(session) for session in self._sessions[:most]]
        for each in self.rows:
            each.opened.connect(self.opened)
            self._list.addWidget(each)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus()
        self._none.setVisible(not self.rows)
        self.all.setVisible(len(self._sessions) > len(self.rows))
        self.all.retranslate()
        self._caption.set_text(self._caption_text())
        self._chain.set_widgets(self.rows)

    def _all_text(self) -> str:
        count = len(self._sessions)
        return fill(ngettext("All {count} session", "All {count} sessions", count), count=count)

    def _caption_text(self) -> str:
        days = [session.day for session in self._sessions if session.day]
        if not days:
            return ""
        count = len(self._sessions)
        sessions = fill(ngettext("{count} session", "{count} sessions", count), count=count)
        first = date.fromisoformat(min(days))
        since = f"{first:%m.%Y}" if current().rtl else f"{formats.month_short(first.month)} {first.year}"
        return fill(pgettext("history of a person", "{sessions} since {month}"), sessions=sessions, month=since)
