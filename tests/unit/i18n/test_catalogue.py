"""Speaking a language: for the process, for a block, in a thread."""

import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kizilay_desk.i18n.catalogue import current, gettext, in_language, load_catalogue, ngettext, pgettext, use
from kizilay_desk.resources import translations_folder

SOURCE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: ar\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

msgid "Sessions"
msgstr "{translation}"

msgid "{{count}} person"
msgid_plural "{{count}} people"
msgstr[0] "zero"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few"
msgstr[4] "many"
msgstr[5] "other"
"""


def write_source(folder: Path, translation: str) -> Path:
    path = folder / "kizilay_desk.po"
    path.write_text(SOURCE.format(translation=translation), encoding="utf-8")
    return path


def compile_beside(path: Path) -> Path:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = path.with_suffix(".mo")
    with path.open("rb") as source, compiled.open("wb") as target:
        write_mo(target, read_po(source))
    return compiled


@pytest.mark.parametrize(("code", "label"), [("tr", "Oturumlar"), ("en", "Sessions"), ("ar", "الجلسات")])
def test_the_language_in_use_is_spoken(code: str, label: str) -> None:
    use(code)
    assert current().code == code
    assert pgettext("entity", "Sessions") == label


def test_context_keeps_two_meanings_apart() -> None:
    with in_language("ar"):
        assert pgettext("entity", "Session") == "جلسة"
        assert pgettext("attendance", "Session") == "الجلسة"


def test_a_file_in_another_language_leaves_the_window_alone() -> None:
    use("tr")
    with in_language("ar") as chosen:
        assert chosen.rtl
        with in_language("en"):
            assert gettext("Week {number}") == "Week {number}"
        assert gettext("Week {number}") == "الأسبوع {number}"
    assert gettext("Week {number}") == "{number}. hafta"


def test_an_error_inside_ends_the_other_language() -> None:
    use("tr")
    with pytest.raises(LookupError), in_language("ar"):
        raise LookupError
    assert current().code == "tr"


def test_a_worker_speaks_its_own_language_meanwhile() -> None:
    use("tr")
    inside, finish = threading.Event(), threading.Event()

    def write_report() -> str:
        with in_language("ar"):
            inside.set()
            assert finish.wait(10)
            return pgettext("entity", "Sessions")

    with ThreadPoolExecutor(1) as worker:
        report = worker.submit(write_report)
        assert inside.wait(10)
        assert pgettext("entity", "Sessions") == "Oturumlar"
        finish.set()
        assert report.result() == "الجلسات"
        assert worker.submit(current).result().code == "tr"


def test_what_is_not_translated_is_shown_in_english() -> None:
    with in_language("tr"):
        assert gettext("A sentence nobody translated.") == "A sentence nobody translated."
        assert pgettext("nowhere", "Sessions") == "Sessions"
        assert ngettext("{count} wombat", "{count} wombats", 2) == "{count} wombats"


@pytest.mark.parametrize(
    ("count", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (110, "few"), (11, "many"), (99, "many"), (100, "other")],
)
def test_arabic_has_six_plurals(tmp_path: Path, count: int, form: str) -> None:
    write_source(tmp_path, "الجلسات")
    assert load_catalogue(tmp_path).ngettext("{count} person", "{count} people", count) == form


def test_the_source_is_read_where_nothing_is_compiled(tmp_path: Path) -> None:
    write_source(tmp_path, "الجلسات")
    assert load_catalogue(tmp_path).gettext("Sessions") == "الجلسات"


def test_a_source_that_was_edited_since_wins_over_the_compiled_catalogue(tmp_path: Path) -> None:
    compiled = compile_beside(write_source(tmp_path, "old"))
    source = write_source(tmp_path, "new")
    os.utime(source, (1_000_000, 1_000_000))
    os.utime(compiled, (2_000_000, 2_000_000))
    assert load_catalogue(tmp_path).gettext("Sessions") == "old"
    os.utime(source, (3_000_000, 3_000_000))
    assert load_catalogue(tmp_path).gettext("Sessions") == "new"


def test_a_compiled_catalogue_is_enough(tmp_path: Path) -> None:
    compile_beside(write_source(tmp_path, "الجلسات")).parent.joinpath("kizilay_desk.po").unlink()
    assert load_catalogue(tmp_path).gettext("Sessions") == "الجلسات"


@pytest.mark.parametrize("code", ["tr", "ar"])
def test_compiled_and_source_catalogues_say_the_same(tmp_path: Path, code: str) -> None:
    source = tmp_path / "kizilay_desk.po"
    shutil.copy(translations_folder() / code / "LC_MESSAGES" / "kizilay_desk.po", source)
    from_source = load_catalogue(tmp_path)
    os.utime(compile_beside(source), (4_000_000_000, 4_000_000_000))
    from_compiled = load_catalogue(tmp_path)
    for message in ("Week {number}", "This must be filled in."):
        assert from_compiled.gettext(message) == from_source.gettext(message) != message
