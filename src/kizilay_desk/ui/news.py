"""What changed in the store, told to a page on the main thread and once for many changes.

``Desk.changed`` speaks on whatever thread saved; a merge saves on the worker's. A page that is not in front need not
listen: it reads afresh when it is shown.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kizilay_desk.services.desk import Desk


class News(QObject):
    """Calls ``refresh`` after records of one of ``entities`` were changed by somebody other than ``page``.

    It is a child of the page and ends with it. ``Desk.save(..., by=page)`` is how a page says that it was itself.
    """

    _told = Signal(object, object)

    def __init__(self, desk: Desk, page: QWidget, entities: frozenset[str], refresh: Callable[[], None]) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._entities = entities
        self._refresh = refresh
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._speak)
        self._told.connect(self._hear)
        desk.changed.append(self._pass_on)

    def _pass_on(self, entities: frozenset[str], by: object) -> None:
        if isValid(self):
            self._told.emit(entities, by)
        else:
            self._desk.changed.remove(self._pass_on)

    def _hear(self, entities: frozenset[str], by: object) -> None:
        if by is not self._page and entities & self._entities:
            self._soon.start()

    def _speak(self) -> None:
        if self._page.isVisible():
            self._refresh()
