"""A talk as a PDF: a page for each step; or, to hand out, a page for each slide with its notes."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.deck.deck import Deck
from argmap.render.handout import PAPER_SIZE, draw_handout_pages
from argmap.render.picture import Picture
from argmap.render.pinned_fonts import write_pdf_pages
from argmap.render.slide_pages import PageContext, draw_slide_page
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT


class SlidesPdfOptions(Struct, frozen=True):
    """The choices for a talk on paper; `handout` is for readers rather than for a screen."""

    theme: Theme = LIGHT
    handout: bool = False


def write_slides_pdf(deck: Deck, options: SlidesPdfOptions | None = None) -> bytes:
    """Write the talk as a document whose marks lead from page to page.

    Raises errors as `write_pdf_pages` does.
    """
    options = options or SlidesPdfOptions()
    theme = options.theme.without_dark_variant
    if options.handout:
        return write_pdf_pages(list(draw_handout_pages(deck, theme)), PAPER_SIZE, theme.fonts)
    pages = list(_draw_pages(deck, PageContext(theme, _first_page_links(deck))))
    return write_pdf_pages(pages, (deck.page.width, deck.page.height), theme.fonts)


def _draw_pages(deck: Deck, context: PageContext) -> Iterator[Picture]:
    for number, slide in enumerate(deck.slides, 1):
        for step in range(slide.step_count):
            yield draw_slide_page(deck, number, step, context)


def _first_page_links(deck: Deck) -> Mapping[str, str]:
    """Link each slide's key to its first page."""
    links: dict[str, str] = {}
    page = 1
    for slide in deck.slides:
        links[slide.key] = f"#page={page}"
        page += slide.step_count
    return links
