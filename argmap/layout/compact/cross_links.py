"""The wires to premises in other branches, routed one after another through the finished drawing."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.box_drawing import draw_box
from argmap.layout.columns.column_wires import build_tip, simplify_path
from argmap.layout.compact.grid_router import (
    FEW_LINKS_BUDGETS,
    MANY_LINKS_BUDGETS,
    GridRouter,
    Port,
    SearchBudget,
)
from argmap.layout.compact.placement import Placement
from argmap.layout.compact.tree_wires import WireSet, build_wire_tip
from argmap.layout.group_tab import place_tabs
from argmap.layout.group_title import TITLE_LEADING, TITLE_STYLE
from argmap.layout.reading_order import ReadingTree, Reference
from argmap.layout.wire_limits import WireLimits
from argmap.model.map import ArgMap, Inference
from argmap.scene.scene import Box, Joint, Point, Rect, Tip

MAX_FEW_LINKS = 24
"""Cross links up to which each is searched for with FEW_LINKS_BUDGETS.

At half, the measured maps have 16 % more crossings, and no time is saved; at double they are the same.
"""
MAX_TOTAL_STEPS = 4_000_000
"""Steps of all searches together after which a drawing is given up, because nobody could read it.

An invented map of 300 claims with 60 references took 2.1 million, in an earlier version within 16 seconds.
"""
TIP_ROOM = 26.0
"""Points straight before a box for a tip: 18, its gap, and a piece of wire.

At half, wires may bend inside their tips; crossings grow by 5 % at half and by 9 % at double.
"""
STUB_ROOM = 10.0
"""Points straight before a box at the end of a wire without a tip.

Crossings grow by 4 % at half and by 6 % at double.
"""
PORT_CORNER_CLEARANCE = 14.0
"""Points next to a box's corner that wires keep free: half the bar of an attack, and the rounding.

Crossings grow by 9 % at half. At double they grow by 7 %, and a map that finds no path is drawn with wider
gaps, so with 7 % smaller text.
"""


class _CrossLink(Struct, frozen=True):
    """A wire to be routed to a premise: from its step's joint, or from the step's target."""

    step: Inference
    reference: Reference
    from_joint: bool

    @property
    def premise(self) -> str:
        """The id of the premise's statement."""
        return self.reference.statement


def add_cross_links(
    argmap: ArgMap, tree: ReadingTree, placement: Placement, wire_set: WireSet, limits: WireLimits
) -> list[Reference]:
    """Add the wires of all references, short ones first; return those that have none within the limits."""
    links = list(_find_links(argmap, tree, wire_set))
    if not links:
        return []
    budgets = FEW_LINKS_BUDGETS if len(links) <= MAX_FEW_LINKS else MANY_LINKS_BUDGETS
    router = _LinkRouter(placement, wire_set, budgets, limits)
    by_length = sorted(links, key=router.link_length)
    return [link.reference for link in by_length if not router.route_link(link)]


def _find_links(argmap: ArgMap, tree: ReadingTree, wire_set: WireSet) -> Iterator[_CrossLink]:
    """Yield the cross links of a map."""
    for step in argmap.inferences.values():
        for reference in tree.references(step):
            yield _CrossLink(step, reference, step.id in wire_set.joints)


class _LinkRouter:
    """Routes cross links between the parts of a drawing, and adds them to its wires."""

    def __init__(
        self, placement: Placement, wire_set: WireSet, budgets: Sequence[SearchBudget], limits: WireLimits
    ) -> None:
        self.placement, self.wire_set, self.budgets, self.limits = placement, wire_set, budgets, limits
        boxes = [tuple(_box_rects(draw_box(box.content, box.rect))) for box in placement.boxes.values()]
        obstacles = [*(rect for rects in boxes for rect in rects), *_other_obstacles(placement, wire_set)]
        self.router = GridRouter(obstacles, [_bounding_rect(rects) for rects in boxes])
        for paths in wire_set.paths.values():
            for path in paths:
                self.router.add_wire(path)

    def link_length(self, link: _CrossLink) -> float:
        """Return the distance between the ends of a link, in points, along horizontal and vertical lines."""
        a, b = self._target_rect(link), self.placement.boxes[link.premise].rect
        return abs(a.x - b.x) + abs(a.middle - b.middle)

    def route_link(self, link: _CrossLink) -> bool:
        """Find a link's path within the limits and add it; return whether there is one."""
        check_deadline()
        if self.router.steps > MAX_TOTAL_STEPS or self.link_length(link) > self.limits.length:
            return False
        ends = list(_box_ports(self.placement.boxes[link.premise].rect, STUB_ROOM))
        starts = list(self._start_ports(link))
        at_box = self._start_joint(link) is None
        free = [port for port in starts if self._has_room_for_tip(port)] if at_box else starts
        points = self.router.find_path(free, ends, self.budgets) if free else None
        if points is None and len(free) < len(starts):
            points = self.router.find_path(starts, ends, self.budgets)
        if points is None:
            return False
        joint = self._start_joint(link)
        path = simplify_path((joint.centre, *points[1:]) if joint else points)
        if not self.limits.allow(path, (each for paths in self.wire_set.paths.values() for each in paths)):
            return False
        self.router.add_wire(path)
        self.router.add_lines_beside(path)
        self.wire_set.paths.setdefault(link.step.id, []).append(path)
        if not link.from_joint:
            self.wire_set.tips[link.step.id] = build_wire_tip(path, joint)
        return True

    def _start_joint(self, link: _CrossLink) -> Joint | None:
        """Return the joint at which a link begins; None if that is a box."""
        return self.wire_set.joints.get(link.step.id if link.from_joint else link.step.target)

    def _start_ports(self, link: _CrossLink) -> Iterator[Port]:
        """Yield the ports at which a link may begin: on the box's sides, or at free sides of the joint."""
        joint = self._start_joint(link)
        if joint is None:
            yield from _box_ports(self._target_rect(link), TIP_ROOM)
            return
        near, far = joint.radius + 4.2, joint.radius + (STUB_ROOM if link.from_joint else TIP_ROOM)
        used = {_direction(joint.centre, point) for point in self._joint_neighbours(joint.centre)}
        for dx, dy in ((0, -1), (0, 1), (1, 0), (-1, 0)):
            if (dx, dy) in used:
                continue
            x, y = joint.centre.x, joint.centre.y
            yield Port(Point(x + dx * near, y + dy * near), Point(x + dx * far, y + dy * far))

    def _has_room_for_tip(self, port: Port) -> bool:
        """Return whether a tip at a port would lie on no wire: not even on that of its own box."""
        room = _tip_rect(build_tip((port.at, port.out), 0.0))
        runs = (run for paths in self.wire_set.paths.values() for path in paths for run in pairwise(path))
        return not any(_meets(room, a, b) for a, b in runs)

    def _joint_neighbours(self, centre: Point) -> Iterator[Point]:
        """Yield the points next to a joint's centre on all wires that end there."""
        for paths in self.wire_set.paths.values():
            for path in paths:
                if len(path) > 1 and path[0] == centre:
                    yield path[1]
                if len(path) > 1 and path[-1] == centre:
                    yield path[-2]
        for joint in self.wire_set.joints.values():
            if joint.pill and joint.centre == centre and not joint.has_disc:
                yield from (point for point in joint.pill.members if point != centre)

    def _target_rect(self, link: _CrossLink) -> Rect:
        """Return the rectangle at which a link begins: a box, or the centre of a joint."""
        joint = self._start_joint(link)
        if joint is None:
            return self.placement.boxes[link.step.target].rect
        return Rect(joint.centre.x, joint.centre.y, 0, 0)


