"""Reading order and columns to a lattice: each box, joint and passing wire gets its cell."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct, field

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.grid import Cell, CellKind, EdgeEnd, GridEdge
from argmap.layout.rank import Ranks
from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap, Inference

JOINT_HEIGHT = 26
"""Height of a joint's cell, in points."""
PASS_THROUGH_HEIGHT = 4
"""Height of a passing wire's cell: the gap between cells keeps wires apart."""
TURN_HEIGHT = 18
"""Height of a hook's cell: room for the tip that turns towards the joint."""


class GridBuilder(Struct):
    """A lattice in the making. `branch` notes, for each statement, the cells put down from its box on."""

    argmap: ArgMap
    tree: ReadingTree
    ranks: Ranks
    cell_heights: Mapping[str, float]
    """Of each statement's cell, in points."""
    cells: list[Cell] = field(default_factory=list)
    columns: list[list[int]] = field(default_factory=list)
    cells_above: dict[int, list[int]] = field(default_factory=dict)
    cells_below: dict[int, list[int]] = field(default_factory=dict)
    edges: list[GridEdge] = field(default_factory=list)
    boxes: dict[str, int] = field(default_factory=dict)
    joints: dict[str, int] = field(default_factory=dict)
    turns: dict[int, int] = field(default_factory=dict)
    """The joint that each hook turns towards."""
    branch_cells: dict[str, range] = field(default_factory=dict)
    pass_through_cells: dict[str, list[int]] = field(default_factory=dict)
    """The passing cells of the wire on which each planted statement hangs."""
    pending_wires: list["_PendingWire"] = field(default_factory=list)


class _PendingWire(Struct, frozen=True):
    """A wire whose far end has no cell yet when its step is met."""

    step: Inference
    statement: str


def build_cells(
    argmap: ArgMap, tree: ReadingTree, ranks: Ranks, cell_heights: Mapping[str, float]
) -> GridBuilder:
    """Cells, columns and strands of a map, before any frame."""
    loom = GridBuilder(argmap, tree, ranks, cell_heights, columns=[[] for _ in range(ranks.count)])
    for root in tree.roots:
        _run_traversal(_add_branch(loom, root))
    for late in loom.pending_wires:
        _add_cross_wire(loom, late.step, late.statement)
    loom.columns = [list(_expand_column(loom, column)) for column in loom.columns]
    return loom


def rigid_hops(builder: GridBuilder) -> frozenset[tuple[int, int]]:
    """The hops, as pairs of cells, on the way from the column of a statement's siblings to its own.

    Straight, they let a statement that stands further right than its siblings keep its place among them.
    """
    hops: set[tuple[int, int]] = set()
    for siblings in builder.tree.children.values():
        nearest = min(builder.ranks.statements[each] for each in siblings)
        for each in siblings:
            way = [*builder.pass_through_cells[each], builder.boxes[each]]
            hops.update((a, b) for a, b in pairwise(way) if builder.cells[a].rank >= nearest)
    return frozenset(hops)


_Traversal = Iterator["_Traversal"]
"""A piece of a walk over a map; it gives the pieces to go first, each when it is due."""


def _run_traversal(traversal: _Traversal) -> None:
    """Goes all the way. Not by recursion, for statements may refer to one another a thousand levels deep."""
    ways = [traversal]
    while ways:
        following = next(ways[-1], None)
        if following is None:
            ways.pop()
        else:
            ways.append(following)


def _add_branch(builder: GridBuilder, statement: str) -> _Traversal:
    """Puts down a statement's box and all that stands below it."""
    check_deadline()
    start = len(builder.cells)
    builder.boxes[statement] = _append_cell(
        builder, CellKind.BOX, statement, builder.ranks.statements[statement], builder.cell_heights[statement]
    )
    for step in builder.tree.steps_under.get(statement, ()):
        yield _add_step(builder, step)
    builder.branch_cells[statement] = range(start, len(builder.cells))


def _add_step(builder: GridBuilder, step: Inference) -> _Traversal:
    """Puts down a step: its joint, its premises that stand here, the undercuts below its references."""
    has_joint = builder.tree.has_joint(step)
    if has_joint:
        _add_joint(builder, step)
    for premise in step.premises:
        if (step.id, premise.statement) in builder.tree.tree_edges:
            yield _add_tree_premise(builder, step, premise.statement)
        else:
            builder.pending_wires.append(_PendingWire(step, premise.statement))
        for undercut in builder.tree.steps_under_reference.get((step.id, premise.statement), ()):
            yield _add_step(builder, undercut)


def _add_joint(builder: GridBuilder, step: Inference) -> None:
    """A step's joint, with the wire from it to what it hits."""
    rank = builder.ranks.joints[step.id]
    left = _find_left_end(builder, step)
    ways = _add_pass_through(builder, step, range(left.rank + 1, rank))
    joint = _append_cell(builder, CellKind.JOINT, step.id, rank, JOINT_HEIGHT)
    builder.joints[step.id] = joint
    builder.edges.append(
        GridEdge(step.id, (left.cell, *ways, joint), EdgeEnd.TIP, backward=False, in_tree=True)
    )


def _add_tree_premise(builder: GridBuilder, step: Inference, statement: str) -> _Traversal:
    """A premise that stands here: the wire to it, then the premise itself."""
    left = _find_near_end(builder, step, builder.ranks.statements[statement])
    ways = _add_pass_through(builder, step, range(left.rank + 1, builder.ranks.statements[statement]))
    builder.pass_through_cells[statement] = ways
    yield _add_branch(builder, statement)
    cells = (left.cell, *ways, builder.boxes[statement])
    builder.edges.append(GridEdge(step.id, cells, left.end, backward=False, in_tree=True))


