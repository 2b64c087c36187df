"""Hostile and broken files are refused by kind, before any library opens them, and within little memory."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from kizilay_desk.exchange.workbook_safety import check_workbook

SHEET = "xl/worksheets/sheet1.xml"
ODS_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def sample() -> bytes:
    workbook = openpyxl.Workbook()
    for number in range(200):
        workbook.active.append([number, "Ayşe", "محمد", 12.5])
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


SAMPLE = sample()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def changed(**parts: bytes) -> bytes:
    """The sample with parts replaced or added."""
    return packed(parts_of(SAMPLE) | parts)


def sheet(markup: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{namespace}"><sheetData>{markup}</sheetData></worksheet>'.encode()


def ods(content: str, **parts: bytes) -> bytes:
    return packed({"mimetype": ODS_MIMETYPE.encode(), "content.xml": content.encode(), **parts})


def check(folder: Path, content: bytes, name: str = "liste.xlsx", limit_mb: int = 300) -> None:
    path = folder / name
    path.write_bytes(content)
    check_workbook(path, limit_mb=limit_mb)


def test_a_good_workbook_passes(tmp_path: Path) -> None:
    check(tmp_path, SAMPLE)
    check(tmp_path, ods('<office:document-content><table:table table:name="a"/></office:document-content>'))


def test_missing_and_empty(tmp_path: Path) -> None:
    with pytest.raises(FileMissing) as missing:
        check_workbook(tmp_path / "yok" / "liste.xlsx")
    assert missing.value.file == "liste.xlsx"
    with pytest.raises(FileEmpty):
        check(tmp_path, b"")
    with pytest.raises(FileNotWorkbook):
        check_workbook(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"a",
        b"Tarih;Ad;Soyad\n",
        b"%PDF-1.7\n",
        b"<html><table></table></html>",
        "Ad,Soyad".encode("utf-16"),
        packed({"a.txt": b"text"}),
        packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}),
        packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x00"}),
        packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 2000 + "Workbook".encode("utf-16-le"),
    ],
)
def test_other_kinds_of_files(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileNotWorkbook) as refused:
        check(tmp_path, content)
    assert refused.value.file == "liste.xlsx"


def test_passwords(tmp_path: Path) -> None:
    office = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 99
    with pytest.raises(FileEncrypted):
        check(tmp_path, office)
    manifest = b'<manifest:manifest><manifest:encryption-data manifest:checksum="x"/></manifest:manifest>'
    with pytest.raises(FileEncrypted):
        check(tmp_path, ods("<a/>", **{"META-INF/manifest.xml": manifest}), "liste.ods")
    locked = bytearray(SAMPLE)
    at = SAMPLE.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1  # one part of the zip file itself is encrypted
    with pytest.raises(FileEncrypted):
        check(tmp_path, bytes(locked))


def test_macros(tmp_path: Path) -> None:
    with pytest.raises(FileHasMacros):
        check(tmp_path, changed(**{"xl/vbaProject.bin": b"\x00" * 99}), "liste.xlsm")
    types = parts_of(SAMPLE)["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    with pytest.raises(FileHasMacros):
        check(tmp_path, changed(**{"[Content_Types].xml": types}))
    with pytest.raises(FileHasMacros):
        check(tmp_path, ods("<a/>", **{"Basic/Standard/Module1.xml": b"<a/>"}), "liste.ods")


@given(st.integers(4, len(SAMPLE) - 1))
def test_every_truncation_is_noticed(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    with pytest.raises(FileTruncated):
        check(tmp_path_factory.getbasetemp(), SAMPLE[:length])


@given(st.integers(4, len(SAMPLE) - 1), st.integers(1, 255))
def test_a_changed_byte_is_an_error_of_ours_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, at: int, difference: int
) -> None:
    content = bytearray(SAMPLE)
    content[at] ^= difference
    with suppress(FileError):
        check(tmp_path_factory.getbasetemp(), bytes(content))


def test_a_changed_byte_of_a_part_is_noticed(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        at = archive.getinfo(SHEET).header_offset + 300
    content = bytearray(SAMPLE)
    content[at] ^= 0x10
    with pytest.raises(FileTruncated):
        check(tmp_path, bytes(content))


# --------------------------------------------------------------------------------------------- too large


def test_a_bomb_of_one_part(tmp_path: Path) -> None:
    bomb = changed(**{SHEET: sheet(" " * 200 * 2**20)})
    assert len(bomb) < 300_000
    tracemalloc.start()
    with pytest.raises(FileTooLarge) as refused:
        check(tmp_path, bomb)
    assert refused.value.limit_mb == 300
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()


def test_a_bomb_of_many_parts(tmp_path: Path) -> None:
    part = bytes(range(32, 60)) * 400
    with pytest.raises(FileTooLarge):
        check(tmp_path, changed(**{f"xl/media/{number}": part for number in range(200)}), limit_mb=2)
    with pytest.raises(FileTooLarge):
        check(tmp_path, changed(**{f"xl/media/{number}": b"" for number in range(10_001)}))


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    honest = changed(**{SHEET: sheet("<row/>" * 2**20)})
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        info = archive.getinfo(SHEET)
    content = bytearray(honest)
    at = honest.rindex(SHEET.encode()) - 46
    struct.pack_into("<I", content, at + 24, 1000)
    struct.pack_into("<I", content, info.header_offset + 22, 1000)
    with pytest.raises(FileTooLarge):
        check(tmp_path, bytes(content))


@pytest.mark.parametrize(
    "markup",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c s='1' r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576"><c x=">" r = "XFD1048576"><v>1</v></c></row>',
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        '<row r="1">' + "<c><v>1</v></c>" * 50 + '</row><row r="1048576"><c><v>1</v></c></row>',
    ],
)
def test_two_cells_far_apart(tmp_path: Path, markup: str) -> None:
    with pytest.raises(FileTooLarge):
        check(tmp_path, changed(**{SHEET: sheet(markup)}))


@pytest.mark.parametrize(
    "markup",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"></c></row>',
        '<row r="1048576"><c r="C1048576"><v>1</v></c></row>',
        '<row r="5"><c r="XFD5"><v>1</v></c></row>',
    ],
)
def test_a_far_but_small_sheet_passes(tmp_path: Path, markup: str) -> None:
    check(tmp_path, changed(**{SHEET: sheet(markup)}))


def test_a_repeated_cell_of_an_ods(tmp_path: Path) -> None:
    def table(cell: str) -> str:
        return (
            '<office:document-content><table:table table:name="a">'
            f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row></table:table>'
            "</office:document-content>"
        )

    repeated = 'table:number-columns-repeated="16384"'
    with pytest.raises(FileTooLarge):
        check(tmp_path, ods(table(f"<table:table-cell {repeated}><text:p>x</text:p></table:table-cell>")), "liste.ods")
    with pytest.raises(FileTooLarge):
        check(tmp_path, ods(table(f'<table:table-cell office:value="1" {repeated}/>')), "liste.ods")
    check(tmp_path, ods(table(f"<table:table-cell {repeated}/>")), "liste.ods")


# ---------------------------------------------------------------------------------------------- markup


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbb">]>',
        '<?xml version="1.0"?>\n<!-- c -->\n<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        "<!--" + "x" * 70_000 + "--><!DOCTYPE a>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_in_markup(tmp_path: Path, prologue: str, encoding: str) -> None:
    markup = (prologue + sheet("").decode()).encode(encoding)
    with pytest.raises(FileNotWorkbook):
        check(tmp_path, changed(**{SHEET: markup}))
    with pytest.raises(FileNotWorkbook):
        check(tmp_path, changed(**{"xl/styles.xml": markup}))


def test_a_tag_without_an_end(tmp_path: Path) -> None:
    noise = bytes(byte for byte in range(40, 60)) * 200_000
    with pytest.raises(FileTruncated):
        check(tmp_path, changed(**{SHEET: b"<a><c " + noise}))


def test_a_row_beyond_the_last(tmp_path: Path) -> None:
    with pytest.raises(FileTruncated):
        check(tmp_path, changed(**{SHEET: sheet('<row r="1048577"><c r="A1048577" t="e"><v>#REF!</v></c></row>')}))


def test_two_parts_of_one_name(tmp_path: Path) -> None:
    kept = io.BytesIO(SAMPLE)
    with zipfile.ZipFile(kept, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, sheet(""))
    with pytest.raises(FileNotWorkbook):
        check(tmp_path, kept.getvalue())
