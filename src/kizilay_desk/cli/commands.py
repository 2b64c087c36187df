"""The commands: each does its work through the services, says what came of it, and gives the exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kizilay_desk.cli import answers
from kizilay_desk.cli.arguments import Given, Usage
from kizilay_desk.cli.console import TerminalProgress, complain
from kizilay_desk.cli.statistics import tell_demo, tell_statistics
from kizilay_desk.cli.surroundings import passphrase
from kizilay_desk.domain.errors import BadArgument, UnknownBatch
from kizilay_desk.domain.weeks import Week
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.services import setup
from kizilay_desk.services.conflicts import conflicts
from kizilay_desk.services.demo import Wishes, make_demo
from kizilay_desk.services.desk import Desk
from kizilay_desk.services.exporting import export_week
from kizilay_desk.services.importing import import_list
from kizilay_desk.services.location import is_server
from kizilay_desk.services.merging import merge, undo_merge
from kizilay_desk.services.verifying import verify

DONE, DONE_IN_PART, NOTHING_DONE = 0, 1, 2
_LONGEST_NUMBER = 9


def run(given: Given) -> int:
    """Do what was asked; the exit code. Raises DeskError and Usage."""
    assert given.command is not None
    return _COMMANDS[given.command.name](given)


@contextmanager
def _open(given: Given) -> Iterator[Desk]:
    """The desk of the store that was named, closed afterwards."""
    location = given.needed("--store")
    secret = None if is_server(location) else passphrase(given.text("--passphrase-file"))
    desk = setup.open_desk(location, secret)
    try:
        yield desk
    finally:
        desk.close()


def _init(given: Given) -> int:
    location = given.needed("--store")
    secret = None if is_server(location) else passphrase(given.text("--passphrase-file"), new=True)
    centre = given.needed("--centre")
    desk = setup.initialise(
        location,
        secret,
        centre=centre,
        centre_name=given.text("--name") or centre,
        user_name=given.needed("--user"),
        role=given.text("--role") or setup.FIELD,
    )
    try:
        answers.tell_set_up(desk, given.on("--json"))
    finally:
        desk.close()
    return DONE


def _import(given: Given) -> int:
    with _open(given) as desk:
        report = import_list(desk, Path(given.operands[0]), progress=TerminalProgress())
    answers.tell_import(report, given.on("--json"))
    return DONE_IN_PART if report.problems else DONE


def _export(given: Given) -> int:
    week = given.text("--week")
    if (week is None) != given.on("--all"):
        raise Usage(_("Give either --week with a week, or --all."))
    chosen = None if week is None else _week(week)
    with _open(given) as desk:
        exported = export_week(desk, chosen, Path(given.operands[0]), progress=TerminalProgress())
        answers.tell_export(exported, desk.identity, given.on("--json"))
    return DONE


def _merge(given: Given) -> int:
    with _open(given) as desk:
        paths = [Path(operand) for operand in given.operands]
        report = merge(desk, paths, dry_run=given.on("--dry-run"), progress=TerminalProgress())
    for file in report.failed:
        if file.error is not None:
            complain(sentence(file.error))
    answers.tell_merge(report, given.on("--json"), dry_run=given.on("--dry-run"))
    if len(report.failed) == len(report.files):
        return NOTHING_DONE
    return DONE_IN_PART if report.rejected or report.failed else DONE


def _undo_merge(given: Given) -> int:
    number = given.operands[0]
    if not number.isdecimal() or len(number) > _LONGEST_NUMBER:
        raise UnknownBatch(number)
    with _open(given) as desk:
        count = undo_merge(desk, int(number))
    answers.tell_undone(int(number), count, given.on("--json"))
    return DONE


def _conflicts(given: Given) -> int:
    with _open(given) as desk:
        answers.tell_conflicts(conflicts(desk), given.on("--json"))
    return DONE


def _stats(given: Given) -> int:
    with _open(given) as desk:
        tell_statistics(desk, given)
    return DONE


def _verify(given: Given) -> int:
    with _open(given) as desk:
        report = verify(desk)
    answers.tell_verified(report, given.on("--json"))
    return DONE if report.sound else DONE_IN_PART


def _demo(given: Given) -> int:
    usual = Wishes()
    wishes = Wishes(
        centres=given.number("--centres", usual.centres, least=1),
        participants=given.number("--participants", usual.participants, least=1),
        sessions=given.number("--sessions", usual.sessions, least=1),
        seed=given.number("--seed", usual.seed, least=0),
    )
    secret = passphrase(given.text("--passphrase-file"), new=True)
    made = make_demo(Path(given.operands[0]), secret, wishes, progress=TerminalProgress())
    tell_demo(made, given.on("--json"))
    return DONE


def _week(text: str) -> Week:
    try:
        return Week.parse(text)
    except ValueError as error:
        raise BadArgument("week", text) from error


_COMMANDS: Mapping[str, Callable[[Given], int]] = {
    "init": _init,
    "import": _import,
    "export": _export,
    "merge": _merge,
    "undo-merge": _undo_merge,
    "conflicts": _conflicts,
    "stats": _stats,
    "verify": _verify,
    "demo": _demo,
}
