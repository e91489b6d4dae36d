"""Each rule's page has examples that do what they say, in both languages; the rules are all known below."""

import re

import pytest

from argmap.check.rules import RULES
from argmap.check.run_checks import check
from argmap.diagnostics.diagnostic import Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.values import WARNING_CODES
from argmap.syntax.parse import parse

EXAMPLE = re.compile(r"^```argmap (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [(rule, ui) for rule in RULES for ui in ("en", "ko")]


def find_codes(text: str, teach: bool) -> list[str]:
    file, syntax_errors = parse(Source("example", text))
    argmap, errors = build_argmap(file)
    assert syntax_errors + errors == ()
    return [warning.code for warning in check(argmap, teach=teach)]


@pytest.mark.parametrize(("rule", "ui"), PAGES, ids=lambda value: getattr(value, "code", value))
def test_the_examples_of_a_page_do_what_they_say(rule: Rule, ui: str) -> None:
    examples = EXAMPLE.findall(rule.help.in_language(ui))
    assert [kind for kind, _ in examples] == ["bad", "good"]
    for kind, text in examples:
        codes = find_codes(text, rule.teach)
        assert (rule.code in codes) is (kind == "bad")
        assert [code for code in codes if code.startswith("W")] == (
            [rule.code] * (kind == "bad" and not rule.teach)
        )


def test_codes_stand_in_order_and_only_once() -> None:
    codes = [rule.code for rule in RULES]
    warnings, lessons = codes[: codes.index("T401")], codes[codes.index("T401") :]
    assert warnings == sorted(set(warnings))
    assert lessons == sorted(set(lessons))
    assert all(re.fullmatch(r"T4\d\d" if rule.teach else r"W3\d\d", rule.code) for rule in RULES)
    assert all(rule.severity is Severity.WARNING for rule in RULES)


def test_the_model_lets_writers_allow_every_warning_and_nothing_else() -> None:
    assert {rule.code for rule in RULES} == WARNING_CODES


def test_both_languages_say_something_of_their_own() -> None:
    for rule in RULES:
        for words in (rule.title, rule.help):
            assert re.search("[가-힣]", words.ko)
            assert words.en != words.ko


def test_the_classroom_s_rules_are_off_unless_asked_for() -> None:
    text = (
        "thesis: The school should have a garden\n  objection: Nobody would water it\n  premise: It is fun\n"
    )
    assert find_codes(text, teach=False) == []
    assert {code[0] for code in find_codes(text, teach=True)} == {"T"}
