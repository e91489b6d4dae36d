"""A router of wires on a grid of lines, round boxes, titles, tips and other wires.

Lines run beside the obstacles. A path costs its length, and more for each turn and each crossed wire; it
never overlaps another wire. The search is weighted A*: best-first, by the cost so far and the distance left
times a weight.

"Half" and "double" below: measured on 18 maps of 5 to 100 claims, mostly on those with cross links. None of
these constants changes the size of text by more than 0.6 % unless that is said.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.lanes import MIN_RUN_GAP
from argmap.layout.compact.grid_lines import LineSet, Segment
from argmap.scene.scene import Point, Rect, WirePath


class SearchBudget(Struct, frozen=True):
    """The limits of one search: the weight of the distance left, the most steps, and the gap in points that
    the path keeps from parallel wires.
    """

    heuristic_weight: float
    max_steps: int
    min_gap: float


TURN_COST, CROSSING_COST = 30.0, 45.0
"""The costs of a turn and of a crossed wire, in points of length.

A crossing costs readers more than a turn. With half the cost of crossings there are 16 % more of them, in
23 % less time; with double, 10 % fewer, in 35 % more. Half the cost of turns gives 6 % more crossings, double
4 % fewer turns.
"""
BOX_CLEARANCE = 4.0
"""Points that a wire keeps from boxes. At double, one of 18 maps is drawn 10 % smaller, with a fault."""
LINE_OFFSET = 8.0
"""Points between a box and the lines beside it.

Hardly any effect at half; at double, one of 18 maps is drawn 10 % smaller, with a fault.
"""
CROWDED_WIRE_GAP = 5.0
"""Points between parallel wires if there is no path with MIN_RUN_GAP: a wire of 3 and a gap that shows.

It is used so seldom that half and double gave the same drawings.
"""
WIRE_LINE_OFFSET = 12.0
"""Points between a wire and the lines beside it.

Crossings grow by 6 % at half and by 4 % at double, with 3 % fewer turns at double.
"""
MIN_LINE_GAP = 3.0
"""Points between neighbouring lines of one direction; closer ones are left out.

Half takes a third more time for almost the same drawings; double gives 3 % fewer turns.
"""
CLOCK_EVERY = 256
"""Steps of a search between two checks of the deadline, which cost more than a step."""
OUTER_LINE_OFFSET = 18.0
"""Points between all obstacles and the first line round them. Hardly any effect at half and double."""

FEW_LINKS_BUDGETS = (
    SearchBudget(1.2, 20_000, MIN_RUN_GAP),
    SearchBudget(3.0, 60_000, MIN_RUN_GAP),
    SearchBudget(3.0, 120_000, CROWDED_WIRE_GAP),
)
"""The searches for a path, one after the other: for a nearly shortest one, for any, for one close to others.

A weight of 1 finds the shortest paths, with 2 % fewer crossings in half as much time again; 2.4 gives 33 %
more crossings. The first search finds most paths: half its steps give 6 % more crossings, double 3 %. The
second and third gave the same drawings at half and at double.
"""
MANY_LINKS_BUDGETS = (SearchBudget(3.0, 5_000, MIN_RUN_GAP), SearchBudget(3.0, 300_000, CROWDED_WIRE_GAP))
"""The searches if there are many cross links.

