"""The language table."""

import pytest
from babel import Locale

from kizilay_desk.domain.errors import BadArgument
from kizilay_desk.i18n.languages import LANGUAGES, Language, language


def test_the_switch_has_its_fixed_order() -> None:
    assert [each.short for each in LANGUAGES] == ["Tr", "En", "العربية"]


@pytest.mark.parametrize("each", LANGUAGES, ids=lambda each: each.code)
def test_direction_is_the_locales_own(each: Language) -> None:
    assert language(each.code) is each
    assert each.rtl == (Locale.parse(each.babel_locale).text_direction == "rtl")


def test_another_language_is_refused() -> None:
    with pytest.raises(BadArgument) as caught:
        language("de")
    assert (caught.value.what, caught.value.value) == ("language", "de")
