"""The wires of a drawing as runs between shapes that connectors can stick to.

A run ends at the middle of a box's side where the drawing's does, else at a tiny anchor that belongs to the
statement and moves with it; at a joint on its rim, above, below or beside its centre. A path with several
corners is cut into elbows, with knots between: LibreOffice 7.4 draws connectors of one corner as they are
stored, and leads others its own way, through boxes too.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from argmap.scene.scene import Box, Joint, Point, Rect, Scene, Wire, WireKind

BAR_NEAR, BAR_FAR, BAR_HALF = 3.0, 9.0, 12.0
"""An attack's bar: how far from the border it begins and ends, and how far it reaches to either side."""
RING_DISTANCE = 9.0
"""How far from a joint's rim the middle of an undercut's ring is."""
ANCHOR_SIZE = 2.0
"""The size of anchors, in points."""
MAX_CORNERS = 1
"""The most corners of a connector; presentations know some of up to four."""
CUT_DISTANCE = 8.0
"""How far before a corner a path is cut, in points."""

_SIDES = {(0, -1): 0, (-1, 0): 1, (0, 1): 2, (1, 0): 3}
"""The sites of a rectangle, by the direction in which they lie."""


class Anchor(Struct, frozen=True):
    """A tiny shape that moves with the shape `owner`; `rect` is where it stands."""

    key: str
    owner: str
    rect: Rect


class ConnectionSite(Struct, frozen=True):
    """What a run's end sticks to: a shape by its key, and which site of it."""

    shape: str
    site: int


class ConnectorRun(Struct, frozen=True):
    """A connector to be: its points, and what its ends stick to. `headed` where it begins with a head."""

    wire: str
    points: tuple[Point, ...]
    sites: tuple[ConnectionSite, ConnectionSite]
    has_head: bool = False
    is_bar: bool = False


class ConnectorRuns(Struct):
    """All runs of a drawing, with the anchors and knots that they need, by key."""

    runs: list[ConnectorRun] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    knots: dict[str, tuple[str, Joint]] = field(default_factory=dict)


def build_connector_runs(scene: Scene) -> ConnectorRuns:
    """The runs of all wires of a drawing."""
    boxes = {box.id: box for box in scene.boxes}
    joints = {wire.id: wire.joint for wire in scene.wires if wire.joint}
    made = ConnectorRuns()
    for wire in scene.wires:
        _RunBuilder(wire, boxes, joints, made).add_runs()
    return made


def statement_key(statement: str) -> str:
    """The key of a statement's box."""
    return f"s-{statement}"


def joint_key(step: str) -> str:
    """The key of a joint's disc."""
    return f"j-{step}"


