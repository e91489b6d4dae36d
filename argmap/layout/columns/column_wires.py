"""Wires along the grid: the points at which each meets a box, turns between columns, and ends."""

from collections.abc import Mapping, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.grid import CellKind, EdgeEnd, Grid, GridEdge
from argmap.layout.columns.lanes import (
    CORNER_CLEARANCE,
    LANE_PITCH,
    MIN_PORT_PITCH,
    MIN_RUN_GAP,
    PORT_PITCH,
    Net,
    assign_lanes,
    spread_heights,
)
from argmap.scene.scene import Point, Tip, WirePath

COLUMN_CLEARANCE = 18
"""Points between a column and the nearest lane, so that a turn does not look like a part of a box.

Text is 0.5 % larger at half and 1.2 % smaller at double.
"""
ARROWHEAD_CLEARANCE = 34
"""Points between a column and the nearest lane if an arrowhead points at the column.

Room for an arrowhead of 18 points, its gap and a piece of wire: at half, arrowheads would be on the lanes,
for text 0.3 % larger. At double it is 1.3 % smaller.
"""
MAX_TURN_SHIFT = 12
"""Points by which a turn moves at most to be level with its wire.

Less than CELL_GAP, so that it cannot meet its neighbour. Half and double gave the same drawings.
"""
PILL_RADIUS, DISC_RADIUS = 9.0, 6.0
"""Points of radius of the pill of linked premises, which shows pluses, and of the disc of a joint.

At half a plus, 10 points wide, would cover the pill; at double it overlaps a box in one of eleven compact
drawings. Text size hardly changes.
"""

Hop = tuple[int, int]
"""The number of an edge, and the number of the gap between its cells, from 0 at the left."""


class PlacedGrid(Struct, frozen=True):
    """The grid with rows, in points.

    `ys` are the y of the middles of all cells, `box_extents` the y of each box's upper and lower edge,
    `widths` the widths of columns, `pads` the room for frames at the left and right of each column.
    `linked_steps` are the ids of inferences with linked premises.
    """

    grid: Grid
    ys: Mapping[int, float]
    box_extents: Mapping[int, tuple[float, float]]
    widths: Sequence[float]
    pads: Sequence[tuple[float, float]]
    linked_steps: frozenset[str]


class Routes(Struct, frozen=True):
    """The x of the columns' left sides (`lefts`), and the path and tip of each edge of the grid.

    Paths run from the target to the premise. The tip is None for an edge that ends at its own joint.
    """

    lefts: tuple[float, ...]
    paths: tuple[WirePath, ...]
    tips: tuple[Tip | None, ...]


def route_wires(placed_grid: PlacedGrid) -> Routes:
    """Place the columns from left to right, as far apart as their wires need, and trace the wires."""
    placed_grid = replace(placed_grid, ys=_align_turns(placed_grid))
    hops = _hops_by_gap(placed_grid.grid)
    ys = _separate_turns(placed_grid, hops, _find_hop_ends(placed_grid, hops))
    placed_grid = replace(placed_grid, ys=ys)
    ends = _find_hop_ends(placed_grid, hops)
    lefts, turn_xs = [placed_grid.pads[0][0]], dict[Hop, float]()
    for gap, gap_hops in enumerate(hops):
        check_deadline()
        x = lefts[-1] + placed_grid.widths[gap] + placed_grid.pads[gap][1]
        x += _clearance(placed_grid, gap_hops, backward=False)
        lanes, count = _hop_lanes(placed_grid, gap_hops, ends)
        turn_xs.update({hop: x + lane * LANE_PITCH for hop, lane in lanes.items()})
        x += max(count - 1, 0) * LANE_PITCH + _clearance(placed_grid, gap_hops, backward=True)
        lefts.append(x + placed_grid.pads[gap + 1][0])
    tracer = _WireTracer(placed_grid, tuple(lefts), ends, turn_xs)
    edges = placed_grid.grid.edges
    paths = tuple(tracer.path(i) for i in range(len(edges)))
    tips = tuple(tracer.tip(edge, path) for edge, path in zip(edges, paths))
    return Routes(tuple(lefts), paths, tips)


def _align_turns(placed_grid: PlacedGrid) -> dict[int, float]:
    """Return the cells' y with each turn level with the passing cell beside it, if that is near enough."""
    ys = dict(placed_grid.ys)
    for edge in placed_grid.grid.edges:
        for turn, neighbour in ((edge.cells[0], edge.cells[1]), (edge.cells[-1], edge.cells[-2])):
            if (
                turn in placed_grid.grid.turns
                and placed_grid.grid.cells[neighbour].kind is CellKind.PASS_THROUGH
                and abs(ys[turn] - ys[neighbour]) < MAX_TURN_SHIFT
            ):
                ys[turn] = ys[neighbour]
    return ys


