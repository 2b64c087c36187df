"""What every store promises, whatever database is below: run on encrypted SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from kizilay_desk.domain.changes import DELETED, Change, ChangeId, Origin
from kizilay_desk.domain.errors import BatchAlreadyWithdrawn, StoreExists, UnknownBatch
from kizilay_desk.domain.identity import derived_id, new_id
from kizilay_desk.domain.weekly import EarlierFile, FileHeader, Sender
from kizilay_desk.storage import batches, drafts, journal, log, people, receiving, records, search
from kizilay_desk.storage.digest import content_digest
from kizilay_desk.storage.journal import Author, Intent
from kizilay_desk.storage.people import PeopleFilter, PeopleOrder
from kizilay_desk.storage.store import Store, create_store, open_store
from kizilay_desk.storage.tables import CONFLICT, SEARCH_TOKEN

PASSPHRASE = "correct horse battery"
NewStore = Callable[[], Store]
NOON = "2026-04-07T12:00:00.000Z"


class Device:
    """A device with a store of its own, writing at a moment that the test chooses."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.device, self.user = new_id(), new_id()

    def save(self, *intents: Intent, at: str = NOON) -> list[Change]:
        with self.store.writing() as connection:
            return journal.write(connection, Author(self.device, self.user, at), intents)

    def undo(self, changes: list[Change], at: str = NOON) -> list[Change]:
        with self.store.writing() as connection:
            return journal.undo(connection, Author(self.device, self.user, at), changes)

    def person(self, **values: str) -> str:
        person = new_id()
        self.save(Intent("participant", person, values))
        return person

    def values(self, person: str) -> dict[str, object]:
        with self.store.reading() as connection:
            record = records.get(connection, "participant", person)
        assert record is not None
        return {key: value for key, value in record.values.items() if value is not None}

    def changes(self) -> list[Change]:
        with self.store.reading() as connection:
            return list(log.changes_in(connection, log.live_ranges(connection)))

    def receive(
        self, changes: list[Change], number: int = 1, follows: tuple[EarlierFile, ...] = ()
    ) -> tuple[int, object]:
        sender = changes[0].device
        ranges = {sender: ((changes[0].seq, changes[-1].seq),)}
        header = FileHeader(Sender(sender, "HATAY", "Hatay"), number, "2026-W14", NOON, "tr", ranges, follows)
        with self.store.writing() as connection:
            batch = batches.open_batch(connection, NOON, self.user)
            batches.note_delivery(connection, batch, header, f"{sender}-{number}", "HATAY.xlsx")
            return batch, receiving.receive(connection, batch, changes)

    def digest(self) -> str:
        with self.store.reading() as connection:
            return content_digest(connection)

    def conflicts(self) -> set[tuple[str, str]]:
        with self.store.reading() as connection:
            return {(row.record, row.field) for row in connection.execute(select(CONFLICT))}

    def found(self, text: str) -> list[str]:
        with self.store.reading() as connection:
            return [hit.person for hit in search.find_people(connection, text)]


@pytest.fixture
def desk(store: Store) -> Device:
    return Device(store)


@pytest.fixture
def pair(new_store: NewStore) -> tuple[Device, Device]:
    return Device(new_store()), Device(new_store())


def test_what_was_written_is_read_back_after_closing(location: Callable[[], str]) -> None:
    place = location()
    with create_store(place, PASSPHRASE) as store:
        person = Device(store).person(given_name="Ayşe", arabic_name="عائشة", birth="1991")
    with open_store(place, PASSPHRASE) as store:
        assert Device(store).values(person) == {"given_name": "Ayşe", "arabic_name": "عائشة", "birth": "1991"}


def test_a_store_is_not_made_over_another(location: Callable[[], str]) -> None:
    place = location()
    create_store(place, PASSPHRASE).close()
    with pytest.raises(StoreExists):
        create_store(place, PASSPHRASE)


def test_numbers_run_without_holes_and_what_is_so_already_makes_no_change(desk: Device) -> None:
    person = desk.person(given_name="Ali")
    assert desk.save(Intent("participant", person, {"given_name": "Ali", "phone": None})) == []
    desk.save(Intent("participant", person, {"phone": "+905550000001"}))
    assert [change.seq for change in desk.changes()] == [1, 2]


def test_a_failed_transaction_leaves_nothing(desk: Device) -> None:
    author = Author(desk.device, desk.user, NOON)

    def fail() -> None:
        with desk.store.writing() as connection:
            journal.write(connection, author, [Intent("participant", new_id(), {"sex": "male"})])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert desk.changes() == []


