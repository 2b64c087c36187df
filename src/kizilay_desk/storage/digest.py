"""The digest of a store's programme records: equal for stores with equal content, however it got there."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection

from kizilay_desk.domain.change_json import write_json
from kizilay_desk.domain.entities import programme_entities
from kizilay_desk.storage import records


def content_digest(connection: Connection) -> str:
    """SHA-256 in hexadecimal over what the records fold to, deleted ones too, by kind and id.

    It knows nothing of devices, users, settings, times or the order in which changes came.
    """
    digest = hashlib.sha256()
    for key in sorted(entity.key for entity in programme_entities()):
        for record in records.every(connection, key, deleted=True):
            known = {field: value for field, value in record.values.items() if value is not None}
            digest.update(write_json([key, record.id, record.deleted, known]).encode())
            digest.update(b"\n")
    return digest.hexdigest()
