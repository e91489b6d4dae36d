"""One PDF page and what can be put on it, by fpdf2."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.fonts.choice import Typeface
from argmap.render.lettering import TextLine
from argmap.text.address import plain_address

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.drawing import PaintedPath

NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""fpdf2 always writes a date; this one gives the same map the same bytes."""
LONGEST = 14_400.0
"""The longest side of a page in points: programs refuse longer ones (PDF 1.7, appendix C)."""
PAGE = "#page="
"""Begins the address of a page within the document (RFC 8118)."""
BASELINE = 0.3
"""How far below the middle of a cell fpdf2 puts the baseline, in font sizes."""


class Paper(Struct, frozen=True):
    """The page's size in units of the drawing (points, unless it is longer than LONGEST), and what it is."""

    width: float
    height: float
    title: str
    lang: str


class Paint(Struct, frozen=True):
    """How a shape is filled and stroked: colours as #RRGGBB, None for not at all."""

    fill: str | None
    stroke: str | None
    weight: float = 1
    dashes: tuple[float, ...] = ()
    rounded: bool = False


class Writing(Struct, frozen=True):
    """One line of text in a colour, #RRGGBB.

    `runs` are its pieces from left to right, each with the number of its typeface; characters that this one
    does not have are drawn by another.
    """

    line: TextLine
    runs: tuple[tuple[int, str], ...]
    colour: str


class Spot(Struct, frozen=True):
    """A rectangle that leads elsewhere."""

    x: float
    y: float
    width: float
    height: float


def open_page(paper: Paper, typefaces: Sequence[Typeface], characters: frozenset[str]) -> "FPDF":
    """An empty page that can write `characters` in these typefaces."""
    from fpdf import FPDF

    unit = min(1.0, LONGEST / max(paper.width, paper.height))
    page = FPDF(unit=unit, format=(paper.width, paper.height))
    page.set_auto_page_break(False)
    page.set_margin(0)
    page.c_margin = 0
    page.set_title(paper.title)
    page.set_lang(paper.lang)
    page.set_producer("argmap")
    page.alias_nb_pages("")  # else a text with `{nb}` in it would show the number of pages there
    page.set_creation_date(NO_DATE)
    names = [f"face{number}" for number, _ in enumerate(typefaces)]
    for name, typeface in zip(names, typefaces, strict=True):
        for style, face in (("", typeface.regular), ("B", typeface.bold)):
            page.add_font(
                name,
                style,
                face.path,
                unicode_range=sorted(ord(char) for char in characters),
                variations={"wght": 700.0 if style else 400.0} if face.variable else None,
                collection_font_number=face.index,
            )
    page.set_fallback_fonts(names[1:], exact_match=False)
    page.add_page()
    return page


def turn(page: "FPDF") -> None:
    """Goes on to another page of the same size."""
    page.add_page()


def shape(page: "FPDF", path: "PaintedPath", paint: Paint) -> None:
    """Puts a shape on the page."""
    style = path.style
    style.fill_color = paint.fill
    style.stroke_color = paint.stroke
    style.stroke_width = paint.weight
    style.stroke_dash_pattern = paint.dashes or None
    style.stroke_cap_style = "round" if paint.rounded else "butt"
    style.stroke_join_style = "round"
    style.auto_close = False
    with page.drawing_context() as drawing:
        drawing.add_item(path, clone=False)


def new_path() -> "PaintedPath":
    """An empty shape."""
    from fpdf.drawing import PaintedPath

    return PaintedPath()


def write(page: "FPDF", writing: Writing) -> None:
    """Puts a line of text on the page, stretched or narrowed to its width as SVG's textLength does."""
    line = writing.line
    style, size = "B" if line.bold else "", line.size * page.k
    page.set_text_color(writing.colour)
    page.set_text_shaping(direction="rtl" if line.rtl else "ltr")
    page.set_stretching(100)
    widths = []
    for number, piece in writing.runs:
        page.set_font(f"face{number}", style, size)
        widths.append(page.get_string_width(piece))
    natural = sum(widths)
    scale = line.width / natural if line.width and natural else 1.0
    page.set_stretching(100 * scale)
    x = line.x - (scale * natural / 2 if line.middle else 0)
    for (number, piece), width in zip(writing.runs, widths, strict=True):
        page.set_font(f"face{number}", style, size)
        page.set_xy(x, line.y - BASELINE * line.size)
        page.cell(w=width * scale, h=0, text=piece)
        x += width * scale


def link(page: "FPDF", spot: Spot, href: str) -> None:
    """Lets a spot on the page lead to an address; `#page=N` is the document's own Nth page."""
    inside = href.removeprefix(PAGE)
    target = plain_address(href) if inside == href else page.add_link(page=int(inside))
    page.link(spot.x, spot.y, spot.width, spot.height, target)


def finished(page: "FPDF") -> bytes:
    """The page as a document."""
    return bytes(page.output())
