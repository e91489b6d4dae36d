"""A picture as PNG: an SVG through resvg, in the fonts that were chosen for it and no others."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.fallback import Typeface
from argmap.fonts.text_width import text_width
from argmap.fonts.typeface_runs import split_runs
from argmap.render.picture import Leaf, Picture, TextRun, replace_leaves
from argmap.render.resvg_process import PngJob, run_resvg
from argmap.render.svg import write_svg
from argmap.render.visible_text import normalize_text

MAX_PIXELS = 250_000_000
"""The most pixels of a picture; each takes four bytes of memory while it is drawn, a gigabyte in all."""
FIRST_EMOJI = "\U0001f000"
"""From here on characters are emoji, or else so rare that they may be taken for them."""
EMOJI_VARIATION = "\ufe0f"
"""Makes an emoji of the character before it."""


def write_png(picture: Picture, typefaces: Sequence[Typeface], width: int | None = None) -> bytes:
    """Write a picture `width` pixels wide; without a width a pixel is a point.

    Raises UserError where it would have more than MAX_PIXELS pixels, or where resvg breaks down over it.
    """
    columns, rows = size = _pixel_size(picture, width)
    if columns * rows > MAX_PIXELS:
        raise _too_large_error(columns, rows)
    marks = replace_leaves(picture.marks, lambda leaf: _split_by_typeface(leaf, typefaces))
    return rasterize(replace(picture, marks=marks), typefaces, size)


def rasterize(picture: Picture, typefaces: Sequence[Typeface], size: tuple[int, int]) -> bytes:
    """Draw a picture as a PNG of this width and height in pixels, in these typefaces and no others.

    Raises UserError where resvg breaks down over it, and OutOfTime.
    """
    fonts = list(dict.fromkeys(face.path for typeface in typefaces for face in typeface.faces))
    return run_resvg(PngJob(write_svg(picture), *size, fonts, typefaces[0].family))


def _split_by_typeface(leaf: Leaf, typefaces: Sequence[Typeface]) -> Iterator[Leaf]:
    """Split a text into one for each typeface in it, for resvg finds none for parts of a text.

    Nor does resvg go by `direction`, but by the characters that embed text from right to left.
    """
    if not isinstance(leaf, TextRun):
        yield leaf
        return
    check_deadline()
    pieces = split_runs(normalize_text(leaf.text), typefaces)
    if leaf.rtl:
        pieces = tuple((number, f"\u202b{piece}\u202c") for number, piece in reversed(pieces))
    widths = [text_width(piece, leaf.size, bold=leaf.bold) for _, piece in pieces]
    x = leaf.x - (sum(widths) / 2 if leaf.centred else 0)
    for (number, piece), width in zip(pieces, widths, strict=True):
        run = replace(leaf, text=piece, family=f"'{typefaces[number].family}'")
        yield _place_piece(run, x, width) if len(pieces) > 1 else run
        x += width


def _place_piece(run: TextRun, x: float, width: float) -> TextRun:
    """Put a piece of a line into its room: held to it, or just in its middle where it is an emoji."""
    has_emoji = any(char >= FIRST_EMOJI or char == EMOJI_VARIATION for char in run.text)
    return replace(run, x=x + width / 2, centred=True, keeps_blanks=True, width=None if has_emoji else width)


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
