"""The reports below broken maps on pages, as argmap gives them."""

import re

import argmap
from tests.manual.markdown_pages import FencedBlock, MarkdownPage


def write_report(page: MarkdownPage, block: FencedBlock) -> str:
    """The report of a broken map, in the page's language, under the name that the page gives the map."""
    shown = page.blocks[page.blocks.index(block) + 1].text
    (name, *_) = re.findall(r"--> (\S+?):", shown)
    broken = argmap.parse(block.text, name=name)
    assert not broken.ok
    return broken.report("ko" if page.path.stem.endswith(".ko") else "en")


def replace_reports(page: MarkdownPage) -> str:
    """The text of a page with the reports of its broken maps made anew."""
    text = page.text
    for number, block in enumerate(page.blocks):
        if (block.language, block.marker) == ("argmap", "broken"):
            text = text.replace(page.blocks[number + 1].text, write_report(page, block))
    return text
