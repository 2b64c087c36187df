"""Labels of records, fields and codes, and the codes that people's spellings mean."""

from collections import Counter

import pytest
from babel.messages.pofile import read_po

from kizilay_desk.domain.codes import LABEL_LANGUAGES
from kizilay_desk.domain.entities import ENTITIES, sheet_entities
from kizilay_desk.domain.names import fold
from kizilay_desk.i18n import labels
from kizilay_desk.i18n.catalogue import in_language
from kizilay_desk.i18n.languages import LANGUAGES
from kizilay_desk.resources import translations_folder

CODES = [language.code for language in LANGUAGES]
LISTS = sorted(labels.code_lists())
FIELDS = [(entity.key, field.key) for entity in ENTITIES.values() for field in entity.fields]


@pytest.mark.parametrize(("entity", "field"), FIELDS, ids="-".join)
def test_every_field_has_a_label_under_its_entity(entity: str, field: str) -> None:
    label = ENTITIES[entity].field(field).label
    assert label
    for code in CODES:
        path = translations_folder() / code / "LC_MESSAGES" / "kizilay_desk.po"
        with path.open("rb") as source:
            message = read_po(source).get(label, entity)
        assert message is not None, f"{code}: NP_({entity!r}, {label!r}) is missing"
        assert message.string


def test_labels_of_records_and_fields() -> None:
    with in_language("tr"):
        assert labels.entity_label("session") == "Oturum"
        assert labels.entity_plural("session") == "Oturumlar"
        assert labels.field_label("participant", "given_name") == "Ad"
        assert labels.field_label("participant", "deleted") == "Silindi"
    with in_language("ar"):
        assert labels.field_label("participant", "population_group") == "الفئة"
        assert labels.entity_plural("participant") == "المشاركون"


def test_within_a_record_no_two_fields_share_a_label() -> None:
    for code in CODES:
        with in_language(code):
            for entity in ENTITIES.values():
                shown = [labels.field_label(entity.key, field.key) for field in entity.fields]
                assert len(set(shown)) == len(shown), f"{code}: {entity.key}"


def test_plurals_can_name_sheets() -> None:
    # Excel: at most 31 characters, none of []:*?/\\, each name once, whatever its case.
    for code in CODES:
        with in_language(code):
            names = [labels.entity_plural(entity.key) for entity in sheet_entities()]
        assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
        assert len({name.casefold() for name in names}) == len(names)


def test_every_list_that_a_field_names_is_there() -> None:
    named = {field.code_list for entity in ENTITIES.values() for field in entity.fields if field.code_list}
    assert named <= set(LISTS)


@pytest.mark.parametrize("key", LISTS)
def test_every_code_is_labelled_in_three_languages(key: str) -> None:
    assert tuple(CODES) == LABEL_LANGUAGES
    for language in CODES:
        shown = [code.labels[language] for code in labels.code_lists()[key]]
        assert all(label and label == label.strip() for label in shown)
        assert [label for label, times in Counter(shown).items() if times > 1] == []
        with in_language(language):
            assert labels.code_list_label(key)


@pytest.mark.parametrize("key", LISTS)
def test_no_spelling_means_two_codes(key: str) -> None:
    meant: dict[str, str] = {}
    for code in labels.code_lists()[key]:
        for spelling in code.spellings():
            assert fold(spelling), f"{spelling!r} of {code.code} folds to nothing"
            other = meant.setdefault(fold(spelling), code.code)
            assert other == code.code, f"{spelling!r} means {code.code} and {other}"


@pytest.mark.parametrize("key", LISTS)
def test_every_spelling_is_understood(key: str) -> None:
    for code in labels.code_lists()[key]:
        for spelling in code.spellings():
            assert labels.parse_code(key, spelling) == code.code
            assert labels.parse_code(key, f"  {spelling.upper()} ") == code.code


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("sex", "ERKEK", "male"),
        ("sex", "Kadin", "female"),
        ("sex", "K", "female"),
        ("sex", "أنثي", "female"),
        ("nationality", "SURİYE", "SYR"),
        ("nationality", "sy", "SYR"),
        ("nationality", "سورية", "SYR"),
        ("nationality", "T.C.", "TUR"),
        ("nationality", "TC", "TUR"),
        ("nationality", "Turkey", "TUR"),
        ("nationality", "IRAK", "IRQ"),
        ("nationality", "iran", "IRN"),
        ("nationality", "vatansız", "XXA"),
        ("population_group", "Mülteci", "migrant"),
        ("province", "istanbul", "TR-34"),
        ("province", "Urfa", "TR-63"),
        ("topic", "Temporary protection and work permit", "temporary_protection_work_permit"),
        ("topic", "الحماية المؤقتة وإذن العمل", "temporary_protection_work_permit"),
        ("programme", "bilgilendirme oturumları", "TTK-2"),
        ("programme", "ttk-2", "TTK-2"),
        ("headcount_age", "60+", "60+"),
    ],
)
def test_spellings_that_people_use(key: str, text: str, code: str) -> None:
    assert labels.parse_code(key, text) == code


@pytest.mark.parametrize("text", ["", " ", "?", "Narnia", "Türkmen"])
def test_what_means_no_code_is_not_guessed(text: str) -> None:
    assert labels.parse_code("nationality", text) is None


def test_codes_are_shown_as_labels_and_unknown_ones_as_themselves() -> None:
    with in_language("ar"):
        assert labels.code_label("sex", "female") == "أنثى"
        assert labels.code_label("nationality", "TUR") == "تركيا"
        assert labels.code_label("topic", "our own words") == "our own words"
        assert labels.offered_labels("headcount_nationality") == ("تركيا", "سوريا", "أخرى")


def test_the_lists_are_the_official_ones() -> None:
    lists = labels.code_lists()
    assert [code.code for code in lists["province"]] == [f"TR-{plate:02}" for plate in range(1, 82)]
    # 249 countries of ISO 3166-1, Kosovo, stateless, unspecified.
    assert len(lists["nationality"]) == 252
    assert [code.code for code in lists["programme"].children()] == ["SU", "TTK"]
    assert lists["programme"].descendants("SU") == ("SU", "SU-1", "SU-2", "SU-3", "SU-4")
    assert lists["programme"].descendants("TTK") == ("TTK", *(f"TTK-{number}" for number in range(1, 7)))
