"""The shapes and texts that an argument is drawn with: borders by role, wires, tips, the legend's signs."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.fonts.text_width import is_width_known
from argmap.render.picture import (
    Circle,
    Path,
    PathCommand,
    PathSegment,
    Polygon,
    Rectangle,
    Shape,
    Stroke,
    TextRun,
)
from argmap.render.wire_lines import CORNER_RADIUS, DashPattern, WireLine, WireNetwork, draw_line
from argmap.scene.scene import (
    Joint,
    LegendEntry,
    LegendSymbol,
    Pill,
    Point,
    Rect,
    TextLine,
    Tip,
    Wire,
    WireKind,
    WirePath,
)
from argmap.theme.theme import RoleColours, Theme

DASH_PATTERNS = {
    WireKind.ATTACKS: DashPattern(13.0, 7.0),
    WireKind.UNDERCUTS: DashPattern(0.1, 8.0, at_corners=False),
}
"""Attacks are dashed, undercuts dotted, and supports whole, which differ in greyscale too."""
TIP_LENGTHS = {WireKind.SUPPORTS: 16.0, WireKind.ATTACKS: 4.0, WireKind.UNDERCUTS: 6.0}
"""Points from the end of a tip to the end of its line, which the tip covers: the arrowhead is 18 points long,
the bar 6, and the middle of the ring is at 6. A line that stops further off leaves a gap."""
JOIN_ARROW_SIZE, JOIN_BAR_SIZE = (9.5, 13.0), (4.0, 18.0)
"""Points along and across the line of the ends of steps on a line that others share."""
TIP_GAP = 3.0
"""Points between a tip and the border it points at; half the widest border reaches 2.5 into them."""

REFERENCE_CUT = 13.0
"""Points that are cut off the corner of a reference box: as many as its text keeps free there."""

REFERENCE_BORDER = 2.0
"""The width of a reference box's border in points: a statement's has 2.5 and more, and a fill."""

MAX_BORDER_WIDTH = 5.0
"""The widest border in points: half of it stands outside the box, within TIP_GAP of it."""


class BorderStyle(Struct, frozen=True):
    """A role's border: radius of its corners, weight, dashes and gaps, bars at the left (x, width)."""

    corner: float
    weight: float
    dashes: tuple[float, ...] = ()
    bars: tuple[tuple[float, float], ...] = ()


BORDER_STYLES = {
    "thesis": BorderStyle(4, 5),
    "claim": BorderStyle(4, 3),
    "premise": BorderStyle(14, 2.5),
    "assumption": BorderStyle(14, 2.5, (9, 6)),
    "objection": BorderStyle(0, 2.5, bars=((0, 7),)),
    "rebuttal": BorderStyle(0, 2.5, bars=((0, 4), (7, 3))),
    "undercut": BorderStyle(0, 3, (0.1, 6.5)),
}


def draw_text_line(line: TextLine, colour: str) -> TextRun:
    """Draw a line of text, held to its width in whatever font the reader has, unless that is a guess."""
    text = line.text
    known = len(text) > 1 and line.width > 0 and is_width_known(text, bold=line.bold)
    right = line.width * (0.5 if known else 1) if line.rtl and not line.centred else 0
    return TextRun(
        text,
        line.x + right,
        line.y,
        line.size,
        colour,
        line.width if known else None,
        line.bold,
        line.centred or (line.rtl and known),
        line.rtl,
        "  " in text or "\t" in text,
    )


def draw_border(role: str, rect: Rect, colours: RoleColours, theme: Theme) -> list[Shape]:
    """Draw the border of a role round a rectangle.

    Round corners speak for, square ones against; bars, dots and dashes tell roles.
    """
    style = BORDER_STYLES[role]
    weight = min(style.weight * theme.line_scale, MAX_BORDER_WIDTH)
    stroke = Stroke(colours.border, weight, _scale_dashes(style.dashes, theme), role == "undercut")
    border = Shape(Rectangle(rect, style.corner), colours.fill, stroke)
    bars = (Rect(rect.x + x, rect.y, width, rect.height) for x, width in style.bars)
    return [border, *(Shape(Rectangle(bar), colours.border, classes="bar") for bar in bars)]


