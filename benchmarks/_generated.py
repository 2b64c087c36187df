"""Invented centres in any size, as the changes their devices would have written.

The names are put together by chance from common ones, so nobody is meant. About a third of the people are written in
Arabic script, half of those in Latin too; about one in twenty does not state sex, birth or nationality. Everything but
the ids follows from the seed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from kizilay_desk.domain.changes import Change, Origin
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.identity import new_id, record_id
from kizilay_desk.services.desk import Desk, instant
from kizilay_desk.services.setup import COORDINATOR, centre_id, initialise
from kizilay_desk.storage.batches import open_batch
from kizilay_desk.storage.receiving import receive

PASSPHRASE = "an invented passphrase"

_GIVEN = {
    "female": (
        ("Fatma", "فاطمة"), ("Ayşe", "عائشة"), ("Emine", "أمينة"), ("Hatice", "خديجة"), ("Zeynep", "زينب"),
        ("Meryem", "مريم"), ("Rana", "رنا"), ("Hiba", "هبة"), ("Nur", "نور"), ("Selma", "سلمى"), ("Rima", "ريما"),
        ("Amal", "أمل"), ("Leyla", "ليلى"), ("Elif", "ألف"), ("Yasemin", "ياسمين"), ("Reem", "ريم"),
        ("Iman", "إيمان"), ("Sevgi", "محبة"), ("Dua", "دعاء"), ("Hanan", "حنان"),
    ),
    "male": (
        ("Muhammed", "محمد"), ("Ahmet", "أحمد"), ("Ali", "علي"), ("Hasan", "حسن"), ("Hüseyin", "حسين"),
        ("İbrahim", "إبراهيم"), ("Ömer", "عمر"), ("Halid", "خالد"), ("Yusuf", "يوسف"), ("Mahmut", "محمود"),
        ("Abdullah", "عبد الله"), ("Mustafa", "مصطفى"), ("Tarık", "طارق"), ("Samir", "سمير"), ("Cemal", "جمال"),
        ("Kerim", "كريم"), ("Velid", "وليد"), ("Bilal", "بلال"), ("Fadi", "فادي"), ("Ziya", "ضياء"),
    ),
}  # fmt: skip
_FAMILY = (
    ("Yılmaz", "يلماز"), ("Kaya", "قايا"), ("Demir", "دمير"), ("Şahin", "شاهين"), ("Çelik", "جيليك"),
    ("Al-Hasan", "الحسن"), ("Al-Ahmad", "الأحمد"), ("Haddad", "حداد"), ("Al-Ali", "العلي"), ("Najjar", "نجار"),
    ("Khalil", "خليل"), ("Darwish", "درويش"), ("Al-Masri", "المصري"), ("Halabi", "حلبي"), ("Qasim", "قاسم"),
    ("Shami", "شامي"), ("Hamoud", "حمود"), ("Öztürk", "أوزتورك"), ("Aydın", "آيدن"), ("Arslan", "أرسلان"),
    ("Barakat", "بركات"), ("Saleh", "صالح"), ("Ibrahim", "إبراهيم"), ("Othman", "عثمان"), ("Karaca", "قراجا"),
    ("Sayegh", "صائغ"), ("Jabr", "جبر"), ("Doğan", "دوغان"), ("Akın", "آكن"), ("Mansour", "منصور"),
)  # fmt: skip
_NATIONALITIES = ("SYR",) * 62 + ("TUR",) * 31 + ("IRQ", "AFG", "IRN", "JOR", "PSE")
_BIRTH_YEARS = tuple(range(2005, 2023)) * 2 + tuple(range(1963, 2005)) + tuple(range(1940, 1963, 5))
_ACTIVITIES = ("SU-1", "SU-2", "SU-3", "SU-4", "TTK-1", "TTK-2", "TTK-3", "TTK-5")
_TOPICS = ("Çocuk hakları", "Komşuluk günü", "Sağlık bilgilendirmesi", "Gönüllü eğitimi", "Kadın dayanışma grubu")
_PLACES = ("Büyük salon", "Atölye 1", "Atölye 2", "Bahçe")
_UNSTATED = 0.05
_SESSIONS_OF_A_COURSE = 20
_GUESTS = 0.1
_REGISTERED = datetime(2025, 1, 6, 6, tzinfo=UTC)


@dataclass
class GeneratedCentre:
    """One centre with one device, and the log it has written so far.

    Each method makes records, appends their changes to ``log`` with running numbers, and gives the new ids.
    """

    code: str
    seed: int = 1
    log: list[Change] = field(default_factory=list)
    device: str = field(default_factory=new_id)
    user: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        self._chance = Random(f"{self.code} {self.seed}")
        self._at = _REGISTERED
        self.id = centre_id(self.code)
        self.append("centre", self.id, {"code": self.code, "name": self.code.title()})
        self.append("device", self.device, {"centre": self.id})
        self.append("user", self.user, {"name": "Deniz Ak", "role": "field", "centre": self.id})

    def append(self, entity: str, record: str, values: Mapping[str, Value], *, origin: Origin = Origin.SCREEN) -> None:
        """Write one change that replaces nothing."""
        self._at += timedelta(milliseconds=7)
        seq = len(self.log) + 1
        self.log.append(Change(self.device, seq, instant(self._at), self.user, origin, entity, record, values))

    def people(self, count: int) -> list[str]:
        """Register people; their ids."""
        made = []
        for _ in range(count):
            record = self._new_id()
            self.append("participant", record, self._person())
            made.append(record)
        return made

    def sessions(
        self, count: int, people: Sequence[str], *, attendances: int, first: date, days: int
    ) -> tuple[list[str], list[str]]:
        """Hold sessions on the working days of so many days, with so many attendances in all; both their ids.

        Each session is one of a course of about twenty, to which the same people come in turn, and some guests. A
        session cannot have more attendances than a course has people.
        """
        courses = max(1, count // _SESSIONS_OF_A_COURSE)
        activities = self._chance.choices(_ACTIVITIES, k=courses)
        topics = self._chance.choices(_TOPICS, k=courses)
        members = [people[course::courses] for course in range(courses)]
        coming = [cycle(some) for some in members]
        held, came = [], []
        for number in range(count):
            course = number % courses
            session = self._session(first + timedelta(days=number * days // count), activities[course], topics[course])
            held.append(session)
            size = attendances * (number + 1) // count - attendances * number // count
            guests = (self._chance.choice(people) for _ in range(int(size * _GUESTS)))
            attending = set(guests) if size < len(members[course]) else set()
            while len(attending) < size:
                attending.add(next(coming[course]))
            for person in sorted(attending):
                values: dict[str, Value] = {"session": session, "participant": person}
                came.append(record_id(ENTITIES["attendance"], values))
                self.append("attendance", came[-1], values)
        return held, came

    def _session(self, day: date, activity: str, topic: str) -> str:
        record, start = self._new_id(), self._chance.randrange(9, 16)
        self.append(
            "session",
            record,
            {
                "centre": self.id,
                "activity": activity,
                "topic": topic,
                "date": (day - timedelta(days=max(0, day.weekday() - 4))).isoformat(),
                "start": time(start).isoformat("minutes"),
                "end": time(start + 2).isoformat("minutes"),
                "place": self._chance.choice(_PLACES),
                "status": "held",
            },
        )
        return record

    def _new_id(self) -> str:
        return new_id(int(self._at.timestamp() * 1000))

    def _person(self) -> dict[str, Value]:
        chance = self._chance
        sex = chance.choice(("female", "female", "female", "male", "male"))
        given, family = chance.choice(_GIVEN[sex]), chance.choice(_FAMILY)
        nationality = chance.choice(_NATIONALITIES)
        script = chance.random()
        latin = script < 0.67 or script > 0.83
        values: dict[str, Value] = {
            "given_name": given[0] if latin else None,
            "family_name": family[0] if latin else None,
            "arabic_name": f"{given[1]} {family[1]}" if script >= 0.67 else None,
            "sex": self._stated(sex),
            "birth": self._stated(self._birth()),
            "nationality": self._stated(nationality),
            "population_group": "host" if nationality == "TUR" else "migrant",
            "phone": f"+90555{chance.randrange(10**7):07}" if chance.random() < 0.7 else None,
            "identity_number": f"99{chance.randrange(10**9):09}" if chance.random() < 0.6 else None,
            "consent": chance.choice(("given", "given", "given", "guardian", None)),
            "centre": self.id,
        }
        return {key: value for key, value in values.items() if value is not None}

    def _birth(self) -> str:
        chance = self._chance
        year, precision = chance.choice(_BIRTH_YEARS), chance.random()
        if precision < 0.6:
            return f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        return f"{year}~" if precision > 0.95 else str(year)

    def _stated(self, value: str) -> str | None:
        return None if self._chance.random() < _UNSTATED else value


def generated_centre(
    code: str, *, people: int, sessions: int, attendances: int, first: date = date(2025, 1, 6), days: int = 364
) -> GeneratedCentre:
    """A centre with so many people, sessions and attendances, the sessions in ``days`` from ``first``."""
    centre = GeneratedCentre(code)
    centre.sessions(sessions, centre.people(people), attendances=attendances, first=first, days=days)
    return centre


def store_of(centres: Sequence[GeneratedCentre], folder: Path) -> Desk:
    """An encrypted central store in a new folder with the logs of these centres in it, open."""
    desk = initialise(
        str(folder),
        PASSPHRASE,
        centre="GENEL",
        centre_name="Genel Merkez",
        user_name="Deniz Ak",
        role=COORDINATOR,
    )
    with desk.store.writing() as connection:
        batch = open_batch(connection, desk.now(), desk.identity.user)
        for centre in centres:
            receive(connection, batch, centre.log)
    return desk
