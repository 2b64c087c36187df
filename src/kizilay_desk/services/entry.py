"""Entering records: make, edit, delete, restore. What is incomplete is saved too; rules are checked on completion."""

from __future__ import annotations

from collections.abc import Mapping

from kizilay_desk.domain.changes import DELETED
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import record_id
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.storage import records
from kizilay_desk.storage.journal import Intent
from kizilay_desk.storage.records import Record


def new_record_id(desk: Desk, entity: str, values: Mapping[str, Value]) -> str:
    """The id a record with these values gets: derived where it is the same thing by nature."""
    declared = ENTITIES[entity]
    return record_id(declared, values) if declared.natural else desk.new_id()


def create(desk: Desk, entity: str, values: Mapping[str, Value], *, by: object = None) -> tuple[str, Action]:
    """Make a record; its id and the undoable action."""
    record = new_record_id(desk, entity, values)
    return record, desk.save([Intent(entity, record, values)], by=by)


def edit(desk: Desk, entity: str, record: str, values: Mapping[str, Value], *, by: object = None) -> Action:
    """Set fields of a record. Setting what is already so does nothing."""
    return desk.save([Intent(entity, record, values)], by=by)


def delete(desk: Desk, entity: str, record: str, *, by: object = None) -> Action:
    """Remove a record from all lists and figures. It stays in the log and can be restored."""
    return desk.save([Intent(entity, record, {DELETED: True})], by=by)


def restore(desk: Desk, entity: str, record: str, *, by: object = None) -> Action:
    """Bring a deleted record back as it was."""
    return desk.save([Intent(entity, record, {DELETED: False})], by=by)


def get(desk: Desk, entity: str, record: str) -> Record | None:
    """One record as it stands, deleted or not."""
    with desk.store.reading() as connection:
        return records.get(connection, entity, record)
