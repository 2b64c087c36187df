"""The drawing vocabulary of the widgets and delegates: boxes, rings, texts, runs of text, key hints.

Texts stand at the side that the painter's direction asks for (a widget's own, inside ``paintEvent``):
``Qt.AlignmentFlag.AlignLeft`` means the leading side; combine it with ``AlignAbsolute`` for the physical left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from kizilay_desk.i18n.bidi import direction, iso
from kizilay_desk.ui.theme.fonts import MEDIUM, Role, font
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token

LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

_KBD_PADDING = 6

# From an isolating mark to its end; values are isolated once.
_ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069?")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line of text: its words, colour, weight (None: the role's) and fill behind it."""

    text: str
    token: Token = "text"
    weight: int | None = None
    fill: Token | None = None


def paint_box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: Token | None = None,
    border: Token | None = None,
    radius: float = 0,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rectangle with its border drawn inside ``rect``, so that a thicker border moves nothing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(theme().colour(fill)) if fill else Qt.BrushStyle.NoBrush)
    area = QRectF(rect)
    if border:
        pen = QPen(theme().colour(border), width)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        area.adjust(width / 2, width / 2, -width / 2, -width / 2)
        radius = max(0.0, radius - width / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area, radius, radius)
    painter.restore()


def paint_ring(painter: QPainter, rect: QRect | QRectF, radius: float, *, strong: bool = True) -> None:
    """The focus ring inside ``rect``: 2 px ``focus``, or 1 px ``ctl`` where the focus was (not ``strong``)."""
    paint_box(painter, rect, border="focus" if strong else "ctl", width=2 if strong else 1, radius=radius)


def paint_line(painter: QPainter, rect: QRect, token: Token = "border") -> None:
    """A line of 1 px along the lower edge of ``rect``."""
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().colour(token))


def running_its_own_way(text: str) -> str:
    """``text`` set apart so that it runs by its own letters in a line of the other direction.

    A bare value without letters (``0–17``, ``60+``) runs left to right. Isolated values with nothing but commas or
    dots between them have no direction of their own: they stay in that of the line.
    """
    outside = _ISOLATED.sub("", text)
    return text if outside != text and direction(outside) is None else iso(text)


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: Role | QFont = Role.BODY,
    token: Token | QColor = "text",
    align: Qt.AlignmentFlag = LEADING,
) -> None:
    """One line of text, cut with an ellipsis where it does not fit.

    The text runs the way its own letters run; the side it stands at is that of the painter's direction.
    """
    face = font(role) if isinstance(role, Role) else role
    painter.setFont(face)
    painter.setPen(token if isinstance(token, QColor) else theme().colour(token))
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align.value) | int(Qt.TextFlag.TextSingleLine.value), running_its_own_way(fitting))


def text_width(text: str, role: Role | QFont = Role.BODY) -> int:
    """Width of ``text`` on one line in px."""
    return QFontMetrics(font(role) if isinstance(role, Role) else role).horizontalAdvance(text)


def leading_side(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """The physical side where reading begins: what QTextLayout wants, which does not mirror by itself."""
    return Qt.AlignmentFlag.AlignRight if direction is Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft


def _layout(runs: Sequence[Run], role: Role, direction: Qt.LayoutDirection, width: float) -> QTextLayout:
    layout = QTextLayout("".join(run.text for run in runs), font(role))
    option = QTextOption(leading_side(direction))
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    ranges = []
    start = 0
    for run in runs:
        piece = QTextLayout.FormatRange()
        piece.start = start
        # QTextLayout counts UTF-16 units, Python code points.
        piece.length = len(run.text.encode("utf-16-le")) // 2
        start += piece.length
        form = QTextCharFormat()
        form.setFont(font(role, run.weight))
        form.setForeground(theme().colour(run.token))
        if run.fill:
            form.setBackground(theme().colour(run.fill))
        piece.format = form
        ranges.append(piece)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return layout


def runs_width(runs: Sequence[Run], role: Role = Role.BODY) -> int:
    """Width in px of the runs on one line."""
    layout = _layout(runs, role, theme().direction, 1e6)
    return round(layout.lineAt(0).naturalTextWidth() + 0.5)


def paint_runs(painter: QPainter, rect: QRect, runs: Sequence[Run], role: Role = Role.BODY) -> None:
    """One line of runs, shaped and ordered as one text; cut with an ellipsis, in the first run's look."""
    if runs_width(runs, role) > rect.width():
        paint_text(painter, rect, "".join(run.text for run in runs), font(role, runs[0].weight), runs[0].token)
        return
    layout = _layout(runs, role, painter.layoutDirection(), rect.width())
    # On the baseline on which one plain text would stand: another script in the line must not move it.
    metrics = QFontMetrics(font(role))
    baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent()
    layout.draw(painter, QPointF(rect.left(), round(baseline) - layout.lineAt(0).ascent()))


def kbd_width(text: str) -> int:
    """Width in px of the key hint box for ``text``."""
    return max(20, text_width(text, Role.LABEL) + 2 * _KBD_PADDING)


def paint_kbd(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    ink: Token = "text2",
    border: Token = "border",
    fill: Token | None = "alt",
) -> None:
    """A key hint of 20 px height in the middle of ``rect``; always left to right."""
    painter.save()
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    box = QRect(rect.left(), rect.top() + (rect.height() - 20) // 2, rect.width(), 20)
    paint_box(painter, box, fill=fill, border=border, radius=4)
    paint_text(painter, box, text, font(Role.LABEL, MEDIUM), ink, CENTRE)
    painter.restore()


def leading_part(rect: QRect, width: int) -> QRect:
    """The ``width`` px of ``rect`` on its leading side in the direction in force."""
    if theme().direction is Qt.LayoutDirection.RightToLeft:
        return QRect(rect.right() - width + 1, rect.top(), width, rect.height())
    return QRect(rect.left(), rect.top(), width, rect.height())


def after(rect: QRect, width: int) -> QRect:
    """What is left of ``rect`` behind its leading ``width`` px."""
    rest = QRect(rect)
    if theme().direction is Qt.LayoutDirection.RightToLeft:
        rest.setRight(rect.right() - width)
    else:
        rest.setLeft(rect.left() + width)
    return rest


def trailing_part(rect: QRect, width: int) -> QRect:
    """The ``width`` px of ``rect`` on its trailing side."""
    return after(rect, rect.width() - width)


def before(rect: QRect, width: int) -> QRect:
    """What is left of ``rect`` in front of its trailing ``width`` px."""
    return leading_part(rect, rect.width() - width)