def draw_reference_border(rect: Rect, colours: RoleColours, theme: Theme) -> list[Shape]:
    """Draw the thin border of a reference box, and the arrow to elsewhere in its cut corner."""
    x, y, cut = rect.right, rect.y, REFERENCE_CUT
    corners = (
        Point(rect.x, y),
        Point(x - cut, y),
        Point(x, y + cut),
        Point(x, rect.bottom),
        Point(rect.x, rect.bottom),
    )
    stroke = Stroke(colours.border, REFERENCE_BORDER * theme.line_scale)
    arrow = Path(
        (
            PathSegment(PathCommand.MOVE, (x - 9, y + 9)),
            PathSegment(PathCommand.LINE_BY, (9, -9)),
            PathSegment(PathCommand.MOVE, (x - 6.5, y)),
            PathSegment(PathCommand.HORIZONTAL_BY, (6.5,)),
            PathSegment(PathCommand.VERTICAL_BY, (6.5,)),
        )
    )
    return [
        Shape(Polygon(corners), theme.background, stroke),
        Shape(arrow, None, Stroke(colours.border, 2 * theme.line_scale, round_joins=True), "elsewhere"),
    ]


def _scale_dashes(dashes: tuple[float, ...], theme: Theme) -> tuple[float, ...]:
    """The dashes in proportion to how heavy a theme's lines are."""
    return tuple([length * theme.line_scale for length in dashes]) if theme.line_scale != 1 else dashes


def draw_rectangle(rect: Rect, fill: str | None) -> Shape:
    """Draw a rectangle without a line round it."""
    return Shape(Rectangle(rect), fill)


def draw_wire_path(wire: Wire, path: WirePath, network: WireNetwork, theme: Theme) -> Shape:
    """Draw one path of a wire, shortened where its tip stands."""
    start = path[0]
    if start == wire.tip.at:
        back = TIP_LENGTHS[wire.kind] + TIP_GAP
        path = (Point(start.x - wire.tip.dx * back, start.y - wire.tip.dy * back), *path[1:])
    pattern = _scale_pattern(wire.kind, theme)
    if pattern and pattern.at_corners and wire.join:
        pattern = replace(pattern, whole_after=wire.join.at)
    return _stroke_line(wire.kind, draw_line(path, wire.kind, network, pattern), wire.weight, theme)


def _stroke_line(kind: WireKind, line: WireLine, weight: float, theme: Theme) -> Shape:
    """Draw a line of one kind."""
    dotted = kind is WireKind.UNDERCUTS
    stroke = Stroke(theme.wires[kind.value], (weight + dotted) * theme.line_scale, line.dashes, dotted, True)
    return Shape(line.geometry, None, stroke)


def _scale_pattern(kind: WireKind, theme: Theme) -> DashPattern | None:
    """The dashes of a kind in proportion to how heavy a theme's lines are; None for whole lines."""
    pattern, scale = DASH_PATTERNS.get(kind), theme.line_scale
    return pattern and replace(pattern, dash=pattern.dash * scale, gap=pattern.gap * scale)


def draw_join(kind: WireKind, join: Tip, theme: Theme) -> Shape:
    """Draw the end of a step on a line that others share: a small arrowhead, bar or ring."""
    at, colour = _offset_point(join.at, join, CORNER_RADIUS, 0), theme.wires[kind.value]
    match kind:
        case WireKind.SUPPORTS:
            length, width = JOIN_ARROW_SIZE
            corners = (
                at,
                _offset_point(at, join, length, width / 2),
                _offset_point(at, join, length, -width / 2),
            )
            return Shape(Polygon(corners), colour)
        case WireKind.ATTACKS:
            return Shape(Polygon(_bar_corners(at, join, JOIN_BAR_SIZE[0], JOIN_BAR_SIZE[1] / 2)), colour)
        case WireKind.UNDERCUTS:
            ring = Circle(_offset_point(at, join, 3, 0), 3.5)
            return Shape(ring, theme.background, Stroke(colour, 2.5))


