"""Wires along the lattice: where each meets a box, turns between columns, and ends."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.channel import CLOSE, CORNER, LANE, PITCH, Net, lanes, spread
from argmap.layout.lattice import End, Lattice, Part, Strand
from argmap.layout.scene import Point, Tip
from argmap.text.deadline import keep_time

CLEAR = 18
"""Points between a column and the nearest lane."""
HEAD = 34
"""The same where an arrowhead stands."""
LEVEL = 12
"""A hook may leave its place by less than this many points: no neighbour stands so near."""
_LINKED, _HIT = 12.0, 6.0

Hop = tuple[int, int]
"""A strand's number and the number of its step between columns, from 0 at the left."""


def joint_radius(linked: bool) -> float:
    """The radius in points of the joint of linked premises, or of one that is only hit."""
    return _LINKED if linked else _HIT


class Field(Struct, frozen=True):
    """The lattice with heights: `ys` are the middles of all cells, `boxes` each box's upper and lower edge.

    `widths` are the columns' widths, `pads` the room that frames need on the left and right of each column,
    `linked` the inferences whose premises are linked.
    """

    lattice: Lattice
    ys: Mapping[int, float]
    boxes: Mapping[int, tuple[float, float]]
    widths: Sequence[float]
    pads: Sequence[tuple[float, float]]
    linked: frozenset[str]


class Routes(Struct, frozen=True):
    """Where the columns begin (`lefts`), and each strand's points and tip.

    Points run from what is hit to the premise. A tip is None where a strand only meets its own joint.
    """

    lefts: tuple[float, ...]
    paths: tuple[tuple[Point, ...], ...]
    tips: tuple[Tip | None, ...]


def route(field: Field) -> Routes:
    """Columns from left to right, as far apart as their wires need, and the wires."""
    field = replace(field, ys=_levelled(field))
    hops = _hops(field.lattice)
    ends = _ends(field, hops)
    lefts, turns = [field.pads[0][0]], dict[Hop, float]()
    for gap, across in enumerate(hops):
        keep_time()
        start = lefts[-1] + field.widths[gap] + field.pads[gap][1]
        start += _clear(field, across, backward=False)
        taken, count = _lanes(field, across, ends)
        turns.update({hop: start + lane * LANE for hop, lane in taken.items()})
        start += max(count - 1, 0) * LANE + _clear(field, across, backward=True)
        lefts.append(start + field.pads[gap + 1][0])
    tracer = _Tracer(field, tuple(lefts), ends, turns)
    strands = field.lattice.strands
    paths = tuple(tracer.path(i) for i in range(len(strands)))
    tips = tuple(tracer.tip(strand, path) for strand, path in zip(strands, paths))
    return Routes(tuple(lefts), paths, tips)


def _levelled(field: Field) -> dict[int, float]:
    """The heights with each hook level with the wire that comes to it, where that is near enough."""
    ys = dict(field.ys)
    for strand in field.lattice.strands:
        for hook, beside in ((strand.cells[0], strand.cells[1]), (strand.cells[-1], strand.cells[-2])):
            part = field.lattice.cells[beside].part
            if hook in field.lattice.hooks and part is Part.WAY and abs(ys[hook] - ys[beside]) < LEVEL:
                ys[hook] = ys[beside]
    return ys


def _hops(lattice: Lattice) -> list[list[Hop]]:
    """For each gap between columns the hops that cross it."""
    gaps: list[list[Hop]] = [[] for _ in lattice.columns[1:]]
    for i, strand in enumerate(lattice.strands):
        for j, cell in enumerate(strand.cells[:-1]):
            gaps[lattice.cells[cell].rank].append((i, j))
    return gaps


def _clear(field: Field, across: list[Hop], *, backward: bool) -> float:
    """Room between a column and the lanes: more where an arrowhead of this gap points at the column."""
    for i, j in across:
        strand = field.lattice.strands[i]
        last = len(strand.cells) - 2
        tip = field.lattice.cells[strand.cells[-1 if backward else 0]]
        points_here = strand.backward is backward and j == (last if backward else 0)
        if strand.end is End.TIP and points_here and tip.part is Part.BOX:
            return HEAD
    return CLEAR


Ends = dict[tuple[Hop, bool], float]
"""The height of a hop at its left (False) or right (True) end."""


def _ends(field: Field, hops: list[list[Hop]]) -> Ends:
    """The height at both ends of every hop: the cell's own, or for boxes a place on the side."""
    ends: Ends = {}
    sides: dict[tuple[int, bool], list[Hop]] = {}
    for across in hops:
        for i, j in across:
            for right in (False, True):
                cell = field.lattice.strands[i].cells[j + right]
                ends[(i, j), right] = field.ys[cell]
                if field.lattice.cells[cell].part is Part.BOX:
                    sides.setdefault((cell, right), []).append((i, j))
    for right in (True, False):
        for (cell, side), meeting in sides.items():
            if side is right:
                _share(field, ends, cell, side, meeting)
    return ends


def _share(field: Field, ends: Ends, cell: int, right: bool, meeting: list[Hop]) -> None:
    """Gives each wire on one side of a box its height: in the far ends' order, straight where it can be."""
    top, bottom = field.boxes[cell]
    low, high = top + CORNER, bottom - CORNER
    meeting.sort(key=lambda hop: (ends[hop, not right], hop))
    fars = [ends[hop, not right] for hop in meeting]
    straight = [low <= far <= high and not (right and _yields(field, hop)) for far, hop in zip(fars, meeting)]
    wanted = _about(fars, straight, field.ys[cell])
    choices = [spread(wanted, low, high, pitch) for pitch in (PITCH, CLOSE)]
    placed = max(choices, key=lambda ys: sum(y == far for y, far in zip(ys, fars)))
    ends.update(((hop, right), y) for hop, y in zip(meeting, placed))


