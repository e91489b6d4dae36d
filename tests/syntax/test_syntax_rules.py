"""Each rule's page has examples that do what they say, in both languages; each message is written in both."""

import re

import pytest

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source
from argmap.syntax import rules
from argmap.syntax.parse import parse

EXAMPLE = re.compile(r"^```argmap (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# No text can show a file that is no text, nor should a page be as deep or wide as a file that is too much so.
WITHOUT = {"E101", "E102", "E108", "E117", "E118"}
PAGES = [(rule, ui) for rule in rules.RULES for ui in ("en", "ko")]


@pytest.mark.parametrize(("rule", "ui"), PAGES, ids=lambda value: getattr(value, "code", value))
def test_the_examples_of_a_page_do_what_they_say(rule: Rule, ui: str) -> None:
    found = EXAMPLE.findall(rule.help.in_language(ui))
    assert [kind for kind, _ in found] == ([] if rule.code in WITHOUT else ["bad", "good"])
    for kind, text in found:
        codes = [diagnostic.code for diagnostic in parse(Source("example", text))[1]]
        assert codes == ([rule.code] if kind == "bad" else [])


def test_codes_stand_in_order_and_only_once() -> None:
    codes = [rule.code for rule in rules.RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"E1\d\d", code) for code in codes)


def test_both_languages_say_something_of_their_own() -> None:
    for rule in rules.RULES:
        for words in (rule.title, rule.help):
            assert _is_bilingual(words), words


def _is_bilingual(phrase: Phrase) -> bool:
    return re.search("[가-힣]", phrase.ko) is not None and phrase.en != phrase.ko
