"""Wires to premises that stand elsewhere: each finds its way between what stands in the columns it crosses.

Where a wire may pass is a slot between two neighbours of a column. From slot to slot the way with the fewest
crossings is taken (a shortest path, column by column); of ways with equally many, the shortest.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.grid import Grid, GridEdge

MAX_SLOTS = 24
"""So many slots of a column are tried at most: those nearest to the straight line."""
CROSSING_COST = 400.0
"""Points of detour that one crossing is worth."""
BORDER_CROSSING_WEIGHT = 2
"""Crossing the edge of a frame counts as so many crossings of wires."""


def place_cross_links(grid: Grid, ys: Mapping[int, float]) -> Grid:
    """The lattice with every passing cell in its column; `ys` are the heights of the cells that have one."""
    board = _CrossLinkPlacer(grid, ys)
    for strand in grid.edges:
        if not strand.in_tree:
            board.place_edge(strand)
    return replace(grid, columns=tuple(tuple(column) for column in board.columns))


class _Slot(Struct, frozen=True):
    """A place in a column: its order among the cells (a cell's index, or half below it) and its height."""

    order: float
    y: float


class _PartialPath(Struct, frozen=True):
    """The best way found to a slot: its cost, and the slots before it."""

    cost: float
    slots: tuple[_Slot, ...]


_WeightedHop = tuple[int, int, int]
"""Left cell, right cell, and how much crossing it counts."""


class _CrossLinkPlacer:
    """Columns that fill up as one wire after another is led through."""

    def __init__(self, grid: Grid, ys: Mapping[int, float]) -> None:
        self.grid, self.ys = grid, dict(ys)
        self.columns = [list(column) for column in grid.columns]
        self.order = {cell: i for column in self.columns for i, cell in enumerate(column)}
        self.hops: list[list[_WeightedHop]] = [[] for _ in grid.columns]
        for strand in grid.edges:
            if strand.in_tree:
                self._add_hops(strand.cells, 1)
        for enclosure in grid.borders:
            self._add_hops(enclosure.upper, BORDER_CROSSING_WEIGHT)
            self._add_hops(enclosure.lower, BORDER_CROSSING_WEIGHT)

    def _add_hops(self, cells: Sequence[int], weight: int) -> None:
        for left, right in pairwise(cells):
            self.hops[self.grid.cells[left].rank].append((left, right, weight))

    def place_edge(self, edge: GridEdge) -> None:
        """Puts a strand's passing cells into the columns it crosses."""
        check_deadline()
        first, *ways, last = edge.cells
        rank = self.grid.cells[first].rank
        stages = [[self._slot_of(first)]]
        for done in range(1, len(ways) + 1):
            y = self.ys[first] + (self.ys[last] - self.ys[first]) * done / (len(ways) + 1)
            stages.append(self._nearest_slots(rank + done, y))
        stages.append([self._slot_of(last)])
        for way, slot in zip(ways, self._cheapest_slots(stages, rank, {first, last})):
            self._insert_cell(way, slot)
        self._add_hops(edge.cells, 1)

    def _slot_of(self, cell: int) -> _Slot:
        return _Slot(self.order[cell], self.ys[cell])

    def _nearest_slots(self, rank: int, y: float) -> list[_Slot]:
        """The slots of a column nearest to a height, from top to bottom."""
        heights = [self.ys[cell] for cell in self.columns[rank]]
        edges = [heights[0] - 60, *heights, heights[-1] + 60] if heights else [y, y]
        slots = [_Slot(i - 0.5, (above + below) / 2) for i, (above, below) in enumerate(pairwise(edges))]
        nearest = sorted(slots, key=lambda slot: (abs(slot.y - y), slot.order))[:MAX_SLOTS]
        return sorted(nearest, key=lambda slot: slot.order)

    def _cheapest_slots(self, stages: list[list[_Slot]], rank: int, ends: set[int]) -> tuple[_Slot, ...]:
        """The slots between the first and the last stage that cost least."""
        trails = [_PartialPath(0.0, ())]
        for step, (here, there) in enumerate(pairwise(stages)):
            crossed = self._count_crossings(rank + step, here, there, ends)
            trails = [
                _extend_cheapest(trails, here, slot, [row[j] for row in crossed])
                for j, slot in enumerate(there)
            ]
        return trails[0].slots[:-1]

    def _count_crossings(
        self, rank: int, here: list[_Slot], there: list[_Slot], ends: set[int]
    ) -> list[list[int]]:
        """How much a wire crosses from each slot of a column to each of the next.

        What lies above both slots or below both is not crossed: with A above the one, B above the other
        and C above both, A + B - 2 C are.
        """
        above = [[0] * (len(there) + 1) for _ in range(len(here) + 1)]
        lefts, rights = [slot.order for slot in here], [slot.order for slot in there]
        for left, right, weight in self.hops[rank]:
            if left not in ends and right not in ends:
                i, j = bisect_left(lefts, self.order[left]), bisect_left(rights, self.order[right])
                above[i][j] += weight
        rows = [list(accumulate(row)) for row in above]
        both = [list(column) for column in zip(*(accumulate(column) for column in zip(*rows)))]
        return [
            [both[i][-1] + both[-1][j] - 2 * both[i][j] for j in range(len(there))] for i in range(len(here))
        ]

    def _insert_cell(self, cell: int, slot: _Slot) -> None:
        column = self.columns[self.grid.cells[cell].rank]
        column.insert(int(slot.order + 0.5), cell)
        self.ys[cell] = slot.y
        self.order.update((each, i) for i, each in enumerate(column))


def _extend_cheapest(
    partial_paths: list[_PartialPath], here: list[_Slot], goal: _Slot, crossings: list[int]
) -> _PartialPath:
    """The cheapest way to a slot from any of those in the column before it."""
    costs = [
        trail.cost + CROSSING_COST * count + abs(slot.y - goal.y)
        for trail, slot, count in zip(partial_paths, here, crossings)
    ]
    best = min(range(len(costs)), key=costs.__getitem__)
    return _PartialPath(costs[best], (*partial_paths[best].slots, goal))
