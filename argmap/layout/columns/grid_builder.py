"""Building the grid from reading order and columns: each box, joint and passing wire gets its cell."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.columns.grid import Cell, CellKind, EdgeEnd, GridEdge
from argmap.layout.rank import Ranks
from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap, Inference

JOINT_HEIGHT = 26
"""Height of a joint's cell, in points: its diameter of 24 and a little more.

Text and corners hardly change at half and at double.
"""
PASS_THROUGH_HEIGHT = 4
"""Height of a passing wire's cell, in points: a wire is 2 to 6 wide, and CELL_GAP keeps wires apart.

Text is 0.1 % larger at half and 0.2 % smaller at double.
"""
TURN_HEIGHT = 18
"""Height of a turn's cell, in points: room for the tip that points to the joint.

Text and corners hardly change at half and at double.
"""


class _PendingWire(Struct, frozen=True):
    """A wire to a premise that may have no cell yet when the inference is added."""

    step: Inference
    statement: str


class _EdgeStart(Struct, frozen=True):
    """The beginning of an edge: a cell, its column, and the kind of end there."""

    cell: int
    rank: int
    end: EdgeEnd


_Traversal = Iterator["_Traversal"]
"""A part of a walk over a map; it yields the parts to be walked before it continues."""


def _run_traversal(traversal: _Traversal) -> None:
    """Walk all parts. Not by recursion, because maps may be a thousand levels deep."""
    stack = [traversal]
    while stack:
        following = next(stack[-1], None)
        if following is None:
            stack.pop()
        else:
            stack.append(following)


class GridBuilder:
    """Builds the grid of a map: puts boxes, joints and passing wires into columns, in reading order.

    `cell_heights` are the heights of statements' cells, in points.
    """

    def __init__(
        self, argmap: ArgMap, tree: ReadingTree, ranks: Ranks, cell_heights: Mapping[str, float]
    ) -> None:
        self.argmap, self.tree, self.ranks, self.cell_heights = argmap, tree, ranks, cell_heights
        self.cells: list[Cell] = []
        self.columns: list[list[int]] = [[] for _ in range(ranks.count)]
        self.edges: list[GridEdge] = []
        self.boxes: dict[str, int] = {}
        self.joints: dict[str, int] = {}
        self.turns: dict[int, int] = {}
        """The joint beside each turn."""
        self.branch_cells: dict[str, range] = {}
        """The cells added for each statement's branch, its box first."""
        self._cells_above: dict[int, list[int]] = {}
        self._cells_below: dict[int, list[int]] = {}
        self._pass_through_cells: dict[str, list[int]] = {}
        """The passing cells of the wire to each statement that is placed by an inference."""
        self._pending_wires: list[_PendingWire] = []

    def add_map(self) -> None:
        """Add all statements and inferences, and order the cells of every column."""
        for root in self.tree.roots:
            _run_traversal(self._add_branch(root))
        for wire in self._pending_wires:
            self._add_cross_wire(wire.step, wire.statement)
        self.columns = [list(self._expand_column(column)) for column in self.columns]

    def find_rigid_hops(self) -> frozenset[tuple[int, int]]:
        """Return the hops, as pairs of cells, from the column of a statement's siblings to its own.

        If they are straight, a statement further right than its siblings keeps its place among them.
        """
        hops: set[tuple[int, int]] = set()
        for siblings in self.tree.children.values():
            nearest = min(self.ranks.statements[each] for each in siblings)
            for each in siblings:
                cells = [*self._pass_through_cells[each], self.boxes[each]]
                hops.update((a, b) for a, b in pairwise(cells) if self.cells[a].rank >= nearest)
        return frozenset(hops)

    def _add_branch(self, statement: str) -> _Traversal:
        """Add a statement's box and all below it."""
        check_deadline()
        start = len(self.cells)
        self.boxes[statement] = self._append_cell(
            CellKind.BOX, statement, self.ranks.statements[statement], self.cell_heights[statement]
        )
        for step in self.tree.steps_under.get(statement, ()):
            yield self._add_step(step)
        self.branch_cells[statement] = range(start, len(self.cells))

    def _add_step(self, step: Inference) -> _Traversal:
        """Add an inference: its joint, the premises that it places, the undercuts below its references."""
        has_joint = self.tree.has_joint(step)
        if has_joint:
            self._add_joint(step)
        for premise in step.premises:
            if (step.id, premise.statement) in self.tree.tree_edges:
                yield self._add_tree_premise(step, premise.statement)
            else:
                self._pending_wires.append(_PendingWire(step, premise.statement))
            for undercut in self.tree.steps_under_reference.get((step.id, premise.statement), ()):
                yield self._add_step(undercut)

    def _add_joint(self, step: Inference) -> None:
        """Add an inference's joint, and the wire between it and the target."""
        rank = self.ranks.joints[step.id]
        left = self._find_left_end(step)
        passing = self._add_pass_through(step, range(left.rank + 1, rank))
        joint = self._append_cell(CellKind.JOINT, step.id, rank, JOINT_HEIGHT)
        self.joints[step.id] = joint
        self.edges.append(
            GridEdge(step.id, (left.cell, *passing, joint), EdgeEnd.TIP, backward=False, in_tree=True)
        )

    def _add_tree_premise(self, step: Inference, statement: str) -> _Traversal:
        """Add a premise that the inference places: first the wire to it, then its branch."""
        left = self._find_near_end(step, self.ranks.statements[statement])
        passing = self._add_pass_through(step, range(left.rank + 1, self.ranks.statements[statement]))
        self._pass_through_cells[statement] = passing
        yield self._add_branch(statement)
        cells = (left.cell, *passing, self.boxes[statement])
        self.edges.append(GridEdge(step.id, cells, left.end, backward=False, in_tree=True))

    def _add_cross_wire(self, step: Inference, statement: str) -> None:
        """Add a cross link to a premise; its passing cells are in no column yet."""
        check_deadline()
        box, rank = self.boxes[statement], self.ranks.statements[statement]
        near = self._find_near_end(step, rank)
        low, high = sorted((near.rank, rank))
        passing = [
            self.new_cell(CellKind.PASS_THROUGH, step.id, passed_rank, PASS_THROUGH_HEIGHT)
            for passed_rank in range(low + 1, high)
        ]
        backward = near.rank > rank
        cells = (box, *passing, near.cell) if backward else (near.cell, *passing, box)
        self.edges.append(GridEdge(step.id, cells, near.end, backward, in_tree=False))

    def _find_near_end(self, step: Inference, rank: int) -> _EdgeStart:
        """Return the beginning of the wire to a premise in column `rank`: at the joint, else at the target.

        A wire that comes from the left ends at a turn above the joint.
        """
        joint = self.joints.get(step.id)
        if joint is None:
            return self._find_left_end(step)
        at = self.ranks.joints[step.id]
        return _EdgeStart(joint if at < rank else self._add_turn(step, joint), at, EdgeEnd.JOIN)

    def _find_left_end(self, step: Inference) -> _EdgeStart:
        """Return the beginning of an inference's wire: the target's box, or a turn beside its joint."""
        if not step.undercuts:
            return _EdgeStart(self.boxes[step.target], self.ranks.statements[step.target], EdgeEnd.TIP)
        turn = self._add_turn(step, self.joints[step.target])
        return _EdgeStart(turn, self.cells[turn].rank, EdgeEnd.TIP)

    def _add_turn(self, step: Inference, joint: int) -> int:
        """Add a turn beside a joint: above it for its own premises, for undercuts on their wire's side."""
        turn = self.new_cell(CellKind.TURN, step.id, self.cells[joint].rank, TURN_HEIGHT)
        own = self.cells[joint].owner == step.id
        self._add_beside(joint, turn, own or self._passes_above(step))
        self.turns[turn] = joint
        return turn

    def _add_beside(self, cell: int, new: int, above: bool) -> None:
        """Put a new cell right above or below one that is in its column already."""
        side = self._cells_above if above else self._cells_below
        side.setdefault(cell, []).append(new)

    def _add_pass_through(self, step: Inference, ranks: range) -> list[int]:
        """Add the passing cells of a tree wire, in order.

        Those of an undercut go beside the box that it is written under, and beside the wire to that box.
        """
        beside = dict(self._undercut_neighbours(step)) if step.undercuts else {}
        passing: list[int] = []
        for rank in ranks:
            if rank in beside:
                cell = self.new_cell(CellKind.PASS_THROUGH, step.id, rank, PASS_THROUGH_HEIGHT)
                self._add_beside(beside[rank], cell, self._passes_above(step))
            else:
                cell = self._append_cell(CellKind.PASS_THROUGH, step.id, rank, PASS_THROUGH_HEIGHT)
            passing.append(cell)
        return passing

    def _undercut_neighbours(self, step: Inference) -> Iterator[tuple[int, int]]:
        """Yield column and cell of the box that an undercut is written under, and of the wire to that box."""
        target = self.argmap.inferences[step.target]
        if (target.id, step.written_under) not in self.tree.tree_edges:
            return
        box = self.boxes[step.written_under]
        yield self.cells[box].rank, box
        for cell in self._pass_through_cells.get(step.written_under, ()):
            yield self.cells[cell].rank, cell

    def _passes_above(self, step: Inference) -> bool:
        """Return whether an undercut's wire crosses fewer wires above the box it is written under."""
        siblings = self.tree.steps_under.get(step.written_under, ())
        targets = self.argmap.inferences[step.target].premises if step.undercuts else ()
        premises = [premise.statement for premise in targets]
        from_left = any((step.target, premise) in self.ranks.backward for premise in premises)
        if step not in siblings or from_left or not premises:
            return False
        index = siblings.index(step)
        crossed_above = index + (premises[0] != step.written_under)
        crossed_below = len(siblings) - 1 - index + (premises[-1] != step.written_under)
        return crossed_above < crossed_below

    def _append_cell(self, kind: CellKind, owner: str, rank: int, height: float) -> int:
        """Add a new cell at the lower end of its column, and return its number."""
        cell = self.new_cell(kind, owner, rank, height)
        self.columns[rank].append(cell)
        return cell

    def new_cell(self, kind: CellKind, owner: str, rank: int, height: float) -> int:
        """Add a new cell that is in no column yet, and return its number."""
        self.cells.append(Cell(kind, owner, rank, height))
        return len(self.cells) - 1

    def _expand_column(self, column: list[int]) -> Iterator[int]:
        """Yield a column's cells from top to bottom, each with those beside it."""
        for cell in column:
            yield from self._expand_column(self._cells_above.get(cell, []))
            yield cell
            yield from self._expand_column(self._cells_below.get(cell, []))


def build_cells(
    argmap: ArgMap, tree: ReadingTree, ranks: Ranks, cell_heights: Mapping[str, float]
) -> GridBuilder:
    """Build the cells, columns and edges of a map, without borders."""
    builder = GridBuilder(argmap, tree, ranks, cell_heights)
    builder.add_map()
    return builder
