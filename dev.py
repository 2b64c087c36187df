#!/usr/bin/env python3
"""The one developer command: setup, run, test, check, screens, bench, catalogues, lock.

Standard library only, on Windows and Linux: it is what makes the environment in which everything else runs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up-from.sha256"
BUILD = ROOT / "build"
DEMO = BUILD / "demo"
DEMO_MADE = DEMO / "complete"
SCREENS = BUILD / "screens"
CONSTRAINTS = ROOT / "constraints.txt"
CATALOGUES = ROOT / "translations" / "catalogues.py"
PASSPHRASE = "KIZILAY_DESK_PASSPHRASE"
DEMO_PASSPHRASE = "kizilay-desk-demo"
OLDEST_PYTHON = (3, 11)
NO_TESTS_COLLECTED = 5  # pytest's exit code
MOST_TEST_PROCESSES = 4

# What Qt's wheels expect of a Linux system, and the Debian and Ubuntu packages that bring it.
LIBRARY_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

DOWNLOAD_FAILURES = (
    "No matching distribution found",
    "Failed to establish a new connection",
    "Max retries exceeded",
    "Read timed out",
    "ConnectionResetError",
    "Network is unreachable",
    "name resolution",
)


class Failure(Exception):
    """Why a command cannot go on, as one sentence for the developer."""


@dataclass(frozen=True)
class Step:
    """One part of `check`: a name for its summary line, and what Python runs."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How a step of `check` ended, after how many seconds, and what it said."""

    step: Step
    code: int
    seconds: float
    output: str


CHECK_STEPS = (
    Step("types", ("-m", "mypy")),
    Step("formatter", ("-m", "ruff", "format", "--check", "--output-format", "concise", ".")),
    Step("linter", ("-m", "ruff", "check", "--output-format", "concise", ".")),
    Step("imports", ("-c", "import sys; from importlinter import cli; sys.exit(cli.lint_imports(no_logo=True))")),
    Step("catalogues", (str(CATALOGUES), "check")),
    Step("spelling", ("-m", "codespell_lib", ".")),
    Step("dead code", ("-m", "vulture")),
)
FIX_STEPS = (
    ("-m", "ruff", "check", "--fix-only", "--quiet", "."),
    ("-m", "ruff", "format", "--quiet", "."),
)


# ---------------------------------------------------------------- running things


def environment(**extra: str) -> dict[str, str]:
    """The environment of whatever runs in .venv: UTF-8 everywhere, also on a Windows console."""
    return {**os.environ, "PYTHONUTF8": "1", **extra}


def python(*arguments: str | Path, **extra: str) -> int:
    """Run the Python of .venv at the project's root, with more environment variables if given; its exit code."""
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment(**extra), check=False).returncode


