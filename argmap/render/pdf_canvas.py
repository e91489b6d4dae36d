"""A PDF document and the marks that can be put on its pages, by fpdf2."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.diagnostics.web_address import percent_encode_url
from argmap.fonts.fallback import Typeface
from argmap.render.picture import Shape, Stroke, TextRun
from argmap.scene.scene import Rect

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.drawing import PaintedPath

FIXED_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""fpdf2 always writes a date; this one gives one map the same bytes at any time."""
MAX_SIDE_PT = 14_400.0
"""The longest side of a page in points: programs refuse longer ones (PDF 1.7, appendix C)."""
PAGE_FRAGMENT = "#page="
"""Begins the address of a page within the document (RFC 8118)."""
BASELINE_EMS = 0.3
"""The distance from the middle of a cell down to the baseline that fpdf2 sets, in font sizes."""


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


def open_document(info: PdfInfo, typefaces: Sequence[Typeface], characters: frozenset[str]) -> "FPDF":
    """Open a document with an empty page, which can write `characters` in these typefaces."""
    from fpdf import FPDF

    unit = min(1.0, MAX_SIDE_PT / max(info.width, info.height))
    document = FPDF(unit=unit, format=(info.width, info.height))
    document.set_auto_page_break(False)
    document.set_margin(0)
    document.c_margin = 0
    document.set_title(info.title)
    document.set_lang(info.lang)
    document.set_producer("argmap")
    document.alias_nb_pages("")  # else a text with `{nb}` in it would show the number of pages there
    document.set_creation_date(FIXED_DATE)
    names = [f"face{number}" for number, _ in enumerate(typefaces)]
    for name, typeface in zip(names, typefaces, strict=True):
        for style, face in (("", typeface.regular), ("B", typeface.bold)):
            document.add_font(
                name,
                style,
                face.path,
                unicode_range=sorted(ord(char) for char in characters),
                variations={"wght": 700.0 if style else 400.0} if face.variable else None,
                collection_font_number=face.index,
            )
    document.set_fallback_fonts(names[1:], exact_match=False)
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


def draw_text(document: "FPDF", run: TextRun, pieces: Sequence[tuple[int, str]]) -> None:
    """Draw a line of text on the page, stretched or narrowed to its width as SVG's textLength does.

    `pieces` are its text from left to right, each with the number of its typeface; characters that this one
    does not have are drawn by another.
    """
    style, size = "B" if run.bold else "", run.size * document.k
    document.set_text_color(run.colour)
    document.set_text_shaping(direction="rtl" if run.rtl else "ltr")
    document.set_stretching(100)
    widths = []
    for number, piece in pieces:
        document.set_font(f"face{number}", style, size)
        widths.append(document.get_string_width(piece))
    natural = sum(widths)
    scale = run.width / natural if run.width and natural else 1.0
    document.set_stretching(100 * scale)
    x = run.x - (scale * natural / 2 if run.centred else 0)
    for (number, piece), width in zip(pieces, widths, strict=True):
        document.set_font(f"face{number}", style, size)
        document.set_xy(x, run.y - BASELINE_EMS * run.size)
        document.cell(w=width * scale, h=0, text=piece)
        x += width * scale


def add_link(document: "FPDF", area: Rect, href: str) -> None:
    """Let a place on the page lead to an address; `#page=N` is the document's own Nth page."""
    number = href.removeprefix(PAGE_FRAGMENT)
    target = percent_encode_url(href) if number == href else document.add_link(page=int(number))
    document.link(area.x, area.y, area.width, area.height, target)


def encode_document(document: "FPDF") -> bytes:
    """Encode the document."""
    return bytes(document.output())
