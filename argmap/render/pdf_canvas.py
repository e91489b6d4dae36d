"""A PDF document and the marks that can be put on its pages, by fpdf2."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.diagnostics.web_address import percent_encode_url
from argmap.render.picture import Shape, Stroke
from argmap.scene.scene import Point, Rect

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.drawing import PaintedPath

FIXED_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""fpdf2 always writes a date; this one gives one map the same bytes at any time."""
MAX_SIDE_PT = 14_400.0
"""The longest side of a page in points: programs refuse longer ones (PDF 1.7, appendix C)."""
PAGE_FRAGMENT = "#page="
"""Begins the address of a page within the document (RFC 8118)."""

_NO_STROKE = Stroke("#000000", 1)
"""fpdf2 writes a width for shapes without a line too."""


class PdfInfo(Struct, frozen=True):
    """The page's size in units of the picture (points, unless it is longer than MAX_SIDE_PT), its title and
    its language.
    """

    width: float
    height: float
    title: str
    lang: str


def open_document(info: PdfInfo) -> "FPDF":
    """Open a document with an empty page."""
    from fpdf import FPDF

    unit = min(1.0, MAX_SIDE_PT / max(info.width, info.height))
    document = FPDF(unit=unit, format=(info.width, info.height))
    document.set_auto_page_break(False)
    document.set_margin(0)
    document.set_title(info.title)
    document.set_lang(info.lang)
    document.set_producer("argmap")
    document.alias_nb_pages("")  # else a text with `{nb}` in it would show the number of pages there
    document.set_creation_date(FIXED_DATE)
    document.add_page()
    return document


def start_new_page(document: "FPDF") -> None:
    """Begin another page of the same size."""
    document.add_page()


def draw_shape(document: "FPDF", path: "PaintedPath", shape: Shape) -> None:
    """Draw a shape, whose geometry is `path`, on the page."""
    style, stroke = path.style, shape.stroke or _NO_STROKE
    style.fill_color = shape.fill
    style.stroke_color = None if shape.stroke is None else stroke.colour
    style.stroke_width = stroke.weight
    style.stroke_dash_pattern = stroke.dashes or None
    style.stroke_cap_style = "round" if stroke.round_caps else "butt"
    style.stroke_join_style = "round"
    style.auto_close = False
    with document.drawing_context() as drawing:
        drawing.add_item(path, clone=False)


def new_path() -> "PaintedPath":
    """Begin an empty path."""
    from fpdf.drawing import PaintedPath

    return PaintedPath()


def add_operators(document: "FPDF", operators: Iterable[str]) -> None:
    """Add operators to the page, as they are written in a PDF: in points, y up."""
    document._out("\n".join(operators))


def draw_image(document: "FPDF", png: bytes, corner: Point, size: tuple[float, float]) -> None:
    """Draw an image of a width and height in points, from its upper left corner on: in points, y up."""
    points = document.k
    width, height = size
    document.image(
        BytesIO(png), corner.x / points, document.h - corner.y / points, width / points, height / points
    )


def add_link(document: "FPDF", area: Rect, href: str) -> None:
    """Let a place on the page lead to an address; `#page=N` is the document's own Nth page."""
    number = href.removeprefix(PAGE_FRAGMENT)
    target = percent_encode_url(href) if number == href else document.add_link(page=int(number))
    document.link(area.x, area.y, area.width, area.height, target)


def add_inner_link(document: "FPDF", area: Rect, target: Point) -> None:
    """Let a place on the page lead to another on it."""
    link = document.add_link(x=target.x, y=target.y)
    document.link(area.x, area.y, area.width, area.height, link)


def encode_document(document: "FPDF") -> bytes:
    """Encode the document."""
    return bytes(document.output())