def draw_tip(kind: WireKind, tip: Tip, theme: Theme) -> Shape:
    """Draw a wire's end: a filled arrowhead for support, a bar for attack, a ring for an undercut."""
    at = Point(tip.at.x - tip.dx * TIP_GAP, tip.at.y - tip.dy * TIP_GAP)
    colour = theme.wires[kind.value]
    if kind is WireKind.SUPPORTS:
        corners = (at, _offset_point(at, tip, 18, 9), _offset_point(at, tip, 18, -9))
        return Shape(Polygon(corners), colour)
    if kind is WireKind.ATTACKS:
        return Shape(Polygon(_bar_corners(at, tip, 6, 12)), colour)
    return Shape(Circle(_offset_point(at, tip, 6, 0), 6), theme.background, Stroke(colour, 4))


def _bar_corners(at: Point, tip: Tip, thickness: float, half: float) -> tuple[Point, ...]:
    """The corners of a bar across a tip, `half` points long to each side."""
    return (
        _offset_point(at, tip, 0, half),
        _offset_point(at, tip, thickness, half),
        _offset_point(at, tip, thickness, -half),
        _offset_point(at, tip, 0, -half),
    )


def _offset_point(at: Point, tip: Tip, back: float, side: float) -> Point:
    """The point `back` points behind a tip and `side` points to its side."""
    return Point(at.x - tip.dx * back - tip.dy * side, at.y - tip.dy * back + tip.dx * side)


def draw_forward_arrow(plate: Rect, colour: str) -> Shape:
    """Draw the arrow at the right end of a plate: what follows is not shown."""
    x, y = plate.right - 7, plate.middle
    return Shape(Polygon((Point(x, y), Point(x - 8, y - 5), Point(x - 8, y + 5))), colour)


def draw_back_arrow(plate: Rect, colour: str) -> Shape:
    """Draw the arrow at the left end of a plate: what comes before is drawn elsewhere."""
    x, y = plate.x + 7, plate.middle
    return Shape(Polygon((Point(x, y), Point(x + 8, y - 5), Point(x + 8, y + 5))), colour)


def draw_up_arrow(heading: TextLine, colour: str) -> Shape:
    """Draw the arrow before a heading: there is an overview of this drawing and others."""
    x, y, size = heading.x - heading.size * 0.3, heading.y - heading.size * 0.36, heading.size * 0.3
    return Shape(Polygon((Point(x - size, y), Point(x, y - size), Point(x, y + size))), colour)


def draw_joint(joint: Joint, colour: str, theme: Theme) -> list[Shape]:
    """Draw a disc where a step is hit, and the pill of linked premises, with a plus at each."""
    shapes = [Shape(Circle(joint.centre, joint.radius), colour)] if joint.has_disc else []
    if joint.pill is None:
        return shapes
    radius = joint.pill.radius
    shapes += [Shape(Rectangle(rect, radius), colour, classes="linked") for rect in joint.pill.rects]
    for member in joint.pill.members:
        x, y = member.x, member.y
        arms = (Rect(x - 5, y - 1.2, 10, 2.4), Rect(x - 1.2, y - 5, 2.4, 10))
        shapes += [draw_rectangle(arm, theme.text_on_border) for arm in arms]
    return shapes


