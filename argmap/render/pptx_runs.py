"""The wires of a drawing as runs between shapes that connectors can stick to.

A run ends at the middle of a box's side where the drawing's does, else at a tiny anchor that belongs to the
statement and moves with it; at a joint on its rim, above, below or beside its centre. A path with several
corners is cut into elbows, with knots between: LibreOffice 7.4 draws connectors of one corner as they are
stored, and leads others its own way, through boxes too.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from argmap.layout.scene import Box, Joint, Kind, Point, Rect, Scene, Wire

BAR_NEAR, BAR_FAR, BAR_HALF = 3.0, 9.0, 12.0
"""An attack's bar: how far from the border it begins and ends, and how far it reaches to either side."""
RING = 9.0
"""How far from a joint's rim the middle of an undercut's ring is."""
DOT = 2.0
"""The size of anchors, in points."""
CORNERS = 1
"""The most corners of a connector; presentations know some of up to four."""
BEFORE = 8.0
"""How far before a corner a path is cut, in points."""

_SIDES = {(0, -1): 0, (-1, 0): 1, (0, 1): 2, (1, 0): 3}
"""The sites of a rectangle, by the direction in which they lie."""


class Anchor(Struct, frozen=True):
    """A tiny shape that moves with the shape `owner`; `rect` is where it stands."""

    key: str
    owner: str
    rect: Rect


class Hold(Struct, frozen=True):
    """What a run's end sticks to: a shape by its key, and which site of it."""

    shape: str
    site: int


class Run(Struct, frozen=True):
    """A connector to be: its points, and what its ends stick to. `headed` where it begins with a head."""

    wire: str
    points: tuple[Point, ...]
    holds: tuple[Hold, Hold]
    headed: bool = False
    bar: bool = False


class Wiring(Struct):
    """All runs of a drawing, with the anchors and knots that they need, by key."""

    runs: list[Run] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    knots: dict[str, tuple[str, Joint]] = field(default_factory=dict)


def wired(scene: Scene) -> Wiring:
    """The runs of all wires of a drawing."""
    boxes = {box.id: box for box in scene.boxes}
    joints = {wire.id: wire.joint for wire in scene.wires if wire.joint}
    made = Wiring()
    for wire in scene.wires:
        _Stringing(wire, boxes, joints, made).string()
    return made


def statement_key(statement: str) -> str:
    """The key of a statement's box."""
    return f"s-{statement}"


def joint_key(step: str) -> str:
    """The key of a joint's disc."""
    return f"j-{step}"


