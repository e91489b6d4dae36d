"""Words set in lines on a page: as large as there is room for."""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import bidirectional

from msgspec import Struct

from argmap.layout.scene import Line, Rect
from argmap.layout.wrap import Face, wrap

LEADING = 1.32
"""Line height, in font sizes."""
BELOW = 0.3
"""How far a line reaches below its baseline, in font sizes."""


class Setting(Struct, frozen=True):
    """How paragraphs are set: sizes in points from the largest to the least, in bold; `apart` is the space
    between paragraphs, in font sizes.
    """

    sizes: tuple[float, ...]
    bold: bool = False
    apart: float = 0.0


def paragraphs(texts: Sequence[str], room: Rect, how: Setting) -> tuple[Line, ...]:
    """Texts in lines from a room's upper left corner on, in the largest size in which the room holds them.

    What it cannot hold in the least size is left out, and the last line tells so.
    """
    for size in how.sizes:
        face = Face(size, how.bold)
        lines = tuple(_set(texts, room, face, how.apart))
        if not lines or _within(lines[-1], room):
            return lines
    kept = [line for line in lines if _within(line, room)] or [lines[0]]
    last = kept[-1].text
    while last and face.width(last + "…") > room.width:
        last = last[:-1].rstrip()
    return (*kept[:-1], _line(last + "…", room, face, kept[-1].y))


def _within(line: Line, room: Rect) -> bool:
    return line.y + BELOW * line.size <= room.bottom + 0.01


def _set(texts: Iterable[str], room: Rect, face: Face, apart: float) -> Iterator[Line]:
    y = room.y + 0.95 * face.size
    for text in texts:
        for part in wrap(text, face, room.width):
            yield _line(part, room, face, y)
            y += LEADING * face.size
        y += apart * face.size


def _line(text: str, room: Rect, face: Face, y: float) -> Line:
    rtl, width = right_to_left(text), min(face.width(text), room.width)
    return Line(text, room.right - width if rtl else room.x, y, width, face.size, face.bold, rtl=rtl)


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own has that one (rule P2 of UAX #9)."""
    kinds = (bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
