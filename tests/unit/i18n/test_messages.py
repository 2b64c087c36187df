"""A sentence in three languages for everything that can go wrong."""

from collections.abc import Iterator
from dataclasses import fields

import pytest

from kizilay_desk.domain import errors
from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.i18n import messages
from kizilay_desk.i18n.bidi import iso, strip_marks
from kizilay_desk.i18n.catalogue import in_language
from kizilay_desk.i18n.languages import LANGUAGES

CODES = [language.code for language in LANGUAGES]
FACTS = {
    "path": "/srv/HATAY",
    "file": "HATAY_2026-W14.xlsx",
    "server": "merkez.example:5432",
    "least": 12,
    "limit_mb": 500,
    "version": 3,
    "known": 2,
    "batch": "B-7",
    "centre": "HATAY",
    "value": "XX",
    "list_key": "programme",
    "what": "week",
    "entity": "participant",
    "field": "birth",
    "reason": "not-a-date",
}
# A newer version's number helps nobody; the code list is shown by its name.
NOT_SHOWN = {"version", "known", "list_key", "what", "entity", "field", "reason"}


def kinds(root: type[DeskError] = DeskError) -> Iterator[type[DeskError]]:
    yield root
    for kind in root.__subclasses__():
        yield from kinds(kind)


def example(kind: type[DeskError]) -> DeskError:
    return kind(**{fact.name: FACTS[fact.name] for fact in fields(kind)})


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.code)
def test_every_error_has_its_sentence(kind: type[DeskError], code: str) -> None:
    error = example(kind)
    with in_language(code):
        text = messages.sentence(error)
    assert strip_marks(text).endswith((".", "..."))
    assert "{" not in text
    assert "!" not in text
    for fact in fields(kind):
        if fact.name not in NOT_SHOWN:
            assert str(FACTS[fact.name]) in text


def test_sentences_differ_between_languages() -> None:
    for kind in kinds():
        texts = set()
        for code in CODES:
            with in_language(code):
                texts.add(messages.sentence(example(kind)))
        assert len(texts) == len(CODES), kind


def test_a_file_name_is_isolated() -> None:
    with in_language("ar"):
        assert iso("كشف 1.xlsx") in messages.sentence(errors.FileEmpty("كشف 1.xlsx"))


def test_a_code_list_is_called_by_its_name() -> None:
    with in_language("tr"):
        text = strip_marks(messages.sentence(errors.UnknownCode(value="XX", list_key="programme")))
    assert text == "“XX”, “Programlar” listesinde yok. Listedeki değerlerden birini seçin."


def test_an_argument_of_a_kind_without_its_own_sentence() -> None:
    with in_language("en"):
        text = strip_marks(messages.sentence(errors.BadArgument(what="kind", value="x")))
    assert text == "“x” cannot be used for kind. Correct it and try again."


def test_a_wrong_value_names_the_field_and_what_is_allowed() -> None:
    with in_language("tr"):
        text = messages.sentence(errors.InvalidValue(entity="participant", field="sex", reason="not-a-code"))
    assert strip_marks(text) == "Cinsiyet: Bu değer listede yok. Şunlardan birini seçin: Kadın, Erkek, Diğer."


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("why", Reason, ids=lambda why: why.value)
def test_every_reason_has_its_sentence(why: Reason, code: str) -> None:
    with in_language(code):
        text = messages.reason(why)
        assert messages.reason(why.value) == text
    assert text.endswith(".")
    assert "{" not in text
    if code != "en":
        with in_language("en"):
            assert messages.reason(why) != text


@pytest.mark.parametrize(
    ("code_list", "expected"),
    [
        ("population_group", "This is not in the list. Choose one of: Host community, Migrant."),
        ("province", "This is not in the list. Choose one that is."),
        ("nationality", "This country or nationality is not known. Write the country, like Syria or Türkiye."),
        ("programme", "This activity is not in the programme list. Use its name or code, like TTK-2."),
    ],
)
def test_the_list_makes_a_reason_precise(code_list: str, expected: str) -> None:
    with in_language("en"):
        assert strip_marks(messages.reason(Reason.NOT_A_CODE, code_list=code_list)) == expected


def test_the_length_makes_a_reason_precise() -> None:
    with in_language("en"):
        text = messages.reason("too_long", longest=4000)
    assert strip_marks(text) == "This is too long. The greatest number of characters is 4,000."


def test_what_is_no_reason_is_a_bug() -> None:
    with pytest.raises(ValueError, match="because"):
        messages.reason("because")
