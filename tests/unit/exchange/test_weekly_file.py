"""A weekly file is written and read back whole; a changed, damaged or foreign one is refused."""

import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from kizilay_desk.domain.changes import Change, ChangeId, Origin
from kizilay_desk.domain.errors import Cancelled, FileError, FileNewer, FileNotOurs, FileTampered
from kizilay_desk.domain.identity import derived_id
from kizilay_desk.domain.weekly import (
    EarlierFile,
    FileHeader,
    Sender,
    SheetRow,
    UnreadableChange,
    WeeklyFile,
    ranges_of,
)
from kizilay_desk.exchange.weekly_machine import machine_json, read_desk, seal
from kizilay_desk.exchange.weekly_reader import read_weekly
from kizilay_desk.exchange.weekly_writer import write_weekly

DEVICE = "0196a1de-0000-7000-8000-000000000001"
OTHER_DEVICE = "0196a1de-0000-7000-8000-000000000002"

Cells = list[list[str]]


def record(number: int) -> str:
    return derived_id("participant", str(number))


def change(seq: int, **values: Any) -> Change:
    at, author = "2026-04-07T11:32:05.123Z", "author"
    return Change(DEVICE, seq, at, author, Origin.SCREEN, "participant", record(seq), values or {"a": 1})


def weekly(*changes: Change, language: str = "tr", **header: Any) -> WeeklyFile:
    sender = Sender(DEVICE, "HATAY", "Hatay Toplum Merkezi")
    ranges = header.pop("ranges", ranges_of(changes))
    return WeeklyFile(
        FileHeader(sender, 3, header.pop("week", "2026-W14"), "2026-04-07T11:40:00.000Z", language, ranges, **header),
        changes,
        {"participant": [SheetRow(each.record, dict(each.values)) for each in changes]},
    )


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weekly")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A file of three changes, the second longer than a cell."""
    path = tmp_path / "HATAY_2026-W14.xlsx"
    write_weekly(path, weekly(change(1, given_name="Zeynep"), change(2, note="ş" * 40_000), change(3)))
    return path


# ------------------------------------------------------------------------------------------------ there and back

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
values = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts | st.lists(texts, max_size=3)
change_ids = st.builds(ChangeId, st.sampled_from([DEVICE, OTHER_DEVICE]), st.integers(1, 10**6))
contents = st.tuples(
    st.sampled_from(Origin),
    st.dictionaries(texts, values, max_size=4),
    st.dictionaries(texts, st.lists(change_ids, min_size=1, max_size=3).map(tuple), max_size=2),
)


@settings(max_examples=30)
@given(
    st.lists(contents, max_size=12),
    st.sampled_from(["tr", "en", "ar"]),
    texts.filter(lambda text: text.isprintable()),
)
def test_what_is_written_is_read(
    folder: Path, given_contents: list[tuple[Origin, Any, Any]], language: str, centre_name: str
) -> None:
    changes = [
        Change(DEVICE, seq, "2026-04-07T11:32:05.123Z", "author", origin, "participant", record(seq), values, over)
        for seq, (origin, values, over) in enumerate(given_contents, 5)
    ]
    header = FileHeader(
        Sender(DEVICE, "HATAY", centre_name),
        number=14,
        week="2026-W14",
        written_at="2026-04-07T11:40:00.000Z",
        language=language,
        ranges=ranges_of(changes),
        follows=(EarlierFile(13, "2026-W13", {DEVICE: ((1, 2),)}), EarlierFile(12, None, {})),
        withheld={DEVICE: ((3, 4),), OTHER_DEVICE: ((1, 1), (7, 9))},
        recipient="ANKARA",
    )
    path = folder / "round-trip.xlsx"
    rows = [SheetRow(each.record, dict(each.values)) for each in changes]
    write_weekly(path, WeeklyFile(header, changes, {"participant": rows}))

    read = read_weekly(path)

    assert read.header == header
    assert list(read.changes) == changes
    assert read.rejected == ()


