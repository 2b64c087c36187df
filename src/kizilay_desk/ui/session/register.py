"""The panel in the popover of the quick add: registering somebody new, or editing somebody on the list."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reading import split_name
from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.services import attending, entry
from kizilay_desk.services.desk import Action
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.session.open_session import OpenSession
from kizilay_desk.ui.session.person_form import PersonForm
from kizilay_desk.ui.session.register_draft import RegisterDraft
from kizilay_desk.ui.session.similar import Similar
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, Kind
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.field_box import FieldIcon
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.layouts import row
from kizilay_desk.ui.widgets.state import State, Tone

KEEP_AFTER_MS = 600
_LOOK_AFTER_MS = 120


class RegisterPanel(QWidget):
    """Header, fields, what is similar, consent and the button.

    ``registered`` and ``edited`` carry a person's id; ``taken`` somebody already known who is meant; ``discarded``
    says that the form was thrown away, with what it held; ``resized`` that it needs another height.
    """

    registered = Signal(str)
    edited = Signal(str)
    taken = Signal(str)
    discarded = Signal(object)  # dict[str, Value]
    resized = Signal()

    def __init__(self, session: OpenSession) -> None:
        super().__init__()
        self._session = session
        self._person: str | None = None
        self._begun_with: dict[str, Value] = {}
        self.form = PersonForm(session.desk)
        self.similar = Similar(session)
        self._plus, self._pencil = FieldIcon("user-plus", "text"), FieldIcon("pencil-simple", "text")
        self._title = Label("", Role.STRONG)
        self._hint = Label("", Role.CAPTION, "text3")
        self._kept = State(Tone.OK, "check-circle", lambda: _("Draft saved"), role=Role.CAPTION)
        self.discard = Button(lambda: _("Discard"), Kind.FLAT)
        self.save = Button(self._save_words, Kind.INK, hint="Enter")
        self._keep_clock = _clock(self, KEEP_AFTER_MS, self._keep)
        self._look_clock = _clock(self, _LOOK_AFTER_MS, self._look)
        self._lay_out()
        self.form.changed.connect(self._on_changed)
        self.form.committed.connect(self._on_committed)
        self.form.submitted.connect(self.submit)
        self.save.clicked.connect(self.submit)
        self.discard.clicked.connect(self._discard)
        self.similar.taken.connect(self._take)

    def _lay_out(self) -> None:
        head = row(self._plus, self._pencil, self._title, self._hint, None, self._kept)
        head.setContentsMargins(16, 9, 16, 9)
        body = QVBoxLayout()
        body.setContentsMargins(16, 11, 16, 9)
        body.setSpacing(10)
        body.addWidget(self.form)
        body.addWidget(self.similar)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.form.consent, 1)
        foot.addWidget(self.discard)
        foot.addWidget(self.save)
        body.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Separator())
        whole.addLayout(body)

    def event(self, event: QEvent) -> bool:
        """Tell when a sentence or the similar person came or went."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.resized.emit()
        return taken

    # ---------------------------------------------------------------------------------------------- what is shown

    def begin(self, text: str) -> None:
        """A new person, the name split from what was typed in the search field.

        Whoever waits to be finished comes back when that is the name, or none was typed; else they are set aside.
        """
        prefilled = _prefilled(text)
        waiting = self.waiting()
        if waiting is not None and all(waiting.get(key) == value for key, value in prefilled.items()):
            self.resume()
            return
        self._turn_to(None)
        with self._told():
            self._draft().set_aside()
        self.form.show_typed(prefilled)
        self._begun_with = self.form.typed()
        self.form.focus_first_empty()
        self._look()

    def resume(self) -> None:
        """Go on with the person that was not finished; an empty form when nobody waits."""
        self._turn_to(None)
        waiting: Mapping[str, Value] | None = None
        with self._told():
            waiting = self._draft().take()
        self.form.show_typed(waiting or {})
        self._kept.setVisible(bool(waiting))
        self.form.focus_first_empty()
        self._look()

    def edit(self, person: Record) -> None:
        """Somebody who is known: every field is stored as it is left."""
        self._turn_to(person.id)
        self.form.show_person(person)
        self.form.form.focus_first()

    def waiting(self) -> dict[str, Value] | None:
        """What a half-filled form held; None when nobody waits."""
        try:
            return self._draft().waiting()
        except DeskError as error:
            self._session.failed.emit(error)
            return None

    def leave(self) -> None:
        """The panel closes: what was typed is kept."""
        if self._keep_clock.isActive():
            self._keep()
        self._look_clock.stop()
        if self._person is not None:
            self.form.form.commit()

    def restore(self, typed: dict[str, Value]) -> None:
        """Keep again what was discarded."""
        with self._told():
            self._draft().keep(typed)

    def _turn_to(self, person: str | None) -> None:
        self._person = person
        self._begun_with = {}
        self._keep_clock.stop()
        self.similar.hide()
        self._kept.hide()
        new = person is None
        self._title.set_text((lambda: _("New person")) if new else (lambda: _("Edit person")))
        self._hint.set_text(_only_a_name if new else (lambda: _("Saved as you type")))
        self._plus.setVisible(new)
        self._pencil.setVisible(not new)
        self.discard.setVisible(new)
        self.save.retranslate()

    def _save_words(self) -> str:
        return _("Save and add to list") if self._person is None else _("Close")

    # --------------------------------------------------------------------------------------------------- confirming

    def submit(self) -> None:
        """Save the person if all is well; else the first wrong field has the focus."""
        if not self.isVisible() or not self.form.check():
            return
        if self._person is not None:
            self.edited.emit(self._person)
            return
        made: list[str] = []

        def register(session: str) -> Action:
            person, action = attending.register_and_add(
                self._session.desk, session, self.form.values(), by=self._session
            )
            made.append(person)
            return action

        draft = self._draft()
        if self._session.write(register) is not None:
            self._forget(draft)
            self.registered.emit(made[0])

    def _discard(self) -> None:
        typed = self.form.typed()
        self._forget(self._draft())
        self.discarded.emit(typed)

    def _take(self, person: str) -> None:
        self._forget(self._draft())
        self.taken.emit(person)

    def _forget(self, draft: RegisterDraft) -> None:
        self._keep_clock.stop()
        with self._told():
            draft.drop()

    # ------------------------------------------------------------------------------------------------- while typing

    def _on_changed(self) -> None:
        if self._person is None:
            self._keep_clock.start()
            self._look_clock.start()

    def _on_committed(self, values: dict[str, Value]) -> None:
        person = self._person
        if person is None or ({"given_name", "family_name", "arabic_name"} & set(values) and not self.form.has_name()):
            return
        desk, by = self._session.desk, self._session
        key = f"{person}.{'.'.join(values)}"
        self._session.keep(key, lambda _session: entry.edit(desk, "participant", person, values, by=by))

    def _keep(self) -> None:
        self._keep_clock.stop()
        typed = self.form.typed()
        if self._person is not None or typed == self._begun_with:
            return
        with self._told():
            self._draft().keep(typed)
            self._kept.show()

    def _look(self) -> None:
        if self._person is None:
            self.similar.look(self.form.typed())

    def _draft(self) -> RegisterDraft:
        return RegisterDraft(self._session.desk, self._session.id)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DeskError as error:
            self._session.failed.emit(error)


def _clock(parent: QWidget, pause: int, act: Callable[[], None]) -> QTimer:
    clock = QTimer(parent)
    clock.setSingleShot(True)
    clock.setInterval(pause)
    clock.timeout.connect(act)
    return clock


def _only_a_name() -> str:
    return _("Only a name is required; sex and birth year are needed for the statistics")


def _prefilled(text: str) -> dict[str, Value]:
    """The fields that a search text fills in: the parts of a name, or a phone."""
    if not fold(text) or fold(text).replace(" ", "").isdecimal():
        return {"phone": text.strip()} if text.strip() else {}
    given, family, arabic = split_name(text)
    names = {"given_name": given, "family_name": family, "arabic_name": arabic}
    return {key: _capitalised(name) for key, name in names.items() if name}


def _capitalised(name: str) -> str:
    """A name typed in small letters as it is written; one with capitals stays as it is."""
    if name != name.lower():
        return name
    dotted = current().code == "tr"
    return " ".join(("İ" if dotted and word[:1] == "i" else word[:1].upper()) + word[1:] for word in name.split())
