"""A file in another language is told by one message; no map, sound or broken, is taken for one."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.rules import all_rules
from argmap.syntax.errors.merge_conflict import merge_conflict
from argmap.syntax.errors.pasted_diff import pasted_diff
from argmap.syntax.language_recognition import recognize_other_language
from argmap.syntax.other_language import OtherLanguage
from argmap.syntax.parse import parse
from tests.edit.test_format import MAPS
from tests.paths import ROOT
from tests.syntax.other_languages import OTHERS


def find_errors(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("map.argmap", text))[1]


@pytest.mark.parametrize(("text", "name"), OTHERS.items(), ids=range(len(OTHERS)))
def test_another_language_is_told_once_by_its_name(text: str, name: str) -> None:
    (error,) = find_errors(text)
    assert error.code == "E127"
    assert name in (error.message.ko if name == "키워드가 없는 글" else error.message.en)
    assert error.fixes == ()
    assert error.hint is not None


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
        "Title: Tea\nReasons for it:\n  Pro: cheap\n  Con: slow\n",
        "thesys: T\n  premis: P\n  premiss: Q\n  objektion: O\n",
        "thesis T is so\n  premise it is gentle\n  premise it is old\n  objection it smells\n",
        "These: T\n  Prämisse: P\n  Einwand: E\n",
        "主張: T\n  根拠: P\n  反論: E\n",
        "# my map\n\nTea is better\n",
        "Thesis: T\n-> premise: P\n-> objection: O\n",
        "- thesis T is so\n  - premise it is gentle\n  - premise it is old\n  - objection it smells\n",
        "**thesis** T is so\n**premise** it is gentle\n**premise** it is old\n",
        "[thesis] T is so\n  [premise] it is gentle\n  [premise] it is old\n",
        "```\nthesis: T\n  premise: P\n```\n",
        "- premise: P\n+ premise: Q\n",
        "-  thesis: P\n-  premise: Q\n",
        "words that are no map\n",
        "---\n제목: 차\n\n논제: 차가 낫다\n찬성\n- 순하다\n- 싸다\n반대\n- 옅다\n",
        "+ map: M\n+ thesis: T\n+ PRO:\n  + - A\n  + - B\n+ CON:\n  + - C\n  + - D\n",
    ],
)
def test_a_map_with_slips_is_still_a_map(text: str) -> None:
    assert {"E127", "E128", "E129"}.isdisjoint(each.code for each in find_errors(text))


MAP_FILES = sorted((*ROOT.glob("maps/**/*.argmap"), *ROOT.glob("tests/**/*.argmap")))
EXAMPLE = re.compile(r"^```argmap (?:bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WITH_OTHERS = {
    "test_other_language.py",
    "test_reference_list.py",
    "test_merge_conflict.py",
    "test_pasted_diff.py",
}


def is_taken_for_another(text: str) -> bool:
    source = Source("m", text)
    return bool(recognize_other_language(text) or merge_conflict(source) or pasted_diff(source))


@pytest.mark.parametrize("path", MAP_FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_no_map_of_ours_is_taken_for_another_language(path: Path) -> None:
    assert not is_taken_for_another(path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n"))


def test_no_example_of_a_rule_is_taken_for_another_language() -> None:
    examples = {
        (rule.code, text)
        for rule in all_rules()
        for ui in ("en", "ko")
        for text in EXAMPLE.findall(rule.help.in_language(ui))
    }
    assert len(examples) > 200
    taken = {code for code, text in examples if is_taken_for_another(text)}
    assert taken == {"E127", "E128", "E129"}


def test_no_broken_map_in_a_test_is_taken_for_another_language() -> None:
    """Every text of several lines with a colon in the tests of the rooms that read maps is one."""
    texts = [
        (f"{path.name}:{node.lineno}", node.value)
        for room in ("syntax", "model", "check", "edit", "workspace", "lsp", "pipeline")
        for path in ROOT.glob(f"tests/{room}/**/*.py")
        if path.name not in WITH_OTHERS
        for node in list_constants(ast.parse(path.read_text("utf-8")))
        if isinstance(node.value, str) and is_map_like(node.value)
    ]
    assert len(texts) > 300
    assert [name for name, text in texts if is_taken_for_another(text)] == []


def list_constants(tree: ast.Module) -> list[ast.Constant]:
    """List the constants of a file that are no docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in docstrings]


