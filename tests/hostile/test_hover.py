"""Hovers over a hostile map are text: no picture is fetched, and no link is hidden in them."""

import pytest
from markdown_it import MarkdownIt

from argmap.diagnostics.source import Source
from argmap.pipeline.compile import CompileOptions
from argmap.workspace.document import check_document, parse_document
from tests.hostile.corpus import ODD_ADDRESSES, TEXTS, build_hostile_map
from tests.hostile.output_inspection import PLAIN_ADDRESS

EVERY = 3
"""Characters between two places that are pointed at."""


def find_hovers(text: str) -> set[str]:
    """All hovers over the words of a map."""
    source = Source("m.argmap", text)
    checked = check_document(parse_document(source), CompileOptions())
    hovers = (checked.hover(offset, "en") for offset in range(0, len(text), EVERY))
    return {each[0] for each in hovers if each}


def check_markdown(markdown: str) -> None:
    """Fail where it has a picture, markup, or a link whose text is not its target."""
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(markdown):
        for each in (token, *(token.children or ())):
            assert each.type not in ("image", "html_inline", "html_block"), markdown
            if each.type == "link_open":
                assert each.markup == "autolink"
                assert PLAIN_ADDRESS.fullmatch(str(each.attrs["href"])), each.attrs


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_stays_text(text: str) -> None:
    hovers = find_hovers(build_hostile_map(text))
    assert len(hovers) > 6
    for each in hovers:
        check_markdown(each)


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_an_address_leads_where_it_says(address: str) -> None:
    hovers = find_hovers(build_hostile_map("x", address))
    assert any("x.example" in each.casefold() for each in hovers)
    for each in hovers:
        check_markdown(each)


def test_a_tag_may_be_any_word() -> None:
    (hover_text,) = (
        each for each in find_hovers("thesis: x\n  tag: `![x](http://127.0.0.1:9/)``y\n") if "**Tag**" in each
    )
    check_markdown(hover_text)
    (tag,) = (
        each.content
        for token in MarkdownIt().parse(hover_text)
        for each in token.children or ()
        if each.type == "code_inline"
    )
    assert tag == "`![x](http://127.0.0.1:9/)``y"