def captured(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command at the project's root and keep what it says."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


# ---------------------------------------------------------------- setup


def setup(*, system_libraries: bool = False) -> int:
    """Make .venv hold what pyproject.toml and constraints.txt say, and compile the catalogues; 0, or Failure."""
    if not _runs():
        _make_venv()
    state = _wanted_state()
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != state:
        _install()
        STAMP.write_text(state, encoding="utf-8")
    _compile_catalogues()
    if system_libraries:
        _install_system_libraries()
    return 0


def _runs() -> bool:
    """Whether .venv has a Python that still starts (the one it was made from may be gone)."""
    try:
        return captured(PYTHON, "-c", "").returncode == 0
    except OSError:
        return False


def _wanted_state() -> str:
    """A digest of all that decides what is installed; the folder too, for a moved .venv points to its old place."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in (ROOT / "pyproject.toml", CONSTRAINTS):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _make_venv() -> None:
    print("Making the virtual environment .venv ...", flush=True)
    with_pip = captured(sys.executable, "-c", "import ensurepip, venv").returncode == 0
    without_pip = [] if with_pip else ["--without-pip"]
    made = captured(sys.executable, "-m", "venv", "--clear", *without_pip, VENV)
    if made.returncode != 0:
        raise Failure(
            "The virtual environment cannot be made: install Python's venv module "
            f"(Debian and Ubuntu: apt-get install python3-venv) and try again.\n{made.stdout.strip()}"
        )


def _pip() -> list[str | Path]:
    """The pip that installs into .venv: its own, or that of the Python in use where venv came without one."""
    if captured(PYTHON, "-m", "pip", "--version").returncode == 0:
        return [PYTHON, "-m", "pip"]
    if captured(sys.executable, "-m", "pip", "--version").returncode == 0:
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    raise Failure("There is no pip: install it (Debian and Ubuntu: apt-get install python3-venv) and try again.")


def _install() -> None:
    print("Installing the pinned packages into .venv (some minutes the first time) ...", flush=True)
    install = [*_pip(), "install", "--disable-pip-version-check", "--constraint", CONSTRAINTS]
    # The build back end first and from the same pins, so that nothing unpinned takes part.
    for wanted in (["hatchling"], ["--no-build-isolation", "--editable", ".[dev]"]):
        done = captured(*install, *wanted)
        if done.returncode != 0:
            log = BUILD / "setup.log"
            BUILD.mkdir(exist_ok=True)
            log.write_text(done.stdout, encoding="utf-8")
            raise Failure(_why_not_installed(done.stdout) + f" All that pip said is in {log.relative_to(ROOT)}.")


def _why_not_installed(output: str) -> str:
    if any(sign in output for sign in DOWNLOAD_FAILURES):
        return "A package could not be downloaded: check the internet connection and run the same command again."
    if "No space left on device" in output:
        return "The disk is full: the packages need about 1 GB."
    reasons = re.findall(r"^error: (.+?)\.?$", output, re.MULTILINE | re.IGNORECASE)
    return f"The packages could not be installed: {reasons[-1] if reasons else 'pip failed'}."


def _compile_catalogues() -> None:
    """Compile the catalogues whose .po file is newer than its .mo file."""
    for po in (ROOT / "translations").glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.is_file() or mo.stat().st_mtime < po.stat().st_mtime:
            if python(CATALOGUES, "compile") != 0:
                raise Failure("The catalogues in translations/ cannot be compiled.")
            return


# ---------------------------------------------------------------- what Qt needs of the system


def _missing_packages(platform: str) -> dict[str, str]:
    """The system libraries that Qt lacks for a platform plugin (offscreen, xcb, wayland), each with its package."""
    ldd = shutil.which("ldd")
    if not sys.platform.startswith("linux") or ldd is None:
        return {}
    qt = next(VENV.glob("lib/python*/site-packages/PySide6"))
    listing = captured(ldd, qt / "QtWidgets.abi3.so", qt / "Qt" / "plugins" / "platforms" / f"libq{platform}.so").stdout
    missing = sorted(set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE)))
    return {library: LIBRARY_PACKAGES.get(library, library) for library in missing}


def _need_qt(*platforms: str) -> None:
    """Failure unless Qt has all it needs for one of the platforms; the sentence names what the first one lacks."""
    lacking = [_missing_packages(platform) for platform in platforms]
    if all(lacking):
        missing = lacking[0]
        raise Failure(
            f"Qt lacks {', '.join(missing)} of this system: install {' '.join(sorted(set(missing.values())))} "
            "(names of the Debian and Ubuntu packages) and try again."
        )


def _install_system_libraries() -> None:
    """Install what Qt lacks where this process may (root, apt); otherwise name it and go on."""
    packages = sorted(set(_missing_packages("offscreen").values()))
    if not packages:
        return
    apt = shutil.which("apt-get")
    may = apt is not None and hasattr(os, "geteuid") and os.geteuid() == 0
    if may:
        print(f"Installing {' '.join(packages)} ...", flush=True)
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        captured(str(apt), "update")
        captured(str(apt), "install", "--yes", "--no-install-recommends", *packages)
    if _missing_packages("offscreen"):
        print(f"Qt needs these system packages, which were not installed here: {' '.join(packages)}", file=sys.stderr)


def _screen_platforms() -> list[str]:
    """The Qt platforms that a window can open on here; none where there is no display."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return []
    if not sys.platform.startswith("linux"):
        return ["native"]
    displays = {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "xcb"}
    return [platform for variable, platform in displays.items() if os.environ.get(variable)]


# ---------------------------------------------------------------- the commands


def run() -> int:
    """Open the window on demo data; where there is no display, render every page instead."""
    setup()
    displays = _screen_platforms()
    _need_qt(*displays or ["offscreen"])
    # One's own passphrase is not shown.
    passphrase = f"that of {PASSPHRASE}" if PASSPHRASE in os.environ else DEMO_PASSPHRASE
    os.environ.setdefault(PASSPHRASE, DEMO_PASSPHRASE)
    code = _show_demo()
    if code != 0:
        return code
    print(f"\nThe demo store is {(DEMO / 'central').relative_to(ROOT)}, its passphrase: {passphrase}", flush=True)
    if displays:
        return python("-m", "kizilay_desk", "--store", DEMO / "central")
    print("There is no display here: rendering every page to build/screens/ instead of opening the window.", flush=True)
    return _render(SCREENS)


def _show_demo() -> int:
    """Make the demo stores, which prints the statistics they lead to; of stores already made print these alone."""
    if DEMO_MADE.is_file():
        return python("-m", "kizilay_desk", "stats", "--store", DEMO / "central")
    print("Making demo data in build/demo ...", flush=True)
    shutil.rmtree(DEMO, ignore_errors=True)
    BUILD.mkdir(exist_ok=True)
    code = python("-m", "kizilay_desk", "demo", DEMO)
    if code == 0:
        # Written last: what an interrupted run left behind is made afresh.
        DEMO_MADE.touch()
    return code


def test(arguments: list[str], *, slow: bool, coverage: bool) -> int:
    """Run the fast tests in parallel; only the slow ones; or exactly what pytest's own arguments say."""
    setup()
    _need_qt("offscreen")
    selected = ["-m", "slow"] if slow else [] if arguments else ["-m", "not slow"]
    if coverage:
        code = python("-m", "coverage", "run", "-m", "pytest", *selected, *arguments)
        return python("-m", "coverage", "report") or code
    processes = min(os.cpu_count() or 1, MOST_TEST_PROCESSES)
    parallel = [] if arguments else ["-n", str(processes), "--dist", "worksteal"]
    code = python("-m", "pytest", *selected, *parallel, *arguments)
    if slow and not arguments and code == NO_TESTS_COLLECTED:
        print("No test is marked slow.")
        return 0
    return code


def check(*, fix: bool) -> int:
    """Run every static check, whatever the others say; 0 when all passed."""
    setup()
    if fix:
        for arguments in FIX_STEPS:
            python(*arguments)
    # Two at a time: the types, which take longest, beside all the others one after another.
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(_outcome, CHECK_STEPS))
    for outcome in outcomes:
        if outcome.code != 0:
            print(f"---- {outcome.step.name} ----\n{outcome.output.strip()}\n")
    for outcome in outcomes:
        print(f"{'ok  ' if outcome.code == 0 else 'FAIL'} {outcome.step.name:<12} {outcome.seconds:5.1f} s")
    return int(any(outcome.code for outcome in outcomes))


