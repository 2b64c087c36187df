"""What goes wrong on a real day: one sentence in the user's language, exit code 2, and everything as it was before."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kizilay_desk import files
from kizilay_desk.domain.errors import (
    BadArgument,
    Cancelled,
    DeskError,
    DiskFull,
    FileEmpty,
    FileEncrypted,
    FileError,
    FileHasMacros,
    FileMissing,
    FileNewer,
    FileNotOurs,
    FileNotWorkbook,
    FileTampered,
    FileTooLarge,
    FileTruncated,
    NoFiles,
    NoHeaderRow,
    NotWritable,
    PassphraseMissing,
    PassphraseTooShort,
    ServerUnreachable,
    StoreExists,
    StoreLocked,
    StoreMissing,
    StoreUnreadable,
    WrongPassphrase,
)
from kizilay_desk.domain.weekly import FORMAT_VERSION
from kizilay_desk.domain.weeks import Week
from kizilay_desk.exchange import weekly_machine, weekly_writer, workbook_safety
from kizilay_desk.i18n.catalogue import in_language
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.services import setup
from kizilay_desk.services.exporting import export_week
from kizilay_desk.services.verifying import verify
from kizilay_desk.storage import engine
from kizilay_desk.storage.location import KEYS_FILE

LANGUAGES = ("tr", "en", "ar")
PASSPHRASE = "uzun bir parola 1234"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
INIT = ("init", "--centre", "HATAY", "--user", "Elif Arslan")
Run = Callable[..., Any]


@pytest.fixture
def weekly(centre: Callable[..., Any], tmp_path: Path) -> bytes:
    """The bytes of a good weekly file."""
    kilis = centre("KILIS")
    kilis.session("2026-04-07", [kilis.person("Mehmet")])
    return export_week(kilis.desk, Week(2026, 15), tmp_path / "good.xlsx").path.read_bytes()


def refused(answer: Any) -> str:
    """The one sentence of a command that did nothing."""
    assert answer.code == 2
    (only,) = answer.err.splitlines()
    return str(only)


def in_every_language(run: Run, expected: DeskError, *arguments: object) -> None:
    """The command does nothing but say what is wrong, in each language."""
    said = set()
    for language in LANGUAGES:
        with in_language(language):
            assert refused(run(*arguments, "--language", language)) == sentence(expected)
            said.add(sentence(expected))
    assert len(said) == len(LANGUAGES)


def with_part(workbook: bytes, name: str, content: bytes) -> bytes:
    kept = io.BytesIO(workbook)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return kept.getvalue()


def another_workbook() -> bytes:
    kept = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].append(["bütçe", 2026])
    book.save(kept)
    return kept.getvalue()


ENCRYPTED = OLE + b"\x00" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 99
BROKEN: dict[str, tuple[type[FileError], Callable[[bytes], bytes]]] = {
    "file-empty": (FileEmpty, lambda good: b""),
    "file-not-workbook": (FileNotWorkbook, lambda good: b"Tarih;Ad;Soyad\n07.04.2026;A;B\n"),
    "file-truncated": (FileTruncated, lambda good: good[: len(good) // 2]),
    "file-encrypted": (FileEncrypted, lambda good: ENCRYPTED),
    "file-has-macros": (FileHasMacros, lambda good: with_part(good, "xl/vbaProject.bin", b"\x00" * 99)),
    "file-not-ours": (FileNotOurs, lambda good: another_workbook()),
}


class TestFiles:
    @pytest.mark.parametrize("kind", BROKEN)
    def test_merge(self, run: Run, office: Any, weekly: bytes, tmp_path: Path, kind: str) -> None:
        before = verify(office.desk)
        path = tmp_path / "gelen.xlsx"
        path.write_bytes(BROKEN[kind][1](weekly))
        in_every_language(run, BROKEN[kind][0]("gelen.xlsx"), "merge", "--store", office.location, path)
        assert verify(office.desk) == before
        answer = run("merge", "--store", office.location, path, "--json").json
        assert answer["batch"] is None
        assert answer["files"][0]["error"]["code"] == kind

    @pytest.mark.parametrize("kind", [kind for kind in BROKEN if kind != "file-not-ours"])
    def test_import(self, run: Run, office: Any, weekly: bytes, tmp_path: Path, kind: str) -> None:
        before = verify(office.desk)
        path = tmp_path / "liste.xlsx"
        path.write_bytes(BROKEN[kind][1](weekly))
        in_every_language(run, BROKEN[kind][0]("liste.xlsx"), "import", "--store", office.location, path)
        assert verify(office.desk) == before

    def test_a_list_without_known_columns(self, run: Run, office: Any, tmp_path: Path) -> None:
        path = tmp_path / "butce.xlsx"
        path.write_bytes(another_workbook())
        in_every_language(run, NoHeaderRow("butce.xlsx"), "import", "--store", office.location, path)

    def test_a_file_that_is_not_there(self, run: Run, office: Any, tmp_path: Path) -> None:
        for command in ("merge", "import"):
            missing = FileMissing("yok.xlsx")
            in_every_language(run, missing, command, "--store", office.location, tmp_path / "yok.xlsx")

    def test_a_folder_without_workbooks(self, run: Run, office: Any, tmp_path: Path) -> None:
        folder = tmp_path / "bos"
        folder.mkdir()
        in_every_language(run, NoFiles(str(folder)), "merge", "--store", office.location, folder)

    def test_a_small_bomb_above_a_small_limit(
        self, run: Run, office: Any, tmp_path: Path, weekly: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workbook_safety.check_workbook, "__kwdefaults__", {"limit_mb": 1})
        path = tmp_path / "bomba.xlsx"
        path.write_bytes(with_part(weekly, "xl/worksheets/sheet99.xml", b" " * (3 << 20)))
        in_every_language(run, FileTooLarge("bomba.xlsx", 1), "merge", "--store", office.location, path)

    def test_a_real_bomb(self, run: Run, office: Any, tmp_path: Path, weekly: bytes) -> None:
        path = tmp_path / "bomba.xlsx"
        path.write_bytes(weekly)
        with (
            zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
            archive.open("xl/worksheets/sheet99.xml", "w") as part,
        ):
            for _ in range(200):
                part.write(bytes(1 << 20))
        in_every_language(
            run, FileTooLarge("bomba.xlsx", workbook_safety.LIMIT_MB), "merge", "--store", office.location, path
        )

    def test_a_newer_version(
        self, run: Run, office: Any, centre: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seal = weekly_machine.seal
        monkeypatch.setattr(weekly_writer, "seal", lambda version, *rest: seal(FORMAT_VERSION + 1, *rest))
        path = export_week(centre("KILIS").desk, None, tmp_path / "yeni.xlsx").path
        newer = FileNewer("yeni.xlsx", FORMAT_VERSION + 1, FORMAT_VERSION)
        in_every_language(run, newer, "merge", "--store", office.location, path)

    def test_changed_hidden_sheets(self, run: Run, office: Any, weekly: bytes, tmp_path: Path) -> None:
        path = tmp_path / "gelen.xlsx"
        path.write_bytes(weekly)
        book = openpyxl.load_workbook(path)
        cell = book["_changes"]["A1"]
        cell.value = str(cell.value).replace("Mehmet", "Ahmed")
        book.save(path)
        in_every_language(run, FileTampered("gelen.xlsx"), "merge", "--store", office.location, path)

    def test_several_bad_files_have_a_sentence_each(self, run: Run, office: Any, tmp_path: Path) -> None:
        for name in ("a.xlsx", "b.xlsx"):
            (tmp_path / name).write_bytes(b"")
        answer = run("merge", "--store", office.location, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
        assert answer.code == 2
        assert [name in line for name, line in zip(("a.xlsx", "b.xlsx"), answer.err.splitlines(), strict=True)] == [
            True,
            True,
        ]

    def test_a_bad_file_beside_a_good_one(self, run: Run, office: Any, tmp_path: Path, weekly: bytes) -> None:
        (tmp_path / "a.xlsx").write_bytes(b"")
        answer = run("merge", "--store", office.location, tmp_path / "a.xlsx", tmp_path / "good.xlsx")
        assert answer.code == 1
        assert "a.xlsx" in answer.err
        assert verify(office.desk).changes > 3


class TestStores:
    def test_no_store(self, run: Run, tmp_path: Path) -> None:
        in_every_language(run, StoreMissing(str(tmp_path / "yok")), "stats", "--store", tmp_path / "yok")
        assert not (tmp_path / "yok").exists()

    def test_a_wrong_passphrase(self, run: Run, office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KIZILAY_DESK_PASSPHRASE", "yanlis parola 1234")
        in_every_language(run, WrongPassphrase(), "stats", "--store", office.location)

    def test_no_passphrase(self, run: Run, office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("KIZILAY_DESK_PASSPHRASE")
        monkeypatch.setattr("sys.stdin", io.StringIO())
        in_every_language(run, PassphraseMissing(), "stats", "--store", office.location)

    def test_a_damaged_store(self, run: Run, office: Any) -> None:
        office.desk.close()
        (Path(office.location) / KEYS_FILE).write_text("{}")
        in_every_language(run, StoreUnreadable(office.location), "stats", "--store", office.location)

    def test_a_store_where_one_is_to_be_made(self, run: Run, office: Any) -> None:
        in_every_language(run, StoreExists(office.location), *INIT, "--store", office.location)

    def test_a_short_passphrase(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KIZILAY_DESK_PASSPHRASE", "kısa")
        in_every_language(run, PassphraseTooShort(12), *INIT, "--store", tmp_path / "yeni")

    def test_a_server_that_does_not_answer(self, run: Run) -> None:
        address = "postgresql+psycopg://desk@127.0.0.1:9/desk"
        in_every_language(run, ServerUnreachable(address), "stats", "--store", address)

    def test_what_is_no_address(self, run: Run) -> None:
        in_every_language(run, BadArgument("store", "klasör://"), "stats", "--store", "klasör://x")


class TestLockedByAnotherProcess:
    @pytest.fixture
    def locked(self, tmp_path: Path) -> Iterator[Path]:
        """A store whose writing another process holds on to."""
        place = tmp_path / "hatay"
        setup.initialise(
            str(place), PASSPHRASE, centre="HATAY", centre_name="Hatay", user_name="Elif Arslan", role="field"
        ).close()
        program = (
            "import sys\n"
            "from kizilay_desk.storage.store import open_store\n"
            "with open_store(sys.argv[1], sys.argv[2]).writing():\n"
            "    print('held', flush=True)\n"
            "    sys.stdin.read()\n"
        )
        with subprocess.Popen(
            [sys.executable, "-c", program, place, PASSPHRASE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as holder:
            assert holder.stdout is not None
            assert holder.stdin is not None
            assert holder.stdout.readline() == "held\n"
            yield place
            holder.stdin.close()

    def test_writing_waits_then_says_so(
        self, run: Run, locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
        target = tmp_path / "out"
        target.mkdir()
        in_every_language(run, StoreLocked(str(locked)), "export", "--store", locked, "--all", target)
        assert list(target.iterdir()) == []

    def test_reading_goes_on(self, run: Run, locked: Path) -> None:
        assert run("stats", "--store", locked).code == 0


class TestNoPlaceToWrite:
    @pytest.fixture
    def hatay(self, centre: Callable[..., Any]) -> Any:
        here = centre("HATAY")
        here.session("2026-04-07", [here.person("Ayşe")])
        return here

    def test_a_folder_that_cannot_be_written(self, run: Run, hatay: Any, tmp_path: Path) -> None:
        (tmp_path / "dosya").write_text("no folder")
        for folder in (tmp_path / "dosya", tmp_path / "yok"):
            file = folder / "hafta.xlsx"
            in_every_language(run, NotWritable(str(file)), "export", "--store", hatay.location, "--all", file)
        place = tmp_path / "dosya" / "kayitlar"
        in_every_language(run, NotWritable(str(place)), *INIT, "--store", place)

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows write where modes forbid it")
    def test_a_read_only_folder(self, run: Run, hatay: Any, tmp_path: Path) -> None:
        folder = tmp_path / "salt-okunur"
        folder.mkdir(mode=0o555)
        in_every_language(
            run, NotWritable(str(folder / "HATAY_all.xlsx")), "export", "--store", hatay.location, "--all", folder
        )

    def test_a_full_disk_while_exporting(
        self, run: Run, hatay: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "out"
        target.mkdir()
        (target / "HATAY_2026-W15.xlsx").write_bytes(b"the old file")

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(files.os, "fsync", full)
        export = ("export", "--store", hatay.location, "--week", "2026-W15", target)
        in_every_language(run, DiskFull(str(target / "HATAY_2026-W15.xlsx")), *export)
        assert [path.name for path in target.iterdir()] == ["HATAY_2026-W15.xlsx"]
        assert (target / "HATAY_2026-W15.xlsx").read_bytes() == b"the old file"

    def test_the_number_of_a_file_that_was_not_written_is_not_used_up(
        self, run: Run, hatay: Any, tmp_path: Path
    ) -> None:
        refused(run("export", "--store", hatay.location, "--all", tmp_path / "yok" / "hafta.xlsx"))
        assert run("export", "--store", hatay.location, "--all", tmp_path, "--json").json["number"] == 1

    @pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs to mount a small file system")
    def test_a_full_disk_while_merging(self, run: Run, tmp_path: Path, weekly: bytes) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], check=False).returncode:
            pytest.skip("this machine does not let root mount")
        try:
            small = setup.initialise(
                str(disk / "s"), PASSPHRASE, centre="GENEL", centre_name="G", user_name="A B", role="coordinator"
            )
            before = verify(small)
            (disk / "ballast").write_bytes(b"x" * (_free(disk) - 8192))
            in_every_language(run, DiskFull(str(disk / "s")), "merge", "--store", disk / "s", tmp_path / "good.xlsx")
            (disk / "ballast").unlink()
            assert verify(small) == before
            small.close()
        finally:
            subprocess.run(["umount", disk], check=True)


class TestWhatNobodyForesaw:
    def test_a_bug_is_one_sentence_and_a_log_without_values(
        self, run: Run, office: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("kizilay_desk.services.failure_log.user_log_path", lambda *_, **__: tmp_path / "log")

        def broken(*_: object) -> None:
            secret = "Ayşe Yılmaz"
            raise ValueError(f"a bug with {secret}")

        monkeypatch.setattr("kizilay_desk.cli.commands.verify", broken)
        said = refused(run("verify", "--store", office.location))
        log = tmp_path / "log" / "failures.log"
        assert str(log) in said
        written = log.read_text(encoding="utf-8")
        assert "ValueError" in written
        assert "broken" in written
        assert "Ayşe" not in written + said
        assert str(tmp_path) not in written

    def test_an_interrupt(self, run: Run, office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("kizilay_desk.cli.commands.verify", interrupted)
        in_every_language(run, Cancelled(), "verify", "--store", office.location)


def _free(folder: Path) -> int:
    left = os.statvfs(folder)
    return left.f_bavail * left.f_frsize
