"""Database faults a user can do something about, told apart by SQLite's result codes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError

from kizilay_desk.domain.errors import (
    DeskError,
    DiskFull,
    NotWritable,
    ServerUnreachable,
    StoreLocked,
    StoreUnreadable,
)

_BY_CODE: dict[int, type[StoreLocked | DiskFull | NotWritable | StoreUnreadable]] = {
    sqlite.SQLITE_BUSY: StoreLocked,
    sqlite.SQLITE_LOCKED: StoreLocked,
    sqlite.SQLITE_FULL: DiskFull,
    sqlite.SQLITE_READONLY: NotWritable,
    sqlite.SQLITE_CANTOPEN: NotWritable,
    sqlite.SQLITE_IOERR: NotWritable,
    sqlite.SQLITE_PERM: NotWritable,
    sqlite.SQLITE_CORRUPT: StoreUnreadable,
    sqlite.SQLITE_NOTADB: StoreUnreadable,
}


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn database faults in the block into the user's errors; ``place`` is the store's path or server."""
    try:
        yield
    except DBAPIError as error:
        known = _known(error.orig, place)
        if known is None:
            raise
        raise known from error
    except sqlite.DatabaseError as error:
        known = _known(error, place)
        if known is None:
            raise
        raise known from error


def _known(fault: BaseException | None, place: str) -> DeskError | None:
    if isinstance(fault, sqlite.Error):
        code = getattr(fault, "sqlite_errorcode", None)
        # Extended result codes carry the plain one in their low byte.
        kind = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
        return kind(place) if kind else None
    if type(fault).__module__.startswith("psycopg") and type(fault).__name__ == "OperationalError":
        return ServerUnreachable(place)
    return None
