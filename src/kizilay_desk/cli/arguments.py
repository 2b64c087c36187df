"""What was written on the command line. Every mistake in it is one sentence in the user's language."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from kizilay_desk.cli.declared import COMMANDS, EVERYWHERE, Command, Operand, Option
from kizilay_desk.domain.errors import BadArgument
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
    """Without sentences of its own: they are English only."""

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
    if command is None:
        lines = [fill(_("Usage: {line}"), line=f"{PROGRAM} {_COMMAND} ..."), ""]
        lines += _columns([(each.name, each.help) for each in COMMANDS])
        lines += ["", _("With every command:"), *_columns([(_written(each), each.help) for each in EVERYWHERE])]
        lines += ["", fill(_("Without a command the window opens. More about one: {line}"), line=f"{PROGRAM} export --help")]
        return "\n".join(lines)
    described = [(_written(each), each.help) for each in command.options]
    if command.operand:
        described.append((command.operand.value, command.operand.help))
    lines = [fill(_("Usage: {line}"), line=_usage(command)), "", _(command.help), "", *_columns(described)]
    return "\n".join([*lines, "", _("With every command:"), *_columns([(_written(each), each.help) for each in EVERYWHERE])])
