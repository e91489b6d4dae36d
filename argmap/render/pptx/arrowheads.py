"""The signs of steps on a slide: dashes, arrowheads and rings, and the discs of joints."""

from argmap.render.pptx.shape_xml import NO_LINE, PresetGeometry, build_shape
from argmap.render.pptx.slide_canvas import BoundedShape, SlideCanvas
from argmap.scene.scene import Joint, Rect, WireKind

WIRE_DASH_PRESETS = {WireKind.SUPPORTS: "", WireKind.ATTACKS: "dash", WireKind.UNDERCUTS: "sysDot"}
"""Solid, dashed and dotted, as in every other format, by the preset dashes nearest to them."""
ARROW_SIZE, RING_SIZE = 18.0, 12.0
"""The length of a support's arrowhead and the diameter of an undercut's ring in other formats, in points."""
HEAD_SIZES = {"sm": 2.0, "med": 3.0, "lg": 5.0}
"""The lengths of line ends in line widths, as office programs draw the three of `ST_LineEndLength`."""
MIN_LINE_WIDTH = 2.0
"""The line width, in points of the slide, below which office programs draw line ends as at this width."""
BAR_WIDTH = 6.0
"""The width of an attack's bar, in points: from `BAR_NEAR` to `BAR_FAR` of `connectors`."""


def build_head_end(kind: WireKind, weight: float, scale: float) -> str:
    """Build the line end of a step, of the size nearest to that in other formats.

    Line ends grow with the line's width. Office programs have none in the form of a bar: an attack's is a
    separate shape.
    """
    if kind is WireKind.ATTACKS:
        return ""
    length, width = (
        scale * (ARROW_SIZE if kind is WireKind.SUPPORTS else RING_SIZE),
        max(scale * weight, MIN_LINE_WIDTH),
    )
    size_name = min(HEAD_SIZES, key=lambda name: abs(HEAD_SIZES[name] * width - length))
    end_type = "triangle" if kind is WireKind.SUPPORTS else "oval"
    return f'<a:headEnd type="{end_type}" w="{size_name}" len="{size_name}"/>'


def draw_disc(canvas: SlideCanvas, key: str, joint: Joint, paint: str) -> BoundedShape:
    """Draw a joint's disc, with a plus where it links premises."""
    centre, radius = joint.centre, joint.radius
    rect = Rect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
    shapes = build_shape(
        canvas.decoration_identity(key, "joint"), canvas.preset_geometry("ellipse", rect), paint + NO_LINE
    )
    if joint.linked:
        plus = PresetGeometry("mathPlus", canvas.transform.emu_box(rect), {"adj1": 11000})
        plus_paint = canvas.colours.build_fill(canvas.theme.text_on_border, "bg1") + NO_LINE
        shapes += build_shape(canvas.decoration_identity(f"{key} plus", "plus"), plus, plus_paint)
    return rect, shapes
