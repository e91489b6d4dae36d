"""Wires to premises in other branches: the cells at which they pass through the columns between.

A wire may pass through a slot between two neighbours of a column. The path with the fewest crossings is
taken, the shortest of those with equally many: a shortest path in a layered graph, found column by column.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.grid import Grid, GridEdge

MAX_SLOTS = 24
"""Slots of a column that are tried at most: those nearest to the straight line.

It bounds the work, which grows with its square; half and double gave the same drawings.
"""
CROSSING_COST = 400.0
"""Points of detour that avoid one crossing, so larger than the height of most columns.

Readers lose more by a crossing than by length. Half and double gave the same drawings.
"""
BORDER_CROSSING_WEIGHT = 2
"""The number of wire crossings that crossing the edge of a frame counts for.

A wire through a frame looks as if it belonged to the group. Half and double gave the same drawings.
"""


def place_cross_links(grid: Grid, ys: Mapping[int, float]) -> Grid:
    """Place the passing cells of cross links in their columns.

    `ys` are the y of the middles of all cells that are in a column already, in points.
    """
    placer = _CrossLinkPlacer(grid, ys)
    for edge in grid.edges:
        if not edge.in_tree:
            placer.place_edge(edge)
    return replace(grid, columns=tuple(tuple(column) for column in placer.columns))


class _Slot(Struct, frozen=True):
    """A position in a column: its order among the cells (an index, or halfway between two) and its y."""

    order: float
    y: float


class _PartialPath(Struct, frozen=True):
    """The cheapest path to a slot so far: its cost in points, and its slots, the first one left out."""

    cost: float
    slots: tuple[_Slot, ...]


_WeightedHop = tuple[int, int, int]
"""The left cell, the right cell, and the number of crossings that crossing this hop counts for."""


class _CrossLinkPlacer:
    """Places one cross link after another; `columns` and `ys` grow with each."""

    def __init__(self, grid: Grid, ys: Mapping[int, float]) -> None:
        self.grid, self.ys = grid, dict(ys)
        self.columns = [list(column) for column in grid.columns]
        self.order = {cell: i for column in self.columns for i, cell in enumerate(column)}
        self.tab_cells = {cell for border in grid.borders if border.tab_box for cell in border.upper}
        self.hops: list[list[_WeightedHop]] = [[] for _ in grid.columns]
        for edge in grid.edges:
            if edge.in_tree:
                self._add_hops(edge.cells, 1)
        for border in grid.borders:
            self._add_hops(border.upper, BORDER_CROSSING_WEIGHT)
            self._add_hops(border.lower, BORDER_CROSSING_WEIGHT)

    def _add_hops(self, cells: Sequence[int], weight: int) -> None:
        """Record the hops between cells of neighbouring columns, as obstacles for later cross links."""
        for left, right in pairwise(cells):
            self.hops[self.grid.cells[left].rank].append((left, right, weight))

    def place_edge(self, edge: GridEdge) -> None:
        """Insert the passing cells of an edge into the columns it crosses."""
        check_deadline()
        first, *passing, last = edge.cells
        rank = self.grid.cells[first].rank
        stages = [[self._slot_of(first)]]
        for number in range(1, len(passing) + 1):
            y = self.ys[first] + (self.ys[last] - self.ys[first]) * number / (len(passing) + 1)
            stages.append(self._nearest_slots(rank + number, y))
        stages.append([self._slot_of(last)])
        for cell, slot in zip(passing, self._cheapest_slots(stages, rank, {first, last})):
            self._insert_cell(cell, slot)
        self._add_hops(edge.cells, 1)

    def _slot_of(self, cell: int) -> _Slot:
        """Return the position of a placed cell."""
        return _Slot(self.order[cell], self.ys[cell])

    def _nearest_slots(self, rank: int, y: float) -> list[_Slot]:
        """Return the MAX_SLOTS slots of a column nearest to a y, from top to bottom.

        Those above the first cell and below the last are 30 points from its middle. Between a tab and its box
        there is none.
        """
        ys = [self.ys[cell] for cell in self.columns[rank]]
        neighbours = [ys[0] - 60, *ys, ys[-1] + 60] if ys else [y, y]
        slots = [
            _Slot(i - 0.5, (above + below) / 2)
            for i, (above, below) in enumerate(pairwise(neighbours))
            if i == 0 or self.columns[rank][i - 1] not in self.tab_cells
        ]
        nearest = sorted(slots, key=lambda slot: (abs(slot.y - y), slot.order))[:MAX_SLOTS]
        return sorted(nearest, key=lambda slot: slot.order)

    def _cheapest_slots(self, stages: list[list[_Slot]], rank: int, ends: set[int]) -> tuple[_Slot, ...]:
        """Return the cheapest slots between the first and the last stage.

        A stage has the slots of one column, from column `rank` on; hops at the cells in `ends` cost nothing.
        """
        paths = [_PartialPath(0.0, ())]
        for step, (lefts, rights) in enumerate(pairwise(stages)):
            crossings = self._count_crossings(rank + step, lefts, rights, ends)
            paths = [
                _extend_cheapest(paths, lefts, slot, [row[j] for row in crossings])
                for j, slot in enumerate(rights)
            ]
        return paths[0].slots[:-1]

    def _count_crossings(
        self, rank: int, lefts: list[_Slot], rights: list[_Slot], ends: set[int]
    ) -> list[list[int]]:
        """Count the crossings of a wire from each slot of a column to each of the next.

        Hops above both slots or below both are not crossed: with A hops above the one, B above the other
        and C above both, A + B - 2 C are. Prefix sums in both directions give these for all pairs.
        """
        counts = [[0] * (len(rights) + 1) for _ in range(len(lefts) + 1)]
        left_orders, right_orders = [slot.order for slot in lefts], [slot.order for slot in rights]
        for left, right, weight in self.hops[rank]:
            if left not in ends and right not in ends:
                i = bisect_left(left_orders, self.order[left])
                j = bisect_left(right_orders, self.order[right])
                counts[i][j] += weight
        rows = [list(accumulate(row)) for row in counts]
        sums = [list(column) for column in zip(*(accumulate(column) for column in zip(*rows)))]
        return [
            [sums[i][-1] + sums[-1][j] - 2 * sums[i][j] for j in range(len(rights))]
            for i in range(len(lefts))
        ]

    def _insert_cell(self, cell: int, slot: _Slot) -> None:
        """Insert a passing cell into its column."""
        column = self.columns[self.grid.cells[cell].rank]
        column.insert(int(slot.order + 0.5), cell)
        self.ys[cell] = slot.y
        self.order.update((each, i) for i, each in enumerate(column))


def _extend_cheapest(
    partial_paths: list[_PartialPath], lefts: list[_Slot], goal: _Slot, crossings: list[int]
) -> _PartialPath:
    """Extend the cheapest of the paths to the slots of one column to a slot of the next."""
    costs = [
        path.cost + CROSSING_COST * count + abs(slot.y - goal.y)
        for path, slot, count in zip(partial_paths, lefts, crossings)
    ]
    best = min(range(len(costs)), key=costs.__getitem__)
    return _PartialPath(costs[best], (*partial_paths[best].slots, goal))
