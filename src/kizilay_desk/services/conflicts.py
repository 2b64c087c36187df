"""Open conflicts: the fields on which unaware changes differ, with who said what where."""

from __future__ import annotations

from dataclasses import dataclass

from kizilay_desk.domain.changes import DELETED, Change, ChangeId, FoldedRecord, Origin
from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.labels import field_label
from kizilay_desk.services import naming
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage import records
from kizilay_desk.storage.disputes import Dispute, disputes
from kizilay_desk.storage.records import Record


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
        open_ones = disputes(connection)
        authors = {change.author for each in open_ones for change in each.changes}
        devices = records.get_many(
            connection, "device", {change.device for each in open_ones for change in each.changes}
        )
        users = records.get_many(connection, "user", authors)
        centres = records.get_many(connection, "centre", {device.text("centre") for device in devices.values()})
