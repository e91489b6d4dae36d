"""The shapes an argument is drawn with: borders by role, lines and their ends, joints, legend signs."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.scene import Box, Joint, Kind, LegendEntry, Line, Point, Rect, Sign, Tip, Wire
from argmap.render.xml import number, tag
from argmap.theme.palette import Ink, Theme

DASHES = {Kind.SUPPORTS: None, Kind.ATTACKS: "13 7", Kind.UNDERCUTS: "0.1 8"}
"""Whole, dashed, dotted: told apart in greyscale."""
REACH = {Kind.SUPPORTS: 16.0, Kind.ATTACKS: 4.0, Kind.UNDERCUTS: 6.0}
"""How far from what it hits a line stops to leave its tip the room, in points."""
APART = 3.0
"""Points between a tip and the border it points at."""

HEAVIEST = 5.0
"""The widest border in points: half of it stands outside the box, where tips come near."""


class Look(Struct, frozen=True):
    """How a role's border is drawn: radius of its corners, weight, dashes, bars at the left (x, width)."""

    corner: float
    weight: float
    dashes: str | None = None
    bars: tuple[tuple[float, float], ...] = ()


LOOKS = {
    "thesis": Look(4, 5),
    "claim": Look(4, 3),
    "premise": Look(14, 2.5),
    "assumption": Look(14, 2.5, "9 6"),
    "objection": Look(0, 2.5, bars=((0, 7),)),
    "rebuttal": Look(0, 2.5, bars=((0, 4), (7, 3))),
    "undercut": Look(0, 3, "0.1 6.5"),
}


def border(box: Box, ink: Ink, theme: Theme) -> str:
    """A box's outline. Round corners speak for, square ones against; bars, dots and dashes tell which."""
    look, rect = LOOKS[box.role], box.rect
    stroke = _heavy(Stroke(ink.line, look.weight, look.dashes, rounded=box.role == "undercut"), theme)
    stroke = replace(stroke, weight=min(stroke.weight, HEAVIEST))
    return rectangle(rect, ink.ground, stroke, look.corner) + "".join(
        rectangle(Rect(rect.x + x, rect.y, width, rect.height), ink.line, None, 0, element="bar")
        for x, width in look.bars
    )


class Stroke(Struct, frozen=True):
    """A line's colour (#RRGGBB), width in points and dashes."""

    colour: str
    weight: float
    dashes: str | None = None
    rounded: bool = False

    def attributes(self) -> dict[str, str | float | None]:
        """The SVG presentation attributes that draw it."""
        return {
            "stroke": self.colour,
            "stroke-width": self.weight,
            "stroke-dasharray": self.dashes,
            "stroke-linecap": "round" if self.rounded else None,
        }


def _heavy(stroke: Stroke, theme: Theme) -> Stroke:
    """The stroke as heavy as a theme wants it, its dashes in proportion."""
    dashes = " ".join(number(float(part) * theme.heavier) for part in (stroke.dashes or "").split())
    return replace(stroke, weight=stroke.weight * theme.heavier, dashes=dashes or None)


def rectangle(
    rect: Rect, fill: str, stroke: Stroke | None, corner: float = 0, element: str | None = None
) -> str:
    """A `<rect>`; `element` is its class."""
    attributes: dict[str, str | float | None] = {
        "class": element,
        "x": rect.x,
        "y": rect.y,
        "width": rect.width,
        "height": rect.height,
        "rx": corner or None,
        "fill": fill,
    }
    return tag("rect", attributes | (stroke.attributes() if stroke else {}))


def _drawn(d: str, stroke: Stroke) -> str:
    """A `<path>` that is not filled."""
    return tag("path", {"d": d, "fill": "none", **stroke.attributes(), "stroke-linejoin": "round"})


def wire_line(wire: Wire, path: tuple[Point, ...], theme: Theme) -> str:
    """One path of a wire, shortened where its tip stands."""
    points = list(path)
    if points[0] == wire.tip.at:
        back = REACH[wire.kind] + APART
        points[0] = Point(points[0].x - wire.tip.dx * back, points[0].y - wire.tip.dy * back)
    return line(wire.kind, points, wire.weight, theme)


def line(kind: Kind, points: list[Point], weight: float, theme: Theme) -> str:
    """A line of one kind through points. It runs from what is hit, so that dashes on a shared run agree."""
    d = "M" + " L".join(f"{number(p.x)} {number(p.y)}" for p in points)
    dotted = kind is Kind.UNDERCUTS
    stroke = Stroke(theme.wires[kind.value], weight + dotted, DASHES[kind], rounded=dotted)
    return _drawn(d, _heavy(stroke, theme))


