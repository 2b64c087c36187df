"""Drafts: what was typed into a form and not saved yet. Kept by the store alone, never part of the log."""

from __future__ import annotations

from collections.abc import Mapping

from kizilay_desk.domain.change_json import read_values, write_values
from kizilay_desk.domain.fields import Value
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage import drafts


def keep(desk: Desk, key: str, values: Mapping[str, Value]) -> None:
    """Remember what a form holds; ``key`` names the form, e.g. "register:<session id>"."""
    with desk.store.writing() as connection:
        drafts.put(connection, key, write_values(values), desk.now())


def kept(desk: Desk, key: str) -> dict[str, Value] | None:
    """What the form held when it was last left without saving; None when nothing is waiting."""
    with desk.store.reading() as connection:
        content = drafts.get(connection, key)
    return None if content is None else read_values(content)


def drop(desk: Desk, key: str) -> None:
    """Forget a draft, after saving or discarding it."""
    with desk.store.writing() as connection:
        drafts.drop(connection, key)
