"""Connections: SQLCipher with a raw key, or a PostgreSQL server by URL.

SQLite runs in WAL with foreign keys and full synchronous writes, so that a finished transaction survives a power
cut. Read transactions are deferred, write transactions take the lock at once: a writer never finds out half way
that somebody else was first.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.pool import QueuePool

from kizilay_desk.storage.location import DATABASE_FILE, is_url

BUSY_SECONDS = 5.0
_WRITING = "desk_writing"


def sqlite_engine(folder: Path, key: bytes, *, create: bool = False) -> Engine:
    """An engine on the encrypted database in ``folder``. Only ``create`` makes a file that is not there."""
    mode = "rwc" if create else "rw"
    uri = f"{(folder / DATABASE_FILE).absolute().as_uri()}?mode={mode}"

    def connect() -> Any:
        connection = sqlite.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # A wrong key shows on first reading; until then SQLCipher must not print to the user's console.
        cursor.execute("PRAGMA cipher_page_size = 16384")
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA cache_size = -65536")
        cursor.close()
        return connection

    engine = create_engine("sqlite://", module=sqlite, creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def server_engine(url: str) -> Engine:
    """An engine on a PostgreSQL server. Raises sqlalchemy.exc.ArgumentError for what is no URL."""
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})


def shown_place(location: str) -> str:
    """The store's place for messages, without the password of a URL."""
    return make_url(location).render_as_string(hide_password=True) if is_url(location) else location


def for_writing(connection: Connection) -> Connection:
    """Mark a fresh connection so that its transaction takes the write lock at once."""
    return connection.execution_options(**{_WRITING: True})
