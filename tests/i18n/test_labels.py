"""Labels: every language has them all, and a code finds its language."""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module

import pytest
from msgspec.structs import astuple, fields

from argmap.i18n.english import ENGLISH
from argmap.i18n.labels import Labels
from argmap.i18n.languages import LANGUAGES as CODES
from argmap.i18n.languages import UNREVIEWED, has_labels, select_labels
from tests.paths import ROOT

ROLES = {"thesis", "claim", "premise", "assumption", "objection", "rebuttal", "undercut"}
LANGUAGES = ["en", "ko", "de", "fr", "es", "ar", "fa", "he", "ja", "zh-Hans", "zh-Hant"]
NOT_TRANSLATED = {(lang, "presenter") for lang in LANGUAGES if lang not in ("en", "ko")}
"""Records that are still in English; argmap speaks to its users in English and Korean only."""


def test_every_language_file_is_checked() -> None:
    assert [select_labels(code).drawing.lang for code in CODES] == LANGUAGES


def test_every_language_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "language.md").read_text("utf-8")
    listed = re.search(r"drawn in that language: in (.*?), in\s+English for any other", manual, re.DOTALL)
    assert listed
    assert [code.casefold() for code in re.findall(r"`([\w-]+)`", listed[1])] == list(CODES)


def test_the_list_of_missing_translations_is_known() -> None:
    missing = {
        (lang, record.name)
        for lang in LANGUAGES
        for record in fields(Labels)
        if lang != "en" and getattr(select_labels(lang), record.name) == getattr(ENGLISH, record.name)
    }
    assert missing == NOT_TRANSLATED


def test_the_files_of_unreviewed_languages_say_so() -> None:
    said = {
        code
        for code, (module, _) in CODES.items()
        if "not yet reviewed" in (import_module(f"argmap.i18n.{module}").__doc__ or "")
    }
    assert said == UNREVIEWED


@pytest.mark.parametrize(
    ("code", "known"), [("he-IL", True), ("ZH-Hant", True), ("th", False), ("ur", False)]
)
def test_a_language_has_labels_or_not(code: str, known: bool) -> None:
    assert has_labels(code) is known


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_is_empty(lang: str) -> None:
    for record in fields(Labels):
        assert all(text.strip() == text != "" for text in _texts(getattr(select_labels(lang), record.name)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from value.values()
    else:
        parts = value if isinstance(value, tuple) else astuple(value)
        yield from (text for part in parts for text in _texts(part))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_every_label(lang: str) -> None:
    table = select_labels(lang).drawing
    assert table.lang == lang
    assert set(table.roles) == ROLES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_that_readers_must_distinguish_differ(lang: str) -> None:
    table = select_labels(lang).drawing
    assert len(set(table.roles.values())) == len(ROLES)
    assert len({table.supports, table.attacks, table.undercuts, table.linked, table.unstated}) == 5
    assert len({table.supported_by, table.attacked_by, table.step_undercut_by, table.together_with}) == 4
    assert len({table.weak, table.moderate, table.strong}) == 3
    assert table.see_above != table.see_below


@pytest.mark.parametrize(
    ("code", "language"),
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
def test_a_code_finds_its_language(code: str | None, language: str) -> None:
    assert select_labels(code).drawing.lang == language


def test_a_role_label_goes_by_its_plain_name() -> None:
    assert select_labels("ko").drawing.role_label("undercut") == "무력화"
    with pytest.raises(KeyError):
        select_labels("ko").drawing.role_label("warrant")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_speaker_is_named_as_written(lang: str) -> None:
    assert "{0} {x} %s" in select_labels(lang).drawing.attribution("{0} {x} %s")


@pytest.mark.parametrize(
    ("value", "word"),
    [(0, "Weak"), (0.25, "Weak"), (0.4, "Moderate"), (0.5, "Moderate"), (0.75, "Strong"), (1, "Strong")],
)
def test_a_strength_has_the_nearest_word(value: float, word: str) -> None:
    assert select_labels("en").drawing.strength_label(value) == word


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_a_title_of_its_own_for_the_overview(lang: str) -> None:
    assert lang == "en" or select_labels(lang).slides.overview != select_labels("en").slides.overview
