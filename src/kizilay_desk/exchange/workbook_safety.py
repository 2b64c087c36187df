"""What every workbook from outside must pass before a library opens it: whole, not too large, no password, no macros.

Nothing is unpacked to memory or disk here: parts are inflated in pieces, within the sizes that the directory of the
zip file gives, and counted. Formats: ECMA-376 part 2 (.xlsx), OpenDocument 1.3 part 2 (.ods), [MS-OFFCRYPTO] for
files with a password.
"""

from __future__ import annotations

import mmap
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kizilay_desk.domain.errors import (
    FileEmpty,
    FileEncrypted,
    FileError,
    FileHasMacros,
    FileMissing,
    FileNotWorkbook,
    FileTooLarge,
    FileTruncated,
)
from kizilay_desk.exchange.sheet_extent import ods_extent, xlsx_extent

LIMIT_MB = 300
_MEGABYTE = 1 << 20
_MOST_PARTS = 10_000
# Sheets shrink to between a fifth and a fiftieth; nothing that anybody typed shrinks to less.
_ABSURD_RATIO = 250
_ABSURD_FROM = 16 * _MEGABYTE
_MOST_CELLS = 12_000_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_LOCAL_HEADER = 30
_PASSWORD_FLAG = 0x1

_CONTENT_TYPES = "[Content_Types].xml"
_WORKBOOK = "xl/workbook.xml"
_ODS_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_ODS_CONTENT = "content.xml"
_ODS_MANIFEST = "META-INF/manifest.xml"
_XML = (".xml", ".rels", ".vml")
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_MACRO_PARTS = re.compile(r".*vbaProject.*\.bin|xl/macrosheets/.*|Basic/.*|Scripts/.*", re.IGNORECASE)
_LONGEST_PROLOGUE = 1 << 16
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z_]")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

Part = zipfile.ZipInfo


def check_workbook(path: Path, *, limit_mb: int = LIMIT_MB) -> None:
    """Raise what is wrong with a file that should be an .xlsx or .ods workbook; nothing when it may be opened.

    FileMissing, FileEmpty, FileNotWorkbook (another kind of file, the old .xls, or markup with declarations of
    its own), FileEncrypted, FileTruncated, FileHasMacros, FileTooLarge (more than ``limit_mb`` megabytes or
    absurdly many cells when opened), FileError when the disk does not give it.
    """
    file = path.name
    try:
        if not path.exists():
            raise FileMissing(file)
        if not path.is_file():
            raise FileNotWorkbook(file)
        with path.open("rb") as content:
            _check(content, file, limit_mb)
    except OSError as error:
        raise FileError(file) from error


def _check(content: BinaryIO, file: str, limit_mb: int) -> None:
    beginning = content.read(len(_OLE))
    if not beginning:
        raise FileEmpty(file)
    if beginning == _OLE:
        with mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            raise FileEncrypted(file) if whole.find(_ENCRYPTED_STREAM) >= 0 else FileNotWorkbook(file)
    if not beginning.startswith(_ZIP):
        raise FileNotWorkbook(file)
    parts = _directory(content, file)
    _check_sizes(parts, file, limit_mb)
    inflate = partial(_inflate, content)
    try:
        _check_kind(parts, inflate, file)
        for part in parts:
            _check_part(part, partial(inflate, part), file, limit_mb)
    except (ValueError, struct.error, zlib.error, EOFError) as error:
        raise FileTruncated(file) from error


def _directory(content: BinaryIO, file: str) -> list[Part]:
    try:
        with zipfile.ZipFile(content) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
        raise FileTruncated(file) from error
    if len({part.filename.casefold() for part in parts}) != len(parts):
        raise FileNotWorkbook(file)
    return parts


def _check_sizes(parts: Sequence[Part], file: str, limit_mb: int) -> None:
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > limit_mb * _MEGABYTE:
        raise FileTooLarge(file, limit_mb)
    for part in parts:
        if part.file_size > _ABSURD_FROM and part.file_size > _ABSURD_RATIO * part.compress_size:
            raise FileTooLarge(file, limit_mb)


def _check_kind(parts: Sequence[Part], inflate: Callable[[Part], Iterator[bytes]], file: str) -> None:
    by_name = {part.filename: part for part in parts}

    def text(name: str) -> bytes:
        return next(inflate(by_name[name]), b"") if name in by_name else b""

    if any(part.flag_bits & _PASSWORD_FLAG for part in parts):
        raise FileEncrypted(file)
    is_ods = text("mimetype").startswith(_ODS_MIMETYPE) and _ODS_CONTENT in by_name
    if is_ods and b"encryption-data" in text(_ODS_MANIFEST):
        raise FileEncrypted(file)
    if not is_ods and _CONTENT_TYPES not in by_name:
        raise FileNotWorkbook(file)
    if any(_MACRO_PARTS.fullmatch(name) for name in by_name) or b"macroEnabled" in text(_CONTENT_TYPES):
        raise FileHasMacros(file)
    if not is_ods and _WORKBOOK not in by_name:
        raise FileNotWorkbook(file)


def _check_part(part: Part, inflate: Callable[[], Iterator[bytes]], file: str, limit_mb: int) -> None:
    """A part as large as it says, with its checksum; XML without declarations; a sheet of a sensible extent."""
    size = checksum = 0
    prologue = b""
    for piece in inflate():
        size += len(piece)
        if size > part.file_size:
            raise FileTooLarge(file, limit_mb)
        checksum = zlib.crc32(piece, checksum)
        if len(prologue) < _LONGEST_PROLOGUE:
            prologue += piece[:_LONGEST_PROLOGUE]
    if size != part.file_size or checksum != part.CRC:
        raise FileTruncated(file)
    if part.filename.lower().endswith(_XML) and size and _declares(prologue):
        raise FileNotWorkbook(file)
    measure = xlsx_extent if _SHEETS.fullmatch(part.filename) else ods_extent
    if (measure is xlsx_extent or part.filename == _ODS_CONTENT) and measure(inflate) > _MOST_CELLS:
        raise FileTooLarge(file, limit_mb)


def _declares(prologue: bytes) -> bool:
    """Whether a document type comes before the first element, or no element comes where one must."""
    plain = prologue.replace(b"\x00", b"")  # UTF-16
    element = _FIRST_ELEMENT.search(plain)
    return element is None or _DECLARATION.search(plain, 0, element.start()) is not None


def _inflate(content: BinaryIO, part: Part) -> Iterator[bytes]:
    """A part in pieces of at most a megabyte, whatever it says of its size.

    ValueError, struct.error, zlib.error or EOFError when it is broken.
    """
    content.seek(part.header_offset)
    header = content.read(_LOCAL_HEADER)
    name_length, extra_length = struct.unpack("<26xHH", header)
    start = part.header_offset + _LOCAL_HEADER + name_length + extra_length
    if not header.startswith(_ZIP) or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("no such part")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for offset in range(start, start + part.compress_size, _MEGABYTE):
        content.seek(offset)
        packed = content.read(min(_MEGABYTE, start + part.compress_size - offset))
        if not packed:
            raise EOFError
        if part.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed and not inflater.eof:
            yield inflater.decompress(packed, _MEGABYTE)
            packed = inflater.unconsumed_tail
    if part.compress_type == zipfile.ZIP_DEFLATED and not inflater.eof:
        raise EOFError
