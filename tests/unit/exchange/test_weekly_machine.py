"""Machine text survives whatever a spreadsheet program does to text."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kizilay_desk.exchange.weekly_machine import PIECE, Altered, machine_json, pieces, read_desk, seal

content = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4),
    max_leaves=12,
)


@given(content)
def test_json_has_no_character_that_could_be_changed(value: Any) -> None:
    text = machine_json(value)
    assert re.fullmatch("[!-~]*", text)
    assert "_x" not in text
    assert json.loads(text) == value


def test_one_value_has_one_text() -> None:
    assert machine_json({"a": 1, "b": "x y\\ _x0041_\x7f"}) == machine_json({"b": "x y\\ _x0041_\x7f", "a": 1})


@pytest.mark.parametrize("length", [0, 1, PIECE, PIECE + 1, 3 * PIECE])
def test_pieces_fit_cells_and_make_the_whole(length: int) -> None:
    cut = pieces("a" * length)
    assert "".join(cut) == "a" * length
    assert max(map(len, cut)) <= PIECE
    assert len(cut) == max(1, -(-length // PIECE))


def test_the_desk_sheet_is_read_as_written() -> None:
    desk = seal(1, "h" * 70_000, "[]", 12, "changes", "")
    assert read_desk(desk.rows()) == desk
    assert desk.seals("changes")
    assert not desk.seals("change")


def test_nothing_moves_from_one_text_into_the_next() -> None:
    assert seal(1, "ab", "c", 1, "d", "").checksum != seal(1, "a", "bc", 1, "d", "").checksum


def test_an_unknown_row_is_no_row_of_ours() -> None:
    rows = seal(1, "{}", "[]", 0, "[]", "").rows()
    with pytest.raises(Altered):
        read_desk([*rows, ["more", "1"]])
    assert read_desk([*rows, ["", ""]]).count == 0
