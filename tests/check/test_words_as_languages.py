"""Words that are language codes: translations are taken for what they are, and statements told."""

import pytest

from argmap.diagnostics.source import Source
from argmap.pipeline.compile import CompileOptions, compile_source


def find_codes(text: str) -> list[str]:
    return [each.code for each in compile_source(Source("m", text), CompileOptions()).diagnostics]


@pytest.mark.parametrize("word", ["no", "it", "or", "is", "so"])
def test_a_word_in_one_of_several_statements_is_told(word: str) -> None:
    assert find_codes(f"thesis: A\n  premise: B\n    {word}: C\n") == ["W314"]


@pytest.mark.parametrize(
    "text",
    [
        "map: Words\n  it: Parole\nthesis: A\n  it: Una cosa\n  premise: B\n    it: Altra\n",
        "thesis: A\n  it: Una cosa\n  premise: B\n    it: Altra\n",
        "thesis: A\n  it: Una cosa\n",
        "thesis: A\n  hi: पाठक\n  premise: B\n    hi: पाठ\n",
        "논제: 가\n  no: En\n  전제: 나\n    no: To\n",
    ],
)
def test_a_map_s_language_is_not(text: str) -> None:
    assert find_codes(text) == []


@pytest.mark.parametrize("text", ["thesis: A\n  premise: B\n  no: C\n", "thesis: A\nor: C\n"])
def test_a_misplaced_word_is_never_moved_into_a_translation(text: str) -> None:
    (error,) = compile_source(Source("m", text), CompileOptions()).diagnostics
    assert error.fixes == ()
    assert error.hint
    assert "keyword" in error.hint.en
    assert "키워드" in error.hint.ko
