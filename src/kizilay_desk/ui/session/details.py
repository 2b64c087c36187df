"""The card with the details of a session: every field is stored as it is left, or 800 ms after the last key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.domain.entities.sessions import SESSION
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label, code_lists, field_label, parse_code
from kizilay_desk.i18n.messages import reason
from kizilay_desk.services import holding
from kizilay_desk.services.holding import Missing
from kizilay_desk.ui.forms.editors import code_options
from kizilay_desk.ui.forms.form import Form
from kizilay_desk.ui.session.cleaning import cleaned
from kizilay_desk.ui.session.open_session import OpenSession
from kizilay_desk.ui.session.scrolling import scrolling
from kizilay_desk.ui.widgets.card import Card
from kizilay_desk.ui.widgets.choice_list import Option
from kizilay_desk.ui.widgets.combo import ComboField, Options
from kizilay_desk.ui.widgets.text_field import NoteField
from kizilay_desk.ui.widgets.time_range_field import TimeRangeField

WIDTH, NARROW = 336, 304
_SPACING = 10
_TIME = "time"
_LEAST_NOTE = 40
_SUGGESTED = ("topic", "place", "facilitator")


class _TopicField(ComboField):
    """A topic of the list, by its label in any language, or one's own words."""

    def leave(self) -> None:
        """Show a topic that was typed in another language by its label here."""
        super().leave()
        value = self.value()
        code = parse_code("topic", str(value)) if value is not None else None
        if code is not None and code != value:
            self.set_value(code)


class DetailsCard(Card):
    """The fields of the open session."""

    def __init__(self, session: OpenSession) -> None:
        super().__init__(lambda: _("Session details"))
        self._session = session
        self._untouched_facilitator = False
        self._suggested: dict[str, list[str]] = {}
        today = session.desk.today
        self.activity = ComboField(lambda: field_label("session", "activity"), self._activities)
        self.topic = _TopicField(lambda: field_label("session", "topic"), self._topics, free=True)
        self.time = TimeRangeField(lambda: _("Time"))
        self.note = _note()
        used = {key: ComboField(_labelled(key), self._used(key), free=True) for key in ("place", "facilitator")}
        self.form = Form(
            SESSION,
            ("activity", "topic", ("date", _TIME), ("place", "facilitator"), "languages", "note"),
            editors={"activity": self.activity, "topic": self.topic, _TIME: self.time, "note": self.note, **used},
            spacing=_SPACING,
            today=today,
        )
        self.form.committed.connect(self._store)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 11, 16, 10)
        column.addWidget(self.form, 1)
        rows = self.form.layout()
        if isinstance(rows, QBoxLayout):
            # The note takes the spare height.
            rows.setStretch(rows.count() - 1, 1)
        self.add(scrolling(inside), 1)
        self.setFixedWidth(WIDTH)

    # ------------------------------------------------------------------------------------------------- showing

    def show_session(self) -> None:
        """Show the open session, whatever was in the fields."""
        values = self._session.values()
        self._untouched_facilitator = self._session.is_new
        self._suggested = {key: holding.suggestions(self._session.desk, key) for key in _SUGGESTED}
        for key in ("activity", *_SUGGESTED):
            editor = self.form.editor(key)
            if isinstance(editor, ComboField):
                editor.reload()
        self.form.set_values(values)
        self.time.set_times(_text(values, "start"), _text(values, "end"))
        self._tell_programme()

    def refresh(self, *, undone: bool = False) -> None:
        """Show what was changed from elsewhere, but never over what is being typed or could not be stored.

        ``undone``: the user took something back, so that also the field with the focus follows.
        """
        values = self._session.values()
        keys = [key for key in self.form.keys() if undone or not _has_focus(self.form.editor(key))]  # noqa: SIM118
        keys = [key for key in keys if not self._session.is_waiting(key)]
        self.form.update_values({key: values.get(key) for key in keys if key != _TIME})
        times = (_text(values, "start"), _text(values, "end"))
        if _TIME in keys and not self.time.is_pending() and self.time.times() != times:
            self.time.set_times(*times)
        self._tell_programme()

    def show_missing(self, missing: Sequence[Missing]) -> bool:
        """Say beside the fields what is needed to complete the session; whether it was about a field here."""
        sentences = {
            Missing.ACTIVITY: ("activity", _("Choose the activity.")),
            Missing.TOPIC: ("topic", _("Write the topic.")),
            Missing.DATE: ("date", _("Write the date.")),
            Missing.DATE_IN_FUTURE: ("date", reason(Reason.DATE_IN_FUTURE)),
            Missing.END_BEFORE_START: (_TIME, reason(Reason.END_BEFORE_START)),
        }
        for lack in missing:
            if lack in sentences:
                key, sentence = sentences[lack]
                self.form.editor(key).set_error(sentence)
        return self.form.focus_first_error()

    def commit(self) -> bool:
        """Store what is being typed; False when a field cannot be read."""
        return self.form.commit()

    def _tell_programme(self) -> None:
        value = self.activity.value()
        self.activity.set_caption(lambda: _programme(str(value)) if value is not None else "")

    # ------------------------------------------------------------------------------------------------- storing

    def _store(self, key: str, _value: object) -> None:
        if key == _TIME:
            start, end = self.time.times()
            self._session.edit(key, {"start": start, "end": end})
            return
        values = {key: cleaned(SESSION, key, self.form.editor(key).value())}
        if key == "facilitator":
            self._untouched_facilitator = False
        if key == "activity":
            values |= self._carried_over(values[key])
        self._session.edit(key, values)
        self._tell_programme()

    def _carried_over(self, activity: Value) -> dict[str, Value]:
        """What a new session takes from the last one of its activity: only where the user entered nothing."""
        if not self._session.is_new or not isinstance(activity, str):
            return {}
        values = self._session.values()
        last = holding.carried_over(self._session.desk, self._session.id or "", activity)
        return {
            key: value
            for key, value in last.items()
            if values.get(key) is None or (key == "facilitator" and self._untouched_facilitator)
        }

    # ------------------------------------------------------------------------------------------------ offering

    def _activities(self) -> Sequence[Option]:
        options = tuple(code_options("programme"))
        value = self._session.text("activity")
        # Retired since, or a programme as a whole: it keeps its name.
        if value and not any(option.value == value and not option.heading for option in options):
            options = (*options, Option(value, code_label("programme", value)))
        return options

    def _topics(self) -> Sequence[Option]:
        listed = tuple(code_options("topic"))
        codes = code_lists()["topic"]
        own = (words for words in self._suggested.get("topic", ()) if words not in codes)
        return (*listed, *(Option(words, words) for words in own))

    def _used(self, key: str) -> Options:
        return lambda: tuple(Option(words, words) for words in self._suggested.get(key, ()))


def _note() -> NoteField:
    field = SESSION.field("note")
    note = NoteField(lambda: field_label("session", "note"), longest=field.longest)
    # As high as the card allows; where there is little room the card scrolls.
    note.input.setMinimumHeight(_LEAST_NOTE)
    note.input.setMaximumHeight(note.maximumHeight())
    for widget in (note, note.box, note.input):
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return note


def _labelled(key: str) -> Callable[[], str]:
    return lambda: field_label("session", key)


def _programme(activity: str) -> str:
    codes = code_lists()["programme"]
    code = codes.get(activity)
    return f"· {code_label('programme', code.parent)}" if code is not None and code.parent else ""


def _text(values: Mapping[str, Value], key: str) -> str | None:
    value = values.get(key)
    return None if value is None else str(value)


def _has_focus(editor: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and editor.isAncestorOf(focused)
