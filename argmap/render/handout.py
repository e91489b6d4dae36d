"""A talk to hand out: on paper, each slide as it is at its end, and below it what is said of it."""

import math
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from argmap.deck.deck import Deck, Slide
from argmap.layout.scene import Line, Rect
from argmap.render.lines import written
from argmap.render.paragraph import Setting, paragraphs
from argmap.render.placing import placed
from argmap.render.shapes import Stroke, rectangle
from argmap.render.slide_page import Manner, Told, document, slide_page
from argmap.theme.palette import Theme

PAPER = (595.0, 842.0)
"""An upright A4 page, in points."""
ROOM = Rect(48, 48, 499, 746)
"""What of it is written on."""
SIZES = (10.5, 10.0, 9.5, 9.0)
"""Sizes of notes in points: the largest in which they stand on the slide's own page; else the first."""
GAP = 24.0
"""Points between a slide and its notes."""


def handout(deck: Deck, theme: Theme) -> Iterator[str]:
    """The pages as SVG documents: one for each slide, and more where its notes are long."""
    height = ROOM.width * deck.page.height / deck.page.width
    notes = [_notes(slide, ROOM.y + height + GAP) for slide in deck.slides]
    manner = Manner(theme, _links(deck, notes))
    ground = rectangle(Rect(0, 0, *PAPER), theme.page, None)
    for number, pages in enumerate(notes, 1):
        for place, lines in enumerate(pages):
            shown = () if place else _picture(deck, number, height, manner)
            parts = [ground, *shown, *(written(line, theme.text) for line in lines)]
            told = Told(deck.slides[number - 1].title if number > 1 else deck.title, deck.lang)
            yield document(told, PAPER, parts, manner)


def _links(deck: Deck, notes: Sequence[Sequence[Sequence[Line]]]) -> Mapping[str, str]:
    """The first page of each slide."""
    links: dict[str, str] = {}
    count = 1
    for slide, pages in zip(deck.slides, notes, strict=True):
        links[slide.key] = f"#page={count}"
        count += len(pages)
    return links


def _notes(slide: Slide, top: float) -> list[list[Line]]:
    """What is said of a slide, on as many pages as it takes."""
    tried = [list(_paged(_lines(slide, size), top)) for size in SIZES]
    return next((pages for pages in tried if len(pages) == 1), tried[0])


def _lines(slide: Slide, size: float) -> tuple[Line, ...]:
    """All that is said of a slide, in lines, as if a page had no end."""
    texts = [line for note in slide.notes for line in (*note.text.splitlines(), "")]
    endless = Rect(ROOM.x, 0, ROOM.width, math.inf)
    return paragraphs(texts, endless, Setting((size,), apart=0.25)) if texts else ()


def _paged(lines: Sequence[Line], top: float) -> Iterator[list[Line]]:
    """Lines on pages; on the first they begin at `top`. No page begins with an empty one."""
    page: list[Line] = []
    up = -top
    for line in lines:
        if page and line.text and line.y - up > ROOM.bottom:
            yield page
            page, up = [], line.y - line.size - ROOM.y
        if page or line.text:
            page.append(replace(line, y=line.y - up))
    yield page


def _picture(deck: Deck, number: int, height: float, manner: Manner) -> tuple[str, str]:
    """The slide as it is at its end, in a thin frame."""
    room = Rect(ROOM.x, ROOM.y, ROOM.width, height)
    drawn = slide_page(deck, number, deck.slides[number - 1].steps - 1, manner)
    return placed(drawn, room), rectangle(room, "none", Stroke(manner.theme.quiet, 0.75))
