"""The command line as somebody types it: what it answers for people and for programs, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kizilay_desk import __version__
from kizilay_desk.__main__ import main as start
from kizilay_desk.cli.console import TerminalProgress
from kizilay_desk.cli.declared import COMMANDS
from kizilay_desk.cli.surroundings import language_of, passphrase
from kizilay_desk.domain.errors import BadArgument, FileMissing, UnknownCentre, UnknownCode
from kizilay_desk.i18n.bidi import strip_marks
from kizilay_desk.i18n.catalogue import in_language
from kizilay_desk.i18n.messages import sentence

Run = Callable[..., Any]
WriteList = Callable[..., Path]
SESSION = ("07.04.2026", "TTK-2", "Sağlık hakkı", "Salon")
ROWS = [
    (*SESSION, "Ayşe", "Kaya", "K", "14.06.1991", "Türkiye", "0500 000 00 01"),
    (*SESSION, "Muhammed", "El-Hasan", "E", "1988", "Suriye", None),
]
BAD_ROW = (*SESSION, "Zeynep", "Kaya", "K", "31.02.1990", "Türkiye", None)


@pytest.fixture
def store(run: Run, quick_keys: None, tmp_path: Path) -> Path:
    place = tmp_path / "hatay"
    answer = run("init", "--store", place, "--centre", "HATAY", "--name", "Hatay TM", "--user", "Elif Arslan")
    assert answer.code == 0
    return place


class TestTheWholeWay:
    def test_from_a_list_to_the_statistics_of_the_office(
        self, run: Run, store: Path, write_list: WriteList, tmp_path: Path
    ) -> None:
        office = tmp_path / "genel"
        role = ("--role", "coordinator")
        assert run("init", "--store", office, "--centre", "GENEL", "--user", "Kemal Aydoğan", *role).code == 0

        imported = run("import", "--store", store, write_list(ROWS), "--json").json
        assert (imported["sessions"], imported["participants"], imported["attendances"]) == (1, 2, 2)

        exported = run("export", "--store", store, "--week", "2026-W15", tmp_path, "--json").json
        assert Path(exported["file"]).name == "HATAY_2026-W15.xlsx"
        assert (exported["week"], exported["number"], exported["centre"]) == ("2026-W15", 1, "HATAY")

        rehearsed = run("merge", "--store", office, "--dry-run", exported["file"], "--json").json
        assert (rehearsed["batch"], rehearsed["new"]) == (None, 5)
        merged = run("merge", "--store", office, exported["file"], "--json").json
        assert merged["new"] == 5
        assert merged["missing_files"] == []
        (file,) = merged["files"]
        assert (file["file"], file["centre"], file["week"]) == ("HATAY_2026-W15.xlsx", "HATAY", "2026-W15")
        assert [file[key] for key in ("new", "changed", "same", "conflicts", "rejected")] == [5, 0, 0, 0, 0]

        digests = [run("verify", "--store", place, "--json").json["digest"] for place in (store, office)]
        assert digests[0] == digests[1]

        counted = run("stats", "--store", office, "--json").json
        assert (counted["sessions"], counted["participations"], counted["distinct"]) == (1, 2, 2)
        assert counted["distributions"]["sex"]["lines"][0] == {
            "code": "female", "label": "Female", "count": 1, "percent": 50.0
        }  # fmt: skip

        assert run("conflicts", "--store", office, "--json").json == {"conflicts": []}
        undone = run("undo-merge", "--store", office, merged["batch"], "--json").json
        assert undone["batch"] == merged["batch"]
        assert run("stats", "--store", office, "--json").json["sessions"] == 0
        assert run("merge", "--store", office, tmp_path / "HATAY_2026-W15.xlsx", "--json").json["new"] == 5

    def test_in_words(self, run: Run, store: Path, write_list: WriteList, tmp_path: Path) -> None:
        said = strip_marks(run("import", "--store", store, write_list(ROWS)).out)
        assert "New participants" in said
        assert "Written: " in strip_marks(run("export", "--store", store, "--all", tmp_path).out)
        said = strip_marks(run("merge", "--store", store, tmp_path / "HATAY_all.xlsx").out)
        assert "HATAY_all.xlsx  HATAY" in said
        assert "merge 1" in said
        assert "Merge 1 was undone" in strip_marks(run("undo-merge", "--store", store, 1).out)
        assert "Nothing to decide." in run("conflicts", "--store", store).out
        assert "complete and undamaged" in run("verify", "--store", store).out


class TestInit:
    def test_a_field_worker_unless_said_otherwise(self, run: Run, quick_keys: None, tmp_path: Path) -> None:
        made = run("init", "--store", tmp_path / "a", "--centre", "HATAY", "--user", "Elif Arslan", "--json").json
        assert made["centre"] == "HATAY"
        assert made["store"] == str(tmp_path / "a")

    @pytest.mark.parametrize(
        ("option", "value", "what"),
        [("--centre", "Hatay!", "centre"), ("--role", "boss", "role"), ("--user", " ", "user")],
    )
    def test_values_that_cannot_be(self, run: Run, tmp_path: Path, option: str, value: str, what: str) -> None:
        given = {"--centre": "HATAY", "--user": "Elif Arslan", "--store": str(tmp_path / "a"), option: value}
        answer = run("init", *(part for pair in given.items() for part in pair))
        assert answer.code == 2
        with in_language("en"):
            assert answer.err.strip() == sentence(BadArgument(what, value))
        assert not (tmp_path / "a").exists()


class TestImport:
    def test_cells_that_are_not_understood(self, run: Run, store: Path, write_list: WriteList) -> None:
        path = write_list([*ROWS, BAD_ROW])
        answer = run("import", "--store", store, path, "--json")
        assert answer.code == 1
        (problem,) = answer.json["problems"]
        assert (problem["sheet"], problem["row"], problem["column"]) == ("Nisan", 6, "H")
        assert (problem["value"], problem["reason"]) == ("31.02.1990", "impossible-date")
        assert problem["message"]
        assert answer.json["rejected"] == 1

    def test_the_same_in_words(self, run: Run, store: Path, write_list: WriteList) -> None:
        answer = run("import", "--store", store, write_list([*ROWS, BAD_ROW, ROWS[0]]))
        assert answer.code == 1
        said = strip_marks(answer.out)
        assert "31.02.1990" in said
        assert "Nisan" in said
        assert "already on the session's list" in said

    def test_duplicates_alone_are_no_failure(self, run: Run, store: Path, write_list: WriteList) -> None:
        answer = run("import", "--store", store, write_list([*ROWS, ROWS[0]]), "--json")
        assert answer.code == 0
        assert len(answer.json["duplicates"]) == 1


class TestStats:
    def test_of_a_period_and_a_programme(self, run: Run, store: Path, write_list: WriteList) -> None:
        run("import", "--store", store, write_list(ROWS))
        stats = ("stats", "--store", store, "--json")
        assert run(*stats, "--from", "2026-04-07", "--to", "07.04.2026").json["sessions"] == 1
        assert run(*stats, "--from", "2026-04-08").json["sessions"] == 0
        assert run(*stats, "--programme", "TTK").json["sessions"] == 1
        assert run(*stats, "--programme", "SU").json["sessions"] == 0
        assert run(*stats, "--centre", "hatay").json["sessions"] == 1

    def test_in_three_languages(self, run: Run, store: Path, write_list: WriteList) -> None:
        run("import", "--store", store, write_list(ROWS))
        said = {code: run("stats", "--store", store, "--language", code).out for code in ("tr", "en", "ar")}
        assert "%50,0" in said["tr"]
        assert "50.0%" in said["en"]
        assert "Kadın" in said["tr"]
        assert "الجنس" in said["ar"]
        # Every cell is isolated, so that no number changes its place in a right-to-left line.
        assert "\u206850.0%\u2069" in said["ar"]

    def test_columns_are_straight(self, run: Run, store: Path, write_list: WriteList) -> None:
        run("import", "--store", store, write_list(ROWS))
        lines = strip_marks(run("stats", "--store", store).out).splitlines()
        figures = lines[:3]
        assert [line[-1] for line in figures] == ["1", "2", "2"]
        assert len({len(line) for line in figures}) == 1

    @pytest.mark.parametrize(
        ("option", "value", "error"),
        [
            ("--from", "32.13.2026", BadArgument("date", "32.13.2026")),
            ("--centre", "YOK", UnknownCentre("YOK")),
            ("--programme", "XX", UnknownCode("XX", "programme")),
        ],
    )
    def test_what_cannot_be_asked(self, run: Run, store: Path, option: str, value: str, error: Any) -> None:
        answer = run("stats", "--store", store, option, value)
        assert answer.code == 2
        with in_language("en"):
            assert answer.err.strip() == sentence(error)

    def test_a_period_the_wrong_way_round(self, run: Run, store: Path) -> None:
        answer = run("stats", "--store", store, "--from", "2026-04-08", "--to", "2026-04-07")
        assert answer.code == 2
        assert "2026-04-08" in answer.err


class TestArguments:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("uç",),
            ("--json",),
            ("stats",),
            ("stats", "--store"),
            ("stats", "--store", "x", "--nerede"),
            ("stats", "--store", "x", "extra"),
            ("export", "--store", "x"),
            ("export", "--store", "x", "a.xlsx"),
            ("export", "--store", "x", "--all", "--week", "2026-W15", "a.xlsx"),
            ("export", "--store", "x", "--all", "a.xlsx", "b.xlsx"),
            ("export", "--store", "x", "--week", "2026-W99", "a.xlsx"),
            ("merge", "--store", "x"),
            ("merge", "--store", "x", "--dry", "a.xlsx"),
            ("merge", "--dry-run=yes", "--store", "x", "a.xlsx"),
            ("undo-merge", "--store", "x", "--", "-1"),
            ("undo-merge", "--store", "x", "99999999999999999999"),
            ("demo", "x", "--centres", "0"),
            ("demo", "x", "--seed", "bir"),
            ("stats", "--store", "x", "--language", "de"),
        ],
    )
    def test_mistakes_are_one_sentence(self, run: Run, arguments: tuple[str, ...]) -> None:
        answer = run(*arguments)
        assert answer.code == 2
        assert answer.out == ""
        assert len(answer.err.splitlines()) == 1

    def test_mistakes_are_told_in_the_language_asked_for(self, run: Run) -> None:
        said = {run("--language", code, "stats").err for code in ("tr", "en", "ar")}
        assert len(said) == 3
        assert run("stats", "--language=ar").err == run("--language", "ar", "stats").err

    def test_options_and_files_may_stand_anywhere(self, run: Run, store: Path, tmp_path: Path) -> None:
        run("export", "--all", tmp_path, "--store", store)
        answer = run("--json", "merge", tmp_path / "HATAY_all.xlsx", "--store", store, tmp_path / "yok.xlsx")
        assert answer.code == 1
        assert len(answer.json["files"]) == 2

    def test_help(self, run: Run) -> None:
        for arguments in (("--help",), ("-h",)):
            answer = run(*arguments)
            assert answer.code == 0
            assert all(command.name in answer.out for command in COMMANDS)
        for command in COMMANDS:
            answer = run(command.name, "--help")
            assert answer.code == 0
            assert all(option.name in answer.out for option in command.options)

    def test_version(self, run: Run) -> None:
        assert run("--version").out.strip() == f"kizilay-desk {__version__}"


class TestSurroundings:
    @pytest.mark.parametrize(
        ("environment", "code"),
        [
            ({"LANG": "tr_TR.UTF-8"}, "tr"),
            ({"LANG": "en_US.UTF-8"}, "en"),
            ({"LANG": "ar_SY"}, "ar"),
            ({"LANG": "en_GB.UTF-8", "LC_ALL": "ar_SY.UTF-8"}, "ar"),
            ({"LANG": "de_DE.UTF-8"}, "tr"),
            ({"LANG": "C.UTF-8"}, "tr"),
            ({"LANG": "Turkish_Türkiye.1254"}, "tr"),
        ],
    )
    def test_the_language_of_the_system(self, environment: dict[str, str], code: str) -> None:
        assert language_of(environment) == code

    def test_a_passphrase_file_goes_before_the_environment(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "parola.txt"
        file.write_bytes("\ufeffuzun bir parola\r\nbaşka satır".encode())
        monkeypatch.setenv("KIZILAY_DESK_PASSPHRASE", "another one")
        assert passphrase(str(file)) == "uzun bir parola"
        assert passphrase(None) == "another one"

    def test_passphrase_files_that_are_none(self, tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            passphrase(str(tmp_path / "yok.txt"))
        (tmp_path / "resim.png").write_bytes(b"\x89PNG\xff\xfe")
        with pytest.raises(BadArgument):
            passphrase(str(tmp_path / "resim.png"))

    def test_a_new_passphrase_is_typed_twice(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        typed = iter(["bir", "iki", "uc", "uc"])
        terminal = io.StringIO()
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", terminal)
        monkeypatch.delenv("KIZILAY_DESK_PASSPHRASE", raising=False)
        monkeypatch.setattr("getpass.getpass", lambda *_: next(typed))
        assert passphrase(None, new=True) == "uc"
        assert len(capsys.readouterr().err.splitlines()) == 1


class TestTheProcess:
    def _run(self, *arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kizilay_desk", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"KIZILAY_DESK_PASSPHRASE": "uzun bir parola 1234"} | settings,
            check=False,
        )

    def test_a_command_never_loads_the_window(self, tmp_path: Path) -> None:
        program = (
            "import sys\nfrom kizilay_desk.__main__ import main\n"
            "sys.argv[1:] = ['stats', '--store', sys.argv[1]]\n"
            "assert main() == 2\nassert not any(name.startswith('PySide6') for name in sys.modules)\n"
        )
        done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def test_output_is_utf8_whatever_the_console(self, tmp_path: Path) -> None:
        place = tmp_path / "şanlıurfa"
        made = self._run(
            "init", "--store", place, "--centre", "URFA", "--name", "Şanlıurfa", "--user", "Rania Şeyho",
            PYTHONIOENCODING="ascii", LANG="C",
        )  # fmt: skip
        assert made.returncode == 0
        assert "Şanlıurfa" in made.stdout
        counted = self._run("stats", "--store", place, "--json", "--language", "ar", PYTHONIOENCODING="cp1254")
        assert json.loads(counted.stdout)["distributions"]["nationality"]["lines"][0]["label"] == "سوريا"

    def test_a_reader_who_leaves_early_is_no_failure(self) -> None:
        program = (
            "import sys\nfrom kizilay_desk.cli import main\nsys.stdout.close = lambda: None\nsys.exit(main(['--help']))"
        )
        with subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert "Traceback" not in process.stderr.read()


class TestProgress:
    def test_it_is_shown_on_a_terminal_and_taken_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        terminal = io.StringIO()
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr("sys.stderr", terminal)
        progress = TerminalProgress()
        progress.report(1, 4, "HATAY_2026-W15.xlsx")
        assert "HATAY_2026-W15.xlsx" in terminal.getvalue()
        progress.report(4, 4)
        assert terminal.getvalue().split("\r")[-2].strip() == ""

    def test_nothing_is_shown_where_there_is_none(self, capsys: pytest.CaptureFixture[str]) -> None:
        TerminalProgress().report(1, 4, "HATAY_2026-W15.xlsx")
        assert capsys.readouterr().err == ""


class TestWindowOrCommand:
    @pytest.mark.parametrize(
        "arguments", [(), ("--store", "x"), ("--store=x", "--language", "ar"), ("--theme", "dark", "--store", "x")]
    )
    def test_without_a_command_the_window_opens(
        self, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
    ) -> None:
        opened: list[list[str]] = []
        monkeypatch.setattr("kizilay_desk.app.main", lambda given: opened.append(given) or 0)
        monkeypatch.setattr("sys.argv", ["kizilay-desk", *arguments])
        assert start() == 0
        assert opened == [list(arguments)]

    @pytest.mark.parametrize("arguments", [("--help",), ("stats", "--help"), ("--language", "tr", "--version")])
    def test_anything_else_is_the_command_line(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
    ) -> None:
        monkeypatch.setattr("sys.argv", ["kizilay-desk", *arguments])
        assert start() == 0
        assert capsys.readouterr().out
