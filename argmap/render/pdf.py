"""A drawing as a PDF page: our SVG shape by shape, its texts as text in fonts that are embedded.

Made from the SVG rather than the scene, so that the pictures of a map look alike in every format. It knows
the elements that we write, and no others.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.fonts.choice import Typeface
from argmap.fonts.cut import can_shape
from argmap.fonts.runs import runs
from argmap.render.lettering import HREF, SVG, TEXT, lettering, plain, text_line, turns
from argmap.render.page import (
    Paint,
    Paper,
    Spot,
    Writing,
    finished,
    link,
    new_path,
    open_page,
    shape,
    turn,
    write,
)
from argmap.render.scaling import scaled
from argmap.text.deadline import keep_time
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.drawing import PaintedPath

Attributes = Mapping[str, str]

_GROUPS = frozenset((f"{SVG}svg", f"{SVG}g", f"{SVG}a"))
_TOLD = frozenset((f"{SVG}title", f"{SVG}desc"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STEP = re.compile(r"([MLHVh])([^A-Za-z]*)")


def pdf(picture: str, typefaces: Sequence[Typeface]) -> bytes:
    """An SVG drawing of ours as a document of one page, vector throughout, whose texts can be copied.

    `typefaces` have all characters that it shows. Raises Trouble where text cannot be shaped on this machine.
    """
    root = ET.fromstring(picture)
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    return _document([root], typefaces, (width, height))


def book(pictures: Sequence[ET.Element], typefaces: Sequence[Typeface], size: tuple[float, float]) -> bytes:
    """The same of several drawings, which are scaled to pages of one width and height in points."""
    return _document([scaled(picture, *size) for picture in pictures], typefaces, size)


def _document(roots: Sequence[ET.Element], typefaces: Sequence[Typeface], size: tuple[float, float]) -> bytes:
    if not can_shape():
        raise _no_shaper()
    paper = Paper(*size, roots[0].findtext(f"{SVG}title", ""), roots[0].get(_LANG, "en"))
    characters = frozenset("".join(plain(text) for root in roots for text in lettering(root)))
    page = open_page(paper, typefaces, characters)
    for number, root in enumerate(roots):
        if number:
            turn(page)
        _fill(page, root, typefaces)
    return finished(page)


def _fill(page: "FPDF", root: ET.Element, typefaces: Sequence[Typeface]) -> None:
    for element in _shown(root):
        keep_time()
        if element.tag == TEXT:
            write(page, _writing(element, typefaces))
        elif element.tag == f"{SVG}a":
            link(page, _spot(element), element.attrib[HREF])
        else:
            outline = _OUTLINES[element.tag.removeprefix(SVG)]
            shape(page, outline(element.attrib), _paint(element.attrib))


def _shown(root: ET.Element) -> Iterator[ET.Element]:
    """The shapes, texts and links, what lies below first."""
    for element in root:
        if element.tag in _GROUPS:
            yield from _shown(element)
        if element.tag not in _TOLD and (element.tag not in _GROUPS or HREF in element.attrib):
            yield element


def _spot(element: ET.Element) -> Spot:
    """Where a link is: on the first rectangle in it."""
    rect = element.find(f".//{SVG}rect")
    if rect is None:
        raise ValueError("a link without a rectangle")
    return Spot(*_numbers(rect.attrib, "x", "y", "width", "height"))


def _paint(attributes: Attributes) -> Paint:
    fill, stroke = (_colour(attributes.get(key)) for key in ("fill", "stroke"))
    dashes = tuple(float(part) for part in attributes.get("stroke-dasharray", "").split())
    rounded = attributes.get("stroke-linecap") == "round"
    return Paint(fill, stroke, float(attributes.get("stroke-width", 1)), dashes, rounded)


def _colour(value: str | None) -> str | None:
    return None if value == "none" else value


def _rectangle(attributes: Attributes) -> "PaintedPath":
    x, y, width, height, corner = _numbers(attributes, "x", "y", "width", "height", "rx")
    corner = min(corner, width / 2, height / 2)
    return new_path().rectangle(x, y, width, height, corner, corner)


def _circle(attributes: Attributes) -> "PaintedPath":
    return new_path().circle(*_numbers(attributes, "cx", "cy", "r"))


def _polygon(attributes: Attributes) -> "PaintedPath":
    first, *others = (point.split(",") for point in attributes["points"].split())
    path = new_path().move_to(float(first[0]), float(first[1]))
    for x, y in others:
        path.line_to(float(x), float(y))
    path.close()
    return path


def _line(attributes: Attributes) -> "PaintedPath":
    """A path of straight lines."""
    path = new_path()
    for step, places in _STEP.findall(attributes["d"]):
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


_OUTLINES: Mapping[str, Callable[[Attributes], "PaintedPath"]] = {
    "rect": _rectangle,
    "circle": _circle,
    "polygon": _polygon,
    "path": _line,
}


def _writing(element: ET.Element, typefaces: Sequence[Typeface]) -> Writing:
    line = text_line(element)
    pieces = ((0, line.text),) if turns(line.text) else runs(line.text, typefaces)
    return Writing(line, pieces, element.attrib["fill"])


def _numbers(attributes: Attributes, *names: str) -> list[float]:
    return [float(attributes.get(name, 0)) for name in names]


def _no_shaper() -> Trouble:
    return Trouble(
        Phrase(
            en="the text of a PDF needs the package `uharfbuzz`, which is not installed; take `svg` or `png`",
            ko="PDF 글자에 필요한 `uharfbuzz` 패키지가 설치되지 않았다; `svg`나 `png`로 만든다",
        )
    )
