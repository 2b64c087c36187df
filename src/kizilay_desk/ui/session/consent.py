"""KVKK consent on the session page: whose it is, how it shows, what is missing.

A consent is a code with the day it was given (KVKK art. 5); for a child it is the parent's or guardian's.
"""

from __future__ import annotations

from datetime import date

from kizilay_desk.domain.birth import age_on
from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.widgets.cells import StateCell
from kizilay_desk.ui.widgets.state import Tone

GIVEN, GUARDIAN = "given", "guardian"
_OF_AGE = 18


def needs_guardian(birth: Value, today: date) -> bool:
    """Whether somebody with this birth is a child today; an unknown birth is taken for an adult's."""
    age = age_on(birth, today) if isinstance(birth, str) else None
    return age is not None and age < _OF_AGE


def consent_values(*, given: bool, birth: Value, today: date) -> dict[str, Value]:
    """The fields of a consent given today, or of none."""
    if not given:
        return {"consent": None, "consent_date": None}
    return {"consent": GUARDIAN if needs_guardian(birth, today) else GIVEN, "consent_date": today.isoformat()}


def consent_sentence(*, guardian: bool) -> str:
    """What a tick means."""
    return _("Guardian's consent received") if guardian else _("Explicit consent (KVKK) received")


def is_given(person: Record) -> bool:
    """Whether the person, or their guardian, consented."""
    return person.text("consent") in (GIVEN, GUARDIAN)


def is_missing(person: Record) -> bool:
    """Whether nobody has recorded an answer yet; a refusal is an answer."""
    return not person.text("consent")


def consent_cell(person: Record) -> StateCell:
    """The consent in the list."""
    code = person.text("consent")
    if not code:
        return StateCell(Tone.WARN, "warning", _("Missing"))
    if is_given(person):
        return StateCell(Tone.OK, "check", code_label("consent", code))
    return StateCell(Tone.ERR, "x-circle", code_label("consent", code))
