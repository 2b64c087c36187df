"""What a draft still lacks, in words."""

from __future__ import annotations

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.labels import field_label
from kizilay_desk.i18n.sentences import fill, listing
from kizilay_desk.services import attending, holding
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.holding import Missing
from kizilay_desk.ui.lines import dotted
from kizilay_desk.ui.session.consent import is_missing
from kizilay_desk.ui.widgets.state import StateSpec, Tone

_FIELDS = {
    Missing.ACTIVITY: "activity",
    Missing.TOPIC: "topic",
    Missing.DATE: "date",
    Missing.DATE_IN_FUTURE: "date",
    Missing.END_BEFORE_START: "end",
}


def lacking(desk: Desk, session: str) -> StateSpec:
    """What stands in the way of completing a session; else whose consent is missing, which does not."""
    missing = holding.missing(desk, session)
    parts = []
    fields = [field_label("session", _FIELDS[lack]) for lack in missing if lack in _FIELDS]
    if fields:
        parts.append(fill(_("To fill in or check: {fields}"), fields=listing(fields)))
    if Missing.PEOPLE in missing:
        parts.append(_("Waiting for attendance"))
    if parts:
        return StateSpec(Tone.WARN, "warning", dotted(parts))
    without = sum(
        1
        for attendee in attending.attendees(desk, session)
        if attendee.person is not None and is_missing(attendee.person)
    )
    if without:
        text = ngettext("Consent missing for {count} person", "Consent missing for {count} people", without)
        return StateSpec(Tone.WARN, "warning", fill(text, count=without))
    return StateSpec(Tone.OK, "check", _("Ready to be completed"))
