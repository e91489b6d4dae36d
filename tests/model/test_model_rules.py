"""Each rule's page has examples that do what they say, in both languages."""

import re

import pytest

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.rules import RULES
from argmap.syntax.parse import parse

EXAMPLE = re.compile(r"^```argmap (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [(rule, ui) for rule in RULES for ui in ("en", "ko")]


def find_diagnostics(text: str) -> list[Diagnostic]:
    file, broken = parse(Source("example", text))
    return [*broken, *build_argmap(file)[1]]


@pytest.mark.parametrize(("rule", "ui"), PAGES, ids=lambda value: getattr(value, "code", value))
def test_the_examples_of_a_page_do_what_they_say(rule: Rule, ui: str) -> None:
    found = EXAMPLE.findall(rule.help.in_language(ui))
    assert [kind for kind, _ in found] == ["bad", "good"]
    for kind, text in found:
        assert [diagnostic.code for diagnostic in find_diagnostics(text)] == (
            [rule.code] if kind == "bad" else []
        )


def test_codes_stand_in_order_and_only_once() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"E2\d\d", code) for code in codes)


def test_both_languages_say_something_of_their_own() -> None:
    for rule in RULES:
        for words in (rule.title, rule.help):
            assert re.search("[가-힣]", words.ko)
            assert words.en != words.ko