class _Stringing(Struct, frozen=True):
    wire: Wire
    boxes: Mapping[str, Box]
    joints: Mapping[str, Joint]
    made: Wiring

    def string(self) -> None:
        """Adds the runs of the wire."""
        for number, path in enumerate(dict.fromkeys(self.wire.paths)):
            tipped = path[0] == self.wire.tip.at or self._centre(path[0]) == self.wire.target
            points = list(path)
            start = self._tip(points) if tipped else self._end(points)
            points.reverse()
            end = self._end(points)
            points.reverse()
            self._cut(number, tuple(points), (start, end), tipped)

    def _centre(self, point: Point) -> str | None:
        """The step whose joint has its centre here."""
        for step in (self.wire.id, self.wire.target):
            if step in self.joints and self.joints[step].centre == point:
                return step
        return None

    def _tip(self, points: list[Point]) -> Hold:
        """What the wire's tip sticks to; the first point moves to where the line begins."""
        step = self._centre(points[0])
        if self.wire.kind is Kind.SUPPORTS:
            return self._end(points)
        first = _length(points[0], points[1])
        if step is not None:
            points[0] = _toward(points[0], points[1], min(self.joints[step].radius + RING, first / 2))
            return self._anchored(joint_key(step), points)
        self._bar(points)
        points[0] = _toward(points[0], points[1], min(BAR_FAR, first / 2))
        return self._anchored(statement_key(self.wire.target), points)

    def _bar(self, points: Sequence[Point]) -> None:
        """The bar at an attack's tip, from side to side of it."""
        dx, dy = _direction(points[0], points[1])
        middle = _toward(points[0], points[1], (BAR_NEAR + BAR_FAR) / 2)
        sides = [Point(middle.x + by * dy, middle.y + by * dx) for by in (BAR_HALF, -BAR_HALF)]
        owner = statement_key(self.wire.target)
        holds = (self._anchored(owner, sides[::-1]), self._anchored(owner, sides))
        self.made.runs.append(Run(self.wire.id, (sides[1], sides[0]), holds, bar=True))

    def _end(self, points: list[Point]) -> Hold:
        """What a path's first point sticks to; at a joint it moves to the rim."""
        step = self._centre(points[0])
        if step is not None:
            return self._rim(joint_key(step), self.joints[step], points)
        for statement in (*self.wire.sources, self.wire.target):
            if statement in self.boxes and _touches(self.boxes[statement].rect, points[0]):
                return self._side(statement, points)
        raise ValueError(f"{self.wire.id} ends nowhere")

    def _rim(self, key: str, joint: Joint, points: list[Point]) -> Hold:
        if _length(points[0], points[1]) <= joint.radius:
            return self._anchored(key, points)
        points[0] = _toward(points[0], points[1], joint.radius)
        return Hold(key, 2 * _SIDES[_direction(points[0], points[1])])

    def _side(self, statement: str, points: Sequence[Point]) -> Hold:
        """A box's own site where the path leaves from the middle of that side; else an anchor."""
        rect, leaving = self.boxes[statement].rect, _direction(points[0], points[1])
        if _length(_middle(rect, leaving), points[0]) < 0.01:
            return Hold(statement_key(statement), _SIDES[leaving])
        return self._anchored(statement_key(statement), points)

    def _anchored(self, owner: str, points: Sequence[Point]) -> Hold:
        """An anchor of which the path leaves outward."""
        at, (dx, dy) = points[0], _direction(points[0], points[1])
        x, y = at.x - dx * DOT / 2, at.y - dy * DOT / 2
        rect = Rect(x - DOT / 2, y - DOT / 2, DOT, DOT)
        key = f"{owner} {rect.x:.2f} {rect.y:.2f}"
        self.made.anchors[key] = Anchor(key, owner, rect)
        return Hold(key, _SIDES[dx, dy])

    def _cut(self, number: int, points: tuple[Point, ...], holds: tuple[Hold, Hold], tipped: bool) -> None:
        """Adds a path's runs: one, or where it has too many corners several, with knots between."""
        starts, ends = [holds[0]], list[Hold]()
        runs = _pieces(points)
        for cut, (one, other) in enumerate(pairwise(runs)):
            key = f"k-{self.wire.id} {number} {cut}"
            knot = Joint(other[0], self.wire.weight / 2, linked=False)
            self.made.knots[key] = (self.wire.id, knot)
            one.reverse()
            ends.append(self._rim(key, knot, one))
            one.reverse()
            starts.append(self._rim(key, knot, other))
        headed = tipped and self.wire.kind is not Kind.ATTACKS
        for place, (run, start, end) in enumerate(zip(runs, starts, [*ends, holds[1]])):
            self.made.runs.append(Run(self.wire.id, tuple(run), (start, end), headed and place == 0))


def _pieces(points: Sequence[Point]) -> list[list[Point]]:
    """A path cut into pieces of at most CORNERS corners, each cut shortly before a corner.

    Paths that share their first runs are cut at the same places there, so that their dashes agree.
    """
    found, here = [], [points[0]]
    for place in range(1, len(points) - 1):
        before, corner = points[place - 1], points[place]
        if len(here) > CORNERS:
            cut = _toward(corner, before, min(BEFORE, _length(before, corner) / 2))
            found.append([*here, cut])
            here = [cut]
        here.append(corner)
    return [*found, [*here, points[-1]]]


def _length(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _direction(here: Point, there: Point) -> tuple[int, int]:
    """The direction from one point of a run to another: one step across or down."""
    dx, dy = there.x - here.x, there.y - here.y
    return ((1 if dx > 0 else -1), 0) if abs(dx) > abs(dy) else (0, (1 if dy > 0 else -1))


def _toward(here: Point, there: Point, by: float) -> Point:
    dx, dy = _direction(here, there)
    return Point(here.x + dx * by, here.y + dy * by)


def _middle(rect: Rect, side: tuple[int, int]) -> Point:
    """The middle of one side of a rectangle."""
    dx, dy = side
    return Point(rect.x + rect.width * (1 + dx) / 2, rect.y + rect.height * (1 + dy) / 2)


def _touches(rect: Rect, at: Point) -> bool:
    """Whether a point lies on a rectangle's border."""
    across = min(abs(at.x - rect.x), abs(at.x - rect.right)) < 0.01
    down = min(abs(at.y - rect.y), abs(at.y - rect.bottom)) < 0.01
    inside_x = rect.x - 0.01 <= at.x <= rect.right + 0.01
    inside_y = rect.y - 0.01 <= at.y <= rect.bottom + 0.01
    return (across and inside_y) or (down and inside_x)
