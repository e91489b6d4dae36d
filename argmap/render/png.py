"""A drawing as PNG: our SVG through resvg, in the fonts that were found for it and no others."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.fallback import Typeface
from argmap.fonts.text_width import text_width as measured
from argmap.fonts.typeface_runs import split_runs
from argmap.render.resvg_process import PngJob, run_resvg
from argmap.render.svg_text import TEXT_TAG, normalize_text

MAX_PIXELS = 250_000_000
"""The most pixels of a picture; each takes four bytes of memory while it is made."""


def write_png(svg: str, typefaces: Sequence[Typeface], width: int | None = None) -> bytes:
    """The picture `width` pixels wide; without it a pixel is one unit of the SVG.

    Raises Trouble where it would have more than MOST pixels, or where resvg breaks down over it.
    """
    root = ET.fromstring(svg)
    wide, high = _pixel_size(root, width)
    if wide * high > MAX_PIXELS:
        raise _too_large_error(wide, high)
    for parent in list(root.iter()):
        parent[:] = [each for child in parent for each in _split_by_typeface(child, typefaces)]
    return rasterize(ET.tostring(root, "unicode"), typefaces, (wide, high))


def rasterize(svg: str, typefaces: Sequence[Typeface], size: tuple[int, int]) -> bytes:
    """An SVG as a PNG of this size, in these typefaces and no others.

    Raises Trouble where resvg breaks down over it, and OutOfTime.
    """
    fonts = list(dict.fromkeys(face.path for each in typefaces for face in each.faces))
    return run_resvg(PngJob(svg, *size, fonts, typefaces[0].family))


def _split_by_typeface(element: ET.Element, typefaces: Sequence[Typeface]) -> Iterator[ET.Element]:
    """A text as one for each typeface in it, for resvg finds none for parts of a text; all else as it is.

    Nor does it go by `direction`, but by the characters that embed text from right to left.
    """
    if element.tag != TEXT_TAG:
        yield element
        return
    check_deadline()
    pieces = split_runs(normalize_text(element.text or ""), typefaces)
    if element.get("direction") == "rtl":
        pieces = tuple((number, f"\u202b{piece}\u202c") for number, piece in reversed(pieces))
    size, bold = float(element.attrib["font-size"]), "font-weight" in element.attrib
    room = [measured(piece, size, bold=bold) for _, piece in pieces]
    x = float(element.attrib["x"]) - (sum(room) / 2 if element.get("text-anchor") == "middle" else 0)
    for (number, piece), width in zip(pieces, room, strict=True):
        part = ET.Element(TEXT_TAG, element.attrib | {"font-family": f"'{typefaces[number].family}'"})
        part.text = piece
        if len(pieces) > 1:
            _place_piece(part, x, width)
        yield part
        x += width


def _place_piece(element: ET.Element, x: float, width: float) -> None:
    """Puts a piece of a line into its room: held to it, or just in its middle where it is an emoji."""
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.attrib |= {"x": f"{x + width / 2:.2f}", "text-anchor": "middle", "textLength": f"{width:.2f}"}
    if any(ord(char) >= 0x1F000 or char == "\ufe0f" for char in element.text or ""):
        del element.attrib["textLength"]


def _pixel_size(root: ET.Element, width: int | None) -> tuple[int, int]:
    """Width and height in whole pixels."""
    own, high = float(root.attrib["width"]), float(root.attrib["height"])
    wide = width or max(1, round(own))
    return wide, max(1, round(high * wide / own))


def _too_large_error(wide: int, high: int) -> UserError:
    width = int((MAX_PIXELS * wide / high) ** 0.5)
    return UserError(
        Phrase(
            en=f"a picture of {wide} × {high} pixels is too large; take `--width {width}` or less, or `pdf`",
            ko=f"{wide} × {high} 픽셀은 너무 크다; `--width {width}` 이하로 하거나 `pdf`로 만든다",
        )
    )
