"""What a store's location says before anything is opened: quick to load, for the page that asks for the passphrase."""

from __future__ import annotations

from kizilay_desk.storage.location import is_url, store_exists


def is_server(location: str) -> bool:
    """Whether it is a central server's address, which has no passphrase of ours."""
    return is_url(location)


def is_set_up(location: str) -> bool:
    """Whether there is a store in this folder."""
    return store_exists(location)