def tip(kind: Kind, end: Tip, theme: Theme) -> str:
    """A wire's end: a filled arrowhead for support, a bar for attack, a ring for an undercut."""
    at = Point(end.at.x - end.dx * APART, end.at.y - end.dy * APART)
    colour = theme.wires[kind.value]
    if kind is Kind.SUPPORTS:
        return _polygon([at, _off(at, end, 18, 9), _off(at, end, 18, -9)], colour)
    if kind is Kind.ATTACKS:
        corners = [_off(at, end, 0, 12), _off(at, end, 6, 12), _off(at, end, 6, -12), _off(at, end, 0, -12)]
        return _polygon(corners, colour)
    centre = _off(at, end, 6, 0)
    ring: dict[str, str | float | None] = {"cx": centre.x, "cy": centre.y, "r": 6, "fill": theme.page}
    return tag("circle", ring | Stroke(colour, 4).attributes())


def _off(at: Point, end: Tip, back: float, side: float) -> Point:
    """The point `back` points behind a tip and `side` points to its side."""
    return Point(at.x - end.dx * back - end.dy * side, at.y - end.dy * back + end.dx * side)


def _polygon(points: list[Point], colour: str) -> str:
    corners = " ".join(f"{number(p.x)},{number(p.y)}" for p in points)
    return tag("polygon", {"points": corners, "fill": colour})


def way_on(plate: Rect, colour: str) -> str:
    """The arrow at the right end of a plate: what follows is not shown."""
    x, y = plate.right - 7, plate.middle
    return _polygon([Point(x, y), Point(x - 8, y - 5), Point(x - 8, y + 5)], colour)


def way_back(plate: Rect, colour: str) -> str:
    """The arrow at the left end of a plate: what comes before is drawn elsewhere."""
    x, y = plate.x + 7, plate.middle
    return _polygon([Point(x, y), Point(x + 8, y - 5), Point(x + 8, y + 5)], colour)


def way_up(heading: Line, colour: str) -> str:
    """The arrow before a heading: there is an overview of this drawing and others."""
    x, y, size = heading.x - heading.size * 0.3, heading.y - heading.size * 0.36, heading.size * 0.3
    return _polygon([Point(x - size, y), Point(x, y - size), Point(x, y + size)], colour)


def joint(wire: Wire, theme: Theme) -> str:
    """Where linked premises meet: a disc with a plus; where a step is only hit: a small disc."""
    return _disc(wire.joint, theme.wires[wire.kind.value], theme) if wire.joint else ""


def _disc(place: Joint, colour: str, theme: Theme) -> str:
    x, y = place.centre.x, place.centre.y
    disc = tag("circle", {"cx": x, "cy": y, "r": place.radius, "fill": colour})
    if not place.linked:
        return disc
    plus = (Rect(x - 6, y - 1.3, 12, 2.6), Rect(x - 1.3, y - 6, 2.6, 12))
    return disc + "".join(rectangle(arm, theme.on_line, None) for arm in plus)


def sign(entry: LegendEntry, theme: Theme) -> str:
    """What a legend entry shows."""
    place = entry.place
    if entry.sign is Sign.LINKED:
        return _linked_sign(place, theme)
    if entry.sign is Sign.UNSTATED:
        look, ink = LOOKS["assumption"], theme.roles["assumption"]
        inset = Rect(place.x, place.y + 1, place.width, place.height - 2)
        stroke = _heavy(Stroke(ink.line, look.weight, look.dashes), theme)
        return rectangle(inset, ink.ground, stroke, 9)
    if entry.sign is Sign.STRENGTH:
        weights = ((place.x, 2.0), (place.x + 20, 4.0), (place.x + 40, 6.0))
        return "".join(
            _drawn(f"M{number(x)} {number(place.middle)}h14", _heavy(Stroke(theme.quiet, w), theme))
            for x, w in weights
        )
    return _wire_sign(Kind(entry.sign.value), place, theme)


def _wire_sign(kind: Kind, place: Rect, theme: Theme) -> str:
    start = Point(place.x + REACH[kind] + APART, place.middle)
    end = Tip(Point(place.x, place.middle), -1, 0)
    return line(kind, [start, Point(place.right, place.middle)], 3, theme) + tip(kind, end, theme)


def _linked_sign(place: Rect, theme: Theme) -> str:
    colour = theme.wires[Kind.SUPPORTS.value]
    x, middle = place.x + 22, place.middle
    wires = f"M{number(place.right)} {number(place.y + 2)}H{number(x + 18)}V{number(place.bottom - 2)}"
    wires += f"H{number(place.right)}M{number(place.x)} {number(middle)}H{number(x + 18)}"
    disc = _disc(Joint(Point(x, middle), 11, linked=True), colour, theme)
    return _drawn(wires, _heavy(Stroke(colour, 3), theme)) + disc
