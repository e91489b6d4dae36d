"""The tree that a graph in DOT is: statements, and between them the joints of linked and undercut steps."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.layout.reading_order import ReadingTree, References, build_reading_tree
from argmap.model.map import ArgMap, Inference

_ROOTS = ""
"""The parent, in `DotTree.children`, of the nodes without one. No node has an empty name."""


class DotTree(Struct, frozen=True):
    """A map as a tree of nodes. `children` are in the order in which they stand side by side.

    Statements are nodes `s-ID`, references that stand in boxes of their own `r-STEP/ID`, joints `i-STEP`.
    `statements` has the statement of each node that is one, `steps` the step by which a node stands where it
    does.
    """

    children: Mapping[str, Sequence[str]]
    statements: Mapping[str, str]
    steps: Mapping[str, str]
    reading: ReadingTree

    @property
    def roots(self) -> Sequence[str]:
        """The nodes without a parent."""
        return self.children.get(_ROOTS, ())

    def families(self) -> Iterator[tuple[str | None, Sequence[str]]]:
        """Yield each parent with its children, in the order of `walk`; first the roots, without a parent."""
        yield None, self.roots
        yield from ((node, self.children[node]) for node in self.walk() if node in self.children)

    def walk(self) -> Iterator[str]:
        """Yield all nodes, each before those below it."""
        pending = list(reversed(self.roots))
        while pending:
            yield (node := pending.pop())
            pending.extend(reversed(self.children.get(node, ())))

    def is_placed(self, step: Inference, statement: str) -> bool:
        """Return whether a step's premise stands below that step; else its wire comes from elsewhere."""
        return (step.id, statement) in self.reading.tree_edges


def statement_node(statement: str, references: References) -> str:
    """Return the name of a statement's node, or of the stand-in of one."""
    return f"r-{statement}" if statement in references else f"s-{statement}"


def build_dot_tree(argmap: ArgMap, references: References) -> DotTree:
    """Build the tree of a map in which stand-ins are placed for the references."""
    reading = build_reading_tree(argmap)
    joint_steps = frozenset(step.id for step in argmap.inferences.values() if reading.has_joint(step))
    children = {_ROOTS: [statement_node(each, references) for each in reading.roots]}
    steps: dict[str, str] = {}
    for step in sorted(argmap.inferences.values(), key=_drawing_order):
        placed = [p.statement for p in step.premises if (step.id, p.statement) in reading.tree_edges]
        nodes = [statement_node(each, references) for each in placed]
        parent, joint = target_node(step), f"i-{step.id}"
        if step.id in joint_steps:
            children.setdefault(parent, []).append(joint)
            parent, steps[joint] = joint, step.id
        children.setdefault(parent, []).extend(nodes)
        steps.update(dict.fromkeys(nodes, step.id))
    statements = {statement_node(each, references): each for each in argmap.statements}
    return DotTree({key: each for key, each in children.items() if each}, statements, steps, reading)


def _drawing_order(step: Inference) -> tuple[bool, int]:
    """Sort undercuts of a step behind its premises, and other steps as they are written."""
    return step.undercuts, step.order


def target_node(step: Inference) -> str:
    """Return the name of the node that a step hits."""
    return f"i-{step.target}" if step.undercuts else f"s-{step.target}"
