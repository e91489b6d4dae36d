"""Drawing a box in its rectangle: its lines of text and its labels."""

from collections.abc import Iterator

from msgspec.structs import replace

from argmap.fonts.text_direction import is_right_to_left
from argmap.layout.box_content import LABEL_GAP, LABEL_INSET, LEADING, PAD, BoxContent
from argmap.layout.label_sizes import ARROW_WIDTH
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import Role
from argmap.scene.scene import BAR_WIDTHS, Box, Continuation, Label, Origin, Point, Rect, TextLine

CENTRED_WIDTH = 1.25
"""The width of a thesis's box, in widths that its text needs, from which its text is in the middle.

Nearer to 1 a text is moved by less than two letters, which looks like a slip; at 2, bars with a third of
their width empty at one end are left.
"""


def draw_box(content: BoxContent, rect: Rect) -> Box:
    """Draw a box in its rectangle, which is as high as the content."""
    return Box(
        id=content.statement,
        role=content.role.value,
        rect=rect,
        lines=tuple(_place_lines(content, rect)),
        description=content.description,
        role_label=_place_role_label(content, rect),
        source_label=_place_source_label(content, rect),
        href=content.href,
        continuation=_place_continuation(content, rect),
        tags=content.tags,
        origin=_place_origin(content, rect),
        opposes_thesis=content.opposes_thesis,
    )


def _place_lines(content: BoxContent, rect: Rect) -> Iterator[TextLine]:
    """Yield the lines of a box: at the left, or at the right if its text is written from right to left.

    In a bar over many columns a thesis stands in the middle, as a title over what bears on it. The lines are
    in the middle of the height that labels leave. A baseline is 0.46 font sizes above the end of its line.
    """
    style, pitch = content.style, content.style.size * LEADING
    free_height = content.height - content.top_pad - content.bottom_pad - len(content.lines) * pitch
    baseline = rect.y + content.top_pad + free_height / 2 + style.size * (LEADING - 0.46)
    rtl = is_right_to_left(" ".join(content.lines))
    centred = _is_title_bar(content, rect)
    for i, text in enumerate(content.lines):
        width = style.width(text)
        x = rect.x + rect.width / 2 if centred else rect.right - PAD - width if rtl else rect.x + PAD
        x += BAR_WIDTHS.get(content.role.value, 0) / 2
        y = baseline + i * pitch
        yield TextLine(text, x, y, width, style.size, style.bold, centred=centred, rtl=rtl)


def _is_title_bar(content: BoxContent, rect: Rect) -> bool:
    """Return whether a box is a thesis much wider than its text."""
    text_width = max(map(content.style.width, content.lines)) + 2 * PAD
    return content.role is Role.THESIS and rect.width > CENTRED_WIDTH * text_width


def _place_role_label(content: BoxContent, rect: Rect) -> Label | None:
    """Place the label of the role at the left of the upper edge, if it has one."""
    if not content.role_text:
        return None
    left = Point(rect.x + LABEL_INSET, rect.y)
    return _place_label(content.role_text, content.label_sizes.role, left, content.label_sizes.role_height)


def _place_source_label(content: BoxContent, rect: Rect) -> Label | None:
    """Place the label of author and sources at the right of the lower edge, before a continuation mark."""
    if not content.source_text:
        return None
    sizes, used = content.label_sizes, 0.0
    if content.continuation_text:
        used = sizes.continuation_width(content.continuation_text) + LABEL_GAP
    left = rect.right - LABEL_INSET - used - sizes.mark.width(content.source_text) - 16
    return _place_label(content.source_text, sizes.mark, Point(left, rect.bottom), sizes.mark_height)


def _place_continuation(content: BoxContent, rect: Rect) -> Continuation | None:
    """Place the rightmost label on the lower edge: the hidden statements would be further right."""
    if not content.continuation_text:
        return None
    sizes = content.label_sizes
    width = sizes.continuation_width(content.continuation_text)
    left = Point(rect.right - LABEL_INSET - width, rect.bottom)
    label = _place_label(content.continuation_text, sizes.continuation, left, sizes.mark_height)
    return Continuation(content.hidden_count, replace(label, rect=replace(label.rect, width=width)))


def _place_origin(content: BoxContent, rect: Rect) -> Origin | None:
    """Place the label after the role, with room for an arrow before its text."""
    if not content.origin_text:
        return None
    left, sizes = rect.x + LABEL_INSET, content.label_sizes
    if content.role_text:
        left += sizes.role.width(content.role_text) + 16 + LABEL_GAP
    label = _place_label(content.origin_text, sizes.mark, Point(left, rect.y), sizes.mark_height)
    label_rect = replace(label.rect, width=sizes.origin_width(content.origin_text))
    return Origin(Label(label_rect, replace(label.line, x=label.line.x + ARROW_WIDTH)))


def _place_label(text: str, style: TextStyle, left: Point, height: float) -> Label:
    """Place a label by the middle of its left edge, with 8 points before and after its text.

    Its baseline is 0.36 font sizes below the middle, so that capitals are in the middle.
    """
    width = style.width(text)
    rect = Rect(left.x, left.y - height / 2, width + 16, height)
    baseline = left.y + style.size * 0.36
    return Label(
        rect, TextLine(text, rect.x + rect.width / 2, baseline, width, style.size, style.bold, centred=True)
    )
