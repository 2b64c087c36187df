"""Extract, update, check and compile the catalogues of this folder with Babel. Run by dev.py, not by the application.

usage: catalogues.py update | check | compile
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

FOLDER = Path(__file__).resolve().parent
SOURCE = FOLDER.parent / "src"
TEMPLATE = FOLDER / "kizilay_desk.pot"
LINE_WIDTH = 110

# Beside gettext's own names: a message with its context that is only marked here and translated where it is shown.
KEYWORDS = DEFAULT_KEYWORDS | {"NP_": ((1, "c"), 2)}

# The plural rules that the compiled catalogues carry. Arabic: zero, one, two, few (3-10), many (11-99), other.
PLURAL_RULES = {
    "tr": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}

# Forms that may say their number in a word ("one session", Arabic "two sessions") and so leave {count} out.
WORDED_FORMS = {"tr": {0}, "en": {0}, "ar": {0, 1, 2}}

# Beside gettext's own names: the mark for labels in declarations (domain.fields), context first.
KEYWORDS = {**DEFAULT_KEYWORDS, "NP_": ((1, "c"), 2)}

HEADER = (
    "Project-Id-Version: kizilay-desk",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
)


def path_of(language: str) -> Path:
    """Where the catalogue of a language is."""
    return FOLDER / language / "LC_MESSAGES" / "kizilay_desk.po"


def extracted(source: Path) -> Catalog:
    """The messages that the Python files below a folder ask for."""
    template = Catalog()
    found = extract_from_dir(source, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True)
    for filename, line, message, comments, context in found:
        place = Path(source.name, filename).as_posix()
        template.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return template


def brought_up_to_date(language: str, known: Catalog, template: Catalog) -> Catalog:
    """The template's messages with their known translations; English is the message id unless it says otherwise."""
    catalogue = Catalog(locale=language)
    catalogue.mime_headers = [("Plural-Forms", PLURAL_RULES[language])]
    for message in _messages(template):
        old = known.get(message.id, message.context)
        same = old is not None and old.id == message.id
        translation = old.string if old and same else ""
        if language == "en" and not any(_forms(translation)):
            translation = message.id
        catalogue.add(
            message.id,
            translation,
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old and same else (),
            flags=old.flags if old and same else (),
            context=message.context,
        )
    return catalogue


def rendered(catalogue: Catalog) -> str:
    """A catalogue as the text of its file: sorted, without line numbers and dates, so that every difference matters."""
    header = list(HEADER)
    if catalogue.locale_identifier:
        language = catalogue.locale_identifier
        header += [f"Language: {language}", f"Plural-Forms: {PLURAL_RULES[language]}"]
    lines = ['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in header)]
    body = io.BytesIO()
    write_po(body, catalogue, width=LINE_WIDTH, omit_header=True, sort_output=True, include_lineno=False)
    return "\n".join(lines) + "\n\n" + body.getvalue().decode("utf-8").rstrip("\n") + "\n"


def problems(language: str, catalogue: Catalog) -> Iterator[str]:
    """What a translator has to see to in a catalogue, one sentence each."""
    for message in _messages(catalogue):
        text = _forms(message.id)[-1]
        forms = _forms(message.string)
        expected_forms = catalogue.num_plurals if message.pluralizable else 1
        if len(forms) != expected_forms or not all(forms):
            yield f"not translated: {text!r}"
            continue
        if message.fuzzy:
            yield f"marked fuzzy: {text!r}"
        wanted = placeholders(text)
        if wanted is None:
            continue
        for index, form in enumerate(forms):
            optional = {"count"} if message.pluralizable and index in WORDED_FORMS[language] else set()
            used = placeholders(form)
            if used is None or not wanted - optional <= used <= wanted:
                yield f"placeholders differ: {text!r} and {form!r}"


def placeholders(text: str) -> set[str] | None:
    """The names in braces of a message; None when it is no format string."""
    try:
        return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _messages(catalogue: Catalog) -> Iterator[Message]:
    """The messages without the header."""
    return (message for message in catalogue if message.id)


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _known(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def _files(template: Catalog, catalogues: dict[str, Catalog]) -> dict[Path, str]:
    """The text that each file of this folder should have."""
    texts = {TEMPLATE: rendered(template)}
    return texts | {path_of(language): rendered(catalogue) for language, catalogue in catalogues.items()}


def _current() -> tuple[Catalog, dict[str, Catalog]]:
    """The template that the source asks for now, and the catalogues brought up to date with it."""
    template = extracted(SOURCE)
    return template, {language: brought_up_to_date(language, _known(language), template) for language in PLURAL_RULES}


def update() -> int:
    """Write the template and the catalogues as the source asks for them now; 0."""
    for path, text in _files(*_current()).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


def check() -> int:
    """Say what is stale or not translated; 1 when something is."""
    template, catalogues = _current()
    found = [
        f"{path.relative_to(FOLDER.parent).as_posix()} is not up to date with the source: run dev.py catalogues"
        for path, text in _files(template, catalogues).items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for language, catalogue in catalogues.items():
        found += [f"{language}: {problem}" for problem in problems(language, catalogue)]
    print("\n".join(found) or "The catalogues are complete.")
    return int(bool(found))


def compile_all() -> int:
    """Write the .mo file beside each .po file; 0."""
    for language in PLURAL_RULES:
        path = path_of(language)
        if path.exists():
            with path.with_suffix(".mo").open("wb") as stream:
                write_mo(stream, _known(language))
    return 0


if __name__ == "__main__":
    actions = {"update": update, "check": check, "compile": compile_all}
    if len(sys.argv) != 2 or sys.argv[1] not in actions:
        sys.exit(__doc__)
    try:
        sys.exit(actions[sys.argv[1]]())
    except PoFileError as error:
        sys.exit(f"A catalogue cannot be read: {error}")
