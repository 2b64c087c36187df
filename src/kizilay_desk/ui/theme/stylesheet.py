"""The style sheet: a template in ``resources/style.qss`` filled with the palette and the sides of the direction.

The template names colours ``@token`` and sides ``@leading`` / ``@trailing``. It styles only what Qt paints by itself
(menus, scroll bars, tooltips, text inputs); our own widgets paint with the tokens.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import Qt

from kizilay_desk.resources import resources_folder
from kizilay_desk.ui.theme.tokens import Palette

_PLACEHOLDER = re.compile(r"@([a-z0-9]+)")


@lru_cache(maxsize=1)
def _template() -> str:
    return (resources_folder() / "style.qss").read_text("utf-8")


def style_sheet(palette: Palette, direction: Qt.LayoutDirection) -> str:
    """The style sheet for a palette and a direction; AttributeError when the template names a colour that is none."""
    rtl = direction is Qt.LayoutDirection.RightToLeft
    sides = {"leading": "right" if rtl else "left", "trailing": "left" if rtl else "right"}

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        return sides[name] if name in sides else str(getattr(palette, name))

    return _PLACEHOLDER.sub(fill, _template())
