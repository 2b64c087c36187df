"""What a person sees who opens a weekly file."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from python_calamine import CalamineWorkbook

from kizilay_desk.domain.entities import sheet_entities
from kizilay_desk.domain.entities.people import PARTICIPANT
from kizilay_desk.domain.entities.sessions import SESSION
from kizilay_desk.domain.fields import Field, Kind, Value
from kizilay_desk.domain.identity import new_id
from kizilay_desk.domain.weekly import (
    Distribution,
    FigureLine,
    Figures,
    FileHeader,
    Sender,
    SheetRow,
    WeeklyFile,
)
from kizilay_desk.domain.weeks import Week
from kizilay_desk.exchange.weekly_cells import plain, shown_as
from kizilay_desk.exchange.weekly_layout import LONGEST_CELL, file_name, people_sheets
from kizilay_desk.exchange.weekly_writer import write_weekly
from kizilay_desk.exchange.weekly_xml import text_element
from kizilay_desk.i18n.catalogue import in_language

ZEYNEP: dict[str, Value] = {
    "given_name": "Zeynep",
    "family_name": "El Hasan",
    "arabic_name": "زينب الحسن",
    "sex": "female",
    "birth": "1991-06-14",
    "nationality": "SYR",
    "identity_number": "99123456789",
    "phone": "+905551112233",
    "consent_date": "2026-04-06",
}
HAMZA: dict[str, Value] = {"given_name": "Hamza", "birth": "1988", "sex": "unheard of", "phone": "0555"}
TALK: dict[str, Value] = {
    "activity": "TTK-2",
    "topic": "Kendi konumuz",
    "date": "2026-04-07",
    "start": "10:00",
    "languages": ["ara", "tur"],
}

SHEETS = {
    "tr": ["Oturumlar", "Katılımcılar", "Katılım"],
    "en": ["Sessions", "Participants", "Attendance"],
    "ar": ["الجلسات", "المشاركون", "الحضور"],
}


def written(path: Path, language: str, tables: dict[str, list[SheetRow]], figures: Figures | None = None) -> Workbook:
    sender = Sender("device", "HATAY", "Hatay Toplum Merkezi")
    header = FileHeader(sender, 3, "2026-W14", "2026-04-07T11:40:00.000Z", language, {})
    write_weekly(path, WeeklyFile(header, [], tables, figures))
    return openpyxl.load_workbook(path)


def people(*records: dict[str, Value]) -> dict[str, list[SheetRow]]:
    return {"participant": [SheetRow(new_id(number), values) for number, values in enumerate(records)]}


@pytest.fixture
def turkish(tmp_path: Path) -> Workbook:
    session = SheetRow(new_id(1), TALK, {"centre": "Hatay Toplum Merkezi"})
    return written(tmp_path / "tr.xlsx", "tr", {"session": [session], **people(ZEYNEP, HAMZA)})


def cell(workbook: Workbook, title: str, key: str, row: int = 3) -> Cell:
    """The cell of a field in a row (3 is the first record's), found by the hidden row of keys."""
    sheet = workbook[title]
    keys = [each.value for each in sheet[1]]
    return sheet.cell(row, keys.index(key) + 1)


# ----------------------------------------------------------------------------------------------------------- sheets


@pytest.mark.parametrize("language", ["tr", "en", "ar"])
def test_the_sheets_are_in_the_language(tmp_path: Path, language: str) -> None:
    workbook = written(tmp_path / "file.xlsx", language, {})
    assert workbook.sheetnames[1:4] == SHEETS[language]
    for sheet in workbook:
        if sheet.sheet_state == "visible":
            assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")


def test_every_kind_of_record_has_a_sheet_even_if_there_is_none(tmp_path: Path) -> None:
    workbook = written(tmp_path / "file.xlsx", "en", {})
    visible = [sheet for sheet in workbook if sheet.sheet_state == "visible"]
    assert [sheet["A1"].value for sheet in visible[1:]] == [entity.key for entity in sheet_entities()]
    assert {sheet.max_row for sheet in visible[1:]} == {2}


def test_machine_sheets_are_very_hidden(turkish: Workbook) -> None:
    assert {sheet.title for sheet in turkish if sheet.sheet_state == "veryHidden"} == {"_desk", "_changes", "_lists"}
    assert turkish.active.title == turkish.sheetnames[0]


def test_headers_are_frozen_filtered_and_wide_enough(turkish: Workbook) -> None:
    sheet = turkish["Katılımcılar"]
    assert sheet.freeze_panes == "A3"
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    # The ids are inside the filter, so that they are sorted with their rows.
    assert sheet.auto_filter.ref == "A2:O4"
    assert cell(turkish, "Katılımcılar", "family_name", 2).value == "Soyad"
    assert sheet.column_dimensions["C"].width == PARTICIPANT.field("family_name").width
    assert sheet.column_dimensions["F"].width >= len("Doğum yılı veya tarihi")


def test_fields_without_a_width_are_not_shown(turkish: Workbook) -> None:
    assert "centre" not in [each.value for each in turkish["Katılımcılar"][1]]


def test_what_is_too_much_for_one_sheet_goes_on_on_a_second() -> None:
    rows = people(*[ZEYNEP] * 5)
    with in_language("tr"):
        sheets = [sheet for sheet in people_sheets(rows, beside="Özet", most=2) if sheet.entity is PARTICIPANT]
    assert [(sheet.title, len(sheet.rows)) for sheet in sheets] == [
        ("Katılımcılar", 2),
        ("Katılımcılar (2)", 2),
        ("Katılımcılar (3)", 1),
    ]
    assert [row for sheet in sheets for row in sheet.rows] == rows["participant"]


def test_sheet_titles_are_short_and_unlike_each_other() -> None:
    for language in ("tr", "en", "ar"):
        with in_language(language):
            titles = [sheet.title for sheet in people_sheets({}, beside="")]
        assert len({title.casefold() for title in titles}) == len(titles)
        assert max(map(len, titles)) <= 31


# ------------------------------------------------------------------------------------------------------------ cells


def test_identity_numbers_phones_and_times_are_text(turkish: Workbook) -> None:
    for title, key, text in (
        ("Katılımcılar", "identity_number", "99123456789"),
        ("Katılımcılar", "phone", "+905551112233"),
        ("Oturumlar", "start", "10:00"),
    ):
        found = cell(turkish, title, key)
        assert (found.value, found.data_type, found.number_format) == (text, "s", "@")
        assert found.alignment.readingOrder == 1


def test_dates_are_dates(turkish: Workbook) -> None:
    for title, key, day in (
        ("Oturumlar", "date", date(2026, 4, 7)),
        ("Katılımcılar", "birth", date(1991, 6, 14)),
    ):
        found = cell(turkish, title, key)
        assert (found.value.date(), found.number_format) == (day, "dd.mm.yyyy")


def test_a_birth_year_is_text(turkish: Workbook) -> None:
    found = cell(turkish, "Katılımcılar", "birth", 4)
    assert (found.value, found.data_type) == ("1988", "s")


def test_cells_still_empty_have_the_column_s_format(turkish: Workbook) -> None:
    columns = turkish["Katılımcılar"].column_dimensions
    phone = cell(turkish, "Katılımcılar", "phone").column_letter
    consent_date = cell(turkish, "Katılımcılar", "consent_date").column_letter
    assert columns[phone].number_format == "@"
    assert columns[consent_date].number_format == "dd.mm.yyyy"


@pytest.mark.parametrize(
    ("language", "sex", "languages"),
    [("tr", "Kadın", "Arapça, Türkçe"), ("en", "Female", "Arabic, Turkish"), ("ar", "أنثى", "العربية، التركية")],
)
def test_codes_are_labels_of_the_language(tmp_path: Path, language: str, sex: str, languages: str) -> None:
    workbook = written(tmp_path / "file.xlsx", language, {"session": [SheetRow(new_id(1), TALK)], **people(ZEYNEP)})
    sessions, participants = SHEETS[language][:2]
    assert cell(workbook, participants, "sex").value == sex
    assert cell(workbook, sessions, "languages").value == languages
    assert cell(workbook, sessions, "topic").value == "Kendi konumuz"


def test_an_unknown_code_is_shown_as_it_is(turkish: Workbook) -> None:
    assert cell(turkish, "Katılımcılar", "sex", 4).value == "unheard of"


def test_references_are_shown_by_name(turkish: Workbook) -> None:
    assert cell(turkish, "Oturumlar", "centre").value == "Hatay Toplum Merkezi"


def test_coded_columns_have_drop_down_lists(turkish: Workbook) -> None:
    sheet = turkish["Katılımcılar"]
    letter = cell(turkish, "Katılımcılar", "sex").column_letter
    (rule,) = [
        rule for rule in sheet.data_validations.dataValidation if str(rule.sqref).startswith(f"{letter}3:{letter}")
    ]
    column = rule.formula1.split("$")[1]
    offered = [each.value for each in turkish["_lists"][column] if each.value]
    assert offered[:2] == ["Kadın", "Erkek"]
    assert rule.formula1 == f"_lists!${column}$1:${column}${len(offered)}"
    assert rule.showErrorMessage


def test_lists_beside_which_other_words_are_allowed_only_offer(turkish: Workbook) -> None:
    letter = cell(turkish, "Oturumlar", "topic").column_letter
    rules = turkish["Oturumlar"].data_validations.dataValidation
    assert [rule.showErrorMessage for rule in rules if str(rule.sqref).startswith(f"{letter}3")] == [False]


DANGEROUS = ["=1+1", "+905551112233", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1", "\x01=1+1", "#N/A", "'=1"]


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    workbook = written(tmp_path / "file.xlsx", "tr", people(*({"note": text} for text in DANGEROUS)))
    for row, text in enumerate(DANGEROUS, 3):
        found = cell(workbook, "Katılımcılar", "note", row)
        assert (found.value, found.data_type) == (text.replace("\x01", "").replace("\t", " "), "s")


def test_texts_are_what_a_spreadsheet_program_reads(tmp_path: Path) -> None:
    texts = [
        "  a  ",
        "a\nb",
        "a\r\nb\rc\td",
        "<b>&amp;</b>",
        "_x0041_",
        "😀 زينب Şule",
        "\x00\x0b\x1f\ufffe",
        "\ud83d x",
    ]
    written(tmp_path / "file.xlsx", "tr", people(*({"note": text} for text in texts)))
    with CalamineWorkbook.from_path(tmp_path / "file.xlsx") as workbook:
        rows = workbook.get_sheet_by_name("Katılımcılar").to_python()
    at = rows[0].index("note")
    assert [row[at] for row in rows[2:]] == [
        "  a  ",
        "a\nb",
        "a\nb\nc d",
        "<b>&amp;</b>",
        "_x0041_",
        "😀 زينب Şule",
        "",
        "\ufffd x",
    ]


@given(st.text(st.characters()))
def test_every_text_can_be_shown(text: str) -> None:
    shown = plain(text)
    element = etree.fromstring(text_element(shown or "").replace("xml:space", "space"))
    assert (element.text or "").replace("_x005F_x", "_x") == (shown or "").replace("_x005F_x", "_x")
    assert plain(shown) == shown


@pytest.mark.parametrize("letter", ["a", "ş", "😀"])
def test_text_longer_than_a_cell_is_cut_for_people(letter: str) -> None:
    shown = plain(letter * 40_000)
    assert shown is not None
    assert shown.endswith("…")
    assert len(shown.encode("utf-16-le")) // 2 in (LONGEST_CELL, LONGEST_CELL - 1)
    fits = letter * (LONGEST_CELL // 2)
    assert plain(fits) == fits


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (SESSION.field("date"), "1899-12-31", "31.12.1899"),
        (SESSION.field("date"), "2026-02-31", "2026-02-31"),
        (SESSION.field("date"), "1900-03-01", date(1900, 3, 1)),
        (PARTICIPANT.field("birth"), "1991~", "~1991"),
        (PARTICIPANT.field("birth"), None, None),
        (Field("flag", Kind.FLAG), True, "Yes"),
        (Field("flag", Kind.FLAG), False, "No"),
        (Field("count", Kind.COUNT), 0, 0),
        (Field("count", Kind.COUNT), True, "True"),
        (Field("text", Kind.TEXT), "", None),
        (Field("text", Kind.TEXT), ["a", "b"], "a, b"),
    ],
)
def test_values_as_people_read_them(field: Field, value: Value, shown: object) -> None:
    with in_language("en"):
        assert shown_as(field)(SheetRow("id", {field.key: value})) == shown


# ---------------------------------------------------------------------------------------------------------- summary


def summary(tmp_path: Path, language: str) -> list[list[object]]:
    sexes = Distribution("Sex", 673, (FigureLine("Male", 261), FigureLine("Female", 412)), not_stated=5)
    workbook = written(tmp_path / "file.xlsx", language, people(ZEYNEP, HAMZA), Figures(12, 340, 678, (sexes,)))
    return [list(row) for row in workbook[workbook.sheetnames[0]].iter_rows(values_only=True)]


def test_the_summary_says_what_the_file_is(tmp_path: Path) -> None:
    rows = summary(tmp_path, "en")
    assert ["Centre", "Hatay Toplum Merkezi (HATAY)", None] in rows
    assert ["Week", "Week 14 · 30 Mar – 5 Apr 2026", None] in rows
    assert ["File number", "3", None] in rows
    assert any("Hidden sheets" in str(row[0]) for row in rows)


def test_the_summary_counts(tmp_path: Path) -> None:
    rows = summary(tmp_path, "en")
    assert ["Participants", 2, None] in rows
    assert ["Attendance", 0, None] in rows
    assert ["Participations: each attendance counts", 340, None] in rows
    assert rows[rows.index(["Sex", "of 673 people", None]) + 1 :] == [
        ["Male", 261, "38.8%"],
        ["Female", 412, "61.2%"],
        ["Not stated", 5, None],
    ]


def test_the_summary_is_in_the_language(tmp_path: Path) -> None:
    rows = summary(tmp_path, "tr")
    assert ["Male", 261, "%38,8"] in rows
    assert ["Hafta", "14. hafta · 30 Mart – 5 Nisan 2026", None] in rows


# ------------------------------------------------------------------------------------------------------- file names


@pytest.mark.parametrize(
    ("centre", "week", "name"),
    [
        ("HATAY", Week(2026, 14), "HATAY_2026-W14.xlsx"),
        ("HATAY", None, "HATAY_all.xlsx"),
        ("İZMİR-2", Week(2026, 1), "İZMİR-2_2026-W01.xlsx"),
        ("..\\a/b:c?", None, "-a-b-c-_all.xlsx"),
        ("a\x00\u202eb.", None, "ab_all.xlsx"),
        (" . ", None, "centre_all.xlsx"),
    ],
)
def test_file_names_are_safe(centre: str, week: Week | None, name: str) -> None:
    assert file_name(centre, week) == name
