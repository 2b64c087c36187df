"""Importing an attendance list that a centre keeps in a spreadsheet: sessions, people, and who came.

What a list says has ids derived from it, so the same list read again adds nothing, whatever was corrected since.
A record that is here is never overwritten; its empty fields are filled in. What a user deleted stays deleted, unless
something new in the list needs it; what an undo took away comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kizilay_desk.domain.attendance_list import AttendanceRow, CellProblem, understand
from kizilay_desk.domain.changes import DELETED, Origin
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.errors import FileMissing
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import derived_id, record_id
from kizilay_desk.domain.names import fold, tokens
from kizilay_desk.domain.plain_list import Column
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.exchange.plain_sheet import read_list
from kizilay_desk.i18n.labels import parse_code
from kizilay_desk.services import naming
from kizilay_desk.services.desk import Action, Desk
from kizilay_desk.services.holding import HELD
from kizilay_desk.services.list_people import Person, people_of, person_of, recognise
from kizilay_desk.services.progress import SILENT, Progress
from kizilay_desk.storage.journal import Intent
from kizilay_desk.storage.known_people import people_with_numbers, people_without_numbers, undone
from kizilay_desk.storage.records import Record, every, get_many

_IMPORTED = "imported-session"
_STEPS = 4


@dataclass(frozen=True, slots=True)
class OtherName:
    """A centre's name in the list that is not the desk's, nor another's that is known: taken for the desk's."""

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
    other_names: tuple[OtherName, ...]
    unread_columns: tuple[str, ...]
    action: Action


def import_list(desk: Desk, path: Path, *, progress: Progress = SILENT) -> ImportReport:
    """Read a list and save what it says as one action.

    Raises FileMissing, what ``read_list`` raises, Cancelled and the store's errors; then nothing was saved.
    """
    if not path.is_file():
        raise FileMissing(path.name)
    progress.report(0, _STEPS, path.name)
    plain = read_list(path)
    progress.report(1, _STEPS, path.name)
    understood = understand(plain, parse_code, desk.today())
    own = _own_rows(desk, understood.rows)
    progress.report(2, _STEPS, path.name)
    plan = _plan(desk, own.rows)
    progress.report(3, _STEPS, path.name)
    action = desk.save(plan.intents, origin=Origin.IMPORT)
    progress.report(_STEPS, _STEPS)
    problems = (*understood.problems, *own.problems)
    return ImportReport(
        rows=sum(len(sheet.rows) for sheet in plain.sheets),
        sessions=plan.sessions,
        participants=plan.participants,
        attendances=plan.attendances,
        matched=plan.matched,
        known=plan.known,
        duplicates=(*(each for each in problems if each.reason is Reason.DUPLICATE_ROW), *plan.duplicates),
        problems=tuple(each for each in problems if each.reason is not Reason.DUPLICATE_ROW),
        other_names=own.other_names,
        unread_columns=tuple(dict.fromkeys(name for sheet in plain.sheets for name in sheet.unread)),
        action=action,
    )


# ------------------------------------------------------------------------------------------------- whose rows


@dataclass(frozen=True, slots=True)
class _OwnRows:
    rows: tuple[AttendanceRow, ...]
    problems: tuple[CellProblem, ...]
    other_names: tuple[OtherName, ...]


def _own_rows(desk: Desk, rows: Sequence[AttendanceRow]) -> _OwnRows:
    """The rows of this centre. A row of another centre that is known here waits; an unknown name is another of ours."""
    here = desk.identity
    ours = {fold(here.centre_code), fold(here.centre_name)}
    with desk.store.reading() as connection:
        others = {
            fold(centre.text(key))
            for centre in every(connection, "centre")
            if centre.id != here.centre
            for key in ("code", "name")
        } - ours
    own, problems, other_names = [], [], Counter[str]()
    for row in rows:
        if row.centre is not None and fold(row.centre) in others:
            problems.append(_problem(row, Column.CENTRE, row.centre, Reason.NOT_A_CODE))
            continue
        if row.centre is not None and fold(row.centre) not in ours and not _names(row.centre, here.centre_code):
            other_names[row.centre] += 1
        own.append(row)
    return _OwnRows(tuple(own), tuple(problems), tuple(OtherName(*each) for each in other_names.items()))


def _names(text: str, code: str) -> bool:
    """Whether the centre's code is among the words of a text: ``Hatay Toplum Merkezi`` names HATAY."""
    return set(tokens(code)) <= set(tokens(text))


# ------------------------------------------------------------------------------------------ what is to be saved


