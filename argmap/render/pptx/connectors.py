"""The wires of a drawing as connectors that are glued to shapes at both ends.

A run ends at the middle of a box's side where the wire does, else at a tiny anchor that is grouped with the
statement and moves with it; at a joint it ends on the rim, above, below or beside the centre. A path with
several corners is split into runs of one corner, joined by knots: LibreOffice 7.4 draws connectors of one
corner as they are stored, and routes others anew, through boxes too.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from argmap.scene.scene import Joint, Pill, Point, Rect, Scene, Wire, WireKind

BAR_NEAR, BAR_FAR, BAR_HALF = 3.0, 9.0, 12.0
"""An attack's bar, in points: its near and far side from the border it hits, and half its length."""
RING_DISTANCE = 9.0
"""The distance from a joint's rim to the middle of an undercut's ring, in points."""
ANCHOR_SIZE = 2.0
"""The width and height of anchors, in points.

A connection site is the middle of a side, so an anchor lies inside its statement with its outer side on the
border.
"""
MAX_CORNERS = 1
"""The most corners of a run. Presentations allow four, but LibreOffice 7.4 routes two or more anew."""
CUT_DISTANCE = 8.0
"""The distance from a cut to the next corner, in points; at most half the run before that corner.

The knot there must not cover the bend: knots are as wide as the wire, up to about 6 points.
"""
TOUCH_TOLERANCE = 0.01
"""The distance in points under which two points are one: pictures are written to hundredths."""

_SIDES = {(0, -1): 0, (-1, 0): 1, (0, 1): 2, (1, 0): 3}
"""The connection sites of a rectangle by the direction in which they lie: top, left, bottom, right."""


class Anchor(Struct, frozen=True):
    """A tiny invisible shape for connectors to end at; it moves with the shape `owner`."""

    key: str
    owner: str
    rect: Rect


class ConnectionSite(Struct, frozen=True):
    """The shape that a run's end is glued to, by its key, and the number of the site on it."""

    shape: str
    site: int


class ConnectorRun(Struct, frozen=True):
    """A connector in the drawing's points, with the sites of its two ends.

    `has_head` is true where it begins with an arrowhead or a ring, `is_bar` for the bar of an attack.
    """

    wire: str
    points: tuple[Point, ...]
    sites: tuple[ConnectionSite, ConnectionSite]
    has_head: bool = False
    is_bar: bool = False


class ConnectorRuns:
    """All runs of a drawing, and by their keys the anchors and knots that they need."""

    def __init__(self) -> None:
        self.runs: list[ConnectorRun] = []
        self.anchors: dict[str, Anchor] = {}
        self.knots: dict[str, tuple[str, Joint]] = {}
        """Each with the id of its wire."""


def build_connector_runs(scene: Scene) -> ConnectorRuns:
    """Build the runs of all wires of a drawing."""
    rects = {box.id: box.rect for box in scene.boxes}
    rects |= {reference.id: reference.rect for reference in scene.references}
    places: dict[str, list[str]] = {}
    for each in scene.references:
        places.setdefault(each.step, []).append(each.id)
    joints = {wire.id: wire.joint for wire in scene.wires if wire.joint}
    result = ConnectorRuns()
    for wire in scene.wires:
        ends = (*places.get(wire.id, ()), *wire.sources, wire.target)
        _RunBuilder(wire, {end: rects[end] for end in ends if end in rects}, joints, result).add_runs()
    return result


def statement_key(name: str) -> str:
    """Build the key of a box by the id of its statement or reference."""
    return f"s-{name}"


def joint_key(step: str) -> str:
    """Build the key of the disc of a step's joint."""
    return f"j-{step}"


def pill_key(step: str) -> str:
    """Build the key of the pill of a step's linked premises."""
    return f"p-{step}"


def end_key(step: str, joint: Joint) -> str:
    """Build the key of the shape that stands at a joint's centre: its disc, or the pill."""
    return joint_key(step) if joint.has_disc else pill_key(step)


