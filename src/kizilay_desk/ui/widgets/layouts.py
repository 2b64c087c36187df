"""Rows and columns of widgets without margins, written in one line; margins with a leading and a trailing side."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kizilay_desk.ui.theme.theme import theme

Item = QWidget | QLayout | int | None
_Box = TypeVar("_Box", bound=QBoxLayout)


def row(*items: Item, spacing: int = 8, tall: bool = False) -> QHBoxLayout:
    """Side by side, centred in height or, if ``tall``, as high as the row.

    An int is a gap in px beside the spacing; None takes the spare room.
    """
    alignment = Qt.AlignmentFlag(0) if tall else Qt.AlignmentFlag.AlignVCenter
    return _filled(QHBoxLayout(), items, spacing, alignment)


def column(*items: Item, spacing: int = 8) -> QVBoxLayout:
    """Below each other. An int is a gap in px beside the spacing; None takes the spare room."""
    return _filled(QVBoxLayout(), items, spacing, Qt.AlignmentFlag(0))


def set_sides(layout: QLayout, leading: int, top: int, trailing: int, bottom: int) -> None:
    """Margins in px for the direction in force. Qt does not mirror them: call again when the direction changes."""
    if theme().direction is Qt.LayoutDirection.RightToLeft:
        leading, trailing = trailing, leading
    layout.setContentsMargins(leading, top, trailing, bottom)


def _filled(box: _Box, items: tuple[Item, ...], spacing: int, alignment: Qt.AlignmentFlag) -> _Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item, 0, alignment)
    return box
