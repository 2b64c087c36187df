"""Composition root of the command line: arguments in, exit code out, and never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kizilay_desk import __version__
from kizilay_desk.cli.arguments import PROGRAM, Given, Usage, help_text, parse, value_before_parsing
from kizilay_desk.cli.console import complain, say, speak_utf8
from kizilay_desk.cli.surroundings import language_of
from kizilay_desk.domain.errors import Cancelled, DeskError
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import use
from kizilay_desk.i18n.messages import sentence
from kizilay_desk.i18n.sentences import fill
from kizilay_desk.services.failure_log import note_failure

_NOTHING_DONE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say. 0: done; 1: done, but rows or files were rejected; 2: nothing was done."""
    speak_utf8()
    try:
        return _main(sys.argv[1:] if arguments is None else arguments)
    except (KeyboardInterrupt, EOFError):
        complain(sentence(Cancelled()))
    except (Usage, DeskError) as error:
        complain(str(error) if isinstance(error, Usage) else sentence(error))
    except BrokenPipeError:
        # Whoever read along has left, as ``| head`` does; Python would complain of it while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as failure:  # a bug: told in a sentence too, and written down
        log = note_failure(failure)
        complain(_unexpected(str(log) if log else None))
    return _NOTHING_DONE


def _main(arguments: Sequence[str]) -> int:
    use(language_of(os.environ))
    language = value_before_parsing(arguments, "--language")
    if language is not None:
        use(language)
    given = parse(arguments)
    if given.on("--version"):
        say(f"{PROGRAM} {__version__}")
    elif given.on("--help"):
        say(help_text(given.command))
    else:
        return _run(given)
    return 0


def _run(given: Given) -> int:
    # Imported here: database and workbook libraries are not needed to say what is wrong with the arguments.
    from kizilay_desk.cli.commands import run

    return run(given)


def _unexpected(log: str | None) -> str:
    if log is None:
        return _("Something unexpected went wrong. Nothing was half done. Please tell the support.")
    return fill(
        _("Something unexpected went wrong. Please send {file} to the support; no personal data is in it."), file=log
    )
