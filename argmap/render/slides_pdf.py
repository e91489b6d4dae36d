"""A talk as a PDF: a page for each step; or, to hand out, a page for each slide with its notes."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.deck.deck import Deck
from argmap.render.fixed import bound
from argmap.render.handout import PAPER, handout
from argmap.render.slide_page import Manner, slide_page
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT


class PdfOptions(Struct, frozen=True):
    """How a talk looks on paper; `handout` for readers rather than for a screen."""

    theme: Theme = LIGHT
    handout: bool = False


def slides_pdf(deck: Deck, options: PdfOptions | None = None) -> bytes:
    """The talk as a document whose marks lead from page to page.

    Raises Trouble as `bound` does.
    """
    options = options or PdfOptions()
    theme = options.theme.by_day
    if options.handout:
        return bound(list(handout(deck, theme)), PAPER, theme.fonts)
    manner = Manner(theme, _links(deck))
    pages = list(_pages(deck, manner))
    return bound(pages, (deck.page.width, deck.page.height), theme.fonts)


def _pages(deck: Deck, manner: Manner) -> Iterator[str]:
    for number, slide in enumerate(deck.slides, 1):
        for step in range(slide.steps):
            yield slide_page(deck, number, step, manner)


def _links(deck: Deck) -> Mapping[str, str]:
    """The first page of each slide."""
    links: dict[str, str] = {}
    page = 1
    for slide in deck.slides:
        links[slide.key] = f"#page={page}"
        page += slide.steps
    return links
