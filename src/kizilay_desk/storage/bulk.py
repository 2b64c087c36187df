"""Inserting many rows at once, without a parameter dictionary for each."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given as values in the order of ``columns``.

    The same statement and rows through ``connection.execute`` take twice as long: most of that is making parameters
    out of dictionaries, which a merge of a hundred thousand rows feels.
    """
    if rows:
        connection.exec_driver_sql(_statement(connection.dialect, table, tuple(columns)), list(rows))


@contextmanager
def no_collection() -> Iterator[None]:
    """Without looking for cycles while a hundred thousand values are made that have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def _statement(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> str:
    quote = dialect.identifier_preparer
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    names = ", ".join(quote.quote(column) for column in columns)
    return f"INSERT INTO {quote.format_table(table)} ({names}) VALUES ({', '.join([mark] * len(columns))})"
