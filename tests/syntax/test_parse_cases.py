"""Each case gets the diagnostics written beside it, and leaves the tree that is written beside it."""

import re
from pathlib import Path

import pytest

from argmap.diagnostics.diagnostic import Diagnostic, Fix
from argmap.diagnostics.source import Source, Span
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.syntax.parse import parse
from argmap.syntax.rules import RULES
from argmap.syntax.tree import Entry, File

CASES = Path(__file__).parent / "cases"
ALL = sorted(CASES.glob("*.argmap"))


def format_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> str:
    """One line a diagnostic: its place (the end's column is the one behind it), its code and its words."""
    return "".join(
        f"{_format_span(diagnostic.span)} {diagnostic.code} {diagnostic.message.en}\n"
        for diagnostic in diagnostics
    )


def _format_span(span: Span) -> str:
    first, last = span.source.position(span.start), span.source.position(span.end)
    end = f"{last.column}" if first.line == last.line else f"{last.line}:{last.column}"
    return f"{first.line}:{first.column}-{end}"


def format_tree(file: File) -> str:
    """The tree as an outline, with a `!` before what is broken; then the suppressed ids."""
    lines: list[str] = []
    pending = [(entry, 0) for entry in reversed(file.entries)]
    while pending:
        entry, depth = pending.pop()
        lines.append(f"{'  ' * depth}{'!' * entry.broken}{_format_entry(entry)}".rstrip())
        for found in entry.properties:
            key = f"{found.key}.{found.language}" if found.language else found.key
            lines.append(f"{'  ' * (depth + 1)}- {key}: {found.value.value}")
        pending.extend((child, depth + 1) for child in reversed(entry.children))
    return "".join(
        f"{line}\n" for line in (*lines, f"suppressed: {' '.join(sorted(file.suppressed_ids))}".rstrip())
    )


def _format_entry(entry: Entry) -> str:
    name = f" {entry.name.text}" if entry.name else ""
    return f"{entry.keyword.value}{name}" + (f": {entry.text.value}" if entry.text else "")


def read_case(case: Path) -> Source:
    return Source(case.name, case.read_text("utf-8"))


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.stem)
def test_each_error_is_reported_once_at_its_place(case: Path) -> None:
    _, diagnostics = parse(read_case(case))
    assert format_diagnostics(diagnostics) == case.with_suffix(".diag").read_text("utf-8")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.stem)
def test_broken_lines_keep_their_place_or_are_left_out(case: Path) -> None:
    file, diagnostics = parse(read_case(case))
    assert format_tree(file) == case.with_suffix(".tree").read_text("utf-8")
    assert file.broken == bool(diagnostics)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.stem)
def test_each_fix_resolves_its_error(case: Path) -> None:
    source = read_case(case)
    _, diagnostics = parse(source)
    for diagnostic in diagnostics:
        for fix in diagnostic.fixes:
            _, left = parse(Source(case.name, _apply_fix(fix, source.text)))
            assert (diagnostic.code, diagnostic.span.start) not in [
                (one.code, one.span.start) for one in left
            ]


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("thesis: A\n   short: B\n  note: C\n  tag: D\n", "thesis: A\n   short: B\n   note: C\n   tag: D\n"),
        ("thesis: A\n  premise: B\n thesis: C\n", "thesis: A\n  premise: B\nthesis: C\n"),
        ("thesis: A\n  premise: B\n group c: C\n", "thesis: A\n  premise: B\ngroup c: C\n"),
        ("thesis: A\n  premise: B\n premise: C\n", "thesis: A\n  premise: B\n  premise: C\n"),
        (
            "thesis: A\n  premise: B\n    premise: C\n   premise: D\n    note: E\n",
            "thesis: A\n  premise: B\n    premise: C\n  premise: D\n    note: E\n",
        ),
        ("group a: A\n  group b: B\n group c: C\n", "group a: A\n  group b: B\n  group c: C\n"),
    ],
)
def test_a_line_is_moved_to_where_it_can_begin(written: str, fixed: str) -> None:
    _, (diagnostic,) = parse(Source("m", written))
    (fix,) = diagnostic.fixes
    assert diagnostic.code == "E106"
    assert _apply_fix(fix, written) == fixed
    assert parse(Source("m", fixed))[1] == ()


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("map Black tea: which\n", "map: Black tea: which\n"),
        ("premise x = A b\n", "premise x: A b\n"),
        ("premise;A b\n", "premise: A b\n"),
        ("전제 - 가 나\n", "전제: 가 나\n"),
        ("source s; A b\n", "source s: A b\n"),
        ("objection 茶，好\n", "objection: 茶，好\n"),
    ],
)
def test_a_colon_takes_the_place_of_another_sign(written: str, fixed: str) -> None:
    _, (diagnostic,) = parse(Source("m", written))
    (fix,) = diagnostic.fixes
    applied = _apply_fix(fix, written)
    assert parse(Source("m", applied))[0] == parse(Source("m", fixed))[0]
    assert parse(Source("m", applied))[1] == ()


def test_every_error_of_the_cases_is_a_rule_and_speaks_both_languages() -> None:
    known = {rule.code for rule in RULES}
    for diagnostic in (diagnostic for case in ALL for diagnostic in parse(read_case(case))[1]):
        assert diagnostic.code in known
        assert not diagnostic.message.en.endswith(".")
        assert diagnostic.hint is not None
        for words in (diagnostic.message, diagnostic.hint, *(note.message for note in diagnostic.notes)):
            assert re.search("[가-힣]", words.ko), words


def _apply_fix(fix: Fix, text: str) -> str:
    return text[: fix.span.start] + fix.text + text[fix.span.end :]


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("map: A\nlang: ko\nen: B\nthesis: C\n", "map: A\n  lang: ko\n  en: B\nthesis: C\n"),
        ("map: A\n  lang: ko\nen: B\nthesis: C\n", "map: A\n  lang: ko\n  en: B\nthesis: C\n"),
        (
            "thesis: A\n| more\n# why\n\nnote: n\n  premise: B\n",
            "thesis: A\n| more\n# why\n\n  note: n\n  premise: B\n",
        ),
        ("논제: 가\n메모: 나\n", "논제: 가\n  메모: 나\n"),
    ],
)
def test_a_property_at_the_edge_is_indented_below_its_line(written: str, fixed: str) -> None:
    source = Source("m", written)
    _, errors = parse(source)
    assert {error.code for error in errors} == {"E123"}
    assert all(error.has_safe_fixes for error in errors)
    assert apply_fixes(written, list_fixes(errors)) == fixed
    assert parse(Source("m", fixed))[1] == ()


@pytest.mark.parametrize(
    "written",
    [
        "lang: ko\nthesis: A\n",
        "thesis: A\nlang: ko\n",
        "thesis: A\n  premise: B\nnote: n\n",
        "map: A\nnote: n\n",
    ],
)
def test_a_property_at_the_edge_that_no_line_above_can_have_gets_no_fix(written: str) -> None:
    _, errors = parse(Source("m", written))
    assert [(error.code, error.fixes) for error in errors] == [("E123", ())]
