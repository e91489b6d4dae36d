"""The pages of keywords and properties: one each, whose example is a sound map that uses the word."""

import pytest

from argmap.diagnostics.source import Source
from argmap.edit.keyword_pages import KEYWORD_PAGES
from argmap.edit.property_pages import PROPERTY_PAGES
from argmap.model.build import build_argmap
from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.picture_words import describe_picture
from argmap.syntax.keywords import KOREAN_KEYWORDS
from argmap.syntax.parse import parse
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.tree import Keyword, walk


@pytest.mark.parametrize("keyword", Keyword)
@pytest.mark.parametrize("ui", ["en", "ko"])
def test_a_keyword_has_a_sound_example(keyword: Keyword, ui: str) -> None:
    example = KEYWORD_PAGES[keyword].example.in_language(ui)
    result = compile_bytes(example.encode(), "m", CompileOptions())
    assert result.diagnostics == ()
    spelling = KOREAN_KEYWORDS[keyword] if ui == "ko" else keyword.value
    assert spelling in [entry.spelling for entry in walk(parse(result.source)[0].entries)]


@pytest.mark.parametrize("key", SPECS_BY_KEY)
@pytest.mark.parametrize("ui", ["en", "ko"])
def test_a_property_has_a_sound_example(key: str, ui: str) -> None:
    example = PROPERTY_PAGES[key].example.in_language(ui)
    result = compile_bytes(example.encode(), "m", CompileOptions())
    assert result.diagnostics == ()
    entries = walk(parse(result.source)[0].entries)
    assert key in [property_.key for entry in entries for property_ in entry.properties]
    assert any("가" <= character <= "힣" for character in example) or ui == "en"


@pytest.mark.parametrize("keyword", Keyword)
@pytest.mark.parametrize("ui", ["en", "ko"])
def test_the_words_of_a_keyword_s_line_are_in_its_picture(keyword: Keyword, ui: str) -> None:
    example = KEYWORD_PAGES[keyword].example.in_language(ui)
    entries = walk(parse(Source("m", example))[0].entries)
    texts = [each.text.value for each in entries if each.keyword is keyword and each.text]
    shown = _describe(example, ui)
    assert texts
    assert all(text in shown for text in texts)


@pytest.mark.parametrize("key", SPECS_BY_KEY)
@pytest.mark.parametrize("ui", ["en", "ko"])
def test_the_picture_of_a_property_s_example_differs_without_it(key: str, ui: str) -> None:
    example = PROPERTY_PAGES[key].example.in_language(ui)
    entries = walk(parse(Source("m", example))[0].entries)
    (span,) = [each.key_span for entry in entries for each in entry.properties if each.key == key]
    start = example.rfind("\n", 0, span.start) + 1
    without = example[:start] + example[example.index("\n", start) + 1 :]
    assert set(_describe(example, ui).splitlines()) - set(_describe(without, ui).splitlines())


def _describe(text: str, ui: str) -> str:
    return describe_picture(build_argmap(parse(Source("m", text))[0])[0], ui)
