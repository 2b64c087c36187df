"""The commands of the command line: what each does and what it takes. Helps are message ids."""

from __future__ import annotations

from dataclasses import dataclass

from kizilay_desk.i18n.catalogue import N_


@dataclass(frozen=True, slots=True)
class Option:
    """An option. ``value`` is what stands for its value in the help, None for a switch."""

    name: str
    value: str | None
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operand:
    """What a command is done to; ``several`` for one or more of it."""

    value: str
    help: str
    several: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its options; ``operand`` is None for one that is done to the records alone."""

    name: str
    help: str
    options: tuple[Option, ...] = ()
    operand: Operand | None = None


_STORE = Option("--store", "S", N_("folder of the records, or address of a server"), required=True)

# Before or after the command.
EVERYWHERE = (
    Option("--language", "L", N_("tr, en or ar: language of sentences, tables and files")),
    Option("--json", None, N_("answer for programs: one JSON document")),
    Option("--passphrase-file", "FILE", N_("file whose first line is the passphrase")),
    Option("--help", None, N_("show this help")),
    Option("--version", None, N_("show the version")),
)

COMMANDS = (
    Command(
        "init",
        N_("set up records for a centre and its first user"),
        (
            _STORE,
            Option("--centre", "CODE", N_("code of the centre, like HATAY"), required=True),
            Option("--name", "NAME", N_("name of the centre")),
            Option("--user", "NAME", N_("your name"), required=True),
            Option("--role", "ROLE", N_("field (usual) or coordinator")),
        ),
    ),
    Command(
        "import",
        N_("read an attendance list kept in a spreadsheet"),
        (_STORE,),
        Operand("FILE", N_("the list, .xlsx or .ods")),
    ),
    Command(
        "export",
        N_("write the file of a week"),
        (
            _STORE,
            Option("--week", "WEEK", N_("the week, like 2026-W14")),
            Option("--all", None, N_("everything instead of one week")),
        ),
        Operand("OUT", N_("the file, or the folder for it")),
    ),
    Command(
        "merge",
        N_("take in weekly files"),
        (_STORE, Option("--dry-run", None, N_("show what it would do, and do nothing"))),
        Operand("FILE", N_("weekly files, or folders with them"), several=True),
    ),
    Command(
        "undo-merge",
        N_("take a merge back"),
        (_STORE,),
        Operand("BATCH", N_("number of the merge")),
    ),
    Command("conflicts", N_("list what two people said differently of one record"), (_STORE,)),
    Command(
        "stats",
        N_("show the statistics"),
        (
            _STORE,
            Option("--from", "DATE", N_("first day")),
            Option("--to", "DATE", N_("last day")),
            Option("--centre", "CODE", N_("sessions of one centre")),
            Option("--programme", "CODE", N_("sessions of one programme, like TTK or TTK-2")),
        ),
    ),
    Command("verify", N_("check that the records are complete and undamaged"), (_STORE,)),
    Command(
        "demo",
        N_("make invented centres, their weekly files, and a central office with them merged"),
        (
            Option("--centres", "N", N_("how many centres (3)")),
            Option("--participants", "N", N_("people of each centre (500)")),
            Option("--sessions", "N", N_("sessions of each centre (60)")),
            Option("--seed", "N", N_("another number makes other people (1)")),
        ),
        Operand("DIR", N_("folder that is made")),
    ),
)
