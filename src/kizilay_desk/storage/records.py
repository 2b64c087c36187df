"""Reading records from the tables, by id and by centre code."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Entity, Kind, Value
from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.tables import RECORDS


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands: values by field key (also of fields that are empty), and when it was made and changed."""

    entity: str
    id: str
    values: dict[str, Value]
    deleted: bool
    created_at: str
    changed_at: str

    def text(self, key: str) -> str:
        """A value as text, "" when it is not known."""
        value = self.values.get(key)
        return "" if value is None else str(value)


def get(connection: Connection, entity: str, record: str) -> Record | None:
    """One record, deleted or not; None when there is none."""
    table = RECORDS[entity]
    row = connection.execute(select(table).where(table.c.id == record)).one_or_none()
    return None if row is None else to_record(ENTITIES[entity], row)


def get_many(connection: Connection, entity: str, ids: Collection[str]) -> dict[str, Record]:
    """The records with these ids that there are, by id."""
    table = RECORDS[entity]
    found: dict[str, Record] = {}
    for some in chunks(ids):
        for row in connection.execute(select(table).where(table.c.id.in_(some))):
            found[row.id] = to_record(ENTITIES[entity], row)
    return found


def every(connection: Connection, entity: str, *, deleted: bool = False) -> Iterator[Record]:
    """All records of an entity in the order of their ids, one after the other; deleted ones only when asked for."""
    table = RECORDS[entity]
    query = select(table).order_by(table.c.id)
    if not deleted:
        query = query.where(~table.c.deleted)
    for row in connection.execution_options(yield_per=5000).execute(query):
        yield to_record(ENTITIES[entity], row)


def count(connection: Connection, entity: str) -> int:
    """How many records of an entity there are, deleted ones not counted."""
    table = RECORDS[entity]
    return connection.scalar(select(func.count()).select_from(table).where(~table.c.deleted)) or 0


def to_record(entity: Entity, row: Row[Any]) -> Record:
    """The record in a table row."""
    mapping = row._mapping
    values: dict[str, Value] = {}
    for field in entity.fields:
        value = mapping[field.key]
        values[field.key] = json.loads(value) if field.kind is Kind.CODES and value is not None else value
    return Record(entity.key, mapping["id"], values, mapping["deleted"], mapping["created_at"], mapping["changed_at"])