class _RunBuilder(Struct, frozen=True):
    wire: Wire
    boxes: Mapping[str, Box]
    joints: Mapping[str, Joint]
    result: ConnectorRuns

    def add_runs(self) -> None:
        """Adds the runs of the wire."""
        for number, path in enumerate(dict.fromkeys(self.wire.paths)):
            tipped = path[0] == self.wire.tip.at or self._step_at_joint(path[0]) == self.wire.target
            points = list(path)
            start = self._attach_tip(points) if tipped else self._attach_end(points)
            points.reverse()
            end = self._attach_end(points)
            points.reverse()
            self._add_path(number, tuple(points), (start, end), tipped)

    def _step_at_joint(self, point: Point) -> str | None:
        """The step whose joint has its centre here."""
        for step in (self.wire.id, self.wire.target):
            if step in self.joints and self.joints[step].centre == point:
                return step
        return None

    def _attach_tip(self, points: list[Point]) -> ConnectionSite:
        """What the wire's tip sticks to; the first point moves to where the line begins."""
        step = self._step_at_joint(points[0])
        if self.wire.kind is WireKind.SUPPORTS:
            return self._attach_end(points)
        first = _length(points[0], points[1])
        if step is not None:
            points[0] = _move_toward(
                points[0], points[1], min(self.joints[step].radius + RING_DISTANCE, first / 2)
            )
            return self._add_anchor(joint_key(step), points)
        self._add_bar(points)
        points[0] = _move_toward(points[0], points[1], min(BAR_FAR, first / 2))
        return self._add_anchor(statement_key(self.wire.target), points)

    def _add_bar(self, points: Sequence[Point]) -> None:
        """The bar at an attack's tip, from side to side of it."""
        dx, dy = _direction(points[0], points[1])
        middle = _move_toward(points[0], points[1], (BAR_NEAR + BAR_FAR) / 2)
        sides = [Point(middle.x + by * dy, middle.y + by * dx) for by in (BAR_HALF, -BAR_HALF)]
        owner = statement_key(self.wire.target)
        holds = (self._add_anchor(owner, sides[::-1]), self._add_anchor(owner, sides))
        self.result.runs.append(ConnectorRun(self.wire.id, (sides[1], sides[0]), holds, is_bar=True))

    def _attach_end(self, points: list[Point]) -> ConnectionSite:
        """What a path's first point sticks to; at a joint it moves to the rim."""
        step = self._step_at_joint(points[0])
        if step is not None:
            return self._attach_rim(joint_key(step), self.joints[step], points)
        for statement in (*self.wire.sources, self.wire.target):
            if statement in self.boxes and _is_on_border(self.boxes[statement].rect, points[0]):
                return self._attach_side(statement, points)
        raise ValueError(f"{self.wire.id} ends nowhere")

    def _attach_rim(self, key: str, joint: Joint, points: list[Point]) -> ConnectionSite:
        if _length(points[0], points[1]) <= joint.radius:
            return self._add_anchor(key, points)
        points[0] = _move_toward(points[0], points[1], joint.radius)
        return ConnectionSite(key, 2 * _SIDES[_direction(points[0], points[1])])

    def _attach_side(self, statement: str, points: Sequence[Point]) -> ConnectionSite:
        """A box's own site where the path leaves from the middle of that side; else an anchor."""
        rect, leaving = self.boxes[statement].rect, _direction(points[0], points[1])
        if _length(_middle(rect, leaving), points[0]) < 0.01:
            return ConnectionSite(statement_key(statement), _SIDES[leaving])
        return self._add_anchor(statement_key(statement), points)

    def _add_anchor(self, owner: str, points: Sequence[Point]) -> ConnectionSite:
        """An anchor of which the path leaves outward."""
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
        """Adds a path's runs: one, or where it has too many corners several, with knots between."""
        starts, ends = [sites[0]], list[ConnectionSite]()
        runs = _split_at_corners(points)
        for cut, (one, other) in enumerate(pairwise(runs)):
            key = f"k-{self.wire.id} {number} {cut}"
            knot = Joint(other[0], self.wire.weight / 2, linked=False)
            self.result.knots[key] = (self.wire.id, knot)
            one.reverse()
            ends.append(self._attach_rim(key, knot, one))
            one.reverse()
            starts.append(self._attach_rim(key, knot, other))
        headed = has_tip and self.wire.kind is not WireKind.ATTACKS
        for place, (run, start, end) in enumerate(zip(runs, starts, [*ends, sites[1]])):
            self.result.runs.append(
                ConnectorRun(self.wire.id, tuple(run), (start, end), headed and place == 0)
            )


def _split_at_corners(points: Sequence[Point]) -> list[list[Point]]:
    """A path cut into pieces of at most CORNERS corners, each cut shortly before a corner.

    Paths that share their first runs are cut at the same places there, so that their dashes agree.
    """
    found, here = [], [points[0]]
    for place in range(1, len(points) - 1):
        before, corner = points[place - 1], points[place]
        if len(here) > MAX_CORNERS:
            cut = _move_toward(corner, before, min(CUT_DISTANCE, _length(before, corner) / 2))
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


def _move_toward(here: Point, there: Point, by: float) -> Point:
    dx, dy = _direction(here, there)
    return Point(here.x + dx * by, here.y + dy * by)


def _middle(rect: Rect, side: tuple[int, int]) -> Point:
    """The middle of one side of a rectangle."""
    dx, dy = side
    return Point(rect.x + rect.width * (1 + dx) / 2, rect.y + rect.height * (1 + dy) / 2)


def _is_on_border(rect: Rect, at: Point) -> bool:
    """Whether a point lies on a rectangle's border."""
    across = min(abs(at.x - rect.x), abs(at.x - rect.right)) < 0.01
    down = min(abs(at.y - rect.y), abs(at.y - rect.bottom)) < 0.01
    inside_x = rect.x - 0.01 <= at.x <= rect.right + 0.01
    inside_y = rect.y - 0.01 <= at.y <= rect.bottom + 0.01
    return (across and inside_y) or (down and inside_x)
