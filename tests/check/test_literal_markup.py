"""Signs of other notations inside a text are told, those of ordinary texts are not."""

import pytest

from argmap.check.run_checks import check
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.model.build import build_argmap
from argmap.syntax.parse import parse


def find_warnings(text: str, code: str = "W311") -> list[Diagnostic]:
    file, syntax_errors = parse(Source("map.argmap", text))
    argmap, errors = build_argmap(file)
    assert syntax_errors + errors == ()
    return [each for each in check(argmap) if each.code == code]


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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("thesis: A\n  premise: B (strong)\n", "thesis: A\n  premise: B\n    strength: strong\n"),
        ("thesis: A\n  premise: B, strength: 80%\n", "thesis: A\n  premise: B\n    strength: 0.8\n"),
        (
            "논제: 가\n  반론: 나 (강도: 높음)\n      메모: 다\n",
            "논제: 가\n  반론: 나\n      강도: 강함\n      메모: 다\n",
        ),
        ('thesis: "A"\n', "thesis: A\n"),
        ("논제: “가나 다”\n  전제: 나\n", "논제: 가나 다\n  전제: 나\n"),
    ],
)
def test_a_value_in_a_text_moves_to_its_own_line(written: str, meant: str) -> None:
    (warning,) = find_warnings(written, "W313")
    assert not warning.has_safe_fixes
    assert apply_fixes(written, list_fixes([warning])) == meant
    assert find_warnings(meant, "W313") == []


@pytest.mark.parametrize(
    "text",
    [
        "thesis: A (strong)\n",
        "thesis: A\n  premise: B\n  and: C (weak)\n",
        "thesis: A\n  premise: B (strong)\n    strength: weak\n",
        "thesis: A [1]\n",
        "논제: 가 [1, 2]\n",
        "thesis: A (source: Smith)\n",
    ],
)
def test_a_value_that_has_no_place_below_gets_advice_only(text: str) -> None:
    (warning,) = find_warnings(text, "W313")
    assert warning.fixes == ()


@pytest.mark.parametrize(
    "text",
    [
        'thesis: He said "yes" and "no"',
        'thesis: "A" is a letter',
        "thesis: The wind is strong",
        "thesis: Prices (high) fall [sic]",
        "thesis: a[1] and f(x)",
        'thesis: "A"\n  by: Kim',
        "thesis: The strength of steel rises",
        "thesis: It closed (March, 2020)",
        "thesis: It closed (March 5, 2020)",
        "thesis: It has stood there (since 1998)",
        "thesis: It sold well (Cup, 1998–2010)",
        "논제: 법이 바뀌었다 (개정 2020)",
    ],
)
def test_ordinary_signs_are_no_values(text: str) -> None:
    assert find_warnings(f"{text}\n", "W313") == []


@pytest.mark.parametrize(
    ("text", "line", "cite"),
    [
        ("thesis: A (source: EDF 2024)", "source edf: EDF 2024", "cite: edf"),
        ("thesis: A (Lee, Kim & Cho 2006)", "source lee: Lee, Kim & Cho 2006", "cite: lee"),
        ("thesis: A [IPCC, 2014].", "source ipcc: IPCC, 2014", "cite: ipcc"),
        ("thesis: A (Smith et al. 2010a)", "source smith: Smith et al. 2010a", "cite: smith"),
        ("논제: 가 (출처: 통계청)", "출처 통계청: 통계청", "인용: 통계청"),
        (
            "논제: 가 (대한상공회의소, 2022)",
            "출처 대한상공회의소: 대한상공회의소, 2022",
            "인용: 대한상공회의소",
        ),
    ],
)
def test_a_source_in_a_text_is_told_by_the_lines_that_declare_and_cite_it(
    text: str, line: str, cite: str
) -> None:
    (warning,) = find_warnings(f"{text}\n", "W313")
    assert warning.hint is not None
    assert all(
        f"`{part}`" in phrase for part in (line, cite) for phrase in (warning.hint.en, warning.hint.ko)
    )


def test_a_source_in_a_text_that_is_declared_is_cited_by_its_id() -> None:
    text = "source edf: EDF 2024\nthesis: A\n  premise: B (source: EDF 2024)\n  premise: C\n    cite: edf\n"
    (warning,) = find_warnings(text, "W313")
    assert warning.hint is not None
    assert warning.hint.en == "take it out, and write `cite: edf` below this line"


def test_a_statistic_with_a_source_in_its_text_has_one() -> None:
    assert find_warnings("thesis: 40% agree (Lee, 2010)\n", "W306") == []
    assert len(find_warnings("thesis: 40% agree (all of them)\n", "W306")) == 1
