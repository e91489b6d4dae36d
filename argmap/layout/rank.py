"""How far right each statement and each joint stands: one step of the argument, one column."""

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

from msgspec import Struct

from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap, Inference


class Ranks(Struct, frozen=True):
    """Columns counted from 0 at the left: of statements by id, of joints by inference id; `count` in all.

    `backward` are the (inference, statement) pairs that close a circle: their wires run against the
    reading direction.
    """

    statements: Mapping[str, int]
    joints: Mapping[str, int]
    count: int
    backward: frozenset[tuple[str, str]]


def assign_ranks(argmap: ArgMap, tree: ReadingTree, offsets: Mapping[str, int] | None = None) -> Ranks:
    """The leftmost columns that put every premise right of what it speaks to.

    A statement in `pushed` stands so many columns of statements further right than it must.

    Statements take even columns and joints odd ones first (longest paths over the steps that close no
    circle); then the columns that hold nothing are dropped.
    """
    order = _RankOrder(argmap, tree)
    raw = order.assign_columns(offsets or {})
    boxes = {s: raw["box", s] for s in argmap.statements}
    joints = {i: raw["step", i] for i, step in argmap.inferences.items() if tree.has_joint(step)}
    used = {value: place for place, value in enumerate(sorted({*boxes.values(), *joints.values()}))}
    return Ranks(
        {s: used[value] for s, value in boxes.items()},
        {i: used[value] for i, value in joints.items()},
        len(used),
        frozenset(order.backward),
    )


_Node = tuple[str, str]


class _RankOrder:
    """What must stand right of what: the tree of the reading order first, then every reference that fits."""

    def __init__(self, argmap: ArgMap, tree: ReadingTree) -> None:
        self.nodes: list[_Node] = [("box", s) for s in argmap.statements]
        self.nodes += [("step", i) for i in argmap.inferences]
        self.right_of: dict[_Node, dict[_Node, int]] = {node: {} for node in self.nodes}
        self.backward: set[tuple[str, str]] = set()
        references: list[tuple[str, str]] = []
        for step in argmap.inferences.values():
            for left, by in _left_neighbours(argmap, step):
                self.right_of[left]["step", step.id] = by
            for premise in step.premises:
                pair = (step.id, premise.statement)
                if pair in tree.tree_edges:
                    self.right_of["step", step.id]["box", premise.statement] = 1
                else:
                    references.append(pair)
        for pair in references:
            self._add_reference(pair)

    def _add_reference(self, pair: tuple[str, str]) -> None:
        """Puts a referenced statement right of the step it serves, unless the step hangs on it already."""
        step, box = ("step", pair[0]), ("box", pair[1])
        if self._reaches(box, step):
            self.backward.add(pair)
        else:
            self.right_of[step][box] = 1

    def _reaches(self, start: _Node, goal: _Node) -> bool:
        seen, stack = {start}, [start]
        while stack:
            for following in self.right_of[stack.pop()]:
                if following == goal:
                    return True
                if following not in seen:
                    seen.add(following)
                    stack.append(following)
        return False

    def assign_columns(self, offsets: Mapping[str, int]) -> dict[_Node, int]:
        """The least columns that keep the order and the pushes."""
        lefts: dict[_Node, dict[_Node, int]] = {node: {} for node in self.nodes}
        for left, rights in self.right_of.items():
            for right, by in rights.items():
                lefts[right][left] = by
        at: dict[_Node, int] = {}
        for node in TopologicalSorter(lefts).static_order():
            at[node] = max((at[left] + by for left, by in lefts[node].items()), default=0)
            if node[0] == "box":
                at[node] += 2 * offsets.get(node[1], 0)
        return at


def _left_neighbours(argmap: ArgMap, step: Inference) -> Iterator[tuple[_Node, int]]:
    """What a step itself stands right of: its target, and for an undercut the box it is written under."""
    if not step.undercuts:
        yield ("box", step.target), 1
        return
    yield ("step", step.target), 2
    hit = argmap.inferences[step.target]
    if any(p.statement == step.written_under and p.in_full for p in hit.premises):
        yield ("box", step.written_under), 1
