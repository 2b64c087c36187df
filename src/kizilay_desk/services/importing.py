"""Importing an attendance list that a centre keeps in a spreadsheet: sessions, people, and who came.

What a list says has ids derived from it, so the same list read again adds nothing, whatever was corrected since.
A record that is here is never overwritten; its empty fields are filled in. What a user deleted stays deleted, unless
something new in the list needs it; what an undo took away comes back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kizilay_desk.domain.attendance_list import AttendanceRow, CellProblem, understand
from kizilay_desk.domain.changes import DELETED, Origin
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.errors import FileMissing
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import derived_id, record_id
from kizilay_desk.domain.names import fold
from kizilay_desk.domain.plain_list import Column
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.exchange.plain_sheet import read_list
from kizilay_desk.i18n.labels import parse_code
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.services.list_people import Person, people_of, person_of, recognise
from kizilay_desk.services.progress import SILENT, Progress
from kizilay_desk.storage.journal import Intent
from kizilay_desk.storage.known_people import people_with_numbers, people_without_numbers, undone
from kizilay_desk.storage.records import Record, every, get_many

_IMPORTED = "imported-session"
_HELD, _PLANNED = "held", "planned"


@dataclass(frozen=True, slots=True)
class ForeignCentre:
    """A centre that a list names and that is not this one; ``rows`` were taken for this centre's all the same."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. ``rows`` are those of the list; ``sessions``, ``participants`` and ``attendances`` were new.

    ``matched`` are people who were registered before, ``known`` attendances that were here. ``duplicates`` are rows
    of a person who is on the session's list already; ``problems`` the cells whose rows wait. ``action`` takes all of
    it back (``Desk.undo``).
    """

    rows: int
    sessions: int
    participants: int
    attendances: int
    matched: int
    known: int
    duplicates: tuple[CellProblem, ...]
    problems: tuple[CellProblem, ...]
    foreign_centres: tuple[ForeignCentre, ...]
    unknown_columns: tuple[str, ...]
    action: Action


def import_list(desk: Desk, path: Path, *, progress: Progress = SILENT) -> ImportReport:
    """Read a list and save what it says as one action.

    Raises FileMissing, what ``read_list`` raises, Cancelled and the store's errors; then nothing was saved.
    """
    if not path.is_file():
        raise FileMissing(path.name)
    progress.report(0, 3, path.name)
    plain = read_list(path)
    understood = understand(plain, parse_code, desk.today())
    progress.report(1, 3, path.name)
    rows, strangers = _own_rows(desk, understood.rows)
    work = _Import(desk, rows)
    progress.report(2, 3, path.name)
    action = desk.save(work.intents(), origin=Origin.IMPORT)
    progress.report(3, 3)
