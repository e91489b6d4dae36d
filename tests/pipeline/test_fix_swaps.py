"""A safe fix resolves: on the line it changes, no other error stands that no further safe fix resolves."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from argmap.diagnostics.diagnostic import Diagnostic, Severity
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes, select_fixable
from argmap.pipeline.compile import CompileOptions, compile_source
from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.rules import all_rules
from argmap.syntax.usual_words import USUAL_WORDS

EXAMPLE = re.compile(r"^```argmap (?:bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FIRST_WORD = re.compile(r"(\s*)([^\s:|#]+)")
MISSPELT = ("premis", "thesys", "not", "shrot", "objections", "lan", "jp", "gruop", "전재", "약징", "반롬")
WHOLE_MAPS = (
    "map: My title\n  lang: en\nsource s: A source\n  url: https://example.org\ngroup g: A group\n"
    "thesis t: A\n  short: a\n  premise p: B\n    note: n\n  and: C\n    objection: D\n      rebuttal: E\n"
    "        undercut: F\n  premise: G\n    premise p\nclaim: Z\n  cite: s\n",
    "thesis: A\n  premise: B\n",
    "premise: B\n",
    "지도: 제목\n논제: 가\n  전제: 나\n    메모: 다\n  반론: 라\n    재반론: 마\n",
)


def list_examples() -> list[str]:
    return [
        text
        for rule in all_rules()
        for ui in ("en", "ko")
        for text in EXAMPLE.findall(rule.help.in_language(ui))
    ]


def generate_slips() -> Iterator[str]:
    """Maps with another first word in one of their lines, or with a line more at any depth."""
    for text in WHOLE_MAPS:
        lines = text.splitlines()
        for index, line in enumerate(lines):
            first = FIRST_WORD.match(line)
            assert first
            for word in (*sorted(USUAL_WORDS), *MISSPELT):
                yield "\n".join((*lines[:index], first[1] + word + line[first.end() :], *lines[index + 1 :]))
                for depth in range(5):
                    new_line = f"{'  ' * depth}{word}: X y"
                    yield "\n".join((*lines[: index + 1], new_line, *lines[index + 1 :]))


def generate_pairs() -> Iterator[str]:
    """Each example with the lines of the one before it in front."""
    examples = list_examples()
    yield from (one + two for one, two in pairwise(examples))


def find_errors(text: str) -> tuple[Diagnostic, ...]:
    found = compile_source(Source("m", text), CompileOptions()).diagnostics
    return tuple(each for each in found if each.severity is Severity.ERROR)


def read_line_number(error: Diagnostic) -> int:
    return error.span.source.position(error.span.start).line


def find_swaps(text: str) -> list[str]:
    """The errors that one round of safe fixes leaves on the lines which it changes."""
    errors = find_errors(text)
    fixed = select_fixable(errors)
    if not fixed or any("\n" in fix.text + fix.span.text for fix in list_fixes(fixed)):
        return []
    left = find_errors(apply_fixes(text, list_fixes(fixed)))
    lines = {read_line_number(each): each.code for each in fixed}
    known = {(each.code, read_line_number(each)) for each in errors}
    is_uneven = any(each.code == "E106" for each in left)
    return [
        f"{lines[line]} became {error.code} in {text!r}"
        for error in left
        if (line := read_line_number(error)) in lines
        and (error.code, line) not in known
        and not error.has_safe_fixes
        and error.code != "E219"  # of the whole map: it has no statement
        and not (is_uneven and error.code == "E213")  # no line is moved while a depth has no clear meaning
    ]


@pytest.mark.parametrize("text", list_examples())
def test_no_safe_fix_of_an_example_swaps_errors(text: str) -> None:
    assert find_swaps(text) == []


def test_no_safe_fix_of_a_slip_swaps_errors() -> None:
    assert [swap for text in [*generate_slips()][::97] for swap in find_swaps(text)] == []


@pytest.mark.slow
def test_no_safe_fix_of_many_slips_swaps_errors() -> None:
    texts = [*[*generate_slips()][::5], *generate_pairs()]
    assert [swap for text in texts for swap in find_swaps(text)] == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("map: M\ntitle: N\nthesis: A\n  premise: B\n", "write `map` – then: a second `map` line; keep one"),
        (
            "thesis: A\n  premise: B\n  설명: C\n",
            "write `note` – then: the property `note` stands below a nested line",
        ),
        ("premis: A\n", "did you mean `premise`? – then: `premise` cannot stand at the top; indent it below"),
    ],
)
def test_what_a_fix_would_leave_is_said_at_once(text: str, hint: str) -> None:
    (error,) = find_errors(text)
    assert error.fixes == ()
    assert error.hint
    assert error.hint.en.startswith(hint)
    assert error.hint.ko.count(" – 그러면: ") == 1


def test_a_fix_that_another_safe_fix_completes_stays() -> None:
    (error,) = find_errors("map: M\nlanguage: en\nthesis: A\n")
    assert error.has_safe_fixes


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("lang: en\nmap: M\nthesis: A\n  premise: B\n", "map: M\n  lang: en\nthesis: A\n  premise: B\n"),
        ("언어: ko\n지도: 지\n논제: 가\n  전제: 나\n", "지도: 지\n  언어: ko\n논제: 가\n  전제: 나\n"),
        (
            "map: M\nauthor: Kim\nthesis: A\n  premise: B\n",
            "map: M\n# author: Kim\nthesis: A\n  premise: B\n",
        ),
        ("지도: 지\n  날짜: 3월\n논제: 가\n  전제: 나\n", "지도: 지\n  # 날짜: 3월\n논제: 가\n  전제: 나\n"),
    ],
)
def test_what_belongs_to_the_map_comes_below_its_title_or_into_a_comment(written: str, meant: str) -> None:
    assert fix_bytes(written.encode(), "m", FixOptions(include_unsafe=True)).after == meant
    assert find_errors(meant) == ()
