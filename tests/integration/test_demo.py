"""The demonstration: what it makes, that it is believable and sound, and the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from kizilay_desk.domain.errors import Cancelled, StoreExists
from kizilay_desk.domain.weeks import Week
from kizilay_desk.services.arrivals import Arrival, arrival_grid
from kizilay_desk.services.conflicts import conflicts
from kizilay_desk.services.demo import Demo, Wishes, make_demo
from kizilay_desk.services.desk import Desk, instant
from kizilay_desk.services.exporting import export_week
from kizilay_desk.services.merging import merge
from kizilay_desk.services.setup import COORDINATOR, initialise, open_desk
from kizilay_desk.services.verifying import verify
from kizilay_desk.services.week import SessionState, overview
from kizilay_desk.storage import records

PASSPHRASE = "kizilay-desk-demo"
NOON = datetime(2026, 11, 22, 12, 20).astimezone()  # a Sunday
SMALL = Wishes(centres=3, participants=60, sessions=30)
pytestmark = pytest.mark.usefixtures("quick_keys")


def made(folder: Path, wishes: Wishes = SMALL, at: datetime = NOON) -> Demo:
    return make_demo(folder, PASSPHRASE, wishes, clock=lambda: at)


def opened(store: Path, at: datetime = NOON) -> Desk:
    return open_desk(str(store), PASSPHRASE, clock=lambda: at)


def digests(demo: Demo) -> list[str]:
    return [verify(opened(store)).digest for store in (*demo.stores, demo.central)]


def test_what_is_made(tmp_path: Path) -> None:
    demo = made(tmp_path / "demo")
    assert [store.name for store in demo.stores] == ["GAZIANTEP", "HATAY", "SANLIURFA"]
    assert demo.central == tmp_path / "demo" / "central"
    assert {path.name for path in (tmp_path / "demo").iterdir()} == {"stores", "weekly", "central"}
    assert len(demo.weekly) == 3 * 6 + 1
    assert all(verify(opened(store)).sound for store in (*demo.stores, demo.central))
    assert demo.statistics.sessions > 50


def test_the_same_seed_makes_the_same(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a"), made(tmp_path / "b", at=NOON + timedelta(minutes=9))
    assert digests(first) == digests(second)
    other = made(tmp_path / "c", Wishes(3, 60, 30, seed=2))
    assert not set(digests(first)) & set(digests(other))


def test_the_office_has_something_to_decide(tmp_path: Path) -> None:
    demo = made(tmp_path / "demo")
    office = opened(demo.central)
    fields = Counter(conflict.field for conflict in conflicts(office))
    assert fields == {"phone": 1, "district": 1, "birth": 1, "deleted": 1}
    report = merge(office, list(demo.weekly), dry_run=True)
    assert (report.new, report.changed, report.rejected) == (0, 0, 0)
    assert report.missing == ()
    states = {line.code: Counter(cell.arrival for cell in line.weeks) for line in arrival_grid(office).centres}
    assert states["SANLIURFA"][Arrival.LATE] == 1
    assert not any(line[Arrival.MISSING] for line in states.values())


def test_the_office_holds_what_the_centres_hold(tmp_path: Path) -> None:
    demo = made(tmp_path / "demo")
    desk = initialise(
        str(tmp_path / "other"), PASSPHRASE, centre="GENEL", centre_name="", user_name="Deniz Ak", role=COORDINATOR
    )
    for number, store in enumerate(demo.stores):
        merge(desk, [export_week(opened(store), None, tmp_path / f"{number}.xlsx").path])
    assert verify(desk).digest == verify(opened(demo.central)).digest


@pytest.mark.parametrize("at", ["2026-11-16T00:05", "2026-11-18T12:00", "2026-11-22T23:50", "2027-01-01T10:00"])
def test_this_week_shows_something_on_any_day(tmp_path: Path, at: str) -> None:
    now = datetime.fromisoformat(at).astimezone()
    demo = made(tmp_path / "demo", Wishes(centres=1, participants=60, sessions=60), now)
    seen = overview(opened(demo.stores[0], now))
    today = [state for line, state in seen.sessions if line.session.text("date") == now.date().isoformat()]
    assert len(today) >= 3
    assert SessionState.ENTERED in {state for _, state in seen.sessions} or now.weekday() == 0
    assert seen.drafts


def test_nothing_happened_after_now(tmp_path: Path) -> None:
    demo = made(tmp_path / "demo")
    for store in (*demo.stores, demo.central):
        with opened(store).store.reading() as connection:
            for session in records.every(connection, "session"):
                if session.values["status"] == "held":
                    assert f"{session.text('date')} {session.text('end')}" <= f"{NOON:%Y-%m-%d %H:%M}"
                assert session.changed_at <= instant(NOON)


def test_nobody_is_meant(tmp_path: Path) -> None:
    demo = made(tmp_path / "demo")
    with opened(demo.central).store.reading() as connection:
        people = list(records.every(connection, "participant"))
    assert len(people) > 100
    for person in people:
        if phone := person.text("phone"):
            assert not phonenumbers.is_valid_number(phonenumbers.parse(phone))
        if number := person.text("identity_number"):
            assert number.startswith("99")
            assert len(number) == 11
            assert sum(map(int, number[:10])) % 10 != int(number[10])


def test_people_are_as_different_as_people_are(tmp_path: Path) -> None:
    demo = made(tmp_path / "demo", Wishes(centres=2, participants=400, sessions=12))
    with opened(demo.stores[1]).store.reading() as connection:
        people = [person.values for person in records.every(connection, "participant")]
    assert {len(str(person["birth"] or "")) for person in people} == {0, 4, 5, 10}
    assert {person["consent"] for person in people} >= {"given", "guardian", "refused", None}
    assert {person["population_group"] for person in people} == {"host", "migrant", None}
    scripts = Counter((bool(person["given_name"]), bool(person["arabic_name"])) for person in people)
    assert len(scripts) == 3


def test_some_people_are_registered_at_two_centres(tmp_path: Path) -> None:
    demo = made(tmp_path / "demo", Wishes(centres=2, participants=60, sessions=30))
    with opened(demo.central).store.reading() as connection:
        people = list(records.every(connection, "participant"))
    by_phone: dict[str, set[object]] = {}
    for person in people:
        by_phone.setdefault(person.text("phone") or person.id, set()).add(person.values["centre"])
    assert any(len(centres) == 2 for centres in by_phone.values())


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "tez.docx").write_text("...")
    with pytest.raises(StoreExists):
        made(tmp_path / "demo")
    assert [path.name for path in (tmp_path / "demo").iterdir()] == ["tez.docx"]


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    class Stops:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done == 5:
                raise Cancelled

    with pytest.raises(Cancelled):
        make_demo(tmp_path / "demo", PASSPHRASE, SMALL, clock=lambda: NOON, progress=Stops())
    assert list(tmp_path.iterdir()) == []


def test_the_command(run: Callable[..., Any], tmp_path: Path) -> None:
    answer = run("demo", tmp_path / "demo", "--centres", 1, "--participants", 20, "--sessions", 12, "--json")
    assert answer.code == 0
    assert answer.json["central"] == str(tmp_path / "demo" / "central")
    assert answer.json["statistics"]["sessions"] > 0
    assert Week.parse(Path(answer.json["weekly"][0]).stem.rpartition("_")[2])
    counted = run("stats", "--store", answer.json["central"], "--json").json
    assert counted == answer.json["statistics"]
    assert "HATAY" in run("merge", "--store", answer.json["central"], tmp_path / "demo" / "weekly").out
