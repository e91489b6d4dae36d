"""The pages of keywords and properties: one each, whose example is a sound map that uses the word."""

import pytest

from argmap.edit.keyword_pages import KEYWORD_PAGES
from argmap.edit.property_pages import PROPERTY_PAGES
from argmap.pipeline.compile import CompileOptions, compile_bytes
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
