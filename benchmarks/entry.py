"""Saving a form and the quick-add search, in a store of the whole country: 346,000 people.

Beside the search stands what a centre does today: looking through the same list in memory with pandas
(``str.contains`` on the names, which finds neither the other script nor Ş for s).

Run: ``python3 dev.py bench entry``. Targets: saving p95 at most 20 ms, quick-add p95 at most 10 ms.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))
from _generated import PASSPHRASE, generated_centre

from kizilay_desk.services import attending, entry, holding
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.setup import COORDINATOR, initialise
from kizilay_desk.storage import people as people_lists
from kizilay_desk.storage import records
from kizilay_desk.storage.batches import open_batch
from kizilay_desk.storage.receiving import receive

CENTRES, PEOPLE = 16, 346_000
SAVES, WORDS = 300, 400


def country(folder: Path) -> Desk:
    """A central store with all centres' people and some of their attendances."""
    desk = initialise(
        str(folder), PASSPHRASE, centre="GENEL", centre_name="Genel", user_name="Deniz Ak", role=COORDINATOR
    )
    for number in range(CENTRES):
        centre = generated_centre(f"M{number:02d}", people=PEOPLE // CENTRES, sessions=100, attendances=2_000)
        with desk.store.writing() as connection:
            receive(connection, open_batch(connection, desk.now(), desk.identity.user), centre.log)
    return desk


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def shown(what: str, times: Sequence[float], target: str = "") -> None:
    """One line: median, 95th percentile, greatest."""
    ranked = sorted(times)
    p95 = ranked[int(len(ranked) * 0.95)]
    print(f"{what:<44}{statistics.median(times):9.2f}{p95:9.2f}{ranked[-1]:9.2f} ms  {target}")


def main() -> None:
    """Make the store, time saving and searching, print the table."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        start = time.perf_counter()
        desk = country(Path(name) / "country")
        print(f"{PEOPLE} people, made in {time.perf_counter() - start:.0f} s{'median':>22}{'p95':>9}{'max':>9}")
        with desk.store.reading() as connection:
            ids = people_lists.participant_ids(connection, people_lists.PeopleFilter())
            some = records.get_many(connection, "participant", chance.sample(ids, WORDS))
        session, _ = holding.start(desk)
        entry.edit(desk, "session", session, {"activity": "TTK-2", "topic": "x"})

        persons = chance.sample(ids, SAVES)
        shown(
            "saving an edited person",
            [timed(lambda p=p: entry.edit(desk, "participant", p, {"district": "Kartal"})) for p in persons],
            "target p95 20",
        )
        new = {"given_name": "Muhammed", "family_name": "El Hasan", "arabic_name": "محمد الحسن", "birth": "1990"}
        shown(
            "registering a person at a session",
            [timed(lambda: attending.register_and_add(desk, session, new)) for _ in range(SAVES)],
            "target p95 20",
        )
        quick = attending.QuickAdd(desk, session)
        names = [person.text("given_name") or person.text("arabic_name") for person in some.values()]
        full = [f"{person.text('given_name')} {person.text('family_name')}".strip() for person in some.values()]
        for letters in (3, 4, 5):
            words = [word[:letters] for word in names]
            shown(
                f"quick-add, {letters} letters", [timed(lambda w=w: quick.suggest(w)) for w in words], "target p95 10"
            )
        shown("quick-add, two words", [timed(lambda w=w: quick.suggest(w)) for w in full if w], "target p95 10")

        table = pd.DataFrame(
            {"name": [f"{person.text('given_name')} {person.text('family_name')}" for person in some.values()]}
        )
        table = pd.concat([table] * (PEOPLE // len(table)), ignore_index=True)
        shown(
            "pandas str.contains over the same number",
            [
                timed(lambda w=w: table[table["name"].str.contains(w[:3], case=False, regex=False)].head(6))
                for w in names[:20]
            ],
        )
        desk.close()


if __name__ == "__main__":
    main()
