"""The two palettes: every colour of the window by name, for light and for dark.

Widgets never write a colour; they name a token. The pairs that people must be able to read or find, and the
contrast each needs (WCAG 2.1, 1.4.3 and 1.4.11), are listed in ``NEEDED_CONTRAST``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Token = Literal[
    "bg", "surface", "alt", "hover", "sel", "border", "ctl", "text", "text2", "text3",
    "accent", "accenth", "accentp", "onaccent", "asoft", "atext",
    "ok", "oksoft", "okb", "warn", "warnsoft", "warnb", "err", "errsoft", "errb",
    "focus", "d1", "d2", "d3", "track", "tip", "ontip", "strip", "onstrip",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour (``#RRGGBB``) per token.

    ``bg`` window, ``surface`` cards and inputs, ``alt`` rail and headers, ``hover``, ``sel`` selection, ``border``
    decorative lines, ``ctl`` control borders; ``text`` to ``text3`` from strong to quiet; ``accent`` the one red
    (``accenth`` hovered, ``accentp`` pressed, ``asoft``/``atext`` selected navigation); ``ok``/``warn``/``err`` states
    with their soft fills and borders; ``focus`` ring; ``d1``–``d3`` and ``track`` charts; ``tip`` tooltips;
    ``strip`` the undo strip.
    """

    bg: str
    surface: str
    alt: str
    hover: str
    sel: str
    border: str
    ctl: str
    text: str
    text2: str
    text3: str
    accent: str
    accenth: str
    accentp: str
    onaccent: str
    asoft: str
    atext: str
    ok: str
    oksoft: str
    okb: str
    warn: str
    warnsoft: str
    warnb: str
    err: str
    errsoft: str
    errb: str
    focus: str
    d1: str
    d2: str
    d3: str
    track: str
    tip: str
    ontip: str
    strip: str
    onstrip: str

    def colour(self, token: Token) -> str:
        """The colour of ``token`` as ``#RRGGBB``."""
        value: str = getattr(self, token)
        return value


LIGHT = Palette(
    bg="#F3F4F6", surface="#FFFFFF", alt="#F8F9FA", hover="#F0F1F4", sel="#E5E8ED", border="#D8DBE0", ctl="#858B95",
    text="#1B1E23", text2="#474D57", text3="#5F6671",
    accent="#C3102A", accenth="#A30D23", accentp="#860A1D", onaccent="#FFFFFF", asoft="#FBECEE", atext="#A30D23",
    ok="#17693A", oksoft="#E8F4EC", okb="#B4D8C1", warn="#7A4D00", warnsoft="#FFF4DC", warnb="#E6CC90",
    err="#A1260D", errsoft="#FDEEEA", errb="#EDBFB3",
    focus="#1B1E23", d1="#3D4653", d2="#7B8595", d3="#C3CAD4", track="#ECEEF1",
    tip="#1B1E23", ontip="#FFFFFF", strip="#1B1E23", onstrip="#FFFFFF",
)  # fmt: skip

DARK = Palette(
    bg="#141619", surface="#1D2024", alt="#191B1F", hover="#272A30", sel="#31353C", border="#363A41", ctl="#7A818C",
    text="#ECEEF1", text2="#C2C7CF", text3="#9FA6B1",
    accent="#CC2A41", accenth="#BE2439", accentp="#B01F35", onaccent="#FFFFFF", asoft="#3B1D23", atext="#FF9AA5",
    ok="#72CB95", oksoft="#17301F", okb="#2C5C3D", warn="#EBBB55", warnsoft="#332910", warnb="#624D1C",
    err="#FF957F", errsoft="#3A1E17", errb="#6E3627",
    focus="#ECEEF1", d1="#C2C7CF", d2="#7A828E", d3="#4A515B", track="#2A2E34",
    tip="#ECEEF1", ontip="#141619", strip="#31353C", onstrip="#ECEEF1",
)  # fmt: skip

_READ = 4.5
_FIND = 3.0

NEEDED_CONTRAST: tuple[tuple[Token, Token, float], ...] = (
    ("text", "surface", _READ), ("text", "bg", _READ), ("text", "sel", _READ), ("text", "d3", _READ),
    ("text2", "surface", _READ), ("text2", "bg", _READ),
    ("text3", "surface", _READ), ("text3", "bg", _READ), ("text3", "alt", _READ), ("text3", "sel", _READ),
    ("text3", "hover", _READ),
    ("onaccent", "accent", _READ), ("onaccent", "accenth", _READ), ("onaccent", "accentp", _READ),
    ("atext", "asoft", _READ), ("ok", "surface", _READ), ("ok", "oksoft", _READ), ("warn", "surface", _READ),
    ("warn", "warnsoft", _READ), ("err", "surface", _READ), ("err", "errsoft", _READ),
    ("text2", "warnsoft", _READ), ("text2", "errsoft", _READ), ("text2", "oksoft", _READ),
    ("ctl", "surface", _FIND), ("ctl", "bg", _FIND), ("focus", "surface", _FIND), ("focus", "bg", _FIND),
    ("d1", "surface", _FIND), ("d2", "surface", _FIND), ("d1", "track", _FIND), ("d2", "track", _FIND),
    ("ontip", "tip", _READ), ("onstrip", "strip", _READ), ("accent", "surface", _FIND),
)  # fmt: skip


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.1, definition of *contrast ratio*)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
