"""Where a store is: in a folder of ours, or at a server's address. Told without opening anything."""

from __future__ import annotations

from pathlib import Path

KEYS_FILE = "keys.json"
DATABASE_FILE = "desk.db"


def is_url(location: str) -> bool:
    """Whether a store is named by a database URL rather than a folder."""
    return "://" in location


def store_exists(location: str) -> bool:
    """Whether there is a store in this folder (a URL is only known by opening it)."""
    return not is_url(location) and (Path(location) / KEYS_FILE).exists()
