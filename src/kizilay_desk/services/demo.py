"""A demonstration: invented centres at work for some weeks, the files they sent, and the office that merged them.

Everything is done through the services that people use. The same seed makes the same records within an hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from kizilay_desk.domain.errors import StoreExists
from kizilay_desk.domain.statistics import ReportFilter, Statistics
from kizilay_desk.domain.weeks import Week
from kizilay_desk.files import write_error
from kizilay_desk.services import setup
from kizilay_desk.services.demo_centre import DemoCentre, DemoClock, DemoDesk, disagree
from kizilay_desk.services.demo_people import PLACES, Crowd, Place, spelled_otherwise
from kizilay_desk.services.demo_sessions import STAFF, Calendar, Person
from kizilay_desk.services.desk import Clock, system_clock
from kizilay_desk.services.exporting import export_week
from kizilay_desk.services.merging import merge
from kizilay_desk.services.progress import SILENT, Progress
from kizilay_desk.services.reporting import statistics

WEEKS = 6
_STORES, _WEEKLY, _CENTRAL = "stores", "weekly", "central"
_OFFICE, _OFFICE_NAME, _COORDINATOR = "GENEL", "Koordinasyon ofisi", "Kemal Aydoğan"
_LANGUAGES = ("tr", "ar", "tr")
_MERGED_AT = time(10, 12)
_AT_TWO_CENTRES = 4
# By centre and week, counted from 0: what came a week late.
_LATE = (2, 2)
_SECOND_DEVICE, _SECOND_DEVICE_FROM = "second", 3


@dataclass(frozen=True, slots=True)
class Wishes:
    """How much of everything; ``participants`` and ``sessions`` are those of each centre."""

    centres: int = 3
    participants: int = 500
    sessions: int = 60
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made: the stores of the centres, the files they sent, and the office that merged them."""

    stores: tuple[Path, ...]
    weekly: tuple[Path, ...]
    central: Path
    statistics: Statistics


def make_demo(
    folder: Path,
    passphrase: str | None,
    wishes: Wishes = Wishes(),
    *,
    clock: Clock = system_clock,
    progress: Progress = SILENT,
) -> Demo:
    """Make stores/, weekly/ and central in a new or empty folder; all stores have the same passphrase.

    Raises StoreExists for a folder with anything in it, what ``initialise`` raises, and Cancelled; then nothing is
    left behind.
    """
    with _new_folder(folder), TemporaryDirectory(prefix=".", dir=folder, ignore_cleanup_errors=True) as unfinished:
        hour = clock().astimezone().replace(minute=0, second=0, microsecond=0)
        story = _Story(Path(unfinished), passphrase, wishes, hour, progress)
        counted = story.tell()
        for name in (_STORES, _WEEKLY, _CENTRAL):
            (Path(unfinished) / name).replace(folder / name)
    return Demo(
        tuple(sorted((folder / _STORES).iterdir())),
        tuple(sorted((folder / _WEEKLY).iterdir())),
        folder / _CENTRAL,
        counted,
    )


