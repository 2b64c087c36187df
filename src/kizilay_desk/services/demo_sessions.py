"""Invented sessions for a demonstration: what the weeks of a centre look like, up to the one that is running."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from kizilay_desk.domain.birth import age_on
from kizilay_desk.domain.fields import Value
from kizilay_desk.domain.weeks import Week

Person = dict[str, Value]
Suits = Callable[[Person, date], bool]

STAFF = (
    ("Elif Arslan", "Rania Şeyho", "Murat Aksoy"),
    ("Zeynep Karaca", "Samir Hallak", "Burcu Tan"),
    ("Hülya Demirci", "Nur El-Ahmed", "Kerem Öztürk"),
    ("Selin Yavuz", "Yusuf Hamo", "Deniz Ateş"),
)


def _age(person: Person, day: date) -> int | None:
    return age_on(str(person["birth"]), day) if "birth" in person else None


def _anybody(person: Person, day: date) -> bool:
    age = _age(person, day)
    return age is None or age >= 15


def _women(person: Person, day: date) -> bool:
    return person.get("sex") == "female" and _anybody(person, day)


def _aged(youngest: int, eldest: int) -> Suits:
    def suits(person: Person, day: date) -> bool:
        age = _age(person, day)
        return age is not None and youngest <= age <= eldest

    return suits


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of session: its activity, its topic, who comes, how often it is held, and whether people are counted."""

    activity: str
    topic: str
    weight: int
    suits: Suits = _anybody
    languages: tuple[str, ...] = ("ara", "tur")
    counted: bool = False
    size: tuple[int, int] = (9, 22)


_KINDS = (
    Kind("TTK-1", "womens_solidarity", 9, _women, ("ara",)),
    Kind("TTK-1", "youth_solidarity", 5, _aged(15, 24)),
    Kind("TTK-1", "refugees_assembly", 3, size=(10, 16)),
    Kind("TTK-1", "childrens_assembly", 6, _aged(12, 16), size=(10, 24)),
    Kind("TTK-1", "parenting", 4),
    Kind("TTK-2", "temporary_protection_work_permit", 7),
    Kind("TTK-2", "registration_residence", 6, languages=("ara",)),
    Kind("TTK-2", "education_rights", 5),
    Kind("TTK-2", "health_rights", 6),
    Kind("TTK-2", "labour_rights", 3),
    Kind("TTK-2", "social_assistance", 5),
    Kind("TTK-2", "legal_aid", 3),
    Kind("TTK-2", "early_marriage", 3, _women, ("ara",)),
    Kind("TTK-2", "women_health", 4, _women, ("ara",)),
    Kind("TTK-2", "disaster_preparedness", 3, languages=("tur",)),
    Kind("TTK-3", "other_important_day", 4, counted=True, size=(0, 14)),
    Kind("TTK-4", "Mahallede ihtiyaç görüşmeleri", 2, size=(6, 12)),
    Kind("TTK-4", "تقييم احتياجات التعليم", 2, languages=("ara",), size=(6, 12)),
    Kind("TTK-5", "psychosocial_support", 3, _women, ("ara",), size=(6, 10)),
    Kind("TTK-5", "social_assistance", 2, size=(6, 10)),
    Kind("TTK-6", "Muhtarlarla koordinasyon toplantısı", 2, languages=("tur",), size=(4, 9)),
    Kind("SU-1", "neighbours_kitchen", 5, counted=True, size=(6, 16)),
    Kind("SU-1", "social_cohesion", 4),
    Kind("SU-1", "language_course", 7, languages=("tur",)),
    Kind("SU-2", "volunteering_orientation", 4, size=(6, 14)),
    Kind("SU-2", "first_aid", 2, languages=("tur",)),
    Kind("SU-3", "İl Göç İdaresi ile hizmet haritası çalışması", 2, languages=("tur",), size=(5, 10)),
    Kind("SU-4", "community_feedback", 4),
)
_IMPORTANT_DAYS = {
    (3, 8): "women_day",
    (6, 20): "refugee_day",
    (8, 19): "humanitarian_day",
    (11, 20): "childrens_day",
    (11, 25): "violence_women_day",
    (12, 10): "human_rights_day",
    (12, 18): "migrants_day",
}
_PLACES = (
    "Toplantı salonu",
    "Çok amaçlı salon",
    "Kadın odası",
    "Gençlik odası",
    "Mahalle evi",
    "Belediye kültür merkezi",
)
_NOTES = (
    "Katılımcılar konunun sürmesini istedi.",
    "Çocuklar için oyun köşesi açıldı.",
    "Tercüme yapıldı.",
    "طلب المشاركون جلسة ثانية.",
)
_HOURS = (time(9, 30), time(11), time(13, 30), time(15), time(16, 30))
_DURATION = timedelta(minutes=90)
_IMPORTANT_WITHIN = 10


