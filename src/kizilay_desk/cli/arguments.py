"""What was written on the command line. Every mistake in it is one sentence in the user's language."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from kizilay_desk.cli.declared import COMMANDS, EVERYWHERE, Command, Option
from kizilay_desk.domain.errors import BadArgument
from kizilay_desk.i18n.bidi import iso_ltr
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.sentences import fill, listing

PROGRAM = "kizilay-desk"
_COMMAND = "COMMAND"
_COMMAND_NAMES = tuple(command.name for command in COMMANDS)


class Usage(Exception):
    """The command line cannot be understood; the message is the sentence for the user."""


@dataclass(frozen=True, slots=True)
class Given:
    """A command line that was understood: values by option, True for a switch; ``command`` is None for help alone."""

    command: Command | None
    values: Mapping[str, str | bool]
    operands: tuple[str, ...] = ()

    def text(self, option: str) -> str | None:
        """An option's value; None when it was not given."""
        value = self.values.get(option)
        return value if isinstance(value, str) else None

    def needed(self, option: str) -> str:
        """The value of an option that the command requires."""
        return str(self.values[option])

    def on(self, switch: str) -> bool:
        """Whether a switch was given."""
        return switch in self.values

    def number(self, option: str, usual: int, *, least: int) -> int:
        """An option's whole number. Raises BadArgument for anything else, or less than ``least``."""
        value = self.text(option)
        if value is None:
            return usual
        if not value.isdecimal() or int(value) < least:
            raise BadArgument(option, value)
        return int(value)


class _Parser(argparse.ArgumentParser):
    """Without sentences of its own, which are English only, and without guesses at shortened options."""

    def __init__(self, prog: str | None = None, **_look: object) -> None:
        super().__init__(prog, allow_abbrev=False, add_help=False, exit_on_error=False)

    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


def value_before_parsing(arguments: Sequence[str], option: str) -> str | None:
    """An option's value, looked for before it is known whether the line makes sense: the language of its mistakes."""
    for position, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == option:
            return value if equals else next(iter(arguments[position + 1 :]), None)
    return None


def parse(arguments: Sequence[str]) -> Given:
    """What the arguments say. Raises Usage."""
    try:
        found, unknown = _parser().parse_known_args(list(arguments))
    except argparse.ArgumentError as mistake:
        raise Usage(_sentence(mistake)) from mistake
    values = vars(found)
    name = values.pop(_COMMAND, None)
    operands = [*values.pop("operands", ()), *(word for word in unknown if not word.startswith("-"))]
    strange = [word for word in unknown if word.startswith("-")]
    command = next((each for each in COMMANDS if each.name == name), None)
    if values.keys() & {"--help", "--version"}:
        return Given(command, values)
    if command is None:
        raise Usage(fill(_("A command is missing. Choose one of: {commands}."), commands=listing(_COMMAND_NAMES)))
    if strange:
        raise Usage(fill(_("“{value}” is not understood. See {help}."), value=strange[0], help=_help_of(command)))
    _check(command, values, operands)
    return Given(command, values, tuple(operands))


def help_text(command: Command | None) -> str:
    """The help of a command, or of all of them, in the current language."""
    everywhere = ["", _("With every command:"), *_columns([(_written(each), each.help) for each in EVERYWHERE])]
    if command is None:
        commands = _columns([(each.name, each.help) for each in COMMANDS])
        usage = fill(_("Usage: {line}"), line=f"{PROGRAM} {_COMMAND} ...")
        more = fill(_("Without a command the window opens. More about one: {line}"), line=f"{PROGRAM} export --help")
        return "\n".join([usage, "", *commands, *everywhere, "", more])
    taken = [(_written(each), each.help) for each in command.options]
    if command.operand is not None:
        taken.append((command.operand.value, command.operand.help))
    usage = fill(_("Usage: {line}"), line=_usage(command))
    return "\n".join([usage, "", _(command.help), "", *_columns(taken), *everywhere])


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(PROGRAM)
    _declare(parser, EVERYWHERE)
    commands = parser.add_subparsers(dest=_COMMAND, metavar=_COMMAND)
    for command in COMMANDS:
        declared = commands.add_parser(command.name)
        _declare(declared, (*EVERYWHERE, *command.options))
        declared.add_argument("operands", nargs="*")
    return parser


def _declare(parser: argparse.ArgumentParser, options: Sequence[Option]) -> None:
    for option in options:
        action = "store_true" if option.value is None else "store"
        names = ("-h", option.name) if option.name == "--help" else (option.name,)
        # What was not given leaves no trace, so that a command does not undo what was said before its name.
        parser.add_argument(*names, dest=option.name, action=action, default=argparse.SUPPRESS)


def _check(command: Command, values: Mapping[str, object], operands: Sequence[str]) -> None:
    for option in command.options:
        if option.required and option.name not in values:
            raise Usage(fill(_("{option} is missing. See {help}."), option=_written(option), help=_help_of(command)))
    operand = command.operand
    if operand is not None and not operands:
        raise Usage(fill(_("{option} is missing. See {help}."), option=operand.value, help=_help_of(command)))
    most = 0 if operand is None else len(operands) if operand.several else 1
    if len(operands) > most:
        raise Usage(fill(_("“{value}” is not understood. See {help}."), value=operands[most], help=_help_of(command)))


def _sentence(mistake: argparse.ArgumentError) -> str:
    if mistake.argument_name == _COMMAND:
        return fill(_("There is no such command. Choose one of: {commands}."), commands=listing(_COMMAND_NAMES))
    return fill(
        _("{option} needs exactly one value, and a switch none. See {help}."),
        option=mistake.argument_name or "",
        help=f"{PROGRAM} --help",
    )


def _columns(lines: Sequence[tuple[str, str]]) -> list[str]:
    width = max((len(left) for left, _right in lines), default=0)
    return [f"  {iso_ltr(left.ljust(width))}  {_(right)}" for left, right in lines]


def _written(option: Option) -> str:
    return option.name if option.value is None else f"{option.name} {option.value}"


def _usage(command: Command) -> str:
    options = [_written(each) if each.required else f"[{_written(each)}]" for each in command.options]
    operand = [] if command.operand is None else [command.operand.value + ("..." if command.operand.several else "")]
    return " ".join([PROGRAM, command.name, *options, *operand])


def _help_of(command: Command) -> str:
    return f"{PROGRAM} {command.name} --help"
