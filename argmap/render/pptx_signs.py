"""The signs of steps on a slide: dashes, ends of lines, discs where premises meet."""

from argmap.layout.scene import Joint, Kind, Rect
from argmap.render.pptx_easel import Easel
from argmap.render.pptx_shapes import NO_LINE, Form, shape

DASHES = {Kind.SUPPORTS: "", Kind.ATTACKS: "dash", Kind.UNDERCUTS: "sysDot"}
"""Whole, dashed, dotted, as everywhere; the presets nearest to it."""
ARROW, RING = 18.0, 12.0
"""The size of a supporting arrowhead and of an undercut's end, in points."""
SIZES = {"sm": 2.0, "med": 3.0, "lg": 5.0}
"""The sizes of line ends, in widths of the line."""
LEAST = 2.0
"""The width of line, in points of the slide, under which heads do not shrink any more."""
BAR = 6.0
"""The width of an attack's bar, in points."""


def head(kind: Kind, weight: float, scale: float) -> str:
    """What a line begins with, as near as it comes to its size: heads grow with the line's width.

    Office programs have no bar; an attack's is a shape of its own.
    """
    if kind is Kind.ATTACKS:
        return ""
    wanted, width = scale * (ARROW if kind is Kind.SUPPORTS else RING), max(scale * weight, LEAST)
    size = min(SIZES, key=lambda name: abs(SIZES[name] * width - wanted))
    form = "triangle" if kind is Kind.SUPPORTS else "oval"
    return f'<a:headEnd type="{form}" w="{size}" len="{size}"/>'


def disc(easel: Easel, key: str, joint: Joint, paint: str) -> tuple[Rect, str]:
    """A disc, with a plus where it links premises; and where it stands."""
    centre, radius = joint.centre, joint.radius
    rect = Rect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
    drawn = shape(easel.ornament(key, "joint"), easel.box("ellipse", rect), paint + NO_LINE)
    if joint.linked:
        form = Form("mathPlus", easel.place.box(rect), {"adj1": 11000})
        white = easel.colours.fill(easel.theme.on_line, "bg1") + NO_LINE
        drawn += shape(easel.ornament(f"{key} plus", "plus"), form, white)
    return rect, drawn
