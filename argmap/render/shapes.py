"""The shapes an argument is drawn with: borders by role, lines and their ends, joints, legend signs."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.render.xml import build_element, format_number
from argmap.scene.scene import (
    Box,
    Joint,
    LegendEntry,
    LegendSymbol,
    Point,
    Rect,
    TextLine,
    Tip,
    Wire,
    WireKind,
)
from argmap.theme.palette import RoleColours, Theme

DASH_ARRAYS = {WireKind.SUPPORTS: None, WireKind.ATTACKS: "13 7", WireKind.UNDERCUTS: "0.1 8"}
"""Whole, dashed, dotted: told apart in greyscale."""
TIP_LENGTHS = {WireKind.SUPPORTS: 16.0, WireKind.ATTACKS: 4.0, WireKind.UNDERCUTS: 6.0}
"""How far from what it hits a line stops to leave its tip the room, in points."""
TIP_GAP = 3.0
"""Points between a tip and the border it points at."""

MAX_BORDER_WIDTH = 5.0
"""The widest border in points: half of it stands outside the box, where tips come near."""


class BorderStyle(Struct, frozen=True):
    """How a role's border is drawn: radius of its corners, weight, dashes, bars at the left (x, width)."""

    corner: float
    weight: float
    dashes: str | None = None
    bars: tuple[tuple[float, float], ...] = ()


BORDER_STYLES = {
    "thesis": BorderStyle(4, 5),
    "claim": BorderStyle(4, 3),
    "premise": BorderStyle(14, 2.5),
    "assumption": BorderStyle(14, 2.5, "9 6"),
    "objection": BorderStyle(0, 2.5, bars=((0, 7),)),
    "rebuttal": BorderStyle(0, 2.5, bars=((0, 4), (7, 3))),
    "undercut": BorderStyle(0, 3, "0.1 6.5"),
}


def draw_border(box: Box, colours: RoleColours, theme: Theme) -> str:
    """A box's outline. Round corners speak for, square ones against; bars, dots and dashes tell which."""
    look, rect = BORDER_STYLES[box.role], box.rect
    stroke = _scale_stroke(
        Stroke(colours.border, look.weight, look.dashes, round_caps=box.role == "undercut"), theme
    )
    stroke = replace(stroke, weight=min(stroke.weight, MAX_BORDER_WIDTH))
    return draw_rectangle(rect, colours.fill, stroke, look.corner) + "".join(
        draw_rectangle(Rect(rect.x + x, rect.y, width, rect.height), colours.border, None, 0, css_class="bar")
        for x, width in look.bars
    )


class Stroke(Struct, frozen=True):
    """A line's colour (#RRGGBB), width in points and dashes."""

    colour: str
    weight: float
    dashes: str | None = None
    round_caps: bool = False

    def attributes(self) -> dict[str, str | float | None]:
        """The SVG presentation attributes that draw it."""
        return {
            "stroke": self.colour,
            "stroke-width": self.weight,
            "stroke-dasharray": self.dashes,
            "stroke-linecap": "round" if self.round_caps else None,
        }


def _scale_stroke(stroke: Stroke, theme: Theme) -> Stroke:
    """The stroke as heavy as a theme wants it, its dashes in proportion."""
    dashes = " ".join(format_number(float(part) * theme.line_scale) for part in (stroke.dashes or "").split())
    return replace(stroke, weight=stroke.weight * theme.line_scale, dashes=dashes or None)


def draw_rectangle(
    rect: Rect, fill: str, stroke: Stroke | None, corner: float = 0, css_class: str | None = None
) -> str:
    """A `<rect>`; `element` is its class."""
    attributes: dict[str, str | float | None] = {
        "class": css_class,
        "x": rect.x,
        "y": rect.y,
        "width": rect.width,
        "height": rect.height,
        "rx": corner or None,
        "fill": fill,
    }
    return build_element("rect", attributes | (stroke.attributes() if stroke else {}))


def _draw_path(d: str, stroke: Stroke) -> str:
    """A `<path>` that is not filled."""
    return build_element("path", {"d": d, "fill": "none", **stroke.attributes(), "stroke-linejoin": "round"})


def draw_wire_path(wire: Wire, path: tuple[Point, ...], theme: Theme) -> str:
    """One path of a wire, shortened where its tip stands."""
    points = list(path)
    if points[0] == wire.tip.at:
        back = TIP_LENGTHS[wire.kind] + TIP_GAP
        points[0] = Point(points[0].x - wire.tip.dx * back, points[0].y - wire.tip.dy * back)
    return draw_line(wire.kind, points, wire.weight, theme)


def draw_line(kind: WireKind, points: list[Point], weight: float, theme: Theme) -> str:
    """A line of one kind through points. It runs from what is hit, so that dashes on a shared run agree."""
    d = "M" + " L".join(f"{format_number(p.x)} {format_number(p.y)}" for p in points)
    dotted = kind is WireKind.UNDERCUTS
    stroke = Stroke(theme.wires[kind.value], weight + dotted, DASH_ARRAYS[kind], round_caps=dotted)
    return _draw_path(d, _scale_stroke(stroke, theme))


