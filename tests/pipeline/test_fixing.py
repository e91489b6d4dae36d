"""Fixes of a whole file: none makes things worse, a second run changes nothing, and other bytes stay."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.source import Source, Span
from argmap.pipeline import fixing
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_bytes
from argmap.pipeline.fixing import FixOptions, FixResult, fix_bytes
from tests.paths import ROOT

MAPS = ROOT / "maps"
SAFE, ALL = FixOptions(), FixOptions(include_unsafe=True)
TEXTS = [path.read_text("utf-8") for path in sorted(MAPS.glob("*.argmap"))]
TEXTS += [
    "thesis: One\n  premise a: Two\n  and: Three\n  objection: Four\n    rebuttal: Five\n      undercut a\n",
    "논제: 하나\n  전제 가: 둘\n    강도: 약함\n  반론: 셋\n    재반론 가\n  가정: 넷\n",
]
Change = Callable[[str, int], str]


def change_line(line: str, at: int) -> str:
    return line[:at] + line[at + 1 :]


CHANGES: tuple[Change, ...] = (
    change_line,
    lambda line, at: line[:at] + line[at : at + 2][::-1] + line[at + 2 :],
    lambda line, at: line[: at % 9] + "\t" + line[at % 9 :],
    lambda line, _: line.replace("  ", "\t"),
    lambda line, _: line.replace(": ", " ", 1),
    lambda line, _: line.replace(": ", " = ", 1),
    lambda line, _: line[1:] if line.startswith(" ") else f" {line}",
    lambda line, _: f"  {line}",
    lambda line, _: line.lstrip(),
    lambda line, at: f"{line[:at]}\n  | {line[at:]}",
    lambda line, at: f"{line[:at]}\x1f{line[at:]}",
    lambda line, _: f"{line}\n{line}",
    lambda line, _: line.replace("premise", "and").replace("전제", "그리고"),
    lambda line, _: line.replace("objection", "undercut").replace("반론", "무력화"),
    lambda line, _: line.replace("objection", "con").replace("반론", "반박"),
    lambda line, _: line.replace("premise", "because").replace("전제", "근거"),
    lambda line, _: line.replace("strong", "80%").replace("강함", "높음").replace(": ko", ": Korean"),
    lambda line, _: line.replace("rebuttal", "premise"),
)


def count_errors(data: bytes) -> int:
    return len(compile_bytes(data, "m", CompileOptions()).errors)


@st.composite
def mutated_maps(draw: st.DrawFn) -> bytes:
    """Maps with a few slips of the hand."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        index = draw(st.integers(0, len(lines) - 1))
        lines[index] = draw(st.sampled_from(CHANGES))(lines[index], draw(st.integers(0, 40)))
    return draw(st.sampled_from(("\n", "\r\n", "\r"))).join(lines).encode()


few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(mutated_maps(), st.sampled_from((SAFE, ALL)))
def test_no_fix_makes_things_worse_and_a_second_run_changes_nothing(data: bytes, options: FixOptions) -> None:
    result = fix_bytes(data, "m", options)
    assert count_errors(result.data) <= count_errors(data)
    assert bool(result.fixed_count) == (result.data != data)
    assert fix_bytes(result.data, "m", options).data == result.data


@pytest.mark.slow
@settings(few, max_examples=1000)
@given(mutated_maps(), st.sampled_from((SAFE, ALL)))
def test_of_many_maps_no_fix_makes_things_worse(data: bytes, options: FixOptions) -> None:
    result = fix_bytes(data, "m", options)
    assert count_errors(result.data) <= count_errors(data)
    assert fix_bytes(result.data, "m", options).data == result.data