@contextmanager
def _new_folder(folder: Path) -> Iterator[None]:
    """Make a folder; take it away again when the block raises and it was not there before."""
    before = folder.exists()
    try:
        if before and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreExists(str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as error:
        if not before:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise write_error(error, folder) from error
        raise


class _Story:
    """What happens in which week."""

    def __init__(self, folder: Path, passphrase: str | None, wishes: Wishes, now: datetime, progress: Progress) -> None:
        self._folder = folder
        self._passphrase = passphrase
        self._wishes = wishes
        self._now = now
        self._progress = progress
        self._weeks = [Week.of(now.date()).plus(number + 1 - WEEKS) for number in range(WEEKS)]
        self._arrived: dict[int, list[Path]] = {number: [] for number in range(WEEKS)}
        self._steps = WEEKS * (wishes.centres + 1)
        self._step = 0

    def tell(self) -> Statistics:
        """Make everything; the statistics of the office in the end."""
        for name in (_STORES, _WEEKLY):
            (self._folder / name).mkdir()
        with ExitStack() as opened:
            elsewhere: list[Person] = []
            for number in range(self._wishes.centres):
                centre = self._centre(number, elsewhere, opened)
                elsewhere = elsewhere or centre.people[:_AT_TWO_CENTRES]
                self._live(number, centre, opened)
            office = self._found(_CENTRAL, _OFFICE, _OFFICE_NAME, _COORDINATOR, setup.COORDINATOR, opened)
            for number in range(WEEKS):
                self._go_on(_OFFICE_NAME)
                office.time.set(self._monday_after(number))
                if self._arrived[number]:
                    merge(office, self._arrived[number])
            return statistics(office, ReportFilter())

    def _centre(self, number: int, elsewhere: list[Person], opened: ExitStack) -> DemoCentre:
        place, code = _place(number)
        staff = STAFF[number % len(STAFF)]
        desk = self._found(f"{_STORES}/{code}", code, place.name, staff[0], setup.FIELD, opened)
        chance = Random(f"{self._wishes.seed} {code}")
        here = desk.identity.centre
        crowd = Crowd(place, here, self._now.date(), chance)
        known = [spelled_otherwise(person, here) for person in elsewhere][: self._wishes.participants]
        people = known + [crowd.person() for _ in range(self._wishes.participants - len(known))]
        return DemoCentre(desk, Calendar(here, staff, chance), people, chance)

    def _live(self, number: int, centre: DemoCentre, opened: ExitStack) -> None:
        """All weeks of a centre. The first one has a second computer, on which the same people are corrected; its
        file goes to the office and to the first computer, whose store is the centre's.
        """
        language = _LANGUAGES[number % len(_LANGUAGES)]
        second: DemoDesk | None = None
        shared: list[str] = []
        for at, week in enumerate(self._weeks):
            self._go_on(centre.desk.identity.centre_name)
            centre.live(week, self._sessions_in(at), self._now, WEEKS - 1 - at)
            if second is not None and at == _SECOND_DEVICE_FROM + 1:
                disagree(centre.desk, second, shared)
            sent = centre.send(week, self._folder / _WEEKLY, language, self._now)
            self._arrived[at + 1 if (number, at) == _LATE else at].append(sent)
            if second is not None and at == _SECOND_DEVICE_FROM + 1:
                second.time.set(centre.desk.time())
                named = self._folder / _WEEKLY / f"{centre.desk.identity.centre_code}-2_{week}.xlsx"
                self._arrived[at].append(export_week(second, week, named, language=language).path)
                merge(centre.desk, [named])
            if number == 0 and at == _SECOND_DEVICE_FROM:
                shared = sorted(centre.ids.values())[: len(centre.people) // 2 : 7]
                second = self._second_device(centre, opened)

    def _second_device(self, centre: DemoCentre, opened: ExitStack) -> DemoDesk:
        here = centre.desk.identity
        name = f"{_SECOND_DEVICE}/{here.centre_code}"
        second = self._found(name, here.centre_code, here.centre_name, STAFF[0][2], setup.FIELD, opened)
        second.time.set(centre.desk.time())
        merge(second, [path for arrived in self._arrived.values() for path in arrived])
        return second

    def _found(self, name: str, code: str, centre_name: str, user: str, role: str, opened: ExitStack) -> DemoDesk:
        clock = DemoClock(self._now)
        clock.set(datetime.combine(self._weeks[0].plus(-1).days[4], _MERGED_AT, self._now.tzinfo))
        desk = setup.initialise(
            str(self._folder / name),
            self._passphrase,
            centre=code,
            centre_name=centre_name,
            user_name=user,
            role=role,
            clock=clock,
        )
        opened.callback(desk.close)
        return DemoDesk(desk, clock, Random(f"{self._wishes.seed} {name}"))

    def _sessions_in(self, at: int) -> int:
        """The sessions are spread over the weeks; those that do not divide go to the last ones."""
        each, left = divmod(self._wishes.sessions, WEEKS)
        return each + (at >= WEEKS - left)

    def _monday_after(self, at: int) -> datetime:
        return datetime.combine(self._weeks[at].plus(1).monday, _MERGED_AT, self._now.tzinfo)

    def _go_on(self, what: str) -> None:
        self._progress.report(self._step, self._steps, what)
        self._step += 1


def _place(number: int) -> tuple[Place, str]:
    place = PLACES[number % len(PLACES)]
    again = number // len(PLACES)
    return place, f"{place.code}-{again + 1}" if again else place.code