@dataclass(slots=True)
class _Plan:
    """The intents of an import, and what they amount to."""

    intents: list[Intent] = field(default_factory=list)
    sessions: int = 0
    participants: int = 0
    attendances: int = 0
    matched: int = 0
    known: int = 0
    duplicates: list[CellProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """The records here that a list may be about, by id, and those of them that an undo took away."""

    records: Mapping[str, Record]
    undone: Collection[str]

    def adds(self, record: str) -> bool:
        """Whether saving it makes something appear: it never was here, or an undo took it away."""
        return record not in self.records or record in self.undone


def _plan(desk: Desk, rows: Sequence[AttendanceRow]) -> _Plan:
    centre = desk.identity.centre_code
    people = people_of((row.person for row in rows), centre)
    distinct = list({id(person): person for person in people}.values())
    registered = _recognised(desk, distinct)
    sessions = [_session_id(centre, row.session) for row in rows]
    came = [_attendance(session, str(person.record)) for session, person in zip(sessions, people, strict=True)]
    with desk.store.reading() as connection:
        records = registered | get_many(connection, "session", set(sessions))
        records |= get_many(connection, "attendance", {intent.record for intent in came})
        known = _Known(records, undone(connection, [key for key, record in records.items() if record.deleted]))

    plan = _Plan(matched=sum(1 for person in distinct if not known.adds(str(person.record))))
    values: dict[str, dict[str, Value]] = {}
    needed: set[str] = set()
    seen: set[str] = set()
    for row, session, intent in zip(rows, sessions, came, strict=True):
        values[session] = {**row.session, **values.get(session, {})}
        if intent.record in seen:
            plan.duplicates.append(
                _problem(row, Column.FULL_NAME, naming.person_name(row.person), Reason.DUPLICATE_ROW)
            )
            continue
        seen.add(intent.record)
        if known.adds(intent.record):
            plan.attendances += 1
            plan.intents.append(intent)
            needed |= {session, str(intent.values["participant"])}
        else:
            plan.known += 1

    of_centre: dict[str, Value] = {"centre": desk.identity.centre}
    for session, said in values.items():
        plan.sessions += known.adds(session) and session in needed
        _add(plan, known, needed, Intent("session", session, {**said, **of_centre, "status": HELD}))
    for person in distinct:
        record = str(person.record)
        plan.participants += known.adds(record) and record in needed
        _add(plan, known, needed, Intent("participant", record, {**person.values, **of_centre}))
    return plan


def _add(plan: _Plan, known: _Known, needed: Collection[str], intent: Intent) -> None:
    """Make the record, or fill in what it lacks. A deleted one comes back only when something new needs it."""
    record = known.records.get(intent.record)
    if record is None:
        plan.intents.append(intent)
    elif not record.deleted or intent.record in needed:
        lacking = {key: value for key, value in intent.values.items() if record.values[key] is None}
        plan.intents.append(
            Intent(intent.entity, intent.record, {**lacking, DELETED: False} if record.deleted else lacking)
        )


def _recognised(desk: Desk, people: Sequence[Person]) -> dict[str, Record]:
    """Set the record of each person, a new id where there is none yet; the records that are here, by id."""
    numbers = {person.identity_number for person in people} - {""}
    phones = {phone for person in people for phone in person.phones}
    with desk.store.reading() as connection:
        derived = get_many(connection, "participant", {each for person in people for each in person.derived})
        found = people_with_numbers(connection, numbers, phones)
        if any(not person.identity_number and not person.phones for person in people):
            found |= {record.id: record for record in people_without_numbers(connection)}
    for person in people:
        person.record = next((each for each in person.derived if each in derived and not derived[each].deleted), None)
    elders = sorted(found.values(), key=lambda record: (record.created_at, record.id))
    recognise(people, [person_of(record.values, record.id) for record in elders])
    for person in people:
        if person.record is None:
            person.record = next((each for each in person.derived if each in derived), person.derived[0])
    chosen = {person.record for person in people}
    return {key: record for key, record in (found | derived).items() if key in chosen}


def _session_id(centre: str, values: Mapping[str, Value]) -> str:
    exact = (str(values.get(key) or "") for key in ("date", "start", "activity"))
    return derived_id(_IMPORTED, centre, *exact, *(fold(str(values.get(key) or "")) for key in ("topic", "place")))


def _attendance(session: str, participant: str) -> Intent:
    values: dict[str, Value] = {"session": session, "participant": participant}
    return Intent("attendance", record_id(ENTITIES["attendance"], values), {**values, DELETED: False})


def _problem(row: AttendanceRow, column: Column, value: str, reason: Reason) -> CellProblem:
    return CellProblem(row.sheet, row.row, "", column, value, reason)
