"""Counting without names: sex × age, and beside it the nationalities of the same crowd."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.bidi import iso_ltr
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.labels import code_label, field_label
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services import attending
from kizilay_desk.services.attending import AGE_BANDS, NATIONALITIES, SEXES
from kizilay_desk.storage.sessions import Headcount
from kizilay_desk.ui.session.open_session import OpenSession
from kizilay_desk.ui.session.scrolling import scrolling
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import paint_box
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.widgets.card import Separator
from kizilay_desk.ui.widgets.kbd import KeyHints
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.state import State, Tone
from kizilay_desk.ui.widgets.stepper import Stepper
from kizilay_desk.ui.widgets.text_field import NumberField

_HEADER, _ROW = 32, 56
_SIDE, _SUMS = 76, 44
_PHYSICAL_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class CountGrid(QWidget):
    """The steppers with their sums. ``edited`` follows each key; ``committed`` names a cell to be stored."""

    edited = Signal()
    committed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[tuple[str, str], Stepper] = {}
        self._by_sex = {sex: _sum_label(Role.STRONG) for sex in SEXES}
        self._by_age = {band: _sum_label(Role.STRONG, Qt.AlignmentFlag.AlignCenter) for band in AGE_BANDS}
        self._total = _sum_label(Role.HEADING)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(17, 1, 17, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = self._grid
        last = len(AGE_BANDS) + 1
        grid.addWidget(Label(lambda: field_label("participant", "sex"), Role.LABEL, "text2"), 0, 0)
        for at, band in enumerate(AGE_BANDS, start=1):
            head = Label(partial(_band_label, band), Role.LABEL, "text2")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, at)
            grid.setColumnStretch(at, 1)
        end = Label(lambda: _("Total"), Role.LABEL, "text2")
        end.setAlignment(_PHYSICAL_RIGHT)
        grid.addWidget(end, 0, last)
        for row, sex in enumerate(SEXES, start=1):
            grid.addWidget(Label(partial(code_label, "headcount_sex", sex), Role.STRONG), row, 0)
            for at, band in enumerate(AGE_BANDS, start=1):
                grid.addWidget(self._cell(sex, band), row, at)
            grid.addWidget(self._by_sex[sex], row, last)
        bottom = len(SEXES) + 1
        grid.addWidget(Label(lambda: _("Total"), Role.STRONG), bottom, 0)
        for at, band in enumerate(AGE_BANDS, start=1):
            grid.addWidget(self._by_age[band], bottom, at)
        grid.addWidget(self._total, bottom, last)
        grid.setColumnMinimumWidth(0, _SIDE)
        grid.setColumnMinimumWidth(last, _SUMS)
        grid.setRowMinimumHeight(0, _HEADER)
        for row in range(1, bottom + 1):
            grid.setRowMinimumHeight(row, _ROW)
        cells = list(self.cells.values())
        for cell, following in pairwise(cells):
            cell.entered.connect(lambda following=following: following.setFocus(Qt.FocusReason.TabFocusReason))

    def _cell(self, sex: str, band: str) -> Stepper:
        cell = Stepper(lambda: f"{code_label('headcount_sex', sex)}, {_band_label(band)}")
        cell.setMaximumWidth(132)
        cell.changed.connect(self._on_changed)
        cell.committed.connect(lambda: self.committed.emit(sex, band))
        self.cells[sex, band] = cell
        return cell

    def total(self) -> int:
        """Everybody counted, as typed now."""
        return sum(cell.value() for cell in self.cells.values())

    def show_counts(self, count: Headcount, keep: Callable[[str, str], bool]) -> None:
        """Show what is stored, except in cells that ``keep`` says are being typed in."""
        for (sex, band), cell in self.cells.items():
            if not keep(sex, band) and cell.value() != count.grid.get((sex, band), 0):
                cell.set_value(count.grid.get((sex, band), 0))
        self._add_up()

    def commit(self) -> None:
        """Store what is being typed."""
        for cell in self.cells.values():
            cell.commit()

    def retranslate(self) -> None:
        """Write the sums again."""
        self._add_up()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_changed(self) -> None:
        self._add_up()
        self.edited.emit()

    def _add_up(self) -> None:
        for sex, label in self._by_sex.items():
            label.set_text(_number(sum(self.cells[sex, band].value() for band in AGE_BANDS)))
        for band, label in self._by_age.items():
            label.set_text(_number(sum(self.cells[sex, band].value() for sex in SEXES)))
        self._total.set_text(_number(self.total()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the fills of header and sums, the lines."""
        painter = QPainter(self)
        inside = self.rect().adjusted(1, 1, -1, -1)
        top = self._grid.cellRect(0, 0).bottom()
        bottom = self._grid.cellRect(len(SEXES) + 1, 0).top()
        painter.fillRect(QRect(inside.left(), inside.top(), inside.width(), top), theme().colour("alt"))
        painter.fillRect(
            QRect(inside.left(), bottom, inside.width(), inside.bottom() - bottom + 1), theme().colour("alt")
        )
        for row in range(1, len(SEXES) + 2):
            painter.fillRect(
                inside.left(), self._grid.cellRect(row, 0).top(), inside.width(), 1, theme().colour("border")
            )
        paint_box(painter, self.rect(), border="border")
        painter.end()


