"""Reading attendance lists that centres made themselves, whatever they look like."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from kizilay_desk.domain.errors import FileError, FileTruncated, NoHeaderRow
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.plain_list import BadCell, Column, PlainSheet
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.exchange.headers import read_headers
from kizilay_desk.exchange.plain_sheet import read_list
from kizilay_desk.resources import resources_folder

HEADERS = """
Tarih;Faaliyet;Konu;Yer;Ad;Soyad;Cinsiyet;Doğum Tarihi;Uyruk;Telefon;Kimlik No
Date;Activity;Topic;Place;Given name;Family name;Sex;Date of birth;Nationality;Phone;ID number
التاريخ;النشاط;الموضوع;المكان;الاسم;الكنية;الجنس;تاريخ الميلاد;الجنسية;الهاتف;رقم الهوية
"""
TURKISH, ENGLISH, ARABIC = (line.split(";") for line in HEADERS.split("\n") if line)
ODS_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
PLAIN_COLUMNS = (
    *(Column.DATE, Column.ACTIVITY, Column.TOPIC, Column.PLACE, Column.GIVEN_NAME, Column.FAMILY_NAME, Column.SEX),
    *(Column.BIRTH, Column.NATIONALITY, Column.PHONE, Column.IDENTITY_NUMBER),
)
PERSON = ["07.04.2026", "Bilgilendirme", "Kira", "Salon", "Ayşe", "Kaya", "K", "1991", "Suriye", "0555", "99123"]

Rows = Sequence[Sequence[Any]]


def saved(folder: Path, *sheets: Rows, name: str = "liste.xlsx") -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = workbook.create_sheet(f"Sayfa{number}")
        for row in rows:
            sheet.append(list(row))
    workbook.save(folder / name)
    return folder / name


def only_sheet(path: Path) -> PlainSheet:
    (sheet,) = read_list(path).sheets
    return sheet


@pytest.mark.parametrize("headers", [TURKISH, ENGLISH, ARABIC, [text.upper() for text in TURKISH]])
def test_three_languages(tmp_path: Path, headers: list[str]) -> None:
    plain = read_list(saved(tmp_path, [headers, PERSON]))
    (sheet,) = plain.sheets
    assert plain.file == "liste.xlsx"
    assert (sheet.name, sheet.header_row, sheet.unread) == ("Sayfa1", 1, ())
    assert dict(sheet.letters) == dict(zip(PLAIN_COLUMNS, "ABCDEFGHIJK", strict=True))
    assert [row.number for row in sheet.rows] == [2]
    assert dict(sheet.rows[0].cells) == dict(zip(PLAIN_COLUMNS, PERSON, strict=True))


def test_a_header_on_row_four_below_titles_and_beside_empty_columns(tmp_path: Path) -> None:
    rows = [
        ["", "", "HATAY TOPLUM MERKEZİ"],
        ["", "", "Katılım listesi", "", "", "Tarih: Nisan 2026"],
        [],
        ["", "", "Sıra", "Tarih", "Ad Soyad", "Cinsiyet", "İmza", "Ayakkabı no"],
        ["", "", 1, "07.04.2026", "Ayşe Kaya", "K", "", 38],
        [],
        ["", "", 2, "07.04.2026", "Ali Can", "E", "", 42],
        ["", "", 3],
    ]
    sheet = only_sheet(saved(tmp_path, rows))
    assert sheet.header_row == 4
    assert dict(sheet.letters) == {Column.DATE: "D", Column.FULL_NAME: "E", Column.SEX: "F"}
    assert sheet.unread == ("Ayakkabı no",)
    assert [row.number for row in sheet.rows] == [5, 7]


def test_several_sheets_each_with_its_own_header(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        [TURKISH, PERSON],
        [["Bu sayfa boş"]],
        [["başlık"], ["Name", "Surname", "Date"], ["Ali", "Can", "2026-04-07"]],
        [],
    )
    plain = read_list(path)
    assert [(sheet.name, sheet.header_row, len(sheet.rows)) for sheet in plain.sheets] == [
        ("Sayfa1", 1, 1),
        ("Sayfa3", 2, 1),
    ]


def test_hidden_sheets_are_left_and_hidden_rows_read(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (TURKISH, PERSON, PERSON):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    hidden = workbook.create_sheet("gizli")
    hidden.append(TURKISH)
    hidden.sheet_state = "hidden"
    workbook.save(tmp_path / "liste.xlsx")
    assert [row.number for row in only_sheet(tmp_path / "liste.xlsx").rows] == [2, 3]


def test_repeated_headers_and_totals_are_left_out(tmp_path: Path) -> None:
    rows = [
        ["Tarih", "Ad", "Soyad", "Yaş"],
        ["07.04.2026", "Ayşe", "Kaya", 30],
        ["Tarih", "Ad", "Soyad", "Yaş"],
        ["07.04.2026", "Ali", "Can", 40],
        ["Toplam", "", "", 2],
        ["TOPLAM:", "2"],
        ["", "المجموع", 2],
        ["07.04.2026", "Toplam", "Can", 40],
    ]
    assert [row.number for row in only_sheet(saved(tmp_path, rows)).rows] == [2, 4, 8]


def test_a_second_list_below_with_other_columns_is_a_section_of_its_own(tmp_path: Path) -> None:
    rows = [
        ["Tarih", "Ad", "Soyad"],
        ["07.04.2026", "Ayşe", "Kaya"],
        [],
        ["Ad Soyad", "Tarih", "Telefon"],
        ["Ali Can", "08.04.2026", "0555"],
    ]
    first, second = read_list(saved(tmp_path, rows)).sheets
    assert (first.header_row, second.header_row) == (1, 4)
    assert second.rows[0].cells[Column.FULL_NAME] == "Ali Can"


def test_merged_headers_and_merged_dates(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (
        ["Tarih", "Katılımcı", "", "Konu"],
        ["", "Ad", "Soyad", ""],
        ["07.04.2026", "Ayşe", "Kaya", "Kira"],
        ["", "Ali", "Can", ""],
        ["", "", "", ""],
    ):
        sheet.append(row)
    for merged in ("A1:A2", "B1:C1", "D1:D2", "A3:A5", "D3:D5"):
        sheet.merge_cells(merged)
    workbook.save(tmp_path / "liste.xlsx")
    read = only_sheet(tmp_path / "liste.xlsx")
    assert read.header_row == 2
    assert [(row.number, row.cells[Column.DATE], row.cells[Column.TOPIC]) for row in read.rows] == [
        (3, "07.04.2026", "Kira"),
        (4, "07.04.2026", "Kira"),
    ]


def test_real_dates_times_and_numbers_keep_their_kind(tmp_path: Path) -> None:
    rows = [
        ["Tarih", "Saat", "Ad", "Soyad", "Doğum Tarihi", "Telefon", "Kimlik No"],
        [date(2026, 4, 7), time(10, 0), "Ayşe", "Kaya", datetime.fromisoformat("1991-06-14"), 5551234567, 99123456789],
    ]
    cells = only_sheet(saved(tmp_path, rows)).rows[0].cells
    assert cells[Column.DATE] == date(2026, 4, 7)
    assert cells[Column.TIME] == time(10, 0)
    assert cells[Column.PHONE] == 5551234567


def test_errors_and_formulas_without_a_result_are_named_and_results_taken(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Tarih", "Ad", "Soyad", "Yaş", "Cinsiyet", "Telefon"])
    sheet.append(["07.04.2026", "Ayşe", "Kaya", "=2026-1991", "#REF!", "x"])
    sheet.append(["", "", "", "=SUM(D2:D2)"])
    sheet["E2"].data_type = "e"
    sheet["E2"].font = Font(bold=True)
    workbook.save(tmp_path / "ham.xlsx")
    with_result = b'<c r="F2" t="str"><f>"0555"&amp;"1112233"</f><v>05551112233</v></c>'
    with zipfile.ZipFile(tmp_path / "ham.xlsx") as raw, zipfile.ZipFile(tmp_path / "liste.xlsx", "w") as archive:
        for name in raw.namelist():
            content = raw.read(name)
            if name.endswith("sheet1.xml"):
                at = content.index(b'<c r="F2"')
                content = content[:at] + with_result + content[content.index(b"</row>", at) :]
            archive.writestr(name, content)
    first, last = only_sheet(tmp_path / "liste.xlsx").rows
    assert first.cells[Column.AGE] == BadCell(Reason.FORMULA, "=2026-1991")
    assert first.cells[Column.SEX] == BadCell(Reason.ERROR_CELL, "#REF!")
    assert first.cells[Column.PHONE] == "05551112233"
    assert dict(last.cells) == {Column.AGE: BadCell(Reason.FORMULA, "=SUM(D2:D2)")}


def ods(path: Path, rows: str) -> Path:
    namespaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {namespaces} '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Liste">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_MIMETYPE}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", ODS_MIMETYPE)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def ods_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_an_ods_workbook(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="9"/>'
        "</table:table-row>"
        + ods_row(
            '<table:table-cell table:number-columns-repeated="2"/>', *map(ods_text, ("Tarih", "Ad", "Soyad", "Yaş"))
        )
        + ods_row(
            '<table:table-cell table:number-columns-repeated="2"/>',
            '<table:table-cell office:value-type="date" office:date-value="2026-04-07"><text:p>7.4.26</text:p>'
            "</table:table-cell>",
            ods_text("Ayşe"),
            ods_text("Kaya"),
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
        )
        + ods_row(
            '<table:table-cell table:number-columns-repeated="3"/>',
            ods_text("Ali"),
            ods_text("Can"),
            '<table:table-cell table:formula="of:=1+1"/>',
        )
    )
    sheet = only_sheet(ods(tmp_path / "liste.ods", rows))
    assert sheet.header_row == 3
    first, second = sheet.rows
    assert first.number == 4
    assert first.cells[Column.DATE] == date(2026, 4, 7)
    assert first.cells[Column.AGE] == BadCell(Reason.ERROR_CELL, "#DIV/0!")
    assert second.cells[Column.AGE] == BadCell(Reason.FORMULA, "=1+1")


def test_without_a_header_row(tmp_path: Path) -> None:
    with pytest.raises(NoHeaderRow) as refused:
        read_list(saved(tmp_path, [["a", "b"], ["07.04.2026", "Ayşe"]]))
    assert refused.value.file == "liste.xlsx"
    with pytest.raises(NoHeaderRow):
        read_list(saved(tmp_path, []))
    with pytest.raises(NoHeaderRow):
        read_list(saved(tmp_path, [*([["x"]] * 30), TURKISH, PERSON]))


def test_what_the_user_says_of_a_header_goes_before_the_guess(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Tarih", "Ad", "Soyad", "Kod", "Yer"], ["07.04.2026", "Ayşe", "Kaya", "TTK-2", "Salon"]])
    assert only_sheet(path).unread == ("Kod",)
    (sheet,) = read_list(path, {"KOD": Column.ACTIVITY, "Yer": None}).sheets
    assert sheet.rows[0].cells[Column.ACTIVITY] == "TTK-2"
    assert Column.PLACE not in sheet.letters
    assert sheet.unread == ("Yer",)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("DOĞUM TARİHİ", Column.BIRTH),
        ("Doğum Tarihi (gün.ay.yıl)", Column.BIRTH),
        ("Doğum\nTarihi", Column.BIRTH),
        ("Doğum tarihi *", Column.BIRTH),
        ("Tarih / Date", Column.DATE),
        ("Tarih / التاريخ", Column.DATE),
        ("Cinsiyet (K/E)", Column.SEX),
        ("K / E", Column.SEX),
        ("Ad / Soyad", Column.FULL_NAME),
        ("Katılımcının Adı Soyadı", Column.FULL_NAME),
        ("Katılımcı soyadı", Column.FAMILY_NAME),
        ("Participant's phone number", Column.PHONE),
        ("الاسم و الكنية", Column.FULL_NAME),
        ("سنة الميلاد", Column.BIRTH_YEAR),
        ("تاريخ الولادة", Column.BIRTH),
        ("رقم الهويّة", Column.IDENTITY_NUMBER),
        ("T.C. Kimlik No", Column.IDENTITY_NUMBER),
        ("99'lu Kimlik No.", Column.IDENTITY_NUMBER),
        ("Ad (Arapça)", Column.ARABIC_NAME),
        ("Alt Program", Column.SUBPROGRAMME),
        ("İl", Column.PROVINCE),
        ("İLÇE", Column.DISTRICT),
        ("Ayakkabı numarası", None),
        ("Tarih ve yer", None),
        ("07.04.2026", None),
    ],
)
def test_headers_of_real_lists(header: str, column: Column | None) -> None:
    row = read_headers([header, "Soyad" if column is not Column.FAMILY_NAME else "Ad"], {})
    assert (column in row.places) == (column is not None)
    assert row.unread == (() if column else (header,))


def test_a_name_alone_is_the_full_name() -> None:
    assert Column.FULL_NAME in read_headers(["İsim", "Tarih"], {}).places
    assert Column.GIVEN_NAME in read_headers(["İsim", "Soyisim"], {}).places
    assert read_headers(["Ad", "Ad", "Soyad"], {}).unread == ("Ad",)


def test_every_spelling_means_one_column() -> None:
    content = json.loads((resources_folder() / "headers.json").read_text(encoding="utf-8"))
    meanings: dict[str, set[str]] = {}
    for key, spellings in content.items():
        for spelling in spellings:
            if key not in ("people", "total"):
                meanings.setdefault(fold(spelling), set()).add(key)
    assert {spelling: keys for spelling, keys in meanings.items() if len(keys) > 1 or not spelling} == {"": {"unread"}}
    assert set(content) == {column.value for column in Column} | {"unread", "people", "total"}


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("markup", [b"", b"<a", b"<a/>", b"<worksheet><sheetData><row><c t='e'>", b"\xff\xfe\x00"])
def test_broken_markup_is_an_error_of_ours(tmp_path: Path, part: str, markup: bytes) -> None:
    path = saved(tmp_path, [TURKISH, PERSON], name="ham.xlsx")
    with zipfile.ZipFile(path) as raw, zipfile.ZipFile(tmp_path / "liste.xlsx", "w") as archive:
        for name in raw.namelist():
            archive.writestr(name, markup if name == part else raw.read(name))
    with pytest.raises((FileError, FileTruncated)):
        read_list(tmp_path / "liste.xlsx")