@dataclass(slots=True)
class Planned:
    """A session as it will have been: its values with the status it ends with, when it begins and ends, who suits."""

    kind: Kind
    begins: datetime
    ends: datetime
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of the session."""
        return self.begins.date()


class Calendar:
    """Plans the sessions of one centre, always the same ones of the same ``chance``."""

    def __init__(self, centre: str, staff: tuple[str, ...], chance: Random) -> None:
        self._centre = centre
        self._staff = staff
        self._chance = chance

    def week(self, week: Week, count: int, now: datetime) -> list[Planned]:
        """``count`` sessions of a week by their beginning; of the running week some are today, some still to come."""
        days = list(week.days[:6])
        if Week.of(now.date()) == week:
            # Whatever day it is, somebody who looks at today shall see something.
            days = [now.date()] * 3 + days
        sessions = [self._session(days[number % len(days)], now) for number in range(count)]
        return sorted(sessions, key=lambda session: session.begins)

    def _session(self, day: date, now: datetime) -> Planned:
        chance = self._chance
        kind = chance.choices(_KINDS, [kind.weight for kind in _KINDS])[0]
        begins = datetime.combine(day, chance.choice(_HOURS), now.tzinfo)
        ends = begins + _DURATION
        values: dict[str, Value] = {
            "centre": self._centre,
            "activity": kind.activity,
            "topic": _important_day(day) or kind.topic if kind.activity == "TTK-3" else kind.topic,
            "date": day.isoformat(),
            "start": f"{begins:%H:%M}",
            "end": f"{ends:%H:%M}",
            "place": chance.choice(_PLACES),
            "facilitator": chance.choice(self._staff),
            "languages": list(kind.languages),
            "status": self._status(begins, ends, now),
        }
        if chance.random() < 0.15:
            values["note"] = chance.choice(_NOTES)
        return Planned(kind, begins, ends, values)

    def _status(self, begins: datetime, ends: datetime, now: datetime) -> str:
        luck = self._chance.random()
        if luck < 0.04:
            return "cancelled"
        if begins > now:
            return "planned"
        if ends > now:
            return "draft" if luck < 0.5 else "planned"
        if begins.date() == now.date():
            return "held" if luck < 0.6 else "planned"
        return "draft" if luck < 0.08 else "held"


def headcount(kind: Kind, chance: Random) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
    """An anonymous count: people by sex and age group, and the same crowd by nationality (sometimes not counted)."""
    if not kind.counted:
        return {}, {}
    grid = {
        ("female", "0-17"): chance.randint(8, 30),
        ("male", "0-17"): chance.randint(8, 30),
        ("female", "18-59"): chance.randint(12, 45),
        ("male", "18-59"): chance.randint(6, 25),
        ("female", "60+"): chance.randint(0, 5),
        ("unknown", "unknown"): chance.randint(0, 6),
    }
    grid = {cell: count for cell, count in grid.items() if count}
    if chance.random() < 0.35:
        return grid, {}
    total = sum(grid.values())
    syrian = round(total * chance.uniform(0.45, 0.7))
    turkish = round((total - syrian) * chance.uniform(0.75, 1))
    return grid, {"SYR": syrian, "TUR": turkish, "other": total - syrian - turkish}


def _important_day(day: date) -> str | None:
    """The important day that a session near it is held for."""
    for (month, number), topic in _IMPORTANT_DAYS.items():
        if abs((date(day.year, month, number) - day).days) <= _IMPORTANT_WITHIN:
            return topic
    return None
