"""Keeping the tables equal to the fold: rows, open conflicts and search tokens of changed records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection

from kizilay_desk.domain.change_json import write_json
from kizilay_desk.domain.changes import DELETED, FoldedRecord
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Entity, Kind, Value
from kizilay_desk.domain.names import search_tokens
from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.tables import CONFLICT, RECORDS, SEARCH_TOKEN


def project(
    connection: Connection, folded: Mapping[str, FoldedRecord | None], *, known: Collection[str], entities: set[str]
) -> None:
    """Write what the records fold to. None removes a record's row.

    ``known`` are the records that have a row already, so that new ones need no deleting; ``entities`` the
    entities among them. Records of entities this version does not know stay in the log alone.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    conflicts: list[dict[str, str]] = []
    tokens: list[dict[str, str]] = []
    for record, state in folded.items():
        if state is None or state.entity not in RECORDS:
            continue
        entity = ENTITIES[state.entity]
        rows.setdefault(entity.key, []).append(row_of(entity, record, state))
        conflicts += ({"record": record, "field": key, "entity": entity.key} for key in sorted(state.conflicts))
        if not state.deleted:
            tokens += ({"token": token, "record": record} for token in tokens_of(entity, state.values))

    for some in chunks(known):
        for key in entities & RECORDS.keys():
            connection.execute(RECORDS[key].delete().where(RECORDS[key].c.id.in_(some)))
        connection.execute(CONFLICT.delete().where(CONFLICT.c.record.in_(some)))
        connection.execute(SEARCH_TOKEN.delete().where(SEARCH_TOKEN.c.record.in_(some)))
    for key, entity_rows in rows.items():
        connection.execute(RECORDS[key].insert(), entity_rows)
    if conflicts:
        connection.execute(CONFLICT.insert(), conflicts)
    if tokens:
        connection.execute(SEARCH_TOKEN.insert(), tokens)


def row_of(entity: Entity, record: str, state: FoldedRecord) -> dict[str, Any]:
    """The table row of a folded record."""
    values = state.values
    row: dict[str, Any] = {"id": record}
    for field in entity.fields:
        value = values.get(field.key)
        row[field.key] = write_json(value) if field.kind is Kind.CODES and value is not None else value
    for derived in entity.derived:
        row[derived.key] = derived.compute(values)
    row[DELETED] = state.deleted
    row["created_at"] = state.created_at
    row["changed_at"] = state.changed_at
    return row


def tokens_of(entity: Entity, values: Mapping[str, Value]) -> set[str]:
    """The search tokens of a record: of its searchable fields."""
    texts = {
        field.key: text
        for field in entity.fields
        if field.searchable and isinstance(text := values.get(field.key), str)
    }
    return search_tokens(texts) if texts else set()
