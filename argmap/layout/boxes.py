"""A card as a box where it finally stands: its lines of text and its plates."""

from collections.abc import Sequence
from unicodedata import bidirectional

from msgspec.structs import replace

from argmap.layout.card import (
    ABOVE,
    ARROW,
    BELOW,
    BESIDE,
    CONTINUES,
    INSET,
    LEADING,
    MARK,
    MARK_HEIGHT,
    PAD,
    TAG,
    TAG_HEIGHT,
    Card,
    continues_width,
    origin_width,
)
from argmap.layout.scene import Box, Continues, Label, Line, Origin, Point, Rect
from argmap.layout.wrap import Face


def box(card: Card, rect: Rect) -> Box:
    """A card drawn in its rectangle, which is as high as the card."""
    top, size = rect.y, card.face.size
    block = len(card.lines) * size * LEADING
    first = top + ABOVE + (card.height - ABOVE - BELOW - block) / 2 + size * (LEADING - 0.46)
    lines = tuple(_line(card, rect, text, first + i * size * LEADING) for i, text in enumerate(card.lines))
    return Box(
        id=card.statement,
        role=card.role.value,
        rect=rect,
        lines=lines,
        told=card.told,
        tag=_plate(card.tag, TAG, Point(rect.x + INSET, top), TAG_HEIGHT),
        mark=_mark(card, rect),
        href=card.href,
        continues=_continues(card, rect),
        tags=card.tags,
        origin=_origin(card, rect),
    )


def _line(card: Card, rect: Rect, text: str, baseline: float) -> Line:
    """A line of a box's text: at the left, or at the right where it is written from right to left."""
    width = card.face.width(text)
    rtl = _right_to_left(card.lines)
    x = rect.right - PAD - width if rtl else rect.x + PAD
    return Line(text, x, baseline, width, card.face.size, card.face.bold, rtl=rtl)


def _right_to_left(lines: Sequence[str]) -> bool:
    """Whether the first letter with a direction of its own has that one (rule P2 of UAX #9)."""
    strong = (bidirectional(char) for line in lines for char in line)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def _mark(card: Card, rect: Rect) -> Label | None:
    if not card.mark:
        return None
    aside = continues_width(card.continues) + BESIDE if card.continues else 0.0
    left = rect.right - INSET - aside - MARK.width(card.mark) - 16
    return _plate(card.mark, MARK, Point(left, rect.bottom), MARK_HEIGHT)


def _continues(card: Card, rect: Rect) -> Continues | None:
    """The rightmost plate on the lower edge: what is hidden would stand further right."""
    if not card.continues:
        return None
    width = continues_width(card.continues)
    plate = _plate(card.continues, CONTINUES, Point(rect.right - INSET - width, rect.bottom), MARK_HEIGHT)
    return Continues(card.hidden, replace(plate, rect=replace(plate.rect, width=width)))


def _origin(card: Card, rect: Rect) -> Origin | None:
    """The plate behind the role, with room for an arrow before its text."""
    if not card.origin:
        return None
    left = rect.x + INSET + TAG.width(card.tag) + 16 + BESIDE
    plate = _plate(card.origin, MARK, Point(left, rect.y), MARK_HEIGHT)
    wide = replace(plate.rect, width=origin_width(card.origin))
    return Origin(Label(wide, replace(plate.line, x=plate.line.x + ARROW)))


def _plate(text: str, face: Face, at: Point, height: float) -> Label:
    """A plate whose left edge is at `at` and whose middle is at its height."""
    width = face.width(text)
    rect = Rect(at.x, at.y - height / 2, width + 16, height)
    baseline = at.y + face.size * 0.36
    return Label(
        rect, Line(text, rect.x + rect.width / 2, baseline, width, face.size, face.bold, centred=True)
    )