def test_a_change_longer_than_a_cell_comes_through(written: Path) -> None:
    assert read_weekly(written).changes[1].values == {"note": "ş" * 40_000}


def test_a_header_longer_than_a_cell_comes_through(tmp_path: Path) -> None:
    follows = tuple(EarlierFile(number, "2026-W14", {DEVICE: ((number, number),)}) for number in range(1, 600))
    write_weekly(tmp_path / "long.xlsx", weekly(change(1), follows=follows))
    assert read_weekly(tmp_path / "long.xlsx").header.follows == follows


def test_a_file_without_changes_is_a_file(tmp_path: Path) -> None:
    write_weekly(tmp_path / "empty.xlsx", weekly(week=None))
    read = read_weekly(tmp_path / "empty.xlsx")
    assert (read.changes, read.header.week) == ((), None)


def test_the_checksum_is_that_of_the_content(tmp_path: Path) -> None:
    def checksum(file: WeeklyFile) -> str:
        write_weekly(tmp_path / "file.xlsx", file)
        return read_weekly(tmp_path / "file.xlsx").checksum

    first = checksum(weekly(change(1, a=1, b=2)))
    assert checksum(weekly(change(1, b=2, a=1))) == first
    assert checksum(weekly(change(1, a=1, b=3))) != first
    assert checksum(weekly(change(1, a=1, b=2), week="2026-W15")) != first


# --------------------------------------------------------------------------------------- saved by another program


def test_a_file_saved_again_reads_the_same(written: Path) -> None:
    before = read_weekly(written)
    workbook = openpyxl.load_workbook(written)
    for title in ("_desk", "_changes", "_lists"):
        workbook[title].sheet_state = "hidden"
    workbook["Katılımcılar"].title = "Liste"
    workbook.move_sheet("_changes", -3)
    workbook.save(written)
    assert read_weekly(written) == before


def test_a_file_saved_as_ods_reads_the_same(written: Path, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(written)
    path = tmp_path / "HATAY.ods"
    save_as_ods(path, {sheet.title: cells_of(workbook, sheet.title) for sheet in workbook})
    assert read_weekly(path) == read_weekly(written)


def cells_of(workbook: Workbook, title: str) -> Cells:
    return [
        ["" if value is None else str(value) for value in row] for row in workbook[title].iter_rows(values_only=True)
    ]


def save_as_ods(path: Path, sheets: dict[str, Cells]) -> None:
    """An OpenDocument spreadsheet of texts, with the elements that office programs write."""

    def cell(text: str) -> str:
        paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
        return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'

    tables = "".join(
        f'<table:table table:name="{escape(title)}">'
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for title, rows in sheets.items()
    )
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    media_type = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", media_type)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {namespaces} office:version="1.3">'
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media_type}"/></manifest:manifest>',
        )


# -------------------------------------------------------------------------------------------------------- refused


def edit(path: Path, change_it: Callable[[Workbook], None]) -> None:
    workbook = openpyxl.load_workbook(path)
    change_it(workbook)
    workbook.save(path)


@pytest.mark.parametrize(
    ("cell", "value", "refusal"),
    [
        ("_desk!A1", "Format", FileNotOurs),
        ("_desk!B1", "another weekly file", FileNotOurs),
        ("_desk!B2", "2", FileNewer),
        ("_desk!B2", "1.0", FileTampered),
        ("_desk!B2", "01", FileTampered),
        ("_desk!B2", 1, FileTampered),
        ("_desk!B2", None, FileTampered),
        ("_desk!A2", "Version", FileTampered),
        ("_desk!B3", None, FileTampered),
        ("_desk!C3", "{}", FileTampered),
        ("_desk!B4", "[]", FileTampered),
        ("_desk!B5", "4", FileTampered),
        ("_desk!B6", "0" * 64, FileTampered),
        ("_desk!A7", "version", FileTampered),
        ("_desk!A8", "remark", FileTampered),
        ("_desk!B8", "remark", FileTampered),
        ("_changes!A1", None, FileTampered),
        ("_changes!A1", 5, FileTampered),
        ("_changes!A2", "", FileTampered),
        ("_changes!B1", " ", FileTampered),
        ("_changes!A99", "]", FileTampered),
    ],
)
def test_a_changed_machine_cell_is_refused(
    written: Path, cell: str, value: str | int | None, refusal: type[FileError]
) -> None:
    title, place = cell.split("!")
    edit(written, lambda workbook: workbook[title].__setitem__(place, value))
    with pytest.raises(refusal) as caught:
        read_weekly(written)
    assert caught.value.file == written.name