def _outcome(step: Step) -> Outcome:
    start = time.monotonic()
    done = captured(PYTHON, *step.arguments)
    return Outcome(step, done.returncode, time.monotonic() - start, done.stdout)


def screens(folder: Path) -> int:
    """Render every page into a folder, in three languages, light and dark, without a display."""
    setup()
    _need_qt("offscreen")
    os.environ.setdefault(PASSPHRASE, DEMO_PASSPHRASE)
    return _render(folder.resolve())


def _render(folder: Path) -> int:
    return python("-m", "kizilay_desk.ui.screens", folder, QT_QPA_PLATFORM="offscreen")


def bench(names: list[str]) -> int:
    """Run the benchmarks named, or all; the first exit code that is not 0."""
    present = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("[!_]*.py"))}
    unknown = sorted(set(names) - set(present))
    if not present:
        raise Failure("There are no benchmarks in benchmarks/.")
    if unknown:
        raise Failure(f"There is no benchmark {', '.join(unknown)}; there are: {', '.join(present)}.")
    setup()
    codes = []
    for name in names or present:
        print(f"== {name}", flush=True)
        codes.append(python(present[name]))
    return next((code for code in codes if code != 0), 0)


def catalogues() -> int:
    """Extract the messages afresh, bring the catalogues up to date, compile them, and say what is left to translate."""
    setup()
    return python(CATALOGUES, "update") or python(CATALOGUES, "compile") or python(CATALOGUES, "check")


