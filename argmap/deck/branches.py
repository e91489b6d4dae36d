"""A map as branches: the steps that speak to each statement, and below which statement each one stands."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.layout.reading_order import build_reading_tree
from argmap.model.map import ArgMap, Inference


class StepGroup(Struct, frozen=True):
    """A step that speaks to a statement, with all that undercuts it: what no page may tear apart.

    `statements` are the premises of all `steps`, as written; `planted` those that stand here in the reading
    order, while the others are referred to. Where several undercuts hit the step, `pieces` are the step with
    each of them: for a page that cannot hold them all.
    """

    steps: tuple[str, ...]
    statements: tuple[str, ...]
    placed_here: tuple[str, ...]
    pieces: tuple["StepGroup", ...] = ()


class Branches(Struct, frozen=True):
    """A map in reading order.

    `moves` has the moves on each statement that has any, as written. `above` tells below which statement
    another stands, `via` by which step; roots are in neither. `order` is the place of each
    statement in the reading order.
    """

    argmap: ArgMap
    roots: tuple[str, ...]
    step_groups: Mapping[str, tuple[StepGroup, ...]]
    parents: Mapping[str, str]
    parent_steps: Mapping[str, str]
    reading_index: Mapping[str, int]

    def children(self, statement: str) -> Iterator[str]:
        """The statements that stand right below one, in reading order."""
        for move in self.step_groups.get(statement, ()):
            yield from move.placed_here

    def subtree(self, statement: str) -> Iterator[str]:
        """The statement and all that stand below it, in reading order."""
        waiting = [statement]
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(reversed(list(self.children(here))))


def build_branches(argmap: ArgMap) -> Branches:
    """The branches of a map."""
    reading = build_reading_tree(argmap)
    hitting: dict[str, list[Inference]] = {}
    for step in sorted(argmap.inferences.values(), key=lambda step: step.order):
        hitting.setdefault(step.target, []).append(step)
    planted = {statement: step for step, statement in reading.tree_edges}
    moves: dict[str, tuple[StepGroup, ...]] = {}
    above: dict[str, str] = {}
    for target in argmap.statements:
        bases = [step for step in hitting.get(target, ()) if not step.undercuts]
        if bases:
            moves[target] = tuple(_build_step_group(step, hitting, planted) for step in bases)
            above.update({each: target for move in moves[target] for each in move.placed_here})
    found = Branches(argmap, reading.roots, moves, above, planted, {})
    ordered = [each for root in reading.roots for each in found.subtree(root)]
    return Branches(
        argmap,
        reading.roots,
        moves,
        above,
        planted,
        {statement: place for place, statement in enumerate(ordered)},
    )


def _build_step_group(
    root_step: Inference, by_target: Mapping[str, Sequence[Inference]], parent_steps: Mapping[str, str]
) -> StepGroup:
    undercuts = by_target.get(root_step.id, ())
    pieces = tuple(
        _group_steps([root_step, *_walk_undercuts(first, by_target)], parent_steps) for first in undercuts
    )
    whole = [root_step, *(step for first in undercuts for step in _walk_undercuts(first, by_target))]
    return _group_steps(whole, parent_steps, pieces if len(pieces) > 1 else ())


def _walk_undercuts(first: Inference, by_target: Mapping[str, Sequence[Inference]]) -> Iterator[Inference]:
    """A step and all that undercuts it, at any depth."""
    waiting = [first]
    while waiting:
        step = waiting.pop()
        yield step
        waiting.extend(reversed(by_target.get(step.id, ())))


def _group_steps(
    steps: Sequence[Inference], parent_steps: Mapping[str, str], pieces: tuple[StepGroup, ...] = ()
) -> StepGroup:
    premises = dict.fromkeys(part.statement for step in steps for part in step.premises)
    ids = {step.id for step in steps}
    return StepGroup(
        steps=tuple(step.id for step in steps),
        statements=tuple(premises),
        placed_here=tuple(each for each in premises if parent_steps.get(each) in ids),
        pieces=pieces,
    )


def find_parent_group(branches: Branches, statement: str) -> StepGroup:
    """The step that brings a statement below another, and what that hits, without what else undercuts it."""
    steps = [branches.argmap.inferences[branches.parent_steps[statement]]]
    while steps[-1].undercuts:
        steps.append(branches.argmap.inferences[steps[-1].target])
    return _group_steps(steps[::-1], branches.parent_steps)
