"""Code lists: lookup, trees, and what a file of codes may not be."""

import json
from pathlib import Path

import pytest

from kizilay_desk.domain.codes import Code, CodeList, load_code_lists


def code(key: str, parent: str | None = None, *, retired: bool = False) -> Code:
    return Code(code=key, labels={"tr": key, "en": key, "ar": key}, parent=parent, retired=retired)


TREE = CodeList("tree", (code("A"), code("A-1", "A"), code("A-1-x", "A-1"), code("A-2", "A", retired=True), code("B")))


def write(folder: Path, name: str, content: object) -> None:
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def test_a_code_is_found_by_itself_retired_or_not() -> None:
    assert TREE.get("A-2") == code("A-2", "A", retired=True)
    assert TREE.get("C") is None
    assert "A-1" in TREE
    assert "C" not in TREE
    assert len(TREE) == len(list(TREE)) == 5


def test_retired_codes_are_not_offered() -> None:
    assert [each.code for each in TREE.offered()] == ["A", "A-1", "A-1-x", "B"]


def test_a_selection_stands_for_everything_below_it() -> None:
    assert [each.code for each in TREE.children()] == ["A", "B"]
    assert [each.code for each in TREE.children("A")] == ["A-1", "A-2"]
    assert TREE.descendants("A") == ("A", "A-1", "A-2", "A-1-x")
    assert TREE.descendants("B") == ("B",)


def test_a_code_cannot_be_there_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        CodeList("list", (code("A"), code("A")))


def test_a_parent_must_be_in_the_list() -> None:
    with pytest.raises(ValueError, match="unknown parent"):
        CodeList("list", (code("A", "B"),))


def test_the_order_of_the_file_is_the_order_of_the_list(tmp_path: Path) -> None:
    write(
        tmp_path,
        "sex.json",
        {
            "list": "sex",
            "codes": [
                {"code": "female", "tr": "Kadın", "en": "Female", "ar": "أنثى", "also": ["K", "kız"]},
                {"code": "male", "tr": "Erkek", "en": "Male", "ar": "ذكر", "retired": True},
            ],
        },
    )
    female, male = load_code_lists(tmp_path)["sex"].codes
    assert (female.position, male.position) == (1, 2)
    assert female.also == ("K", "kız")
    assert list(female.spellings()) == ["female", "Kadın", "Female", "أنثى", "K", "kız"]
    assert male.retired


def test_a_code_without_a_label_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "sex.json", {"list": "sex", "codes": [{"code": "female", "tr": "Kadın", "en": "Female"}]})
    with pytest.raises(ValueError, match="'ar'"):
        load_code_lists(tmp_path)


def test_one_list_in_two_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.json", {"list": "sex", "codes": []})
    write(tmp_path, "b.json", {"list": "sex", "codes": []})
    with pytest.raises(ValueError, match="there twice"):
        load_code_lists(tmp_path)
