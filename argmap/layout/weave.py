"""Reading order and columns to a lattice: each box, joint and passing wire gets its cell."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct, field

from argmap.layout.lattice import Cell, End, Part, Strand
from argmap.layout.rank import Ranks
from argmap.layout.reading import Reading
from argmap.model.map import ArgMap, Inference
from argmap.text.deadline import keep_time

JOINT = 26
"""Height of a joint's cell, in points."""
WAY = 4
"""Height of a passing wire's cell: the gap between cells keeps wires apart."""
HOOK = 18
"""Height of a hook's cell: room for the tip that turns towards the joint."""


class Weave(Struct):
    """A lattice in the making. `branch` notes, for each statement, the cells put down from its box on."""

    argmap: ArgMap
    reading: Reading
    ranks: Ranks
    heights: Mapping[str, float]
    """Of each statement's cell, in points."""
    cells: list[Cell] = field(default_factory=list)
    columns: list[list[int]] = field(default_factory=list)
    before: dict[int, list[int]] = field(default_factory=dict)
    after: dict[int, list[int]] = field(default_factory=dict)
    strands: list[Strand] = field(default_factory=list)
    boxes: dict[str, int] = field(default_factory=dict)
    joints: dict[str, int] = field(default_factory=dict)
    hooks: dict[int, int] = field(default_factory=dict)
    """The joint that each hook turns towards."""
    branch: dict[str, range] = field(default_factory=dict)
    trail: dict[str, list[int]] = field(default_factory=dict)
    """The passing cells of the wire on which each planted statement hangs."""
    waiting: list["_Late"] = field(default_factory=list)


class _Late(Struct, frozen=True):
    """A wire whose far end has no cell yet when its step is met."""

    step: Inference
    statement: str


def weave(argmap: ArgMap, reading: Reading, ranks: Ranks, heights: Mapping[str, float]) -> Weave:
    """Cells, columns and strands of a map, before any frame."""
    loom = Weave(argmap, reading, ranks, heights, columns=[[] for _ in range(ranks.count)])
    for root in reading.roots:
        _walk(_visit(loom, root))
    for late in loom.waiting:
        _wire(loom, late.step, late.statement)
    loom.columns = [list(_spread(loom, column)) for column in loom.columns]
    return loom


def rigid_hops(loom: Weave) -> frozenset[tuple[int, int]]:
    """The hops, as pairs of cells, on the way from the column of a statement's siblings to its own.

    Straight, they let a statement that stands further right than its siblings keep its place among them.
    """
    hops: set[tuple[int, int]] = set()
    for siblings in loom.reading.children.values():
        nearest = min(loom.ranks.statements[each] for each in siblings)
        for each in siblings:
            way = [*loom.trail[each], loom.boxes[each]]
            hops.update((a, b) for a, b in pairwise(way) if loom.cells[a].rank >= nearest)
    return frozenset(hops)


_Way = Iterator["_Way"]
"""A piece of a walk over a map; it gives the pieces to go first, each when it is due."""


def _walk(whole: _Way) -> None:
    """Goes all the way. Not by recursion, for statements may refer to one another a thousand levels deep."""
    ways = [whole]
    while ways:
        following = next(ways[-1], None)
        if following is None:
            ways.pop()
        else:
            ways.append(following)


def _visit(loom: Weave, statement: str) -> _Way:
    """Puts down a statement's box and all that stands below it."""
    keep_time()
    start = len(loom.cells)
    loom.boxes[statement] = _put(
        loom, Part.BOX, statement, loom.ranks.statements[statement], loom.heights[statement]
    )
    for step in loom.reading.under.get(statement, ()):
        yield _step(loom, step)
    loom.branch[statement] = range(start, len(loom.cells))


def _step(loom: Weave, step: Inference) -> _Way:
    """Puts down a step: its joint, its premises that stand here, the undercuts below its references."""
    has_joint = loom.reading.has_joint(step)
    if has_joint:
        _joint(loom, step)
    for premise in step.premises:
        if (step.id, premise.statement) in loom.reading.planted:
            yield _planted(loom, step, premise.statement)
        else:
            loom.waiting.append(_Late(step, premise.statement))
        for undercut in loom.reading.aside.get((step.id, premise.statement), ()):
            yield _step(loom, undercut)


def _joint(loom: Weave, step: Inference) -> None:
    """A step's joint, with the wire from it to what it hits."""
    rank = loom.ranks.joints[step.id]
    left = _left_end(loom, step)
    ways = _passage(loom, step, range(left.rank + 1, rank))
    joint = _put(loom, Part.JOINT, step.id, rank, JOINT)
    loom.joints[step.id] = joint
    loom.strands.append(Strand(step.id, (left.cell, *ways, joint), End.TIP, backward=False, planted=True))


