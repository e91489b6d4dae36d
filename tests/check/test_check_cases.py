"""Each case sets off what is written beside it, and nothing else; `teach_…` with the classroom's rules."""

import re
from pathlib import Path

import pytest

from argmap.check.rules import RULES
from argmap.check.run_checks import check
from argmap.diagnostics.diagnostic import Diagnostic, Severity
from argmap.diagnostics.source import Source, Span
from argmap.model.build import build_argmap
from argmap.syntax.parse import parse

CASES = sorted((Path(__file__).parent / "cases").glob("*.argmap"))
CODES = {rule.code for rule in RULES}


def find_warnings(case: Path) -> tuple[Diagnostic, ...]:
    file, broken = parse(Source(case.name, case.read_text("utf-8")))
    argmap, slips = build_argmap(file)
    assert broken + slips == ()
    return check(argmap, teach=case.stem.startswith("teach_"))


def format_diagnostic(diagnostic: Diagnostic) -> str:
    lines = [f"{format_span(diagnostic.span)} {diagnostic.code} {diagnostic.message.en}\n"]
    lines.extend(f"    note {format_span(note.span)} {note.message.en}\n" for note in diagnostic.notes)
    return "".join(lines)


def format_span(span: Span) -> str:
    first, last = span.source.position(span.start), span.source.position(span.end)
    end = f"{last.column}" if first.line == last.line else f"{last.line}:{last.column}"
    return f"{first.line}:{first.column}-{end}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_sets_off_what_is_written_beside_it(case: Path) -> None:
    assert "".join(map(format_diagnostic, find_warnings(case))) == case.with_suffix(".diag").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_all_that_is_said_is_a_warning_in_both_languages(case: Path) -> None:
    for doubt in find_warnings(case):
        assert doubt.severity is Severity.WARNING
        assert doubt.hint is not None
        for words in (doubt.message, doubt.hint, *(note.message for note in doubt.notes)):
            assert re.search("[가-힣]", words.ko), words
            assert not re.search("[가-힣]", re.sub("`[^`]*`", "", words.en)), words
            assert not words.en.endswith(".")
            assert not words.ko.endswith(".")


def test_every_rule_has_a_case() -> None:
    assert {doubt.code for case in CASES for doubt in find_warnings(case)} == CODES
