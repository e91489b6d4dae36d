"""The reading order of a map as a tree: the parent of each statement, and the references that are left."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.model.map import ArgMap, Inference, Premise, Role


class Reference(Struct, frozen=True):
    """A premise that a step takes from elsewhere: the ids of the step and of the statement."""

    step: str
    statement: str

    @property
    def id(self) -> str:
        """The id of the place where the statement serves. No statement and no step has a slash in its id."""
        return f"{self.step}/{self.statement}"


References = Mapping[str, Reference]
"""References by their ids."""


class ReadingTree(Struct, frozen=True):
    """A map as a tree.

    `roots` are the statements without a parent. `steps_under` has the steps written under each statement's
    full line, undercuts of that line's own step among them, and `steps_under_reference` those written under a
    reference, by inference and statement. `children` are the statements placed below each one. `tree_edges`
    are the (inference, premise) pairs in which the inference places the premise; every other pair is a cross
    link, a wire to a box that is placed elsewhere.
    """

    roots: tuple[str, ...]
    steps_under: Mapping[str, tuple[Inference, ...]]
    steps_under_reference: Mapping[tuple[str, str], tuple[Inference, ...]]
    tree_edges: frozenset[tuple[str, str]]
    children: Mapping[str, tuple[str, ...]]
    undercut_steps: frozenset[str]
    """The ids of inferences that are undercut."""

    def has_joint(self, step: Inference) -> bool:
        """Return whether a step has a joint: if its premises are linked, or if it is undercut."""
        return len(step.premises) > 1 or step.id in self.undercut_steps

    def with_undercuts(self, first: Inference) -> Iterator[Inference]:
        """Yield a step, then the undercuts written under its references, and those under theirs."""
        return _with_undercuts(self.steps_under_reference, first)

    def references(self, step: Inference) -> Iterator[Reference]:
        """Yield the references of a step: its premises that it does not place."""
        pairs = ((step.id, premise.statement) for premise in step.premises)
        return (Reference(*pair) for pair in pairs if pair not in self.tree_edges)


def build_reading_tree(argmap: ArgMap) -> ReadingTree:
    """Build the reading tree of a map.

    A claim is placed where it is first referred to, and so is a statement that lost the one it stands below.
    """
    steps_under, steps_under_reference = _sort_steps(argmap)
    walk = _ReadingWalk(argmap, steps_under, steps_under_reference)
    tops = [s.id for s in argmap.statements.values() if s.parent_step is None]
    premises = {p.statement for step in argmap.inferences.values() for p in step.premises}
    roots = [top for top in tops if top not in premises]
    in_circles = [top for top in tops if top in premises]
    in_circles.sort(key=lambda top: argmap.statements[top].role is not Role.THESIS)
    for top in roots + in_circles:
        if top not in walk.visited:
            walk.walk(top)
            if top in premises:
                roots.append(top)
    order = {top: i for i, top in enumerate(tops)}
    return ReadingTree(
        roots=tuple(sorted(roots, key=order.__getitem__)),
        steps_under=steps_under,
        steps_under_reference=steps_under_reference,
        tree_edges=frozenset(walk.tree_edges),
        children={k: tuple(v) for k, v in walk.children.items()},
        undercut_steps=frozenset(step.target for step in argmap.inferences.values() if step.undercuts),
    )


_StepsUnder = Mapping[str, tuple[Inference, ...]]
_StepsUnderReference = Mapping[tuple[str, str], tuple[Inference, ...]]


def _sort_steps(argmap: ArgMap) -> tuple[_StepsUnder, _StepsUnderReference]:
    """Return the steps under each full line and under each reference, in the order of the file."""
    under_lines: dict[str, list[Inference]] = {}
    under_references: dict[tuple[str, str], list[Inference]] = {}
    for step in sorted(argmap.inferences.values(), key=lambda each: each.order):
        if step.undercuts and not _is_in_full(argmap.inferences[step.target], step.written_under):
            under_references.setdefault((step.target, step.written_under), []).append(step)
        else:
            under_lines.setdefault(step.written_under, []).append(step)
    return (
        {k: tuple(v) for k, v in under_lines.items()},
        {k: tuple(v) for k, v in under_references.items()},
    )


def _is_in_full(step: Inference, statement: str) -> bool:
    """Return whether a statement is written in full as a premise of a step."""
    return any(p.statement == statement and p.in_full for p in step.premises)


def _with_undercuts(steps_under_reference: _StepsUnderReference, first: Inference) -> Iterator[Inference]:
    """Yield a step, then the undercuts written under its references, and those under theirs."""
    pending = [first]
    while pending:
        step = pending.pop()
        yield step
        for premise in step.premises:
            pending.extend(reversed(steps_under_reference.get((step.id, premise.statement), ())))


class _ReadingWalk:
    """A walk over a map in reading order, without recursion, that decides where boxes are placed."""

    def __init__(
        self, argmap: ArgMap, steps_under: _StepsUnder, steps_under_reference: _StepsUnderReference
    ) -> None:
        self.argmap, self.steps_under, self.steps_under_reference = argmap, steps_under, steps_under_reference
        self.visited: set[str] = set()
        self.tree_edges: set[tuple[str, str]] = set()
        self.children: dict[str, list[str]] = {}

    def walk(self, root: str) -> None:
        """Visit a root and all statements placed below it."""
        self.visited.add(root)
        stack = [(root, self._visit_below(root))]
        while stack:
            statement, visits = stack[-1]
            following = next(visits, None)
            if following is None:
                stack.pop()
            else:
                self.children.setdefault(statement, []).append(following)
                stack.append((following, self._visit_below(following)))

    def _visit_below(self, statement: str) -> Iterator[str]:
        """Yield the statements placed below one."""
        for first in self.steps_under.get(statement, ()):
            for step in _with_undercuts(self.steps_under_reference, first):
                for premise in step.premises:
                    yield from self._visit_premise(step, premise)

    def _visit_premise(self, step: Inference, premise: Premise) -> Iterator[str]:
        """Place a premise at its step and yield it, if it may be placed and is not yet."""
        if premise.statement not in self.visited and self._may_place(premise):
            self.visited.add(premise.statement)
            self.tree_edges.add((step.id, premise.statement))
            yield premise.statement

    def _may_place(self, premise: Premise) -> bool:
        """Return whether a premise may place its statement.

        It may if it is in full, or refers to a claim, or to a statement whose full line is in no step of this
        part of a map.
        """
        statement = self.argmap.statements[premise.statement]
        return premise.in_full or (statement.parent_step is None and statement.role is not Role.THESIS)
