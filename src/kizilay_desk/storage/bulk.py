"""Many rows at once: inserting without a dictionary for each, asking for thousands of ids with one parameter."""

from __future__ import annotations

import gc
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Table, Text, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given as values in the order of ``columns``.

    The same statement and rows through ``connection.execute`` take twice as long: most of that is making parameters
    out of dictionaries, which a merge of a hundred thousand rows feels.
    """
    if rows:
        connection.exec_driver_sql(_statement(connection.dialect, table, tuple(columns)), list(rows))


def among(connection: Connection, column: ColumnElement[str], values: Collection[str]) -> ColumnElement[bool]:
    """The condition that a column has one of these values, however many there are."""
    if connection.dialect.name == "postgresql":
        return column == func.any(literal(list(values), ARRAY(Text)))
    return column.in_(select(func.json_each(json.dumps(list(values))).table_valued("value").c.value))


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
