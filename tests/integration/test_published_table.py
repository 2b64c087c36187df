"""The published table of 2021 (DOMAIN.md) comes out of an attendance list of 678 invented people, in three languages.

The list is a spreadsheet as centres keep it: one row an attendance, several of each person, dates and codes written
this way and that. The people are made so that many have their birthday just before or just after their first day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from kizilay_desk.domain.statistics import NOT_STATED, ReportFilter
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import in_language
from kizilay_desk.services import reporting
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.importing import import_list
from kizilay_desk.services.setup import initialise

PEOPLE, SESSIONS, ATTENDANCES = 678, 148, 2316
YEAR = ReportFilter(date(2021, 1, 1), date(2021, 12, 31))

SEX = [("female", 412, 612), ("male", 261, 388)]
AGE = [("0-17", 259, 382), ("18-59", 409, 603), ("60+", 10, 15)]
NATIONALITY = [("SYR", 429, 637), ("TUR", 216, 321), ("other", 28, 42)]


@dataclass(frozen=True)
class Language:
    """How a centre that works in a language writes its list."""

    code: str
    headers: str
    names: tuple[str, str]
    sexes: dict[str, Sequence[str]]
    nationalities: dict[str, Sequence[str]]
    activities: Sequence[str]
    day: Callable[[date, int], object]


def _turkish_day(day: date, number: int) -> object:
    months = ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran")
    months += ("Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık")
    return (day, f"{day:%d.%m.%Y}", f"{day.day} {months[day.month - 1]} {day.year}")[number % 3]


def _english_day(day: date, number: int) -> object:
    return (day, day.isoformat(), f"{day.day} {day:%B} {day.year}")[number % 3]


def _arabic_day(day: date, number: int) -> object:
    arabic_indic = f"{day:%d/%m/%Y}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    return (day, arabic_indic, f"{day:%d.%m.%Y}")[number % 3]


LATIN = (
    "Fatma Ayşe Emine Zeynep Rana Hiba Nur Selma Rima Leyla Elif Muhammed Ahmet Ali Hasan Hüseyin İbrahim Ömer "
    "Halid Yusuf Mahmut Mustafa Tarık Samir Kerim Velid Bilal Fadi",
    "Yılmaz Kaya Demir Şahin Çelik Haddad Najjar Khalil Darwish Halabi Qasim Shami Hamoud Öztürk Aydın Arslan "
    "Barakat Saleh Othman Karaca Sayegh Jabr Doğan Akın Mansour",
)
ARABIC = (
    "فاطمة عائشة أمينة زينب رنا هبة نور سلمى ريما ليلى محمد أحمد علي حسن حسين إبراهيم عمر خالد يوسف محمود مصطفى "
    "طارق سمير كريم وليد بلال فادي مريم",
    "حداد نجار خليل درويش حلبي قاسم شامي حمود بركات صالح عثمان صائغ جبر منصور الحسن الأحمد العلي المصري الخطيب "
    "الشيخ الحموي الإدلبي ديب سلوم عيسى",
)

LANGUAGES = (
    Language(
        "tr",
        "Tarih|Faaliyet|Konu|Yer|Ad|Soyad|Cinsiyet|Doğum Tarihi|Uyruk|Telefon|Kimlik No",
        LATIN,
        {"female": ("Kadın", "K", "KADIN"), "male": ("Erkek", "E", "erkek"), "": ("", "", "")},
        {"SYR": ("Suriye", "SY"), "TUR": ("Türkiye", "T.C."), "IRQ": ("Irak",), "AFG": ("Afganistan",), "": ("",)},
        ("Bilgilendirme Oturumları", "Gönüllülük", "Dayanışma Grupları"),
        _turkish_day,
    ),
    Language(
        "en",
        "Date|Activity|Topic|Place|First name|Last name|Sex|Date of birth|Nationality|Phone|ID number",
        LATIN,
        {"female": ("Female", "F", "female"), "male": ("Male", "M", "MALE"), "": ("", "", "")},
        {"SYR": ("Syria", "Syrian"), "TUR": ("Türkiye", "Turkey"), "IRQ": ("Iraq",), "AFG": ("Afghan",), "": ("",)},
        ("Information Sessions", "Volunteering", "Solidarity Groups"),
        _english_day,
    ),
    Language(
        "ar",
        "التاريخ|النشاط|الموضوع|المكان|الاسم|الكنية|الجنس|تاريخ الميلاد|الجنسية|رقم الهاتف|رقم الهوية",
        ARABIC,
        {"female": ("أنثى", "انثى", "أنثى"), "male": ("ذكر", "ذكر", "ذكر"), "": ("", "", "")},
        {"SYR": ("سوريا", "سورية"), "TUR": ("تركيا", "تركي"), "IRQ": ("العراق",), "AFG": ("أفغانستان",), "": ("",)},
        ("جلسات إعلامية", "العمل التطوعي", "مجموعات التضامن"),
        _arabic_day,
    ),
)


# ------------------------------------------------------------------------------------------------ the people


@dataclass(frozen=True)
class Person:
    given: str
    family: str
    sex: str
    nationality: str
    birth: date | str
    phone: str
    identity: str
    sessions: tuple[int, ...]


def _session_days() -> list[date]:
    return [date(2021, 1, 4) + timedelta(days=number * 360 // SESSIONS) for number in range(SESSIONS)]


def _people(language: Language) -> list[Person]:
    chance = Random(2021)
    days = _session_days()
    sexes = ["female"] * 412 + ["male"] * 261 + [""] * 5
    nationalities = ["SYR"] * 429 + ["TUR"] * 216 + ["IRQ", "AFG"] * 14 + [""] * 5
    ages = [*_ages(259, (0, 3, 11, 17)), *_ages(409, (18, 24, 35, 59)), *_ages(10, (60, 74))]
    for values in (sexes, nationalities, ages):
        chance.shuffle(values)
    given, family = (names.split() for names in language.names)
    people = []
    for number in range(PEOPLE):
        came = chance.sample(range(SESSIONS), 4 if number < ATTENDANCES - 3 * PEOPLE else 3)
        people.append(
            Person(
                given[number % len(given)],
                family[number // len(given)],
                sexes[number],
                nationalities[number],
                _birth(ages[number], days[min(came)], number),
                f"0555 {number:03} 00 00" if number % 3 == 1 else "",
                f"99{number:09}" if number % 3 == 2 else "",
                tuple(sorted(came)),
            )
        )
    return people


def _ages(count: int, among: Sequence[int]) -> list[int]:
    return [among[number % len(among)] for number in range(count)]


def _birth(age: int, day: date, number: int) -> date | str:
    """A birth of somebody who has completed so many years on a day: on it, the day after the next one, or a year."""
    match number % 3:
        case 0:
            return day.replace(year=day.year - age)
        case 1:
            return day.replace(year=day.year - age - 1) + timedelta(days=1)
    return str(day.year - age - (day < date(day.year, 7, 1)))


def _write_list(path: Path, language: Language) -> None:
    """The list as a workbook: a title, an empty row, the headers, then one row an attendance, day by day."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("2021")
    sheet.append(["2021"])
    sheet.append([])
    sheet.append(language.headers.split("|"))
    days = _session_days()
    rows = []
    for number, person in enumerate(_people(language)):
        birth = person.birth if isinstance(person.birth, str) else language.day(person.birth, number)
        spelling = language.nationalities[person.nationality]
        for session in person.sessions:
            rows.append(
                [
                    language.day(days[session], session),
                    language.activities[session % 3],
                    f"2021/{session + 1}",
                    None,
                    person.given,
                    person.family,
                    language.sexes[person.sex][number % 3] or None,
                    birth,
                    spelling[number % len(spelling)] or None,
                    person.phone or None,
                    person.identity or None,
                ]
            )
    for row in sorted(rows, key=lambda row: int(str(row[2]).partition("/")[2])):
        sheet.append(row)
    book.save(path)


