"""What a cut hides: by statement that is left, how many others hang below it unseen."""

from collections.abc import Mapping, Sequence

from argmap.model.map import ArgMap, Inference


def count_hidden(full_map: ArgMap, visible_map: ArgMap) -> Mapping[str, int]:
    """The count of each statement of `left` below which `whole` has statements that `left` lacks.

    Counted is all that is met on the way down from a statement, through hidden ones only. What hangs
    unseen below two statements is counted at both, for at both a reader would miss it. All that is hidden
    below anything that is left is counted somewhere.
    """
    hanging = _group_hidden_steps(full_map, visible_map)
    counts = {
        name: _count_hidden_below(name, hanging, visible_map)
        for name in visible_map.statements
        if name in hanging
    }
    return {name: count for name, count in counts.items() if count}


def _group_hidden_steps(full_map: ArgMap, visible_map: ArgMap) -> Mapping[str, Sequence[Inference]]:
    """The hidden steps, by the statement that each is written under: so an undercut whose step is hidden too
    is missed where its line stands.
    """
    hanging: dict[str, list[Inference]] = {}
    for step in full_map.inferences.values():
        if step.id not in visible_map.inferences:
            hanging.setdefault(step.written_under, []).append(step)
    return hanging


def _count_hidden_below(
    start: str, hidden_steps: Mapping[str, Sequence[Inference]], visible_map: ArgMap
) -> int:
    met: set[str] = set()
    waiting = [start]
    while waiting:
        for step in hidden_steps.get(waiting.pop(), ()):
            new = {part.statement for part in step.premises} - met - visible_map.statements.keys()
            met |= new
            waiting.extend(new)
    return len(met)
