"""`argmap reference`: the whole language, in a thousand words at most."""

import re

import pytest

from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.rules import all_rules
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS, PROPERTIES
from tests.cli.cli_call import RunArgmap

MAX_WORDS = 1000
VALUES = [word for spec in PROPERTIES for word in spec.choice_spellings]


@pytest.mark.parametrize("ui", ["en", "ko"])
def test_it_has_every_word_of_the_language_in_few_words(run_argmap: RunArgmap, ui: str) -> None:
    out = run_argmap("reference", "--ui", ui).out
    assert len(out.split()) <= MAX_WORDS
    assert [word for word in (*KEYWORDS, *KEYS, *VALUES) if f"`{word}`" not in out] == []


@pytest.mark.parametrize("ui", ["en", "ko"])
def test_its_example_is_sound_and_uses_every_role(run_argmap: RunArgmap, ui: str) -> None:
    (example,) = re.findall(r"```argmap\n(.*?)```", run_argmap("reference", "--ui", ui).out, re.DOTALL)
    result = compile_bytes(example.encode(), "example", CompileOptions())
    assert result.diagnostics == ()
    assert result.argmap
    roles = {statement.role.value for statement in result.argmap.statements.values()}
    assert roles == {"thesis", "premise", "assumption", "objection", "rebuttal", "undercut"}


@pytest.mark.parametrize("ui", ["en", "ko"])
def test_it_has_the_titles_of_rules(run_argmap: RunArgmap, ui: str) -> None:
    out = run_argmap("reference", "--ui", ui).out
    titles = [rule.title.in_language(ui) for rule in all_rules() if rule.code.startswith(("T", "W3"))]
    assert [title for title in titles if title not in out] == []
    assert next(rule for rule in all_rules() if rule.code == "E221").title.in_language(ui) in out


def test_it_is_a_document_in_utf8(run_argmap: RunArgmap) -> None:
    assert run_argmap("reference").raw.decode("utf-8").startswith("# The argmap language\n")
