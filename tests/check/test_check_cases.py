"""Each case gives the warnings written beside it; cases `teach_…` with the classroom rules."""

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
    file, syntax_errors = parse(Source(case.name, case.read_text("utf-8")))
    argmap, errors = build_argmap(file)
    assert syntax_errors + errors == ()
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
def test_a_case_gives_the_warnings_written_beside_it(case: Path) -> None:
    assert "".join(map(format_diagnostic, find_warnings(case))) == case.with_suffix(".diag").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_diagnostic_is_a_warning_in_both_languages(case: Path) -> None:
    for warning in find_warnings(case):
        assert warning.severity is Severity.WARNING
        assert warning.hint is not None
        for phrase in (warning.message, warning.hint, *(note.message for note in warning.notes)):
            assert re.search("[가-힣]", phrase.ko), phrase
            assert not re.search("[가-힣]", re.sub("`[^`]*`", "", phrase.en)), phrase
            assert not phrase.en.endswith(".")
            assert not phrase.ko.endswith(".")


def test_every_rule_has_a_case() -> None:
    assert {warning.code for case in CASES for warning in find_warnings(case)} == CODES
