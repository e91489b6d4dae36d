"""Keywords in capitals, behind list marks or in quotes: told once a file, put right by a fix and `fmt`."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.edit.format_file import format_source
from argmap.syntax.keyword_habits import find_dressed_keywords, undress_keywords
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.parse import parse, parse_leniently
from argmap.syntax.properties import KEYS

PLAIN = "thesis: T\n  note: n\n  premise a: P\n    objection: O\n  premise b: Q\n"


def find_errors(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("map.argmap", text))[1]


def fix(text: str) -> str:
    return apply_fixes(text, list_fixes(find_errors(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Thesis: T\n  Note: n\n  PREMISE a: P\n    Objection: O\n  premise b: Q\n",
        "- thesis: T\n  note: n\n  - premise a: P\n    - objection: O\n  - premise b: Q\n",
        "* thesis: T\n  * note: n\n  • premise a: P\n    + objection: O\n  – premise b: Q\n",
        "1. thesis: T\n  note: n\n  1) premise a: P\n    10. objection: O\n  2) premise b: Q\n",
        "a) thesis: T\n  note: n\n  b) premise a: P\n    (1) objection: O\n  C. premise b: Q\n",
        "가. thesis: T\n  note: n\n  ① premise a: P\n    ⓐobjection: O\n  (나) premise b: Q\n",
        "→ thesis: T\n  note: n\n  -> premise a: P\n    => objection: O\n  ✓ premise b: Q\n",
        '“thesis: T”\n  "note: n"\n  ‘premise a: P’\n    “objection: O”\n  "premise b: Q"\n',
        "(thesis) T\n  note: n\n  [premise a] P\n    <objection>: O\n  【premise b】 Q\n",
        "“thesis”: T\n  'note': n\n  **premise** a: P\n    **objection:** O\n  `premise` b: Q\n",
    ],
)
def test_each_habit_is_told_once_and_put_right_by_its_fix_and_by_fmt(text: str) -> None:
    (error,) = find_errors(text)
    assert (error.code, error.has_safe_fixes) == ("E125", True)
    assert fix(text) == PLAIN
    assert format_source(Source("m", text)) == (PLAIN, ())
    assert parse(Source("m", text))[0] == parse(Source("m", PLAIN))[0]


def test_several_habits_are_told_once_each() -> None:
    text = "- **Thesis**: T\n  Note: n\n  - Premise a: P\n    * “objection”: O\n  - premise b: Q\n"
    assert [each.code for each in find_errors(text)] == ["E125"] * 3
    assert fix(text) == PLAIN


def test_the_message_counts_the_lines() -> None:
    (error,) = find_errors("Thesis: T\n  Premise: P\n  Premise: Q\n")
    assert error.message.en == "a keyword in capital letters, here and in 2 more lines"
    assert error.message.ko == "대문자로 쓴 키워드가 있다(이 줄 외 2줄)"
    (error,) = find_errors("- 논제: 가\n")
    assert error.message.ko == "키워드 앞에 목록 기호가 있다"


def test_other_errors_are_told_beside() -> None:
    text = "- Thesis: T\n  - premis: P\n  - con: C\n  - words that begin nothing\n"
    assert [each.code for each in find_errors(text)] == ["E125", "E125", "E110", "E126", "E110"]
    assert format_source(Source("m", text))[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "thesis: T\n  en: Note: x\n  premise: - a: b\n    | - note: c\n    | Premise: d\n",
        "# - Thesis: T\nthesis: T\n",
        "thesis: **bold** and “quoted”\n",
    ],
)
def test_text_and_comments_are_left_as_they_are(text: str) -> None:
    assert find_errors(text) == ()
    assert find_dressed_keywords(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        "- Is it: so",
        "- a list item",
        "By hand: no",
        '"quoted" words',
        "Claim it",
        "[link](premise)",
        "(and) more",
        "[1] words",
    ],
)
def test_prose_is_not_taken_for_a_keyword(line: str) -> None:
    assert "E125" not in [each.code for each in find_errors(f"thesis: T\n  {line}\n")] or line.startswith(
        "By"
    )
    assert find_dressed_keywords(f"thesis: T\n  {line}\n") == ()


@pytest.mark.parametrize("word", sorted({*KEYWORDS, *KEYS}))
@pytest.mark.parametrize("dress", ["- {}", "{}", "“{}”", "12. **{}**"])
def test_every_keyword_and_key_can_be_undressed_in_place(word: str, dress: str) -> None:
    text = f"  {dress.format(word.upper())}: x"
    plain = undress_keywords(text, find_dressed_keywords(text))
    assert len(plain) == len(text)
    assert plain.split() == [f"{word}:", "x"] or plain.split() == [word, ":", "x"]


def test_the_tree_for_editors_holds_such_lines_too() -> None:
    text = "- Thesis: T\n  - Premise: P\n  broken\n"
    assert [each.keyword.value for each in parse_leniently(Source("m", text)).entries] == ["thesis"]


@pytest.mark.parametrize(
    ("text", "formatted"),
    [
        ("thesis: T\n\tpremise: P\n\t\tnote: n\n", "thesis: T\n  premise: P\n    note: n\n"),
        (
            "thesis： T\n  premise\u3000a： P\n  premise\u00a0b:\u00a0Q\n",
            "thesis: T\n  premise a: P\n  premise b: Q\n",
        ),
        ("논제: 가\n\u3000전제: 나\n", "논제: 가\n  전제: 나\n"),
        ("thesis: T\n\u00a0\u00a0premise: P\n", "thesis: T\n  premise: P\n"),
    ],
)
def test_fmt_puts_white_space_right_where_one_reading_is_possible(text: str, formatted: str) -> None:
    assert format_source(Source("m", text)) == (formatted, ())


def test_fmt_leaves_tabs_among_spaces() -> None:
    text = "thesis: T\n  premise: P\n\tpremise: Q\n"
    after, errors = format_source(Source("m", text))
    assert after is None
    assert [each.code for each in errors] == ["E105"]