def _meets(rect: Rect, a: Point, b: Point) -> bool:
    """Return whether a straight run touches a rectangle."""
    across = min(a.x, b.x) <= rect.right and rect.x <= max(a.x, b.x)
    return across and min(a.y, b.y) <= rect.bottom and rect.y <= max(a.y, b.y)


def _direction(start: Point, end: Point) -> tuple[int, int]:
    """Return the direction of a straight segment: -1, 0 or 1 across and down."""
    return (end.x > start.x) - (end.x < start.x), (end.y > start.y) - (end.y < start.y)


def _box_ports(rect: Rect, out: float) -> Iterator[Port]:
    """Yield the ports on all sides of a box, with the points that are `out` points before them."""
    for y in _side_positions(rect.y, rect.bottom):
        yield Port(Point(rect.right, y), Point(rect.right + out, y))
        yield Port(Point(rect.x, y), Point(rect.x - out, y))
    for x in _side_positions(rect.x, rect.right):
        yield Port(Point(x, rect.bottom), Point(x, rect.bottom + out))
        yield Port(Point(x, rect.y), Point(x, rect.y - out))


def _side_positions(start: float, end: float) -> list[float]:
    """Return the middle of a side, and up to four positions beside it that keep off the corners."""
    middle, half = (start + end) / 2, (end - start) / 2 - PORT_CORNER_CLEARANCE
    return [middle, *(middle + side * by for by in (half / 2, half) if by > 8 for side in (1, -1))]


def _other_obstacles(placement: Placement, wire_set: WireSet) -> Iterator[Rect]:
    """Yield the rectangles other than boxes that no wire may run through: titles, tabs, joints and tips."""
    for border in placement.frames:
        width = max(TITLE_STYLE.width(line) for line in border.title.lines)
        height = len(border.title.lines) * TITLE_LEADING
        yield Rect(border.rect.x + 12, border.rect.y + 4, width, height)
    for statement, tabs in placement.tabs.items():
        box = placement.boxes[statement]
        yield from place_tabs(box.content, box.rect, tabs)
    for joint in wire_set.joints.values():
        r = joint.radius
        yield Rect(joint.centre.x - r, joint.centre.y - r, 2 * r, 2 * r)
        if joint.pill:
            yield from joint.pill.rects
    yield from (_tip_rect(each) for each in wire_set.tips.values())


def _box_rects(box: Box) -> Iterator[Rect]:
    """Yield the rectangles of a box and its labels."""
    yield box.rect
    if box.role_label:
        yield box.role_label.rect
    if box.source_label:
        yield box.source_label.rect
    if box.continuation:
        yield box.continuation.label.rect
    if box.origin:
        yield box.origin.label.rect


def _bounding_rect(rects: Sequence[Rect]) -> Rect:
    """Return the smallest rectangle round all of them."""
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def _tip_rect(tip: Tip) -> Rect:
    """Return the rectangle of a tip: 20 points long and 22 wide, which holds all but the ends of a bar."""
    length, half = 20.0, 11.0
    x, y = tip.at.x - tip.dx * length / 2, tip.at.y - tip.dy * length / 2
    width, height = (length, 2 * half) if tip.dx else (2 * half, length)
    return Rect(x - width / 2, y - height / 2, width, height)
