"""The store's random key, wrapped by each passphrase: ``keys.json`` beside the database.

The database is encrypted with 32 random bytes. Each slot holds that key wrapped with AES-256-GCM under a key
derived from one passphrase by Argon2id (RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes), so a
passphrase can be changed, and a recovery key or a second user added, without rewriting the database.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kizilay_desk.domain.errors import PassphraseTooShort, StoreUnreadable, WrongPassphrase
from kizilay_desk.files import replacing
from kizilay_desk.storage.location import KEYS_FILE

LEAST_PASSPHRASE = 12
_FORMAT = 1
_CONTEXT = b"kizilay-desk store key"


@dataclass(frozen=True, slots=True)
class _Slot:
    """One wrapped copy of the key; binary parts in base64."""

    kind: str
    time_cost: int
    memory_kib: int
    lanes: int
    salt: str
    nonce: str
    wrapped: str


def create_keyring(folder: Path, passphrase: str) -> bytes:
    """Make a new random key, write it wrapped into ``folder`` and return it.

    Raises PassphraseTooShort below 12 characters, DiskFull or NotWritable.
    """
    if len(_normal(passphrase)) < LEAST_PASSPHRASE:
        raise PassphraseTooShort(LEAST_PASSPHRASE)
    key = secrets.token_bytes(32)
    slot = _wrap(key, passphrase)
    with replacing(folder / KEYS_FILE) as temporary:
        temporary.write_text(json.dumps({"format": _FORMAT, "slots": [asdict(slot)]}, indent=1), encoding="utf-8")
    return key


def open_keyring(folder: Path, passphrase: str) -> bytes:
    """The store's key. Raises WrongPassphrase, or StoreUnreadable when the key file is missing or damaged."""
    path = folder / KEYS_FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        slots = [_Slot(**slot) for slot in content["slots"]]
        for slot in slots:
            key = _unwrap(slot, passphrase)
            if key is not None:
                return key
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreUnreadable(str(folder)) from error
    raise WrongPassphrase


def _normal(passphrase: str) -> str:
    # The same letters typed on another keyboard or system must open the store.
    return unicodedata.normalize("NFKC", passphrase)


def _derive(passphrase: str, salt: bytes, time_cost: int, memory_kib: int, lanes: int) -> AESGCM:
    secret = _normal(passphrase).encode()
    return AESGCM(hash_secret_raw(secret, salt, time_cost, memory_kib, lanes, hash_len=32, type=Type.ID))


def _wrap(key: bytes, passphrase: str) -> _Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    time_cost, memory_kib, lanes = 3, 64 * 1024, 4
    wrapped = _derive(passphrase, salt, time_cost, memory_kib, lanes).encrypt(nonce, key, _CONTEXT)
    texts = [b64encode(part).decode("ascii") for part in (salt, nonce, wrapped)]
    return _Slot("passphrase", time_cost, memory_kib, lanes, *texts)


def _unwrap(slot: _Slot, passphrase: str) -> bytes | None:
    cipher = _derive(passphrase, b64decode(slot.salt), slot.time_cost, slot.memory_kib, slot.lanes)
    try:
        return cipher.decrypt(b64decode(slot.nonce), b64decode(slot.wrapped), _CONTEXT)
    except InvalidTag:
        return None
