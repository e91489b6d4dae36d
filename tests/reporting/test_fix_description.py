"""Fixes are told as changes, in words, without control characters."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.source import Source, Span
from argmap.reporting.fix_description import describe_fixes
from argmap.syntax.parse import parse

TEXT = "thesis: one\n\tpremise: two\n    premise: three\n"


def describe(old: str, new: str) -> Phrase:
    start = TEXT.index(old)
    span = Span(Source("m", TEXT), start, start + len(old))
    message = Phrase(en="m", ko="m")
    (change,) = describe_fixes(Diagnostic("E101", Severity.ERROR, message, span, fixes=(Fix(span, new),)))
    return change


@pytest.mark.parametrize(
    ("old", "new", "en", "ko"),
    [
        ("one", "1", "`one` → `1`", "`one` → `1`"),
        ("two", "", "remove `two`", "`two` 지우기"),
        ("", "map: m", "add `map: m` at 1:1", "1:1에 `map: m` 넣기"),
        ("\t", "  ", "2 blanks in place of 1 tab", "탭 1개 대신 공백 2개"),
        ("    ", "  ", "2 blanks in place of 4 blanks", "공백 4개 대신 공백 2개"),
        ("    ", "", "remove 4 blanks", "공백 4개 지우기"),
        ("", " ", "add 1 blank", "공백 1개 넣기"),
        ("", "\u3000\t", "add other white space", "다른 공백 문자 넣기"),
        ("", "source s: S\n\n", "add `source s: S` at line 1", "1행에 `source s: S` 넣기"),
        ("\tpremise: two\n", "", "remove line 2", "2행 지우기"),
        ("\tpremise: two\n    premise: three\n", "", "remove lines 2 to 3", "2~3행 지우기"),
        ("two\n    premise: three\n", "four\n", "change lines 2 to 3", "2~3행 바꾸기"),
    ],
)
def test_a_fix_is_told_by_what_it_changes(old: str, new: str, en: str, ko: str) -> None:
    assert describe(old, new) == Phrase(en=en, ko=ko)


def test_tabs_are_replaced_by_blanks_in_so_many_words() -> None:
    _, (error,) = parse(Source("m", "thesis: one\n\tpremise: two\n\t\tpremise: three\n"))
    assert list(describe_fixes(error)) == [Phrase(en="2 blanks for each tab", ko="탭 하나마다 공백 2개")]
    assert error.has_safe_fixes


def test_a_tab_among_blanks_is_a_guess() -> None:
    _, errors = parse(Source("m", "thesis: one\n\tpremise: two\n    premise: three\n"))
    assert [error.has_safe_fixes for error in errors if error.code == "E105"] == [False]
