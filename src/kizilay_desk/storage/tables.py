"""The tables, made from the declarations: one per entity for its fold, and the log's own.

References between records are not foreign keys: files arrive in any order, so an attendance may be here before
its session. What the store alone writes (batches, deliveries, ranges) is held together by foreign keys.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text

from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Entity, Field, Kind

METADATA = MetaData()

# What an index holds beside its key, so that the statistics read the index alone: (entity, key).
_ALSO_INDEXED = {
    ("session", "date"): ("status", "deleted", "centre", "activity"),
    ("attendance", "session"): ("participant", "deleted"),
}

# Compared and ranged over by code point, on every database.
ORDERED_TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def _column(field: Field) -> Column[object]:
    if field.kind is Kind.COUNT:
        return Column(field.key, Integer)
    if field.kind is Kind.FLAG:
        return Column(field.key, Boolean)
    return Column(field.key, Text)


def define(entity: Entity) -> Table:
    """The table that holds the fold of an entity's records."""
    table = Table(
        entity.key,
        METADATA,
        Column("id", Text, primary_key=True),
        *(_column(field) for field in entity.fields),
        *(Column(derived.key, ORDERED_TEXT) for derived in entity.derived),
        Column("deleted", Boolean, nullable=False, default=False),
        Column("created_at", Text, nullable=False),
        Column("changed_at", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    for key in [field.key for field in entity.fields if field.indexed] + [d.key for d in entity.derived if d.indexed]:
        also = _ALSO_INDEXED.get((entity.key, key), ())
        Index(f"ix_{entity.key}_{key}", table.c[key], *(table.c[other] for other in also))
    return table


RECORDS: dict[str, Table] = {key: define(entity) for key, entity in ENTITIES.items()}

# People by what the statistics tell of them.
Index(
    "ix_participant_profile",
    *(RECORDS["participant"].c[key] for key in ("sex", "nationality", "population_group", "deleted", "birth_day")),
)

BATCH = Table(
    "batch",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("withdrawn_at", Text),
)

DELIVERY = Table(
    "delivery",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("batch", ForeignKey("batch.id"), nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("checksum", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("centre", Text, nullable=False),
    Column("week", Text),
    Column("written_at", Text, nullable=False),
)

# Which changes a delivery held: the ground on which a change stays when one of its deliveries is withdrawn.
DELIVERY_RANGE = Table(
    "delivery_range",
    METADATA,
    Column("delivery", ForeignKey("delivery.id"), primary_key=True),
    Column("device", Text, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

# The earlier files that a delivered file says it follows: what is announced and not here is missing.
ANNOUNCED = Table(
    "announced",
    METADATA,
    Column("delivery", ForeignKey("delivery.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("week", Text),
    Column("ranges", Text, nullable=False),
)

# The files this store wrote.
DISPATCH = Table(
    "dispatch",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("week", Text),
    Column("at", Text, nullable=False),
    Column("ranges", Text, nullable=False),
)

CHANGE = Table(
    "change",
    METADATA,
    Column("device", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("record", Text, nullable=False, index=True),
    Column("content", Text, nullable=False),
    Column("over", Text),
    Column("batch", ForeignKey("batch.id")),
    sqlite_with_rowid=False,
)

CONFLICT = Table(
    "conflict",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("entity", Text, nullable=False),
)

SEARCH_TOKEN = Table(
    "search_token",
    METADATA,
    Column("token", ORDERED_TEXT, primary_key=True),
    Column("record", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

DRAFT = Table(
    "draft",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# What only this store knows of itself: its device, centre and present user, its settings.
LOCAL = Table(
    "local",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
