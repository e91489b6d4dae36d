"""Wires to statements that stand elsewhere: the best way round boxes, titles, tips and other wires.

Ways run on lines beside what is in the way. A way costs its length, and more for each turn and each wire it
crosses; it never runs along another wire. Best-first search with the distance left as its estimate (A*).
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from msgspec import Struct, field

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.lanes import MIN_RUN_GAP
from argmap.scene.scene import Point, Rect


class SearchBudget(Struct, frozen=True):
    """How long a way is looked for, and how: `eager` is what the distance left counts for against the way so
    far, `most` after how many steps of the search it is given up, `near` how many points it keeps from other
    wires that run beside it.
    """

    heuristic_weight: float
    max_steps: int
    min_gap: float


TURN_COST, CROSSING_COST = 30.0, 45.0
"""What a turn and a crossed wire cost, in points of length."""
BOX_CLEARANCE = 4.0
"""Points that a wire keeps from boxes."""
LINE_OFFSET = 8.0
"""Points between a box and the lines beside it."""
CROWDED_WIRE_GAP = 3.5
"""Points that wires running side by side keep from each other where there is no room for NEAR."""
WIRE_LINE_OFFSET = 12.0
"""Points between a wire and the lines beside it."""
MIN_LINE_GAP = 3.0
"""Lines closer than this many points are as good as one."""
CLOCK_EVERY = 256
"""So many steps of a search are between two looks at the time."""
OUTER_LINE_OFFSET = 18.0
"""Points between all that stands and the first line round it."""

FEW_LINKS_BUDGETS = (
    SearchBudget(1.2, 20_000, MIN_RUN_GAP),
    SearchBudget(3.0, 60_000, MIN_RUN_GAP),
    SearchBudget(3.0, 120_000, CROWDED_WIRE_GAP),
)
"""How ways are looked for: little off the best, then any, then one close beside other wires."""
MANY_LINKS_BUDGETS = (SearchBudget(3.0, 5_000, MIN_RUN_GAP), SearchBudget(3.0, 300_000, CROWDED_WIRE_GAP))
"""The same where there are many."""

WirePath = tuple[Point, ...]


class Port(Struct, frozen=True):
    """Where a way may begin or end: on a border (`at`), and the point straight before it (`out`)."""

    at: Point
    out: Point


class _GridLine(Struct):
    """A line that ways may run on: where it is barred, and where wires cross it."""

    blocked_intervals: list[tuple[float, float]]
    crossing_positions: list[float]

    def is_free(self, start: float, end: float) -> bool:
        """Whether nothing is in the way between two places."""
        place = bisect_left(self.blocked_intervals, (end,)) - 1
        return place < 0 or self.blocked_intervals[place][1] <= start

    def block(self, start: float, end: float) -> None:
        """Bars a stretch; stretches that meet become one."""
        merged = (start, end)
        kept = []
        for each in self.blocked_intervals:
            if each[1] < merged[0] or each[0] > merged[1]:
                kept.append(each)
            else:
                merged = (min(each[0], merged[0]), max(each[1], merged[1]))
        self.blocked_intervals = sorted([*kept, merged])

    def count_crossings(self, start: float, end: float) -> int:
        """How many wires are crossed between two places."""
        return bisect_right(self.crossing_positions, end) - bisect_right(self.crossing_positions, start)


class _Segment(Struct, frozen=True):
    """A straight piece of wire: where it stands across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


class _LineSet(Struct):
    """All lines of one direction by their place, and what bars and crosses them."""

    obstacles: list[tuple[_Segment, float]]
    """Each rectangle as the lines meet it: its middle line from end to end, and half its breadth."""
    parallel_wires: list[_Segment] = field(default_factory=list)
    crossing_wires: list[_Segment] = field(default_factory=list)
    positions: list[float] = field(default_factory=list)
    lines: dict[tuple[float, float], _GridLine] = field(default_factory=dict)

    def line_at(self, position: float, min_gap: float) -> _GridLine:
        """The line at a place, made when first asked for; `near` is what it keeps from wires beside it."""
        if (position, min_gap) not in self.lines:
            line = _GridLine(
                [], sorted(run.at for run in self.crossing_wires if run.start < position < run.end)
            )
            stretches = [(r.start, r.end) for r, half in self.obstacles if abs(position - r.at) < half]
            stretches += [(r.start, r.end) for r in self.parallel_wires if abs(position - r.at) < min_gap]
            line.blocked_intervals = _merge_intervals(stretches)
            self.lines[position, min_gap] = line
        return self.lines[position, min_gap]

    def add_line(self, position: float, min_distance: float = 0.0) -> None:
        """One more place for a line, unless there is one less than `apart` points from it."""
        at = bisect_left(self.positions, position)
        near = self.positions[max(at - 1, 0) : at + 1]
        if all(abs(each - position) > min_distance for each in near):
            self.positions.insert(at, position)

    def add_parallel_wire(self, segment: _Segment) -> None:
        """Notes a wire that runs along these lines."""
        self.parallel_wires.append(segment)
        for (place, near), line in self.lines.items():
            if abs(place - segment.at) < near:
                line.block(segment.start, segment.end)

    def add_crossing_wire(self, segment: _Segment) -> None:
        """Notes a wire that runs across these lines."""
        self.crossing_wires.append(segment)
        for (place, _), line in self.lines.items():
            if segment.start < place < segment.end:
                insort(line.crossing_positions, segment.at)


