"""Paragraphs set in lines on a page: as large as there is room for."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.fonts.text_direction import is_right_to_left
from argmap.layout.text.line_breaking import TextStyle, wrap
from argmap.scene.scene import Rect, TextLine

LEADING = 1.32
"""Line height, in font sizes."""
DESCENT = 0.3
"""The depth of a line below its baseline, in font sizes."""


class ParagraphStyle(Struct, frozen=True):
    """The look of paragraphs: sizes in points to try, the largest first, bold or not; `spacing` is the space
    between paragraphs, in font sizes.
    """

    sizes: tuple[float, ...]
    bold: bool = False
    spacing: float = 0.0


def wrap_paragraphs(texts: Sequence[str], bounds: Rect, style: ParagraphStyle) -> tuple[TextLine, ...]:
    """Wrap texts into lines from the bounds' upper left corner on, in the largest size in which they fit.

    What does not fit in the least size is left out, and the last line ends in `…`.
    """
    for size in style.sizes:
        text_style = TextStyle(size, style.bold)
        lines = tuple(_wrap_texts(texts, bounds, text_style, style.spacing))
        if not lines or _fits(lines[-1], bounds):
            return lines
    *others, last = [line for line in lines if _fits(line, bounds)] or [lines[0]]
    text = last.text
    while text and text_style.width(text + "…") > bounds.width:
        text = text[:-1].rstrip()
    end = replace(last, text=text + "…")
    return (*others, _place_line(end, bounds, text_style))


def _fits(line: TextLine, bounds: Rect) -> bool:
    return line.y + DESCENT * line.size <= bounds.bottom + 0.01


def _wrap_texts(
    texts: Iterable[str], bounds: Rect, text_style: TextStyle, spacing: float
) -> Iterator[TextLine]:
    y = bounds.y + 0.95 * text_style.size
    for text in texts:
        rtl = is_right_to_left(text)
        for part in wrap(text, text_style, bounds.width):
            line = TextLine(part, bounds.x, y, 0, text_style.size, text_style.bold, rtl=rtl)
            yield _place_line(line, bounds, text_style)
            y += LEADING * text_style.size
        y += spacing * text_style.size


def _place_line(line: TextLine, bounds: Rect, text_style: TextStyle) -> TextLine:
    """Place a line at the left of its bounds, or at the right, by its direction."""
    width = min(text_style.width(line.text), bounds.width)
    return replace(line, x=bounds.right - width if line.rtl else bounds.x, width=width)
