"""A map as branches: the inferences on each statement, and the parent of each statement."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.reading_order import build_reading_tree
from argmap.model.map import ArgMap, Inference


class StepGroup(Struct, frozen=True):
    """An inference on a statement with all its undercuts: the smallest unit that a page shows.

    `statements` are the premises of all `steps` in the order of the file; `placed_here` those whose parent is
    in this group, while the others are references. If the inference has several undercuts, `pieces` are the
    inference with each of them, for a page that cannot hold them all.
    """

    steps: tuple[str, ...]
    statements: tuple[str, ...]
    placed_here: tuple[str, ...]
    pieces: tuple["StepGroup", ...] = ()


class Branches(Struct, frozen=True):
    """A map in reading order.

    `step_groups` has, for each statement with any, the groups on it in the order of the file. `parents` has
    the parent of each statement, `parent_steps` the inference that leads there; roots are in neither.
    `reading_index` is the position of each statement in the reading order.
    """

    argmap: ArgMap
    roots: tuple[str, ...]
    step_groups: Mapping[str, tuple[StepGroup, ...]]
    parents: Mapping[str, str]
    parent_steps: Mapping[str, str]
    reading_index: Mapping[str, int]

    def children(self, statement: str) -> Iterator[str]:
        """Yield the statements right below one, in reading order."""
        for group in self.step_groups.get(statement, ()):
            yield from group.placed_here

    def subtree(self, statement: str) -> Iterator[str]:
        """Yield a statement and all below it, in reading order."""
        pending = [statement]
        while pending:
            current = pending.pop()
            yield current
            pending.extend(reversed(list(self.children(current))))


def build_branches(argmap: ArgMap) -> Branches:
    """Build the branches of a map."""
    tree = build_reading_tree(argmap)
    by_target: dict[str, list[Inference]] = {}
    for step in sorted(argmap.inferences.values(), key=lambda step: step.order):
        by_target.setdefault(step.target, []).append(step)
    parent_steps = {statement: step for step, statement in tree.tree_edges}
    groups: dict[str, tuple[StepGroup, ...]] = {}
    parents: dict[str, str] = {}
    for target in argmap.statements:
        root_steps = [step for step in by_target.get(target, ()) if not step.undercuts]
        if root_steps:
            groups[target] = tuple(_build_step_group(step, by_target, parent_steps) for step in root_steps)
            parents.update({each: target for group in groups[target] for each in group.placed_here})
    unordered = Branches(argmap, tree.roots, groups, parents, parent_steps, {})
    ordered = [each for root in tree.roots for each in unordered.subtree(root)]
    return replace(unordered, reading_index={statement: index for index, statement in enumerate(ordered)})


def _build_step_group(
    root_step: Inference, by_target: Mapping[str, Sequence[Inference]], parent_steps: Mapping[str, str]
) -> StepGroup:
    """Build the group of an inference on a statement, with its pieces if it has several undercuts."""
    undercuts = by_target.get(root_step.id, ())
    pieces = tuple(
        _group_steps([root_step, *_walk_undercuts(first, by_target)], parent_steps) for first in undercuts
    )
    whole = [root_step, *(step for first in undercuts for step in _walk_undercuts(first, by_target))]
    return _group_steps(whole, parent_steps, pieces if len(pieces) > 1 else ())


def _walk_undercuts(first: Inference, by_target: Mapping[str, Sequence[Inference]]) -> Iterator[Inference]:
    """Yield a step and all its undercuts, at any depth."""
    pending = [first]
    while pending:
        step = pending.pop()
        yield step
        pending.extend(reversed(by_target.get(step.id, ())))


def _group_steps(
    steps: Sequence[Inference], parent_steps: Mapping[str, str], pieces: tuple[StepGroup, ...] = ()
) -> StepGroup:
    """Gather steps and their premises into a group."""
    premises = dict.fromkeys(part.statement for step in steps for part in step.premises)
    ids = {step.id for step in steps}
    return StepGroup(
        steps=tuple(step.id for step in steps),
        statements=tuple(premises),
        placed_here=tuple(each for each in premises if parent_steps.get(each) in ids),
        pieces=pieces,
    )


def without_undercuts(branches: Branches, group: StepGroup) -> StepGroup:
    """Return a group of steps on a statement without those that undercut others."""
    inferences = branches.argmap.inferences
    steps = [inferences[each] for each in group.steps if not inferences[each].undercuts]
    return _group_steps(steps, branches.parent_steps)


def find_parent_group(branches: Branches, statement: str) -> StepGroup:
    """Return the step between a statement and its parent, with all that it undercuts but nothing else."""
    steps = [branches.argmap.inferences[branches.parent_steps[statement]]]
    while steps[-1].undercuts:
        steps.append(branches.argmap.inferences[steps[-1].target])
    return _group_steps(steps[::-1], branches.parent_steps)
