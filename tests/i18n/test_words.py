"""The drawing's own words: every language says them all, and a code finds its language."""

import pytest
from msgspec.structs import fields

from argmap.i18n.drawing_labels import DrawingLabels, drawing_labels
from argmap.i18n.slide_labels import SlideLabels, slide_labels

ROLES = {"thesis", "claim", "premise", "assumption", "objection", "rebuttal", "undercut"}
LANGUAGES = ["en", "ko", "de", "fr", "es", "ja", "zh-Hans", "zh-Hant"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_says_every_word(lang: str) -> None:
    table = drawing_labels(lang)
    assert table.lang == lang
    assert set(table.roles) == ROLES
    said = [getattr(table, field.name) for field in fields(DrawingLabels) if field.name != "roles"]
    assert all(text.strip() == text != "" for text in [*said, *table.roles.values()])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_reader_must_tell_apart_has_words_of_its_own(lang: str) -> None:
    table = drawing_labels(lang)
    assert len(set(table.roles.values())) == len(ROLES)
    assert len({table.supports, table.attacks, table.undercuts, table.linked, table.unstated}) == 5
    assert len({table.supported_by, table.attacked_by, table.step_undercut_by, table.together_with}) == 4
    assert len({table.weak, table.moderate, table.strong}) == 3
    assert table.see_above != table.see_below


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (None, "en"),
        ("", "en"),
        ("sw", "en"),
        ("en-GB", "en"),
        ("ko", "ko"),
        ("KO", "ko"),
        ("ko-Kore-KR", "ko"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-TW", "zh-Hans"),
        ("zh-Hant", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
    ],
)
def test_a_code_finds_its_language(code: str | None, found: str) -> None:
    assert drawing_labels(code).lang == found


def test_a_role_is_asked_for_by_its_plain_name() -> None:
    assert drawing_labels("ko").role_label("undercut") == "무력화"
    with pytest.raises(KeyError):
        drawing_labels("ko").role_label("warrant")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_goes_into_the_phrase_as_it_is(lang: str) -> None:
    assert "{0} {x} %s" in drawing_labels(lang).attribution("{0} {x} %s")


@pytest.mark.parametrize(
    ("value", "word"),
    [(0, "Weak"), (0.25, "Weak"), (0.4, "Moderate"), (0.5, "Moderate"), (0.75, "Strong"), (1, "Strong")],
)
def test_a_strength_is_said_by_the_nearest_word(value: float, word: str) -> None:
    assert drawing_labels("en").strength_label(value) == word


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_names_the_slides_of_a_talk(lang: str) -> None:
    said = [getattr(slide_labels(lang), field.name) for field in fields(SlideLabels)]
    assert all(text.strip() == text != "" for text in said)
    assert lang == "en" or said[0] != slide_labels("en").overview
