"""Rows and columns of widgets without margins, written in one line."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | None
_Box = TypeVar("_Box", bound=QBoxLayout)


def row(*items: Item, spacing: int = 8) -> QHBoxLayout:
    """Side by side, centred in height. An int is a gap in px beside the spacing; None takes the spare room."""
    return _filled(QHBoxLayout(), items, spacing, Qt.AlignmentFlag.AlignVCenter)


def column(*items: Item, spacing: int = 8) -> QVBoxLayout:
    """Below each other. An int is a gap in px beside the spacing; None takes the spare room."""
    return _filled(QVBoxLayout(), items, spacing, Qt.AlignmentFlag(0))


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