def _planted(loom: Weave, step: Inference, statement: str) -> _Way:
    """A premise that stands here: the wire to it, then the premise itself."""
    left = _near_end(loom, step, loom.ranks.statements[statement])
    ways = _passage(loom, step, range(left.rank + 1, loom.ranks.statements[statement]))
    loom.trail[statement] = ways
    yield _visit(loom, statement)
    cells = (left.cell, *ways, loom.boxes[statement])
    loom.strands.append(Strand(step.id, cells, left.end, backward=False, planted=True))


def _wire(loom: Weave, step: Inference, statement: str) -> None:
    """A premise that stands elsewhere: a wire whose passages find their own place between the others."""
    keep_time()
    box, rank = loom.boxes[statement], loom.ranks.statements[statement]
    near = _near_end(loom, step, rank)
    low, high = sorted((near.rank, rank))
    ways = [_cell(loom, Part.WAY, step.id, passed, WAY) for passed in range(low + 1, high)]
    backward = near.rank > rank
    cells = (box, *ways, near.cell) if backward else (near.cell, *ways, box)
    loom.strands.append(Strand(step.id, cells, near.end, backward, planted=False))


class _Start(Struct, frozen=True):
    """Where a strand begins: a cell, its column, and what the strand does there."""

    cell: int
    rank: int
    end: End


def _near_end(loom: Weave, step: Inference, rank: int) -> _Start:
    """Where the wire of a premise in column `rank` begins: at the step's joint, else at what the step hits.

    A wire that comes from the left turns towards the joint beside it, at a hook.
    """
    joint = loom.joints.get(step.id)
    if joint is None:
        return _left_end(loom, step)
    at = loom.ranks.joints[step.id]
    return _Start(joint if at < rank else _hook(loom, step, joint), at, End.JOIN)


def _left_end(loom: Weave, step: Inference) -> _Start:
    """Where a step's wire hits: a box, or for an undercut a hook beside the joint of the step it hits."""
    if not step.undercuts:
        return _Start(loom.boxes[step.target], loom.ranks.statements[step.target], End.TIP)
    hook = _hook(loom, step, loom.joints[step.target])
    return _Start(hook, loom.cells[hook].rank, End.TIP)


def _hook(loom: Weave, step: Inference, joint: int) -> int:
    """A new hook beside a joint: above for its own premise from the left, else where the wire passes."""
    hook = _cell(loom, Part.HOOK, step.id, loom.cells[joint].rank, HOOK)
    own = loom.cells[joint].owner == step.id
    _beside(loom, joint, hook, own or _above(loom, step))
    loom.hooks[hook] = joint
    return hook


def _beside(loom: Weave, cell: int, new: int, above: bool) -> None:
    """Puts `new` next to a cell that stands in its column already."""
    side = loom.before if above else loom.after
    side.setdefault(cell, []).append(new)


def _passage(loom: Weave, step: Inference, ranks: range) -> list[int]:
    """Passing cells of a tree wire: beside the box and wire an undercut is written under, else in order."""
    beside = dict(_neighbours(loom, step)) if step.undercuts else {}
    ways: list[int] = []
    for rank in ranks:
        if rank in beside:
            way = _cell(loom, Part.WAY, step.id, rank, WAY)
            _beside(loom, beside[rank], way, _above(loom, step))
        else:
            way = _put(loom, Part.WAY, step.id, rank, WAY)
        ways.append(way)
    return ways


def _neighbours(loom: Weave, step: Inference) -> Iterator[tuple[int, int]]:
    """The cells, by column, of the box an undercut is written under and of the wire left of that box."""
    hit = loom.argmap.inferences[step.target]
    if (hit.id, step.below) not in loom.reading.planted:
        return
    box = loom.boxes[step.below]
    yield loom.cells[box].rank, box
    for cell in loom.trail.get(step.below, ()):
        yield loom.cells[cell].rank, cell


def _above(loom: Weave, step: Inference) -> bool:
    """Whether an undercut's wire passes above the box it is written under: where that crosses fewer wires."""
    siblings = loom.reading.under.get(step.below, ())
    hit = [p.statement for p in loom.argmap.inferences[step.target].premises] if step.undercuts else []
    from_left = any((step.target, premise) in loom.ranks.backward for premise in hit)
    if step not in siblings or from_left or not hit:
        return False
    place = siblings.index(step)
    crossed_above = place + (hit[0] != step.below)
    crossed_below = len(siblings) - 1 - place + (hit[-1] != step.below)
    return crossed_above < crossed_below


def _put(loom: Weave, part: Part, owner: str, rank: int, height: float) -> int:
    """A new cell at the lower end of its column."""
    cell = _cell(loom, part, owner, rank, height)
    loom.columns[rank].append(cell)
    return cell


def _cell(loom: Weave, part: Part, owner: str, rank: int, height: float) -> int:
    loom.cells.append(Cell(part, owner, rank, height))
    return len(loom.cells) - 1


def _spread(loom: Weave, column: list[int]) -> Iterator[int]:
    """A column's cells, each with those that were put beside it."""
    for cell in column:
        yield from _spread(loom, loom.before.get(cell, []))
        yield cell
        yield from _spread(loom, loom.after.get(cell, []))
