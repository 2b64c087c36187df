"""Sessions and who came: attendance by name, headcounts without names."""

from collections.abc import Mapping

from kizilay_desk.domain.entities import register
from kizilay_desk.domain.fields import NP_, Derived, Entity, Field, Kind, Value
from kizilay_desk.domain.names import fold


def _search_key(values: Mapping[str, Value]) -> str:
    return fold(" ".join(str(values.get(key) or "") for key in ("topic", "place", "facilitator")))


SESSION = register(
    Entity(
        key="session",
        label=NP_("entity", "Session"),
        plural=NP_("entity", "Sessions"),
        sheet=1,
        derived=(Derived("search_key", _search_key),),
        fields=(
            Field("centre", Kind.REF, target="centre", required=True, width=18, label=NP_("session", "Centre")),
            Field(
                "activity",
                Kind.CODE,
                code_list="programme",
                required=True,
                indexed=True,
                width=30,
                label=NP_("session", "Activity"),
            ),
            Field(
                "topic",
                Kind.OPEN_CODE,
                code_list="topic",
                required=True,
                width=36,
                label=NP_("session", "Topic"),
            ),
            Field("date", Kind.DATE, required=True, indexed=True, width=13, label=NP_("session", "Date")),
            Field("start", Kind.TIME, width=9, label=NP_("session", "Start")),
            Field("end", Kind.TIME, width=9, label=NP_("session", "End")),
            Field("place", Kind.TEXT, width=20, label=NP_("session", "Place")),
            Field("facilitator", Kind.NAME, personal=True, width=22, label=NP_("session", "Facilitator")),
            Field("languages", Kind.CODES, code_list="language", width=18, label=NP_("session", "Session language")),
            Field(
                "status", Kind.CODE, code_list="session_status", required=True, width=14, label=NP_("session", "Status")
            ),
            Field("note", Kind.NOTE, width=40, longest=4000, label=NP_("session", "Notes")),
        ),
    )
)

ATTENDANCE = register(
    Entity(
        key="attendance",
        label=NP_("entity", "Attendance"),
        plural=NP_("entity", "Attendance"),
        sheet=3,
        natural=("session", "participant"),
        fields=(
            Field(
                "session",
                Kind.REF,
                target="session",
                required=True,
                indexed=True,
                width=36,
                label=NP_("attendance", "Session"),
            ),
            Field(
                "participant",
                Kind.REF,
                target="participant",
                required=True,
                indexed=True,
                width=28,
                label=NP_("attendance", "Participant"),
            ),
        ),
    )
)

# The grid of sex and age, and beside it the nationalities of the same crowd: two margins of one count, kept
# apart so that no sum can take both.
HEADCOUNT = register(
    Entity(
        key="headcount",
        label=NP_("entity", "Headcount"),
        plural=NP_("entity", "Headcounts"),
        sheet=4,
        natural=("session", "sex", "age_band"),
        fields=(
            Field(
                "session",
                Kind.REF,
                target="session",
                required=True,
                indexed=True,
                width=36,
                label=NP_("headcount", "Session"),
            ),
            Field("sex", Kind.CODE, code_list="headcount_sex", required=True, width=12, label=NP_("headcount", "Sex")),
            Field(
                "age_band",
                Kind.CODE,
                code_list="headcount_age",
                required=True,
                width=12,
                label=NP_("headcount", "Age group"),
            ),
            Field("count", Kind.COUNT, required=True, width=10, label=NP_("headcount", "Number of people")),
        ),
    )
)

HEADCOUNT_NATIONALITY = register(
    Entity(
        key="headcount_nationality",
        label=NP_("entity", "Headcount by nationality"),
        plural=NP_("entity", "Headcounts by nationality"),
        sheet=5,
        natural=("session", "nationality"),
        fields=(
            Field(
                "session",
                Kind.REF,
                target="session",
                required=True,
                indexed=True,
                width=36,
                label=NP_("headcount_nationality", "Session"),
            ),
            Field(
                "nationality",
                Kind.CODE,
                code_list="headcount_nationality",
                required=True,
                width=14,
                label=NP_("headcount_nationality", "Nationality"),
            ),
            Field("count", Kind.COUNT, required=True, width=10, label=NP_("headcount_nationality", "Number of people")),
        ),
    )
)
