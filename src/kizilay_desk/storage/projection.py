"""Keeping the tables equal to the fold: rows, open conflicts and search tokens of changed records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from kizilay_desk.domain.change_json import write_json
from kizilay_desk.domain.changes import FoldedRecord
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Entity, Kind, Value
from kizilay_desk.domain.names import search_tokens
from kizilay_desk.storage.bulk import insert_rows
from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.tables import CONFLICT, RECORDS, SEARCH_TOKEN


def project(
    connection: Connection, folded: Mapping[str, FoldedRecord | None], *, known: Collection[str], entities: set[str]
) -> None:
    """Write what the records fold to. None removes a record's row.

    ``known`` are the records that have a row already, so that new ones need no deleting; ``entities`` the
    entities among them. Records of entities this version does not know stay in the log alone.
    """
    rows: dict[str, list[tuple[Any, ...]]] = {}
    conflicts: list[tuple[str, ...]] = []
    tokens: list[tuple[str, ...]] = []
    for record, state in folded.items():
        if state is None or state.entity not in RECORDS:
            continue
        entity = ENTITIES[state.entity]
        rows.setdefault(entity.key, []).append(_cells(entity, record, state))
        conflicts += ((record, key, entity.key) for key in state.conflicts)
        if not state.deleted:
            tokens += ((token, record) for token in tokens_of(entity, state.values))

    for some in chunks(known):
        for key in entities & RECORDS.keys():
            connection.execute(RECORDS[key].delete().where(RECORDS[key].c.id.in_(some)))
        connection.execute(CONFLICT.delete().where(CONFLICT.c.record.in_(some)))
        connection.execute(SEARCH_TOKEN.delete().where(SEARCH_TOKEN.c.record.in_(some)))
    # In the order of their keys, so that neighbours land on one page of the tree.
    for key, entity_rows in rows.items():
        insert_rows(connection, RECORDS[key], RECORDS[key].c.keys(), sorted(entity_rows, key=itemgetter(0)))
    insert_rows(connection, CONFLICT, ("record", "field", "entity"), sorted(conflicts))
    insert_rows(connection, SEARCH_TOKEN, ("token", "record"), sorted(tokens))


def row_of(entity: Entity, record: str, state: FoldedRecord) -> dict[str, Any]:
    """The table row of a folded record, by the table's columns and in their order."""
    return dict(zip(RECORDS[entity.key].c.keys(), _cells(entity, record, state), strict=True))


def _cells(entity: Entity, record: str, state: FoldedRecord) -> tuple[Any, ...]:
    values = state.values
    fields, lists = _plan(entity)
    known = [values.get(key) for key in fields]
    for position in lists:
        if known[position] is not None:
            known[position] = write_json(known[position])
    derived = (each.compute(values) for each in entity.derived)
    return (record, *known, *derived, state.deleted, state.created_at, state.changed_at)


@cache
def _plan(entity: Entity) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The keys of an entity's fields, and the positions of those that hold lists."""
    keys = tuple(field.key for field in entity.fields)
    return keys, tuple(place for place, field in enumerate(entity.fields) if field.kind is Kind.CODES)


def tokens_of(entity: Entity, values: Mapping[str, Value]) -> set[str]:
    """The search tokens of a record: of its searchable fields."""
    keys = _searchable(entity)
    return search_tokens({key: text for key in keys if isinstance(text := values.get(key), str)}) if keys else set()


@cache
def _searchable(entity: Entity) -> tuple[str, ...]:
    return tuple(field.key for field in entity.fields if field.searchable)