# ------------------------------------------------------------------------------------------------ the table


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.code)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = initialise(
        str(tmp_path / "store"),
        "a passphrase for the list",
        centre="HATAY",
        centre_name="Hatay",
        user_name="Deniz Ak",
        role="coordinator",
    )
    yield made
    made.close()


def test_the_published_table_comes_out_of_the_list(desk: Desk, language: Language, tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    _write_list(path, language)

    first = import_list(desk, path)
    assert not first.problems
    assert (first.sessions, first.participants, first.attendances) == (SESSIONS, PEOPLE, ATTENDANCES)

    counted = reporting.statistics(desk, YEAR)
    assert (counted.sessions, counted.participations, counted.distinct) == (SESSIONS, ATTENDANCES, PEOPLE)
    for key, expected, base in (("sex", SEX, 673), ("age", AGE, 678), ("nationality", NATIONALITY, 673)):
        found = counted.distributions[key]
        assert [(line.code, line.count, found.tenths(line)) for line in found.lines] == expected
        assert (found.base, found.not_stated, found.count(NOT_STATED)) == (base, 678 - base, 678 - base)

    again = import_list(desk, path)
    assert (again.sessions, again.participants, again.attendances) == (0, 0, 0)
    assert reporting.statistics(desk, YEAR) == counted

    _check_labels_and_percentages(desk)


def _check_labels_and_percentages(desk: Desk) -> None:
    counted = reporting.statistics(desk, YEAR)
    shown = {}
    for code in ("tr", "en", "ar"):
        with in_language(code):
            shown[code] = [
                f"{reporting.line_label(key, line.code)} {line.count} {formats.percent(line.count, distribution.base)}"
                for key in ("sex", "age", "nationality")
                for distribution in [counted.distributions[key]]
                for line in distribution.lines
            ]
            if code == "tr":
                json = reporting.to_json(counted)
    assert shown == {
        "tr": [
            "Kadın 412 %61,2",
            "Erkek 261 %38,8",
            "0–17 259 %38,2",
            "18–59 409 %60,3",
            "60+ 10 %1,5",
            "Suriye 429 %63,7",
            "Türkiye 216 %32,1",
            "Diğer 28 %4,2",
        ],
        "en": [
            "Female 412 61.2%",
            "Male 261 38.8%",
            "0–17 259 38.2%",
            "18–59 409 60.3%",
            "60+ 10 1.5%",
            "Syria 429 63.7%",
            "Türkiye 216 32.1%",
            "Other 28 4.2%",
        ],
        "ar": [
            "إناث 412 61.2%",
            "ذكور 261 38.8%",
            "0–17 259 38.2%",
            "18–59 409 60.3%",
            "60+ 10 1.5%",
            "سوريا 429 63.7%",
            "تركيا 216 32.1%",
            "أخرى 28 4.2%",
        ],
    }
    assert json["distributions"]["sex"] == {
        "base": 673,
        "not_stated": 5,
        "lines": [
            {"code": "female", "label": "Kadın", "count": 412, "percent": 61.2},
            {"code": "male", "label": "Erkek", "count": 261, "percent": 38.8},
        ],
    }