@pytest.mark.parametrize("path", sorted(MAPS.glob("*.argmap")), ids=lambda path: path.stem)
def test_a_sound_map_stays_as_it_is(path: Path) -> None:
    data = path.read_bytes()
    assert fix_bytes(data, path.name, ALL) == FixResult(
        data.decode(), data.decode(), data, 0, compile_bytes(data, path.name, CompileOptions()).diagnostics
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_no_fix_touches_stay(line_end: str, mark: bytes) -> None:
    lines = ["thesis 가: 하나 ", "", "# a", "  premise b = two", "  objektion:  three", "  premise\tb", ""]
    fixed = ["thesis 가: 하나 ", "", "# a", "  premise b: two", "  objection:  three", "  premise\tb", ""]
    result = fix_bytes(mark + line_end.join(lines).encode(), "m", SAFE)
    assert result.data == mark + line_end.join(fixed).encode()
    assert result.fixed_count == 2


def test_line_ends_of_both_kinds_stay_each_in_its_place() -> None:
    result = fix_bytes(b"thesis: a\r\n  premis: b\n  premise c\r\n  | d\r\n", "m", SAFE)
    assert result.data == b"thesis: a\r\n  premise: b\n  premise c:\r\n  | d\r\n"


def test_a_fix_that_reveals_another_error_lets_that_be_fixed_too() -> None:
    result = fix_bytes(b"thesis a: One\n  premise b: Two\n    stength: strng\n", "m", SAFE)
    assert result.data == b"thesis a: One\n  premise b: Two\n    strength: strong\n"
    assert (result.fixed_count, result.diagnostics) == (2, ())


def test_guesses_are_made_only_when_asked_for() -> None:
    data = b"thesis a: One\n  premise quiet: Two\n  objection: Three\n    rebuttal quite\n"
    assert fix_bytes(data, "m", SAFE).data == data
    assert fix_bytes(data, "m", ALL).data == data.replace(b"quite", b"quiet")


def test_what_is_no_text_is_left_alone() -> None:
    result = fix_bytes("논제: 하나".encode("cp949"), "m", ALL)
    assert result.data == "논제: 하나".encode("cp949")
    assert [each.code for each in result.diagnostics] == ["E101"]


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        (
            "thesis: A\npremise: B\nand: C\n  note: D\nobjection: E\nrebuttal: F\n",
            "thesis: A\n  premise: B\n  and: C\n    note: D\n  objection: E\n    rebuttal: F\n",
        ),
        (
            "논제: 가\n    약칭: 나\n전제: 다\n그리고: 라\n반론: 마\n재반론: 바\n",
            "논제: 가\n    약칭: 나\n    전제: 다\n    그리고: 라\n    반론: 마\n        재반론: 바\n",
        ),
        (
            "thesis: A\npremise: B\n    objection: C\n  objection: D\n",
            "thesis: A\n  premise: B\n      objection: C\n  objection: D\n",
        ),
        (
            "thesis: A\npremise: B\n\nclaim c: C\n# why\npremise: D\n  objection: E\n",
            "thesis: A\n  premise: B\n\nclaim c: C\n  # why\n  premise: D\n    objection: E\n",
        ),
    ],
)
def test_a_map_without_any_indentation_is_indented(written: str, fixed: str) -> None:
    result = fix_bytes(written.encode(), "m", SAFE)
    assert (result.after, [each.code for each in result.diagnostics if each.code[0] == "E"]) == (fixed, [])


@pytest.mark.parametrize(
    "written",
    [
        "thesis: A\n  premise: B\npremise: C\n",
        "thesis: A\nsource s: S\npremise: B\n  cite: s\n",
        "premise: A\nthesis: B\nclaim: C\n",
        "thesis: A\n1. Some say B\n   premise: C\nobjection: D\n",
        "thesis: A\n- Not every B\nobjection: C\nobjection: D\n",
    ],
)
def test_a_line_at_the_edge_that_may_be_another_statement_s_stays(written: str) -> None:
    assert fix_bytes(written.encode(), "m", SAFE).after == written


def stub_compile(
    fixes: dict[str, list[tuple[str, str]]], error_counts: dict[str, int]
) -> Callable[..., CompileResult]:
    """A compiler for which a text has these errors, by the words that their fixes put in place of others."""

    def compile_text(data: bytes, name: str, options: CompileOptions) -> CompileResult:
        source = Source(name, data.decode())
        errors = []
        for old, new in fixes.get(source.text, []):
            span = Span(source, source.text.index(old), source.text.index(old) + len(old))
            errors.append(error(span, Fix(span, new, is_safe=True)))
        while len(errors) < error_counts.get(source.text, 0):
            errors.append(error(Span(source, 0, 0)))
        return CompileResult(source, None, tuple(errors))

    def error(span: Span, *fixes: Fix) -> Diagnostic:
        return Diagnostic("E101", Severity.ERROR, Phrase(en="m", ko="m"), span, fixes=fixes)

    return compile_text


def test_of_several_fixes_only_the_one_that_makes_things_worse_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    all_fixes = [("a", "A"), ("b", "B"), ("c", "C")]
    fixes = {"a b c": all_fixes, "A b C": [("b", "B")]}
    worse = dict.fromkeys(("A B C", "a B C", "A B c", "a B c"), 9)
    monkeypatch.setattr(fixing, "compile_bytes", stub_compile(fixes, worse))
    result = fix_bytes(b"a b c", "m", SAFE)
    assert (result.data, result.fixed_count) == (b"A b C", 2)
    assert fix_bytes(result.data, "m", SAFE).data == b"A b C"


