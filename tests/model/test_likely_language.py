"""The language of a map that declares none: that of its keywords, else of its thesis's script."""

import pytest

from argmap.pipeline.draw import draw
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from tests.layout.map_from_text import build_test_map


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("thesis: More night trains should run\n", "en"),
        ("논제: More night trains should run\n", "ko"),
        ("논제: LLM\n  premise: GPT\n", "ko"),
        ("thesis: LLM\n  premise: GPT\n  전제: BERT\n", "en"),
        ("thesis: LLM은 GPT보다 AI에 가깝다\n", "ko"),
        ("thesis: The word 정 has no English translation\n", "en"),
        ("thesis: 夜行列車はもっと運行されるべきである\n", "ja"),
        ("thesis: 鉄道政策 は 重要\n", "ja"),
        ("thesis: 應該開行更多夜間列車\n", "zh"),
        ("thesis: 大學은 무상이어야 한다\n", "ko"),
        ("thesis: Nachtzüge sollten öfter fahren\n", "en"),
        ("thesis: Seoul 서울\n", "ko"),
        ("thesis: 2024!\n", "en"),
        ("claim: 기차는 느리다\nthesis: Trains are slow\n", "en"),
        ("claim: 기차는 느리다\n", "ko"),
        ("map: 기차\n  lang: de\n논제: 기차\n", "de"),
    ],
)
def test_language_without_declaration(text: str, lang: str) -> None:
    argmap = build_test_map(text)
    assert argmap.likely_lang == lang
    assert argmap.lang == ("de" if lang == "de" else None)


@pytest.mark.parametrize("output_format", [OutputFormat.SVG, OutputFormat.DOT])
def test_korean_keywords_have_korean_plates(output_format: OutputFormat) -> None:
    argmap = build_test_map("논제: AI\n  전제: LLM\n")
    data = draw(argmap, output_format, DrawOptions()).text
    assert "논제" in data
    assert "Thesis" not in data
    assert "Premise" not in data


def test_translation_into_the_likely_language_is_shown() -> None:
    argmap = build_test_map("thesis: Nachtzüge sollten fahren\n  en: Night trains should run\n")
    assert "Night trains should run" in draw(argmap, OutputFormat.SVG, DrawOptions(lang="en")).text
