"""How what is known of a person is written in the list and in the panel."""

from __future__ import annotations

import re
from datetime import date

from kizilay_desk.domain.birth import age_on
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.bidi import iso_ltr
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.labels import code_label
from kizilay_desk.storage.records import Record
from kizilay_desk.ui.lines import dotted

_TURKISH_PHONE = re.compile(r"\+90(\d{3})(\d{3})(\d{2})(\d{2})")
_DOT = "•"


def birth_year(birth: str) -> str:
    """The year of a birth, an estimated one marked: ``1991``, ``~1991``."""
    return formats.birth(birth[:4] + birth[4:5].replace("-", "")) if birth else ""


def sex_letter(sex: str) -> str:
    """The sex in a narrow column."""
    return {
        "": "",
        "female": pgettext("sex in a narrow column", "F"),
        "male": pgettext("sex in a narrow column", "M"),
    }.get(sex, code_label("sex", sex))


def sex_and_birth(person: Record, today: date) -> str:
    """``Kadın · 14.06.1991 (34)``."""
    birth = person.text("birth")
    sex = code_label("sex", person.text("sex")) if person.text("sex") else ""
    if not birth:
        return sex
    age = age_on(birth, today)
    shown = formats.birth(birth)
    if age is not None and age >= 0:
        shown = iso_ltr(f"{shown} ({age})")
    return dotted((sex, shown))


def origin(person: Record) -> str:
    """Nationality and population group."""
    parts = (("nationality", person.text("nationality")), ("population_group", person.text("population_group")))
    return dotted(code_label(code_list, code) for code_list, code in parts if code)


def home(person: Record) -> str:
    """District and province."""
    province = person.text("province")
    return dotted((person.text("district"), code_label("province", province) if province else ""))


def phone_text(phone: str) -> str:
    """A phone as people say it: a Turkish number without its country code, ``0555 123 45 47``."""
    return _TURKISH_PHONE.sub(r"0\1 \2 \3 \4", phone)


def masked(text: str) -> str:
    """All but the first and the last two letters or digits hidden, spaces kept: ``05•• ••• •• 47``."""
    places = [at for at, letter in enumerate(text) if letter.isalnum()]
    shown = {*places[:2], *places[-2:]} if len(places) > 5 else set()
    return "".join(_DOT if letter.isalnum() and at not in shown else letter for at, letter in enumerate(text))


def consent_day(person: Record) -> str:
    """When the consent was given or refused; empty when that is not known."""
    day = person.text("consent_date")
    return formats.date_field(date.fromisoformat(day)) if day else ""
