"""The columns of statements and joints: one column for each step of the argument."""

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

from msgspec import Struct

from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap, Inference


class Ranks(Struct, frozen=True):
    """The columns of statements by id and of joints by inference id, from 0 at the left; `count` in all.

    `backward` are the (inference, premise) pairs that close a circle: their wires run to the right.
    """

    statements: Mapping[str, int]
    joints: Mapping[str, int]
    count: int
    backward: frozenset[tuple[str, str]]


def assign_ranks(argmap: ArgMap, tree: ReadingTree, offsets: Mapping[str, int] | None = None) -> Ranks:
    """Assign the leftmost columns that put every premise to the right of its target.

    Statements take even columns and joints odd ones (longest paths over the inferences that close no
    circle); then empty columns are dropped. A statement in `offsets` is so many statement columns further
    right than it must be.
    """
    order = _RankOrder(argmap, tree)
    raw = order.assign_columns(offsets or {})
    boxes = {s: raw["box", s] for s in argmap.statements}
    joints = {i: raw["step", i] for i, step in argmap.inferences.items() if tree.has_joint(step)}
    columns = {value: column for column, value in enumerate(sorted({*boxes.values(), *joints.values()}))}
    return Ranks(
        {s: columns[value] for s, value in boxes.items()},
        {i: columns[value] for i, value in joints.items()},
        len(columns),
        frozenset(order.backward),
    )


_Node = tuple[str, str]
"""A kind, `box` or `step`, and the id of the statement or inference."""


class _RankOrder:
    """The order from left to right: the reading tree first, then each reference that closes no circle.

    `right_of` has, for each node, those to the right of it, with their least distance in columns.
    """

    def __init__(self, argmap: ArgMap, tree: ReadingTree) -> None:
        self.nodes: list[_Node] = [("box", s) for s in argmap.statements]
        self.nodes += [("step", i) for i in argmap.inferences]
        self.right_of: dict[_Node, dict[_Node, int]] = {node: {} for node in self.nodes}
        self.backward: set[tuple[str, str]] = set()
        references: list[tuple[str, str]] = []
        for step in argmap.inferences.values():
            for left, distance in _left_neighbours(argmap, step):
                self.right_of[left]["step", step.id] = distance
            for premise in step.premises:
                pair = (step.id, premise.statement)
                if pair in tree.tree_edges:
                    self.right_of["step", step.id]["box", premise.statement] = 1
                else:
                    references.append(pair)
        for pair in references:
            self._add_reference(pair)

    def _add_reference(self, pair: tuple[str, str]) -> None:
        """Put a referenced statement to the right of its inference, unless it is to the left already."""
        step, box = ("step", pair[0]), ("box", pair[1])
        if self._reaches(box, step):
            self.backward.add(pair)
        else:
            self.right_of[step][box] = 1

    def _reaches(self, start: _Node, goal: _Node) -> bool:
        """Return whether a node must be to the right of another."""
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
        """Return the least columns that keep the order and the offsets."""
        lefts: dict[_Node, dict[_Node, int]] = {node: {} for node in self.nodes}
        for left, rights in self.right_of.items():
            for right, distance in rights.items():
                lefts[right][left] = distance
        columns: dict[_Node, int] = {}
        for node in TopologicalSorter(lefts).static_order():
            columns[node] = max(
                (columns[left] + distance for left, distance in lefts[node].items()), default=0
            )
            if node[0] == "box":
                columns[node] += 2 * offsets.get(node[1], 0)
        return columns


def _left_neighbours(argmap: ArgMap, step: Inference) -> Iterator[tuple[_Node, int]]:
    """Yield what an inference is to the right of, with the distance in columns.

    It is the target, and for an undercut also the box that it is written under.
    """
    if not step.undercuts:
        yield ("box", step.target), 1
        return
    yield ("step", step.target), 2
    target = argmap.inferences[step.target]
    if any(p.statement == step.written_under and p.in_full for p in target.premises):
        yield ("box", step.written_under), 1