def draw_tip(kind: WireKind, end: Tip, theme: Theme) -> str:
    """A wire's end: a filled arrowhead for support, a bar for attack, a ring for an undercut."""
    at = Point(end.at.x - end.dx * TIP_GAP, end.at.y - end.dy * TIP_GAP)
    colour = theme.wires[kind.value]
    if kind is WireKind.SUPPORTS:
        return _draw_polygon([at, _offset_point(at, end, 18, 9), _offset_point(at, end, 18, -9)], colour)
    if kind is WireKind.ATTACKS:
        corners = [
            _offset_point(at, end, 0, 12),
            _offset_point(at, end, 6, 12),
            _offset_point(at, end, 6, -12),
            _offset_point(at, end, 0, -12),
        ]
        return _draw_polygon(corners, colour)
    centre = _offset_point(at, end, 6, 0)
    ring: dict[str, str | float | None] = {"cx": centre.x, "cy": centre.y, "r": 6, "fill": theme.background}
    return build_element("circle", ring | Stroke(colour, 4).attributes())


def _offset_point(at: Point, end: Tip, back: float, side: float) -> Point:
    """The point `back` points behind a tip and `side` points to its side."""
    return Point(at.x - end.dx * back - end.dy * side, at.y - end.dy * back + end.dx * side)


def _draw_polygon(points: list[Point], colour: str) -> str:
    corners = " ".join(f"{format_number(p.x)},{format_number(p.y)}" for p in points)
    return build_element("polygon", {"points": corners, "fill": colour})


def draw_forward_arrow(plate: Rect, colour: str) -> str:
    """The arrow at the right end of a plate: what follows is not shown."""
    x, y = plate.right - 7, plate.middle
    return _draw_polygon([Point(x, y), Point(x - 8, y - 5), Point(x - 8, y + 5)], colour)


def draw_back_arrow(plate: Rect, colour: str) -> str:
    """The arrow at the left end of a plate: what comes before is drawn elsewhere."""
    x, y = plate.x + 7, plate.middle
    return _draw_polygon([Point(x, y), Point(x + 8, y - 5), Point(x + 8, y + 5)], colour)


def draw_up_arrow(heading: TextLine, colour: str) -> str:
    """The arrow before a heading: there is an overview of this drawing and others."""
    x, y, size = heading.x - heading.size * 0.3, heading.y - heading.size * 0.36, heading.size * 0.3
    return _draw_polygon([Point(x - size, y), Point(x, y - size), Point(x, y + size)], colour)


def draw_joint(wire: Wire, theme: Theme) -> str:
    """Where linked premises meet: a disc with a plus; where a step is only hit: a small disc."""
    return _draw_disc(wire.joint, theme.wires[wire.kind.value], theme) if wire.joint else ""


def _draw_disc(joint: Joint, colour: str, theme: Theme) -> str:
    x, y = joint.centre.x, joint.centre.y
    disc = build_element("circle", {"cx": x, "cy": y, "r": joint.radius, "fill": colour})
    if not joint.linked:
        return disc
    plus = (Rect(x - 6, y - 1.3, 12, 2.6), Rect(x - 1.3, y - 6, 2.6, 12))
    return disc + "".join(draw_rectangle(arm, theme.text_on_border, None) for arm in plus)


def draw_legend_symbol(entry: LegendEntry, theme: Theme) -> str:
    """What a legend entry shows."""
    place = entry.symbol_rect
    if entry.symbol is LegendSymbol.LINKED:
        return _draw_linked_symbol(place, theme)
    if entry.symbol is LegendSymbol.UNSTATED:
        look, ink = BORDER_STYLES["assumption"], theme.roles["assumption"]
        inset = Rect(place.x, place.y + 1, place.width, place.height - 2)
        stroke = _scale_stroke(Stroke(ink.border, look.weight, look.dashes), theme)
        return draw_rectangle(inset, ink.fill, stroke, 9)
    if entry.symbol is LegendSymbol.STRENGTH:
        weights = ((place.x, 2.0), (place.x + 20, 4.0), (place.x + 40, 6.0))
        return "".join(
            _draw_path(
                f"M{format_number(x)} {format_number(place.middle)}h14",
                _scale_stroke(Stroke(theme.muted, w), theme),
            )
            for x, w in weights
        )
    return _draw_wire_symbol(WireKind(entry.symbol.value), place, theme)


def _draw_wire_symbol(kind: WireKind, bounds: Rect, theme: Theme) -> str:
    start = Point(bounds.x + TIP_LENGTHS[kind] + TIP_GAP, bounds.middle)
    end = Tip(Point(bounds.x, bounds.middle), -1, 0)
    return draw_line(kind, [start, Point(bounds.right, bounds.middle)], 3, theme) + draw_tip(kind, end, theme)


def _draw_linked_symbol(bounds: Rect, theme: Theme) -> str:
    colour = theme.wires[WireKind.SUPPORTS.value]
    x, middle = bounds.x + 22, bounds.middle
    wires = (
        f"M{format_number(bounds.right)} "
        f"{format_number(bounds.y + 2)}H{format_number(x + 18)}V{format_number(bounds.bottom - 2)}"
    )
    wires += (
        f"H{format_number(bounds.right)}M{format_number(bounds.x)} "
        f"{format_number(middle)}H{format_number(x + 18)}"
    )
    disc = _draw_disc(Joint(Point(x, middle), 11, linked=True), colour, theme)
    return _draw_path(wires, _scale_stroke(Stroke(colour, 3), theme)) + disc