def is_map_like(text: str) -> bool:
    return "\n" in text and len(text) < 5_000 and re.search(r"^\s*\S+.*[:：]", text, re.MULTILINE) is not None


@given(MAPS)
def test_no_generated_map_is_taken_for_another_language(text: str) -> None:
    assert not is_taken_for_another(text)


def test_the_maps_of_the_tests_are_many() -> None:
    assert len(MAP_FILES) > 50


# ---- Maps with a slip on every line ------------------------------------------------------------------------

HEAD = re.compile(r"^([ \t]*)([^\s:#|]+)([ ]+[^\s:]+)?(:?)(.*)$", re.MULTILINE)
USUAL = {"premise": "Pro", "objection": "Con", "thesis": "Claim", "전제": "근거", "반론": "반대"}
SLIPS: dict[str, Callable[[re.Match[str]], str]] = {
    "no colon": lambda line: f"{line[1]}{line[2]}{line[3] or ''}{line[5]}",
    "a letter lost": lambda line: f"{line[1]}{line[2][:2]}{line[2][3:]}{line[3] or ''}{line[4]}{line[5]}",
    "capitals": lambda line: f"{line[1]}{line[2].upper()}{line[3] or ''}{line[4]}{line[5]}",
    "list marks": lambda line: f"{line[1]}- {line[0].strip()}",
    "plus signs": lambda line: f"{line[1]}+ {line[0].strip()}",
    "numbers": lambda line: f"{line[1]}1. {line[0].strip()}",
    "arrows": lambda line: f"{line[1]}-> {line[0].strip()}",
    "stars": lambda line: f"{line[1]}**{line[2]}{line[3] or ''}{line[4]}**{line[5]}",
    "equals signs": lambda line: f"{line[1]}{line[2]}{line[3] or ''} ={line[5]}",
    "dashes": lambda line: f"{line[1]}{line[2]}{line[3] or ''} -{line[5]}",
    "quotes": lambda line: f'{line[1]}{line[2]}{line[3] or ""}{line[4]} "{line[5].strip()}"',
    "usual words": lambda line: f"{line[1]}{USUAL.get(line[2], line[2])}{line[4]}{line[5]}",
    "no indentation": lambda line: line[0].strip(),
}
MAPS_OF_SEVERAL_LINES = [
    text
    for path in MAP_FILES
    if len(list(HEAD.finditer(text := path.read_bytes().decode("utf-8", "replace").replace("\r", "")))) > 2
]


@pytest.mark.parametrize("slip", SLIPS)
def test_no_map_with_a_slip_on_every_line_is_taken_for_another_language(slip: str) -> None:
    assert len(MAPS_OF_SEVERAL_LINES) > 100
    broken = [HEAD.sub(SLIPS[slip], text) for text in MAPS_OF_SEVERAL_LINES]
    assert [text for text in broken if is_taken_for_another(text)] == []


@pytest.mark.parametrize("around", ["# My map\n\nIt is about tea.\n\n{}", "```\n{}\n```\n", "---\n{}"])
def test_no_map_with_a_few_other_lines_is_taken_for_another_language(around: str) -> None:
    texts = [around.replace("{}", text) for text in MAPS_OF_SEVERAL_LINES]
    assert [text for text in texts if is_taken_for_another(text)] == []


HARD = [
    "\n",
    " \n",
    " ",
    "a=\n",
    "(1) x\n",
    "-\n(1) x\n--\n",
    "---\n",
    "<a ",
    "<!DOCTYPE [",
    "```\n",
    "a:\n b:\n",
]


@pytest.mark.parametrize("piece", HARD)
def test_no_text_takes_long_to_recognize(piece: str) -> None:
    start = monotonic()
    recognize_other_language(piece * (20_000 // len(piece)) + "x")
    assert monotonic() - start < 5  # backtracking takes 40 s and more