def _hops_by_gap(grid: Grid) -> list[list[Hop]]:
    """Return the hops that cross each gap between columns."""
    gaps: list[list[Hop]] = [[] for _ in grid.columns[1:]]
    for i, edge in enumerate(grid.edges):
        for j, cell in enumerate(edge.cells[:-1]):
            gaps[grid.cells[cell].rank].append((i, j))
    return gaps


def _clearance(placed_grid: PlacedGrid, gap_hops: list[Hop], *, backward: bool) -> float:
    """Return the points between the lanes and a column: the left one, or with `backward` the right one."""
    for i, j in gap_hops:
        edge = placed_grid.grid.edges[i]
        last = len(edge.cells) - 2
        target = placed_grid.grid.cells[edge.cells[-1 if backward else 0]]
        points_here = edge.backward is backward and j == (last if backward else 0)
        if edge.end is EdgeEnd.TIP and points_here and target.kind is CellKind.BOX:
            return ARROWHEAD_CLEARANCE
    return COLUMN_CLEARANCE


HopEnds = dict[tuple[Hop, bool], float]
"""The y of a hop at its left (False) or right (True) end."""


def _find_hop_ends(placed_grid: PlacedGrid, hops: list[list[Hop]]) -> HopEnds:
    """Return the y at both ends of every hop: the cell's own, or for boxes a port on the side."""
    ends: HopEnds = {}
    sides: dict[tuple[int, bool], list[Hop]] = {}
    for gap_hops in hops:
        for i, j in gap_hops:
            for right in (False, True):
                cell = placed_grid.grid.edges[i].cells[j + right]
                ends[(i, j), right] = placed_grid.ys[cell]
                if placed_grid.grid.cells[cell].kind is CellKind.BOX:
                    sides.setdefault((cell, right), []).append((i, j))
    for right in (True, False):
        for (cell, side), side_hops in sides.items():
            if side is right:
                _share_side(placed_grid, ends, cell, side, side_hops)
    return ends


def _separate_turns(placed_grid: PlacedGrid, hops: list[list[Hop]], ends: HopEnds) -> dict[int, float]:
    """Return the cells' y with each turn moved off the wires of its gap that it would seem to go on in."""
    grid, ys = placed_grid.grid, dict(placed_grid.ys)
    for gap_hops in hops:
        for hop, right in product(gap_hops, (False, True)):
            turn = grid.edges[hop[0]].cells[hop[1] + right]
            if turn in grid.turns and abs(ends[hop, right] - ends[hop, not right]) > MAX_TURN_SHIFT:
                across = [ends[other, not right] for other in gap_hops if other != hop]
                ys[turn] = _free_height(ends[hop, right], across)
    return ys


def _free_height(ideal: float, others: Sequence[float]) -> float:
    """Return the y nearest to the ideal one that is MIN_RUN_GAP from all others; the ideal one if none is."""
    heights = (ideal + side * by for by in range(MAX_TURN_SHIFT) for side in (1, -1))
    return next((y for y in heights if all(abs(y - each) >= MIN_RUN_GAP for each in others)), ideal)


def _share_side(placed_grid: PlacedGrid, ends: HopEnds, cell: int, right: bool, side_hops: list[Hop]) -> None:
    """Set the y of each wire on one side of a box: in the order of the far ends, straight if possible."""
    top, bottom = placed_grid.box_extents[cell]
    low, high = top + CORNER_CLEARANCE, bottom - CORNER_CLEARANCE
    side_hops.sort(key=lambda hop: (ends[hop, not right], hop))
    far_ys = [ends[hop, not right] for hop in side_hops]
    straight = [
        low <= far <= high and not (right and _is_flexible(placed_grid, hop))
        for far, hop in zip(far_ys, side_hops)
    ]
    ideals = _ideal_heights(far_ys, straight, placed_grid.ys[cell])
    choices = [spread_heights(ideals, low, high, pitch) for pitch in (PORT_PITCH, MIN_PORT_PITCH)]
    best = max(choices, key=lambda ys: sum(y == far for y, far in zip(ys, far_ys)))
    ends.update(((hop, right), y) for hop, y in zip(side_hops, best))


def _ideal_heights(far_ys: Sequence[float], straight: Sequence[bool], middle: float) -> list[float]:
    """Return the ideal y of wires on a side: straight ones level with their far ends, others next to those.

    If none can be straight they are spread about the `middle`.
    """
    count = len(far_ys)
    level = [index for index, is_straight in enumerate(straight) if is_straight]
    if not level:
        return [middle + (index - (count - 1) / 2) * PORT_PITCH for index in range(count)]
    nearest = [min(level, key=lambda each: abs(each - index)) for index in range(count)]
    return [far_ys[near] + (index - near) * PORT_PITCH for index, near in enumerate(nearest)]


def _is_flexible(placed_grid: PlacedGrid, hop: Hop) -> bool:
    """Return whether a hop's left end adapts to its right one, as a box's side and a joint's bus do."""
    left = placed_grid.grid.edges[hop[0]].cells[hop[1]]
    cell = placed_grid.grid.cells[left]
    return cell.kind is CellKind.BOX or cell.owner in placed_grid.linked_steps


