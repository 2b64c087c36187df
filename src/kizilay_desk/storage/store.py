"""A store: made, opened, read from, written to, closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import ArgumentError

from kizilay_desk.domain.errors import BadArgument, PassphraseMissing, StoreExists, StoreMissing
from kizilay_desk.files import write_error
from kizilay_desk.storage import engine as engines
from kizilay_desk.storage.faults import told
from kizilay_desk.storage.keyring import create_keyring, open_keyring
from kizilay_desk.storage.location import DATABASE_FILE, is_url, store_exists
from kizilay_desk.storage.schema import check_version, upgrade
from kizilay_desk.storage.tables import LOCAL


class Store:
    """An open store. ``place`` is its folder or server for messages, without any secret."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self._engine = engine

    @property
    def encrypted(self) -> bool:
        """Whether this is an encrypted file of ours rather than a server's database."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for one consistent read. Database faults become the user's errors."""
        with told(self.place), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection for one transaction: all of the block is kept, or, when it raises, nothing."""
        with (
            told(self.place),
            self._engine.connect() as connection,
            engines.for_writing(connection).begin(),
        ):
            yield connection

    def local(self, key: str) -> str | None:
        """A setting of this store alone."""
        with self.reading() as connection:
            return connection.scalar(select(LOCAL.c.value).where(LOCAL.c.key == key))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def put_local(connection: Connection, key: str, value: str) -> None:
    """Set a setting of this store alone, inside a transaction."""
    connection.execute(LOCAL.delete().where(LOCAL.c.key == key))
    connection.execute(LOCAL.insert().values(key=key, value=value))


def create_store(location: str, passphrase: str | None) -> Store:
    """Make an empty store in a folder (encrypted, passphrase needed) or in the database of a URL.

    Raises StoreExists, PassphraseMissing, PassphraseTooShort, DiskFull, NotWritable, ServerUnreachable,
    BadArgument for a malformed URL.
    """
    if is_url(location):
        store = _server_store(location)
        with store.reading() as connection:
            taken = check_version(connection, store.place) is not None
        if taken:
            store.close()
            raise StoreExists(store.place)
    else:
        store = Store(_new_engine(Path(location), passphrase), location)
    with store.writing() as connection:
        upgrade(connection)
    return store


def open_store(location: str, passphrase: str | None) -> Store:
    """Open a store, bringing an older one up to the present schema.

    Raises StoreMissing, StoreUnreadable, StoreNewer, StoreLocked, PassphraseMissing, WrongPassphrase,
    ServerUnreachable, BadArgument for a malformed URL.
    """
    if is_url(location):
        store = _server_store(location)
    else:
        folder = Path(location)
        if not store_exists(location) or not (folder / DATABASE_FILE).exists():
            raise StoreMissing(location)
        if passphrase is None:
            raise PassphraseMissing
        store = Store(engines.sqlite_engine(folder, open_keyring(folder, passphrase)), location)
    try:
        with store.reading() as connection:
            version = check_version(connection, store.place)
        if version is None:
            raise StoreMissing(store.place)
        if not version.current:
            with store.writing() as connection:
                upgrade(connection)
    except BaseException:
        store.close()
        raise
    return store


def _server_store(location: str) -> Store:
    try:
        return Store(engines.server_engine(location), engines.shown_place(location))
    except (ArgumentError, ImportError) as error:
        raise BadArgument("store", location.partition("://")[0] + "://") from error


def _new_engine(folder: Path, passphrase: str | None) -> Engine:
    if passphrase is None:
        raise PassphraseMissing
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreExists(str(folder))
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(error, folder) from error
    return engines.sqlite_engine(folder, create_keyring(folder, passphrase), create=True)
