"""The grid of centres and weeks: which file came, came late, is missing, is not due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from kizilay_desk.domain.weekly import EarlierFile, FileHeader, Sender
from kizilay_desk.domain.weeks import Week
from kizilay_desk.services.arrivals import Arrival, arrival_grid, due_at
from kizilay_desk.services.desk import Desk, instant
from kizilay_desk.services.setup import initialise
from kizilay_desk.storage import batches

TUESDAY = datetime(2026, 4, 7, 9, 5).astimezone()  # of week 15


class _Office:
    """A central desk that files are noted at as if they had been merged."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def receives(
        self,
        centre: str,
        week: str | None,
        at: datetime,
        *,
        number: int = 1,
        written: datetime | None = None,
        follows: tuple[EarlierFile, ...] = (),
    ) -> int:
        sender = Sender(f"device of {centre}", centre, centre.title())
        held = {sender.device: ((number * 10 + 1, number * 10 + 10),)}
        header = FileHeader(sender, number, week, instant(written or at), "tr", held, follows)
        with self.desk.store.writing() as connection:
            batch = batches.open_batch(connection, instant(at), self.desk.identity.user)
            batches.note_delivery(connection, batch, header, f"{centre} {number}", f"{centre}-{number}.xlsx")
        return batch

    def states(self, centre: str) -> dict[int, Arrival]:
        line = next(line for line in arrival_grid(self.desk).centres if line.code == centre)
        return {cell.week.number: cell.arrival for cell in line.weeks}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[_Office]:
    desk = initialise(
        str(tmp_path / "central"),
        "a passphrase of the office",
        centre="GM",
        centre_name="Genel Merkez",
        user_name="Murat Kılıç",
        role="coordinator",
        clock=lambda: TUESDAY,
    )
    yield _Office(desk)
    desk.close()


def test_the_newest_eight_weeks_are_shown_and_the_last_ended_one_is_collected(office: _Office) -> None:
    grid = arrival_grid(office.desk)
    assert [week.number for week in grid.weeks] == [8, 9, 10, 11, 12, 13, 14, 15]
    assert grid.collected == Week(2026, 14)
    assert grid.centres == ()


def test_a_file_is_late_after_monday_seventeen_hours(office: _Office) -> None:
    assert due_at(Week(2026, 13)) == datetime.combine(date(2026, 3, 30), time(17))
    office.receives("HATAY", "2026-W13", datetime(2026, 3, 30, 17, 0).astimezone())
    office.receives("KILIS", "2026-W13", datetime(2026, 3, 30, 17, 1).astimezone())
    assert office.states("HATAY")[13] is Arrival.RECEIVED
    assert office.states("KILIS")[13] is Arrival.LATE


def test_the_first_of_several_files_of_a_week_decides(office: _Office) -> None:
    office.receives("HATAY", "2026-W13", datetime(2026, 3, 30, 12).astimezone())
    office.receives("HATAY", "2026-W13", datetime(2026, 4, 2, 12).astimezone(), number=2)
    assert office.states("HATAY")[13] is Arrival.RECEIVED


def test_missing_not_due_and_before_the_first_file(office: _Office) -> None:
    office.receives("HATAY", "2026-W12", datetime(2026, 3, 23, 9).astimezone())
    states = office.states("HATAY")
    assert states[11] is Arrival.NOT_EXPECTED
    assert states[13] is states[14] is Arrival.MISSING
    assert states[15] is Arrival.NOT_DUE
    assert arrival_grid(office.desk).missing_in(Week(2026, 14)) == 1


def test_a_week_is_not_missing_before_its_hour(office: _Office) -> None:
    office.receives("HATAY", "2026-W13", datetime(2026, 3, 30, 9).astimezone())
    office.desk.clock = lambda: datetime(2026, 4, 6, 16, 59).astimezone()
    assert office.states("HATAY")[14] is Arrival.NOT_DUE


def test_a_lost_earlier_file_makes_its_week_missing_until_it_comes(office: _Office) -> None:
    lost = EarlierFile(1, "2026-W13", {"device of HATAY": ((11, 20),)})
    office.receives("HATAY", "2026-W14", datetime(2026, 4, 6, 9).astimezone(), number=2, follows=(lost,))
    assert office.states("HATAY")[13] is Arrival.MISSING
    office.receives("HATAY", "2026-W13", datetime(2026, 4, 6, 10).astimezone())
    assert office.states("HATAY")[13] is Arrival.LATE


def test_a_file_of_everything_brings_the_weeks_that_were_over(office: _Office) -> None:
    office.receives("HATAY", "2026-W11", datetime(2026, 3, 16, 9).astimezone())
    office.receives("HATAY", None, datetime(2026, 4, 6, 9).astimezone(), number=2)
    states = office.states("HATAY")
    assert [states[week] for week in (11, 12, 13, 14, 15)] == [
        Arrival.RECEIVED,
        Arrival.LATE,
        Arrival.LATE,
        Arrival.RECEIVED,
        Arrival.NOT_DUE,
    ]


def test_an_undone_merge_brought_nothing(office: _Office) -> None:
    batch = office.receives("HATAY", "2026-W14", datetime(2026, 4, 6, 9).astimezone())
    with office.desk.store.writing() as connection:
        batches.withdraw(connection, batch, office.desk.now())
    assert arrival_grid(office.desk).centres == ()


def test_centres_are_sorted_as_the_turkish_alphabet_does(office: _Office) -> None:
    for centre in ("SANLIURFA", "KILIS", "BURSA"):
        office.receives(centre, "2026-W14", datetime(2026, 4, 6, 9).astimezone())
    assert [line.code for line in arrival_grid(office.desk).centres] == ["BURSA", "KILIS", "SANLIURFA"]