def test_undo_and_redo_bring_the_rows_back_exactly(desk: Device) -> None:
    person = desk.person(given_name="Ali", birth="1990-02-03")
    before = desk.digest()
    edit = desk.save(Intent("participant", person, {"given_name": "Veli", "phone": "+905550000001"}))
    after = desk.digest()
    back = desk.undo(edit)
    assert desk.digest() == before
    desk.undo(back)
    assert desk.digest() == after


def test_search_follows_the_records(desk: Device) -> None:
    person = desk.person(given_name="Muhammed", family_name="Hasan", arabic_name="محمد الحسن", phone="+905551112233")
    assert desk.found("muh") == [person]
    assert desk.found("محم") == [person]
    assert desk.found("hasan muh") == [person]
    assert desk.found("1112233") == []
    assert desk.found("5551112") == [person]
    desk.save(Intent("participant", person, {"given_name": "İbrahim", "arabic_name": None}))
    assert desk.found("muh") == []
    assert desk.found("ibr") == [person]
    desk.save(Intent("participant", person, {DELETED: True}))
    assert desk.found("ibr") == []
    desk.save(Intent("participant", person, {DELETED: False}))
    assert desk.found("ıbr") == [person]


def test_people_are_listed_in_turkish_order(desk: Device) -> None:
    names = ["Zeynep", "Çiğdem", "Cem", "Şule", "Selin", "Irmak", "İnci", "Öykü", "Oya"]
    for name in names:
        desk.person(given_name=name)
    with desk.store.reading() as connection:
        ids = people.participant_ids(connection, PeopleFilter(), PeopleOrder.NAME)
        found = records.get_many(connection, "participant", ids)
    ordered = [found[person].text("given_name") for person in ids]
    assert ordered == ["Cem", "Çiğdem", "Irmak", "İnci", "Oya", "Öykü", "Selin", "Şule", "Zeynep"]


def test_receiving_is_a_union(pair: tuple[Device, Device]) -> None:
    a, b = pair
    person = a.person(given_name="Ali")
    a.save(Intent("participant", person, {"birth": "1990"}))
    _, receipt = b.receive(a.changes())
    assert (receipt.new, receipt.changed, receipt.same) == (1, 0, 0)  # type: ignore[attr-defined]
    assert a.digest() == b.digest()
    _, again = b.receive(a.changes())
    assert (again.new, again.changed, again.same) == (0, 0, 1)  # type: ignore[attr-defined]
    b.save(Intent("participant", person, {"birth": "1991"}))
    _, back = a.receive([change for change in b.changes() if change.device == b.device])
    assert (back.new, back.changed) == (0, 1)  # type: ignore[attr-defined]
    assert a.digest() == b.digest()
    assert a.conflicts() == set()


def test_unaware_edits_are_one_conflict_and_one_decision_settles_it_everywhere(pair: tuple[Device, Device]) -> None:
    a, b = pair
    person = a.person(given_name="Ali")
    b.receive(a.changes())
    a.save(Intent("participant", person, {"phone": "+905550000001"}), at="2026-04-07T12:00:05.000Z")
    b.save(Intent("participant", person, {"phone": "+905550000002"}), at="2026-04-07T12:00:04.000Z")
    mine = a.changes()
    a.receive([change for change in b.changes() if change.device == b.device])
    _, receipt = b.receive([change for change in mine if change.device == a.device], 2)
    assert receipt.conflicts == 1  # type: ignore[attr-defined]
    assert a.conflicts() == b.conflicts() == {(person, "phone")}
    assert a.values(person)["phone"] == b.values(person)["phone"] == "+905550000001"
    a.save(Intent("participant", person, {"phone": "+905550000001"}))
    b.receive([change for change in a.changes() if change.device == a.device], 3)
    assert a.conflicts() == b.conflicts() == set()


def test_withdrawing_a_batch_restores_what_was_there_and_the_same_file_brings_it_back(
    pair: tuple[Device, Device],
) -> None:
    a, b = pair
    person = a.person(given_name="Ali")
    b.receive(a.changes())
    a.save(Intent("participant", person, {"given_name": "Veli"}))
    a.person(given_name="Can")
    without = b.digest()
    batch, _ = b.receive(a.changes()[1:], 2)
    after = b.digest()
    with b.store.writing() as connection:
        assert batches.withdraw(connection, batch, NOON) == 2
    assert b.digest() == without
    assert b.found("can") == []
    with pytest.raises(BatchAlreadyWithdrawn), b.store.writing() as connection:
        batches.withdraw(connection, batch, NOON)
    with pytest.raises(UnknownBatch), b.store.writing() as connection:
        batches.withdraw(connection, 99, NOON)
    _, receipt = b.receive(a.changes()[1:], 2)
    assert (receipt.new, receipt.changed) == (1, 1)  # type: ignore[attr-defined]
    assert b.digest() == after


