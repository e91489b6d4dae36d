"""The wires to statements that stand elsewhere, led through the finished drawing one after another."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.box_drawing import draw_box
from argmap.layout.columns.column_wires import simplify_path
from argmap.layout.compact.grid_router import (
    FEW_LINKS_BUDGETS,
    MANY_LINKS_BUDGETS,
    GridRouter,
    Port,
    SearchBudget,
)
from argmap.layout.compact.placement import Placement
from argmap.layout.compact.tree_wires import WireSet, build_wire_tip
from argmap.layout.frame_title import TITLE_LEADING, TITLE_STYLE
from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap, Inference
from argmap.scene.scene import Box, Joint, Point, Rect, Tip

MAX_FEW_LINKS = 24
"""Above so many wires to lead, each is looked for less long."""
MAX_TOTAL_STEPS = 4_000_000
"""After so many steps of all searches together the drawing is given up: it is a thicket."""
TIP_ROOM = 26.0
"""Points straight before a box that a tip needs."""
STUB_ROOM = 10.0
"""The same where a wire only begins."""
PORT_CORNER_CLEARANCE = 14.0
"""Points next to a box's corner that wires keep free."""


class _CrossLink(Struct, frozen=True):
    """A wire to lead: from its step's joint, or from what the step hits, to a premise."""

    step: Inference
    premise: str
    from_joint: bool


def add_cross_links(argmap: ArgMap, tree: ReadingTree, placement: Placement, wire_set: WireSet) -> bool:
    """Adds the wires of all premises that stand elsewhere; whether there was a way for each."""
    links = list(_find_links(argmap, tree, wire_set))
    if not links:
        return True
    leader = _LinkRouter(
        placement, wire_set, FEW_LINKS_BUDGETS if len(links) <= MAX_FEW_LINKS else MANY_LINKS_BUDGETS
    )
    return all(leader.route_link(link) for link in sorted(links, key=leader.link_length))


def _find_links(argmap: ArgMap, tree: ReadingTree, wire_set: WireSet) -> Iterator[_CrossLink]:
    for step in argmap.inferences.values():
        for premise in tree.premises_elsewhere(step):
            yield _CrossLink(step, premise, step.id in wire_set.joints)


class _LinkRouter:
    """What stands on the page, and the wires led so far."""

    def __init__(self, placement: Placement, wire_set: WireSet, budgets: Sequence[SearchBudget]) -> None:
        self.placement, self.wire_set, self.budgets = placement, wire_set, budgets
        boxes = [tuple(_box_rects(draw_box(stand.content, stand.rect))) for stand in placement.boxes.values()]
        solid = [*(plate for plates in boxes for plate in plates), *_other_obstacles(placement, wire_set)]
        self.router = GridRouter(solid, [_bounding_rect(plates) for plates in boxes])
        for paths in wire_set.paths.values():
            for path in paths:
                self.router.add_wire(path)

    def link_length(self, link: _CrossLink) -> float:
        """How far apart the ends of a wire are."""
        a, b = self._target_rect(link), self.placement.boxes[link.premise].rect
        return abs(a.x - b.x) + abs(a.middle - b.middle)

    def route_link(self, link: _CrossLink) -> bool:
        """Finds a wire's way and adds it; whether there is one."""
        check_deadline()
        if self.router.steps > MAX_TOTAL_STEPS:
            return False
        ends = list(_box_ports(self.placement.boxes[link.premise].rect, STUB_ROOM))
        way = self.router.find_path(list(self._start_ports(link)), ends, self.budgets)
        if way is None:
            return False
        joint = self._start_joint(link)
        path = simplify_path((joint.centre, *way[1:]) if joint else way)
        self.router.add_wire(path)
        self.router.add_lines_beside(path)
        self.wire_set.paths.setdefault(link.step.id, []).append(path)
        if not link.from_joint:
            self.wire_set.tips[link.step.id] = build_wire_tip(path, joint)
        return True

    def _start_joint(self, link: _CrossLink) -> Joint | None:
        """The joint that a wire begins at, if it does not begin at a box."""
        return self.wire_set.joints.get(link.step.id if link.from_joint else link.step.target)

    def _start_ports(self, link: _CrossLink) -> Iterator[Port]:
        joint = self._start_joint(link)
        if joint is None:
            yield from _box_ports(self._target_rect(link), TIP_ROOM)
            return
        near, far = joint.radius + 4.2, joint.radius + (STUB_ROOM if link.from_joint else TIP_ROOM)
        taken = {_direction(joint.centre, beside) for beside in self._joint_neighbours(joint.centre)}
        for dx, dy in ((0, -1), (0, 1), (1, 0), (-1, 0)):
            if (dx, dy) in taken:
                continue
            at, out = (Point(joint.centre.x + dx * by, joint.centre.y + dy * by) for by in (near, far))
            yield Port(at, out)

    def _joint_neighbours(self, centre: Point) -> Iterator[Point]:
        """The next points of all wires that end in a joint."""
        for paths in self.wire_set.paths.values():
            for path in paths:
                if len(path) > 1 and path[0] == centre:
                    yield path[1]
                if len(path) > 1 and path[-1] == centre:
                    yield path[-2]

    def _target_rect(self, link: _CrossLink) -> Rect:
        joint = self._start_joint(link)
        if joint is None:
            return self.placement.boxes[link.step.target].rect
        return Rect(joint.centre.x, joint.centre.y, 0, 0)


