"""The window's pages: which there are for a desk, in which order, under which names."""

from __future__ import annotations

from collections.abc import Callable

from kizilay_desk import __version__
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.setup import COORDINATOR
from kizilay_desk.ui.shell.frame import Frame, OtherPage, Place, RailItem
from kizilay_desk.ui.shell.page import Page
from kizilay_desk.ui.work import Work


def make_frame(
    desk: Desk,
    work: Work,
    *,
    lock: Callable[[], None] | None = None,
    remember: Callable[..., None] = lambda **_: None,
) -> Frame:
    """The window's pages for this desk: a coordinator's has the coordination group. Pages are imported when visited."""

    def week() -> Page:
        from kizilay_desk.ui.week.page import WeekPage

        return WeekPage(desk, work)

    def sessions() -> Page:
        from kizilay_desk.ui.sessions.page import SessionsPage

        return SessionsPage(desk)

    def session() -> Page:
        from kizilay_desk.ui.session.page import SessionPage

        return SessionPage(desk)

    def participants() -> Page:
        from kizilay_desk.ui.participants.page import ParticipantsPage

        return ParticipantsPage(desk)

    def reports() -> Page:
        from kizilay_desk.ui.reports.page import ReportsPage

        return ReportsPage(desk)

    def merge() -> Page:
        from kizilay_desk.ui.merge.page import MergePage

        return MergePage(desk, work)

    items = [
        RailItem("week", "house", lambda: _("This week"), week),
        RailItem("sessions", "calendar-check", lambda: _("Sessions"), sessions),
        RailItem("participants", "users", lambda: _("Participants"), participants),
        RailItem("reports", "chart-bar", lambda: _("Reports"), reports),
    ]
    if desk.identity.role == COORDINATOR:
        items.append(RailItem("merge", "git-merge", lambda: _("Merge"), merge, place=Place.COORDINATION))
    return Frame(
        items=tuple(items),
        others=(OtherPage("session", "sessions", session),),
        user=lambda: desk.identity.user_name,
        centre=lambda: desk.identity.centre_name,
        version=__version__,
        encrypted=desk.encrypted,
        lock=lock,
        language_chosen=lambda code: remember(language=code),
        mode_chosen=lambda mode: remember(mode=mode),
    )
