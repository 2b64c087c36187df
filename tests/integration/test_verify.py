"""Verifying finds what the log and the tables disagree on, damage of the file, and numbers that never came."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from kizilay_desk.domain.errors import StoreUnreadable
from kizilay_desk.domain.weeks import Week
from kizilay_desk.services import setup
from kizilay_desk.services.exporting import export_week
from kizilay_desk.services.merging import merge
from kizilay_desk.services.verifying import verify
from kizilay_desk.storage.checking import Difference, Part
from kizilay_desk.storage.location import DATABASE_FILE

PASSPHRASE = "uzun bir parola 1234"


@pytest.fixture
def hatay(centre: Callable[..., Any]) -> Any:
    here = centre("HATAY")
    here.session("2026-04-07", [here.person("Ayşe"), here.person("Mehmet")])
    return here


def _execute(place: Any, statement: str, **values: str) -> None:
    with place.desk.store.writing() as connection:
        connection.execute(text(statement), values)


def test_a_sound_store(hatay: Any) -> None:
    report = verify(hatay.desk)
    assert report.sound
    assert (report.damage, report.differences, report.holes) == (0, (), {})
    assert report.changes == 8  # centre, device, user; a session, two people, two attendances
    assert report.records == 8


def test_the_digest_is_of_the_programme_alone(hatay: Any) -> None:
    before = verify(hatay.desk).digest
    _execute(hatay, "INSERT INTO local (key, value) VALUES ('colour', 'dark')")
    assert verify(hatay.desk).digest == before
    hatay.person("Zeynep")
    assert verify(hatay.desk).digest != before


def test_a_row_that_is_not_the_fold(hatay: Any) -> None:
    person = hatay.person("Zeynep")
    _execute(hatay, "UPDATE participant SET family_name = 'Kaya' WHERE id = :id", id=person)
    report = verify(hatay.desk)
    assert not report.sound
    assert report.differences == (Difference("participant", person, Part.ROW),)


def test_a_row_that_is_missing_and_one_too_many(hatay: Any) -> None:
    person = hatay.person("Zeynep")
    stray = "01a2f3c4-0000-7000-8000-000000000001"
    _execute(hatay, "DELETE FROM participant WHERE id = :id", id=person)
    _execute(
        hatay,
        "INSERT INTO participant (id, deleted, created_at, changed_at) VALUES (:id, 0, 'x', 'x')",
        id=stray,
    )
    assert verify(hatay.desk).differences == (
        Difference("participant", person, Part.ROW),
        Difference("participant", stray, Part.ROW),
    )


def test_search_tokens_and_conflicts(hatay: Any) -> None:
    person = hatay.person("Zeynep")
    _execute(hatay, "DELETE FROM search_token WHERE record = :id", id=person)
    _execute(hatay, "INSERT INTO conflict (record, field, entity) VALUES (:id, 'phone', 'participant')", id=person)
    assert verify(hatay.desk).differences == (
        Difference("participant", person, Part.CONFLICTS),
        Difference("participant", person, Part.SEARCH),
    )


def test_numbers_that_never_came(hatay: Any, office: Any, tmp_path: Path) -> None:
    (tmp_path / "lost").mkdir()
    export_week(hatay.desk, Week(2026, 15), tmp_path / "lost")
    hatay.person("Zeynep")
    merge(office.desk, [export_week(hatay.desk, Week(2026, 16), tmp_path).path])
    report = verify(office.desk)
    assert report.sound
    assert report.holes == {hatay.desk.identity.device: ((1, 8),)}


def test_a_damaged_file(hatay: Any, run: Callable[..., Any]) -> None:
    for number in range(200):
        hatay.person(f"Ad{number}")
    hatay.desk.close()
    database = Path(hatay.location) / DATABASE_FILE
    content = bytearray(database.read_bytes())
    content[-6000:-5000] = bytes(1000)
    database.write_bytes(content)
    answer = run("verify", "--store", hatay.location, "--json")
    assert answer.code in (1, 2)
    if answer.code == 1:
        assert answer.json["damage"] > 0
        assert not answer.json["sound"]


def test_a_file_that_is_no_database(hatay: Any) -> None:
    hatay.desk.close()
    for path in Path(hatay.location).glob(f"{DATABASE_FILE}*"):
        path.write_bytes(b"x" * 8192)
    with pytest.raises(StoreUnreadable):
        setup.open_desk(hatay.location, PASSPHRASE)
