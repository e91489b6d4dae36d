"""What an editor shows of a hostile map is text: no picture is fetched, and no link is hidden in it."""

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
    """All that is told of the words of a map, pointed at one after another."""
    source = Source("m.argmap", text)
    found = check_document(parse_document(source), CompileOptions())
    said = (found.hover(offset, "en") for offset in range(0, len(text), EVERY))
    return {each[0] for each in said if each}


def check_markdown(markdown: str) -> None:
    """Fails where it has a picture, markup, or a link that is not just what it says."""
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(markdown):
        for each in (token, *(token.children or ())):
            assert each.type not in ("image", "html_inline", "html_block"), markdown
            if each.type == "link_open":
                assert each.markup == "autolink"
                assert PLAIN_ADDRESS.fullmatch(str(each.attrs["href"])), each.attrs


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_stays_text(text: str) -> None:
    said = find_hovers(build_hostile_map(text))
    assert len(said) > 6
    for each in said:
        check_markdown(each)


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_an_address_leads_where_it_says(address: str) -> None:
    said = find_hovers(build_hostile_map("x", address))
    assert any("x.example" in each.casefold() for each in said)
    for each in said:
        check_markdown(each)


def test_a_tag_may_be_any_word() -> None:
    (told,) = (
        each for each in find_hovers("thesis: x\n  tag: `![x](http://127.0.0.1:9/)``y\n") if "**Tag**" in each
    )
    check_markdown(told)
    (tag,) = (
        each.content
        for token in MarkdownIt().parse(told)
        for each in token.children or ()
        if each.type == "code_inline"
    )
    assert tag == "`![x](http://127.0.0.1:9/)``y"
