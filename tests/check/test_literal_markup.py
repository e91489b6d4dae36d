"""Signs of other notations inside a text are told, those of ordinary texts are not."""

import pytest

from argmap.check.run_checks import check
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.model.build import build_argmap
from argmap.syntax.parse import parse


def find_warnings(text: str) -> list[Diagnostic]:
    file, syntax_errors = parse(Source("map.argmap", text))
    argmap, errors = build_argmap(file)
    assert syntax_errors + errors == ()
    return [each for each in check(argmap) if each.code == "W311"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A # my claim", "# my claim"),
        ("나는 안다 # 내 주장", "# 내 주장"),
        ("A // note", "// note"),
        ("A <!-- note -->", "<!-- note -->"),
        ("A **bold** word", "**bold**"),
        ("**All of it**", "**All of it**"),
        ("See [the study](https://example.org/a)", "[the study](https://example.org/a)"),
        ("See [link](x)", "[link](x)"),
    ],
)
def test_signs_that_are_drawn_are_told_at_their_place(text: str, place: str) -> None:
    (warning,) = find_warnings(f"thesis: {text}\n")
    assert warning.span.text == place
    assert not warning.has_safe_fixes


@pytest.mark.parametrize(
    "text",
    [
        "C# is a language",
        "C #",
        "#hashtag and a #tag",
        "The # of riders rises",
        "We are # 1",
        "and/or",
        "see https://example.org//a",
        "2 ** 3 and 4 ** 5",
        "a[1](2 3)",
        "He [sic] said (so)",
        "Text is plain: quotes, C#, # and a | b stay",
        "***",
        "1/2//3",
    ],
)
def test_ordinary_texts_are_not(text: str) -> None:
    assert find_warnings(f"thesis: {text}\n") == []


def test_a_translation_and_a_wrapped_text_are_looked_at_too() -> None:
    assert len(find_warnings("thesis: A\n  ko: **가**\n")) == 1
    (warning,) = find_warnings("thesis: A\n  | b # c\n")
    assert (warning.span.text, warning.fixes) == ("# c", ())


def test_allow_keeps_the_signs() -> None:
    assert find_warnings("thesis: A **b**\n  allow: W311\n") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("thesis: T\n  premise: A # c\n", "thesis: T\n  # c\n  premise: A\n"),
        ("thesis: A // c d\n", "# c d\nthesis: A\n"),
        ("thesis: A **b** c\n", "thesis: A b c\n"),
    ],
)
def test_the_fix_keeps_the_words(written: str, meant: str) -> None:
    assert apply_fixes(written, list_fixes(find_warnings(written))) == meant
    assert find_warnings(meant) == []


def test_a_second_line_below_a_statement_is_advised_a_bar_first() -> None:
    _, (error,) = parse(Source("m", "thesis: A\n  This is a second line\n"))
    assert error.hint is not None
    assert error.hint.en.startswith("begin with `|`")
    _, errors = parse(Source("m", "Some words\nthesis: A\n"))
    assert errors[0].hint is not None
    assert errors[0].hint.en.startswith("begin with a keyword")
