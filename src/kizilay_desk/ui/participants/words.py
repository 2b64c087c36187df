"""How a person is written in lists and in their panel."""

from __future__ import annotations

from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.ui.widgets.state import StateSpec, Tone

CONSENTED = ("given", "guardian")


def has_consent(consent: str) -> bool:
    """Whether there is a consent to keep the person's data."""
    return consent in CONSENTED


def consent_spec(consent: str) -> StateSpec:
    """How the consent stands, to be shown; one that was never asked for is missing."""
    if has_consent(consent):
        return StateSpec(Tone.OK, "check", code_label("consent", consent))
    if consent:
        return StateSpec(Tone.ERR, "x-circle", code_label("consent", consent))
    return StateSpec(Tone.WARN, "warning", pgettext("consent", "Missing"))
