"""In which order and under what each statement is drawn: the reading order as a tree, with its leftovers."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.model.map import ArgMap, Inference, Premise


class ReadingTree(Struct, frozen=True):
    """The map as one reads it: who stands under whom.

    `roots` are the statements that nothing stands left of. `under` lists the steps written under each
    statement's full line, undercuts of that line's own step among them, and `aside` those written under a
    reference, by inference and statement. `children` are the statements whose boxes stand under one's own.
    `planted` are the (inference, statement) pairs where the
    statement's box stands at this step; every other pair is a wire to a box that stands elsewhere.
    """

    roots: tuple[str, ...]
    steps_under: Mapping[str, tuple[Inference, ...]]
    steps_under_reference: Mapping[tuple[str, str], tuple[Inference, ...]]
    tree_edges: frozenset[tuple[str, str]]
    children: Mapping[str, tuple[str, ...]]
    undercut_steps: frozenset[str]
    """The inferences that an undercut hits."""

    def has_joint(self, step: Inference) -> bool:
        """Whether a step is drawn with a joint: where premises are linked or an undercut hits it."""
        return len(step.premises) > 1 or step.id in self.undercut_steps

    def with_undercuts(self, first: Inference) -> Iterator[Inference]:
        """A step, then the undercuts written under its references, and those under theirs."""
        return _with_undercuts(self.steps_under_reference, first)

    def premises_elsewhere(self, step: Inference) -> Iterator[str]:
        """The premises of a step whose boxes do not stand at it."""
        return (p.statement for p in step.premises if (step.id, p.statement) not in self.tree_edges)


def build_reading_tree(argmap: ArgMap) -> ReadingTree:
    """The reading order of a map. Top-level claims stand where they are first referred to."""
    under, aside = _sort_steps(argmap)
    trip = _ReadingWalk(argmap, under, aside)
    tops = [s.id for s in argmap.statements.values() if s.parent_step is None]
    used = {p.statement for step in argmap.inferences.values() for p in step.premises}
    roots = [top for top in tops if top not in used]
    for top in roots + [top for top in tops if top in used]:
        if top not in trip.visited:
            trip.walk(top)
            if top in used:
                roots.append(top)
    rank = {top: i for i, top in enumerate(tops)}
    return ReadingTree(
        roots=tuple(sorted(roots, key=rank.__getitem__)),
        steps_under=under,
        steps_under_reference=aside,
        tree_edges=frozenset(trip.tree_edges),
        children={k: tuple(v) for k, v in trip.children.items()},
        undercut_steps=frozenset(step.target for step in argmap.inferences.values() if step.undercuts),
    )


_StepsUnder = Mapping[str, tuple[Inference, ...]]
_StepsUnderReference = Mapping[tuple[str, str], tuple[Inference, ...]]


def _sort_steps(argmap: ArgMap) -> tuple[_StepsUnder, _StepsUnderReference]:
    """The steps under each full line, and under each reference, in written order."""
    under: dict[str, list[Inference]] = {}
    aside: dict[tuple[str, str], list[Inference]] = {}
    for step in sorted(argmap.inferences.values(), key=lambda each: each.order):
        if step.undercuts and not _is_in_full(argmap.inferences[step.target], step.written_under):
            aside.setdefault((step.target, step.written_under), []).append(step)
        else:
            under.setdefault(step.written_under, []).append(step)
    return {k: tuple(v) for k, v in under.items()}, {k: tuple(v) for k, v in aside.items()}


def _is_in_full(step: Inference, statement: str) -> bool:
    return any(p.statement == statement and p.in_full for p in step.premises)


def _with_undercuts(steps_under_reference: _StepsUnderReference, first: Inference) -> Iterator[Inference]:
    """A step, then the undercuts written under its references, and those under theirs."""
    pending = [first]
    while pending:
        step = pending.pop()
        yield step
        for premise in step.premises:
            pending.extend(reversed(steps_under_reference.get((step.id, premise.statement), ())))


class _ReadingWalk:
    """One walk over the map in reading order, without recursion, that notes where boxes stand."""

    def __init__(
        self, argmap: ArgMap, steps_under: _StepsUnder, steps_under_reference: _StepsUnderReference
    ) -> None:
        self.argmap, self.steps_under, self.steps_under_reference = argmap, steps_under, steps_under_reference
        self.visited: set[str] = set()
        self.tree_edges: set[tuple[str, str]] = set()
        self.children: dict[str, list[str]] = {}

    def walk(self, root: str) -> None:
        """Visits `root` and all that stands below it."""
        self.visited.add(root)
        stack = [(root, self._visit_below(root))]
        while stack:
            here, ways = stack[-1]
            following = next(ways, None)
            if following is None:
                stack.pop()
            else:
                self.children.setdefault(here, []).append(following)
                stack.append((following, self._visit_below(following)))

    def _visit_below(self, statement: str) -> Iterator[str]:
        """The statements to visit below one, deciding for each premise met where its box stands."""
        for step in self.steps_under.get(statement, ()):
            for along in _with_undercuts(self.steps_under_reference, step):
                for premise in along.premises:
                    yield from self._visit_premise(along, premise)

    def _visit_premise(self, step: Inference, premise: Premise) -> Iterator[str]:
        if premise.statement not in self.visited and self._may_place(premise):
            self.visited.add(premise.statement)
            self.tree_edges.add((step.id, premise.statement))
            yield premise.statement

    def _may_place(self, premise: Premise) -> bool:
        """A statement stands at its full line; one of the top level where it is first referred to."""
        return premise.in_full or self.argmap.statements[premise.statement].parent_step is None
