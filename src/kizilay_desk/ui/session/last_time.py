"""The checklist of who came to the last session of the same activity: tick and add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services import attending, holding
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage.records import Record
from kizilay_desk.storage.sessions import SessionFilter
from kizilay_desk.ui.lines import dotted
from kizilay_desk.ui.participants.words import birth_year
from kizilay_desk.ui.session.names import shown_name
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Kind, Size
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.choice_list import ChoiceList, Option
from kizilay_desk.ui.widgets.kbd import KeyHints
from kizilay_desk.ui.widgets.label import Label

_WIDTH = 440
_LOOKED_AT = 20


def people_of_last_time(desk: Desk, session: str, activity: str, before: str) -> list[Record]:
    """Who was on the list of the centre's last session of an activity, up to a day (ISO), that had a list.

    Those already on the list of ``session`` are left out.
    """
    wanted = SessionFilter(last=before or None, centre=desk.identity.centre, activities=(activity,))
    here = {attendee.participant for attendee in attending.attendees(desk, session)}
    for earlier in [each for each in holding.session_ids(desk, wanted) if each != session][:_LOOKED_AT]:
        came = attending.attendees(desk, earlier)
        if came:
            people = [attendee.person for attendee in came if attendee.participant not in here]
            return [person for person in people if person is not None and not person.deleted]
    return []


class LastTime(ChoiceList):
    """The checklist, below its button. Nobody is ticked to begin with. ``added`` carries the ticked people's ids."""

    added = Signal(object)  # list[str]

    def __init__(self, button: Button) -> None:
        super().__init__()
        self._button = button
        self._ticked: set[str] = set()
        self._people: Sequence[Record] = ()
        self._activity_known = True
        self._nobody = Label(self._why_nobody, Role.SECONDARY, "text2")
        self._nobody.setContentsMargins(14, 8, 14, 8)
        self.body.insertWidget(0, self._nobody)
        self.add = Button(self._add_words, Kind.INK, Size.SMALL, hint="Enter")
        self.add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 4)
        foot.addWidget(KeyHints([(("↑", "↓"), lambda: _("move")), (("Space",), lambda: _("tick"))]))
        foot.addWidget(self.add)
        self._line = Separator()
        self.body.addWidget(self._line)
        self.body.addLayout(foot)
        self.chosen.connect(self._toggle)
        button.installEventFilter(self)

    def open_with(self, people: Sequence[Record], activity_known: bool) -> None:
        """Open below the button with these people, none of them ticked."""
        self._people = people
        self._activity_known = activity_known
        self._nobody.retranslate()
        self._ticked = set()
        self.set_options([_option(person) for person in people], self._ticked)
        self._nobody.setVisible(not people)
        self.view.setVisible(bool(people))
        self._show_add()
        self.open_below(self._button, _WIDTH)
        if people:
            self.set_current(people[0].id)

    def _why_nobody(self) -> str:
        if not self._activity_known:
            return _("Choose the activity first.")
        return _("No earlier session of this activity has people who are not on this list.")

    def _toggle(self, option: Option) -> None:
        self._ticked.symmetric_difference_update({option.value})
        self.repaint_checks()
        self._show_add()

    def _show_add(self) -> None:
        self.add.setEnabled(bool(self._ticked))
        self.add.retranslate()

    def _add_words(self) -> str:
        if not self._ticked:
            return _("Add")
        return fill(ngettext("Add {count} person", "Add {count} people", len(self._ticked)), count=len(self._ticked))

    def _add(self) -> None:
        ticked = [person.id for person in self._people if person.id in self._ticked]
        self.close_popover()
        if ticked:
            self.added.emit(ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button keeps the focus and hands on the keys while the list is open."""
        if watched is self._button and self.is_open() and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            match event.key():
                case Qt.Key.Key_Down:
                    self.move_mark(1)
                case Qt.Key.Key_Up:
                    self.move_mark(-1)
                case Qt.Key.Key_Space:
                    self.choose()
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._add()
                case _:
                    return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)


def _option(person: Record) -> Option:
    shown = shown_name(person)
    nationality = person.text("nationality")
    parts = [
        shown.other,
        birth_year(person.text("birth")),
        code_label("nationality", nationality) if nationality else "",
    ]
    return Option(person.id, shown.name, dotted(parts))
