"""Each fix makes of its rule's bad example the map that the good one is."""

import json
import re

import pytest

from argmap.check.run_checks import check
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.formats.json_document import to_json
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.rules import all_rules
from argmap.syntax.parse import parse

EXAMPLE = re.compile(r"^```argmap (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read_map(text: str, teach: bool = False) -> tuple[ArgMap, tuple[Diagnostic, ...]]:
    """The map that a text writes, and all that is said of it."""
    file, syntax_errors = parse(Source("example", text))
    argmap, errors = build_argmap(file)
    warnings = () if syntax_errors or errors else check(argmap, teach=teach)
    return argmap, (*syntax_errors, *errors, *warnings)


def describe_meaning(argmap: ArgMap) -> object:
    """All that a map says, with numbers for ids, and without places."""
    ids = [*argmap.statements, *argmap.inferences, *argmap.sources, *argmap.groups, *argmap.views]
    numbers = {name: f"#{number}" for number, name in enumerate(ids)}

    def replace_ids(value: object) -> object:
        if isinstance(value, dict):
            return {key: replace_ids(each) for key, each in value.items() if key not in ("line", "column")}
        if isinstance(value, list):
            return [replace_ids(each) for each in value]
        return numbers.get(value, value) if isinstance(value, str) else value

    return replace_ids(json.loads(to_json(argmap)))


def fix(text: str, code: str, teach: bool = False) -> str:
    """The text with the fixes of one rule made."""
    found = [each for each in read_map(text, teach)[1] if each.code == code]
    return apply_fixes(text, list_fixes(found))


PAGES = [(rule, ui) for rule in all_rules() for ui in ("en", "ko")]


@pytest.mark.parametrize(("rule", "ui"), PAGES, ids=lambda value: getattr(value, "code", value))
def test_a_fix_of_the_bad_example_makes_the_good_one(rule: Rule, ui: str) -> None:
    examples = dict(EXAMPLE.findall(rule.help.in_language(ui)))
    if "bad" not in examples:
        return
    fixed = fix(examples["bad"], rule.code, rule.teach)
    if fixed != examples["bad"]:
        assert describe_meaning(read_map(fixed)[0]) == describe_meaning(read_map(examples["good"])[0])


def test_many_rules_have_fixes() -> None:
    """Guards the test above from passing because nothing is fixed."""
    texts = {rule.code: dict(EXAMPLE.findall(rule.help.en)).get("bad") for rule in all_rules()}
    assert sum(bool(text) and fix(text, code) != text for code, text in texts.items()) > 20


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "thesis: T\n  objection: X\n    and: Y\n",
            "thesis: T\n  objection: X\n  and: Y\n",
        ),
        (
            "thesis: T\n  objection: X\n    short: x\n    # of Y\n    and: Y\n      premise: P\n        | p\n"
            "    assumption: Z\n    objection: O\n  premise: L\n",
            "thesis: T\n  objection: X\n    short: x\n    objection: O\n  # of Y\n  and: Y\n    premise: P\n"
            "      | p\n  assumption: Z\n  premise: L\n",
        ),
        (
            "논제: 가\n    반론: 나\n        그리고: 다\n",
            "논제: 가\n    반론: 나\n    그리고: 다\n",
        ),
        ("thesis: T\n  and: Y\n  and: Z\n", "thesis: T\n  premise: Y\n  and: Z\n"),
    ],
)
def test_an_indented_and_moves_beside_what_it_joins(written: str, meant: str) -> None:
    assert fix(written, "E213") == meant
    assert read_map(meant)[1] == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("thesis: T\n  premise: X\n    and: Y\n   premise: Z\n", "E213"),
        ("thesis: T\n  premise: X\n\n      and: Y\n   objection: Z\n  objection: O\n", "E213"),
        ("map: M\n    thesis: T\n  thesis: S\n", "E216"),
    ],
)
def test_no_line_moves_where_that_hides_an_uneven_depth(written: str, code: str) -> None:
    errors = [each for each in read_map(written)[1] if each.code == code]
    assert len(errors) == 1
    assert fix(written, code) == written
    assert fix_bytes(written.encode(), "map.argmap", FixOptions()).after == written


@pytest.mark.parametrize(
    ("code", "written", "meant"),
    [
        (
            "E214",
            "thesis: T\n  objection: X\n  rebuttal: Y\n    premise: P\n  and: Z\n",
            "thesis: T\n  objection: X\n    rebuttal: Y\n      premise: P\n    and: Z\n",
        ),
        (
            "E214",
            "thesis: T\n  objection: X\n   short: x\n  rebuttal: Y\n",
            "thesis: T\n  objection: X\n   short: x\n   rebuttal: Y\n",
        ),
        ("E214", "thesis: T\n  premise: X\n  rebuttal: Y\n", "thesis: T\n  premise: X\n  objection: Y\n"),
        (
            "E214",
            "thesis: T\n  objection: X\n    premise: P\n      rebuttal: Y\n",
            "thesis: T\n  objection: X\n    premise: P\n      objection: Y\n",
        ),
        (
            "E215",
            "thesis: T\n  premise: X\n  and: Y\n  undercut: U\n",
            "thesis: T\n  premise: X\n  and: Y\n    undercut: U\n",
        ),
        ("E215", "thesis: T\n  undercut: U\n", "thesis: T\n  objection: U\n"),
    ],
)
def test_an_answer_moves_below_what_it_answers(code: str, written: str, meant: str) -> None:
    assert fix(written, code) == meant
    assert [each for each in read_map(meant)[1] if each.code.startswith("E")] == []


def test_a_reference_cannot_be_answered_where_it_stands() -> None:
    text = "thesis: T\n  objection x\n  rebuttal: Y\nthesis: U\n  objection x: X\n"
    assert fix(text, "E214") == text


@pytest.mark.parametrize(
    "text",
    [
        "premise most Americans sleep badly",
        "premise well-known artists earn more",
        "premise iphone 사용자가 는다",
    ],
)
def test_a_first_word_that_may_be_text_is_made_no_id(text: str) -> None:
    whole = f"thesis: T\n  {text}\n"
    assert [each.code for each in read_map(whole)[1]] == ["E111"]
    assert fix(whole, "E111") == whole


def test_a_line_that_may_be_wrapped_prose_is_not_fixed_unasked() -> None:
    _, (error,) = read_map("thesis: T\n  note that nobody\n")
    assert error.code == "E111"
    assert error.fixes
    assert not error.has_safe_fixes
