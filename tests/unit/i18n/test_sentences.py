"""Values in sentences: every one isolated, numbers written the language's way."""

import pytest

from kizilay_desk.i18n.bidi import iso, strip_marks
from kizilay_desk.i18n.catalogue import in_language
from kizilay_desk.i18n.sentences import fill, listing


def test_every_inserted_value_is_isolated() -> None:
    with in_language("tr"):
        assert fill("{name} eklendi ({year})", name="محمد", year="1988") == f"{iso('محمد')} eklendi ({iso('1988')})"


def test_numbers_are_written_as_the_language_does() -> None:
    with in_language("tr"):
        assert strip_marks(fill("{count} kişi", count=2316)) == "2.316 kişi"
    with in_language("ar"):
        assert strip_marks(fill("{count} شخص", count=2316)) == "2,316 شخص"


def test_braces_in_a_value_are_only_text() -> None:
    with in_language("en"):
        assert strip_marks(fill("{name} was added.", name="{count}")) == "{count} was added."


@pytest.mark.parametrize(("code", "expected"), [("tr", "Ayşe, محمد"), ("ar", "Ayşe، محمد")])
def test_lists_have_the_comma_of_the_language(code: str, expected: str) -> None:
    with in_language(code):
        assert strip_marks(listing(["Ayşe", "محمد"])) == expected
        assert listing(["Ayşe", "محمد"]).count(iso("محمد")) == 1
