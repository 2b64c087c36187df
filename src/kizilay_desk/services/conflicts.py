"""Open conflicts: the fields on which unaware changes differ, with who said what where."""

from __future__ import annotations

from dataclasses import dataclass

from kizilay_desk.domain.changes import ChangeId, Origin
from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.labels import field_label
from kizilay_desk.services import naming
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage.disputes import Dispute, Statement, disputes
from kizilay_desk.storage.records import get_many
from kizilay_desk.storage.weekly_rows import referred


@dataclass(frozen=True, slots=True)
class Version:
    """What one of several stands for: the value, its text, who said it (names, "" where not known) and when (UTC).

    ``shown`` marks the one that tables and figures use meanwhile.
    """

    change: ChangeId
    value: Value
    text: str
    author: str
    centre: str
    at: str
    origin: Origin
    shown: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of a record on which versions differ. ``name`` and ``label`` are in the current language."""

    entity: str
    record: str
    name: str
    field: str
    label: str
    versions: tuple[Version, ...]


def conflicts(desk: Desk) -> list[Conflict]:
    """Every open conflict, by kind and record. Of a deletion the other side are the edits that did not know of it."""
    with desk.store.reading() as connection:
        disputed = disputes(connection)
        changes = [statement.change for dispute in disputed for statement in dispute.statements]
        users = get_many(connection, "user", {change.author for change in changes})
        devices = get_many(connection, "device", {change.device for change in changes})
        centres = get_many(connection, "centre", {device.text("centre") for device in devices.values()})
        records = {
            key: found
            for entity in {dispute.entity for dispute in disputed}
            for key, found in get_many(
                connection, entity, {dispute.record for dispute in disputed if dispute.entity == entity}
            ).items()
        }
        names = naming.names_of(referred(connection, records.values()).values())

    def version(dispute: Dispute, statement: Statement) -> Version:
        change = statement.change
        device, user = devices.get(change.device), users.get(change.author)
        centre = centres.get(device.text("centre")) if device else None
        return Version(
            change=change.id,
            value=statement.value,
            text=naming.show_value(dispute.entity, dispute.field, statement.value, names),
            author=user.text("name") if user else "",
            centre=centre.text("code") if centre else "",
            at=change.at,
            origin=change.origin,
            shown=statement is dispute.statements[-1],
        )

    return [
        Conflict(
            dispute.entity,
            dispute.record,
            naming.record_name(records[dispute.record], names),
            dispute.field,
            field_label(dispute.entity, dispute.field),
            tuple(version(dispute, statement) for statement in dispute.statements),
        )
        for dispute in disputed
    ]
