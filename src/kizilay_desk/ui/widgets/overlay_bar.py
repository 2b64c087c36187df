"""A scroll bar that lies over the content: it takes no width, so that columns and lines stay where they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from kizilay_desk.ui.theme.theme import theme

WIDTH = 10


class OverlayBar(QScrollBar):
    """Mirrors the vertical scroll bar of ``area``, which is hidden. Shows only while there is something to scroll."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._own = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._own.rangeChanged.connect(self._follow)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        area.viewport().installEventFilter(self)
        self._follow()

    def _follow(self) -> None:
        self.setRange(self._own.minimum(), self._own.maximum())
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setValue(self._own.value())
        self.setVisible(self._own.maximum() > self._own.minimum())
        self._place()

    def _place(self) -> None:
        view = self._area.viewport().geometry()
        rtl = theme().direction is Qt.LayoutDirection.RightToLeft
        left = view.left() if rtl else view.right() - WIDTH + 1
        self.setGeometry(left, view.top(), WIDTH, view.height())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the trailing edge of the view."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutDirectionChange):
            self._follow()
        return super().eventFilter(watched, event)
