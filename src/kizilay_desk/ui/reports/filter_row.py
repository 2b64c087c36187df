"""The filters of the reports: period, centre, programme, sub-programme; each takes effect at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kizilay_desk.domain.sorting import sort_key
from kizilay_desk.domain.statistics import ReportFilter
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.formats import number
from kizilay_desk.i18n.labels import code_label, code_lists
from kizilay_desk.services.desk import Desk
from kizilay_desk.ui.lines import dotted
from kizilay_desk.ui.reports.periods import Days, Preset, days_of, days_text, preset_name
from kizilay_desk.ui.widgets.choice_list import Option
from kizilay_desk.ui.widgets.combo import ComboField
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.field_box import FILTER
from kizilay_desk.ui.widgets.read_fields import DateField

_ALL = "all"
_TREE = "programme"


@dataclass(frozen=True, slots=True)
class Centre:
    """A centre that can be chosen: its id and name."""

    id: str
    name: str


class FilterRow(QWidget):
    """See the module. ``changed`` follows the user and ``clear``."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = desk.today
        self._centres: tuple[Centre, ...] = ()
        self.period = ComboField(lambda: pgettext("report", "Period"), self._periods, height=FILTER)
        self.first = DateField(lambda: _("First day"), height=FILTER, today=desk.today)
        self.last = DateField(lambda: _("Last day"), height=FILTER, today=desk.today)
        self.centre = ComboField(lambda: pgettext("report", "Centre"), self._centre_options, height=FILTER)
        self.programme = ComboField(lambda: pgettext("report", "Programme"), _programmes, height=FILTER)
        self.activity = ComboField(lambda: pgettext("report", "Sub-programme"), self._activities, height=FILTER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        widths: tuple[tuple[FieldEditor, int], ...] = (
            (self.period, 260),
            (self.first, 132),
            (self.last, 132),
            (self.centre, 150),
            (self.programme, 232),
            (self.activity, 282),
        )
        for field, width in widths:
            field.setMaximumWidth(width)
            field.setMinimumWidth(width if field is self.period else min(width, 132))
            row.addWidget(field, width, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.clear_silently(Preset.THIS_YEAR)
        self.period.committed.connect(self._period_chosen)
        self.programme.committed.connect(self._programme_chosen)
        for other in (self.first, self.last, self.centre, self.activity):
            other.committed.connect(self.changed)

    # ------------------------------------------------------------------------------------------------- what is asked

    def selection(self) -> ReportFilter:
        """The sessions that the filters let through."""
        days = self.days()
        centre, activity = _chosen(self.centre), _chosen(self.activity)
        return ReportFilter(
            days.first,
            days.last,
            (centre,) if centre else (),
            _chosen(self.programme),
            (activity,) if activity else (),
        )

    def days(self) -> Days:
        """The period."""
        return days_of(self._preset(), self._today(), self._own_days())

    def is_clear(self) -> bool:
        """Whether nothing is filtered."""
        return self.selection() == ReportFilter()

    def described(self) -> str:
        """The filters on one line: ``1 Ocak – 31 Aralık 2026 · Hatay · Sosyal Uyum``."""
        centre, programme, activity = (_chosen(field) for field in (self.centre, self.programme, self.activity))
        names = {each.id: each.name for each in self._centres}
        return dotted(
            (
                days_text(self.days()),
                names.get(centre, "") if centre else _("All centres"),
                code_label(_TREE, activity or programme or "") if activity or programme else "",
            )
        )

    def clear(self) -> None:
        """Filter nothing."""
        self.clear_silently(Preset.ALL_TIME)
        self.changed.emit()

    def clear_silently(self, preset: Preset) -> None:
        """A period, and nothing else filtered."""
        self.first.set_value(None)
        self.last.set_value(None)
        for field in (self.centre, self.programme, self.activity):
            field.set_value(_ALL)
        self.period.set_value(preset.value)
        self._show_own_days()

    def show_centres(self, centres: Sequence[Centre]) -> None:
        """Offer these centres; the chosen one stays chosen while it is among them."""
        if tuple(centres) == self._centres:
            return
        self._centres = tuple(centres)
        self.centre.reload()
        chosen = _chosen(self.centre)
        self.centre.set_value(chosen if chosen in {each.id for each in centres} else _ALL)

    # ------------------------------------------------------------------------------------------------------- options

    def _periods(self) -> list[Option]:
        presets = [preset for preset in Preset if preset is not Preset.FROM_TO]
        shown = [(preset, days_text(days_of(preset, self._today(), Days()))) for preset in presets]
        options = [
            Option(
                preset.value,
                text,
                preset_name(preset) if preset is not Preset.ALL_TIME else "",
                also=preset_name(preset),
            )
            for preset, text in shown
        ]
        return [*options, Option(Preset.FROM_TO.value, preset_name(Preset.FROM_TO))]

    def _centre_options(self) -> list[Option]:
        return [_all(len(self._centres)), *(Option(each.id, each.name) for each in self._centres)]

    def _activities(self) -> list[Option]:
        tree = code_lists()[_TREE]
        programme = _chosen(self.programme) if hasattr(self, "programme") else None
        if programme:
            below = [Option(code.code, code_label(_TREE, code.code)) for code in tree.children(programme)]
            return [_all(len(below)), *below]
        options = [_all(sum(1 for code in tree if code.parent))]
        for root in tree.children():
            options.append(Option(root.code, code_label(_TREE, root.code), heading=True))
            options += (Option(code.code, code_label(_TREE, code.code), depth=1) for code in tree.children(root.code))
        return options

    # -------------------------------------------------------------------------------------------------------- choosing

    def _preset(self) -> Preset:
        value = self.period.value()
        return Preset(value) if isinstance(value, str) else Preset.ALL_TIME

    def _own_days(self) -> Days:
        first, last = (_day(field) for field in (self.first, self.last))
        return Days(last, first) if first and last and last < first else Days(first, last)

    def _show_own_days(self) -> None:
        shown = self._preset() is Preset.FROM_TO
        self.first.setVisible(shown)
        self.last.setVisible(shown)

    def _period_chosen(self) -> None:
        preset = self._preset()
        if preset is Preset.FROM_TO and not self.first.isVisible():
            # Days of one's own begin with those of this year, to be changed.
            days = days_of(Preset.THIS_YEAR, self._today(), Days())
            for field, day in ((self.first, days.first), (self.last, days.last)):
                field.set_value(day.isoformat() if day else None)
            self._show_own_days()
            self.first.focus()
        self._show_own_days()
        self.changed.emit()

    def _programme_chosen(self) -> None:
        self.activity.reload()
        activity, programme = _chosen(self.activity), _chosen(self.programme)
        if activity and programme and activity not in code_lists()[_TREE].descendants(programme):
            self.activity.set_value(_ALL)
        else:
            self.activity.show_value()
        self.changed.emit()


def named_centres(ids: Sequence[str], names: Mapping[str, str]) -> list[Centre]:
    """The centres with these ids that have a name, in alphabetical order."""
    known = [Centre(each, names[each]) for each in ids if each in names]
    return sorted(known, key=lambda centre: sort_key(centre.name))


def _programmes() -> list[Option]:
    roots = code_lists()[_TREE].children()
    return [_all(len(roots)), *(Option(root.code, code_label(_TREE, root.code)) for root in roots)]


def _all(count: int) -> Option:
    # Bare, without marks of direction: it stands in a line in which people type.
    return Option(_ALL, pgettext("report", "All ({count})").format(count=number(count)))


def _chosen(field: ComboField) -> str | None:
    value = field.value()
    return value if isinstance(value, str) and value != _ALL else None


def _day(field: DateField) -> date | None:
    value = field.value()
    return date.fromisoformat(value) if isinstance(value, str) else None
