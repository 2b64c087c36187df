"""Values put into sentences. The one rule: what goes into a sentence is isolated, here and nowhere else.

``formats`` and ``labels`` give bare text, fit for a cell or a field of its own. A sentence is made with
``fill(_("{name} was added."), name=...)``, which isolates each value, so that a Turkish name in an Arabic sentence, or
the year after an Arabic name, stays where it belongs. Nothing else needs to call ``bidi.iso``; a view that draws one
bare value in a right-to-left line uses ``bidi.iso_ltr``.
"""

from __future__ import annotations

from collections.abc import Iterable

from kizilay_desk.i18n import formats
from kizilay_desk.i18n.bidi import iso
from kizilay_desk.i18n.catalogue import pgettext


def fill(template: str, **values: str | int) -> str:
    """A translated template with its ``{placeholders}`` filled: numbers written the language's way, all isolated."""
    return template.format(**{key: iso(_text(value)) for key, value in values.items()})


def listing(items: Iterable[str]) -> str:
    """Several values one after the other with the language's comma, each isolated."""
    return pgettext("between the items of a list", ", ").join(iso(item) for item in items)


def _text(value: str | int) -> str:
    return formats.number(value) if isinstance(value, int) else value
