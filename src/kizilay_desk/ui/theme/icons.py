"""Icons: Phosphor 1.3 outlines (the font file inside the qtawesome package), painted in a token's colour.

Names are Phosphor's, with or without ``ph.`` before them: ``house``, ``house-fill``, ``check-bold``.
An icon with a direction is mirrored in a right-to-left layout. qtawesome itself is not imported: it would load ten
fonts at start-up (and install them system-wide on Windows); one outline per icon is read on first use instead.
"""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QRawFont, QTransform

from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token

_EM = 256.0

MIRRORED = frozenset(
    {
        "users",
        "chat-circle-text",
        "git-merge",
        "user-plus",
        "arrow-left",
        "arrow-right",
        "caret-left",
        "caret-right",
        "export",
        "arrow-u-up-left",
        "arrow-counter-clockwise",
    }
)


@lru_cache(maxsize=1)
def _phosphor() -> tuple[QRawFont, dict[str, str]]:
    spec = importlib.util.find_spec("qtawesome")
    folder = Path((spec.submodule_search_locations or [""])[0] if spec else "", "fonts")
    charmap: dict[str, str] = json.loads((folder / "phosphor-charmap-1.3.0.json").read_text("utf-8"))
    return QRawFont(str(folder / "phosphor-1.3.0.ttf"), _EM), charmap


@lru_cache(maxsize=256)
def _outline(name: str, mirrored: bool) -> QPainterPath:
    face, charmap = _phosphor()
    glyph = face.glyphIndexesForString(chr(int(charmap[name.removeprefix("ph.")], 16)))[0]
    # The glyph stands on the baseline; the square of the icon reaches one em above it.
    transform = QTransform.fromTranslate(0, _EM)
    if mirrored:
        transform = QTransform(-1, 0, 0, 1, _EM, _EM)
    return transform.map(face.pathForGlyph(glyph))


def is_mirrored(name: str) -> bool:
    """Whether the icon turns round in a right-to-left layout."""
    return name.removeprefix("ph.").removesuffix("-fill").removesuffix("-bold") in MIRRORED


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor | Token) -> None:
    """Fill the icon ``name`` into the square in the middle of ``rect``; KeyError for a name Phosphor does not have.

    The direction is the painter's (a widget's own, inside ``paintEvent``).
    """
    area = QRectF(rect)
    side = min(area.width(), area.height())
    mirrored = is_mirrored(name) and painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    outline = _outline(name, mirrored)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center().x() - side / 2, area.center().y() - side / 2)
    painter.scale(side / _EM, side / _EM)
    fill = colour if isinstance(colour, QColor) else theme().colour(colour)
    painter.fillPath(outline, fill)
    painter.restore()


def pixmap(name: str, token: Token, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of ``size`` px for a screen of the given device pixel ratio."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setLayoutDirection(theme().direction)
        paint_icon(painter, QRect(0, 0, size, size), name, token)
    return picture


def icon(name: str, token: Token = "text", size: int = 18) -> QIcon:
    """The icon for a place that wants a QIcon (menus); other widgets paint with ``paint_icon``."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, token, size, 2.0))
    return made