def _merge_intervals(intervals: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class GridRouter:
    """What stands on a page, and the ways between."""

    def __init__(self, obstacles: Sequence[Rect], beside: Sequence[Rect]) -> None:
        """`solid` is what no wire may run through, `beside` are the rectangles next to which ways may run."""
        self.steps = 0
        """How many steps all searches have taken so far, roughly."""
        grown = [
            Rect(
                r.x - BOX_CLEARANCE,
                r.y - BOX_CLEARANCE,
                r.width + 2 * BOX_CLEARANCE,
                r.height + 2 * BOX_CLEARANCE,
            )
            for r in obstacles
        ]
        self.horizontal_lines = _LineSet([(_Segment(r.middle, r.x, r.right), r.height / 2) for r in grown])
        self.vertical_lines = _LineSet(
            [(_Segment(r.x + r.width / 2, r.y, r.bottom), r.width / 2) for r in grown]
        )
        for r in beside:
            self._add_lines(
                (r.x - LINE_OFFSET, r.right + LINE_OFFSET), (r.y - LINE_OFFSET, r.bottom + LINE_OFFSET)
            )
        left, right = min(r.x for r in obstacles), max(r.right for r in obstacles)
        top, bottom = min(r.y for r in obstacles), max(r.bottom for r in obstacles)
        self._add_lines(
            (left - OUTER_LINE_OFFSET, right + OUTER_LINE_OFFSET),
            (top - OUTER_LINE_OFFSET, bottom + OUTER_LINE_OFFSET),
        )

    def _add_lines(self, xs: Iterable[float], ys: Iterable[float]) -> None:
        for x in xs:
            self.vertical_lines.add_line(x, MIN_LINE_GAP)
        for y in ys:
            self.horizontal_lines.add_line(y, MIN_LINE_GAP)

    def add_wire(self, path: WirePath) -> None:
        """Notes a wire, which later ones may cross but not run along."""
        for a, b in pairwise(path):
            if a.x == b.x:
                run = _Segment(a.x, min(a.y, b.y), max(a.y, b.y))
                self.vertical_lines.add_parallel_wire(run)
                self.horizontal_lines.add_crossing_wire(run)
            else:
                run = _Segment(a.y, min(a.x, b.x), max(a.x, b.x))
                self.horizontal_lines.add_parallel_wire(run)
                self.vertical_lines.add_crossing_wire(run)

    def add_lines_beside(self, path: WirePath) -> None:
        """Adds lines beside a wire."""
        for a, b in pairwise(path):
            if a.x == b.x:
                self._add_lines((a.x - WIRE_LINE_OFFSET, a.x + WIRE_LINE_OFFSET), ())
            else:
                self._add_lines((), (a.y - WIRE_LINE_OFFSET, a.y + WIRE_LINE_OFFSET))

    def find_path(
        self, starts: Sequence[Port], ends: Sequence[Port], budgets: Iterable[SearchBudget]
    ) -> WirePath | None:
        """A good way from one of the doors to one of the others; None where none is found."""
        return next((way for each in budgets if (way := self._find_path(starts, ends, each))), None)

    def _find_path(
        self, starts: Sequence[Port], ends: Sequence[Port], budget: SearchBudget
    ) -> WirePath | None:
        starts = [door for door in starts if self._is_clear(door, budget.min_gap)]
        ends = [door for door in ends if self._is_clear(door, budget.min_gap)]
        for door in (*starts, *ends):
            self.vertical_lines.add_line(door.out.x)
            self.horizontal_lines.add_line(door.out.y)
        if not starts or not ends:
            return None
        return _PathSearch(self, starts, ends, budget).find_path()

    def _is_clear(self, port: Port, min_gap: float) -> bool:
        """Whether the piece from a border to the point before it is free, but for the box it belongs to."""
        a, b = port.at, port.out
        if a.x == b.x:
            start = a.y + (BOX_CLEARANCE + 0.1 if b.y > a.y else -BOX_CLEARANCE - 0.1)
            return self.vertical_lines.line_at(a.x, min_gap).is_free(min(start, b.y), max(start, b.y))
        start = a.x + (BOX_CLEARANCE + 0.1 if b.x > a.x else -BOX_CLEARANCE - 0.1)
        return self.horizontal_lines.line_at(a.y, min_gap).is_free(min(start, b.x), max(start, b.x))


_State = tuple[float, float, bool]
"""A place, and whether the way comes to it along a line that runs down."""


class _PathSearch(Struct):
    router: GridRouter
    starts: Sequence[Port]
    ends: Sequence[Port]
    budget: SearchBudget
    previous: dict[_State, _State | None] = field(default_factory=dict)
    cost: dict[_State, float] = field(default_factory=dict)
    heap: list[tuple[float, float, _State]] = field(default_factory=list)
    goals: dict[tuple[float, float], Port] = field(default_factory=dict)
    distances_left: dict[tuple[float, float], float] = field(default_factory=dict)

    def find_path(self) -> WirePath | None:
        """A way from the start's border to the end's, within so many steps."""
        first: dict[_State, Port] = {}
        self.goals = {(door.out.x, door.out.y): door for door in self.ends}
        for door in self.starts:
            state = (door.out.x, door.out.y, door.at.x == door.out.x)
            first.setdefault(state, door)
            self._reach(state, 0.0, None)
        for step in range(self.budget.max_steps):
            if step % CLOCK_EVERY == 0:
                check_deadline()
                self.router.steps += CLOCK_EVERY
            if not self.heap:
                return None
            _, cost, state = heappop(self.heap)
            if cost > self.cost[state]:
                continue
            goal = self.goals.get(state[:2])
            if goal and (goal.at.x == goal.out.x) == state[2] and self._enters_straight(state, goal):
                return self._trace_path(state, goal, first)
            for following, more in self._next_states(state):
                self._reach(following, cost + more, state)
        return None

    def _reach(self, state: _State, cost: float, previous: _State | None) -> None:
        if cost < self.cost.get(state, 1e18):
            self.cost[state], self.previous[state] = cost, previous
            heappush(
                self.heap, (cost + self.budget.heuristic_weight * self._distance_left(state[:2]), cost, state)
            )

    def _distance_left(self, position: tuple[float, float]) -> float:
        """How far it is from a place to the nearest end, if nothing is in the way."""
        if position not in self.distances_left:
            x, y = position
            self.distances_left[position] = min([abs(x - goal[0]) + abs(y - goal[1]) for goal in self.goals])
        return self.distances_left[position]

    def _next_states(self, state: _State) -> Iterator[tuple[_State, float]]:
        """The next places up, down, left and right, and what each costs."""
        x, y, downward = state
        if (x, y) in self.goals:
            yield (x, y, not downward), TURN_COST
        for place in _neighbours(self.router.vertical_lines.positions, x):
            low, high = min(x, place), max(x, place)
            line = self.router.horizontal_lines.line_at(y, self.budget.min_gap)
            if line.is_free(low, high):
                cost = high - low + CROSSING_COST * line.count_crossings(low, high) + TURN_COST * downward
                yield (place, y, False), cost
        for place in _neighbours(self.router.horizontal_lines.positions, y):
            low, high = min(y, place), max(y, place)
            line = self.router.vertical_lines.line_at(x, self.budget.min_gap)
            if line.is_free(low, high):
                cost = (
                    high - low + CROSSING_COST * line.count_crossings(low, high) + TURN_COST * (not downward)
                )
                yield (x, place, True), cost

    def _enters_straight(self, state: _State, goal: Port) -> bool:
        """Whether a way does not come to the goal from the side that it must leave by."""
        before = self.previous[state]
        if before is None:
            return True
        dx, dy = goal.at.x - goal.out.x, goal.at.y - goal.out.y
        return (state[0] - before[0]) * dx >= 0 and (state[1] - before[1]) * dy >= 0

    def _trace_path(self, state: _State, goal: Port, first: dict[_State, Port]) -> WirePath:
        points, at = [goal.at], state
        while True:
            points.append(Point(at[0], at[1]))
            before = self.previous[at]
            if before is None:
                points.append(first[at].at)
                return tuple(reversed(points))
            at = before


def _neighbours(positions: Sequence[float], at: float) -> Iterator[float]:
    """The places next to one, which is among them."""
    here = bisect_left(positions, at)
    if here > 0:
        yield positions[here - 1]
    if here + 1 < len(positions):
        yield positions[here + 1]
