"""A centre at work in a demonstration: weeks of planning, sessions, registering, counting and sending files."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from kizilay_desk.domain.changes import DELETED
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import record_id
from kizilay_desk.domain.weeks import Week
from kizilay_desk.services.demo_sessions import Calendar, Person, Planned, headcount
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.exporting import export_week
from kizilay_desk.storage.journal import Intent

_PLANS_AT, _SENDS_AT = time(8, 40), time(18)
_CORRECTED_A_WEEK = 4
# The greater, the less the first of a centre's people come more often than the last.
_REGULARS = 250


class DemoClock:
    """The time in a demonstration: it is set, and never later than now."""

    def __init__(self, now: datetime) -> None:
        self._last = now
        self._time = now

    def __call__(self) -> datetime:
        return self._time

    def set(self, moment: datetime) -> None:
        """It is this moment from here on."""
        self._time = min(moment, self._last)

    def pass_by(self) -> None:
        """A moment goes by: two saves never have the same time."""
        self.set(self._time + timedelta(milliseconds=1))


class DemoDesk(Desk):
    """A desk whose new ids come from its chance, so that the same seed makes the same records."""

    def __init__(self, desk: Desk, clock: DemoClock, chance: Random) -> None:
        super().__init__(desk.store, desk.identity, clock)
        self.time = clock
        self._chance = chance

    def new_id(self) -> str:
        """A UUIDv7 as ``domain.identity`` makes them."""
        at = int(self.clock().timestamp() * 1000)
        bits = self._chance.getrandbits(74)
        return str(uuid.UUID(int=at << 80 | 0x7 << 76 | (bits >> 62) << 64 | 0b10 << 62 | bits & (1 << 62) - 1))


@dataclass(slots=True)
class DemoCentre:
    """One centre: its desk, what it plans, and its people; ``ids`` are those of the registered ones."""

    desk: DemoDesk
    calendar: Calendar
    people: list[Person]
    chance: Random
    ids: dict[int, str] = field(default_factory=dict)

    def live(self, week: Week, sessions: int, now: datetime, weeks_left: int) -> None:
        """Plan a week, hold its sessions, register who comes, and correct a few records."""
        planned = self.calendar.week(week, sessions, now)
        self._set(week, 0, _PLANS_AT, now)
        ids = {id(session): self.desk.new_id() for session in planned}
        self.desk.save(
            [Intent("session", ids[id(each)], {**each.values, "status": "planned"}) for each in planned]
            + list(self._registered(self._newcomers(weeks_left)))
        )
        for session in sorted(planned, key=lambda each: each.ends):
            if session.values["status"] != "planned":
                self._enter(ids[id(session)], session)
        if planned:
            self._correct()

    def send(self, week: Week, folder: Path, language: str, now: datetime) -> Path:
        """Write the week's file on its Saturday evening."""
        self._set(week, 5, _SENDS_AT, now)
        return export_week(self.desk, week, folder, language=language).path

    def _set(self, week: Week, day: int, at: time, now: datetime) -> None:
        self.desk.time.set(datetime.combine(week.days[day], at, now.tzinfo))

    def _enter(self, session: str, planned: Planned) -> None:
        """Enter a session when it is over: who came, and how many were counted."""
        self.desk.time.set(planned.ends + timedelta(minutes=self.chance.randint(3, 40)))
        status = planned.values["status"]
        intents = [Intent("session", session, {"status": status})]
        if status != "cancelled":
            came = self._who_comes(planned, half=status == "draft")
            intents += self._registered([number for number in came if number not in self.ids])
            intents += (_made("attendance", {"session": session, "participant": self.ids[number]}) for number in came)
            intents += self._counted(session, planned)
        self.desk.save(intents)

    def _who_comes(self, planned: Planned, *, half: bool) -> list[int]:
        """Those whom the session suits; the first of a centre's people come more often than the last."""
        least, most = planned.kind.size
        wanted = self.chance.randint(least, most) // (2 if half else 1)
        suited = [number for number, person in enumerate(self.people) if planned.kind.suits(person, planned.day)]
        place = {number: self.chance.random() * (_REGULARS + number) for number in suited}
        return sorted(suited, key=lambda number: place[number])[:wanted]

    def _registered(self, numbers: Iterable[int]) -> Iterator[Intent]:
        for number in numbers:
            self.ids[number] = self.desk.new_id()
            yield Intent("participant", self.ids[number], self.people[number])

    def _newcomers(self, weeks_left: int) -> list[int]:
        """Who is registered this week without coming to a session: their share of those who are still unknown."""
        unknown = [number for number in range(len(self.people)) if number not in self.ids]
        return unknown if weeks_left == 0 else self.chance.sample(unknown, len(unknown) // (weeks_left + 3))

    def _counted(self, session: str, planned: Planned) -> Iterator[Intent]:
        grid, nationalities = headcount(planned.kind, self.chance)
        for (sex, age_band), count in grid.items():
            yield _made("headcount", {"session": session, "sex": sex, "age_band": age_band, "count": count})
        for nationality, count in nationalities.items():
            yield _made("headcount_nationality", {"session": session, "nationality": nationality, "count": count})

    def _correct(self) -> None:
        """What is found out later about a few people."""
        self.desk.time.pass_by()
        known = sorted(self.ids)
        found_out: list[Intent] = []
        for number in self.chance.sample(known, min(_CORRECTED_A_WEEK, len(known))):
            values: dict[str, Value] = {"phone": f"+90599{self.chance.randrange(10**7):07}"}
            if "consent" not in self.people[number]:
                values = {"consent": "given", "consent_date": self.desk.today().isoformat()}
            found_out.append(Intent("participant", self.ids[number], values))
        self.desk.save(found_out)


def disagree(first: DemoDesk, second: DemoDesk, people: list[str]) -> None:
    """Two devices of one centre correct the same people without knowing of each other."""
    told: list[tuple[dict[str, Value], dict[str, Value]]] = [
        ({"phone": "+905990000018"}, {"phone": "+905990000081"}),
        ({"district": "Samandağ"}, {"district": "Arsuz"}),
        ({"birth": "1991"}, {"birth": "1994-06-14"}),
        ({"note": "Çocuğunu da getiriyor."}, {DELETED: True}),
    ]
    for person, (here, there) in zip(people, told, strict=False):
        first.time.pass_by()
        first.save([Intent("participant", person, here)])
        second.time.set(first.time() + timedelta(hours=1))
        second.save([Intent("participant", person, there)])


def _made(entity: str, values: dict[str, Value]) -> Intent:
    return Intent(entity, record_id(ENTITIES[entity], values), values)
