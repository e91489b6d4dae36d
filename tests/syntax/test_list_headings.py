"""Headings above lists get one message, and a fix that gives each line of the list its keyword."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes
from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.syntax.parse import parse

FIXED = {
    "thesis: T\nPros:\n- A\n- B\nCons:\n- C\n": "thesis: T\n  premise: A\n  premise: B\n  objection: C\n",
    "thesis: T\n\nPRO\n  1. A\n  2. B\n\n**Con:**\n  a) C\n": (
        "thesis: T\n\n  premise: A\n  premise: B\n\n  objection: C\n"
    ),
    "thesis: T\n  Arguments  for:\n    - A\n  Arguments against:\n    - C\n": (
        "thesis: T\n  premise: A\n  objection: C\n"
    ),
    "thesis: T\n  premise:\n    - A\n      premise: B\n    - C\n": (
        "thesis: T\n  premise: A\n    premise: B\n  premise: C\n"
    ),
    "thesis: T\nCons:\n- C\n  - but: D\n- premise: E\n": (
        "thesis: T\n  objection: C\n    rebuttal: D\n  premise: E\n"
    ),
    "map: M\n  lang: en\nclaim: T\nPros:\n• A: so it is\n": (
        "map: M\n  lang: en\nclaim: T\n  premise: A: so it is\n"
    ),
    "논제: 가\n찬성\n1) 나\n2) 다\n반대 의견:\n① 라\n": "논제: 가\n  전제: 나\n  전제: 다\n  반론: 라\n",
    "thesis: T\n\n## Pros\n- A\n\n## Cons\n- C\n": (
        "thesis: T\n\n## Pros\n  premise: A\n\n## Cons\n  objection: C\n"
    ),
    "thesis: T\nPros:\n  Kids learn\n  We walk\nCons:\n  It costs\n": (
        "thesis: T\n  premise: Kids learn\n  premise: We walk\n  objection: It costs\n"
    ),
    "thesis: T\n  objection: C\n    Replies:\n      - D\n      - E\n": (
        "thesis: T\n  objection: C\n    rebuttal: D\n    rebuttal: E\n"
    ),
    "thesis: T\n  objection: C\n    Cons:\n      - D\n": "thesis: T\n  objection: C\n    rebuttal: D\n",
    "thesis: T\n  premise: P\n    Reasons:\n      - D\n": "thesis: T\n  premise: P\n    premise: D\n",
    "논제: 가\n[찬성]\n- 나\n【반대】\n- 라\n": "논제: 가\n  전제: 나\n  반론: 라\n",
    "논제: 가\n찬성 측:\n  첫째, 나\n  둘째, 다\n": "논제: 가\n  전제: 첫째, 나\n  전제: 둘째, 다\n",
    "thesis: T\nPros:\n  premise: A\n  premise: B\nbut\n  objection: C\n": (
        "thesis: T\n  premise: A\n  premise: B\n  objection: C\n"
    ),
    "논제: 가\n  [찬성]\n    전제: 나\n      전제: 다\n  하지만\n    반론: 라\n": (
        "논제: 가\n  전제: 나\n    전제: 다\n  반론: 라\n"
    ),
    "논제: 가\n전제:\n  - 나\n반론:\n  가. 다\n": "논제: 가\n  전제: 나\n  반론: 다\n",
}


def find_errors(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("m", text))[1]


@pytest.mark.parametrize(("text", "expected"), FIXED.items(), ids=range(len(FIXED)))
def test_the_fix_gives_each_line_its_keyword(text: str, expected: str) -> None:
    assert {error.code for error in find_errors(text)} <= {"E131", "E125", "E126"}
    assert fix_bytes(text.encode(), "m", FixOptions()).data.decode() == expected
    assert find_errors(expected) == ()


def test_one_message_for_a_heading_and_its_list() -> None:
    (error,) = find_errors("thesis: T\nPros:\n- A\n- B\n- C\n")
    assert (error.code, error.span.text, error.has_safe_fixes) == ("E131", "Pros:", True)
    assert error.message.en == "`Pros` is a heading, and a map has none"
    assert error.hint is not None
    assert "`premise: …`" in error.hint.en
    assert "below the line that it supports" in error.hint.en


def test_a_heading_above_lines_with_keywords_is_only_left_out() -> None:
    (error,) = find_errors("thesis: T\nbecause\n  premise: A\n")
    assert error.hint is not None
    assert error.hint.en == "leave the heading out; each line below it says by its keyword what it does"


def test_other_lines_of_the_list_keep_their_errors() -> None:
    text = "thesis: T\nCons:\n- A\n  - B\n"
    assert [error.code for error in find_errors(text)] == ["E131", "E110"]
    fixed = fix_bytes(text.encode(), "m", FixOptions()).data.decode()
    assert fixed == "thesis: T\n  objection: A\n    - B\n"


@pytest.mark.parametrize(
    "text",
    [
        "map: M\nPros:\n- A\n",
        "thesis: T\n  premise: P\n    Replies:\n      - A\n",
        "thesis: T\n  objection: O\n  Replies:\n    - A\n",
        "thesis: T\nsource a: A\nPros:\n- A\n",
        "thesis: T\ngroup g: G\nPros:\n- A\n",
    ],
)
def test_no_fix_where_the_heading_stands_below_nothing_that_it_speaks_about(text: str) -> None:
    error = next(error for error in find_errors(text) if error.code == "E131")
    assert error.fixes == ()
    assert error.hint is not None


@pytest.mark.parametrize(
    "text",
    [
        "thesis: T\n  premise:\n    | A\n",
        "thesis: T\n  premise p\nclaim p: P\n",
        "thesis: T\nPros:\nCons:\n",
        "thesis: T\n  premise:\n    - premise: A\n",
        "thesis: T\n  premise: P, as an old list says:\n    - A\n",
        "thesis: T\n# Pros\n  premise: A\n",
        "thesis: T\n  premise:\n    A long text\n    That goes on\n",
        "thesis: T\nPros:\n  kids learn and\n  walk\n",
        "thesis: T\n# For\n  Some words\n",
    ],
)
def test_no_heading_where_none_stands_above_a_list(text: str) -> None:
    assert all(error.code != "E131" for error in find_errors(text))


def test_tabs_before_the_list_wait_for_their_own_fix() -> None:
    text = "thesis: T\nPros:\n\t- A\n"
    assert fix_bytes(text.encode(), "m", FixOptions()).data.decode() == "thesis: T\n  premise: A\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_fix_of_one_heading_is_whole(line_end: str) -> None:
    text = "thesis: T\nPros:\n- A\n"
    (error,) = find_errors(text)
    assert apply_fixes(text, error.fixes) == "thesis: T\n  premise: A\n"
    fixed = fix_bytes(text.replace("\n", line_end).encode(), "m", FixOptions()).data
    assert fixed == "thesis: T\n  premise: A\n".replace("\n", line_end).encode()


@pytest.mark.parametrize("mark", ["-", "•", "->", "→", "1.", "a)", "①", "가."])
def test_a_line_of_a_list_is_told_what_it_may_be(mark: str) -> None:
    for text, names in {
        f"thesis: T\n{mark} A b\n": ("below the `thesis`", "`premise: …`", "`objection: …`"),
        f"thesis: T\n  premise: P\n    {mark} A b\n": ("`premise: …`", "`objection: …`"),
        f"thesis: T\n  objection: O\n    {mark} A b\n": ("`premise: …`", "`rebuttal: …`"),
    }.items():
        (error,) = find_errors(text)
        assert (error.code, error.fixes) == ("E110", ())
        assert error.hint is not None
        assert all(name in error.hint.en for name in (*names, f"`{mark}`"))
        assert all(name in error.hint.ko for name in (*names[-2:], f"`{mark}`"))


def test_a_word_for_an_attack_waits_until_the_line_above_has_its_keyword() -> None:
    errors = find_errors("thesis: T\nCons:\n- A\n  against: B\n")
    assert [(error.code, bool(error.fixes)) for error in errors] == [("E131", True), ("E126", False)]
