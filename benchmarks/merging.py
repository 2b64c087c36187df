"""Merging the weekly files of 16 centres, beside what a coordinator does without the application: pandas.

Every centre sends 1,200 people and 6,000 attendances. The merge is the real one: every check, the change log, the
fold, the search index, into an encrypted store. pandas reads the sheets for people with openpyxl, puts them
together, drops duplicates and writes a workbook; it sees no conflict, keeps no history and encrypts nothing.

Run: ``python3 dev.py bench merging``. Target: at most 0.5 of pandas.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))
from _generated import PASSPHRASE, generated_centre

from kizilay_desk.services.exporting import export_week
from kizilay_desk.services.merging import merge, undo_merge
from kizilay_desk.services.setup import COORDINATOR, initialise
from kizilay_desk.storage.batches import open_batch
from kizilay_desk.storage.receiving import receive

CENTRES, PEOPLE, SESSIONS, ATTENDANCES = 16, 1_200, 300, 6_000


def make_files(folder: Path) -> list[Path]:
    """One exported file a centre."""
    files = []
    for number in range(CENTRES):
        code = f"M{number:02d}"
        centre = generated_centre(code, people=PEOPLE, sessions=SESSIONS, attendances=ATTENDANCES)
        desk = initialise(
            str(folder / code),
            PASSPHRASE,
            centre=code,
            centre_name=f"Merkez {number}",
            user_name="Deniz Ak",
            role="field",
        )
        with desk.store.writing() as connection:
            receive(connection, open_batch(connection, desk.now(), desk.identity.user), centre.log)
        files.append(export_week(desk, None, folder / f"{code}.xlsx", language="tr").path)
        desk.close()
    return files


def pandas_way(files: list[Path], target: Path) -> float:
    """Seconds for read_excel + concat + drop_duplicates + to_excel of the sheets that people see."""
    book = openpyxl.load_workbook(files[0], read_only=True)
    sheets = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"][1:]
    book.close()
    start = time.perf_counter()
    tables = [pd.read_excel(file, sheet_name=sheets, engine="openpyxl") for file in files]
    with pd.ExcelWriter(target, engine="openpyxl") as writer:
        for sheet in sheets:
            pd.concat([table[sheet] for table in tables]).drop_duplicates().to_excel(
                writer, sheet_name=sheet, index=False
            )
    return time.perf_counter() - start


def main() -> None:
    """Make the files, time both ways, print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        files = make_files(folder)
        made = time.perf_counter() - start
        central = initialise(
            str(folder / "central"),
            PASSPHRASE,
            centre="GENEL",
            centre_name="Genel",
            user_name="Deniz Ak",
            role=COORDINATOR,
        )
        start = time.perf_counter()
        preview = merge(central, files, dry_run=True)
        previewed = time.perf_counter() - start
        start = time.perf_counter()
        report = merge(central, files)
        merged = time.perf_counter() - start
        assert report.batch is not None
        assert report.new == preview.new == CENTRES * (PEOPLE + SESSIONS + ATTENDANCES)
        start = time.perf_counter()
        again = merge(central, files)
        repeated = time.perf_counter() - start
        assert again.batch is not None
        start = time.perf_counter()
        undo_merge(central, again.batch)
        undo_merge(central, report.batch)
        undone = time.perf_counter() - start
        central.close()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        pandas = pandas_way(files, folder / "all.xlsx")
        size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{CENTRES} files, {size:.0f} MB, made in {made:.1f} s")
    for what, seconds in (
        ("pandas + openpyxl", pandas),
        ("merge", merged),
        ("preview (dry run)", previewed),
        ("the same files again", repeated),
        ("undo both merges", undone),
    ):
        print(f"{what:<24}{seconds:8.2f} s{seconds / pandas:8.2f} of pandas")
    print(f"peak memory before pandas {memory:.0f} MB")


if __name__ == "__main__":
    main()
