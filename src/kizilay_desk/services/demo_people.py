"""Invented people for a demonstration: names in Latin and Arabic letters, ages, what is known of them and what not.

Nobody is meant. Phones lie in +90 599, which Türkiye never gave to anybody; identity numbers begin with 99 and have
a wrong check digit, so that no card carries them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from kizilay_desk.domain.birth import age_on
from kizilay_desk.domain.fields import Value

T = TypeVar("T")

# A name in Latin letters as it is written in Türkiye, and in Arabic ones.
Name = tuple[str, str]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _pairs(latin: str, arabic: str) -> tuple[Name, ...]:
    return tuple(zip(latin.split(), arabic.split(), strict=True))


_ARAB_WOMEN = _pairs(
    """Fatma Hatice Meryem Rima Nur Hiba Rana Ala Sabah Amina Zeynep Hanan Samar Lina Dua Ruba Suat Nahla Raniye
    Şahd Halime""",
    """فاطمة خديجة مريم ريما نور هبة رنا آلاء صباح آمنة زينب حنان سمر لينا دعاء ربى سعاد نهلة رانية
    شهد حليمة""",
)
_ARAB_MEN = _pairs(
    """Muhammed Ahmed Mahmud Halid Ömer Ali Hasan Hüseyin Yusuf İbrahim Mustafa Samer Basil Tarık Ziyad Velid Enes
    Cuma İsmail Nizar""",
    """محمد أحمد محمود خالد عمر علي حسن حسين يوسف إبراهيم مصطفى سامر باسل طارق زياد وليد أنس
    جمعة إسماعيل نزار""",
)
_ARAB_FAMILIES = _pairs(
    """El-Hasan El-Ali Şeyho El-Ahmed Hamo Derviş El-Halef Hallak Kasım El-Hüseyin Necar Sabbağ Haddad Mansur
    El-İbrahim Şahin Bekri Hamidi El-Cuma Rifai""",
    """الحسن العلي شيخو الأحمد حمو درويش الخلف حلاق قاسم الحسين نجار صباغ حداد منصور
    الإبراهيم شاهين بكري حميدي الجمعة رفاعي""",
)
_AFGHAN_WOMEN = _pairs("Zahra Parisa Gulsum Masuma Nilufer Laila", "زهرا پریسا گلثوم معصومه نیلوفر لیلا")
_AFGHAN_MEN = _pairs("Reza Hamid Nasir Jawad Mirwais Ghulam", "رضا حمید ناصر جواد میرویس غلام")
_AFGHAN_FAMILIES = _pairs("Ahmadi Rahimi Hosseini Karimi Noori Sultani", "احمدی رحیمی حسینی کریمی نوری سلطانی")
_TURKISH_WOMEN = _words(
    """Ayşe Emine Hatice Zeynep Elif Meryem Şerife Sultan Hanife Merve Zehra Esra Büşra Yasemin Gülsüm Özlem Songül
    Dilek Nazlı Hülya Sevgi Derya Ebru Pınar Tuğba"""
)
_TURKISH_MEN = _words(
    """Mehmet Mustafa Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Emre Kadir Fatih
    Serkan Burak Uğur Yaşar Cemal Tuncay Selim Onur"""
)
_TURKISH_FAMILIES = _words(
    """Yılmaz Kaya Demir Çelik Şahin Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan
    Şimşek Polat Korkmaz Çakır Erdoğan Güneş Taş Işık Bulut Ünal Sarı Ateş"""
)

_NATIONALITIES = {"SYR": 61, "TUR": 31, "IRQ": 3, "AFG": 3, "PSE": 1, None: 1}
_AGES = {(2, 11): 13, (12, 16): 14, (17, 24): 17, (25, 44): 36, (45, 59): 15, (60, 78): 5}
_NOTES = ("Çocuğunu da getiriyor.", "Telefon eşine ait.", "Tercümana ihtiyaç duyuyor.", "يفضّل التواصل عبر الرسائل.")


@dataclass(frozen=True, slots=True)
class Place:
    """A centre for a demonstration: its code, its name, its province, and the districts its people live in."""

    code: str
    name: str
    province: str
    districts: tuple[str, ...]


PLACES = (
    Place("HATAY", "Hatay Toplum Merkezi", "TR-31", ("Antakya", "Defne", "Kırıkhan", "Reyhanlı", "İskenderun")),
    Place("GAZIANTEP", "Gaziantep Toplum Merkezi", "TR-27", ("Şahinbey", "Şehitkamil", "Nizip", "İslahiye")),
    Place("SANLIURFA", "Şanlıurfa Toplum Merkezi", "TR-63", ("Haliliye", "Eyyübiye", "Harran", "Suruç")),
    Place("KILIS", "Kilis Toplum Merkezi", "TR-79", ("Merkez", "Elbeyli", "Musabeyli")),
    Place("ADANA", "Adana Toplum Merkezi", "TR-01", ("Seyhan", "Yüreğir", "Sarıçam", "Karataş")),
    Place("MERSIN", "Mersin Toplum Merkezi", "TR-33", ("Akdeniz", "Toroslar", "Tarsus", "Yenişehir")),
    Place("MARDIN", "Mardin Toplum Merkezi", "TR-47", ("Artuklu", "Kızıltepe", "Midyat", "Nusaybin")),
    Place("ISTANBUL", "İstanbul Toplum Merkezi", "TR-34", ("Sultanbeyli", "Fatih", "Esenyurt", "Bağcılar")),
)


class Crowd:
    """Makes people, always the same ones of the same ``chance``."""

    def __init__(self, place: Place, centre: str, today: date, chance: Random) -> None:
        self._place = place
        self._centre = centre
        self._today = today
        self._chance = chance

    def person(self) -> dict[str, Value]:
        """The values of one invented person; what nobody asked about is missing."""
        chance = self._chance
        nationality = _one_of(chance, _NATIONALITIES)
        sex = "female" if chance.random() < 0.6 else "male"
        values: dict[str, Value] = self._name(nationality, sex)
        birth = self._birth()
        values |= {"centre": self._centre, "nationality": nationality, "birth": birth}
        values["sex"] = sex if chance.random() < 0.985 else None
        if nationality is not None and chance.random() < 0.93:
            values["population_group"] = "host" if nationality == "TUR" else "migrant"
        if chance.random() < 0.7:
            values["identity_number"] = self._identity_number()
        if chance.random() < 0.75:
            values["phone"] = f"+90599{chance.randrange(10**7):07}"
        if chance.random() < 0.85:
            values |= {"province": self._place.province, "district": chance.choice(self._place.districts)}
        if chance.random() < 0.04:
            values["note"] = chance.choice(_NOTES)
        values |= self._consent(birth)
        return {key: value for key, value in values.items() if value is not None}

    def _name(self, nationality: str | None, sex: str) -> dict[str, Value]:
        chance, woman = self._chance, sex == "female"
        if nationality in ("TUR", None):
            return {
                "given_name": chance.choice(_TURKISH_WOMEN if woman else _TURKISH_MEN),
                "family_name": chance.choice(_TURKISH_FAMILIES),
            }
        afghan = nationality == "AFG"
        given = chance.choice(
            (_AFGHAN_WOMEN if woman else _AFGHAN_MEN) if afghan else (_ARAB_WOMEN if woman else _ARAB_MEN)
        )
        family = chance.choice(_AFGHAN_FAMILIES if afghan else _ARAB_FAMILIES)
        latin: dict[str, Value] = {"given_name": given[0], "family_name": family[0]}
        arabic: dict[str, Value] = {"arabic_name": f"{given[1]} {family[1]}"}
        script = chance.random()
        return latin if script < 0.4 else arabic if script < 0.58 else latin | arabic

    def _birth(self) -> str | None:
        youngest, eldest = _one_of(self._chance, _AGES)
        born = self._today - timedelta(days=self._chance.randint(youngest * 366, eldest * 365 + 300))
        known = self._chance.random()
        if known < 0.62:
            return born.isoformat()
        return f"{born.year}" if known < 0.9 else f"{born.year}~" if known < 0.97 else None

    def _identity_number(self) -> str:
        digits = f"99{self._chance.randrange(10**8):08}"
        # The last digit of a real number is the sum of the others modulo ten.
        return digits + str((sum(map(int, digits)) + self._chance.randint(1, 9)) % 10)

    def _consent(self, birth: str | None) -> dict[str, Value]:
        asked = self._chance.random()
        if asked > 0.88:
            return {}
        day = (self._today - timedelta(days=self._chance.randint(40, 400))).isoformat()
        if asked > 0.85:
            return {"consent": "refused", "consent_date": day}
        return {"consent": "guardian" if is_child(birth, self._today) else "given", "consent_date": day}


def spelled_otherwise(values: dict[str, Value], centre: str) -> dict[str, Value]:
    """The same person as another centre wrote them down: in the other letters, without the identity number."""
    names = dict((*_ARAB_WOMEN, *_ARAB_MEN, *_AFGHAN_WOMEN, *_AFGHAN_MEN))
    families = dict((*_ARAB_FAMILIES, *_AFGHAN_FAMILIES))
    given, family = str(values.get("given_name", "")), str(values.get("family_name", ""))
    kept = {
        key: value
        for key, value in values.items()
        if key in ("sex", "birth", "nationality", "phone", "population_group")
    }
    if given in names and family in families:
        return {**kept, "arabic_name": f"{names[given]} {families[family]}", "centre": centre}
    return {**kept, "given_name": given.upper(), "family_name": family.upper(), "centre": centre}


def is_child(birth: str | None, today: date) -> bool:
    """Whether somebody is known to be under 18."""
    age = age_on(birth, today) if birth else None
    return age is not None and age < 18


def _one_of(chance: Random, weights: dict[T, int]) -> T:
    return chance.choices(list(weights), list(weights.values()))[0]
