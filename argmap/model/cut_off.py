"""What a cut hides: by statement that is left, how many others hang below it unseen."""

from collections.abc import Mapping, Sequence

from argmap.model.map import ArgMap, Inference


def cut_off(whole: ArgMap, left: ArgMap) -> Mapping[str, int]:
    """The count of each statement of `left` below which `whole` has statements that `left` lacks.

    Counted is all that is met on the way down from a statement, through hidden ones only. What hangs
    unseen below two statements is counted at both, for at both a reader would miss it. All that is hidden
    below anything that is left is counted somewhere.
    """
    hanging = _hanging(whole, left)
    counts = {name: _count(name, hanging, left) for name in left.statements if name in hanging}
    return {name: count for name, count in counts.items() if count}


def _hanging(whole: ArgMap, left: ArgMap) -> Mapping[str, Sequence[Inference]]:
    """The hidden steps, by the statement that each is written under: so an undercut whose step is hidden too
    is missed where its line stands.
    """
    hanging: dict[str, list[Inference]] = {}
    for step in whole.inferences.values():
        if step.id not in left.inferences:
            hanging.setdefault(step.below, []).append(step)
    return hanging


def _count(start: str, hanging: Mapping[str, Sequence[Inference]], left: ArgMap) -> int:
    met: set[str] = set()
    waiting = [start]
    while waiting:
        for step in hanging.get(waiting.pop(), ()):
            new = {part.statement for part in step.premises} - met - left.statements.keys()
            met |= new
            waiting.extend(new)
    return len(met)
