"""Understanding an attendance list, one row an attendance: what its rows say, and which cells do not say it.

A row with a cell that cannot be read waits as a whole, with all its problems named; the other rows go in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kizilay_desk.domain.entities.people import PARTICIPANT
from kizilay_desk.domain.entities.sessions import SESSION
from kizilay_desk.domain.fields import Entity, Value
from kizilay_desk.domain.names import name_key
from kizilay_desk.domain.plain_list import BadCell, Column, PlainList, PlainRow, PlainSheet
from kizilay_desk.domain.reading import CodeParser, read_value, split_name, written_in_arabic
from kizilay_desk.domain.reading_dates import birth_from_age
from kizilay_desk.domain.reading_text import clean_text, means_nothing, text_of
from kizilay_desk.domain.reading_times import read_time_span
from kizilay_desk.domain.reasons import Reason, Unreadable

_NAMES = (Column.FULL_NAME, Column.GIVEN_NAME, Column.FAMILY_NAME, Column.ARABIC_NAME)
# The columns that are read into the field of the same key, whatever the other columns hold.
_OF_SESSION = (Column.PLACE, Column.FACILITATOR, Column.LANGUAGES)
_OF_PERSON = (
    *(Column.SEX, Column.NATIONALITY, Column.POPULATION_GROUP, Column.IDENTITY_NUMBER, Column.PHONE),
    *(Column.PROVINCE, Column.DISTRICT, Column.CONSENT, Column.NOTE),
)
# The nearest word to what was done decides the activity.
_SAYS_ACTIVITY = (Column.ACTIVITY, Column.SUBPROGRAMME, Column.PROGRAMME, Column.TOPIC)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that could not be read. ``letter`` is '' when the list has no such column.

    ``value`` is what the user sees in the cell, to be shown to them and never logged; ``longest`` and
    ``code_list`` are the facts of the reason (see ``Unreadable``).
    """

    sheet: str
    row: int
    letter: str
    column: Column
    value: str
    reason: Reason
    longest: int | None = None
    code_list: str | None = None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One attendance: values by field key of its session (without centre and status) and of its person.

    ``centre`` is what the list says in a column of its own, None where it has none.
    """

    sheet: str
    row: int
    centre: str | None
    session: Mapping[str, Value]
    person: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class UnderstoodList:
    """The rows that can go in, and the problems of those that wait, both in the order of the list."""

    rows: tuple[AttendanceRow, ...]
    problems: tuple[CellProblem, ...]


def understand(plain: PlainList, parse_code: CodeParser, today: date) -> UnderstoodList:
    """What a list says. ``today`` bounds its dates.

    DUPLICATE_ROW for a second row with the same person (name, birth, ID and phone) at the same session.
    """
    rows: list[AttendanceRow] = []
    problems: list[CellProblem] = []
    seen: set[tuple[Value, ...]] = set()
    for sheet in plain.sheets:
        for row in sheet.rows:
            reading = _RowReading(sheet, row, parse_code, today)
            understood = reading.attendance()
            if not reading.problems:
                same = _attendance_key(understood)
                if same not in seen:
                    seen.add(same)
                    rows.append(understood)
                    continue
                reading.refuse(reading.first_of(_NAMES), Reason.DUPLICATE_ROW)
            problems.extend(reading.problems)
    return UnderstoodList(tuple(rows), tuple(problems))


def _attendance_key(row: AttendanceRow) -> tuple[Value, ...]:
    session, person = row.session, row.person
    name = name_key(*(str(person.get(key) or "") for key in ("given_name", "family_name", "arabic_name")))
    return (
        row.centre,
        *(session.get(key) for key in ("date", "activity", "topic", "start", "place")),
        name,
        *(person.get(key) for key in ("birth", "identity_number", "phone")),
    )


@dataclass
class _RowReading:
    sheet: PlainSheet
    row: PlainRow
    parse_code: CodeParser
    today: date
    problems: list[CellProblem] = field(default_factory=list)
    failed: set[Column] = field(default_factory=set)

    def attendance(self) -> AttendanceRow:
        for column, raw in self.row.cells.items():
            if isinstance(raw, BadCell):
                self.refuse(column, raw.reason, text=raw.text)
        session, person = self.session(), self.person()
        person["birth"] = self.birth(session["date"])
        return AttendanceRow(
            self.sheet.name,
            self.row.number,
            clean_text(self.raw(Column.CENTRE)) or None,
            {key: value for key, value in session.items() if value is not None},
            {key: value for key, value in person.items() if value is not None},
        )

    # ---------------------------------------------------------------------------------------------- session

    def session(self) -> dict[str, Value]:
        values: dict[str, Value] = {"date": self.date_of_session()}
        values["activity"], values["topic"] = self.activity(), self.topic()
        values["start"], values["end"] = self.times()
        return values | {column.value: self.value(SESSION, column) for column in _OF_SESSION}

    def date_of_session(self) -> Value:
        day = self.day(SESSION, Column.DATE)
        if day is None and Column.DATE not in self.failed:
            self.refuse(Column.DATE, Reason.DATE_MISSING)
        return day

    def times(self) -> tuple[Value, Value]:
        start, end = self.value(SESSION, Column.START), self.value(SESSION, Column.END)
        if start is None and not means_nothing(self.text(Column.TIME)):
            span = read_time_span(self.raw(Column.TIME))
            if isinstance(span, Reason):
                self.refuse(Column.TIME, span)
                return None, None
            start, end = span.start, end or span.end
        if isinstance(start, str) and isinstance(end, str) and end <= start:
            self.refuse(self.first_of((Column.END, Column.TIME)), Reason.END_BEFORE_START)
        return start, end

    def activity(self) -> Value:
        says = [column for column in _SAYS_ACTIVITY if self.text(column)]
        if self.failed.intersection(_SAYS_ACTIVITY[:-1]):
            return None
        code = self.parse_code("programme", self.text(says[0])) if says else None
        if code is None and Column.ACTIVITY in says and Column.TOPIC not in says:
            # The activity in the centre's own words, under a programme that we know: it is the topic.
            codes = (self.parse_code("programme", self.text(column)) for column in says[1:])
            code = next((known for known in codes if known is not None), None)
        if code is None:
            self.refuse(says[0] if says else Column.ACTIVITY, Reason.UNKNOWN_ACTIVITY)
        return code

    def topic(self) -> Value:
        told = [column for column in (Column.TOPIC, *_SAYS_ACTIVITY) if self.text(column)]
        if not told or Column.TOPIC in self.failed:
            return None
        return self.value(SESSION, told[0], into="topic")

    # ----------------------------------------------------------------------------------------------- person

    def person(self) -> dict[str, Value]:
        values = self.name() | {column.value: self.value(PARTICIPANT, column) for column in _OF_PERSON}
        return values | {"consent_date": self.day(PARTICIPANT, Column.CONSENT_DATE)}

    def name(self) -> dict[str, Value]:
        given = self.value(PARTICIPANT, Column.GIVEN_NAME)
        family = self.value(PARTICIPANT, Column.FAMILY_NAME)
        arabic = self.value(PARTICIPANT, Column.ARABIC_NAME)
        parts = [part for part in (given, family) if isinstance(part, str)]
        if parts and arabic is None and all(map(written_in_arabic, parts)):
            given, family, arabic = None, None, " ".join(parts)
        elif not parts and self.text(Column.FULL_NAME):
            split = split_name(self.raw(Column.FULL_NAME))
            given, family, arabic = split.given or None, split.family or None, arabic or split.arabic or None
        values = {"given_name": given, "family_name": family, "arabic_name": arabic}
        for key, value in values.items():
            if isinstance(value, str) and len(value) > PARTICIPANT.field(key).longest:
                longest = PARTICIPANT.field(key).longest
                self.refuse(self.first_of(_NAMES), Reason.TOO_LONG, longest=longest)
        if not any(values.values()) and not self.failed.intersection(_NAMES):
            self.refuse(self.first_of(_NAMES), Reason.NAME_MISSING)
        return values

    def birth(self, on: Value) -> Value:
        for column in (Column.BIRTH, Column.BIRTH_YEAR):
            born = self.value(PARTICIPANT, column, into="birth")
            if born is not None:
                return born
        if means_nothing(self.text(Column.AGE)) or not isinstance(on, str):
            return None
        estimated = birth_from_age(self.raw(Column.AGE), date.fromisoformat(on))
        if isinstance(estimated, Reason):
            self.refuse(Column.AGE, estimated)
            return None
        return estimated

    # ------------------------------------------------------------------------------------------------ cells

    def raw(self, column: Column) -> object:
        return None if column in self.failed else self.row.cells.get(column)

    def text(self, column: Column) -> str:
        return clean_text(self.raw(column))

    def value(self, entity: Entity, column: Column, into: str | None = None) -> Value:
        """The value of a cell as a field of ``entity``, the one of the column's own key unless told; None when bad."""
        raw = self.raw(column)
        if raw is None:
            return None
        read = read_value(entity.field(into or column.value), raw, today=self.today, parse_code=self.parse_code)
        if not isinstance(read, Unreadable):
            return read
        if read.reason is not Reason.REQUIRED:
            self.refuse(column, read.reason, longest=read.longest, code_list=read.code_list)
        return None

    def day(self, entity: Entity, column: Column) -> Value:
        """The value of a cell that holds a day which has come."""
        day = self.value(entity, column)
        if isinstance(day, str) and day > self.today.isoformat():
            self.refuse(column, Reason.DATE_IN_FUTURE)
            return None
        return day

    def first_of(self, columns: Iterable[Column]) -> Column:
        """The first of these columns that the row fills, else that the sheet has, else the first."""
        wanted = tuple(columns)
        filled = [column for column in wanted if column in self.row.cells]
        return next(iter(filled or [column for column in wanted if column in self.sheet.letters]), wanted[0])

    def refuse(
        self,
        column: Column,
        reason: Reason,
        text: str | None = None,
        longest: int | None = None,
        code_list: str | None = None,
    ) -> None:
        self.failed.add(column)
        shown = clean_text(text_of(self.row.cells.get(column))) if text is None else text
        letter = self.sheet.letters.get(column, "")
        problem = CellProblem(self.sheet.name, self.row.number, letter, column, shown, reason, longest, code_list)
        self.problems.append(problem)