def test_one_character_is_enough(written: Path) -> None:
    def misspell(workbook: Workbook) -> None:
        cell = workbook["_changes"]["A1"]
        cell.value = cell.value.replace("Zeynep", "Zeyneb")

    edit(written, misspell)
    with pytest.raises(FileTampered):
        read_weekly(written)


def test_a_missing_machine_sheet_is_noticed(written: Path) -> None:
    edit(written, lambda workbook: workbook.remove(workbook["_changes"]))
    with pytest.raises(FileTampered):
        read_weekly(written)
    edit(written, lambda workbook: workbook.remove(workbook["_desk"]))
    with pytest.raises(FileNotOurs):
        read_weekly(written)


def test_the_sheets_for_people_are_not_looked_at(written: Path) -> None:
    before = read_weekly(written)
    edit(written, lambda workbook: workbook["Katılımcılar"].__setitem__("B3", "Ayşe"))
    assert read_weekly(written) == before


# ----------------------------------------------------------------------------------------- forged, but well sealed


def forge(path: Path, changes: object, header: object | None = None, count: int | None = None) -> None:
    """Put other content under a right checksum, as only a program can."""
    workbook = openpyxl.load_workbook(path)
    desk = read_desk(cells_of(workbook, "_desk"))
    text = changes if isinstance(changes, str) else machine_json(changes)
    sealed = seal(
        desk.version,
        desk.header if header is None else machine_json(header),
        desk.layout,
        count if count is not None else len(changes) if isinstance(changes, list) else desk.count,
        text,
        desk.signature,
    )
    for title, rows in {"_desk": sealed.rows(), "_changes": [[text]]}.items():
        workbook.remove(workbook[title])
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


GOOD = [DEVICE, 1, "2026-04-07T11:32:05.123Z", "", "screen", "participant", record(1), {"a": 1}]


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("text", "shape"),
        ({"device": DEVICE}, "shape"),
        (GOOD[:7], "shape"),
        ([*GOOD, {}, {}], "shape"),
        ([1, *GOOD[1:]], "text"),
        (["\ud800", *GOOD[1:]], "text"),
        (["a\0b", *GOOD[1:]], "text"),
        ([DEVICE, "1", *GOOD[2:]], "number"),
        ([DEVICE, 0, *GOOD[2:]], "number"),
        ([DEVICE, True, *GOOD[2:]], "number"),
        ([DEVICE, 10**30, *GOOD[2:]], "number"),
        ([*GOOD[:4], "magic", *GOOD[5:]], "origin"),
        ([*GOOD[:7], [["a", 1]]], "values"),
        ([*GOOD[:7], {"a": 1.5}], "values"),
        ([*GOOD[:7], {"a": {}}], "values"),
        ([*GOOD[:7], {"a": [1]}], "values"),
        ([*GOOD[:7], {"a": "\udfff"}], "values"),
        ([*GOOD[:7], {"\ud800": "a"}], "values"),
        ([*GOOD, []], "over"),
        ([*GOOD, {"a": DEVICE}], "over"),
        ([*GOOD, {"a": [DEVICE]}], "over"),
        ([*GOOD, {"a": [[DEVICE, 0]]}], "over"),
    ],
)
def test_a_malformed_change_is_named_and_the_others_are_read(tmp_path: Path, row: object, part: str) -> None:
    path = tmp_path / "file.xlsx"
    write_weekly(path, weekly(change(1), change(2), change(3)))
    second = [DEVICE, 3, *GOOD[2:]]
    forge(path, [GOOD, row, second])
    read = read_weekly(path)
    assert [each.seq for each in read.changes] == [1, 3]
    assert read.rejected == (UnreadableChange(2, part),)


