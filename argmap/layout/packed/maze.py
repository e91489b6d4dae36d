"""Wires to statements that stand elsewhere: the best way round boxes, titles, tips and other wires.

Ways run on lines beside what is in the way. A way costs its length, and more for each turn and each wire it
crosses; it never runs along another wire. Best-first search with the distance left as its estimate (A*).
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from msgspec import Struct, field

from argmap.layout.channel import NEAR
from argmap.layout.scene import Point, Rect
from argmap.text.deadline import keep_time


class Patience(Struct, frozen=True):
    """How long a way is looked for, and how: `eager` is what the distance left counts for against the way so
    far, `most` after how many steps of the search it is given up, `near` how many points it keeps from other
    wires that run beside it.
    """

    eager: float
    most: int
    near: float


TURN, CROSSING = 30.0, 45.0
"""What a turn and a crossed wire cost, in points of length."""
KEEP = 4.0
"""Points that a wire keeps from boxes."""
OFF = 8.0
"""Points between a box and the lines beside it."""
CROWDED = 3.5
"""Points that wires running side by side keep from each other where there is no room for NEAR."""
LANE = 12.0
"""Points between a wire and the lines beside it."""
ALIKE = 3.0
"""Lines closer than this many points are as good as one."""
LOOK = 256
"""So many steps of a search are between two looks at the time."""
OUTSIDE = 18.0
"""Points between all that stands and the first line round it."""

FEW = (Patience(1.2, 20_000, NEAR), Patience(3.0, 60_000, NEAR), Patience(3.0, 120_000, CROWDED))
"""How ways are looked for: little off the best, then any, then one close beside other wires."""
MANY = (Patience(3.0, 5_000, NEAR), Patience(3.0, 300_000, CROWDED))
"""The same where there are many."""

Path = tuple[Point, ...]


class Door(Struct, frozen=True):
    """Where a way may begin or end: on a border (`at`), and the point straight before it (`out`)."""

    at: Point
    out: Point


class _Line(Struct):
    """A line that ways may run on: where it is barred, and where wires cross it."""

    barred: list[tuple[float, float]]
    crossed: list[float]

    def free(self, start: float, end: float) -> bool:
        """Whether nothing is in the way between two places."""
        place = bisect_left(self.barred, (end,)) - 1
        return place < 0 or self.barred[place][1] <= start

    def bar(self, start: float, end: float) -> None:
        """Bars a stretch; stretches that meet become one."""
        merged = (start, end)
        kept = []
        for each in self.barred:
            if each[1] < merged[0] or each[0] > merged[1]:
                kept.append(each)
            else:
                merged = (min(each[0], merged[0]), max(each[1], merged[1]))
        self.barred = sorted([*kept, merged])

    def crossings(self, start: float, end: float) -> int:
        """How many wires are crossed between two places."""
        return bisect_right(self.crossed, end) - bisect_right(self.crossed, start)


class _Run(Struct, frozen=True):
    """A straight piece of wire: where it stands across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


class _Side(Struct):
    """All lines of one direction by their place, and what bars and crosses them."""

    solid: list[tuple[_Run, float]]
    """Each rectangle as the lines meet it: its middle line from end to end, and half its breadth."""
    along: list[_Run] = field(default_factory=list)
    across: list[_Run] = field(default_factory=list)
    places: list[float] = field(default_factory=list)
    lines: dict[tuple[float, float], _Line] = field(default_factory=dict)

    def line(self, place: float, near: float) -> _Line:
        """The line at a place, made when first asked for; `near` is what it keeps from wires beside it."""
        if (place, near) not in self.lines:
            line = _Line([], sorted(run.at for run in self.across if run.start < place < run.end))
            stretches = [(r.start, r.end) for r, half in self.solid if abs(place - r.at) < half]
            stretches += [(r.start, r.end) for r in self.along if abs(place - r.at) < near]
            line.barred = _merged(stretches)
            self.lines[place, near] = line
        return self.lines[place, near]

    def add(self, place: float, apart: float = 0.0) -> None:
        """One more place for a line, unless there is one less than `apart` points from it."""
        at = bisect_left(self.places, place)
        near = self.places[max(at - 1, 0) : at + 1]
        if all(abs(each - place) > apart for each in near):
            self.places.insert(at, place)

    def lay(self, run: _Run) -> None:
        """Notes a wire that runs along these lines."""
        self.along.append(run)
        for (place, near), line in self.lines.items():
            if abs(place - run.at) < near:
                line.bar(run.start, run.end)

    def cross(self, run: _Run) -> None:
        """Notes a wire that runs across these lines."""
        self.across.append(run)
        for (place, _), line in self.lines.items():
            if run.start < place < run.end:
                insort(line.crossed, run.at)


