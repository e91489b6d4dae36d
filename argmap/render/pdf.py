"""A picture as a PDF page: its shapes as vectors, its texts as text in fonts that are embedded."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import can_shape
from argmap.render.pdf_canvas import (
    PdfInfo,
    add_inner_link,
    add_link,
    draw_shape,
    encode_document,
    new_path,
    open_document,
    start_new_page,
)
from argmap.render.pdf_text import PdfTextWriter
from argmap.render.picture import (
    Circle,
    Geometry,
    Mark,
    MarkGroup,
    MarkLink,
    OutlinedText,
    Path,
    PathCommand,
    Picture,
    Polygon,
    Polyline,
    Rectangle,
    Shape,
    TextRun,
    find_area,
    group_address,
    iter_text_runs,
)
from argmap.render.reading_order import TextDirection, page_direction
from argmap.render.transform.scale import scale_to_page
from argmap.render.visible_text import collect_texts, normalize_text
from argmap.render.xml import replace_invalid_characters
from argmap.scene.scene import Point, Rect

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.drawing import PaintedPath


def write_pdf(picture: Picture, typefaces: Sequence[Typeface]) -> bytes:
    """Write a picture as a document of one page, vector throughout, whose texts can be copied.

    `typefaces` have all characters of its texts. Raises UserError where text cannot be shaped here.
    """
    return _build_document([picture], typefaces)


def write_scaled_pages(
    pictures: Sequence[Picture], typefaces: Sequence[Typeface], size: tuple[float, float]
) -> bytes:
    """Write pictures as a document, scaled to pages of one width and height in points.

    `typefaces` and errors are those of `write_pdf`.
    """
    return _build_document([scale_to_page(picture, *size) for picture in pictures], typefaces)


def _build_document(pictures: Sequence[Picture], typefaces: Sequence[Typeface]) -> bytes:
    if not can_shape():
        raise _missing_shaper_error()
    first = pictures[0]
    info = PdfInfo(first.width, first.height, replace_invalid_characters(first.title), first.lang)
    texts = (normalize_text(text) for picture in pictures for text in collect_texts(picture))
    document = open_document(info)
    writer = PdfTextWriter(document, typefaces, frozenset("".join(texts)))
    for index, picture in enumerate(pictures):
        if index:
            start_new_page(document)
        background = (picture.background,) if picture.background else ()
        direction = page_direction(normalize_text(run.text) for run in iter_text_runs(picture))
        page = _Page(document, writer, picture.lang, direction, dict(_find_places(picture.marks)))
        _draw_marks(page, (*background, *picture.marks))
    return encode_document(document)


class _Page(Struct, frozen=True):
    """A page that is drawn on: its document, the language of its texts, and the direction of most of them.

    `places` are those of its groups of marks by their addresses, for links within the page.
    """

    document: "FPDF"
    text_writer: PdfTextWriter
    lang: str
    direction: TextDirection
    places: Mapping[str, Rect]


def _draw_marks(page: _Page, marks: Iterable[Mark]) -> None:
    """Draw marks in their order; a link is laid over what is in it."""
    for mark in marks:
        check_deadline()
        match mark:
            case TextRun():
                page.text_writer.draw(mark, page.lang, page.direction)
            case Shape():
                draw_shape(page.document, _build_path(mark.geometry), mark)
            case MarkGroup():
                _draw_marks(page, mark.marks)
            case MarkLink():
                _draw_marks(page, mark.marks)
                _add_link(page, mark)
            case OutlinedText():
                raise ValueError("outlines have no place in a PDF, which has fonts")


def _add_link(page: _Page, link: MarkLink) -> None:
    """Lay a link over what is in it: to a group of the page, another page, or an address elsewhere."""
    area = find_area(link.marks)
    if area is None:
        raise ValueError("a link without an area")
    place = page.places.get(link.href)
    if place is None:
        add_link(page.document, area, link.href)
    else:
        add_inner_link(page.document, area, Point(place.x, place.y))


def _find_places(marks: Iterable[Mark]) -> Iterator[tuple[str, Rect]]:
    """Yield the address within its page of each group of marks that has one, and its place."""
    for mark in marks:
        if isinstance(mark, MarkGroup | MarkLink):
            if isinstance(mark, MarkGroup) and mark.id is not None and (area := find_area(mark.marks)):
                yield group_address(mark.id), area
            yield from _find_places(mark.marks)


def _build_path(geometry: Geometry) -> "PaintedPath":
    match geometry:
        case Rectangle():
            bounds = geometry.bounds
            corner = min(geometry.corner, bounds.width / 2, bounds.height / 2)
            return new_path().rectangle(bounds.x, bounds.y, bounds.width, bounds.height, corner, corner)
        case Circle():
            return new_path().circle(geometry.centre.x, geometry.centre.y, geometry.radius)
        case Polygon() | Polyline():
            return _build_lines(geometry)
        case Path():
            return _build_segments(geometry)


def _build_lines(geometry: Polygon | Polyline) -> "PaintedPath":
    start, *others = geometry.points
    path = new_path().move_to(start.x, start.y)
    for point in others:
        path.line_to(point.x, point.y)
    if isinstance(geometry, Polygon):
        path.close()
    return path


def _build_segments(geometry: Path) -> "PaintedPath":
    """Build a path of segments. A smooth curve begins as the mirror image of how the one before it ended."""
    path = new_path()
    steps: Mapping[PathCommand, Callable[..., object]] = {
        PathCommand.MOVE: path.move_to,
        PathCommand.HORIZONTAL: path.horizontal_line_to,
        PathCommand.VERTICAL: path.vertical_line_to,
        PathCommand.MOVE_BY: path.move_relative,
        PathCommand.LINE_BY: path.line_relative,
        PathCommand.HORIZONTAL_BY: path.horizontal_line_relative,
        PathCommand.VERTICAL_BY: path.vertical_line_relative,
        PathCommand.CURVE_BY: path.quadratic_curve_relative,
    }
    mirrored = (0.0, 0.0)
    for segment in geometry.segments:
        numbers = segment.numbers
        if segment.command is PathCommand.SMOOTH_CURVE_BY:
            numbers = (*mirrored, *numbers)
            path.quadratic_curve_relative(*numbers)
        else:
            steps[segment.command](*numbers)
        mirrored = (numbers[2] - numbers[0], numbers[3] - numbers[1]) if len(numbers) == 4 else (0.0, 0.0)
    return path


def _missing_shaper_error() -> UserError:
    return UserError(
        Phrase(
            en="the text of a PDF needs the package `uharfbuzz`, which is not installed; take `svg` or `png`",
            ko="PDF 글자에 필요한 `uharfbuzz` 패키지가 설치되지 않았다; `svg`나 `png`로 만든다",
        )
    )
