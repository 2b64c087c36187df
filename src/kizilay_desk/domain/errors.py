"""Everything that can go wrong and that a user can do something about: types with facts, no prose.

The sentence for each of them, in three languages, is made in ``i18n/messages.py``. An error that is not
a ``DeskError`` is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(eq=False)
class DeskError(Exception):
    """Root of the errors a user is told about in one sentence. ``code`` names the type in ``--json`` output."""

    code: ClassVar[str] = "error"

    def __post_init__(self) -> None:
        # Pickling and logging of exceptions go through ``args``; the facts are the fields.
        Exception.__init__(self)


# ------------------------------------------------------------------------------------------------ the store


@dataclass(eq=False)
class StoreMissing(DeskError):
    """There is no store at ``path``."""

    code: ClassVar[str] = "store-missing"
    path: str


@dataclass(eq=False)
class StoreExists(DeskError):
    """A new store was to be made where one already is."""

    code: ClassVar[str] = "store-exists"
    path: str


@dataclass(eq=False)
class StoreUnreadable(DeskError):
    """``path`` is there but is not a store of ours, or is damaged."""

    code: ClassVar[str] = "store-unreadable"
    path: str


@dataclass(eq=False)
class StoreNewer(DeskError):
    """The store was written by a newer version of the application."""

    code: ClassVar[str] = "store-newer"
    path: str


@dataclass(eq=False)
class StoreLocked(DeskError):
    """Another process holds the store and did not let go in time."""

    code: ClassVar[str] = "store-locked"
    path: str


@dataclass(eq=False)
class ServerUnreachable(DeskError):
    """The central database server did not answer, or refused the connection. ``server`` has no password in it."""

    code: ClassVar[str] = "server-unreachable"
    server: str


@dataclass(eq=False)
class WrongPassphrase(DeskError):
    """The passphrase opens none of the store's keys."""

    code: ClassVar[str] = "wrong-passphrase"


@dataclass(eq=False)
class PassphraseMissing(DeskError):
    """The store is encrypted and no passphrase was given."""

    code: ClassVar[str] = "passphrase-missing"


@dataclass(eq=False)
class PassphraseTooShort(DeskError):
    """A new passphrase has fewer than ``least`` characters."""

    code: ClassVar[str] = "passphrase-too-short"
    least: int


@dataclass(eq=False)
class DiskFull(DeskError):
    """No space was left while ``path`` was written; nothing of it was kept."""

    code: ClassVar[str] = "disk-full"
    path: str


@dataclass(eq=False)
class NotWritable(DeskError):
    """``path`` cannot be written: read-only folder, missing rights, or the file is open elsewhere."""

    code: ClassVar[str] = "not-writable"
    path: str


# --------------------------------------------------------------------------------------------------- files


@dataclass(eq=False)
class FileError(DeskError):
    """Something is wrong with one file from outside; ``file`` is its name without folders."""

    code: ClassVar[str] = "file-error"
    file: str


@dataclass(eq=False)
class FileMissing(FileError):
    code: ClassVar[str] = "file-missing"


@dataclass(eq=False)
class FileEmpty(FileError):
    """Zero bytes: usually a copy that was interrupted."""

    code: ClassVar[str] = "file-empty"


@dataclass(eq=False)
class FileTruncated(FileError):
    """A workbook that ends too early, or whose parts do not add up."""

    code: ClassVar[str] = "file-truncated"


@dataclass(eq=False)
class FileNotWorkbook(FileError):
    """Not an .xlsx (or .ods) workbook at all."""

    code: ClassVar[str] = "file-not-workbook"


@dataclass(eq=False)
class FileEncrypted(FileError):
    """The workbook is protected with a password that we do not have."""

    code: ClassVar[str] = "file-encrypted"


@dataclass(eq=False)
class FileHasMacros(FileError):
    code: ClassVar[str] = "file-has-macros"


@dataclass(eq=False)
class FileTooLarge(FileError):
    """Unpacked it would exceed ``limit_mb`` megabytes: a damaged file or an attack, never a week's work."""

    code: ClassVar[str] = "file-too-large"
    limit_mb: int


@dataclass(eq=False)
class FileNotOurs(FileError):
    """A readable workbook, but not a weekly file of this application."""

    code: ClassVar[str] = "file-not-ours"


@dataclass(eq=False)
class FileNewer(FileError):
    """A weekly file of a newer format ``version`` than this application knows (``known``)."""

    code: ClassVar[str] = "file-newer"
    version: int
    known: int


@dataclass(eq=False)
class FileTampered(FileError):
    """The hidden sheets do not carry the checksum they were written with."""

    code: ClassVar[str] = "file-tampered"


@dataclass(eq=False)
class NoHeaderRow(FileError):
    """No row of the list looks like column names we know."""

    code: ClassVar[str] = "no-header-row"


@dataclass(eq=False)
class NoFiles(DeskError):
    """A folder without a single workbook in it was given; ``path`` is that folder."""

    code: ClassVar[str] = "no-files"
    path: str


# -------------------------------------------------------------------------------------------------- requests


@dataclass(eq=False)
class UnknownBatch(DeskError):
    code: ClassVar[str] = "unknown-batch"
    batch: str


@dataclass(eq=False)
class BatchAlreadyWithdrawn(DeskError):
    code: ClassVar[str] = "batch-already-withdrawn"
    batch: str


@dataclass(eq=False)
class UnknownCentre(DeskError):
    """No record of a centre with this code."""

    code: ClassVar[str] = "unknown-centre"
    centre: str


@dataclass(eq=False)
class UnknownCode(DeskError):
    """A code or label that a code list does not have, e.g. ``--programme XX``."""

    code: ClassVar[str] = "unknown-code"
    value: str
    list_key: str


@dataclass(eq=False)
class BadArgument(DeskError):
    """A value given by the user that cannot be read: ``what`` is week, date, language, centre code ..."""

    code: ClassVar[str] = "bad-argument"
    what: str
    value: str


@dataclass(eq=False)
class Cancelled(DeskError):
    """The user stopped long work; everything is as it was before."""

    code: ClassVar[str] = "cancelled"


@dataclass(eq=False)
class InvalidValue(DeskError):
    """A value that a field does not accept. ``reason`` is a ``Reason`` value of ``domain.reasons``."""

    code: ClassVar[str] = "invalid-value"
    entity: str
    field: str
    reason: str