def test_a_change_that_two_batches_brought_stays_when_one_is_withdrawn(pair: tuple[Device, Device]) -> None:
    a, b = pair
    a.person(given_name="Ali")
    first, _ = b.receive(a.changes())
    second, _ = b.receive(a.changes(), 2)
    there = b.digest()
    with b.store.writing() as connection:
        batches.withdraw(connection, first, NOON)
    assert b.digest() == there
    with b.store.writing() as connection:
        batches.withdraw(connection, second, NOON)
    assert b.digest() != there


def test_a_lost_file_is_named_until_its_changes_are_here(pair: tuple[Device, Device]) -> None:
    a, b = pair
    a.person(given_name="Ali")
    a.person(given_name="Can")
    all_changes = a.changes()
    earlier = EarlierFile(1, "2026-W13", {a.device: ((1, 1),)})
    b.receive(all_changes[1:], 2, (earlier,))
    with b.store.reading() as connection:
        missing = batches.missing_files(connection, b.device)
    assert [(file.centre, file.number, file.week) for file in missing] == [("HATAY", 1, "2026-W13")]
    b.receive(all_changes, 3)
    with b.store.reading() as connection:
        assert batches.missing_files(connection, b.device) == []


def test_a_number_that_comes_back_with_other_content_is_rejected_by_name(pair: tuple[Device, Device]) -> None:
    a, b = pair
    person = a.person(given_name="Ali")
    b.receive(a.changes())
    forged = Change(a.device, 1, NOON, a.user, Origin.SCREEN, "participant", person, {"given_name": "Veli"})
    _, receipt = b.receive([forged], 2)
    assert [(bad.device, bad.seq, bad.part) for bad in receipt.rejected] == [(a.device, 1, "number")]  # type: ignore[attr-defined]
    assert b.values(person) == {"given_name": "Ali"}


def test_malformed_values_are_rejected_and_the_rest_goes_in(pair: tuple[Device, Device]) -> None:
    a, b = pair
    good = Change(a.device, 1, NOON, a.user, Origin.SCREEN, "participant", new_id(), {"birth": "1991"})
    bad = Change(a.device, 2, NOON, a.user, Origin.SCREEN, "participant", new_id(), {"birth": "yesterday"})
    _, receipt = b.receive([good, bad])
    assert [(each.seq, each.part) for each in receipt.rejected] == [(2, "birth")]  # type: ignore[attr-defined]
    assert receipt.new == 1  # type: ignore[attr-defined]


def test_fields_and_kinds_from_a_newer_version_stay_in_the_log(pair: tuple[Device, Device]) -> None:
    a, b = pair
    person = new_id()
    newer = [
        Change(a.device, 1, NOON, a.user, Origin.SCREEN, "participant", person, {"given_name": "Ali", "shoe_size": 43}),
        Change(a.device, 2, NOON, a.user, Origin.SCREEN, "spaceship", new_id(), {"name": "x"}, {}),
    ]
    b.receive(newer)
    assert b.values(person) == {"given_name": "Ali"}
    assert b.changes() == newer


def test_an_attendance_may_come_before_its_session(pair: tuple[Device, Device]) -> None:
    a, b = pair
    session, person = new_id(), new_id()
    values = {"session": session, "participant": person}
    change = Change(
        a.device, 1, NOON, a.user, Origin.SCREEN, "attendance", derived_id("attendance", session, person), values
    )
    _, receipt = b.receive([change])
    assert receipt.new == 1  # type: ignore[attr-defined]


def test_drafts_are_kept_by_key(store: Store) -> None:
    with store.writing() as connection:
        drafts.put(connection, "form", '{"a":1}', NOON)
        drafts.put(connection, "form", '{"a":2}', NOON)
    with store.reading() as connection:
        assert drafts.get(connection, "form") == '{"a":2}'
    with store.writing() as connection:
        drafts.drop(connection, "form")
    with store.reading() as connection:
        assert drafts.get(connection, "form") is None


def test_search_tokens_go_with_withdrawn_records(pair: tuple[Device, Device]) -> None:
    a, b = pair
    a.person(given_name="Ali")
    batch, _ = b.receive(a.changes())
    with b.store.writing() as connection:
        batches.withdraw(connection, batch, NOON)
    with b.store.reading() as connection:
        assert connection.execute(select(SEARCH_TOKEN)).all() == []


def test_known_ids_are_values(desk: Device) -> None:
    desk.person(given_name="Ali")
    assert desk.changes()[0].id == ChangeId(desk.device, 1)
