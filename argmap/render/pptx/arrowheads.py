"""The signs of steps on a slide: dashes, arrowheads and rings, and the discs of joints."""

from argmap.render.argument_symbols import JOIN_ARROW_SIZE, JOIN_BAR_SIZE
from argmap.render.pptx.shape_xml import NO_LINE, PresetGeometry, build_shape
from argmap.render.pptx.slide_canvas import BoundedShape, SlideCanvas
from argmap.render.wire_lines import CORNER_RADIUS
from argmap.scene.scene import Joint, Pill, Point, Rect, Tip, WireKind

WIRE_DASH_PRESETS = {WireKind.SUPPORTS: "", WireKind.ATTACKS: "dash", WireKind.UNDERCUTS: "sysDot"}
"""Solid, dashed and dotted, as in every other format, by the preset dashes nearest to them."""
ARROW_SIZE, RING_SIZE = 18.0, 12.0
"""The length of a support's arrowhead and the diameter of an undercut's ring in other formats, in points."""
HEAD_SIZES = {"sm": 2.0, "med": 3.0, "lg": 5.0}
"""The lengths of line ends in line widths, as office programs draw the three of `ST_LineEndLength`."""
MIN_LINE_WIDTH = 2.0
"""The line width, in points of the slide, below which office programs draw line ends as at this width."""
_JOIN_SHAPES = {
    WireKind.SUPPORTS: ("triangle", *JOIN_ARROW_SIZE),
    WireKind.ATTACKS: ("rect", *JOIN_BAR_SIZE),
    WireKind.UNDERCUTS: ("donut", 9.0, 9.0),
}
"""The ends of steps on a line that they share: a preset that points up, its length and width in points."""
_TURNS = {(0, -1): 0, (1, 0): 90, (0, 1): 180, (-1, 0): 270}
"""Degrees by which a shape that points up is turned, by the direction in which it is to point."""
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
    """Draw a joint's disc."""
    rect = _square(joint.centre, joint.radius)
    identity = canvas.decoration_identity(key, "joint")
    return rect, build_shape(identity, canvas.preset_geometry("ellipse", rect), paint + NO_LINE)


def draw_pill(canvas: SlideCanvas, key: str, pill: Pill, paint: str) -> BoundedShape:
    """Draw the pill of linked premises, with a plus at each; `key` is that of its first part."""
    shapes = ""
    for index, rect in enumerate(pill.rects):
        identity = canvas.decoration_identity(f"{key} {index}" if index else key, "linked")
        geometry = canvas.preset_geometry("roundRect", rect, pill.radius)
        shapes += build_shape(identity, geometry, paint + NO_LINE)
    plus_paint = canvas.colours.build_fill(canvas.theme.text_on_border, "bg1") + NO_LINE
    for index, member in enumerate(pill.members):
        box = canvas.transform.emu_box(_square(member, 7))
        identity = canvas.decoration_identity(f"{key} plus {index}", "plus")
        shapes += build_shape(identity, PresetGeometry("mathPlus", box, {"adj1": 13000}), plus_paint)
    left, top = min(rect.x for rect in pill.rects), min(rect.y for rect in pill.rects)
    right, bottom = max(rect.right for rect in pill.rects), max(rect.bottom for rect in pill.rects)
    return Rect(left, top, right - left, bottom - top), shapes


def draw_join(canvas: SlideCanvas, key: str, kind: WireKind, join: Tip, paint: str) -> str:
    """Draw the end of a step on a line that others share: a small triangle, bar or ring.

    Its middle is as far from the line as in other formats.
    """
    preset, length, width = _JOIN_SHAPES[kind]
    back = CORNER_RADIUS + length / 2
    middle = Point(join.at.x - join.dx * back, join.at.y - join.dy * back)
    box = canvas.transform.emu_box(Rect(middle.x - width / 2, middle.y - length / 2, width, length))
    turn = _TURNS[round(join.dx), round(join.dy)]
    return build_shape(
        canvas.decoration_identity(key, "join"), PresetGeometry(preset, box, rotation=turn), paint + NO_LINE
    )


def _square(middle: Point, half: float) -> Rect:
    return Rect(middle.x - half, middle.y - half, 2 * half, 2 * half)
