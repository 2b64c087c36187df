"""Participants: every personal field except the name may stay empty (DOMAIN.md, KVKK art. 4: the least needed)."""

from collections.abc import Mapping

from kizilay_desk.domain.birth import effective_day
from kizilay_desk.domain.entities import register
from kizilay_desk.domain.fields import NP_, Derived, Entity, Field, Kind, Value
from kizilay_desk.domain.sorting import sort_key


def _name_key(values: Mapping[str, Value]) -> str:
    latin = f"{values.get('given_name') or ''} {values.get('family_name') or ''}".strip()
    return sort_key(latin or str(values.get("arabic_name") or ""))


def _birth_day(values: Mapping[str, Value]) -> str | None:
    birth = values.get("birth")
    return effective_day(birth) if isinstance(birth, str) else None


PARTICIPANT = register(
    Entity(
        key="participant",
        label=NP_("entity", "Participant"),
        plural=NP_("entity", "Participants"),
        sheet=2,
        derived=(Derived("name_key", _name_key, indexed=True), Derived("birth_day", _birth_day)),
        fields=(
            Field(
                "given_name",
                Kind.NAME,
                personal=True,
                searchable=True,
                width=18,
                longest=100,
                label=NP_("participant", "Given name"),
            ),
            Field(
                "family_name",
                Kind.NAME,
                personal=True,
                searchable=True,
                width=18,
                longest=100,
                label=NP_("participant", "Family name"),
            ),
            Field(
                "arabic_name",
                Kind.NAME,
                personal=True,
                searchable=True,
                width=24,
                label=NP_("participant", "Arabic name"),
            ),
            Field("sex", Kind.CODE, code_list="sex", width=10, label=NP_("participant", "Sex")),
            Field("birth", Kind.BIRTH, personal=True, width=13, label=NP_("participant", "Birth year or date")),
            Field("nationality", Kind.CODE, code_list="nationality", width=14, label=NP_("participant", "Nationality")),
            Field(
                "population_group", Kind.CODE, code_list="population_group", width=16, label=NP_("participant", "Group")
            ),
            Field(
                "identity_number",
                Kind.IDENTIFIER,
                personal=True,
                searchable=True,
                width=16,
                longest=40,
                label=NP_("participant", "ID number"),
            ),
            Field(
                "phone",
                Kind.PHONE,
                personal=True,
                searchable=True,
                width=17,
                longest=40,
                label=NP_("participant", "Phone"),
            ),
            Field("province", Kind.CODE, code_list="province", width=14, label=NP_("participant", "Province")),
            Field("district", Kind.TEXT, width=16, label=NP_("participant", "District")),
            Field("consent", Kind.CODE, code_list="consent", width=16, label=NP_("participant", "KVKK consent")),
            Field("consent_date", Kind.DATE, width=13, label=NP_("participant", "Consent date")),
            Field("centre", Kind.REF, target="centre", indexed=True, width=0, label=NP_("participant", "Centre")),
            Field("note", Kind.NOTE, personal=True, width=30, longest=4000, label=NP_("participant", "Notes")),
        ),
    )
)
