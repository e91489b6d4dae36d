"""One slide at one step as a picture of the page: title, drawing or words, number."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.deck import BODY_BOUNDS, Deck, Slide, SlideKind, find_title_bounds, scale_bounds
from argmap.layout.text.line_breaking import TextStyle
from argmap.render.argument_symbols import draw_rectangle, draw_text_line, draw_up_arrow
from argmap.render.css_fonts import css_font_stack
from argmap.render.draw_scene import SceneStyle, draw_minimap, draw_scene
from argmap.render.draw_statement import link_marks
from argmap.render.paragraph import ParagraphStyle, wrap_paragraphs
from argmap.render.picture import Mark, Picture, TextRun
from argmap.render.transform.mirror import mirror_shapes
from argmap.render.transform.scale import place_on_page, round_lengths, round_marks
from argmap.scene.scene import Rect, TextLine
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT

SLIDE_TITLE_STYLE = ParagraphStyle((30, 28, 26, 24, 22, 20, 18), bold=True)
TALK_TITLE_STYLE = ParagraphStyle((44, 40, 36, 32, 28, 24, 20), bold=True)
WORDS_STYLE = ParagraphStyle((24, 22, 20, 18), spacing=0.6)
"""Sizes on a page 540 points high."""
TALK_TITLE_BOUNDS = Rect(84, 110, 792, 120)
"""The place of a whole talk's title on a page of 960 × 540 points; its lowest line is at the bottom."""
THESES_BOUNDS = Rect(84, 262, 792, 240)
"""The place of the words below it, on a page of that size."""
LIST_BOUNDS = Rect(32, 84, 896, 430)
"""The place of the words of a slide that has no drawing, on a page of that size."""
NUMBER_PT = 10.0
"""The size of a slide's number on a page 540 points high."""


class PageContext(Struct, frozen=True):
    """The choices for pages: `links` are addresses of slides by their keys, `id_prefix` begins every id."""

    theme: Theme = LIGHT
    links: Mapping[str, str] = field(default_factory=dict)
    id_prefix: str = ""


def draw_slide_page(deck: Deck, number: int, step: int, context: PageContext) -> Picture:
    """Draw a deck's slide, counted from 1, as it is at one of its steps."""
    slide, page = deck.slides[number - 1], deck.page
    renderer = _SlideRenderer(deck, slide, context)
    marks = [
        *(
            round_marks(renderer.draw_talk_title())
            if slide.kind is SlideKind.TITLE
            else renderer.draw_body(step)
        ),
        *(round_marks([renderer.draw_number(number)]) if number > 1 else ()),
    ]
    title = deck.title if number == 1 else slide.title
    return build_page(DocumentInfo(title, deck.lang), (page.width, page.height), marks, context)


class DocumentInfo(Struct, frozen=True):
    """A page's title, and its language."""

    title: str
    lang: str


def build_page(
    info: DocumentInfo, size: tuple[float, float], marks: Iterable[Mark], context: PageContext
) -> Picture:
    """Build a page of that width and height with these marks on it."""
    return Picture(
        *size,
        tuple(marks),
        info.title,
        info.lang,
        background=draw_rectangle(Rect(0, 0, *size), context.theme.background),
        font_family=css_font_stack(context.theme.fonts),
        id_prefix=context.id_prefix,
    )


class _SlideRenderer(Struct, frozen=True):
    """The drawing of a slide."""

    deck: Deck
    slide: Slide
    context: PageContext

    def draw_talk_title(self) -> Iterator[Mark]:
        """Draw the title of the talk over its theses."""
        theme = self.context.theme
        room = scale_bounds(TALK_TITLE_BOUNDS, self.deck.page)
        lines = wrap_paragraphs([self.slide.title], room, self._scale_style(TALK_TITLE_STYLE))
        lines = tuple(replace(line, y=line.y + room.bottom - lines[-1].y) for line in lines)
        yield from (draw_text_line(line, theme.text) for line in lines)
        under = scale_bounds(THESES_BOUNDS, self.deck.page)
        bar = Rect(under.x, (lines[-1].y + under.y) / 2 + 2, under.width, 3)
        yield draw_rectangle(bar, theme.roles["thesis"].border)
        words = wrap_paragraphs(self.slide.lines, under, self._scale_style(WORDS_STYLE))
        yield from (draw_text_line(line, theme.muted) for line in words)

    def draw_body(self, step: int) -> Iterator[Mark]:
        """Draw the title over a drawing, or over words."""
        theme, slide = self.context.theme, self.slide
        yield from round_marks(self._draw_heading())
        if slide.minimap:
            yield from round_marks([draw_minimap(slide.minimap, theme)])
        if slide.scene and slide.body:
            steps = replace(slide.build_steps, until=step)
            style = SceneStyle(self.context.id_prefix, theme, self.context.links, steps)
            yield place_on_page(round_lengths(draw_scene(slide.scene, style)), slide.body)
        words = wrap_paragraphs(
            slide.lines, scale_bounds(LIST_BOUNDS, self.deck.page), self._scale_style(WORDS_STYLE)
        )
        yield from round_marks(draw_text_line(line, theme.text) for line in words)

    def draw_number(self, number: int) -> TextRun:
        """Draw the slide's number in the lower right corner."""
        page, style = self.deck.page, TextStyle(NUMBER_PT * self.deck.page.height / 540)
        text = str(number)
        x = page.width - scale_bounds(BODY_BOUNDS, page).x - style.width(text)
        line = TextLine(text, x, page.height - 0.3 * style.size, style.width(text), style.size)
        return draw_text_line(line, self.context.theme.muted)

    def _draw_heading(self) -> tuple[Mark, ...]:
        """Draw the slide's title in the middle of its space, with the link to the overview."""
        theme, room = self.context.theme, find_title_bounds(self.slide, self.deck.page)
        scene = self.slide.scene
        overview, rtl = (scene.overview, scene.rtl) if scene else (None, False)
        href = self.context.links.get(overview) if overview else None
        if href:
            indent = 0.75 * room.height / 2
            left = room.x + (0 if rtl else indent)
            room = Rect(left, room.y, room.width - indent, room.height)
        lines = wrap_paragraphs([self.slide.title], room, self._scale_style(SLIDE_TITLE_STYLE))
        down = (room.bottom - lines[-1].y - 0.3 * lines[-1].size) / 2
        lines = tuple(replace(line, y=line.y + max(down, 0)) for line in lines)
        marks = [draw_text_line(line, theme.text) for line in lines]
        if not href:
            return tuple(marks)
        first = replace(lines[0], x=room.x)
        arrow = [draw_up_arrow(first, theme.text)]
        left = room.x - (0 if rtl else first.size)
        area = draw_rectangle(Rect(left, room.y, room.width + first.size, room.height), None)
        return link_marks(href, [area, *(mirror_shapes(arrow, room) if rtl else arrow), *marks])

    def _scale_style(self, style: ParagraphStyle) -> ParagraphStyle:
        """Scale sizes to the deck's page."""
        return replace(style, sizes=tuple(size * self.deck.page.height / 540 for size in style.sizes))
