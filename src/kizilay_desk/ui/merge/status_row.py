"""The row above the file list: how far the work is, with cancel; or what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.widgets.buttons import Button, LinkButton, Size
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.progress_line import ProgressLine
from kizilay_desk.ui.widgets.state import State, Tone
from kizilay_desk.ui.widgets.texts import Text
from kizilay_desk.ui.work import time_left


class StatusRow(QStackedWidget):
    """See the module. ``cancelled`` and ``closed`` are asked for by its button and its link."""

    cancelled = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(42)
        self._what = Label("", Role.STRONG)
        self._line = ProgressLine()
        self._left = Label("", Role.CAPTION, "text3")
        self.cancel = Button(lambda: _("Cancel"), size=Size.ROW, hint="Esc")
        self.cancel.clicked.connect(self.cancelled)
        self.addWidget(_padded(self._what, self._line, self._left, self.cancel, stretch=1))
        self._done = State(Tone.OK, "check-circle", "")
        self._failed = State(Tone.ERR, "x-circle", "")
        self._missing = State(Tone.ERR, "x-bold", "")
        self._aside = Label("", Role.CAPTION, "text3")
        self.close_list = LinkButton("")
        self.close_list.clicked.connect(self.closed)
        self.addWidget(_padded(self._done, self._failed, self._missing, self._aside, self.close_list, stretch=3))

    def show_progress(self, what: Text, done: int, total: int, seconds_left: float | None, *, stoppable: bool) -> None:
        """``what`` is under way; ``done`` of ``total`` steps are done, 0 of 0 while they are not known."""
        self.setCurrentIndex(0)
        self._what.set_text(what)
        self._line.setVisible(total > 0)
        self._line.set_share(done / total if total else 0.0)
        self._left.set_text(lambda: time_left(seconds_left))
        self.cancel.setVisible(stoppable)

    def show_result(self, *, read: int, failed: int, missing: int, ignored: int, seconds: int, applied: bool) -> None:
        """What came of the chosen files: how many were read (or merged), could not be, are missing, were left aside."""
        self.setCurrentIndex(1)
        self._done.set_state(Tone.OK, "check-circle", lambda: _read_or_merged(read, applied=applied))
        self._done.setVisible(read > 0)
        self._failed.set_state(Tone.ERR, "x-circle", lambda: _could_not_open(failed))
        self._failed.setVisible(failed > 0)
        self._missing.set_state(Tone.ERR, "x-bold", lambda: _files_missing(missing))
        self._missing.setVisible(missing > 0)
        self._aside.set_text(lambda: " · ".join(_asides(ignored, seconds)))
        self.close_list.set_text((lambda: _("Close list")) if applied else (lambda: _("Discard")))


def _padded(*widgets: QWidget, stretch: int) -> QWidget:
    """Widgets side by side, the one at ``stretch`` taking the spare room."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(12)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if place == stretch else 0)
    return whole


def _read_or_merged(count: int, *, applied: bool) -> str:
    if applied:
        return fill(ngettext("{count} file merged", "{count} files merged", count), count=count)
    return fill(ngettext("{count} file read", "{count} files read", count), count=count)


def _could_not_open(count: int) -> str:
    return fill(ngettext("{count} file could not be opened", "{count} files could not be opened", count), count=count)


def _files_missing(count: int) -> str:
    return fill(ngettext("{count} file missing", "{count} files missing", count), count=count)


def _asides(ignored: int, seconds: int) -> list[str]:
    said = []
    if ignored:
        said.append(fill(ngettext("{count} other file skipped", "{count} other files skipped", ignored), count=ignored))
    if seconds:
        said.append(fill(ngettext("took {count} second", "took {count} seconds", seconds), count=seconds))
    return said
