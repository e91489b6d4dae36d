"""The box of a reference on a slide: one corner cut off, with an arrow to elsewhere, and its first words."""

from collections.abc import Sequence

from msgspec.structs import replace

from argmap.render.argument_symbols import REFERENCE_BORDER, REFERENCE_CUT, inset_sign
from argmap.render.pptx.connectors import Anchor, statement_key
from argmap.render.pptx.scheme_colours import ROLE_SLOTS
from argmap.render.pptx.shape_xml import (
    NO_LINE,
    PresetGeometry,
    ShapeIdentity,
    build_group,
    build_shape,
)
from argmap.render.pptx.slide_canvas import BoundedShape, SlideCanvas
from argmap.render.pptx.statement_box import draw_anchor, group_key
from argmap.render.pptx.text_body import build_text_body
from argmap.scene.scene import Label, Rect, ReferenceBox

_ARROW_WIDTH, _ARROW_LENGTH, _ARROW_INSET = 9.0, 13.0, 10.0
"""Points of the arrow in the cut corner before it is turned, and from its start to the box's end."""


def draw_reference_group(reference: ReferenceBox, anchors: Sequence[Anchor], canvas: SlideCanvas) -> str:
    """Draw the box of a reference, its label and its anchors as one group."""
    parts = [
        _draw_box(reference, canvas),
        *([_draw_label(reference, reference.role_label, canvas)] if reference.role_label else []),
        _draw_arrow(
            reference.rect, f"elsewhere-{reference.id}", _border_paint(reference.colour_role, canvas), canvas
        ),
        *(draw_anchor(each, canvas) for each in anchors),
    ]
    role = reference.role_label.line.text if reference.role_label else reference.role
    number = canvas.numbers.number_for(group_key(reference.id))
    boxes = [canvas.transform.emu_box(bounds) for bounds, _ in parts]
    identity = ShapeIdentity(number, f"{role} {reference.statement}", reference.description)
    return build_group(identity, boxes, "".join(xml for _, xml in parts))


def draw_reference_sign(bounds: Rect, key: str, canvas: SlideCanvas) -> list[BoundedShape]:
    """Draw the empty box of a reference that a legend explains."""
    rect = inset_sign(bounds)
    border = _border_paint("premise", canvas)
    paint = _page_paint(canvas) + canvas.build_stroke(border, REFERENCE_BORDER)
    geometry = _build_outline(rect, canvas)
    shape = build_shape(canvas.decoration_identity(f"{key} sign", "sign"), geometry, paint)
    return [(rect, shape), _draw_arrow(rect, f"{key} elsewhere", border, canvas)]


def _build_outline(rect: Rect, canvas: SlideCanvas) -> PresetGeometry:
    """Build the outline of a reference's box, cut at the corner that is its last one in reading."""
    outline = canvas.preset_geometry("snip1Rect", rect, REFERENCE_CUT)
    return replace(outline, is_mirrored=canvas.rtl)


def _page_paint(canvas: SlideCanvas) -> str:
    return canvas.colours.build_fill(canvas.theme.background, "bg1")


def _border_paint(role: str, canvas: SlideCanvas) -> str:
    return canvas.colours.build_fill(canvas.theme.roles[role].border, ROLE_SLOTS[role])


def _draw_box(reference: ReferenceBox, canvas: SlideCanvas) -> BoundedShape:
    rect, theme = reference.rect, canvas.theme_for(reference.step)
    number = canvas.numbers.number_for(statement_key(reference.id))
    border = _border_paint(reference.colour_role, canvas)
    paint = _page_paint(canvas) + canvas.build_stroke(border, REFERENCE_BORDER)
    text = build_text_body(reference.lines, rect, canvas.transform, canvas.run_style(theme.text, "tx1"), 0)
    geometry = _build_outline(rect, canvas)
    identity = ShapeIdentity(number, reference.id, reference.description)
    return rect, build_shape(identity, geometry, paint, text)


def _draw_label(reference: ReferenceBox, label: Label, canvas: SlideCanvas) -> BoundedShape:
    number = canvas.numbers.number_for(f"tag-{reference.id}")
    paint = _page_paint(canvas) + canvas.build_stroke(_border_paint(reference.colour_role, canvas), 1.5)
    words = label.line.text
    identity = ShapeIdentity(number, words, words, has_readable_text=True)
    text = canvas.build_label(label.line, label.rect, canvas.run_style(canvas.theme.text, "tx1"))
    return label.rect, build_shape(identity, canvas.preset_geometry("roundRect", label.rect, 3), paint, text)


def _draw_arrow(rect: Rect, key: str, paint: str, canvas: SlideCanvas) -> BoundedShape:
    """Draw the arrow in the cut corner of a box, which points out of it."""
    left = canvas.place_from_start(rect, rect.width - _ARROW_INSET, _ARROW_WIDTH)
    bounds = Rect(left, rect.y - 3, _ARROW_WIDTH, _ARROW_LENGTH)
    rotation = 315 if canvas.rtl else 45
    geometry = PresetGeometry("upArrow", canvas.transform.emu_box(bounds), rotation=rotation)
    return bounds, build_shape(canvas.decoration_identity(key, "elsewhere"), geometry, paint + NO_LINE)
