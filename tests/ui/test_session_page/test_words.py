"""What the session page says of people: names in both scripts, what of them was typed, consent, sums."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kizilay_desk.domain.entities.people import PARTICIPANT
from kizilay_desk.domain.fields import Value
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.i18n.catalogue import in_language
from kizilay_desk.services.attending import Suggestion
from kizilay_desk.storage.records import Record
from kizilay_desk.storage.sessions import Attendee
from kizilay_desk.ui.session.consent import consent_cell, consent_values, is_missing, needs_guardian
from kizilay_desk.ui.session.names import Mark, MarkedName, marked_name, shown_name
from kizilay_desk.ui.session.reading_aloud import in_arabic, in_latin
from kizilay_desk.ui.session.suggestion_list import SuggestionList
from kizilay_desk.ui.session.summary import SummaryLine
from kizilay_desk.ui.widgets.state import Tone

DAY = date(2026, 4, 7)


def person(**values: Value) -> Record:
    every: dict[str, Value] = {field.key: values.get(field.key) for field in PARTICIPANT.fields}
    return Record("participant", "p", every, False, "2026-04-07T08:00:00.000Z", "2026-04-07T08:00:00.000Z")


BOTH = person(given_name="Muhammed", family_name="El Hasan", arabic_name="محمد الحسن")
ARABIC = person(arabic_name="محمد خليل")
LATIN = person(given_name="Muhammet", family_name="Yıldız")


def marked(who: Record, typed: str) -> tuple[list[str], list[str]]:
    """The marked parts of the name and of the other name."""
    found = marked_name(who, typed)
    return _parts(found.shown.name, found.marks), _parts(found.shown.other, found.other_marks)


def _parts(name: str, marks: tuple[Mark, ...]) -> list[str]:
    return [name[mark.first : mark.end] for mark in marks]


def test_the_script_of_the_language_comes_first() -> None:
    with in_language("tr"):
        assert (shown_name(BOTH).name, shown_name(BOTH).other) == ("Muhammed El Hasan", "محمد الحسن")
        assert (shown_name(ARABIC).name, shown_name(ARABIC).other) == ("محمد خليل", "")
    with in_language("ar"):
        assert (shown_name(BOTH).name, shown_name(BOTH).other) == ("محمد الحسن", "Muhammed El Hasan")
        assert shown_name(LATIN).name == "Muhammet Yıldız"


def test_what_was_typed_is_marked() -> None:
    with in_language("tr"):
        assert marked(BOTH, "muh") == (["Muh"], [])
        assert marked(BOTH, "has muh") == (["Muh", "Has"], [])
        assert marked(LATIN, "yıl") == (["Yıl"], [])
        assert marked(LATIN, "YIL") == (["Yıl"], [])
        assert marked(person(given_name="İpek"), "ip") == (["İp"], [])


def test_a_match_by_sound_marks_whole_words() -> None:
    with in_language("tr"):
        assert marked(ARABIC, "muh") == (["محمد"], [])
        assert marked(BOTH, "محمد") == ([], ["محمد"])
        assert marked(LATIN, "محمد") == (["Muhammet"], [])


def test_the_other_script_comes_with_its_reading() -> None:
    with in_language("tr"):
        assert marked_name(ARABIC, "muh").reading == "Muhammed Halil"
        assert marked_name(ARABIC, "محمد").reading == ""
        assert marked_name(BOTH, "محمد").reading == ""
        assert marked_name(LATIN, "محمد").reading == "محمد يلديز"
        assert isinstance(marked_name(LATIN, ""), MarkedName)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("عبد القادر إبراهيم", "Abdulkadir İbrahim"),
        ("عبد الله الأحمد", "Abdullah El Ahmed"),
        ("نور حمدان", "Nur Hamdan"),
        ("بكر يلدز", "Bekr Yeldez"),
        ("", ""),
    ],
)
def test_arabic_names_read_in_turkish_letters(arabic: str, latin: str) -> None:
    assert in_latin(arabic) == latin


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [("Ayşe Demir", "عائشة دمير"), ("Işıl Kaya", "ايشيل كايا"), ("Mehmet Şen", "محمد شن"), ("", "")],
)
def test_latin_names_read_in_arabic_letters(latin: str, arabic: str) -> None:
    assert in_arabic(latin) == arabic


def test_a_child_needs_a_guardian() -> None:
    assert needs_guardian("2015", DAY)
    assert not needs_guardian("2008-04-07", DAY)
    assert needs_guardian("2008-04-08", DAY)
    assert not needs_guardian(None, DAY)
    assert consent_values(given=True, birth="2015", today=DAY) == {"consent": "guardian", "consent_date": "2026-04-07"}
    assert consent_values(given=True, birth=None, today=DAY)["consent"] == "given"
    assert consent_values(given=False, birth="2015", today=DAY) == {"consent": None, "consent_date": None}


@pytest.mark.parametrize(
    ("consent", "tone", "missing"),
    [
        ("given", Tone.OK, False),
        ("guardian", Tone.OK, False),
        (None, Tone.WARN, True),
        ("refused", Tone.ERR, False),
        ("withdrawn", Tone.ERR, False),
    ],
)
def test_consent_in_the_list(consent: str | None, tone: Tone, missing: bool) -> None:
    who = person(consent=consent)
    assert consent_cell(who).tone is tone
    assert is_missing(who) is missing


def test_the_summary_counts_everybody_once(qtbot: QtBot, qapp: QApplication) -> None:
    del qapp
    line = SummaryLine()
    qtbot.addWidget(line)
    people = [
        person(sex="female", birth="2015", consent="guardian"),
        person(sex="female", birth="1990"),
        person(sex="male", birth="1960", consent="refused"),
        person(),
        None,
    ]
    with in_language("en"):
        line.show_people(
            [Attendee("a", str(at), who, "2026-04-07T08:00:00.000Z") for at, who in enumerate(people)], DAY
        )
        texts = [child.accessibleName() for child in line.children() if hasattr(child, "accessibleName")]
        said = strip_marks(" | ".join(" ".join(text.split()) for text in texts if text))
    assert said.startswith("5 people")
    assert "Female 2 Male 1 Other / – 1" in said
    assert "0–17 1 18–59 1 60+ 1 Age unknown 1" in said
    assert "2 people" in said
    assert not line.link.isHidden()


def test_the_list_of_people_found_is_a_sound_model(qtbot: QtBot) -> None:
    view = SuggestionList()
    qtbot.addWidget(view)
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.show_found([Suggestion(BOTH, True, False, None), Suggestion(ARABIC, False, True, None)], "muh")
    chosen: list[object] = []
    view.person_chosen.connect(lambda suggestion: chosen.append(suggestion.person))
    view.register_chosen.connect(lambda: chosen.append("register"))
    view.move_mark(-1)
    view.choose()
    view.move_mark(9)
    view.choose()
    view.show_found([], "xyz")
    view.choose()
    assert chosen == [BOTH, "register", "register"]
