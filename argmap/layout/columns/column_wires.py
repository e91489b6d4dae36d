"""Wires along the lattice: where each meets a box, turns between columns, and ends."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.grid import CellKind, EdgeEnd, Grid, GridEdge
from argmap.layout.columns.lanes import (
    CORNER_CLEARANCE,
    LANE_PITCH,
    MIN_PORT_PITCH,
    PORT_PITCH,
    Net,
    assign_lanes,
    spread_heights,
)
from argmap.scene.scene import Point, Tip

COLUMN_CLEARANCE = 18
"""Points between a column and the nearest lane."""
ARROWHEAD_CLEARANCE = 34
"""The same where an arrowhead stands."""
MAX_TURN_SHIFT = 12
"""A hook may leave its place by less than this many points: no neighbour stands so near."""
_LINKED_RADIUS, _HIT_RADIUS = 12.0, 6.0

Hop = tuple[int, int]
"""A strand's number and the number of its step between columns, from 0 at the left."""


def joint_radius(linked: bool) -> float:
    """The radius in points of the joint of linked premises, or of one that is only hit."""
    return _LINKED_RADIUS if linked else _HIT_RADIUS


class PlacedGrid(Struct, frozen=True):
    """The lattice with heights: `ys` are the middles of all cells, `boxes` each box's upper and lower edge.

    `widths` are the columns' widths, `pads` the room that frames need on the left and right of each column,
    `linked` the inferences whose premises are linked.
    """

    grid: Grid
    ys: Mapping[int, float]
    box_extents: Mapping[int, tuple[float, float]]
    widths: Sequence[float]
    pads: Sequence[tuple[float, float]]
    linked_steps: frozenset[str]


class Routes(Struct, frozen=True):
    """Where the columns begin (`lefts`), and each strand's points and tip.

    Points run from what is hit to the premise. A tip is None where a strand only meets its own joint.
    """

    lefts: tuple[float, ...]
    paths: tuple[tuple[Point, ...], ...]
    tips: tuple[Tip | None, ...]


def route_wires(placed_grid: PlacedGrid) -> Routes:
    """Columns from left to right, as far apart as their wires need, and the wires."""
    placed_grid = replace(placed_grid, ys=_align_turns(placed_grid))
    hops = _hops_by_gap(placed_grid.grid)
    ends = _find_hop_ends(placed_grid, hops)
    lefts, turns = [placed_grid.pads[0][0]], dict[Hop, float]()
    for gap, across in enumerate(hops):
        check_deadline()
        start = lefts[-1] + placed_grid.widths[gap] + placed_grid.pads[gap][1]
        start += _clearance(placed_grid, across, backward=False)
        taken, count = _hop_lanes(placed_grid, across, ends)
        turns.update({hop: start + lane * LANE_PITCH for hop, lane in taken.items()})
        start += max(count - 1, 0) * LANE_PITCH + _clearance(placed_grid, across, backward=True)
        lefts.append(start + placed_grid.pads[gap + 1][0])
    tracer = _WireTracer(placed_grid, tuple(lefts), ends, turns)
    strands = placed_grid.grid.edges
    paths = tuple(tracer.path(i) for i in range(len(strands)))
    tips = tuple(tracer.tip(strand, path) for strand, path in zip(strands, paths))
    return Routes(tuple(lefts), paths, tips)


def _align_turns(placed_grid: PlacedGrid) -> dict[int, float]:
    """The heights with each hook level with the wire that comes to it, where that is near enough."""
    ys = dict(placed_grid.ys)
    for strand in placed_grid.grid.edges:
        for hook, beside in ((strand.cells[0], strand.cells[1]), (strand.cells[-1], strand.cells[-2])):
            part = placed_grid.grid.cells[beside].kind
            if (
                hook in placed_grid.grid.turns
                and part is CellKind.PASS_THROUGH
                and abs(ys[hook] - ys[beside]) < MAX_TURN_SHIFT
            ):
                ys[hook] = ys[beside]
    return ys


def _hops_by_gap(grid: Grid) -> list[list[Hop]]:
    """For each gap between columns the hops that cross it."""
    gaps: list[list[Hop]] = [[] for _ in grid.columns[1:]]
    for i, strand in enumerate(grid.edges):
        for j, cell in enumerate(strand.cells[:-1]):
            gaps[grid.cells[cell].rank].append((i, j))
    return gaps


