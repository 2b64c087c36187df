"""The catalogue tool of translations/: what it keeps, drops and refuses."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("catalogues", ROOT / "translations" / "catalogues.py")
assert _spec is not None
catalogues = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(catalogues)

SOURCE = """
title = _("Participants")
mark = NP_("record", "Number")
# Translators: shown under the list
line = ngettext("{count} person in {place}", "{count} people in {place}", count)
"""


@pytest.fixture
def template(tmp_path):
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "page.py").write_text(SOURCE, encoding="utf-8")
    return catalogues.extracted(folder)


def arabic(template, forms):
    known = Catalog(locale="ar")
    known.add("Participants", "المشاركون")
    known.add("Number", "الرقم", context="record")
    known.add(("{count} person in {place}", "{count} people in {place}"), forms)
    return catalogues.brought_up_to_date("ar", known, template)


GOOD_FORMS = (
    "لا أحد في {place}",
    "شخص واحد في {place}",
    "شخصان في {place}",
    "{count} أشخاص في {place}",
    "{count} شخصاً في {place}",
    "{count} شخص في {place}",
)


def test_a_complete_catalogue_has_no_problems_and_its_text_does_not_change_when_written_again(template, tmp_path):
    catalogue = arabic(template, GOOD_FORMS)
    assert list(catalogues.problems("ar", catalogue)) == []

    text = catalogues.rendered(catalogue)
    assert "#. shown under the list\n#: src/page.py\n" in text
    assert "Date" not in text
    path = tmp_path / "kizilay_desk.po"
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as stream:
        read_again = read_po(stream, locale="ar", abort_invalid=True)
    assert catalogues.rendered(catalogues.brought_up_to_date("ar", read_again, template)) == text


def test_only_the_worded_forms_may_leave_out_the_count(template):
    forms = (*GOOD_FORMS[:3], "أشخاص في {place}", *GOOD_FORMS[4:])
    (problem,) = catalogues.problems("ar", arabic(template, forms))
    assert problem.startswith("placeholders differ")


@pytest.mark.parametrize("form", ["شخصان", "شخصان في {palce}", "شخصان في {place"])
def test_other_placeholders_may_not_be_left_out_misspelt_or_broken(template, form):
    forms = (*GOOD_FORMS[:2], form, *GOOD_FORMS[3:])
    (problem,) = catalogues.problems("ar", arabic(template, forms))
    assert problem.startswith("placeholders differ")


def test_a_missing_form_is_not_translated(template):
    (problem,) = catalogues.problems("ar", arabic(template, (*GOOD_FORMS[:5], "")))
    assert problem == "not translated: '{count} people in {place}'"


def test_what_the_source_no_longer_asks_for_is_dropped_and_what_is_new_waits_for_a_translation(template):
    known = Catalog(locale="tr")
    known.add("Old", "Eski")
    catalogue = catalogues.brought_up_to_date("tr", known, template)
    assert "Old" not in catalogue
    assert not catalogue.obsolete
    assert len(list(catalogues.problems("tr", catalogue))) == 3


def test_a_fuzzy_translation_is_a_problem(template):
    known = Catalog(locale="tr")
    known.add("Participants", "Katılımcılar", flags={"fuzzy"})
    catalogue = catalogues.brought_up_to_date("tr", known, template)
    assert "marked fuzzy: 'Participants'" in list(catalogues.problems("tr", catalogue))


def test_english_is_the_message_id_unless_it_says_otherwise(template):
    known = Catalog(locale="en")
    known.add("Number", "Record no.", context="record")
    catalogue = catalogues.brought_up_to_date("en", known, template)
    assert catalogue.get("Participants").string == "Participants"
    assert catalogue.get("Number", "record").string == "Record no."
    assert list(catalogues.problems("en", catalogue)) == []
