"""The lines that a router's paths may run on, with the obstacles and wires on them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from msgspec import Struct


class GridLine:
    """A line that paths may run on: its blocked intervals, sorted, and the positions of crossing wires."""

    __slots__ = ("blocked_intervals", "crossing_positions")

    def __init__(self, blocked_intervals: list[tuple[float, float]], crossing_positions: list[float]) -> None:
        self.blocked_intervals, self.crossing_positions = blocked_intervals, crossing_positions

    def is_free(self, start: float, end: float) -> bool:
        """Return whether no blocked interval overlaps the one between two positions."""
        index = bisect_left(self.blocked_intervals, (end,)) - 1
        return index < 0 or self.blocked_intervals[index][1] <= start

    def block(self, start: float, end: float) -> None:
        """Block an interval; intervals that meet are merged."""
        merged = (start, end)
        others = []
        for each in self.blocked_intervals:
            if each[1] < merged[0] or each[0] > merged[1]:
                others.append(each)
            else:
                merged = (min(each[0], merged[0]), max(each[1], merged[1]))
        self.blocked_intervals = sorted([*others, merged])

    def count_crossings(self, start: float, end: float) -> int:
        """Count the wires that are crossed between two positions."""
        return bisect_right(self.crossing_positions, end) - bisect_right(self.crossing_positions, start)


class Segment(Struct, frozen=True):
    """A straight piece of wire: its position across its direction, and its start and end along it."""

    at: float
    start: float
    end: float


class LineSet:
    """All lines of one direction by their position, and the obstacles and wires on them.

    `obstacles` has each rectangle as its middle line in this direction, and half its breadth. `positions` are
    sorted.
    """

    def __init__(self, obstacles: list[tuple[Segment, float]]) -> None:
        self.obstacles = obstacles
        self.positions: list[float] = []
        self._parallel_wires: list[Segment] = []
        self._crossing_wires: list[Segment] = []
        self._lines: dict[tuple[float, float], GridLine] = {}

    def line_at(self, position: float, min_gap: float) -> GridLine:
        """Return the line at a position for paths that keep `min_gap` points from parallel wires."""
        line = self._lines.get((position, min_gap))
        if line is None:
            crossings = sorted(r.at for r in self._crossing_wires if r.start < position < r.end)
            blocked = [(r.start, r.end) for r, half in self.obstacles if abs(position - r.at) < half]
            blocked += [(r.start, r.end) for r in self._parallel_wires if abs(position - r.at) < min_gap]
            line = self._lines[position, min_gap] = GridLine(_merge_intervals(blocked), crossings)
        return line

    def add_line(self, position: float, min_distance: float = 0.0) -> None:
        """Add a line, unless there is one at most `min_distance` points from it."""
        index = bisect_left(self.positions, position)
        nearest = self.positions[max(index - 1, 0) : index + 1]
        if all(abs(each - position) > min_distance for each in nearest):
            self.positions.insert(index, position)

    def add_parallel_wire(self, segment: Segment) -> None:
        """Add a wire in the direction of these lines, which blocks those near it."""
        self._parallel_wires.append(segment)
        for (position, min_gap), line in self._lines.items():
            if abs(position - segment.at) < min_gap:
                line.block(segment.start, segment.end)

    def add_crossing_wire(self, segment: Segment) -> None:
        """Add a wire that crosses these lines."""
        self._crossing_wires.append(segment)
        for (position, _), line in self._lines.items():
            if segment.start < position < segment.end:
                insort(line.crossing_positions, segment.at)


def _merge_intervals(intervals: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Sort intervals, and merge those that meet."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