def _direction(start: Point, end: Point) -> tuple[int, int]:
    """Which way a straight run goes: -1, 0 or 1 across and down."""
    return (end.x > start.x) - (end.x < start.x), (end.y > start.y) - (end.y < start.y)


def _box_ports(rect: Rect, out: float) -> Iterator[Port]:
    """Places on all sides of a box that a wire may meet."""
    for y in _side_positions(rect.y, rect.bottom):
        yield Port(Point(rect.right, y), Point(rect.right + out, y))
        yield Port(Point(rect.x, y), Point(rect.x - out, y))
    for x in _side_positions(rect.x, rect.right):
        yield Port(Point(x, rect.bottom), Point(x, rect.bottom + out))
        yield Port(Point(x, rect.y), Point(x, rect.y - out))


def _side_positions(start: float, end: float) -> list[float]:
    """The middle, and places either side of it that keep off the corners."""
    middle, room = (start + end) / 2, (end - start) / 2 - PORT_CORNER_CLEARANCE
    return [middle, *(middle + side * by for by in (room / 2, room) if by > 8 for side in (1, -1))]


def _other_obstacles(placement: Placement, wire_set: WireSet) -> Iterator[Rect]:
    """What else no wire may run through: titles, joints and tips."""
    for border in placement.frames:
        width = max(TITLE_STYLE.width(line) for line in border.title.lines)
        height = len(border.title.lines) * TITLE_LEADING
        yield Rect(border.rect.x + 12, border.rect.y + 4, width, height)
    for joint in wire_set.joints.values():
        r = joint.radius
        yield Rect(joint.centre.x - r, joint.centre.y - r, 2 * r, 2 * r)
    yield from (_tip_rect(each) for each in wire_set.tips.values())


def _box_rects(box: Box) -> Iterator[Rect]:
    yield box.rect
    yield box.role_label.rect
    if box.source_label:
        yield box.source_label.rect
    if box.continuation:
        yield box.continuation.label.rect
    if box.origin:
        yield box.origin.label.rect


def _bounding_rect(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle round all of them."""
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def _tip_rect(tip: Tip) -> Rect:
    """The room that a tip takes up behind the point it ends in."""
    length, half = 20.0, 11.0
    x, y = tip.at.x - tip.dx * length / 2, tip.at.y - tip.dy * length / 2
    width, height = (length, 2 * half) if tip.dx else (2 * half, length)
    return Rect(x - width / 2, y - height / 2, width, height)
