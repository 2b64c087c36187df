"""Folding and sound keys of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kizilay_desk.domain.names import fold, name_key, sound_key, sound_keys, tokens

names_text = st.text(alphabet="aeıiİIoöuübcçdfgğhjklmnprsştvyzwqxâîحخهدذرزسشصضطظعغفقكلمنويةأإآىءؤئ '-", max_size=30)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("İBRAHİM", "ibrahim"),
        ("IŞIK ışık Isik", "isik isik isik"),
        ("Çağrı Öğüt-Şükrü", "cagri ogut sukru"),
        ("Sa'id, Sa’id; Saʿid", "said said said"),
        ("مُحَمَّد", "محمد"),
        ("أحمد إبراهيم آية ٱسم", "احمد ابراهيم ايه اسم"),
        ("فاطمة", "فاطمه"),
        ("مصطفى علی", "مصطفي علي"),
        ("رؤى عائشة", "روي عايشه"),
        ("محـــمد\u200f", "محمد"),
        ("\u2068Ayşe\u2069  \t Kaya", "ayse kaya"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("گلستان پری ڤيان", "كلستان بري فيان"),
        ("٠٥٥٥ ۱۲۳", "0555 123"),
        ("Doğum_Tarihi (gün.ay.yıl)", "dogum tarihi gun ay yil"),
        ("Großmann Łukasz Əli", "grossmann lukasz eli"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.one_of(st.text(), names_text))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == " ".join(tokens(text))


@given(names_text)
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(st.text())
def test_any_text_has_sound_keys_of_known_classes(text: str) -> None:
    for token in tokens(text):
        for key in sound_keys(token) + sound_keys(token, beginning=True):
            assert key.isascii()
            assert key.isalpha()
            assert key.isupper()


@pytest.mark.parametrize(
    "spellings",
    [
        "محمد Muhammed Mehmet Mohamad Muhammad",
        "حسين Hüseyin Hussein Huseyin",
        "خديجة Hatice Khadija Khadijah",
        "عائشة Ayşe Aisha Ayshe",
        "فاطمة Fatma Fatima Fatimah",
        "يوسف Yusuf Youssef Yousef",
        "زينب Zeynep Zaynab Zeinab",
        "عثمان Osman Othman Uthman",
        "رمضان Ramazan Ramadan",
        "جمال Cemal Jamal Gamal",
        "إبراهيم İbrahim Ibraheem",
        "عبدالقادر Abdulkadir Abdelkader Abdülkadir",
        "عبدالرحمن Abdurrahman Abdulrahman Abderrahman",
        "عبدالله Abdullah Abdalla",
        "نورالدين Nurettin Nureddin Noureldin",
        "صلاحالدين Selahattin Salahuddin Salaheldin",
        "النجار Elneccar Alnajjar Najjar",
        "وائل Vail Wael",
        "شكري Şükrü Shukri",
        "إسحاق İshak Ishaq",
        "مدحت Mithat",
        "ممدوح Memduh Mamdouh",
        "رضا Rıza Rida",
        "غسان Gassan Ghassan",
        "إلهام İlham Elham",
    ],
)
def test_spellings_of_one_name_share_a_sound_key(spellings: str) -> None:
    first, *others = spellings.split()
    keys = set(sound_keys(fold(first)))
    for other in others:
        assert keys & set(sound_keys(fold(other))), other


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ahmet", "Mehmet"), ("حسن", "محمود"), ("Yusuf", "يونس"), ("Fatma", "فرح"), ("Ali", "عمر"), ("Salih", "سلمى")],
)
def test_different_names_do_not(one: str, other: str) -> None:
    assert not set(sound_keys(fold(one))) & set(sound_keys(fold(other)))


@given(names_text, st.integers(3, 30))
def test_a_beginning_has_the_beginning_of_the_key(text: str, letters: int) -> None:
    # Without digraphs, which are two sounds until the second letter is there, and without articles.
    word = fold(text).replace(" ", "").translate(str.maketrans("", "", "chjlلا"))
    whole = sound_keys(word, beginning=True)
    for key in sound_keys(word[:letters], beginning=True):
        assert any(other.startswith(key) for other in whole)


def test_a_word_without_a_known_letter_has_no_sound_key() -> None:
    assert sound_key("") == ""
    assert sound_key("123") == ""
    assert sound_keys("привет") == ()


def test_exact_name() -> None:
    assert name_key("Abdul Kadir", "Öz", None) == name_key("ABDULKADİR", "oz", "عبد القادر")
    assert name_key("Ali Can", "Demir", None) == name_key("Ali", "Can Demir", "")
    assert name_key(None, None, "عبد القادر أوز") == name_key("", "", "عبدالقادر اوز")
    assert name_key("Ali", "Demir", None) != name_key("Ali", "Demirci", None)
    assert name_key(None, None, None) == ""
