"""A map as branches: the steps that speak to each statement, and below which statement each one stands."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.layout.reading import read
from argmap.model.map import ArgMap, Inference


class Move(Struct, frozen=True):
    """A step that speaks to a statement, with all that undercuts it: what no page may tear apart.

    `statements` are the premises of all `steps`, as written; `planted` those that stand here in the reading
    order, while the others are referred to. Where several undercuts hit the step, `pieces` are the step with
    each of them: for a page that cannot hold them all.
    """

    steps: tuple[str, ...]
    statements: tuple[str, ...]
    planted: tuple[str, ...]
    pieces: tuple["Move", ...] = ()


class Branches(Struct, frozen=True):
    """A map in reading order.

    `moves` has the moves on each statement that has any, as written. `above` tells below which statement
    another stands, `via` by which step; roots are in neither. `order` is the place of each
    statement in the reading order.
    """

    argmap: ArgMap
    roots: tuple[str, ...]
    moves: Mapping[str, tuple[Move, ...]]
    above: Mapping[str, str]
    via: Mapping[str, str]
    order: Mapping[str, int]

    def below(self, statement: str) -> Iterator[str]:
        """The statements that stand right below one, in reading order."""
        for move in self.moves.get(statement, ()):
            yield from move.planted

    def branch(self, statement: str) -> Iterator[str]:
        """The statement and all that stand below it, in reading order."""
        waiting = [statement]
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(reversed(list(self.below(here))))


def branches(argmap: ArgMap) -> Branches:
    """The branches of a map."""
    reading = read(argmap)
    hitting: dict[str, list[Inference]] = {}
    for step in sorted(argmap.inferences.values(), key=lambda step: step.order):
        hitting.setdefault(step.target, []).append(step)
    planted = {statement: step for step, statement in reading.planted}
    moves: dict[str, tuple[Move, ...]] = {}
    above: dict[str, str] = {}
    for target in argmap.statements:
        bases = [step for step in hitting.get(target, ()) if not step.undercuts]
        if bases:
            moves[target] = tuple(_move(step, hitting, planted) for step in bases)
            above.update({each: target for move in moves[target] for each in move.planted})
    found = Branches(argmap, reading.roots, moves, above, planted, {})
    ordered = [each for root in reading.roots for each in found.branch(root)]
    return Branches(
        argmap,
        reading.roots,
        moves,
        above,
        planted,
        {statement: place for place, statement in enumerate(ordered)},
    )


def _move(base: Inference, hitting: Mapping[str, Sequence[Inference]], planted: Mapping[str, str]) -> Move:
    undercuts = hitting.get(base.id, ())
    pieces = tuple(_of([base, *_down(first, hitting)], planted) for first in undercuts)
    whole = [base, *(step for first in undercuts for step in _down(first, hitting))]
    return _of(whole, planted, pieces if len(pieces) > 1 else ())


def _down(first: Inference, hitting: Mapping[str, Sequence[Inference]]) -> Iterator[Inference]:
    """A step and all that undercuts it, at any depth."""
    waiting = [first]
    while waiting:
        step = waiting.pop()
        yield step
        waiting.extend(reversed(hitting.get(step.id, ())))


def _of(steps: Sequence[Inference], planted: Mapping[str, str], pieces: tuple[Move, ...] = ()) -> Move:
    premises = dict.fromkeys(part.statement for step in steps for part in step.premises)
    ids = {step.id for step in steps}
    return Move(
        steps=tuple(step.id for step in steps),
        statements=tuple(premises),
        planted=tuple(each for each in premises if planted.get(each) in ids),
        pieces=pieces,
    )


def way_to(found: Branches, statement: str) -> Move:
    """The step that brings a statement below another, and what that hits, without what else undercuts it."""
    steps = [found.argmap.inferences[found.via[statement]]]
    while steps[-1].undercuts:
        steps.append(found.argmap.inferences[steps[-1].target])
    return _of(steps[::-1], found.via)
