"""The database's schema version, and bringing an older database up to the present one (alembic)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from kizilay_desk.domain.errors import StoreNewer

REVISIONS = ("0001",)
"""Every schema version there was, oldest first; the last is the present one."""

_MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class SchemaVersion:
    revision: str

    @property
    def current(self) -> bool:
        return self.revision == REVISIONS[-1]


def check_version(connection: Connection, place: str) -> SchemaVersion | None:
    """The database's version; None when it holds no store. Raises StoreNewer for a version from the future."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.scalar(select(column("version_num")).select_from(table("alembic_version")))
    if revision not in REVISIONS:
        raise StoreNewer(place)
    return SchemaVersion(str(revision))


def upgrade(connection: Connection) -> None:
    """Run the missing migrations inside the connection's transaction."""
    # Imported here: a store that is up to date, the daily case, must not pay for it at every start.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
