"""The statistics of one centre (20,000 people, 100,000 attendances), beside what somebody does without the application.

The application counts from the encrypted store: sessions, participations, distinct people, five distributions, the
tables by sub-programme, centre and month. pandas counts less (no table by centre, two distributions fewer) from rows
that are in memory already; or it reads them first from a workbook, as whoever got that workbook has to. Both must
come to the same figures.

Run: ``python3 dev.py bench reporting``. Target: at most 150 ms.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pandas as pd
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parent))
from _generated import PASSPHRASE, GeneratedCentre, generated_centre, store_of

from kizilay_desk.domain.birth import effective_day
from kizilay_desk.domain.statistics import ReportFilter, Statistics
from kizilay_desk.services import reporting
from kizilay_desk.services.setup import open_desk

PEOPLE, SESSIONS, ATTENDANCES = 20_000, 4_000, 100_000
ALL = ReportFilter()
TARGET = 150
COLUMNS = ("session", "date", "activity", "person", "sex", "birth_day", "nationality")


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each run, in order of size."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def shown(what: str, times: Sequence[float], target: str = "") -> None:
    """One line of the table: median, 95th percentile."""
    print(f"{what:<52}{median(times):10.0f}{times[int(len(times) * 0.95)]:10.0f} ms  {target}")


def first_times(store: Path, times: int) -> list[float]:
    """Milliseconds of the first statistics after opening, when nothing of the store is in memory yet."""
    taken = []
    for _ in range(times):
        desk = open_desk(str(store), PASSPHRASE)
        taken += timed(lambda desk=desk: reporting.statistics(desk, ALL), 1)
        desk.close()
    return sorted(taken)


def rows_of(centre: GeneratedCentre) -> pd.DataFrame:
    """The attendances as an export has them, one row each with the session's and the person's values."""
    values = {change.record: change.values for change in centre.log}
    rows = []
    for change in centre.log:
        if change.entity == "attendance":
            session, person = values[change.values["session"]], values[change.values["participant"]]
            birth = person.get("birth")
            rows.append(
                (
                    change.values["session"],
                    session["date"],
                    session["activity"],
                    change.values["participant"],
                    person.get("sex"),
                    effective_day(birth) if isinstance(birth, str) else None,
                    person.get("nationality"),
                )
            )
    return pd.DataFrame(rows, columns=COLUMNS)


def write_workbook(rows: pd.DataFrame, path: Path) -> None:
    """The rows as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(COLUMNS)
    for row in rows.itertuples(index=False):
        sheet.append([None if pd.isna(value) else value for value in row])
    book.save(path)


def pandas_way(rows: pd.DataFrame) -> dict[str, int]:
    """The published figures, and the two tables of the reports page."""
    rows = rows.drop_duplicates(["session", "person"])
    people = rows.sort_values("date").drop_duplicates("person")
    day = people["date"].str.replace("-", "").astype(int)
    birth = pd.to_numeric(people["birth_day"].str.replace("-", ""))
    age = (day - birth) // 10_000
    bands = pd.cut(age, [-1, 17, 59, 120], labels=["0-17", "18-59", "60+"]).value_counts()
    other = ~people["nationality"].isin(["SYR", "TUR"]) & people["nationality"].notna()
    with_sex = rows.groupby("activity").agg(sessions=("session", "nunique"), people=("person", "nunique"))
    months = rows.groupby(rows["date"].str[:7]).size()
    return {
        "sessions": rows["session"].nunique(),
        "participations": len(rows),
        "distinct": len(people),
        **people["sex"].value_counts().to_dict(),
        **bands.to_dict(),
        **people["nationality"].value_counts()[["SYR", "TUR"]].to_dict(),
        "other": int(other.sum()),
        "SU-1": int(with_sex["people"]["SU-1"]),
        "2025-03": int(months["2025-03"]),
    }


def same_figures(counted: Statistics, other: dict[str, int]) -> bool:
    """Whether both came to the same."""
    lines = {
        line.code: line.count for key in ("sex", "age", "nationality") for line in counted.distributions[key].lines
    }
    ours = {
        "sessions": counted.sessions,
        "participations": counted.participations,
        "distinct": counted.distinct,
        **lines,
        **{line.code: line.people for line in counted.by_programme},
        **{line.month: line.participations for line in counted.by_month},
    }
    return all(ours[key] == number for key, number in other.items())


def main() -> int:
    """Make the store, count both ways, print the table; 1 when the figures differ or the target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        centre = generated_centre("HATAY", people=PEOPLE, sessions=SESSIONS, attendances=ATTENDANCES)
        desk = store_of([centre], folder / "store")
        rows = rows_of(centre)
        write_workbook(rows, folder / "rows.xlsx")
        print(f"{PEOPLE} people, {ATTENDANCES} attendances, made in {time.perf_counter() - start:.0f} s")

        same = same_figures(reporting.statistics(desk, ALL), pandas_way(rows))
        # In turns, so that a busy moment of the machine falls on both.
        ours, pandas = [], []
        for _ in range(15):
            ours += timed(lambda: reporting.statistics(desk, ALL), 2)
            pandas += timed(lambda: pandas_way(rows), 1)
        desk.close()

        print(f"{'':<52}{'median':>10}{'p95':>10}")
        shown("Kızılay Desk, encrypted store", sorted(ours), f"target {TARGET}")
        shown("Kızılay Desk, first time after opening", first_times(folder / "store", 5))
        shown("pandas, rows in memory", sorted(pandas))
        shown(
            "pandas, read_excel first",
            timed(lambda: pandas_way(pd.read_excel(folder / "rows.xlsx", engine="openpyxl")), 1),
        )
        print("Both come to the same figures." if same else "The figures DIFFER.")
        return 0 if same and median(ours) <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
