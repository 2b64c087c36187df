"""Type: the Noto Sans families that ship with the application, and one font per role.

The fonts are variable: ``QFont.setWeight`` leaves them Regular, so the weight is set through the ``wght`` axis here
and nowhere else (a style sheet must not name a font either).
"""

from __future__ import annotations

import importlib.util
from enum import Enum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

_FILES = (
    ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
    ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
)

REGULAR = 400
MEDIUM = 500
SEMIBOLD = 600


class Role(Enum):
    """What a text is for. The value is (size in px, line height in px, weight)."""

    DISPLAY = (30, 36, SEMIBOLD)
    DISPLAY_HOME = (28, 32, SEMIBOLD)
    DISPLAY_SMALL = (22, 28, SEMIBOLD)
    HEADING = (20, 28, SEMIBOLD)
    HEADING_SMALL = (18, 24, SEMIBOLD)
    TITLE = (16, 20, SEMIBOLD)
    SECTION = (15, 20, SEMIBOLD)
    BODY = (14, 20, REGULAR)
    STRONG = (14, 20, SEMIBOLD)
    SECONDARY = (13, 18, REGULAR)
    SECONDARY_STRONG = (13, 18, SEMIBOLD)
    CAPTION = (12, 16, REGULAR)
    LABEL = (12, 16, MEDIUM)
    LABEL_STRONG = (12, 16, SEMIBOLD)

    @property
    def pixels(self) -> int:
        """Size of the letters in px."""
        return self.value[0]

    @property
    def line(self) -> int:
        """Height of one line in px for the current direction: Arabic needs 1.6 times the size."""
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return max(self.value[1], -(-self.value[0] * 8 // 5))
        return self.value[1]

    @property
    def weight(self) -> int:
        """Weight on the ``wght`` axis."""
        return self.value[2]


def load_fonts() -> None:
    """Make the shipped families known to Qt; needs the application object. Does nothing the second time.

    Raises FileNotFoundError when the font packages are not there: the application must not start in a font
    that clips Arabic.
    """
    known = set(QFontDatabase.applicationFontFamilies(0)) | set(QFontDatabase.applicationFontFamilies(1))
    if {"Noto Sans", "Noto Sans Arabic"} <= known:
        return
    for package, file in _FILES:
        # find_spec does not import the package; its folder is all that is needed.
        spec = importlib.util.find_spec(package)
        path = Path((spec.submodule_search_locations or [""])[0] if spec else "", "files", file)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path.name)


def font(role: Role, weight: int | None = None, *, rtl: bool | None = None) -> QFont:
    """The font of ``role`` at the role's weight or at ``weight`` (400 to 700).

    The family that comes first, and with it the height of a line, is that of the current direction, or of ``rtl``.
    """
    if rtl is None:
        rtl = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    # A copy, because a QFont handed to a widget may be changed by its caller.
    return QFont(_font(role.pixels, role.weight if weight is None else weight, rtl))


@lru_cache(maxsize=64)
def _font(pixels: int, weight: int, rtl: bool) -> QFont:
    families = ["Noto Sans", "Noto Sans Arabic"]
    made = QFont()
    made.setFamilies(families[::-1] if rtl else families)
    made.setPixelSize(pixels)
    made.setVariableAxis(QFont.Tag("wght"), weight)
    return made
