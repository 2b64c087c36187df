"""The filters of the list of participants: chips for those in use, a button that adds one, a link that clears them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext
from kizilay_desk.i18n.labels import code_label, code_lists, field_label
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services import people
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage.people import PeopleFilter
from kizilay_desk.ui.participants.pick_list import PickList
from kizilay_desk.ui.widgets.buttons import Button, Kind, LinkButton, Size
from kizilay_desk.ui.widgets.chips import FilterChip
from kizilay_desk.ui.widgets.choice_list import Option

RECENT_DAYS = 30
_YES = "yes"


@dataclass(frozen=True)
class Facet:
    """Something to filter by. ``value_label`` names a value; ``values`` are those that may be chosen.

    Without ``values`` it is a question of yes or no.
    """

    key: str
    label: Callable[[], str]
    value_label: Callable[[str], str]
    values: Callable[[], Sequence[str]] | None = None


class FilterBar(QWidget):
    """``changed``: other people are wanted. ``failed`` carries the DeskError of a store that could not be read."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facets = {facet.key: facet for facet in self._all_facets()}
        self._chosen: dict[str, set[str]] = {}
        self._chips: dict[str, FilterChip] = {}
        self._open: Facet | None = None
        self._checked: set[str] = set()
        self.add = Button(lambda: _("Add filter"), Kind.FLAT, Size.SMALL, icon="plus")
        self.clear_all = LinkButton(lambda: _("Clear"))
        self.clear_all.hide()
        self._fields = PickList(self)
        self._values = PickList(self)
        self._fields.chosen.connect(self._take_field)
        self._values.chosen.connect(self._take_value)
        self.add.clicked.connect(self.open_fields)
        self.clear_all.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.add)
        self._row.addWidget(self.clear_all)

    def _all_facets(self) -> tuple[Facet, ...]:
        def coded(key: str) -> Facet:
            return Facet(
                key,
                lambda: field_label("participant", key),
                lambda code: code_label(key, code),
                lambda: [code.code for code in code_lists()[key].offered()],
            )

        def used(key: str, value_label: Callable[[str], str]) -> Facet:
            return Facet(
                key, lambda: field_label("participant", key), value_label, lambda: people.values_in_use(self._desk, key)
            )

        return (
            coded("sex"),
            used("nationality", lambda code: code_label("nationality", code)),
            coded("population_group"),
            used("district", lambda words: words),
            Facet("consent_missing", lambda: _("Consent"), lambda _yes: _("Missing")),
            Facet("attended_since", lambda: _("Attended"), lambda _yes: _last_days()),
        )

    # ------------------------------------------------------------------------------------------------ what is wanted

    def wanted(self, text: str = "") -> PeopleFilter:
        """The people the chips and a searched text let through."""

        def values(key: str) -> tuple[str, ...]:
            return tuple(sorted(self._chosen.get(key, ())))

        recent = "attended_since" in self._chosen
        return PeopleFilter(
            text=text,
            sex=values("sex"),
            nationality=values("nationality"),
            population_group=values("population_group"),
            district=values("district"),
            consent_missing="consent_missing" in self._chosen,
            attended_since=self._desk.today() - timedelta(days=RECENT_DAYS) if recent else None,
        )

    def is_empty(self) -> bool:
        """Whether no filter is in use."""
        return not self._chosen

    def clear(self) -> None:
        """Use no filter, as the user's doing."""
        if self._chosen:
            self._chosen.clear()
            self._show()
            self.changed.emit()

    def remove(self, key: str) -> None:
        """Take one filter away, as the user's doing."""
        if self._chosen.pop(key, None) is not None:
            self._show()
            self.changed.emit()

    def remove_last(self) -> None:
        """Take away the filter that was added last."""
        if self._chosen:
            self.remove(list(self._chosen)[-1])

    # ------------------------------------------------------------------------------------------------------ choosing

    def open_fields(self) -> None:
        """Offer what to filter by."""
        options = [Option(facet.key, _field_text(facet)) for facet in self._facets.values()]
        self._fields.open(self.add, options)

    def _take_field(self, key: str) -> None:
        self._open_values(key, self.add)

    def _open_values(self, key: str, anchor: QWidget) -> None:
        facet = self._facets[key]
        if facet.values is None:
            self._chosen[key] = {_YES}
            self._show()
            self.changed.emit()
            return
        try:
            values = facet.values()
        except DeskError as error:
            self.failed.emit(error)
            return
        self._open = facet
        options = [Option(value, facet.value_label(value)) for value in values]
        self._checked = set(self._chosen.get(key, ()))
        self._values.open(anchor, options, self._checked)

    def _take_value(self, value: str) -> None:
        facet = self._open
        if facet is None:
            return
        self._checked.symmetric_difference_update({value})
        if self._checked:
            self._chosen[facet.key] = set(self._checked)
        else:
            self._chosen.pop(facet.key, None)
        self._show()
        self._values.follow()
        self.changed.emit()

    def _show(self) -> None:
        for key in [key for key in self._chips if key not in self._chosen]:
            chip = self._chips.pop(key)
            had_focus = chip.hasFocus()
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
            if had_focus:
                self.add.setFocus()
        for key in self._chosen:
            if key not in self._chips:
                self._chips[key] = self._made_chip(self._facets[key])
                self._row.insertWidget(self._row.indexOf(self.add), self._chips[key])
                self._chips[key].show()
            self._chips[key].retranslate()
        self.clear_all.setVisible(bool(self._chosen))
        self._row.activate()

    def _made_chip(self, facet: Facet) -> FilterChip:
        chip = FilterChip(facet.label, lambda: self._value_text(facet))
        chip.removed.connect(lambda: self.remove(facet.key))
        if facet.values is not None:
            chip.pressed.connect(lambda: self._open_values(facet.key, chip))
        return chip

    def _value_text(self, facet: Facet) -> str:
        chosen = self._chosen.get(facet.key, set())
        if len(chosen) == 1:
            return facet.value_label(next(iter(chosen)))
        return fill(ngettext("{count} selected", "{count} selected", len(chosen)), count=len(chosen))


def _field_text(facet: Facet) -> str:
    """What a filter is called where it is offered: a yes-or-no one says its value."""
    return facet.label() if facet.values is not None else f"{facet.label()}: {facet.value_label(_YES)}"


def _last_days() -> str:
    return fill(ngettext("Last {count} day", "Last {count} days", RECENT_DAYS), count=RECENT_DAYS)
