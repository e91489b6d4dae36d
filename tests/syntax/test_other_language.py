"""A file in another language, or with a merge conflict, is told by one message; no map is taken for one."""

from pathlib import Path

import pytest
from hypothesis import given

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.edit.format_file import format_map
from argmap.syntax.errors.other_language import merge_conflict
from argmap.syntax.other_language import OtherLanguage, recognize_other_language
from argmap.syntax.parse import parse
from tests.edit.test_format import MAPS
from tests.paths import ROOT

OTHERS = {
    "[Tea]: Tea is better.\n  + <Stomach>: It is gentler.\n  - [Coffee smells better]\n": "Argdown",
    "===\ntitle: Tea\n===\n\n# Tea\n\n<Stomach>: It is gentler.\n  +> [Tea]\n": "Argdown",
    "flowchart TD\n  A[Tea is better] --> B[Gentler]\n": "Mermaid",
    "%% a map\ngraph LR\n  A --> B\n": "Mermaid",
    "mindmap\n  root((Tea))\n    Gentler\n": "Mermaid",
    'digraph tea {\n  a -> b [label="claim: x"];\n}\n': "DOT",
    "// made by hand\nstrict graph {\n a -- b\n}\n": "DOT",
    "---\ntitle: Tea\nreasons:\n  - gentler\n": "YAML",
    "reasons:\n  - gentler\n  - older\n": "YAML",
    '{\n  "claim": "Tea is better",\n  "premises": ["gentler"]\n}\n': "JSON",
    '[{"id": 1, "text": "Tea"}]': "JSON",
    "Discussion Title: Is tea better than coffee?\n\n1. Tea is better.\n1.1. Pro: It is gentler.\n": "Kialo",
    "1. Tea is better.\n1.1. Pro: It is gentler.\n1.1.1. Con: Not for all.\n": "Kialo",
    "- Tea is better\n  - It is gentler\n    - Less acid\n  - Coffee smells better\n": "Markdown",
    "# Tea\n\n* It is gentler\n* Coffee smells better\n": "Markdown",
    "1. Tea is better\n2. It is gentler\n": "Markdown",
    "- 커피보다 차가 낫다\n  - 차는 속이 편하다\n": "Markdown",
}


def find_errors(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("map.argmap", text))[1]


@pytest.mark.parametrize(("text", "name"), OTHERS.items(), ids=range(len(OTHERS)))
def test_another_language_is_told_once_by_its_name(text: str, name: str) -> None:
    (error,) = find_errors(text)
    assert error.code == "E127"
    assert name in error.message.en
    assert error.fixes == ()
    assert format_map(Source("m", text))[0] is None


def test_each_language_is_tried() -> None:
    assert {recognize_other_language(text) for text in OTHERS} == set(OtherLanguage)


@pytest.mark.parametrize(
    "text",
    [
        "- thesis: T\n  - premise: P\n",
        "- Pro: cheap\n- Con: slow\n",
        "[1]\nthesis: T\n",
        "---\nthesis: T\n",
        "{\nthesis: T\n",
        "graph TD\nthesis: T\n",
        "- one item\n",
        "pro:\n  - x\n",
        "words that are no map\n",
    ],
)
def test_a_map_with_slips_is_still_a_map(text: str) -> None:
    assert "E127" not in [each.code for each in find_errors(text)] or text.startswith("pro")


STEMS = sorted((*ROOT.glob("maps/**/*.argmap"), *ROOT.glob("tests/**/cases/**/*.argmap")))


@pytest.mark.parametrize("path", STEMS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_no_map_of_ours_is_taken_for_another_language(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    assert recognize_other_language(text) is None
    assert merge_conflict(Source("m", text)) == ()


@given(MAPS)
def test_no_generated_map_is_taken_for_another_language(text: str) -> None:
    assert recognize_other_language(text) is None
    assert merge_conflict(Source("m", text)) == ()


def test_the_maps_of_the_tests_are_many() -> None:
    assert len(STEMS) > 50


# ---- Merge conflicts ------------------------------------------------------------------------------------

CONFLICT = "thesis: T\n<<<<<<< HEAD\n  premise a: P\n  and: Q\n=======\n  premise a: R\n>>>>>>> theirs\n"


def test_a_conflict_is_told_once_by_the_lines_of_both_sides() -> None:
    (error,) = find_errors(CONFLICT)
    assert error.code == "E128"
    assert error.message.en == "a merge conflict: lines 3 to 4 or line 6"
    assert error.message.ko == "병합 충돌이 남아 있다: 3~4행 또는 6행"
    assert error.fixes == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (CONFLICT * 3, "a merge conflict: lines 3 to 4 or line 6, and 2 more"),
        (
            "thesis: T\n<<<<<<< a\n  note: x\n||||||| b\n  note: y\n=======\n>>>>>>> c\n",
            "a merge conflict: line 3 or nothing",
        ),
    ],
)
def test_several_conflicts_and_those_with_the_version_before(text: str, message: str) -> None:
    (error,) = find_errors(text)
    assert error.message.en == message


def test_fmt_leaves_a_conflict_alone() -> None:
    after, errors = format_map(Source("m", CONFLICT))
    assert after is None
    assert [each.code for each in errors] == ["E128"]


@pytest.mark.parametrize(
    "text", ["thesis: T\n  premise: <<<<<<< HEAD\n    | =======\n    | >>>>>>> x\n", "thesis: =======\n"]
)
def test_text_with_such_signs_is_no_conflict(text: str) -> None:
    assert find_errors(text) == ()