def _hop_lanes(placed_grid: PlacedGrid, gap_hops: list[Hop], ends: HopEnds) -> tuple[dict[Hop, int], int]:
    """Return the lane of every hop that turns in one gap, and the number of lanes that the gap needs.

    Hops from one joint share a lane.
    """
    hops_by_net: dict[tuple[int, int], list[Hop]] = {}
    for i, j in gap_hops:
        left = placed_grid.grid.edges[i].cells[j]
        is_joint = placed_grid.grid.cells[left].kind is CellKind.JOINT
        hops_by_net.setdefault((left, -1) if is_joint else (left, i), []).append((i, j))
    groups = list(hops_by_net.values())
    nets = [Net.from_heights(ends[hops[0], False], tuple(ends[hop, True] for hop in hops)) for hops in groups]
    lanes, count = assign_lanes(nets)
    return {hop: lane for hops, lane in zip(groups, lanes) if lane is not None for hop in hops}, count


class _WireTracer(Struct, frozen=True):
    """Traces one edge after another, when all rows and lanes are known."""

    placed_grid: PlacedGrid
    lefts: tuple[float, ...]
    ends: HopEnds
    turn_xs: Mapping[Hop, float]

    def path(self, i: int) -> WirePath:
        """Return the path of an edge from the target to the premise."""
        edge = self.placed_grid.grid.edges[i]
        points = [*self._start_points(i, edge)]
        for j in range(len(edge.cells) - 1):
            turn_x = self.turn_xs.get((i, j))
            if turn_x is not None:
                points += [Point(turn_x, self.ends[(i, j), False]), Point(turn_x, self.ends[(i, j), True])]
        points += self._end_points(i, edge)
        path = simplify_path(points)
        return tuple(reversed(path)) if edge.backward else path

    def tip(self, edge: GridEdge, path: WirePath) -> Tip | None:
        """Return an edge's tip, at a box's side or a joint's rim; None if it ends at its own joint."""
        if edge.end is EdgeEnd.JOIN:
            return None
        return build_tip(path, self._tip_distance(edge.cells[-1 if edge.backward else 0]))

    def _tip_distance(self, cell: int) -> float:
        """Return the points between an edge's end and its tip: for a turn, the radius of its joint."""
        return DISC_RADIUS if cell in self.placed_grid.grid.turns else 0.0

    def _start_points(self, i: int, edge: GridEdge) -> list[Point]:
        """Return the points at the left end: on a box's right side, in a joint, or from a joint to a turn."""
        number, y = edge.cells[0], self.ends[(i, 0), False]
        cell = self.placed_grid.grid.cells[number]
        if cell.kind is CellKind.BOX:
            return [Point(self.lefts[cell.rank] + self.placed_grid.widths[cell.rank], y)]
        if cell.kind is CellKind.TURN:
            return self._turn_points(number)
        return [Point(self._column_middle(cell.rank), y)]

    def _end_points(self, i: int, edge: GridEdge) -> list[Point]:
        """Return the points at the right end: on a box's left side, in a joint, or from a turn to a joint."""
        number, y = edge.cells[-1], self.ends[(i, len(edge.cells) - 2), True]
        cell = self.placed_grid.grid.cells[number]
        if cell.kind is CellKind.BOX:
            return [Point(self.lefts[cell.rank], y)]
        if cell.kind is CellKind.TURN:
            return list(reversed(self._turn_points(number)))
        return [Point(self._column_middle(cell.rank), y)]

    def _turn_points(self, turn: int) -> list[Point]:
        """Return the points from the joint above or below a turn to the turn."""
        grid = self.placed_grid.grid
        x = self._column_middle(grid.cells[turn].rank)
        return [Point(x, self.placed_grid.ys[grid.turns[turn]]), Point(x, self.placed_grid.ys[turn])]

    def _column_middle(self, rank: int) -> float:
        """Return the x of the middle of a column."""
        return self.lefts[rank] + self.placed_grid.widths[rank] / 2


def build_tip(path: Sequence[Point], rim: float) -> Tip:
    """Return the tip of a path, `rim` points before its first point, and its direction there."""
    end, before = path[0], path[1]
    length = abs(end.x - before.x) + abs(end.y - before.y) or 1.0
    dx, dy = (end.x - before.x) / length, (end.y - before.y) / length
    return Tip(Point(end.x - dx * rim, end.y - dy * rim), dx, dy)


def simplify_path(points: Sequence[Point]) -> WirePath:
    """Drop the points that repeat the one before or lie on a straight segment."""
    corners: list[Point] = []
    for point in points:
        if corners and corners[-1] == point:
            continue
        if len(corners) > 1 and _is_straight(corners[-2], corners[-1], point):
            corners[-1] = point
        else:
            corners.append(point)
    return tuple(corners)


def _is_straight(a: Point, b: Point, c: Point) -> bool:
    """Return whether three points lie on one horizontal or vertical line."""
    return (a.x == b.x == c.x) or (a.y == b.y == c.y)