def lock() -> int:
    """Write the versions installed in .venv into constraints.txt; pins for other systems stay as they are."""
    setup()
    frozen = captured(*_pip(), "freeze", "--disable-pip-version-check", "--exclude-editable")
    pins = [line for line in frozen.stdout.splitlines() if re.fullmatch(r"[\w.-]+==[\w.+!-]+", line)]
    if frozen.returncode != 0 or not pins:
        raise Failure(f"pip cannot say what is installed: {frozen.stdout.strip()}")
    before = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    comments = [line for line in before if line.startswith("#")]
    elsewhere = [line for line in before if ";" in line and not line.startswith("#")]
    lines = comments + sorted({*pins, *elsewhere}, key=lambda pin: pin.split("==")[0].lower())
    CONSTRAINTS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    STAMP.write_text(_wanted_state(), encoding="utf-8")
    print(f"constraints.txt pins {len(lines) - len(comments)} packages.")
    return 0


# ---------------------------------------------------------------- the command line


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="The developer command of Kızılay Desk. Every command first makes .venv what it has to be.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(
        name: str, do: Callable[[argparse.Namespace], int], summary: str, more: str = ""
    ) -> argparse.ArgumentParser:
        description = f"{summary[0].upper()}{summary[1:]}. {more}"
        added = commands.add_parser(name, help=summary, description=description, allow_abbrev=False)
        added.set_defaults(do=do)
        return added

    command(
        "setup",
        lambda given: setup(system_libraries=given.system_libraries),
        "make .venv, install the pinned packages, compile the catalogues",
    ).add_argument("--system-libraries", action="store_true", help="also what Qt lacks of a Linux system (root, apt)")
    command(
        "run",
        lambda _given: run(),
        "make demo data and open the window on it",
        "The data are in build/demo: delete the folder to make them afresh. The statistics they lead to are printed. "
        "Without a display every page is rendered to build/screens/ instead.",
    )
    tests = command(
        "test",
        lambda given: test(given.pytest, slow=given.slow, coverage=given.coverage),
        "run the fast tests, or what pytest's arguments say",
        "Further arguments go to pytest as they are, and then only they decide: dev.py test tests/unit -k week",
    )
    tests.add_argument("--slow", action="store_true", help="only the tests marked slow")
    tests.add_argument("--coverage", action="store_true", help="in one process, and report lines that no test ran")
    command(
        "check",
        lambda given: check(fix=given.fix),
        "formatter, linter, types, import rules, catalogues, spelling, dead code",
        "All run even if one fails; what a failed one said comes first, then one line for each.",
    ).add_argument("--fix", action="store_true", help="first format, and mend what the linter can mend by itself")
    command(
        "screens",
        lambda given: screens(given.folder),
        "render every page in three languages, light and dark",
    ).add_argument("folder", metavar="DIR", type=Path, help="where the pictures PAGE-LANGUAGE-THEME.png go")
    command("bench", lambda given: bench(given.names), "run the benchmarks").add_argument(
        "names", metavar="NAME", nargs="*", help="a file of benchmarks/ without its .py; without a name all of them"
    )
    command("catalogues", lambda _given: catalogues(), "extract the messages afresh and bring translations/ up to date")
    command(
        "lock",
        lambda _given: lock(),
        "write what is installed in .venv into constraints.txt",
        "To raise a version: install it with the pip of .venv, then dev.py test, then dev.py lock.",
    )
    return parser


def main(arguments: list[str]) -> int:
    """Do what the arguments say; the exit code is that of what was run, or 2 when it could not be run."""
    if sys.version_info < OLDEST_PYTHON:
        print("Kizilay Desk needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info), file=sys.stderr)
        return 2
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter shows another in its place.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    parser = _parser()
    given, unknown = parser.parse_known_args(arguments)
    if unknown and given.command != "test":
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    given.pytest = unknown
    try:
        return int(given.do(given))
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
