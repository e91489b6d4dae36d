"""In what order a map appears on a slide: the step of every statement and of every inference."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct, field

from argmap.deck.stage import Stage
from argmap.layout.reading import Reading, read
from argmap.model.map import ArgMap, Inference, Polarity, Reveal, Role

Key = tuple[int, ...]
"""When something appears: keys are compared, and equal ones are one step."""

FOR, AGAINST, REPLY, UNDERCUT = 1, 2, 3, 4
"""When a step appears by its role, at the earliest."""


def staged(argmap: ArgMap, reveal: Reveal, highlight: Set[str] = frozenset()) -> Stage:
    """The stage of a map that one slide shows.

    What begins the slide is there first. `order` then adds one step of the argument after another, as
    written; `branch` one branch after another; `role` first what speaks for, then objections, rebuttals and
    undercuts, each no sooner than what it bears on. Linked premises come together, a wire when all its ends
    are there, and an undercut after the step it hits. Where something of it is shown, all that is not in
    `highlight` stands back.
    """
    faint = _faint(argmap, highlight)
    if reveal is Reveal.NONE:
        return Stage(faint=faint)
    entries = tuple(_entries(argmap, read(argmap)))
    boxes = _KEYED[reveal](argmap, entries)
    wires = _wires(argmap, boxes)
    numbers = {key: number for number, key in enumerate(sorted({*boxes.values(), *wires.values()}))}
    return Stage(
        {name: numbers[key] for name, key in boxes.items()},
        {name: numbers[key] for name, key in wires.items()},
        faint=faint,
    )


def in_order(argmap: ArgMap) -> tuple[str, ...]:
    """The statements in the order in which they are read, each right after what it bears on."""
    return tuple(name for entry in _entries(argmap, read(argmap)) for name in entry.statements)


class Entry(Struct, frozen=True):
    """A step as it is met in reading order, with the statements that stand here for it; a root has none."""

    statements: tuple[str, ...]
    step: Inference | None = None


def _entries(argmap: ArgMap, reading: Reading) -> Iterator[Entry]:
    """The roots and the steps, what stands below each right after it."""
    waiting = [Entry((root,)) for root in reversed(reading.roots)]
    while waiting:
        entry = waiting.pop()
        yield entry
        below = [
            Entry(tuple(_planted(each, reading)), each)
            for statement in entry.statements
            for step in reading.under.get(statement, ())
            for each in reading.along(step)
        ]
        waiting.extend(reversed(below))


def _planted(step: Inference, reading: Reading) -> Iterator[str]:
    for part in step.premises:
        if (step.id, part.statement) in reading.planted:
            yield part.statement


def _by_order(argmap: ArgMap, entries: Sequence[Entry]) -> Mapping[str, Key]:
    return {name: (number,) for number, entry in enumerate(entries) for name in entry.statements}


class _Branching(Struct):
    """The branches met so far. What undercuts a step of a branch comes after it."""

    tops: Set[str]
    count: int = 0
    known: dict[str, Key] = field(default_factory=dict)
    hit: dict[str, Key] = field(default_factory=dict)

    def meet(self, entry: Entry) -> None:
        """Takes the next entry in reading order."""
        step = entry.step
        if step is None or (step.id in self.tops and not step.undercuts):
            self.count += 1
            key: Key = (self.count, 0)
        elif step.undercuts:
            branch, depth = self.hit[step.target]
            key = (branch, depth + 1)
        else:
            key = self.known[step.below]
        if step:
            self.hit[step.id] = key
        self.known.update(dict.fromkeys(entry.statements, key))


def _by_branch(argmap: ArgMap, entries: Sequence[Entry]) -> Mapping[str, Key]:
    branching = _Branching(frozenset(_tops(entries)))
    for entry in entries:
        branching.meet(entry)
    return branching.known


def _tops(entries: Sequence[Entry]) -> Iterator[str]:
    """The steps that begin branches: those on a root; where that is only one, those below it too."""
    below: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.step and not entry.step.undercuts:
            below.setdefault(entry.step.below, []).append(entry)
    for root in (entry.statements[0] for entry in entries if entry.step is None):
        level = below.get(root, [])
        while level:
            yield from (entry.step.id for entry in level if entry.step)
            only = level[0].statements if len(level) == 1 else ()
            level = [entry for each in only for entry in below.get(each, ())]


def _by_role(argmap: ArgMap, entries: Sequence[Entry]) -> Mapping[str, Key]:
    levels: dict[str, int] = {}
    steps: dict[str, int] = {}
    for entry in entries:
        step, level = entry.step, 0
        if step and step.undercuts:
            level = max(UNDERCUT, steps[step.target] + 1)
        elif step:
            attacks = step.polarity is Polarity.ATTACKS
            level = max(_rank(argmap, step), levels[step.below] + attacks)
        if step:
            steps[step.id] = level
        levels.update(dict.fromkeys(entry.statements, level))
    return {name: (level,) for name, level in levels.items()}


def _rank(argmap: ArgMap, step: Inference) -> int:
    if step.polarity is Polarity.SUPPORTS:
        return FOR
    first = argmap.statements[step.premises[0].statement]
    return REPLY if first.role is Role.REBUTTAL else AGAINST


_KEYED: Mapping[Reveal, Callable[[ArgMap, Sequence[Entry]], Mapping[str, Key]]] = {
    Reveal.ORDER: _by_order,
    Reveal.BRANCH: _by_branch,
    Reveal.ROLE: _by_role,
}


def _wires(argmap: ArgMap, boxes: Mapping[str, Key]) -> Mapping[str, Key]:
    """When all ends of each step are there; of an undercut, after the step it hits."""
    keys: dict[str, Key] = {}
    for step in _hit_first(argmap.inferences.values()):
        key = max(boxes[part.statement] for part in step.premises)
        if not step.undercuts:
            keys[step.id] = max(key, boxes[step.target])
        else:
            keys[step.id] = key if key > keys[step.target] else (*keys[step.target], 1)
    return keys


def _hit_first(steps: Iterable[Inference]) -> Iterator[Inference]:
    """The steps, each undercut after what it hits."""
    hitting: dict[str, list[Inference]] = {}
    waiting: list[Inference] = []
    for step in steps:
        if step.undercuts:
            hitting.setdefault(step.target, []).append(step)
        else:
            waiting.append(step)
    while waiting:
        step = waiting.pop()
        yield step
        waiting.extend(hitting.get(step.id, ()))


def _faint(argmap: ArgMap, highlight: Set[str]) -> frozenset[str]:
    """What stands back: a step stays where all its ends do."""
    if highlight.isdisjoint(argmap.statements):
        return frozenset()
    faint = argmap.statements.keys() - highlight
    for step in _hit_first(argmap.inferences.values()):
        ends = {step.target, *(part.statement for part in step.premises)}
        if not faint.isdisjoint(ends):
            faint.add(step.id)
    return frozenset(faint)
