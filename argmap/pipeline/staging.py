"""At which step each statement and inference appears, in a simple order."""

from collections.abc import Mapping

from argmap.deck.stage import Stage
from argmap.model.map import ArgMap, Inference, Reveal, Role

_LATE = {Role.OBJECTION: 2, Role.REBUTTAL: 3, Role.UNDERCUT: 4}
"""When a role appears that is not there at once (theses, claims: 0) or first (what speaks for: 1)."""


def staged(argmap: ArgMap, reveal: Reveal) -> Stage:
    """The stage of a map that is shown step by step.

    `order` and `branch` add one line after another as written, linked premises together; `role` first what
    speaks for, then objections, rebuttals and undercuts. A wire is there when all its ends are.
    """
    if reveal is Reveal.NONE:
        return Stage()
    found = _by_role(argmap) if reveal is Reveal.ROLE else _as_written(argmap)
    wires: dict[str, int] = {}
    for step in argmap.inferences.values():
        wires[step.id] = max(_ends(step, found, wires))
    numbers = {each: number for number, each in enumerate(sorted({*found.values(), *wires.values()}))}
    return Stage(
        {name: numbers[each] for name, each in found.items()},
        {name: numbers[each] for name, each in wires.items()},
    )


def _by_role(argmap: ArgMap) -> dict[str, int]:
    return {s.id: 0 if s.home is None else _LATE.get(s.role, 1) for s in argmap.statements.values()}


def _as_written(argmap: ArgMap) -> dict[str, int]:
    """The statements' places among the full lines; those that stand in one step have its first one's."""
    places = {s.id: s.order for s in argmap.statements.values()}
    first = min(places.values(), default=0)
    for step in argmap.inferences.values():
        here = [part.statement for part in step.premises if part.stands_here]
        places.update(dict.fromkeys(here, min((places[each] for each in here), default=0)))
    tops = {s.id: first for s in argmap.statements.values() if s.home is None}
    return places | tops


def _ends(step: Inference, boxes: Mapping[str, int], wires: Mapping[str, int]) -> list[int]:
    """When each end of a step is there; what it undercuts stands before it."""
    target = wires.get(step.target, 0) if step.undercuts else boxes.get(step.target, 0)
    return [target, *(boxes.get(part.statement, 0) for part in step.premises)]