def _merged(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class Maze:
    """What stands on a page, and the ways between."""

    def __init__(self, solid: Sequence[Rect], beside: Sequence[Rect]) -> None:
        """`solid` is what no wire may run through, `beside` are the rectangles next to which ways may run."""
        self.steps = 0
        """How many steps all searches have taken so far, roughly."""
        grown = [Rect(r.x - KEEP, r.y - KEEP, r.width + 2 * KEEP, r.height + 2 * KEEP) for r in solid]
        self.across = _Side([(_Run(r.middle, r.x, r.right), r.height / 2) for r in grown])
        self.down = _Side([(_Run(r.x + r.width / 2, r.y, r.bottom), r.width / 2) for r in grown])
        for r in beside:
            self._lines((r.x - OFF, r.right + OFF), (r.y - OFF, r.bottom + OFF))
        left, right = min(r.x for r in solid), max(r.right for r in solid)
        top, bottom = min(r.y for r in solid), max(r.bottom for r in solid)
        self._lines((left - OUTSIDE, right + OUTSIDE), (top - OUTSIDE, bottom + OUTSIDE))

    def _lines(self, xs: Iterable[float], ys: Iterable[float]) -> None:
        for x in xs:
            self.down.add(x, ALIKE)
        for y in ys:
            self.across.add(y, ALIKE)

    def lay(self, path: Path) -> None:
        """Notes a wire, which later ones may cross but not run along."""
        for a, b in pairwise(path):
            if a.x == b.x:
                run = _Run(a.x, min(a.y, b.y), max(a.y, b.y))
                self.down.lay(run)
                self.across.cross(run)
            else:
                run = _Run(a.y, min(a.x, b.x), max(a.x, b.x))
                self.across.lay(run)
                self.down.cross(run)

    def widen(self, path: Path) -> None:
        """Adds lines beside a wire."""
        for a, b in pairwise(path):
            if a.x == b.x:
                self._lines((a.x - LANE, a.x + LANE), ())
            else:
                self._lines((), (a.y - LANE, a.y + LANE))

    def way(self, starts: Sequence[Door], ends: Sequence[Door], tries: Iterable[Patience]) -> Path | None:
        """A good way from one of the doors to one of the others; None where none is found."""
        return next((way for each in tries if (way := self._way(starts, ends, each))), None)

    def _way(self, starts: Sequence[Door], ends: Sequence[Door], patience: Patience) -> Path | None:
        starts = [door for door in starts if self._clear(door, patience.near)]
        ends = [door for door in ends if self._clear(door, patience.near)]
        for door in (*starts, *ends):
            self.down.add(door.out.x)
            self.across.add(door.out.y)
        if not starts or not ends:
            return None
        return _Search(self, starts, ends, patience).found()

    def _clear(self, door: Door, near: float) -> bool:
        """Whether the piece from a border to the point before it is free, but for the box it belongs to."""
        a, b = door.at, door.out
        if a.x == b.x:
            start = a.y + (KEEP + 0.1 if b.y > a.y else -KEEP - 0.1)
            return self.down.line(a.x, near).free(min(start, b.y), max(start, b.y))
        start = a.x + (KEEP + 0.1 if b.x > a.x else -KEEP - 0.1)
        return self.across.line(a.y, near).free(min(start, b.x), max(start, b.x))


_State = tuple[float, float, bool]
"""A place, and whether the way comes to it along a line that runs down."""


class _Search(Struct):
    maze: Maze
    starts: Sequence[Door]
    ends: Sequence[Door]
    patience: Patience
    before: dict[_State, _State | None] = field(default_factory=dict)
    cost: dict[_State, float] = field(default_factory=dict)
    heap: list[tuple[float, float, _State]] = field(default_factory=list)
    goals: dict[tuple[float, float], Door] = field(default_factory=dict)
    left: dict[tuple[float, float], float] = field(default_factory=dict)

    def found(self) -> Path | None:
        """A way from the start's border to the end's, within so many steps."""
        first: dict[_State, Door] = {}
        self.goals = {(door.out.x, door.out.y): door for door in self.ends}
        for door in self.starts:
            state = (door.out.x, door.out.y, door.at.x == door.out.x)
            first.setdefault(state, door)
            self._reach(state, 0.0, None)
        for step in range(self.patience.most):
            if step % LOOK == 0:
                keep_time()
                self.maze.steps += LOOK
            if not self.heap:
                return None
            _, cost, state = heappop(self.heap)
            if cost > self.cost[state]:
                continue
            goal = self.goals.get(state[:2])
            if goal and (goal.at.x == goal.out.x) == state[2] and self._straight_in(state, goal):
                return self._traced(state, goal, first)
            for following, more in self._steps(state):
                self._reach(following, cost + more, state)
        return None

    def _reach(self, state: _State, cost: float, before: _State | None) -> None:
        if cost < self.cost.get(state, 1e18):
            self.cost[state], self.before[state] = cost, before
            heappush(self.heap, (cost + self.patience.eager * self._left(state[:2]), cost, state))

    def _left(self, place: tuple[float, float]) -> float:
        """How far it is from a place to the nearest end, if nothing is in the way."""
        if place not in self.left:
            x, y = place
            self.left[place] = min([abs(x - goal[0]) + abs(y - goal[1]) for goal in self.goals])
        return self.left[place]

    def _steps(self, state: _State) -> Iterator[tuple[_State, float]]:
        """The next places up, down, left and right, and what each costs."""
        x, y, downward = state
        if (x, y) in self.goals:
            yield (x, y, not downward), TURN
        for place in _beside(self.maze.down.places, x):
            low, high = min(x, place), max(x, place)
            line = self.maze.across.line(y, self.patience.near)
            if line.free(low, high):
                cost = high - low + CROSSING * line.crossings(low, high) + TURN * downward
                yield (place, y, False), cost
        for place in _beside(self.maze.across.places, y):
            low, high = min(y, place), max(y, place)
            line = self.maze.down.line(x, self.patience.near)
            if line.free(low, high):
                cost = high - low + CROSSING * line.crossings(low, high) + TURN * (not downward)
                yield (x, place, True), cost

    def _straight_in(self, state: _State, goal: Door) -> bool:
        """Whether a way does not come to the goal from the side that it must leave by."""
        before = self.before[state]
        if before is None:
            return True
        dx, dy = goal.at.x - goal.out.x, goal.at.y - goal.out.y
        return (state[0] - before[0]) * dx >= 0 and (state[1] - before[1]) * dy >= 0

    def _traced(self, state: _State, goal: Door, first: dict[_State, Door]) -> Path:
        points, at = [goal.at], state
        while True:
            points.append(Point(at[0], at[1]))
            before = self.before[at]
            if before is None:
                points.append(first[at].at)
                return tuple(reversed(points))
            at = before


def _beside(places: Sequence[float], at: float) -> Iterator[float]:
    """The places next to one, which is among them."""
    here = bisect_left(places, at)
    if here > 0:
        yield places[here - 1]
    if here + 1 < len(places):
        yield places[here + 1]
