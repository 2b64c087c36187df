"""The right editor for each declared field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from kizilay_desk.domain.codes import Code, CodeList
from kizilay_desk.domain.fields import Entity, Field, Kind
from kizilay_desk.i18n.labels import code_label, code_lists, field_label
from kizilay_desk.ui.widgets.check_box import FlagField
from kizilay_desk.ui.widgets.choice_field import ChoiceField
from kizilay_desk.ui.widgets.choice_list import Option
from kizilay_desk.ui.widgets.combo import CheckCombo, ComboField
from kizilay_desk.ui.widgets.field import FieldEditor
from kizilay_desk.ui.widgets.read_fields import BirthField, DateField, IdentifierField, PhoneField, TimeField
from kizilay_desk.ui.widgets.segmented import Choice
from kizilay_desk.ui.widgets.text_field import NoteField, NumberField, TextField

# Up to this many choices stand side by side instead of in a list.
_MOST_SEGMENTS = 3


def code_options(list_key: str) -> Sequence[Option]:
    """The codes offered by a list, in its order, as options; those that others stand below are headings."""
    codes = code_lists()[list_key]
    parents = {code.parent for code in codes.offered() if code.parent}
    return tuple(_option(codes, code, heading=code.code in parents) for code in codes.offered())


def _option(codes: CodeList, code: Code, *, heading: bool) -> Option:
    depth = 0
    above = code.parent
    while above is not None:
        depth += 1
        parent = codes.get(above)
        above = parent.parent if parent else None
    also = " ".join(code.spellings())
    return Option(code.code, code_label(codes.key, code.code), depth=depth, heading=heading, also=also)


def editor_for(entity: Entity, field: Field, *, today: Callable[[], date] = date.today) -> FieldEditor:
    """An editor with the field's label. ValueError for a reference: only the page knows what it may point to."""

    def label() -> str:
        return field_label(entity.key, field.key)

    def options() -> Sequence[Option]:
        return code_options(field.code_list or "")

    def choices() -> Sequence[Choice]:
        return tuple(Choice(option.value, option.text) for option in options())

    match field.kind:
        case Kind.TEXT | Kind.NAME:
            return TextField(label, longest=field.longest)
        case Kind.NOTE:
            return NoteField(label, longest=field.longest)
        case Kind.CODE if len(options()) <= _MOST_SEGMENTS:
            return ChoiceField(label, choices, may_be_empty=not field.required)
        case Kind.CODE:
            return ComboField(label, options)
        case Kind.OPEN_CODE:
            return ComboField(label, options, free=True)
        case Kind.CODES:
            return CheckCombo(label, options)
        case Kind.DATE:
            return DateField(label, today=today)
        case Kind.BIRTH:
            return BirthField(label, today=today)
        case Kind.TIME:
            return TimeField(label)
        case Kind.COUNT:
            return NumberField(label)
        case Kind.PHONE:
            return PhoneField(label)
        case Kind.IDENTIFIER:
            return IdentifierField(label)
        case Kind.FLAG:
            return FlagField(label)
        case Kind.REF | Kind.INSTANT:
            raise ValueError(f"{entity.key}.{field.key}: give the form an editor for a {field.kind.value}")
