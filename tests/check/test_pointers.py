"""Texts that only point to another statement are told; texts that claim something are not."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.pipeline.compile import CompileOptions, compile_source


def find_pointers(text: str) -> list[Diagnostic]:
    result = compile_source(Source("m", f"thesis: T\n  premise: P\n  objection: {text}\n"), CompileOptions())
    return [each for each in result.diagnostics if each.code == "W316"]


@pytest.mark.parametrize(
    "text",
    [
        "see above",
        "(See the first premise.)",
        "same as above",
        "The same argument",
        "As stated before",
        "ditto",
        "cf. 2",
        "위와 같음",
        "(위의 두 번째 이유와 같음)",
        "앞에서 말한 것과 같다",
        "첫 번째 근거 참조",
        "3번과 동일",
    ],
)
def test_a_text_that_points_elsewhere_is_told_how_to_refer(text: str) -> None:
    (warning,) = find_pointers(text)
    assert warning.hint is not None
    assert "without a colon" in warning.hint.en
    assert "콜론 없이" in warning.hint.ko
    assert warning.fixes == ()


@pytest.mark.parametrize(
    "text",
    [
        "See",
        "The same",
        "As above all towns grow, rents rise",
        "See the data of the ministry",
        "The first reason is weak",
        "위험은 같다",
        "위의 이유는 약하다",
        "아래층도 마찬가지로 시끄럽다",
        "둘은 같다",
    ],
)
def test_a_text_that_claims_something_is_none(text: str) -> None:
    assert find_pointers(text) == []


def test_a_claim_at_the_top_is_left_alone() -> None:
    result = compile_source(Source("m", "thesis: See above\n  premise: P\n"), CompileOptions())
    assert "W316" not in [each.code for each in result.diagnostics]
