"""Words set in lines on a page: as large as there is room for."""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import bidirectional

from msgspec import Struct

from argmap.layout.text.line_breaking import TextStyle, wrap
from argmap.scene.scene import Rect, TextLine

LEADING = 1.32
"""Line height, in font sizes."""
DESCENT = 0.3
"""How far a line reaches below its baseline, in font sizes."""


class ParagraphStyle(Struct, frozen=True):
    """How paragraphs are set: sizes in points from the largest to the least, in bold; `apart` is the space
    between paragraphs, in font sizes.
    """

    sizes: tuple[float, ...]
    bold: bool = False
    spacing: float = 0.0


def wrap_paragraphs(texts: Sequence[str], bounds: Rect, style: ParagraphStyle) -> tuple[TextLine, ...]:
    """Texts in lines from a room's upper left corner on, in the largest size in which the room holds them.

    What it cannot hold in the least size is left out, and the last line tells so.
    """
    for size in style.sizes:
        face = TextStyle(size, style.bold)
        lines = tuple(_wrap_texts(texts, bounds, face, style.spacing))
        if not lines or _fits(lines[-1], bounds):
            return lines
    kept = [line for line in lines if _fits(line, bounds)] or [lines[0]]
    last = kept[-1].text
    while last and face.width(last + "…") > bounds.width:
        last = last[:-1].rstrip()
    return (*kept[:-1], _build_line(last + "…", bounds, face, kept[-1].y))


def _fits(line: TextLine, bounds: Rect) -> bool:
    return line.y + DESCENT * line.size <= bounds.bottom + 0.01


def _wrap_texts(
    texts: Iterable[str], bounds: Rect, text_style: TextStyle, spacing: float
) -> Iterator[TextLine]:
    y = bounds.y + 0.95 * text_style.size
    for text in texts:
        for part in wrap(text, text_style, bounds.width):
            yield _build_line(part, bounds, text_style, y)
            y += LEADING * text_style.size
        y += spacing * text_style.size


def _build_line(text: str, bounds: Rect, text_style: TextStyle, y: float) -> TextLine:
    rtl, width = is_right_to_left(text), min(text_style.width(text), bounds.width)
    return TextLine(
        text, bounds.right - width if rtl else bounds.x, y, width, text_style.size, text_style.bold, rtl=rtl
    )


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own has that one (rule P2 of UAX #9)."""
    kinds = (bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
