"""A picture as PNG, whose texts are outlines: resvg would cut a line where its font changes."""

from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import can_shape
from argmap.render.picture import Picture
from argmap.render.rasterize import rasterize
from argmap.render.transform.glyph_outlines import convert_to_outlines
from argmap.render.transform.typeface_pieces import cut_by_typeface

MAX_PIXELS = 250_000_000
"""The most pixels of a picture; each takes four bytes of memory while it is drawn, a gigabyte in all."""


def write_png(picture: Picture, typefaces: Sequence[Typeface], width: int | None = None) -> bytes:
    """Write a picture `width` pixels wide; without a width a pixel is a point.

    Raises UserError where it would have more than MAX_PIXELS pixels, or where resvg breaks down over it.
    """
    columns, rows = size = _pixel_size(picture, width)
    if columns * rows > MAX_PIXELS:
        raise _too_large_error(columns, rows)
    if can_shape():
        return rasterize(convert_to_outlines(picture, typefaces), (), size)
    return rasterize(cut_by_typeface(picture, typefaces), typefaces, size)


def _pixel_size(picture: Picture, width: int | None) -> tuple[int, int]:
    """Width and height in whole pixels."""
    columns = width or max(1, round(picture.width))
    return columns, max(1, round(picture.height * columns / picture.width))


def _too_large_error(columns: int, rows: int) -> UserError:
    width = int((MAX_PIXELS * columns / rows) ** 0.5)
    return UserError(
        Phrase(
            en=f"a picture of {columns} × {rows} pixels is too large; take `--width {width}` or less, "
            "or `pdf`",
            ko=f"{columns} × {rows} 픽셀은 너무 크다; `--width {width}` 이하로 하거나 `pdf`로 만든다",
        )
    )
