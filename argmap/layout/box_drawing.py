"""A card as a box where it finally stands: its lines of text and its plates."""

from collections.abc import Sequence
from unicodedata import bidirectional

from msgspec.structs import replace

from argmap.layout.box_content import (
    ARROW_WIDTH,
    CONTINUATION_STYLE,
    LABEL_GAP,
    LABEL_INSET,
    LEADING,
    PAD,
    PAD_BOTTOM,
    PAD_TOP,
    ROLE_LABEL_HEIGHT,
    ROLE_STYLE,
    SMALL_LABEL_HEIGHT,
    SOURCE_STYLE,
    BoxContent,
    continuation_width,
    origin_width,
)
from argmap.layout.text.line_breaking import TextStyle
from argmap.scene.scene import Box, Continuation, Label, Origin, Point, Rect, TextLine


def draw_box(content: BoxContent, rect: Rect) -> Box:
    """A card drawn in its rectangle, which is as high as the card."""
    top, size = rect.y, content.style.size
    block = len(content.lines) * size * LEADING
    first = top + PAD_TOP + (content.height - PAD_TOP - PAD_BOTTOM - block) / 2 + size * (LEADING - 0.46)
    lines = tuple(
        _place_line(content, rect, text, first + i * size * LEADING) for i, text in enumerate(content.lines)
    )
    return Box(
        id=content.statement,
        role=content.role.value,
        rect=rect,
        lines=lines,
        description=content.description,
        role_label=_place_label(
            content.role_text, ROLE_STYLE, Point(rect.x + LABEL_INSET, top), ROLE_LABEL_HEIGHT
        ),
        source_label=_place_source_label(content, rect),
        href=content.href,
        continuation=_place_continuation(content, rect),
        tags=content.tags,
        origin=_place_origin(content, rect),
    )


def _place_line(content: BoxContent, rect: Rect, text: str, baseline: float) -> TextLine:
    """A line of a box's text: at the left, or at the right where it is written from right to left."""
    width = content.style.width(text)
    rtl = _is_right_to_left(content.lines)
    x = rect.right - PAD - width if rtl else rect.x + PAD
    return TextLine(text, x, baseline, width, content.style.size, content.style.bold, rtl=rtl)


def _is_right_to_left(lines: Sequence[str]) -> bool:
    """Whether the first letter with a direction of its own has that one (rule P2 of UAX #9)."""
    strong = (bidirectional(char) for line in lines for char in line)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def _place_source_label(content: BoxContent, rect: Rect) -> Label | None:
    if not content.source_text:
        return None
    aside = continuation_width(content.continuation_text) + LABEL_GAP if content.continuation_text else 0.0
    left = rect.right - LABEL_INSET - aside - SOURCE_STYLE.width(content.source_text) - 16
    return _place_label(content.source_text, SOURCE_STYLE, Point(left, rect.bottom), SMALL_LABEL_HEIGHT)


def _place_continuation(content: BoxContent, rect: Rect) -> Continuation | None:
    """The rightmost plate on the lower edge: what is hidden would stand further right."""
    if not content.continuation_text:
        return None
    width = continuation_width(content.continuation_text)
    plate = _place_label(
        content.continuation_text,
        CONTINUATION_STYLE,
        Point(rect.right - LABEL_INSET - width, rect.bottom),
        SMALL_LABEL_HEIGHT,
    )
    return Continuation(content.hidden_count, replace(plate, rect=replace(plate.rect, width=width)))


def _place_origin(content: BoxContent, rect: Rect) -> Origin | None:
    """The plate behind the role, with room for an arrow before its text."""
    if not content.origin_text:
        return None
    left = rect.x + LABEL_INSET + ROLE_STYLE.width(content.role_text) + 16 + LABEL_GAP
    plate = _place_label(content.origin_text, SOURCE_STYLE, Point(left, rect.y), SMALL_LABEL_HEIGHT)
    wide = replace(plate.rect, width=origin_width(content.origin_text))
    return Origin(Label(wide, replace(plate.line, x=plate.line.x + ARROW_WIDTH)))


def _place_label(text: str, style: TextStyle, at: Point, height: float) -> Label:
    """A plate whose left edge is at `at` and whose middle is at its height."""
    width = style.width(text)
    rect = Rect(at.x, at.y - height / 2, width + 16, height)
    baseline = at.y + style.size * 0.36
    return Label(
        rect, TextLine(text, rect.x + rect.width / 2, baseline, width, style.size, style.bold, centred=True)
    )