class HeadcountTab(QWidget):
    """Explanation, grid, key hints, nationalities with the check of their sum."""

    counted = Signal()

    def __init__(self, session: OpenSession) -> None:
        super().__init__()
        self._session = session
        self.grid = CountGrid()
        self.nationalities = {
            code: NumberField(partial(_nationality_label, code), largest=99_999) for code in NATIONALITIES
        }
        self.check = State(Tone.OK, "check", self._check_words)
        self._lay_out()
        self.grid.edited.connect(self._on_edited)
        self.grid.committed.connect(self._store)
        for code, field in self.nationalities.items():
            field.changed.connect(self._on_edited)
            field.committed.connect(lambda code=code: self._store_nationality(code))

    def _lay_out(self) -> None:
        hints = KeyHints(
            [
                (("Tab",), lambda: _("next cell")),
                (("+", "−"), lambda: _("one more / one less")),
                (("0–9",), lambda: _("type the number")),
            ]
        )
        heading = QHBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(Label(lambda: field_label("participant", "nationality"), Role.SECTION))
        heading.addWidget(Label(lambda: "· " + _("optional"), Role.CAPTION, "text3"))
        heading.addStretch(1)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for field in self.nationalities.values():
            fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(0)
        column.addWidget(Label(_explanation, Role.SECONDARY, "text2", wrap=True))
        for gap, part in ((12, self.grid), (12, hints), (12, Separator()), (12, heading), (8, fields), (8, self.check)):
            column.addSpacing(gap)
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside, sideways=True))

    # ------------------------------------------------------------------------------------------------- showing

    def show_session(self) -> None:
        """Another session is in front."""
        self.refresh(undone=True)

    def refresh(self, *, undone: bool = False) -> None:
        """Read the counts again; ``undone``: the user took something back, so that the focused cell follows too."""
        session = self._session
        try:
            stored = attending.headcount(session.desk, session.id) if session.id is not None else Headcount({}, {})
        except DeskError as error:
            session.failed.emit(error)
            return

        def keep(sex: str, band: str) -> bool:
            typing = self.grid.cells[sex, band].hasFocus() and not undone
            return typing or session.is_waiting(_key(sex, band))

        self.grid.show_counts(stored, keep)
        for code, field in self.nationalities.items():
            typing = field.input.hasFocus() and not undone
            if not typing and not field.is_pending() and not session.is_waiting(_key(code)):
                field.set_value(stored.nationalities.get(code))
        self._on_edited()

    def count(self) -> int:
        """Everybody counted."""
        return self.grid.total()

    def focus(self) -> None:
        """Put the focus into the first cell."""
        self.grid.cells[SEXES[0], AGE_BANDS[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Store what is being typed."""
        self.grid.commit()
        for field in self.nationalities.values():
            field.leave()

    # ------------------------------------------------------------------------------------------------- storing

    def _store(self, sex: str, band: str) -> None:
        desk, by = self._session.desk, self._session
        count = self.grid.cells[sex, band].value()
        self._session.keep(
            _key(sex, band), lambda session: attending.set_headcount(desk, session, sex, band, count, by=by)
        )

    def _store_nationality(self, code: str) -> None:
        desk, by = self._session.desk, self._session
        value = self.nationalities[code].value()
        count = value if isinstance(value, int) else 0
        self._session.keep(
            _key(code), lambda session: attending.set_nationality_count(desk, session, code, count, by=by)
        )

    def _on_edited(self) -> None:
        given = self._nationality_total()
        self.check.setVisible(given is not None)
        if given == self.grid.total():
            self.check.set_state(Tone.OK, "check", self._check_words)
        else:
            self.check.set_state(Tone.WARN, "warning", self._check_words)
        self.counted.emit()

    def _nationality_total(self) -> int | None:
        given = [value for field in self.nationalities.values() if isinstance(value := field.value(), int)]
        return sum(given) if given else None

    def _check_words(self) -> str:
        given, total = self._nationality_total() or 0, self.grid.total()
        if given == total:
            return fill(_("Nationalities add to {sum}, same as the count"), sum=given)
        return fill(_("Nationalities add to {sum}, the count is {total}"), sum=given, total=total)


def _sum_label(role: Role, align: Qt.AlignmentFlag = _PHYSICAL_RIGHT) -> Label:
    label = Label("0", role)
    label.setAlignment(align)
    return label


def _number(count: int) -> str:
    return iso_ltr(formats.number(count))


def _band_label(band: str) -> str:
    label = code_label("headcount_age", band)
    return label if band == "unknown" else iso_ltr(label)


def _nationality_label(code: str) -> str:
    return _("Other nationality") if code == "other" else code_label("headcount_nationality", code)


def _key(*codes: str) -> str:
    return ".".join(("headcount", *codes))


def _explanation() -> str:
    return _("For big events without names. These numbers are added to participations, not to distinct people.")
