"""The signs of steps on a slide: dashes, ends of lines, discs where premises meet."""

from argmap.render.pptx.shape_xml import NO_LINE, PresetGeometry, build_shape
from argmap.render.pptx.slide_canvas import SlideCanvas
from argmap.scene.scene import Joint, Rect, WireKind

WIRE_DASH_PRESETS = {WireKind.SUPPORTS: "", WireKind.ATTACKS: "dash", WireKind.UNDERCUTS: "sysDot"}
"""Whole, dashed, dotted, as everywhere; the presets nearest to it."""
ARROW_SIZE, RING_SIZE = 18.0, 12.0
"""The size of a supporting arrowhead and of an undercut's end, in points."""
HEAD_SIZES = {"sm": 2.0, "med": 3.0, "lg": 5.0}
"""The sizes of line ends, in widths of the line."""
MIN_LINE_WIDTH = 2.0
"""The width of line, in points of the slide, under which heads do not shrink any more."""
BAR_WIDTH = 6.0
"""The width of an attack's bar, in points."""


def build_head_end(kind: WireKind, weight: float, scale: float) -> str:
    """What a line begins with, as near as it comes to its size: heads grow with the line's width.

    Office programs have no bar; an attack's is a shape of its own.
    """
    if kind is WireKind.ATTACKS:
        return ""
    wanted, width = (
        scale * (ARROW_SIZE if kind is WireKind.SUPPORTS else RING_SIZE),
        max(scale * weight, MIN_LINE_WIDTH),
    )
    size = min(HEAD_SIZES, key=lambda name: abs(HEAD_SIZES[name] * width - wanted))
    form = "triangle" if kind is WireKind.SUPPORTS else "oval"
    return f'<a:headEnd type="{form}" w="{size}" len="{size}"/>'


def draw_disc(canvas: SlideCanvas, key: str, joint: Joint, paint: str) -> tuple[Rect, str]:
    """A disc, with a plus where it links premises; and where it stands."""
    centre, radius = joint.centre, joint.radius
    rect = Rect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
    drawn = build_shape(
        canvas.decoration_identity(key, "joint"), canvas.preset_geometry("ellipse", rect), paint + NO_LINE
    )
    if joint.linked:
        form = PresetGeometry("mathPlus", canvas.transform.emu_box(rect), {"adj1": 11000})
        white = canvas.colours.build_fill(canvas.theme.text_on_border, "bg1") + NO_LINE
        drawn += build_shape(canvas.decoration_identity(f"{key} plus", "plus"), form, white)
    return rect, drawn