def _about(fars: Sequence[float], straight: Sequence[bool], middle: float) -> list[float]:
    """Where wires would meet a side: straight ones level with their far ends, the others next to those.

    Where none can be straight they stand about the `middle`.
    """
    level = [place for place, whether in enumerate(straight) if whether]
    if not level:
        return [middle + (place - (len(fars) - 1) / 2) * PITCH for place in range(len(fars))]
    nearest = [min(level, key=lambda each: abs(each - place)) for place in range(len(fars))]
    return [fars[near] + (place - near) * PITCH for place, near in enumerate(nearest)]


def _yields(field: Field, hop: Hop) -> bool:
    """Whether a hop's left end adapts to its right one, as a box's side and a joint's bus do."""
    left = field.lattice.strands[hop[0]].cells[hop[1]]
    cell = field.lattice.cells[left]
    return cell.part is Part.BOX or cell.owner in field.linked


def _lanes(field: Field, across: list[Hop], ends: Ends) -> tuple[dict[Hop, int], int]:
    """The lane of every hop that turns in one gap, and how many lanes the gap needs."""
    together: dict[tuple[int, int], list[Hop]] = {}
    for i, j in across:
        left = field.lattice.strands[i].cells[j]
        joint = field.lattice.cells[left].part is Part.JOINT
        together.setdefault((left, -1) if joint else (left, i), []).append((i, j))
    groups = list(together.values())
    nets = [Net.between(ends[hops[0], False], tuple(ends[hop, True] for hop in hops)) for hops in groups]
    taken, count = lanes(nets)
    return {hop: lane for hops, lane in zip(groups, taken) if lane is not None for hop in hops}, count


class _Tracer(Struct, frozen=True):
    """All heights and lanes known: draws one strand after another."""

    field: Field
    lefts: tuple[float, ...]
    ends: Ends
    turns: Mapping[Hop, float]

    def path(self, i: int) -> tuple[Point, ...]:
        """A strand's points from what is hit to the premise, corners only."""
        strand = self.field.lattice.strands[i]
        points = [*self._start(i, strand)]
        for j in range(len(strand.cells) - 1):
            turn = self.turns.get((i, j))
            if turn is not None:
                points += [Point(turn, self.ends[(i, j), False]), Point(turn, self.ends[(i, j), True])]
        points += self._finish(i, strand)
        turned = corners(points)
        return tuple(reversed(turned)) if strand.backward else turned

    def tip(self, strand: Strand, path: tuple[Point, ...]) -> Tip | None:
        """Where a strand hits its target, and from which direction: a box's edge, or the rim of a joint."""
        if strand.end is End.JOIN:
            return None
        return tip(path, self._rim(strand.cells[-1 if strand.backward else 0]))

    def _rim(self, cell: int) -> float:
        """How far from a strand's end its tip stands: the radius of the joint that a hook turns to."""
        joint = self.field.lattice.hooks.get(cell)
        if joint is None:
            return 0.0
        return joint_radius(self.field.lattice.cells[joint].owner in self.field.linked)

    def _start(self, i: int, strand: Strand) -> list[Point]:
        """The points at the left end: out of a box's right side, a joint, or down or up into a joint."""
        cell, y = strand.cells[0], self.ends[(i, 0), False]
        kind = self.field.lattice.cells[cell]
        if kind.part is Part.BOX:
            return [Point(self.lefts[kind.rank] + self.field.widths[kind.rank], y)]
        if kind.part is Part.HOOK:
            return self._turn(cell)
        return [Point(self._middle(kind.rank), y)]

    def _finish(self, i: int, strand: Strand) -> list[Point]:
        """The points at the right end: into a box's left side, a joint, or a backward wire's turn."""
        cell, y = strand.cells[-1], self.ends[(i, len(strand.cells) - 2), True]
        kind = self.field.lattice.cells[cell]
        if kind.part is Part.BOX:
            return [Point(self.lefts[kind.rank], y)]
        if kind.part is Part.HOOK:
            return list(reversed(self._turn(cell)))
        return [Point(self._middle(kind.rank), y)]

    def _turn(self, hook: int) -> list[Point]:
        """From the joint that a hook stands beside to the hook."""
        lattice = self.field.lattice
        x = self._middle(lattice.cells[hook].rank)
        return [Point(x, self.field.ys[lattice.hooks[hook]]), Point(x, self.field.ys[hook])]

    def _middle(self, rank: int) -> float:
        return self.lefts[rank] + self.field.widths[rank] / 2


def tip(path: Sequence[Point], rim: float) -> Tip:
    """Where a path meets what it hits, and from which direction: `rim` points before its first point."""
    at, before = path[0], path[1]
    length = abs(at.x - before.x) + abs(at.y - before.y) or 1.0
    dx, dy = (at.x - before.x) / length, (at.y - before.y) / length
    return Tip(Point(at.x - dx * rim, at.y - dy * rim), dx, dy)


def corners(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without those that repeat one or lie on a straight run."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (a.x == b.x == c.x) or (a.y == b.y == c.y)