class _RunBuilder(Struct, frozen=True):
    """One wire, whose runs are added to `result`. `rects` are those of the boxes that it may end at."""

    wire: Wire
    rects: Mapping[str, Rect]
    joints: Mapping[str, Joint]
    result: ConnectorRuns

    def add_runs(self) -> None:
        """Add the runs of all paths of the wire."""
        for number, path in enumerate(dict.fromkeys(self.wire.paths)):
            has_tip = path[0] == self.wire.tip.at or self._hits_joint(path[0])
            points = list(path)
            start = self._attach_tip(points) if has_tip else self._attach_end(points)
            points.reverse()
            end = self._attach_end(points)
            points.reverse()
            self._add_path(number, tuple(points), (start, end), has_tip)

    def _hits_joint(self, point: Point) -> bool:
        """Check that a point is the centre of the joint of the step that this wire hits."""
        return self.wire.target in self.joints and self.joints[self.wire.target].centre == point

    def _attach_tip(self, points: list[Point]) -> ConnectionSite:
        """Find the site of the wire's tip, and move the first point to where the line begins."""
        if self.wire.kind is WireKind.SUPPORTS:
            return self._attach_end(points)
        first_length = _length(points[0], points[1])
        if self._hits_joint(points[0]):
            joint = self.joints[self.wire.target]
            points[0] = _move_toward(
                points[0], points[1], min(joint.radius + RING_DISTANCE, first_length / 2)
            )
            return self._add_anchor(end_key(self.wire.target, joint), points)
        self._add_bar(points)
        points[0] = _move_toward(points[0], points[1], min(BAR_FAR, first_length / 2))
        return self._add_anchor(statement_key(self.wire.target), points)

    def _add_bar(self, points: Sequence[Point]) -> None:
        """Add the bar across an attack's tip."""
        dx, dy = _direction(points[0], points[1])
        middle = _move_toward(points[0], points[1], (BAR_NEAR + BAR_FAR) / 2)
        sides = [Point(middle.x + by * dy, middle.y + by * dx) for by in (BAR_HALF, -BAR_HALF)]
        owner = statement_key(self.wire.target)
        sites = (self._add_anchor(owner, sides[::-1]), self._add_anchor(owner, sides))
        self.result.runs.append(ConnectorRun(self.wire.id, (sides[1], sides[0]), sites, is_bar=True))

    def _attach_end(self, points: list[Point]) -> ConnectionSite:
        """Find the site of a path's first point; at a joint or a pill the point moves to the rim.

        Raises ValueError where the path ends at no box and no joint of the wire.
        """
        for step in (self.wire.id, self.wire.target):
            joint = self.joints.get(step)
            if joint and joint.has_disc and joint.centre == points[0]:
                return self._attach_rim(joint_key(step), joint, points)
            if joint and joint.pill and joint.pill.holds(points[0]):
                return self._attach_pill(pill_key(step), joint.pill, points)
        for name, rect in self.rects.items():
            if _is_on_border(rect, points[0]):
                return self._attach_side(name, points)
        raise ValueError(f"{self.wire.id} ends nowhere")

    def _attach_rim(self, key: str, joint: Joint, points: list[Point]) -> ConnectionSite:
        if _length(points[0], points[1]) <= joint.radius:
            return self._add_anchor(key, points)
        points[0] = _move_toward(points[0], points[1], joint.radius)
        return ConnectionSite(key, 2 * _SIDES[_direction(points[0], points[1])])

    def _attach_pill(self, key: str, pill: Pill, points: list[Point]) -> ConnectionSite:
        """Move a path's first point to the rim of a pill: to its own site at an end, else to an anchor."""
        side, (dx, dy) = (
            _middle(pill.rects[0], _direction(points[0], points[1])),
            _direction(points[0], points[1]),
        )
        to_rim = pill.radius if dx else abs(side.y - points[0].y)
        if _length(points[0], points[1]) <= to_rim:
            return self._add_anchor(key, points)
        points[0] = _move_toward(points[0], points[1], to_rim)
        return ConnectionSite(key, _SIDES[dx, dy]) if dy else self._add_anchor(key, points)

    def _attach_side(self, name: str, points: Sequence[Point]) -> ConnectionSite:
        """Find the box's own site where the path leaves from the middle of a side, else add an anchor."""
        rect, leaving = self.rects[name], _direction(points[0], points[1])
        if _length(_middle(rect, leaving), points[0]) < TOUCH_TOLERANCE:
            return ConnectionSite(statement_key(name), _SIDES[leaving])
        return self._add_anchor(statement_key(name), points)

    def _add_anchor(self, owner: str, points: Sequence[Point]) -> ConnectionSite:
        """Add an anchor inside its owner, whose outer side the path leaves from."""
        at, (dx, dy) = points[0], _direction(points[0], points[1])
        x, y = at.x - dx * ANCHOR_SIZE / 2, at.y - dy * ANCHOR_SIZE / 2
        rect = Rect(x - ANCHOR_SIZE / 2, y - ANCHOR_SIZE / 2, ANCHOR_SIZE, ANCHOR_SIZE)
        key = f"{owner} {rect.x:.2f} {rect.y:.2f}"
        self.result.anchors[key] = Anchor(key, owner, rect)
        return ConnectionSite(key, _SIDES[dx, dy])

    def _add_path(
        self,
        number: int,
        points: tuple[Point, ...],
        sites: tuple[ConnectionSite, ConnectionSite],
        has_tip: bool,
    ) -> None:
        """Add a path's runs: one, or several with knots between them where it has too many corners."""
        starts, ends = [sites[0]], list[ConnectionSite]()
        runs = _split_at_corners(points)
        for cut, (one, other) in enumerate(pairwise(runs)):
            key = f"k-{self.wire.id} {number} {cut}"
            knot = Joint(other[0], self.wire.weight / 2)
            self.result.knots[key] = (self.wire.id, knot)
            one.reverse()
            ends.append(self._attach_rim(key, knot, one))
            one.reverse()
            starts.append(self._attach_rim(key, knot, other))
        has_head = has_tip and self.wire.kind is not WireKind.ATTACKS
        for index, (run, start, end) in enumerate(zip(runs, starts, [*ends, sites[1]])):
            self.result.runs.append(
                ConnectorRun(self.wire.id, tuple(run), (start, end), has_head and index == 0)
            )


