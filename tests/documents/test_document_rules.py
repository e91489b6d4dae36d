"""Each rule's page has examples that do what they say, in both languages."""

import re
from pathlib import Path

import pytest

from argmap.config.settings import Settings
from argmap.diagnostics.rule import Rule
from argmap.documents.markdown_writer import convert_markdown
from argmap.documents.resolved_maps import DocumentContext
from argmap.documents.rules import RULES
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.options import Overrides
from argmap.pipeline.output_format import OutputFormat
from argmap.theme.pages import NO_PAGE, parse_page

EXAMPLE = re.compile(r"^````markdown (bad|good)\n(.*?)^````$", re.MULTILINE | re.DOTALL)
PAGES = [(rule, ui) for rule in RULES for ui in ("en", "ko")]


@pytest.mark.parametrize(("rule", "ui"), PAGES, ids=lambda value: getattr(value, "code", value))
def test_the_examples_of_a_page_do_what_they_say(rule: Rule, ui: str, tmp_path: Path) -> None:
    (tmp_path / "trains.argmap").write_text("thesis: More night trains should run\n", "utf-8")
    around = DocumentContext(str(tmp_path), CompileOptions(), Settings(), Overrides(fit=parse_page(NO_PAGE)))
    found = EXAMPLE.findall(rule.help.in_language(ui))
    assert [kind for kind, _ in found] == ["bad", "good"]
    for kind, text in found:
        done = convert_markdown(text.encode(), "x.md", around, OutputFormat.SVG, "x")
        codes = [diagnostic.code for diagnostic in done.diagnostics if diagnostic.code[0] == "E"]
        assert codes == ([rule.code] if kind == "bad" else [])
        assert (done.data is None) == (kind == "bad")


def test_codes_stand_in_order_and_only_once() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"E6\d\d", code) for code in codes)


def test_both_languages_say_something_of_their_own() -> None:
    for rule in RULES:
        for words in (rule.title, rule.help):
            assert re.search("[가-힣]", words.ko)
            assert words.en != words.ko