def _add_cross_wire(builder: GridBuilder, step: Inference, statement: str) -> None:
    """A premise that stands elsewhere: a wire whose passages find their own place between the others."""
    check_deadline()
    box, rank = builder.boxes[statement], builder.ranks.statements[statement]
    near = _find_near_end(builder, step, rank)
    low, high = sorted((near.rank, rank))
    ways = [
        _new_cell(builder, CellKind.PASS_THROUGH, step.id, passed, PASS_THROUGH_HEIGHT)
        for passed in range(low + 1, high)
    ]
    backward = near.rank > rank
    cells = (box, *ways, near.cell) if backward else (near.cell, *ways, box)
    builder.edges.append(GridEdge(step.id, cells, near.end, backward, in_tree=False))


class _EdgeStart(Struct, frozen=True):
    """Where a strand begins: a cell, its column, and what the strand does there."""

    cell: int
    rank: int
    end: EdgeEnd


def _find_near_end(builder: GridBuilder, step: Inference, rank: int) -> _EdgeStart:
    """Where the wire of a premise in column `rank` begins: at the step's joint, else at what the step hits.

    A wire that comes from the left turns towards the joint beside it, at a hook.
    """
    joint = builder.joints.get(step.id)
    if joint is None:
        return _find_left_end(builder, step)
    at = builder.ranks.joints[step.id]
    return _EdgeStart(joint if at < rank else _add_turn(builder, step, joint), at, EdgeEnd.JOIN)


def _find_left_end(builder: GridBuilder, step: Inference) -> _EdgeStart:
    """Where a step's wire hits: a box, or for an undercut a hook beside the joint of the step it hits."""
    if not step.undercuts:
        return _EdgeStart(builder.boxes[step.target], builder.ranks.statements[step.target], EdgeEnd.TIP)
    hook = _add_turn(builder, step, builder.joints[step.target])
    return _EdgeStart(hook, builder.cells[hook].rank, EdgeEnd.TIP)


def _add_turn(builder: GridBuilder, step: Inference, joint: int) -> int:
    """A new hook beside a joint: above for its own premise from the left, else where the wire passes."""
    hook = _new_cell(builder, CellKind.TURN, step.id, builder.cells[joint].rank, TURN_HEIGHT)
    own = builder.cells[joint].owner == step.id
    _add_beside(builder, joint, hook, own or _passes_above(builder, step))
    builder.turns[hook] = joint
    return hook


def _add_beside(builder: GridBuilder, cell: int, new: int, above: bool) -> None:
    """Puts `new` next to a cell that stands in its column already."""
    side = builder.cells_above if above else builder.cells_below
    side.setdefault(cell, []).append(new)


def _add_pass_through(builder: GridBuilder, step: Inference, ranks: range) -> list[int]:
    """Passing cells of a tree wire: beside the box and wire an undercut is written under, else in order."""
    beside = dict(_undercut_neighbours(builder, step)) if step.undercuts else {}
    ways: list[int] = []
    for rank in ranks:
        if rank in beside:
            way = _new_cell(builder, CellKind.PASS_THROUGH, step.id, rank, PASS_THROUGH_HEIGHT)
            _add_beside(builder, beside[rank], way, _passes_above(builder, step))
        else:
            way = _append_cell(builder, CellKind.PASS_THROUGH, step.id, rank, PASS_THROUGH_HEIGHT)
        ways.append(way)
    return ways


def _undercut_neighbours(builder: GridBuilder, step: Inference) -> Iterator[tuple[int, int]]:
    """The cells, by column, of the box an undercut is written under and of the wire left of that box."""
    hit = builder.argmap.inferences[step.target]
    if (hit.id, step.written_under) not in builder.tree.tree_edges:
        return
    box = builder.boxes[step.written_under]
    yield builder.cells[box].rank, box
    for cell in builder.pass_through_cells.get(step.written_under, ()):
        yield builder.cells[cell].rank, cell


def _passes_above(builder: GridBuilder, step: Inference) -> bool:
    """Whether an undercut's wire passes above the box it is written under: where that crosses fewer wires."""
    siblings = builder.tree.steps_under.get(step.written_under, ())
    hit = [p.statement for p in builder.argmap.inferences[step.target].premises] if step.undercuts else []
    from_left = any((step.target, premise) in builder.ranks.backward for premise in hit)
    if step not in siblings or from_left or not hit:
        return False
    place = siblings.index(step)
    crossed_above = place + (hit[0] != step.written_under)
    crossed_below = len(siblings) - 1 - place + (hit[-1] != step.written_under)
    return crossed_above < crossed_below


def _append_cell(builder: GridBuilder, kind: CellKind, owner: str, rank: int, height: float) -> int:
    """A new cell at the lower end of its column."""
    cell = _new_cell(builder, kind, owner, rank, height)
    builder.columns[rank].append(cell)
    return cell


def _new_cell(builder: GridBuilder, kind: CellKind, owner: str, rank: int, height: float) -> int:
    builder.cells.append(Cell(kind, owner, rank, height))
    return len(builder.cells) - 1


def _expand_column(builder: GridBuilder, column: list[int]) -> Iterator[int]:
    """A column's cells, each with those that were put beside it."""
    for cell in column:
        yield from _expand_column(builder, builder.cells_above.get(cell, []))
        yield cell
        yield from _expand_column(builder, builder.cells_below.get(cell, []))