def test_fixes_that_run_in_a_circle_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixing, "compile_bytes", stub_compile({"a": [("a", "b")], "b": [("b", "a")]}, {}))
    assert fix_bytes(b"a", "m", SAFE).data == b"a"
    assert fix_bytes(b"b", "m", SAFE).data == b"b"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "논제: 가\n  반론: 나\n  반박: 다\n",
            "논제: 가\n  반론: 나\n    재반론: 다\n",
        ),
        ("thesis: A\n  objection: B\n  counter: C\n", "thesis: A\n  objection: B\n    rebuttal: C\n"),
        ("thesis: A\n  counter: B\n  counter: C\n", "thesis: A\n  objection: B\n  objection: C\n"),
        ("claim: A\nreason: B\nobjection: C\n", "claim: A\n  premise: B\n  objection: C\n"),
        ("주장: 가\n근거: 나\n반론: 다\n", "주장: 가\n  전제: 나\n  반론: 다\n"),
        ("thesis: A\n  con: B\n  con: C\n", "thesis: A\n  objection: B\n  objection: C\n"),
    ],
)
def test_other_words_come_to_stand_where_they_were_meant(written: str, meant: str) -> None:
    assert fix_bytes(written.encode(), "m.argmap", FixOptions()).after == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("premise: A\nthesis: B\n", "thesis: B\n  premise: A\n"),
        (
            "map: M\n\npremise: A\nand: B\nTherefore: C\n  note: n\n",
            "map: M\n\nthesis: C\n  note: n\n  premise: A\n  and: B\n",
        ),
        ("전제: 가\n전제: 나\n결론: 다\n", "논제: 다\n  전제: 가\n  전제: 나\n"),
        (
            "premise: A\npremise: B\ntherefore: C\nobjection: D\nrebuttal: E\n",
            "thesis: C\n  premise: A\n  premise: B\n  objection: D\n    rebuttal: E\n",
        ),
        ("thesis: A\npremise: B\n  and: C\n", "thesis: A\n  premise: B\n  and: C\n"),
        ("질문: 가?\n찬성: 나\n반대: 다\n", "질문: 가?\n  전제: 나\n  반론: 다\n"),
        ("map: M\n  thesis: A\n    premise: B\n  claim: C\n", "map: M\nthesis: A\n  premise: B\nclaim: C\n"),
        ("지도: 가\n  출처: 김\n  논제: 나\n    인용: 김\n", "지도: 가\n출처 김: 김\n논제: 나\n  인용: 김\n"),
        (
            "source: Smith, Trams\nsource: Smith 2010\nthesis: A\n",
            "source smith: Smith, Trams\nsource smith-2010: Smith 2010\nthesis: A\n",
        ),
        ("thesis: A\n  premise: B\nConclusion: A\n", "thesis: A\n  premise: B\nConclusion: A\n"),
    ],
)
def test_what_the_hint_says_is_done_where_it_can_mean_one_thing(written: str, meant: str) -> None:
    assert fix_bytes(written.encode(), "m", SAFE).after == meant


def test_a_line_beside_a_thesis_with_lines_of_its_own_is_indented_by_a_guess() -> None:
    text = "thesis: A\n    premise: B\nobjection: C\n"
    assert fix_bytes(text.encode(), "m", SAFE).after == text
    assert fix_bytes(text.encode(), "m", ALL).after == "thesis: A\n    premise: B\n    objection: C\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("지도: 가\n주제: 나\n  근거: 다\n", "지도: 가\n논제: 나\n  전제: 다\n"),
        ("map: M\ntopic: T\n  because: P\n", "map: M\nthesis: T\n  premise: P\n"),
        ("주제: 가\n논제: 나\n", "지도: 가\n논제: 나\n"),
        ("thesis: A\n  objection: B\n    not: C\n", "thesis: A\n  objection: B\n    rebuttal: C\n"),
        ("논제: 가\n- 반론: 나\n-- 재반론: 다\n", "논제: 가\n  반론: 나\n    재반론: 다\n"),
    ],
)
def test_a_word_is_read_by_what_stands_already(written: str, meant: str) -> None:
    assert fix_bytes(written.encode(), "m", SAFE).after == meant


@pytest.mark.parametrize(
    ("text", "hint", "followed"),
    [
        (
            "group h: Health\n  premise: P\nthesis: T\n",
            "move it below the statement that it speaks about, and write `group: h` below it",
            "group h: Health\nthesis: T\n  premise: P\n    group: h\n",
        ),
        (
            "thesis: T\ngroup h: Health\n  premise: P\n  objection: O\n",
            "move each line of the group below the statement that it speaks about, and write `group: h`"
            " below each",
            "thesis: T\n  premise: P\n    group: h\n  objection: O\n    group: h\ngroup h: Health\n",
        ),
        (
            "thesis: T\n  group: Big costs\n",
            "declare it at the top with a line `group big: Big costs`, and write `group: big` here",
            "group big: Big costs\nthesis: T\n  group: big\n",
        ),
        (
            "map: M\n  premise: P\n",
            "write what it speaks about as a `thesis` without indentation, and this line below that",
            "map: M\nthesis: T\n  premise: P\n",
        ),
        (
            "thesis: T\nand: B\n",
            "to join a `premise`, stand right below it at its depth; for one more claim write `thesis`",
            "thesis: T\n  premise: P\n  and: B\n",
        ),
        (
            "lang: en\nthesis: T\n",
            "write the map's title as `map: …` above it, and indent it below that line",
            "map: M\n  lang: en\nthesis: T\n",
        ),
    ],
)
def test_a_hint_that_is_followed_to_the_letter_gives_a_sound_map(text: str, hint: str, followed: str) -> None:
    (error,) = compile_bytes(text.encode(), "m", CompileOptions()).errors
    assert error.hint
    assert error.hint.en == hint
    assert count_errors(followed.encode()) == 0
