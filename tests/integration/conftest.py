"""Real stores of invented centres, real files, and the command line as somebody types it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from argon2.low_level import hash_secret_raw

from kizilay_desk import cli
from kizilay_desk.i18n.catalogue import current, use
from kizilay_desk.services import attending, entry, setup
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage import keyring

PASSPHRASE = "uzun bir parola 1234"
HEADER = (
    "Tarih",
    "Faaliyet",
    "Konu",
    "Yer",
    "Ad",
    "Soyad",
    "Cinsiyet",
    "Doğum Tarihi",
    "Uyruk",
    "Telefon",
    "Kimlik No",
)
MONDAY = datetime(2026, 4, 6, 9).astimezone()  # of week 15


class Time:
    """A clock that goes on a second at each look, and can be set."""

    def __init__(self, start: datetime = MONDAY) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@dataclass
class Centre:
    """A desk, its time, and the few things that people do there."""

    desk: Desk
    time: Time
    location: str

    def session(self, day: str, people: Sequence[str], *, topic: str = "health_rights", start: str = "10:00") -> str:
        values = {
            "centre": self.desk.identity.centre,
            "activity": "TTK-2",
            "topic": topic,
            "date": day,
            "start": start,
            "status": "held",
        }
        session, _ = entry.create(self.desk, "session", values)
        for person in people:
            attending.add(self.desk, session, person)
        return session

    def person(self, given: str, family: str = "Yılmaz", **values: str) -> str:
        known = {"given_name": given, "family_name": family, "centre": self.desk.identity.centre, **values}
        return entry.create(self.desk, "participant", known)[0]

    def set(self, record: str, **values: Any) -> None:
        entry.edit(self.desk, "participant", record, values)


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving a key is made slow on purpose; here it need not be. Such stores open in this test's process only."""

    def quickly(secret: bytes, salt: bytes, *_costs: int, **wanted: Any) -> bytes:
        return hash_secret_raw(secret, salt, 1, 8, 1, **wanted)

    monkeypatch.setattr(keyring, "hash_secret_raw", quickly)


@pytest.fixture
def centre(tmp_path: Path, quick_keys: None) -> Iterator[Callable[..., Centre]]:
    """Makes centres: ``centre("HATAY")``, ``centre("HATAY", "second-laptop")``, ``centre("GENEL", role=...)``."""
    opened: list[Desk] = []

    def make(code: str, folder: str | None = None, *, role: str = "field", start: datetime = MONDAY) -> Centre:
        time, location = Time(start), str(tmp_path / (folder or code))
        desk = setup.initialise(
            location,
            PASSPHRASE,
            centre=code,
            centre_name=f"{code.title()} Toplum Merkezi",
            user_name=f"Görevli {code.title()}",
            role=role,
            clock=time,
        )
        opened.append(desk)
        return Centre(desk, time, location)

    yield make
    for desk in opened:
        desk.close()


@pytest.fixture
def office(centre: Callable[..., Centre]) -> Centre:
    return centre("GENEL", "central", role="coordinator", start=MONDAY + timedelta(days=14))


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs the command line in this process: ``run("stats", "--store", place)``; the environment has the passphrase."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("KIZILAY_DESK_PASSPHRASE", PASSPHRASE)
    before = current().code

    def command(*arguments: object) -> Answer:
        capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        return Answer(code, said.out, said.err)

    yield command
    use(before)


ListRow = Sequence[object]


@pytest.fixture
def write_list(tmp_path: Path) -> Callable[..., Path]:
    """Writes an attendance list as a centre keeps it: a title, a header row, one row an attendance."""

    def write(rows: Sequence[ListRow], *, header: ListRow = HEADER, name: str = "liste.xlsx") -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Nisan"
        sheet.append(["Hatay Toplum Merkezi katılım listesi"])
        sheet.append([])
        sheet.append(list(header))
        for row in rows:
            sheet.append(list(row))
        path = tmp_path / name
        book.save(path)
        return path

    return write
