"""A drawing as a PDF page: our SVG shape by shape, its texts as text in fonts that are embedded.

Made from the SVG rather than the scene, so that the pictures of a map look alike in every format. It knows
the elements that we write, and no others.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import can_shape
from argmap.fonts.typeface_runs import split_runs
from argmap.render.pdf_page import (
    LinkArea,
    PdfInfo,
    PdfText,
    ShapeStyle,
    add_link,
    draw_shape,
    draw_text,
    encode_document,
    new_path,
    open_document,
    start_new_page,
)
from argmap.render.svg_text import (
    HREF_ATTRIBUTE,
    SVG_NS,
    TEXT_TAG,
    collect_texts,
    has_right_to_left,
    normalize_text,
    read_text_element,
)
from argmap.render.transform.scale import scale_to_page

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.drawing import PaintedPath

Attributes = Mapping[str, str]

_GROUP_TAGS = frozenset((f"{SVG_NS}svg", f"{SVG_NS}g", f"{SVG_NS}a"))
_METADATA_TAGS = frozenset((f"{SVG_NS}title", f"{SVG_NS}desc"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PATH_COMMAND = re.compile(r"([MLHVh])([^A-Za-z]*)")


def write_pdf(svg: str, typefaces: Sequence[Typeface]) -> bytes:
    """An SVG drawing of ours as a document of one page, vector throughout, whose texts can be copied.

    `typefaces` have all characters that it shows. Raises Trouble where text cannot be shaped on this machine.
    """
    root = ET.fromstring(svg)
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    return _build_document([root], typefaces, (width, height))


def write_scaled_pages(
    roots: Sequence[ET.Element], typefaces: Sequence[Typeface], size: tuple[float, float]
) -> bytes:
    """The same of several drawings, which are scaled to pages of one width and height in points."""
    return _build_document([scale_to_page(picture, *size) for picture in roots], typefaces, size)


def _build_document(
    roots: Sequence[ET.Element], typefaces: Sequence[Typeface], size: tuple[float, float]
) -> bytes:
    if not can_shape():
        raise _missing_shaper_error()
    paper = PdfInfo(*size, roots[0].findtext(f"{SVG_NS}title", ""), roots[0].get(_LANG, "en"))
    characters = frozenset("".join(normalize_text(text) for root in roots for text in collect_texts(root)))
    page = open_document(paper, typefaces, characters)
    for number, root in enumerate(roots):
        if number:
            start_new_page(page)
        _draw_elements(page, root, typefaces)
    return encode_document(page)


def _draw_elements(document: "FPDF", root: ET.Element, typefaces: Sequence[Typeface]) -> None:
    for element in _iter_drawable(root):
        check_deadline()
        if element.tag == TEXT_TAG:
            draw_text(document, _build_pdf_text(element, typefaces))
        elif element.tag == f"{SVG_NS}a":
            add_link(document, _link_area(element), element.attrib[HREF_ATTRIBUTE])
        else:
            outline = _PATH_BUILDERS[element.tag.removeprefix(SVG_NS)]
            draw_shape(document, outline(element.attrib), _shape_style(element.attrib))


def _iter_drawable(root: ET.Element) -> Iterator[ET.Element]:
    """The shapes, texts and links, what lies below first."""
    for element in root:
        if element.tag in _GROUP_TAGS:
            yield from _iter_drawable(element)
        if element.tag not in _METADATA_TAGS and (
            element.tag not in _GROUP_TAGS or HREF_ATTRIBUTE in element.attrib
        ):
            yield element


def _link_area(element: ET.Element) -> LinkArea:
    """Where a link is: on the first rectangle in it."""
    rect = element.find(f".//{SVG_NS}rect")
    if rect is None:
        raise ValueError("a link without a rectangle")
    return LinkArea(*_read_numbers(rect.attrib, "x", "y", "width", "height"))


def _shape_style(attributes: Attributes) -> ShapeStyle:
    fill, stroke = (_parse_colour(attributes.get(key)) for key in ("fill", "stroke"))
    dashes = tuple(float(part) for part in attributes.get("stroke-dasharray", "").split())
    rounded = attributes.get("stroke-linecap") == "round"
    return ShapeStyle(fill, stroke, float(attributes.get("stroke-width", 1)), dashes, rounded)


def _parse_colour(value: str | None) -> str | None:
    return None if value == "none" else value


def _rectangle_path(attributes: Attributes) -> "PaintedPath":
    x, y, width, height, corner = _read_numbers(attributes, "x", "y", "width", "height", "rx")
    corner = min(corner, width / 2, height / 2)
    return new_path().rectangle(x, y, width, height, corner, corner)


def _circle_path(attributes: Attributes) -> "PaintedPath":
    return new_path().circle(*_read_numbers(attributes, "cx", "cy", "r"))


def _polygon_path(attributes: Attributes) -> "PaintedPath":
    first, *others = (point.split(",") for point in attributes["points"].split())
    path = new_path().move_to(float(first[0]), float(first[1]))
    for x, y in others:
        path.line_to(float(x), float(y))
    path.close()
    return path


def _line_path(attributes: Attributes) -> "PaintedPath":
    """A path of straight lines."""
    path = new_path()
    for step, places in _PATH_COMMAND.findall(attributes["d"]):
        at = [float(place) for place in places.replace(",", " ").split()]
        match step:
            case "M":
                path.move_to(*at)
            case "L":
                path.line_to(*at)
            case "H":
                path.horizontal_line_to(*at)
            case "V":
                path.vertical_line_to(*at)
            case "h":
                path.horizontal_line_relative(*at)
    return path


_PATH_BUILDERS: Mapping[str, Callable[[Attributes], "PaintedPath"]] = {
    "rect": _rectangle_path,
    "circle": _circle_path,
    "polygon": _polygon_path,
    "path": _line_path,
}


def _build_pdf_text(element: ET.Element, typefaces: Sequence[Typeface]) -> PdfText:
    line = read_text_element(element)
    pieces = ((0, line.text),) if has_right_to_left(line.text) else split_runs(line.text, typefaces)
    return PdfText(line, pieces, element.attrib["fill"])


def _read_numbers(attributes: Attributes, *names: str) -> list[float]:
    return [float(attributes.get(name, 0)) for name in names]


def _missing_shaper_error() -> UserError:
    return UserError(
        Phrase(
            en="the text of a PDF needs the package `uharfbuzz`, which is not installed; take `svg` or `png`",
            ko="PDF 글자에 필요한 `uharfbuzz` 패키지가 설치되지 않았다; `svg`나 `png`로 만든다",
        )
    )
