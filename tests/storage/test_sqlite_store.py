"""The encrypted file: nothing readable in it, the right pragmas, every fault one of the user's errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from kizilay_desk.domain.errors import (
    NotWritable,
    PassphraseMissing,
    PassphraseTooShort,
    StoreExists,
    StoreLocked,
    StoreMissing,
    StoreNewer,
    StoreUnreadable,
    WrongPassphrase,
)
from kizilay_desk.storage import engine, journal, schema
from kizilay_desk.storage.journal import Author, Intent
from kizilay_desk.storage.location import DATABASE_FILE, KEYS_FILE
from kizilay_desk.storage.store import Store, create_store, open_store
from kizilay_desk.storage.tables import METADATA

PASSPHRASE = "correct horse battery"
NOON = "2026-04-07T12:00:00.000Z"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one person in it, closed."""
    folder = tmp_path_factory.mktemp("stores") / "hatay"
    with create_store(str(folder), PASSPHRASE) as store, store.writing() as connection:
        values = {"given_name": "Zübeyde", "arabic_name": "زبيدة"}
        journal.write(connection, Author("device", "user", NOON), [Intent("participant", "p", values)])
    return folder


def test_nothing_in_the_folder_can_be_read_without_the_key(place: Path) -> None:
    for file in place.iterdir():
        content = file.read_bytes()
        assert b"SQLite format" not in content
        for word in ("Zübeyde", "زبيدة", "participant", "zubeyde"):
            assert word.encode() not in content, file.name


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("cipher_version", None)],
)
def test_pragmas(place: Path, pragma: str, value: object) -> None:
    with open_store(str(place), PASSPHRASE) as store, store.reading() as connection:
        found = connection.execute(text(f"PRAGMA {pragma}")).scalar()
    assert found == value if value is not None else found


def test_the_passphrase_is_asked_for_and_checked(place: Path) -> None:
    with pytest.raises(PassphraseMissing):
        open_store(str(place), None)
    with pytest.raises(WrongPassphrase):
        open_store(str(place), PASSPHRASE + "x")


def test_the_same_letters_composed_otherwise_open_the_store(tmp_path: Path) -> None:
    create_store(str(tmp_path / "s"), "gu\u0308venli parola").close()
    open_store(str(tmp_path / "s"), "g\u00fcvenli parola").close()


def test_a_short_passphrase_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        create_store(str(tmp_path / "s"), "short")
    with pytest.raises(StoreMissing):
        open_store(str(tmp_path / "s"), PASSPHRASE)


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(StoreExists):
        create_store(str(tmp_path), PASSPHRASE)
    with pytest.raises(StoreMissing):
        open_store(str(tmp_path), PASSPHRASE)


def test_a_place_that_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotWritable):
        create_store(str(tmp_path / "file" / "store"), PASSPHRASE)


def test_damaged_keys_or_database_say_so(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    create_store(str(folder), PASSPHRASE).close()
    keys = folder / KEYS_FILE
    whole = keys.read_text(encoding="utf-8")
    for damaged in ("", "{}", whole[:-40], json.dumps({"format": 1, "slots": [{"kind": "passphrase"}]})):
        keys.write_text(damaged, encoding="utf-8")
        with pytest.raises(StoreUnreadable):
            open_store(str(folder), PASSPHRASE)
    keys.write_text(whole, encoding="utf-8")
    database = folder / DATABASE_FILE
    database.write_bytes(b"\0" * 8192)
    with pytest.raises(StoreUnreadable):
        open_store(str(folder), PASSPHRASE)


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    folder = str(tmp_path / "s")
    with create_store(folder, PASSPHRASE) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewer):
        open_store(folder, PASSPHRASE)


def test_a_second_writer_is_told_that_the_store_is_busy(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    with open_store(str(place), PASSPHRASE) as first, open_store(str(place), PASSPHRASE) as second:
        with first.writing(), pytest.raises(StoreLocked), second.writing():
            pytest.fail("two writers at once")
        with second.writing():
            pass


def test_the_migrations_make_exactly_the_declared_tables(tmp_path: Path) -> None:
    with create_store(str(tmp_path / "s"), PASSPHRASE) as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_known_schema_versions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    revisions = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(revisions)) == schema.REVISIONS


def test_a_store_is_closed_when_its_block_ends(place: Path) -> None:
    with open_store(str(place), PASSPHRASE) as store:
        assert isinstance(store, Store)
    (place / DATABASE_FILE).rename(place / "moved.db")
    (place / "moved.db").rename(place / DATABASE_FILE)
