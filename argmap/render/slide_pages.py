"""One slide at one step as a picture of the page's own size: title, drawing or words, number."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.deck import BODY_BOUNDS, TITLE_BOUNDS, Deck, Slide, SlideKind, scale_bounds
from argmap.layout.text.line_breaking import TextStyle
from argmap.render.paragraph import ParagraphStyle, wrap_paragraphs
from argmap.render.shapes import draw_rectangle, draw_up_arrow
from argmap.render.statement_marks import wrap_in_link
from argmap.render.svg import SvgOptions, write_svg
from argmap.render.text_line import draw_text_line
from argmap.render.transform.placement_on_page import place_on_page
from argmap.render.typefaces import css_font_stack
from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import Rect, TextLine
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT

SLIDE_TITLE_STYLE = ParagraphStyle((30, 28, 26, 24, 22, 20, 18), bold=True)
TALK_TITLE_STYLE = ParagraphStyle((44, 40, 36, 32, 28, 24, 20), bold=True)
WORDS_STYLE = ParagraphStyle((24, 22, 20, 18), spacing=0.6)
"""Sizes on a page 540 points high."""
TALK_TITLE_BOUNDS = Rect(84, 110, 792, 120)
"""Where the title of a whole talk stands on a page of 960 × 540 points; its lowest line at the bottom."""
THESES_BOUNDS = Rect(84, 262, 792, 240)
"""The same for the words below it."""
LIST_BOUNDS = Rect(32, 84, 896, 430)
"""The same for a slide of words."""
NUMBER_PT = 10.0


class PageContext(Struct, frozen=True):
    """How pages are drawn: `links` are the addresses of slides by their keys, `id_prefix` begins every id."""

    theme: Theme = LIGHT
    links: Mapping[str, str] = field(default_factory=dict)
    id_prefix: str = ""


def draw_slide_page(deck: Deck, number: int, step: int, context: PageContext) -> str:
    """The SVG document of a deck's slide, counted from 1, as it is at one of its steps."""
    slide, page, theme = deck.slides[number - 1], deck.page, context.theme
    shown = _SlideRenderer(deck, slide, context)
    parts = [
        draw_rectangle(Rect(0, 0, page.width, page.height), theme.background, None),
        *(shown.draw_talk_title() if slide.kind is SlideKind.TITLE else shown.draw_body(step)),
        shown.draw_number(number) if number > 1 else "",
    ]
    told = deck.title if number == 1 else slide.title
    return build_page_svg(DocumentInfo(told, deck.lang), (page.width, page.height), parts, context)


class DocumentInfo(Struct, frozen=True):
    """What a page is called, and in which language."""

    title: str
    lang: str


def build_page_svg(
    info: DocumentInfo, size: tuple[float, float], parts: Iterable[str], context: PageContext
) -> str:
    """A page of that width and height with these elements on it, as an SVG document."""
    width, height = size
    name = f"{context.id_prefix}title"
    root: dict[str, str | float | None] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width:g} {height:g}",
        "role": "img",
        "lang": info.lang,
        "xml:lang": info.lang,
        "aria-labelledby": name,
        "font-family": css_font_stack(context.theme.fonts),
    }
    inside = [
        build_element("title", {"id": name}, escape_text(info.title)),
        *(part for part in parts if part),
    ]
    return build_element("svg", root, "\n" + "\n".join(inside) + "\n") + "\n"


class _SlideRenderer(Struct, frozen=True):
    """A slide that is drawn."""

    deck: Deck
    slide: Slide
    context: PageContext

    def draw_talk_title(self) -> Iterator[str]:
        """The title of the talk over its theses."""
        theme = self.context.theme
        room = scale_bounds(TALK_TITLE_BOUNDS, self.deck.page)
        lines = wrap_paragraphs([self.slide.title], room, self._scale_style(TALK_TITLE_STYLE))
        lines = tuple(replace(line, y=line.y + room.bottom - lines[-1].y) for line in lines)
        yield from (draw_text_line(line, theme.text) for line in lines)
        under = scale_bounds(THESES_BOUNDS, self.deck.page)
        bar = Rect(under.x, (lines[-1].y + under.y) / 2 + 2, under.width, 3)
        yield draw_rectangle(bar, theme.roles["thesis"].border, None)
        words = wrap_paragraphs(self.slide.lines, under, self._scale_style(WORDS_STYLE))
        yield from (draw_text_line(line, theme.muted) for line in words)

    def draw_body(self, step: int) -> Iterator[str]:
        """The title over a drawing, or over words."""
        theme, slide = self.context.theme, self.slide
        yield self._draw_heading()
        if slide.scene and slide.body:
            stage = replace(slide.build_steps, until=step)
            drawn = write_svg(
                slide.scene, SvgOptions(self.context.id_prefix, theme, self.context.links, stage)
            )
            yield place_on_page(drawn, slide.body)
        words = wrap_paragraphs(
            slide.lines, scale_bounds(LIST_BOUNDS, self.deck.page), self._scale_style(WORDS_STYLE)
        )
        yield from (draw_text_line(line, theme.text) for line in words)

    def draw_number(self, number: int) -> str:
        """The slide's number in the lower right corner."""
        page, face = self.deck.page, TextStyle(NUMBER_PT * self.deck.page.height / 540)
        said = str(number)
        x = page.width - scale_bounds(BODY_BOUNDS, page).x - face.width(said)
        line = TextLine(said, x, page.height - 0.3 * face.size, face.width(said), face.size)
        return draw_text_line(line, self.context.theme.muted)

    def _draw_heading(self) -> str:
        """The slide's title in the middle of its room, with the way to the overview."""
        theme, room = self.context.theme, scale_bounds(TITLE_BOUNDS, self.deck.page)
        above = self.slide.scene.overview if self.slide.scene else None
        href = self.context.links.get(above) if above else None
        if href:
            indent = 0.75 * room.height / 2
            room = Rect(room.x + indent, room.y, room.width - indent, room.height)
        lines = wrap_paragraphs([self.slide.title], room, self._scale_style(SLIDE_TITLE_STYLE))
        down = (room.bottom - lines[-1].y - 0.3 * lines[-1].size) / 2
        lines = tuple(replace(line, y=line.y + max(down, 0)) for line in lines)
        shown = "".join(draw_text_line(line, theme.text) for line in lines)
        if not href:
            return shown
        first = replace(lines[0], x=room.x)
        spot = Rect(room.x - first.size, room.y, room.width + first.size, room.height)
        return wrap_in_link(
            href, draw_rectangle(spot, "none", None) + draw_up_arrow(first, theme.text) + shown
        )

    def _scale_style(self, style: ParagraphStyle) -> ParagraphStyle:
        """Sizes for the deck's page."""
        return replace(style, sizes=tuple(size * self.deck.page.height / 540 for size in style.sizes))
