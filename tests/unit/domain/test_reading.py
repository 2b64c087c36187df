"""Reading typed, pasted and cell values of every kind."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Field, Kind
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.reading import PersonName, Read, Reason, Unreadable, read_value, split_name

TODAY = date(2026, 4, 10)
CODES = {
    "sex": {"kadin": "female", "k": "female", "erkek": "male", "ذكر": "male"},
    "language": {"turkce": "tur", "arapca": "ara", "العربيه": "ara", "ku": "kmr"},
    "topic": {"saglik hakki": "health_rights"},
    "consent": {"yes": "given", "yok": "refused"},
}


def parse_code(list_key: str, text: str) -> str | None:
    return CODES[list_key].get(fold(text))


def read(kind: Kind, raw: object, **declared: Any) -> Read:
    field = Field("tried", kind, **declared)
    return read_value(field, raw, today=TODAY, parse_code=parse_code)


# ----------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    "written",
    [
        date(2026, 4, 7),
        datetime.fromisoformat("2026-04-07 10:30"),
        46119,
        46119.0,
        46119.4375,
        "07.04.2026",
        "7.4.2026",
        "7.4.26",
        "7/4/2026",
        "07/04/26",
        "7-4-2026",
        "07 04 2026",
        "07 . 04 . 2026",
        "2026-04-07",
        "2026/4/7",
        "2026.04.07",
        "20260407",
        "07042026",
        "7 Nisan 2026",
        "7 NİSAN 2026",
        "07 nisan 2026 Salı",
        "Salı, 7 Nisan 2026",
        "7 Nis 2026",
        "7-Nis-26",
        "7 Apr 2026",
        "April 7, 2026",
        "7th April 2026",
        "Tuesday 7 April 2026",
        "07-Apr-26",
        "7Nisan2026",
        "2026 Nisan 7",
        "٧ نيسان ٢٠٢٦",
        "7 نيسان 2026",
        "الثلاثاء ٧ نيسان ٢٠٢٦",
        "٧ أبريل ٢٠٢٦ م",
        "7 ابريل 2026",
        "٠٧/٠٤/٢٠٢٦",
        "۰۷.۰۴.۲۰۲۶",
        "٢٠٢٦/٤/٧",
        "\u200f٧/٤/٢٠٢٦\u200e",
        "07.04.2026 10:30",
        "07.04.2026 10:30:00",
        "2026-04-07T10:30:00",
        "2026-04-07T10:30:00Z",
        "2026-04-07 00:00:00",
        " 07.04.2026 ",
    ],
    ids=repr,
)
def test_a_date_in_every_form(written: object) -> None:
    assert read(Kind.DATE, written) == "2026-04-07"


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "Ocak Oca January Jan كانون_الثاني ك2 يناير"),
        (2, "Şubat Şub February Feb شباط فبراير"),
        (3, "Mart Mar March آذار اذار مارس"),
        (4, "Nisan Nis April Apr نيسان أبريل إبريل"),
        (5, "Mayıs MAYIS May أيار ايار مايو"),
        (6, "Haziran Haz June Jun حزيران يونيو"),
        (7, "Temmuz Tem July Jul تموز يوليو"),
        (8, "Ağustos Ağu August Aug آب اب أغسطس"),
        (9, "Eylül Eyl September Sep أيلول سبتمبر"),
        (10, "Ekim Eki October Oct تشرين_الأول ت1 أكتوبر"),
        (11, "Kasım KASIM November Nov تشرين_الثاني تشرين٢ نوفمبر"),
        (12, "Aralık ARALIK December Dec كانون_الأول ديسمبر"),
    ],
    ids=repr,
)
def test_months_in_three_languages(month: int, names: str) -> None:
    for name in names.split():
        written = f"5 {name.replace('_', ' ')} 2026"
        assert read(Kind.DATE, written) == f"2026-{month:02}-05", written


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("31.02.2026", Reason.IMPOSSIBLE_DATE),
        ("30 Şubat 2026", Reason.IMPOSSIBLE_DATE),
        ("32.01.2026", Reason.IMPOSSIBLE_DATE),
        ("00.04.2026", Reason.IMPOSSIBLE_DATE),
        ("07.04.1447", Reason.IMPOSSIBLE_DATE),
        ("04/13/2026", Reason.AMBIGUOUS_DATE),
        ("Nisan 2026", Reason.NOT_A_DATE),
        ("7 Nisan", Reason.NOT_A_DATE),
        ("07.04", Reason.NOT_A_DATE),
        ("dün", Reason.NOT_A_DATE),
        ("7.4.2026-9.4.2026", Reason.NOT_A_DATE),
        ("7 Nisanda 2026", Reason.NOT_A_DATE),
        ("7.4.202", Reason.NOT_A_DATE),
        (12, Reason.NOT_A_DATE),
        (float("inf"), Reason.NOT_A_DATE),
        (date(9999, 12, 31), Reason.IMPOSSIBLE_DATE),
        (1e12, Reason.NOT_A_DATE),
        (True, Reason.NOT_A_DATE),
    ],
    ids=repr,
)
def test_what_is_no_date_says_why(written: object, reason: Reason) -> None:
    assert read(Kind.DATE, written) == Unreadable(reason)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_from_every_form(day: date) -> None:
    for form in ("{d}.{m}.{y}", "{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}", "{y}{m:02}{d:02}"):
        assert read(Kind.DATE, form.format(d=day.day, m=day.month, y=day.year)) == day.isoformat()


@pytest.mark.parametrize(
    ("written", "birth"),
    [
        (date(1991, 6, 14), "1991-06-14"),
        (datetime.fromisoformat("1991-06-14"), "1991-06-14"),
        (1991, "1991"),
        (1991.0, "1991"),
        ("1991", "1991"),
        ("١٩٩١", "1991"),
        ("1991.0", "1991"),
        ("~1991", "1991~"),
        ("1991~", "1991~"),
        ("1991?", "1991~"),
        ("yaklaşık 1991", "1991~"),
        ("ca. 1991", "1991~"),
        ("حوالي ١٩٩١", "1991~"),
        ("14.06.1991", "1991-06-14"),
        ("14.06.91", "1991-06-14"),
        ("14.06.19", "2019-06-14"),
        ("14.06.26", "1926-06-14"),
        ("10.04.26", "2026-04-10"),
        ("14 Haziran 1991", "1991-06-14"),
        (33403, "1991-06-14"),
        ("2026", "2026"),
        ("bilinmiyor", None),
        ("-", None),
        ("لا يوجد", None),
    ],
    ids=repr,
)
def test_births(written: object, birth: str | None) -> None:
    assert read(Kind.BIRTH, written) == birth


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("11.04.2026", Reason.BIRTH_IN_FUTURE),
        (2027, Reason.BIRTH_IN_FUTURE),
        ("~2030", Reason.BIRTH_IN_FUTURE),
        ("01.01.1900", Reason.AGE_OVER_120),
        (datetime.fromisoformat("1905-06-13"), Reason.AGE_OVER_120),
        (1899, Reason.AGE_OVER_120),
        ("31.02.1991", Reason.IMPOSSIBLE_DATE),
        ("06.1991", Reason.NOT_A_DATE),
        ("35", Reason.NOT_A_DATE),
        ("1990-1991", Reason.NOT_A_DATE),
        ("1991 doğumlu mu", Reason.NOT_A_DATE),
    ],
    ids=repr,
)
def test_births_that_cannot_be(written: object, reason: Reason) -> None:
    assert read(Kind.BIRTH, written) == Unreadable(reason)


# ----------------------------------------------------------------------------------------------------- times


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("10:00", "10:00"),
        ("10.30", "10:30"),
        ("9:05", "09:05"),
        ("10", "10:00"),
        (10, "10:00"),
        (10.3, "10:30"),
        (0.4375, "10:30"),
        (time(14, 5), "14:05"),
        (datetime.fromisoformat("2026-04-07 14:05"), "14:05"),
        (timedelta(hours=9), "09:00"),
        ("10:00:00", "10:00"),
        ("saat 10.00", "10:00"),
        ("2 pm", "14:00"),
        ("2:30 p.m.", "14:30"),
        ("12:15 a.m.", "00:15"),
        ("10:00 ص", "10:00"),
        ("٢:٣٠ مساءً", "14:30"),
        ("10:00 ÖÖ", "10:00"),
    ],
    ids=repr,
)
def test_times(written: object, clock: str) -> None:
    assert read(Kind.TIME, written) == clock


@pytest.mark.parametrize(
    "written", ["24:00", "10:60", "öğle", "10:00-12:00", 25, timedelta(hours=30), True, 10.75], ids=repr
)
def test_what_is_no_time(written: object) -> None:
    assert read(Kind.TIME, written) == Unreadable(Reason.NOT_A_TIME)


# --------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("0555 111 22 33", "+905551112233"),
        ("05551112233", "+905551112233"),
        ("555 111 2233", "+905551112233"),
        ("(0555) 111-22-33", "+905551112233"),
        ("+90 555 111 22 33", "+905551112233"),
        ("+90 (0) 555 111 22 33", "+905551112233"),
        ("90 555 1112233", "+905551112233"),
        ("0090 555 1112233", "+905551112233"),
        (5551112233.0, "+905551112233"),
        (5551112233, "+905551112233"),
        ("5.551112233E9", "+905551112233"),
        ("5551112233.0", "+905551112233"),
        ("٠٥٥٥١١١٢٢٣٣", "+905551112233"),
        ("0326 555 11 22", "+903265551122"),
        ("0326/555 11 22", "+903265551122"),
        ("00963 944 567 890", "+963944567890"),
        ("+963 944 567 890", "+963944567890"),
        ("+963 0944 567 890", "+963944567890"),
        (963944567890.0, "+963944567890"),
        ("+49 151 23456789", "+4915123456789"),
        ("0944 567 890", "0944567890"),
        ("112", "112"),
        ("0555 111 22 33 / 0532 444 55 66", "+905551112233 / +905324445566"),
        ("0555 111 22 33 (eşi)", "+905551112233"),
        ("yok", None),
        ("---", None),
        ("", None),
    ],
    ids=repr,
)
def test_phones(written: object, phone: str | None) -> None:
    assert read(Kind.PHONE, written) == phone


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("99123456789", "99123456789"),
        (99123456789.0, "99123456789"),
        (99123456789, "99123456789"),
        ("9.9123456789E10", "99123456789"),
        ("99 123 456 789", "99123456789"),
        ("٩٩١٢٣٤٥٦٧٨٩", "99123456789"),
        ("n-01234567", "N01234567"),
        ("00123", "00123"),
        ("YOK", None),
        ("غير معروف", None),
    ],
    ids=repr,
)
def test_identity_numbers(written: object, number: str | None) -> None:
    assert read(Kind.IDENTIFIER, written) == number


@pytest.mark.parametrize("written", ["9,91235E+10", "kimlik kayıp", "soracak"], ids=repr)
def test_a_number_without_its_digits_is_named(written: str) -> None:
    assert read(Kind.IDENTIFIER, written) == Unreadable(Reason.NOT_A_NUMBER)
    assert read(Kind.PHONE, written) == Unreadable(Reason.NOT_A_NUMBER)


@pytest.mark.parametrize(
    ("written", "count"),
    [("12", 12), (12.0, 12), (0, 0), ("١٢", 12), ("1.200", 1200), ("1,200", 1200), (" 7 ", 7), ("12,0", 12)],
    ids=repr,
)
def test_counts(written: object, count: int) -> None:
    assert read(Kind.COUNT, written) == count


@pytest.mark.parametrize(
    ("written", "reason"),
    [("-3", Reason.NEGATIVE), (-3.0, Reason.NEGATIVE), ("on iki", Reason.NOT_A_NUMBER), ("1.5", Reason.NOT_A_NUMBER)],
    ids=repr,
)
def test_what_is_no_count(written: object, reason: Reason) -> None:
    assert read(Kind.COUNT, written) == Unreadable(reason)


# ---------------------------------------------------------------------------------------------- codes, words


def test_codes() -> None:
    assert read(Kind.CODE, "KADIN", code_list="sex") == "female"
    assert read(Kind.CODE, "ذَكَر", code_list="sex") == "male"
    assert read(Kind.CODE, "belirtilmemiş", code_list="sex") is None
    assert read(Kind.CODE, "?", code_list="sex") is None
    assert read(Kind.CODE, "mavi", code_list="sex") == Unreadable(Reason.NOT_A_CODE, code_list="sex")
    assert read(Kind.CODE, "yok", code_list="consent") == "refused"
    assert read(Kind.CODE, True, code_list="consent") == "given"
    assert read(Kind.CODES, "Türkçe, Arapça", code_list="language") == ["ara", "tur"]
    assert read(Kind.CODES, "Türkçe ve Arapça", code_list="language") == ["ara", "tur"]
    assert read(Kind.CODES, "العربية", code_list="language") == ["ara"]
    assert read(Kind.CODES, "Türkçe, Klingonca", code_list="language") == Unreadable(
        Reason.NOT_A_CODE, code_list="language"
    )
    assert read(Kind.OPEN_CODE, "Sağlık hakkı", code_list="topic") == "health_rights"
    assert read(Kind.OPEN_CODE, "Komşuluk  kahvaltısı", code_list="topic") == "Komşuluk kahvaltısı"


def test_flags() -> None:
    assert read(Kind.FLAG, "Evet") is read(Kind.FLAG, True) is read(Kind.FLAG, "✓") is read(Kind.FLAG, "نعم") is True
    assert read(Kind.FLAG, "hayır") is read(Kind.FLAG, False) is read(Kind.FLAG, 0) is False
    assert read(Kind.FLAG, "belki") == Unreadable(Reason.NOT_A_CODE)


def test_names_keep_their_capitals_and_lose_what_cannot_be_seen() -> None:
    assert read(Kind.NAME, " \u2068AYŞE\u2069   nur\x07 ") == "AYŞE nur"
    assert read(Kind.NAME, "Ays\u0327e") == "Ayşe"
    assert read(Kind.NAME, "مُحَمَّد\u200f") == "مُحَمَّد"
    assert read(Kind.NAME, "می\u200cخواهم") == "می\u200cخواهم"
    assert read(Kind.NAME, "Nil") == "Nil"
    assert read(Kind.NAME, " - ") is None


def test_text_and_notes() -> None:
    assert read(Kind.TEXT, " iki\n satır ") == "iki satır"
    assert read(Kind.NOTE, " iki\r\n  satır\t. ") == "iki\nsatır ."
    assert read(Kind.TEXT, "=SUM(A1)") == "=SUM(A1)"
    assert read(Kind.TEXT, 12.0) == "12"
    assert read(Kind.TEXT, "a\x00b") == Unreadable(Reason.CONTROL_CHARACTER)
    assert read(Kind.NOTE, "a\ud800b") == Unreadable(Reason.CONTROL_CHARACTER)
    assert read(Kind.TEXT, "a" * 11, longest=10) == Unreadable(Reason.TOO_LONG, longest=10)


def test_what_must_be_there() -> None:
    assert read(Kind.TEXT, "  ", required=True) == Unreadable(Reason.REQUIRED)
    assert read(Kind.DATE, None, required=True) == Unreadable(Reason.REQUIRED)
    assert read(Kind.DATE, None) is None


def test_nobody_writes_references() -> None:
    with pytest.raises(ValueError, match="nobody writes"):
        read(Kind.REF, "x", target="centre")


@pytest.mark.parametrize(
    ("full", "name"),
    [
        ("Ayşe Kaya", PersonName("Ayşe", "Kaya", "")),
        ("Ayşe  Nur Kaya", PersonName("Ayşe Nur", "Kaya", "")),
        ("Ayşe", PersonName("Ayşe", "", "")),
        ("KAYA, Ayşe Nur", PersonName("Ayşe Nur", "KAYA", "")),
        ("Muhammed El Hasan", PersonName("Muhammed", "El Hasan", "")),
        ("Al Hasan", PersonName("Al", "Hasan", "")),
        ("محمد أحمد الحسن", PersonName("", "", "محمد أحمد الحسن")),
        ("Muhammed El Hasan (محمد الحسن)", PersonName("Muhammed", "El Hasan", "محمد الحسن")),
        ("محمد الحسن - Muhammed Hasan", PersonName("Muhammed", "Hasan", "محمد الحسن")),
        ("", PersonName("", "", "")),
        (None, PersonName("", "", "")),
        (" - ", PersonName("", "", "")),
    ],
    ids=repr,
)
def test_full_names(full: object, name: PersonName) -> None:
    assert split_name(full) == name


raw_values = st.one_of(
    st.none(),
    st.text(),
    st.text(alphabet="0123456789٠١٢.,:-/+ eEنيسان Nisan"),
    st.integers(),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
written_fields = [
    field for entity in ENTITIES.values() for field in entity.fields if field.kind not in (Kind.REF, Kind.INSTANT)
]


@given(st.sampled_from(written_fields), raw_values)
def test_any_raw_value_is_read_or_refused_with_a_reason(field: Field, raw: object) -> None:
    value = read_value(field, raw, today=TODAY, parse_code=lambda _list, _text: None)
    if isinstance(value, str):
        assert value == value.strip() != ""
        assert len(value) <= field.longest
        # Reading what was read gives the same.
        assert read_value(field, value, today=TODAY, parse_code=lambda _list, _text: None) == value
