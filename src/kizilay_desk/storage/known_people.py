"""The registered people who may be those of a list: by their numbers, or by having none."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from kizilay_desk.domain.changes import DELETED, Origin
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.names import search_tokens
from kizilay_desk.storage import log
from kizilay_desk.storage.chunks import chunks
from kizilay_desk.storage.records import Record, get_many, to_record
from kizilay_desk.storage.tables import RECORDS, SEARCH_TOKEN

_PARTICIPANT = RECORDS["participant"]


def people_with_numbers(
    connection: Connection, identity_numbers: Collection[str], phones: Collection[str]
) -> dict[str, Record]:
    """The people, by id, who may have one of these numbers (the search index knows); deleted ones are left out."""
    tokens: set[str] = set()
    for number in identity_numbers:
        tokens |= search_tokens({"identity_number": number})
    for phone in phones:
        tokens |= search_tokens({"phone": phone})
    found: set[str] = set()
    for some in chunks(tokens):
        found.update(connection.scalars(select(SEARCH_TOKEN.c.record).where(SEARCH_TOKEN.c.token.in_(some))))
    return get_many(connection, "participant", found)


def people_without_numbers(connection: Connection) -> Iterator[Record]:
    """The people who have neither an identity number nor a phone; deleted ones are left out."""
    without = _PARTICIPANT.c.identity_number.is_(None) & _PARTICIPANT.c.phone.is_(None)
    for row in connection.execute(select(_PARTICIPANT).where(without, ~_PARTICIPANT.c.deleted)):
        yield to_record(ENTITIES["participant"], row)


def undone(connection: Connection, records: Collection[str]) -> set[str]:
    """Those of these deleted records that an undo took away, rather than somebody who did not want them."""
    taken_back = set()
    for record, record_log in log.logs_of(connection, records).items():
        state = record_log.fold()
        origins = {change.id: change.origin for change in record_log.changes}
        if state is not None and all(origins[head] is Origin.UNDO for head in state.heads.get(DELETED, ())):
            taken_back.add(record)
    return taken_back
