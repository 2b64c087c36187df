"""Unfinished forms, by name of the form."""

from __future__ import annotations

from sqlalchemy import Connection, select

from kizilay_desk.storage.tables import DRAFT


def put(connection: Connection, key: str, content: str, at: str) -> None:
    """Keep what a form holds, instead of what it held before."""
    drop(connection, key)
    connection.execute(DRAFT.insert().values(key=key, content=content, at=at))


def get(connection: Connection, key: str) -> str | None:
    """What a form held; None when nothing is kept."""
    return connection.scalar(select(DRAFT.c.content).where(DRAFT.c.key == key))


def drop(connection: Connection, key: str) -> None:
    """Forget what a form held."""
    connection.execute(DRAFT.delete().where(DRAFT.c.key == key))
