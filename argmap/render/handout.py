"""A talk to hand out: on paper, each slide as it is at its end, and its notes below it."""

import math
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from argmap.deck.deck import Deck, Slide
from argmap.render.argument_symbols import draw_text_line
from argmap.render.paragraph import ParagraphStyle, wrap_paragraphs
from argmap.render.picture import Mark, Picture, Rectangle, Shape, Stroke
from argmap.render.slide_pages import DocumentInfo, PageContext, build_page, draw_slide_page
from argmap.render.transform.scale import place_on_page, round_marks
from argmap.scene.scene import Rect, TextLine
from argmap.theme.theme import Theme

PAPER_SIZE = (595.0, 842.0)
"""An upright A4 page, in points."""
PRINT_AREA = Rect(48, 48, 499, 746)
"""The part of it that is written on, within margins of 48 points."""
NOTE_SIZES = (10.5, 10.0, 9.5, 9.0)
"""Sizes of notes in points: the largest in which they stand on the slide's own page; else the first."""
NOTES_GAP = 24.0
"""Points between a slide and its notes."""


def draw_handout_pages(deck: Deck, theme: Theme) -> Iterator[Picture]:
    """Draw the pages: one for each slide, and more where its notes are long."""
    height = PRINT_AREA.width * deck.page.height / deck.page.width
    notes = [_lay_out_notes(slide, PRINT_AREA.y + height + NOTES_GAP) for slide in deck.slides]
    context = PageContext(theme, _first_page_links(deck, notes))
    for number, pages in enumerate(notes, 1):
        info = DocumentInfo(deck.slides[number - 1].title if number > 1 else deck.title, deck.lang)
        for index, lines in enumerate(pages):
            slide = () if index else _draw_slide(deck, number, height, context)
            marks = [*slide, *round_marks(draw_text_line(line, theme.text) for line in lines)]
            yield build_page(info, PAPER_SIZE, marks, context)


def _first_page_links(deck: Deck, notes: Sequence[Sequence[Sequence[TextLine]]]) -> Mapping[str, str]:
    """Link each slide's key to its first page."""
    links: dict[str, str] = {}
    count = 1
    for slide, pages in zip(deck.slides, notes, strict=True):
        links[slide.key] = f"#page={count}"
        count += len(pages)
    return links


def _lay_out_notes(slide: Slide, top: float) -> list[list[TextLine]]:
    """Lay out a slide's notes on as many pages as they take."""
    layouts = [list(_paginate(_wrap_notes(slide, size), top)) for size in NOTE_SIZES]
    return next((pages for pages in layouts if len(pages) == 1), layouts[0])


def _wrap_notes(slide: Slide, size: float) -> tuple[TextLine, ...]:
    """Wrap a slide's notes into lines, as if a page had no end."""
    texts = [line for note in slide.notes for line in (*note.text.splitlines(), "")]
    endless = Rect(PRINT_AREA.x, 0, PRINT_AREA.width, math.inf)
    return wrap_paragraphs(texts, endless, ParagraphStyle((size,), spacing=0.25)) if texts else ()


def _paginate(lines: Sequence[TextLine], top: float) -> Iterator[list[TextLine]]:
    """Distribute lines over pages; on the first they begin at `top`. No page begins with an empty one."""
    page: list[TextLine] = []
    up = -top
    for line in lines:
        if page and line.text and line.y - up > PRINT_AREA.bottom:
            yield page
            page, up = [], line.y - line.size - PRINT_AREA.y
        if page or line.text:
            page.append(replace(line, y=line.y - up))
    yield page


def _draw_slide(deck: Deck, number: int, height: float, context: PageContext) -> tuple[Mark, ...]:
    """Draw the slide as it is at its end, in a thin frame."""
    area = Rect(PRINT_AREA.x, PRINT_AREA.y, PRINT_AREA.width, height)
    slide = draw_slide_page(deck, number, deck.slides[number - 1].step_count - 1, context)
    frame = Shape(Rectangle(area), None, Stroke(context.theme.muted, 0.75))
    return place_on_page(slide, area), *round_marks([frame])
