"""One slide at one step as a picture of the page's own size: title, drawing or words, number."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.deck import BODY, TITLE, Deck, Slide, SlideKind, scaled
from argmap.layout.scene import Line, Rect
from argmap.layout.wrap import Face
from argmap.render.lines import written
from argmap.render.paragraph import Setting, paragraphs
from argmap.render.placing import placed
from argmap.render.shapes import rectangle, way_up
from argmap.render.statement import leading
from argmap.render.svg import SvgOptions, svg
from argmap.render.typefaces import stack
from argmap.render.xml import tag, text
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT

HEADING = Setting((30, 28, 26, 24, 22, 20, 18), bold=True)
OPENING = Setting((44, 40, 36, 32, 28, 24, 20), bold=True)
WORDS = Setting((24, 22, 20, 18), apart=0.6)
"""Sizes on a page 540 points high."""
OPENING_ROOM = Rect(84, 110, 792, 120)
"""Where the title of a whole talk stands on a page of 960 × 540 points; its lowest line at the bottom."""
UNDER = Rect(84, 262, 792, 240)
"""The same for the words below it."""
LISTED = Rect(32, 84, 896, 430)
"""The same for a slide of words."""
NUMBER = 10.0


class Manner(Struct, frozen=True):
    """How pages are drawn: `links` are the addresses of slides by their keys, `id_prefix` begins every id."""

    theme: Theme = LIGHT
    links: Mapping[str, str] = field(default_factory=dict)
    id_prefix: str = ""


def slide_page(deck: Deck, number: int, step: int, manner: Manner) -> str:
    """The SVG document of a deck's slide, counted from 1, as it is at one of its steps."""
    slide, page, theme = deck.slides[number - 1], deck.page, manner.theme
    shown = _Shown(deck, slide, manner)
    parts = [
        rectangle(Rect(0, 0, page.width, page.height), theme.page, None),
        *(shown.opening() if slide.kind is SlideKind.TITLE else shown.body(step)),
        shown.number(number) if number > 1 else "",
    ]
    told = deck.title if number == 1 else slide.title
    return document(Told(told, deck.lang), (page.width, page.height), parts, manner)


class Told(Struct, frozen=True):
    """What a page is called, and in which language."""

    title: str
    lang: str


def document(told: Told, size: tuple[float, float], parts: Iterable[str], manner: Manner) -> str:
    """A page of that width and height with these elements on it, as an SVG document."""
    width, height = size
    name = f"{manner.id_prefix}title"
    root: dict[str, str | float | None] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width:g} {height:g}",
        "role": "img",
        "lang": told.lang,
        "xml:lang": told.lang,
        "aria-labelledby": name,
        "font-family": stack(manner.theme.fonts),
    }
    inside = [tag("title", {"id": name}, text(told.title)), *(part for part in parts if part)]
    return tag("svg", root, "\n" + "\n".join(inside) + "\n") + "\n"


class _Shown(Struct, frozen=True):
    """A slide that is drawn."""

    deck: Deck
    slide: Slide
    manner: Manner

    def opening(self) -> Iterator[str]:
        """The title of the talk over its theses."""
        theme = self.manner.theme
        room = scaled(OPENING_ROOM, self.deck.page)
        lines = paragraphs([self.slide.title], room, self._sized(OPENING))
        lines = tuple(replace(line, y=line.y + room.bottom - lines[-1].y) for line in lines)
        yield from (written(line, theme.text) for line in lines)
        under = scaled(UNDER, self.deck.page)
        bar = Rect(under.x, (lines[-1].y + under.y) / 2 + 2, under.width, 3)
        yield rectangle(bar, theme.roles["thesis"].line, None)
        words = paragraphs(self.slide.lines, under, self._sized(WORDS))
        yield from (written(line, theme.quiet) for line in words)

    def body(self, step: int) -> Iterator[str]:
        """The title over a drawing, or over words."""
        theme, slide = self.manner.theme, self.slide
        yield self._heading()
        if slide.scene and slide.body:
            stage = replace(slide.stage, until=step)
            drawn = svg(slide.scene, SvgOptions(self.manner.id_prefix, theme, self.manner.links, stage))
            yield placed(drawn, slide.body)
        words = paragraphs(slide.lines, scaled(LISTED, self.deck.page), self._sized(WORDS))
        yield from (written(line, theme.text) for line in words)

    def number(self, number: int) -> str:
        """The slide's number in the lower right corner."""
        page, face = self.deck.page, Face(NUMBER * self.deck.page.height / 540)
        said = str(number)
        x = page.width - scaled(BODY, page).x - face.width(said)
        line = Line(said, x, page.height - 0.3 * face.size, face.width(said), face.size)
        return written(line, self.manner.theme.quiet)

    def _heading(self) -> str:
        """The slide's title in the middle of its room, with the way to the overview."""
        theme, room = self.manner.theme, scaled(TITLE, self.deck.page)
        above = self.slide.scene.above if self.slide.scene else None
        href = self.manner.links.get(above) if above else None
        if href:
            indent = 0.75 * room.height / 2
            room = Rect(room.x + indent, room.y, room.width - indent, room.height)
        lines = paragraphs([self.slide.title], room, self._sized(HEADING))
        down = (room.bottom - lines[-1].y - 0.3 * lines[-1].size) / 2
        lines = tuple(replace(line, y=line.y + max(down, 0)) for line in lines)
        shown = "".join(written(line, theme.text) for line in lines)
        if not href:
            return shown
        first = replace(lines[0], x=room.x)
        spot = Rect(room.x - first.size, room.y, room.width + first.size, room.height)
        return leading(href, rectangle(spot, "none", None) + way_up(first, theme.text) + shown)

    def _sized(self, how: Setting) -> Setting:
        """Sizes for the deck's page."""
        return replace(how, sizes=tuple(size * self.deck.page.height / 540 for size in how.sizes))
