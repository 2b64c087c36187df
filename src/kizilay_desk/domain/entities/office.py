"""The store's own records: centres, devices, users and the coordinator's additions to the code lists."""

from kizilay_desk.domain.entities import register
from kizilay_desk.domain.fields import NP_, Entity, Field, Kind

CENTRE = register(
    Entity(
        key="centre",
        label=NP_("entity", "Centre"),
        plural=NP_("entity", "Centres"),
        programme=False,
        natural=("code",),
        fields=(
            Field("code", Kind.TEXT, required=True, longest=20, label=NP_("centre", "Centre code")),
            Field("name", Kind.TEXT, required=True, label=NP_("centre", "Centre name")),
            Field("province", Kind.CODE, code_list="province", label=NP_("centre", "Province")),
        ),
    )
)

DEVICE = register(
    Entity(
        key="device",
        label=NP_("entity", "Device"),
        plural=NP_("entity", "Devices"),
        programme=False,
        fields=(
            Field("centre", Kind.REF, target="centre", required=True, indexed=True, label=NP_("device", "Centre")),
            Field("name", Kind.TEXT, label=NP_("device", "Device name")),
        ),
    )
)

USER = register(
    Entity(
        key="user",
        label=NP_("entity", "User"),
        plural=NP_("entity", "Users"),
        programme=False,
        fields=(
            Field("name", Kind.NAME, required=True, personal=True, label=NP_("user", "Full name")),
            Field("role", Kind.CODE, code_list="role", required=True, label=NP_("user", "Role")),
            Field("centre", Kind.REF, target="centre", required=True, label=NP_("user", "Centre")),
        ),
    )
)

CODE = register(
    Entity(
        key="code",
        label=NP_("entity", "Code"),
        plural=NP_("entity", "Code lists"),
        programme=False,
        natural=("list", "code"),
        fields=(
            Field("list", Kind.TEXT, required=True, indexed=True, label=NP_("code", "List")),
            Field("code", Kind.TEXT, required=True, label=NP_("code", "Code")),
            Field("parent", Kind.TEXT, label=NP_("code", "Parent code")),
            Field("tr", Kind.TEXT, required=True, label=NP_("code", "Turkish")),
            Field("en", Kind.TEXT, required=True, label=NP_("code", "English")),
            Field("ar", Kind.TEXT, required=True, label=NP_("code", "Arabic")),
            Field("position", Kind.COUNT, label=NP_("code", "Order")),
            Field("retired", Kind.FLAG, label=NP_("code", "Retired")),
        ),
    )
)