Paths are found fast and with more crossings; the last search may take long, because a link without a path
makes the whole drawing be tried again.
"""


class Port(Struct, frozen=True):
    """A possible end of a path: a point on a border (`at`), and the point straight before it (`out`)."""

    at: Point
    out: Point


class GridRouter:
    """Finds paths between obstacles; wires that are added are obstacles for later ones.

    No path runs through `obstacles`; lines run beside the rectangles in `beside`.
    """

    def __init__(self, obstacles: Sequence[Rect], beside: Sequence[Rect]) -> None:
        self.steps = 0
        """The number of steps of all searches so far, rounded up to CLOCK_EVERY for each."""
        margin = BOX_CLEARANCE
        rects = [
            Rect(r.x - margin, r.y - margin, r.width + 2 * margin, r.height + 2 * margin) for r in obstacles
        ]
        self.horizontal_lines = LineSet([(Segment(r.middle, r.x, r.right), r.height / 2) for r in rects])
        self.vertical_lines = LineSet(
            [(Segment(r.x + r.width / 2, r.y, r.bottom), r.width / 2) for r in rects]
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
        """Add vertical lines at some x and horizontal ones at some y."""
        for x in xs:
            self.vertical_lines.add_line(x, MIN_LINE_GAP)
        for y in ys:
            self.horizontal_lines.add_line(y, MIN_LINE_GAP)

    def add_wire(self, path: WirePath) -> None:
        """Add a wire, which later ones may cross but not overlap."""
        for a, b in pairwise(path):
            if a.x == b.x:
                segment = Segment(a.x, min(a.y, b.y), max(a.y, b.y))
                self.vertical_lines.add_parallel_wire(segment)
                self.horizontal_lines.add_crossing_wire(segment)
            else:
                segment = Segment(a.y, min(a.x, b.x), max(a.x, b.x))
                self.horizontal_lines.add_parallel_wire(segment)
                self.vertical_lines.add_crossing_wire(segment)

    def add_lines_beside(self, path: WirePath) -> None:
        """Add lines beside a wire."""
        for a, b in pairwise(path):
            if a.x == b.x:
                self._add_lines((a.x - WIRE_LINE_OFFSET, a.x + WIRE_LINE_OFFSET), ())
            else:
                self._add_lines((), (a.y - WIRE_LINE_OFFSET, a.y + WIRE_LINE_OFFSET))

    def find_path(
        self, starts: Sequence[Port], ends: Sequence[Port], budgets: Iterable[SearchBudget]
    ) -> WirePath | None:
        """Find a path from one of the starts to one of the ends by the first search that succeeds."""
        return next((path for each in budgets if (path := self._find_path(starts, ends, each))), None)

    def _find_path(
        self, starts: Sequence[Port], ends: Sequence[Port], budget: SearchBudget
    ) -> WirePath | None:
        """Find a path between free ports by one search; their lines are added for good."""
        starts = [port for port in starts if self._is_clear(port, budget.min_gap)]
        ends = [port for port in ends if self._is_clear(port, budget.min_gap)]
        for port in (*starts, *ends):
            self.vertical_lines.add_line(port.out.x)
            self.horizontal_lines.add_line(port.out.y)
        if not starts or not ends:
            return None
        return _PathSearch(self, starts, ends, budget).find_path()

    def _is_clear(self, port: Port, min_gap: float) -> bool:
        """Return whether the segment from a border to the point before it is free, but for its own box."""
        a, b = port.at, port.out
        if a.x == b.x:
            start = a.y + (BOX_CLEARANCE + 0.1 if b.y > a.y else -BOX_CLEARANCE - 0.1)
            return self.vertical_lines.line_at(a.x, min_gap).is_free(min(start, b.y), max(start, b.y))
        start = a.x + (BOX_CLEARANCE + 0.1 if b.x > a.x else -BOX_CLEARANCE - 0.1)
        return self.horizontal_lines.line_at(a.y, min_gap).is_free(min(start, b.x), max(start, b.x))


_State = tuple[float, float, bool]
"""An x and a y, and whether the path reaches it along a vertical line."""


class _PathSearch:
    """One search: states with their costs and predecessors, and a heap of states by estimated cost."""

    def __init__(
        self, router: GridRouter, starts: Sequence[Port], ends: Sequence[Port], budget: SearchBudget
    ) -> None:
        self.router, self.starts, self.budget = router, starts, budget
        self.goals = {(port.out.x, port.out.y): port for port in ends}
        self.previous: dict[_State, _State | None] = {}
        self.cost: dict[_State, float] = {}
        self.heap: list[tuple[float, float, _State]] = []
        self.distances_left: dict[tuple[float, float], float] = {}

    def find_path(self) -> WirePath | None:
        """Find a path from the border of a start to the border of an end, within the budget's steps."""
        first: dict[_State, Port] = {}
        for port in self.starts:
            state = (port.out.x, port.out.y, port.at.x == port.out.x)
            first.setdefault(state, port)
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
            for following, step_cost in self._next_states(state):
                if not _turns_back(first.get(state), following):
                    self._reach(following, cost + step_cost, state)
        return None

    def _reach(self, state: _State, cost: float, previous: _State | None) -> None:
        """Record a state, if this is the cheapest path to it so far."""
        if cost < self.cost.get(state, 1e18):
            self.cost[state], self.previous[state] = cost, previous
            heappush(
                self.heap, (cost + self.budget.heuristic_weight * self._distance_left(state[:2]), cost, state)
            )

    def _distance_left(self, position: tuple[float, float]) -> float:
        """Return the distance from a position to the nearest end along horizontal and vertical lines."""
        if position not in self.distances_left:
            x, y = position
            self.distances_left[position] = min([abs(x - goal[0]) + abs(y - goal[1]) for goal in self.goals])
        return self.distances_left[position]

    def _next_states(self, state: _State) -> Iterator[tuple[_State, float]]:
        """Yield the next states up, down, left and right with their costs; at an end also a turn."""
        x, y, vertical = state
        if (x, y) in self.goals:
            yield (x, y, not vertical), TURN_COST
        for next_x in _neighbours(self.router.vertical_lines.positions, x):
            low, high = min(x, next_x), max(x, next_x)
            line = self.router.horizontal_lines.line_at(y, self.budget.min_gap)
            if line.is_free(low, high):
                cost = high - low + CROSSING_COST * line.count_crossings(low, high) + TURN_COST * vertical
                yield (next_x, y, False), cost
        for next_y in _neighbours(self.router.horizontal_lines.positions, y):
            low, high = min(y, next_y), max(y, next_y)
            line = self.router.vertical_lines.line_at(x, self.budget.min_gap)
            if line.is_free(low, high):
                cost = (
                    high - low + CROSSING_COST * line.count_crossings(low, high) + TURN_COST * (not vertical)
                )
                yield (x, next_y, True), cost

    def _enters_straight(self, state: _State, goal: Port) -> bool:
        """Return whether a path does not reach the goal from the side on which it must go on."""
        before = self.previous[state]
        if before is None:
            return True
        dx, dy = goal.at.x - goal.out.x, goal.at.y - goal.out.y
        return (state[0] - before[0]) * dx >= 0 and (state[1] - before[1]) * dy >= 0

    def _trace_path(self, state: _State, goal: Port, first: dict[_State, Port]) -> WirePath:
        """Return the points of the path to a goal, from its beginning."""
        points = [goal.at]
        while True:
            points.append(Point(state[0], state[1]))
            before = self.previous[state]
            if before is None:
                points.append(first[state].at)
                return tuple(reversed(points))
            state = before


def _turns_back(start: Port | None, following: _State) -> bool:
    """Return whether a path that has begun at a port would go back to its border."""
    if start is None:
        return False
    dx, dy = start.out.x - start.at.x, start.out.y - start.at.y
    return (following[0] - start.out.x) * dx < 0 or (following[1] - start.out.y) * dy < 0


def _neighbours(positions: Sequence[float], position: float) -> Iterator[float]:
    """Yield the positions right before and after one of them."""
    index = bisect_left(positions, position)
    if index > 0:
        yield positions[index - 1]
    if index + 1 < len(positions):
        yield positions[index + 1]
