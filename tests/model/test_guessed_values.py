"""Values as people write them get the value that is meant as their fix."""

import pytest

from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.model.build import build_argmap
from argmap.syntax.parse import parse


def fix(text: str) -> str:
    file, syntax_errors = parse(Source("map.argmap", text))
    assert syntax_errors == ()
    (error,) = build_argmap(file)[1]
    assert error.has_safe_fixes or not error.fixes
    return apply_fixes(text, list_fixes((error,)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("strength: high", "strength: strong"),
        ("strength: Low", "strength: weak"),
        ("strength: medium", "strength: moderate"),
        ("강도: 높음", "강도: 강함"),
        ("강도: high", "강도: 강함"),
        ("strength: 80%", "strength: 0.8"),
        ("강도: 5 %", "강도: 0.05"),
        ("strength: 100%", "strength: 1"),
        ("strength: 8/10", "strength: 0.8"),
        ("strength: 0,75", "strength: 0.75"),
        ("strength: 120%", "strength: 120%"),
        ("strength: 7", "strength: 7"),
    ],
)
def test_a_strength(written: str, meant: str) -> None:
    text = "thesis: T\n  premise: P\n    {}\n"
    assert fix(text.format(written)) == text.format(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("lang: Korean", "lang: ko"),
        ("lang: english", "lang: en"),
        ("언어: 한국어", "언어: ko"),
        ("lang: zh_Hant", "lang: zh-Hant"),
        ("lang: Klingon", "lang: Klingon"),
    ],
)
def test_a_language(written: str, meant: str) -> None:
    text = "map: M\n  {}\nthesis: T\n"
    assert fix(text.format(written)) == text.format(meant)


@pytest.mark.parametrize("code", ["kr", "KR"])
def test_the_code_of_korea_in_a_map_in_korean_is_mended(code: str) -> None:
    text = f"지도: 가\n  언어: {code}\n논제: 나\n"
    (error,) = build_argmap(parse(Source("map.argmap", text))[0])[1]
    assert (error.code, error.has_safe_fixes) == ("E244", True)
    assert apply_fixes(text, list_fixes((error,))) == "지도: 가\n  언어: ko\n논제: 나\n"


def test_a_map_in_kanuri_is_left_alone() -> None:
    text = "map: M\n  lang: kr\nthesis: Kanuri\n"
    assert build_argmap(parse(Source("map.argmap", text))[0])[1] == ()
