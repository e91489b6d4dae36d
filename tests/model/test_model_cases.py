"""Each case means what is written beside it: what is wrong with it, and the map that it makes."""

import re
from pathlib import Path

import pytest

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.model.rules import RULES
from argmap.syntax.parse import parse
from tests.model.model_dump import format_diagnostics, format_map

CASES = sorted((Path(__file__).parent / "cases").glob("*.argmap"))
CODES = {rule.code for rule in RULES}


def read_case(case: Path) -> Source:
    return Source(case.name, case.read_text("utf-8"))


def build_test_map(source: Source) -> tuple[ArgMap, tuple[Diagnostic, ...]]:
    return build_argmap(parse(source)[0])


def apply_fixes(source: Source, fixes: tuple[Fix, ...]) -> Source:
    text = source.text
    for fix in sorted(fixes, key=lambda fix: fix.span.start, reverse=True):
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return Source(source.name, text)


def count_code(diagnostics: tuple[Diagnostic, ...], code: str) -> int:
    return sum(diagnostic.code == code for diagnostic in diagnostics)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_error_is_reported_once_at_its_place(case: Path) -> None:
    _, diagnostics = build_test_map(read_case(case))
    assert format_diagnostics(diagnostics) == case.with_suffix(".diag").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_map_is_the_one_that_is_written_beside(case: Path) -> None:
    argmap, _ = build_test_map(read_case(case))
    assert format_map(argmap) == case.with_suffix(".model").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_fix_resolves_its_error(case: Path) -> None:
    source = read_case(case)
    _, diagnostics = build_test_map(source)
    for diagnostic in diagnostics:
        if diagnostic.fixes:
            better = build_test_map(apply_fixes(source, diagnostic.fixes))[1]
            assert count_code(better, diagnostic.code) < count_code(diagnostics, diagnostic.code), diagnostic


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_all_that_is_said_is_said_in_both_languages_and_as_the_house_says_it(case: Path) -> None:
    for diagnostic in build_test_map(read_case(case))[1]:
        assert diagnostic.code in CODES
        assert diagnostic.severity is Severity.ERROR
        assert diagnostic.hint is not None
        for words in (diagnostic.message, diagnostic.hint, *(note.message for note in diagnostic.notes)):
            assert is_bilingual(words), words
            assert not words.en.endswith(".")
            assert not words.ko.endswith(".")


def is_bilingual(phrase: Phrase) -> bool:
    return (
        re.search("[가-힣]", phrase.ko) is not None
        and re.search("[가-힣]", phrase.en.partition("`")[0]) is None
    )


def test_every_rule_has_a_case() -> None:
    seen = {diagnostic.code for case in CASES for diagnostic in build_test_map(read_case(case))[1]}
    assert seen == CODES
