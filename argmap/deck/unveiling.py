"""At which step each statement of a view appears, as the view's `reveal` says."""

from argmap.deck.stage import Stage
from argmap.model.map import ArgMap, Inference, Reveal, Role

_RANKS = {
    Role.THESIS: 0,
    Role.CLAIM: 0,
    Role.PREMISE: 1,
    Role.ASSUMPTION: 1,
    Role.OBJECTION: 2,
    Role.REBUTTAL: 3,
    Role.UNDERCUT: 4,
}


def unveiled(argmap: ArgMap, reveal: Reveal) -> Stage:
    """The steps of a map, or of what a cut leaves of one, without gaps: what stands at the top is there from
    the beginning, and nothing appears before what it bears on.

    `role` shows one role after the other, `branch` all that bears on a statement at the top together with the
    step that bears on it directly, `order` one step after the other as written. Linked premises appear
    together, and a step with the last of its ends.
    """
    if reveal is Reveal.NONE:
        return Stage()
    ranks: dict[str, int] = {each.id: 0 for each in argmap.statements.values() if each.home is None}
    wires: dict[str, int] = {}
    for step in _outward(argmap):
        ends = [ranks.get(step.target, wires.get(step.target, 0))]
        own = [part.statement for part in step.premises if part.stands_here]
        rank = max([*ends, _rank(argmap, step, reveal, ends[0])])
        for name in own:
            ranks.setdefault(name, rank)
        wires[step.id] = max(
            [rank if own else ends[0], *(ranks.get(part.statement, 0) for part in step.premises)]
        )
    return _settled(argmap, ranks, wires)


def _outward(argmap: ArgMap) -> list[Inference]:
    """The steps, each behind the one that brings in what it hits."""
    hitting: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        hitting.setdefault(step.target, []).append(step)
    waiting = [each.id for each in argmap.statements.values() if each.home is None]
    met, found = set(waiting), list[Inference]()
    while waiting:
        for step in hitting.get(waiting.pop(0), ()):
            found.append(step)
            own = [part.statement for part in step.premises if part.stands_here]
            new = [name for name in (step.id, *own) if name not in met]
            met.update(new)
            waiting += new
    return found


def _rank(argmap: ArgMap, step: Inference, reveal: Reveal, end: int) -> int:
    """How late a step comes by itself."""
    if reveal is Reveal.ORDER:
        return step.order + 1
    if reveal is Reveal.BRANCH:
        return end or step.order + 1
    return max(_RANKS[argmap.statements[part.statement].role] for part in step.premises)


def _settled(argmap: ArgMap, ranks: dict[str, int], wires: dict[str, int]) -> Stage:
    """The ranks as steps that follow one another; wires wait for their ends wherever those stand."""
    for step in argmap.inferences.values():
        ends = [ranks.get(part.statement, 0) for part in step.premises]
        ends.append(ranks.get(step.target, wires.get(step.target, 0)))
        wires[step.id] = max([wires.get(step.id, 0), *ends])
    places = {rank: place for place, rank in enumerate(sorted({0, *ranks.values(), *wires.values()}))}
    return Stage(
        {name: places[rank] for name, rank in ranks.items() if rank},
        {name: places[rank] for name, rank in wires.items() if rank},
    )
