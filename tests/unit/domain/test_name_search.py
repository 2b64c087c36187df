"""The search index of names: what was stored in one script is found by what is typed in the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kizilay_desk.domain.names import query_tokens, search_tokens


def finds(typed: str, **values: str) -> bool:
    stored = search_tokens(values)
    query = query_tokens(typed)
    return bool(query) and all(any(token.startswith(entry) for token in stored) for entry in query)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("muh", "محمد الحسن"),
        ("meh", "محمد"),
        ("محم", "Mehmet Yılmaz"),
        ("محم", "Muhammed"),
        ("ays", "عائشة"),
        ("ayş", "عائشة"),
        ("عائش", "Ayşe"),
        ("fat", "فاطمة"),
        ("Fatimah", "فاطمة"),
        ("فاطمة", "Fatma"),
        ("yus", "يوسف"),
        ("hüs", "حسين"),
        ("hat", "خديجة"),
        ("khad", "خديجة"),
        ("zeyn", "زينب"),
        ("ali", "علي"),
        ("علي", "Ali"),
        ("mai", "مي"),
        ("Salah", "صلاح"),
        ("صلاح", "Salah"),
        ("Nimet", "نعمة"),
        ("abdulkad", "عبد القادر"),
        ("abdul kad", "عبد القادر"),
        ("abdul kadir", "Abdulkadir"),
        ("abd al-qadir", "Abdulkadir"),
        ("kadir", "Abdulkadir"),
        ("rahman", "Abdurrahman"),
        ("قادر", "عبدالقادر"),
        ("عبدالقادر", "Abdul Kadir"),
        ("nurettin", "نور الدين"),
        ("نورالدين", "Nour Eddine"),
        ("najj", "Al-Najjar"),
        ("alnajj", "Al Najjar"),
        ("najj", "النجار"),
        ("نجار", "النجار"),
        ("النجار", "Najjar"),
        ("ilham", "إلهام"),
        ("hasan muh", "محمد الحسن"),
        ("el hasan", "Muhammed El Hasan"),
        ("işık", "ISIK"),
    ],
)
def test_a_beginning_finds_the_name(typed: str, stored: str) -> None:
    assert finds(typed, given_name=stored) or finds(typed, arabic_name=stored)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("muh", "أحمد"),
        ("ali", "عمر"),
        ("mai", "محمد"),
        ("hasan ali", "حسن محمود"),
        ("ali", "Al Najjar"),
    ],
)
def test_other_names_are_not_found(typed: str, stored: str) -> None:
    assert not finds(typed, given_name=stored)


def test_the_exact_beginning_comes_before_the_sound() -> None:
    assert query_tokens("muh") == [("nmuh", "sMH")]
    assert query_tokens("محم") == [("nمحم", "sMHM")]
    assert query_tokens("mu") == [("nmu",)]


@pytest.mark.parametrize(
    "typed",
    ["5551112233", "0555 111", "+90 555 111 22 33", "905551112233", "٠٥٥٥١١١", "0090555", "5551"],
)
def test_a_phone_is_found_as_it_is_dialled(typed: str) -> None:
    assert finds(typed, phone="+905551112233")
    assert not finds(typed, phone="+905421112233")


def test_a_foreign_phone_is_found_with_and_without_its_country() -> None:
    assert finds("00963 944 567", phone="+963944567890")
    assert finds("3944567", phone="+963944567890")


def test_an_identity_number_is_found_by_its_beginning() -> None:
    assert finds("9912", identity_number="99123456789")
    assert finds("n0123", identity_number="N 0123456")
    assert not finds("3456", identity_number="99123456789")


def test_a_name_and_a_number_narrow_each_other() -> None:
    person = {"given_name": "Ahmet", "phone": "+905551112233"}
    assert finds("ahmet 0555", **person)
    assert finds("ahmet 05", **person)
    assert not finds("ahmet 0532", **person)


def test_nothing_typed_looks_for_nothing() -> None:
    assert query_tokens("") == query_tokens(" - ") == []
    assert search_tokens({"given_name": "", "arabic_name": None}) == set()


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_indexed_and_typed(stored: str, typed: str) -> None:
    for token in search_tokens({"given_name": stored, "phone": stored, "identity_number": stored}):
        assert token[0] in "nsdfz"
    for entry in query_tokens(typed):
        assert entry
        assert all(len(prefix) > 1 for prefix in entry)


@given(st.lists(st.sampled_from(["Ayşe", "محمد", "Abdul", "Kadir", "el", "الحسن", "Nour", "Eddine"]), min_size=1))
def test_a_record_is_found_by_its_own_name(words: list[str]) -> None:
    name = " ".join(words)
    if {*words} - {"el"}:
        assert finds(name, given_name=name)