@pytest.mark.parametrize(
    "changes",
    [
        "[",
        "[" * 100_000,
        "{}",
        "[" + "9" * 5_000 + "]",
        [GOOD, GOOD, GOOD],
        [GOOD, [DEVICE, 2, *GOOD[2:]]],
        [GOOD, [DEVICE, 2, *GOOD[2:]], [DEVICE, 4, *GOOD[2:]]],
        [GOOD, [DEVICE, 2, *GOOD[2:]], [OTHER_DEVICE, 3, *GOOD[2:]]],
    ],
    ids=["no JSON", "deep", "no list", "a huge number", "one number thrice", "one too few", "another", "a stranger"],
)
def test_changes_that_are_not_those_of_the_header_are_refused(tmp_path: Path, changes: str | list[object]) -> None:
    path = tmp_path / "file.xlsx"
    write_weekly(path, weekly(change(1), change(2), change(3)))
    forge(path, changes)
    with pytest.raises(FileTampered):
        read_weekly(path)


def test_a_header_is_never_trusted(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    write_weekly(path, weekly(change(1)))
    forge(path, [GOOD], header={"sender": "HATAY"})
    with pytest.raises(FileTampered):
        read_weekly(path)


# -------------------------------------------------------------------------------------------------- never half of one


class Blackout(Exception):
    pass


class Interrupted(list[SheetRow]):
    """Rows that end in the middle."""

    def __getitem__(self, index: Any) -> Any:
        return Interrupted(super().__getitem__(index))

    def __iter__(self) -> Any:
        yield from list(super().__iter__())
        raise Blackout


@pytest.mark.parametrize("old", [b"the old file", None])
def test_a_power_cut_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes | None
) -> None:
    temporary, target = tmp_path / "temporary", tmp_path / "target"
    temporary.mkdir()
    target.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    path = target / "HATAY_2026-W14.xlsx"
    if old is not None:
        path.write_bytes(old)
    whole = weekly(change(1), change(2))
    cut = WeeklyFile(whole.header, whole.changes, {"participant": Interrupted(whole.tables["participant"])})

    with pytest.raises(Blackout):
        write_weekly(path, cut)

    assert [each.read_bytes() for each in target.iterdir()] == ([old] if old is not None else [])
    assert list(temporary.iterdir()) == []


def test_writing_can_be_stopped_and_tells_how_far_it_is(tmp_path: Path) -> None:
    file = weekly(*(change(seq) for seq in range(1, 2001)))
    parts: list[float] = []
    write_weekly(tmp_path / "file.xlsx", file, parts.append)
    assert parts == sorted(parts)
    assert parts[-1] == 1.0
    assert len(parts) > 5

    def stop(part: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_weekly(tmp_path / "stopped.xlsx", file, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["file.xlsx"]


def test_names_of_people_are_in_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept: list[bytes] = []
    unlink = Path.unlink

    def keep(path: str) -> None:
        kept.append(Path(path).read_bytes())
        unlink(Path(path))

    monkeypatch.setattr("os.remove", keep)
    write_weekly(tmp_path / "file.xlsx", weekly(change(1, given_name="Zeynep")))
    assert kept
    assert not [content for content in kept if b"Zeynep" in content]


@pytest.mark.parametrize("ranges", [{}, {DEVICE: ((1, 3),)}, {DEVICE: ((1, 2),), OTHER_DEVICE: ((1, 1),)}])
def test_a_header_that_does_not_fit_the_changes_is_not_written(tmp_path: Path, ranges: Any) -> None:
    with pytest.raises(ValueError, match="header"):
        write_weekly(tmp_path / "file.xlsx", weekly(change(1), change(2), ranges=ranges))
    assert list(tmp_path.iterdir()) == []