def _split_at_corners(points: Sequence[Point]) -> list[list[Point]]:
    """Split a path into runs of at most MAX_CORNERS corners, each cut shortly before a corner.

    Paths that share their first runs are cut at the same points there, so that their dashes agree.
    """
    runs, run = [], [points[0]]
    for before, corner in pairwise(points[:-1]):
        if len(run) > MAX_CORNERS:
            cut = _move_toward(corner, before, min(CUT_DISTANCE, _length(before, corner) / 2))
            runs.append([*run, cut])
            run = [cut]
        run.append(corner)
    return [*runs, [*run, points[-1]]]


def _length(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _direction(start: Point, end: Point) -> tuple[int, int]:
    """Find the direction from one point of a run to another, as a unit step across or down."""
    dx, dy = end.x - start.x, end.y - start.y
    return ((1 if dx > 0 else -1), 0) if abs(dx) > abs(dy) else (0, (1 if dy > 0 else -1))


def _move_toward(start: Point, end: Point, by: float) -> Point:
    dx, dy = _direction(start, end)
    return Point(start.x + dx * by, start.y + dy * by)


def _middle(rect: Rect, side: tuple[int, int]) -> Point:
    """Find the middle of one side of a rectangle."""
    dx, dy = side
    return Point(rect.x + rect.width * (1 + dx) / 2, rect.y + rect.height * (1 + dy) / 2)


def _is_on_border(rect: Rect, at: Point) -> bool:
    """Check that a point lies on a rectangle's border."""
    on_side = min(abs(at.x - rect.x), abs(at.x - rect.right)) < TOUCH_TOLERANCE
    on_edge = min(abs(at.y - rect.y), abs(at.y - rect.bottom)) < TOUCH_TOLERANCE
    inside_x = rect.x - TOUCH_TOLERANCE <= at.x <= rect.right + TOUCH_TOLERANCE
    inside_y = rect.y - TOUCH_TOLERANCE <= at.y <= rect.bottom + TOUCH_TOLERANCE
    return (on_side and inside_y) or (on_edge and inside_x)
