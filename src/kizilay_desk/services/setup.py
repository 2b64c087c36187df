"""Setting a store up and opening it: the first run, and every one after."""

from __future__ import annotations

import re

from kizilay_desk.domain.entities.office import CENTRE
from kizilay_desk.domain.errors import BadArgument, StoreUnreadable
from kizilay_desk.domain.identity import new_id, record_id
from kizilay_desk.services.desk import Clock, Desk, Identity, instant, system_clock
from kizilay_desk.storage import journal, records
from kizilay_desk.storage.journal import Author, Intent
from kizilay_desk.storage.store import Store, create_store, open_store, put_local

FIELD, COORDINATOR = "field", "coordinator"
_CENTRE_CODE = re.compile(r"[A-ZÇĞİÖŞÜ0-9][A-ZÇĞİÖŞÜ0-9-]{0,19}")


def centre_id(code: str) -> str:
    """The id of the centre with this code, the same on every device."""
    return record_id(CENTRE, {"code": code})


def initialise(
    location: str,
    passphrase: str | None,
    *,
    centre: str,
    centre_name: str,
    user_name: str,
    role: str,
    clock: Clock = system_clock,
) -> Desk:
    """Make a store for a centre's device and its first user, and open it.

    Raises BadArgument for a centre code that is not 1 to 20 capital letters, digits or hyphens, an empty name or
    an unknown role; and what ``create_store`` raises.
    """
    if not _CENTRE_CODE.fullmatch(centre):
        raise BadArgument("centre", centre)
    if not user_name.strip():
        raise BadArgument("user", user_name)
    if role not in (FIELD, COORDINATOR):
        raise BadArgument("role", role)
    store = create_store(location, passphrase)
    device, user, here = new_id(), new_id(), centre_id(centre)
    with store.writing() as connection:
        journal.write(
            connection,
            Author(device, user, instant(clock())),
            [
                Intent("centre", here, {"code": centre, "name": centre_name.strip() or centre}),
                Intent("device", device, {"centre": here}),
                Intent("user", user, {"name": user_name.strip(), "role": role, "centre": here}),
            ],
        )
        for key, value in (("device", device), ("centre", here), ("user", user)):
            put_local(connection, key, value)
    return Desk(store, _identity(store), clock)


def open_desk(location: str, passphrase: str | None, *, clock: Clock = system_clock) -> Desk:
    """Open a store as its present user. Raises what ``open_store`` raises."""
    store = open_store(location, passphrase)
    try:
        return Desk(store, _identity(store), clock)
    except BaseException:
        store.close()
        raise


def _identity(store: Store) -> Identity:
    device, centre, user = (store.local(key) for key in ("device", "centre", "user"))
    with store.reading() as connection:
        place = records.get(connection, "centre", centre) if centre else None
        person = records.get(connection, "user", user) if user else None
    if device is None or place is None or person is None:
        raise StoreUnreadable(store.place)
    return Identity(
        device,
        place.id,
        place.text("code"),
        place.text("name"),
        person.id,
        person.text("name"),
        person.text("role"),
    )
