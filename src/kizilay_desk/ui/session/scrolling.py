"""What scrolls inside a card: on the card's own ground, the bar above the content."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kizilay_desk.ui.widgets.overlay_bar import OverlayBar


def scrolling(inside: QWidget, *, sideways: bool = False) -> QScrollArea:
    """A view of ``inside`` that is as wide as its room and scrolls where the height does not do.

    ``sideways`` lets it scroll that way too on a screen that is too small for its least width.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    # Set by setWidget; it would paint the ground of the window.
    inside.setAutoFillBackground(False)
    OverlayBar(area)
    return area
