"""One PDF page and what can be put on it, by fpdf2."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.diagnostics.web_address import percent_encode_url
from argmap.fonts.fallback import Typeface
from argmap.render.svg_text import SvgTextLine

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.drawing import PaintedPath

FIXED_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""fpdf2 always writes a date; this one gives the same map the same bytes."""
MAX_SIDE_PT = 14_400.0
"""The longest side of a page in points: programs refuse longer ones (PDF 1.7, appendix C)."""
PAGE_FRAGMENT = "#page="
"""Begins the address of a page within the document (RFC 8118)."""
BASELINE_EMS = 0.3
"""How far below the middle of a cell fpdf2 puts the baseline, in font sizes."""


class PdfInfo(Struct, frozen=True):
    """The page's size in units of the drawing (points, unless it is longer than LONGEST), and what it is."""

    width: float
    height: float
    title: str
    lang: str


class ShapeStyle(Struct, frozen=True):
    """How a shape is filled and stroked: colours as #RRGGBB, None for not at all."""

    fill: str | None
    stroke: str | None
    weight: float = 1
    dashes: tuple[float, ...] = ()
    rounded: bool = False


class PdfText(Struct, frozen=True):
    """One line of text in a colour, #RRGGBB.

    `runs` are its pieces from left to right, each with the number of its typeface; characters that this one
    does not have are drawn by another.
    """

    line: SvgTextLine
    runs: tuple[tuple[int, str], ...]
    colour: str


class LinkArea(Struct, frozen=True):
    """A rectangle that leads elsewhere."""

    x: float
    y: float
    width: float
    height: float


def open_document(info: PdfInfo, typefaces: Sequence[Typeface], characters: frozenset[str]) -> "FPDF":
    """An empty page that can write `characters` in these typefaces."""
    from fpdf import FPDF

    unit = min(1.0, MAX_SIDE_PT / max(info.width, info.height))
    page = FPDF(unit=unit, format=(info.width, info.height))
    page.set_auto_page_break(False)
    page.set_margin(0)
    page.c_margin = 0
    page.set_title(info.title)
    page.set_lang(info.lang)
    page.set_producer("argmap")
    page.alias_nb_pages("")  # else a text with `{nb}` in it would show the number of pages there
    page.set_creation_date(FIXED_DATE)
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


def start_new_page(document: "FPDF") -> None:
    """Goes on to another page of the same size."""
    document.add_page()


def draw_shape(document: "FPDF", path: "PaintedPath", shape_style: ShapeStyle) -> None:
    """Puts a shape on the page."""
    style = path.style
    style.fill_color = shape_style.fill
    style.stroke_color = shape_style.stroke
    style.stroke_width = shape_style.weight
    style.stroke_dash_pattern = shape_style.dashes or None
    style.stroke_cap_style = "round" if shape_style.rounded else "butt"
    style.stroke_join_style = "round"
    style.auto_close = False
    with document.drawing_context() as drawing:
        drawing.add_item(path, clone=False)


def new_path() -> "PaintedPath":
    """An empty shape."""
    from fpdf.drawing import PaintedPath

    return PaintedPath()


def draw_text(document: "FPDF", pdf_text: PdfText) -> None:
    """Puts a line of text on the page, stretched or narrowed to its width as SVG's textLength does."""
    line = pdf_text.line
    style, size = "B" if line.bold else "", line.size * document.k
    document.set_text_color(pdf_text.colour)
    document.set_text_shaping(direction="rtl" if line.rtl else "ltr")
    document.set_stretching(100)
    widths = []
    for number, piece in pdf_text.runs:
        document.set_font(f"face{number}", style, size)
        widths.append(document.get_string_width(piece))
    natural = sum(widths)
    scale = line.width / natural if line.width and natural else 1.0
    document.set_stretching(100 * scale)
    x = line.x - (scale * natural / 2 if line.middle else 0)
    for (number, piece), width in zip(pdf_text.runs, widths, strict=True):
        document.set_font(f"face{number}", style, size)
        document.set_xy(x, line.y - BASELINE_EMS * line.size)
        document.cell(w=width * scale, h=0, text=piece)
        x += width * scale


def add_link(document: "FPDF", area: LinkArea, href: str) -> None:
    """Lets a spot on the page lead to an address; `#page=N` is the document's own Nth page."""
    inside = href.removeprefix(PAGE_FRAGMENT)
    target = percent_encode_url(href) if inside == href else document.add_link(page=int(inside))
    document.link(area.x, area.y, area.width, area.height, target)


def encode_document(document: "FPDF") -> bytes:
    """The page as a document."""
    return bytes(document.output())