def draw_legend_symbol(entry: LegendEntry, theme: Theme) -> list[Shape]:
    """Draw what a legend entry explains."""
    bounds = entry.symbol_rect
    match entry.symbol:
        case LegendSymbol.LINKED:
            return _draw_linked_symbol(bounds, theme)
        case LegendSymbol.UNSTATED | LegendSymbol.PREMISE:
            role = "assumption" if entry.symbol is LegendSymbol.UNSTATED else "premise"
            return [_draw_role_symbol(role, bounds, theme)]
        case LegendSymbol.REBUTTAL | LegendSymbol.COUNTER_REBUTTAL:
            return draw_border("rebuttal", inset_sign(bounds), theme.roles[entry.symbol.value], theme)
        case LegendSymbol.REFERENCE:
            return _draw_reference_symbol(bounds, theme)
        case LegendSymbol.STRENGTH:
            starts = ((bounds.x, 2.0), (bounds.x + 20, 4.0), (bounds.x + 40, 6.0))
            return [_draw_strength_symbol(Point(x, bounds.middle), weight, theme) for x, weight in starts]
        case _:
            return _draw_wire_symbol(WireKind(entry.symbol.value), bounds, theme)


def _draw_role_symbol(role: str, bounds: Rect, theme: Theme) -> Shape:
    style, colours, inset = BORDER_STYLES[role], theme.roles[role], inset_sign(bounds)
    dashes = _scale_dashes(style.dashes, theme)
    return Shape(
        Rectangle(inset, 9), colours.fill, Stroke(colours.border, style.weight * theme.line_scale, dashes)
    )


def inset_sign(bounds: Rect) -> Rect:
    """Return the rectangle of a legend's box, whose border stays within its room."""
    return Rect(bounds.x, bounds.y + 1, bounds.width, bounds.height - 2)


def _draw_reference_symbol(bounds: Rect, theme: Theme) -> list[Shape]:
    return draw_reference_border(inset_sign(bounds), theme.roles["premise"], theme)


def _draw_strength_symbol(start: Point, weight: float, theme: Theme) -> Shape:
    line = Path(
        (PathSegment(PathCommand.MOVE, (start.x, start.y)), PathSegment(PathCommand.HORIZONTAL_BY, (14,)))
    )
    return Shape(line, None, Stroke(theme.muted, weight * theme.line_scale, round_joins=True))


def _draw_wire_symbol(kind: WireKind, bounds: Rect, theme: Theme) -> list[Shape]:
    start = Point(bounds.x + TIP_LENGTHS[kind] + TIP_GAP, bounds.middle)
    tip = Tip(Point(bounds.x, bounds.middle), -1, 0)
    path = (start, Point(bounds.right, bounds.middle))
    drawn = draw_line(path, kind, WireNetwork({}, {}), _scale_pattern(kind, theme))
    line = _stroke_line(kind, drawn, 3, theme)
    return [line, draw_tip(kind, tip, theme)]


def _draw_linked_symbol(bounds: Rect, theme: Theme) -> list[Shape]:
    colour = theme.wires[WireKind.SUPPORTS.value]
    pill, wires = build_linked_sign(bounds)
    path = Path(tuple([segment for a, b in wires for segment in _draw_straight(a, b)]))
    stroke = Stroke(colour, 3 * theme.line_scale, round_joins=True)
    return [Shape(path, None, stroke), *draw_joint(Joint(pill.members[0], 0, pill), colour, theme)]


def build_linked_sign(bounds: Rect) -> tuple[Pill, tuple[tuple[Point, Point], ...]]:
    """Build the legend's sign of linked premises: a pill of two, and the ends of the wires at it."""
    x, low, high = bounds.x + 26, bounds.y + 3, bounds.bottom - 3
    members = (Point(x, low), Point(x, high))
    wires = [(member, Point(bounds.right, member.y)) for member in members]
    return Pill(members, 8), ((Point(bounds.x, bounds.middle), Point(x, bounds.middle)), *wires)


def _draw_straight(start: Point, end: Point) -> tuple[PathSegment, PathSegment]:
    """Draw a level line."""
    return (
        PathSegment(PathCommand.MOVE, (start.x, start.y)),
        PathSegment(PathCommand.HORIZONTAL, (end.x,)),
    )
