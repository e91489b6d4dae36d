"""The wires to statements that stand elsewhere, led through the finished drawing one after another."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.layout.boxes import box
from argmap.layout.packed.maze import FEW, MANY, Door, Maze, Patience
from argmap.layout.packed.place import Places
from argmap.layout.packed.wires import Drawn, tip_at
from argmap.layout.reading import Reading
from argmap.layout.route import corners
from argmap.layout.scene import Box, Joint, Point, Rect, Tip
from argmap.layout.title import TITLE, TITLE_LEADING
from argmap.model.map import ArgMap, Inference
from argmap.text.deadline import keep_time

CROWD = 24
"""Above so many wires to lead, each is looked for less long."""
MOST = 4_000_000
"""After so many steps of all searches together the drawing is given up: it is a thicket."""
TIP = 26.0
"""Points straight before a box that a tip needs."""
STUB = 10.0
"""The same where a wire only begins."""
CORNER = 14.0
"""Points next to a box's corner that wires keep free."""


class _Link(Struct, frozen=True):
    """A wire to lead: from its step's joint, or from what the step hits, to a premise."""

    step: Inference
    premise: str
    joined: bool


def refer(argmap: ArgMap, reading: Reading, places: Places, drawn: Drawn) -> bool:
    """Adds the wires of all premises that stand elsewhere; whether there was a way for each."""
    links = list(_links(argmap, reading, drawn))
    if not links:
        return True
    leader = _Leader(places, drawn, FEW if len(links) <= CROWD else MANY)
    return all(leader.lead(link) for link in sorted(links, key=leader.length))


def _links(argmap: ArgMap, reading: Reading, drawn: Drawn) -> Iterator[_Link]:
    for step in argmap.inferences.values():
        for premise in reading.elsewhere(step):
            yield _Link(step, premise, step.id in drawn.joints)


class _Leader:
    """What stands on the page, and the wires led so far."""

    def __init__(self, places: Places, drawn: Drawn, tries: Sequence[Patience]) -> None:
        self.places, self.drawn, self.tries = places, drawn, tries
        boxes = [tuple(_plates(box(stand.card, stand.rect))) for stand in places.stands.values()]
        solid = [*(plate for plates in boxes for plate in plates), *_others(places, drawn)]
        self.maze = Maze(solid, [_hull(plates) for plates in boxes])
        for paths in drawn.paths.values():
            for path in paths:
                self.maze.lay(path)

    def length(self, link: _Link) -> float:
        """How far apart the ends of a wire are."""
        a, b = self._target(link), self.places.stands[link.premise].rect
        return abs(a.x - b.x) + abs(a.middle - b.middle)

    def lead(self, link: _Link) -> bool:
        """Finds a wire's way and adds it; whether there is one."""
        keep_time()
        if self.maze.steps > MOST:
            return False
        ends = list(_doors(self.places.stands[link.premise].rect, STUB))
        way = self.maze.way(list(self._starts(link)), ends, self.tries)
        if way is None:
            return False
        joint = self._joint(link)
        path = corners((joint.centre, *way[1:]) if joint else way)
        self.maze.lay(path)
        self.maze.widen(path)
        self.drawn.paths.setdefault(link.step.id, []).append(path)
        if not link.joined:
            self.drawn.tips[link.step.id] = tip_at(path, joint)
        return True

    def _joint(self, link: _Link) -> Joint | None:
        """The joint that a wire begins at, if it does not begin at a box."""
        return self.drawn.joints.get(link.step.id if link.joined else link.step.target)

    def _starts(self, link: _Link) -> Iterator[Door]:
        joint = self._joint(link)
        if joint is None:
            yield from _doors(self._target(link), TIP)
            return
        near, far = joint.radius + 4.2, joint.radius + (STUB if link.joined else TIP)
        taken = {_direction(joint.centre, beside) for beside in self._beside(joint.centre)}
        for dx, dy in ((0, -1), (0, 1), (1, 0), (-1, 0)):
            if (dx, dy) in taken:
                continue
            at, out = (Point(joint.centre.x + dx * by, joint.centre.y + dy * by) for by in (near, far))
            yield Door(at, out)

    def _beside(self, centre: Point) -> Iterator[Point]:
        """The next points of all wires that end in a joint."""
        for paths in self.drawn.paths.values():
            for path in paths:
                if len(path) > 1 and path[0] == centre:
                    yield path[1]
                if len(path) > 1 and path[-1] == centre:
                    yield path[-2]

    def _target(self, link: _Link) -> Rect:
        joint = self._joint(link)
        if joint is None:
            return self.places.stands[link.step.target].rect
        return Rect(joint.centre.x, joint.centre.y, 0, 0)


def _direction(start: Point, end: Point) -> tuple[int, int]:
    """Which way a straight run goes: -1, 0 or 1 across and down."""
    return (end.x > start.x) - (end.x < start.x), (end.y > start.y) - (end.y < start.y)


def _doors(rect: Rect, out: float) -> Iterator[Door]:
    """Places on all sides of a box that a wire may meet."""
    for y in _spread(rect.y, rect.bottom):
        yield Door(Point(rect.right, y), Point(rect.right + out, y))
        yield Door(Point(rect.x, y), Point(rect.x - out, y))
    for x in _spread(rect.x, rect.right):
        yield Door(Point(x, rect.bottom), Point(x, rect.bottom + out))
        yield Door(Point(x, rect.y), Point(x, rect.y - out))


def _spread(start: float, end: float) -> list[float]:
    """The middle, and places either side of it that keep off the corners."""
    middle, room = (start + end) / 2, (end - start) / 2 - CORNER
    return [middle, *(middle + side * by for by in (room / 2, room) if by > 8 for side in (1, -1))]


def _others(places: Places, drawn: Drawn) -> Iterator[Rect]:
    """What else no wire may run through: titles, joints and tips."""
    for border in places.borders:
        width = max(TITLE.width(line) for line in border.title.lines)
        height = len(border.title.lines) * TITLE_LEADING
        yield Rect(border.rect.x + 12, border.rect.y + 4, width, height)
    for joint in drawn.joints.values():
        r = joint.radius
        yield Rect(joint.centre.x - r, joint.centre.y - r, 2 * r, 2 * r)
    yield from (_tip(each) for each in drawn.tips.values())


def _plates(drawn: Box) -> Iterator[Rect]:
    yield drawn.rect
    yield drawn.tag.rect
    if drawn.mark:
        yield drawn.mark.rect
    if drawn.continues:
        yield drawn.continues.label.rect
    if drawn.origin:
        yield drawn.origin.label.rect


def _hull(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle round all of them."""
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def _tip(end: Tip) -> Rect:
    """The room that a tip takes up behind the point it ends in."""
    length, half = 20.0, 11.0
    x, y = end.at.x - end.dx * length / 2, end.at.y - end.dy * length / 2
    width, height = (length, 2 * half) if end.dx else (2 * half, length)
    return Rect(x - width / 2, y - height / 2, width, height)