def _clearance(placed_grid: PlacedGrid, gap_hops: list[Hop], *, backward: bool) -> float:
    """Room between a column and the lanes: more where an arrowhead of this gap points at the column."""
    for i, j in gap_hops:
        strand = placed_grid.grid.edges[i]
        last = len(strand.cells) - 2
        tip = placed_grid.grid.cells[strand.cells[-1 if backward else 0]]
        points_here = strand.backward is backward and j == (last if backward else 0)
        if strand.end is EdgeEnd.TIP and points_here and tip.kind is CellKind.BOX:
            return ARROWHEAD_CLEARANCE
    return COLUMN_CLEARANCE


HopEnds = dict[tuple[Hop, bool], float]
"""The height of a hop at its left (False) or right (True) end."""


def _find_hop_ends(placed_grid: PlacedGrid, hops: list[list[Hop]]) -> HopEnds:
    """The height at both ends of every hop: the cell's own, or for boxes a place on the side."""
    ends: HopEnds = {}
    sides: dict[tuple[int, bool], list[Hop]] = {}
    for across in hops:
        for i, j in across:
            for right in (False, True):
                cell = placed_grid.grid.edges[i].cells[j + right]
                ends[(i, j), right] = placed_grid.ys[cell]
                if placed_grid.grid.cells[cell].kind is CellKind.BOX:
                    sides.setdefault((cell, right), []).append((i, j))
    for right in (True, False):
        for (cell, side), meeting in sides.items():
            if side is right:
                _share_side(placed_grid, ends, cell, side, meeting)
    return ends


def _share_side(placed_grid: PlacedGrid, ends: HopEnds, cell: int, right: bool, side_hops: list[Hop]) -> None:
    """Gives each wire on one side of a box its height: in the far ends' order, straight where it can be."""
    top, bottom = placed_grid.box_extents[cell]
    low, high = top + CORNER_CLEARANCE, bottom - CORNER_CLEARANCE
    side_hops.sort(key=lambda hop: (ends[hop, not right], hop))
    fars = [ends[hop, not right] for hop in side_hops]
    straight = [
        low <= far <= high and not (right and _is_flexible(placed_grid, hop))
        for far, hop in zip(fars, side_hops)
    ]
    wanted = _ideal_heights(fars, straight, placed_grid.ys[cell])
    choices = [spread_heights(wanted, low, high, pitch) for pitch in (PORT_PITCH, MIN_PORT_PITCH)]
    placed = max(choices, key=lambda ys: sum(y == far for y, far in zip(ys, fars)))
    ends.update(((hop, right), y) for hop, y in zip(side_hops, placed))


def _ideal_heights(fars: Sequence[float], straight: Sequence[bool], middle: float) -> list[float]:
    """Where wires would meet a side: straight ones level with their far ends, the others next to those.

    Where none can be straight they stand about the `middle`.
    """
    level = [place for place, whether in enumerate(straight) if whether]
    if not level:
        return [middle + (place - (len(fars) - 1) / 2) * PORT_PITCH for place in range(len(fars))]
    nearest = [min(level, key=lambda each: abs(each - place)) for place in range(len(fars))]
    return [fars[near] + (place - near) * PORT_PITCH for place, near in enumerate(nearest)]


def _is_flexible(placed_grid: PlacedGrid, hop: Hop) -> bool:
    """Whether a hop's left end adapts to its right one, as a box's side and a joint's bus do."""
    left = placed_grid.grid.edges[hop[0]].cells[hop[1]]
    cell = placed_grid.grid.cells[left]
    return cell.kind is CellKind.BOX or cell.owner in placed_grid.linked_steps


