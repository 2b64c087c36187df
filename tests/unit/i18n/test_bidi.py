"""Isolation and direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kizilay_desk.i18n.bidi import Direction, direction, iso, iso_ltr, strip_marks


def test_isolation_is_invisible_to_who_strips_it() -> None:
    assert iso("محمد") == "\u2068محمد\u2069"
    assert iso_ltr("60+") == "\u206660+\u2069"
    assert strip_marks(f"{iso('محمد')} {iso_ltr('1988')}\u200f\u061c") == "محمد 1988"


def test_joiners_are_letters_not_marks() -> None:
    assert strip_marks("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text())
def test_isolating_and_stripping_gives_the_bare_text(text: str) -> None:
    assert strip_marks(iso(iso_ltr(text))) == strip_marks(text)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Ayşe", Direction.LEFT_TO_RIGHT),
        ("عائشة", Direction.RIGHT_TO_LEFT),
        ("1988 محمد", Direction.RIGHT_TO_LEFT),
        ("“Hatay” هاتاي", Direction.LEFT_TO_RIGHT),
        ("05.04.2026", None),
        ("", None),
    ],
)
def test_a_text_runs_as_its_first_letter(text: str, runs: Direction | None) -> None:
    assert direction(text) is runs