def _hop_lanes(placed_grid: PlacedGrid, gap_hops: list[Hop], ends: HopEnds) -> tuple[dict[Hop, int], int]:
    """The lane of every hop that turns in one gap, and how many lanes the gap needs."""
    together: dict[tuple[int, int], list[Hop]] = {}
    for i, j in gap_hops:
        left = placed_grid.grid.edges[i].cells[j]
        joint = placed_grid.grid.cells[left].kind is CellKind.JOINT
        together.setdefault((left, -1) if joint else (left, i), []).append((i, j))
    groups = list(together.values())
    nets = [Net.from_heights(ends[hops[0], False], tuple(ends[hop, True] for hop in hops)) for hops in groups]
    taken, count = assign_lanes(nets)
    return {hop: lane for hops, lane in zip(groups, taken) if lane is not None for hop in hops}, count


class _WireTracer(Struct, frozen=True):
    """All heights and lanes known: draws one strand after another."""

    placed_grid: PlacedGrid
    lefts: tuple[float, ...]
    ends: HopEnds
    turn_xs: Mapping[Hop, float]

    def path(self, i: int) -> tuple[Point, ...]:
        """A strand's points from what is hit to the premise, corners only."""
        strand = self.placed_grid.grid.edges[i]
        points = [*self._start_points(i, strand)]
        for j in range(len(strand.cells) - 1):
            turn = self.turn_xs.get((i, j))
            if turn is not None:
                points += [Point(turn, self.ends[(i, j), False]), Point(turn, self.ends[(i, j), True])]
        points += self._end_points(i, strand)
        turned = simplify_path(points)
        return tuple(reversed(turned)) if strand.backward else turned

    def tip(self, edge: GridEdge, path: tuple[Point, ...]) -> Tip | None:
        """Where a strand hits its target, and from which direction: a box's edge, or the rim of a joint."""
        if edge.end is EdgeEnd.JOIN:
            return None
        return build_tip(path, self._tip_distance(edge.cells[-1 if edge.backward else 0]))

    def _tip_distance(self, cell: int) -> float:
        """How far from a strand's end its tip stands: the radius of the joint that a hook turns to."""
        joint = self.placed_grid.grid.turns.get(cell)
        if joint is None:
            return 0.0
        return joint_radius(self.placed_grid.grid.cells[joint].owner in self.placed_grid.linked_steps)

    def _start_points(self, i: int, edge: GridEdge) -> list[Point]:
        """The points at the left end: out of a box's right side, a joint, or down or up into a joint."""
        cell, y = edge.cells[0], self.ends[(i, 0), False]
        kind = self.placed_grid.grid.cells[cell]
        if kind.kind is CellKind.BOX:
            return [Point(self.lefts[kind.rank] + self.placed_grid.widths[kind.rank], y)]
        if kind.kind is CellKind.TURN:
            return self._turn_points(cell)
        return [Point(self._column_middle(kind.rank), y)]

    def _end_points(self, i: int, edge: GridEdge) -> list[Point]:
        """The points at the right end: into a box's left side, a joint, or a backward wire's turn."""
        cell, y = edge.cells[-1], self.ends[(i, len(edge.cells) - 2), True]
        kind = self.placed_grid.grid.cells[cell]
        if kind.kind is CellKind.BOX:
            return [Point(self.lefts[kind.rank], y)]
        if kind.kind is CellKind.TURN:
            return list(reversed(self._turn_points(cell)))
        return [Point(self._column_middle(kind.rank), y)]

    def _turn_points(self, turn: int) -> list[Point]:
        """From the joint that a hook stands beside to the hook."""
        lattice = self.placed_grid.grid
        x = self._column_middle(lattice.cells[turn].rank)
        return [Point(x, self.placed_grid.ys[lattice.turns[turn]]), Point(x, self.placed_grid.ys[turn])]

    def _column_middle(self, rank: int) -> float:
        return self.lefts[rank] + self.placed_grid.widths[rank] / 2


def build_tip(path: Sequence[Point], rim: float) -> Tip:
    """Where a path meets what it hits, and from which direction: `rim` points before its first point."""
    at, before = path[0], path[1]
    length = abs(at.x - before.x) + abs(at.y - before.y) or 1.0
    dx, dy = (at.x - before.x) / length, (at.y - before.y) / length
    return Tip(Point(at.x - dx * rim, at.y - dy * rim), dx, dy)


def simplify_path(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without those that repeat one or lie on a straight run."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def _is_straight(a: Point, b: Point, c: Point) -> bool:
    return (a.x == b.x == c.x) or (a.y == b.y == c.y)
