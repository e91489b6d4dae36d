"""In what order a map appears on a slide: the step of every statement and of every inference."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct, field

from argmap.deck.build_steps import BuildSteps
from argmap.layout.reading_order import ReadingTree, build_reading_tree
from argmap.model.map import ArgMap, Inference, Polarity, Reveal, Role, View

RevealKey = tuple[int, ...]
"""When something appears: keys are compared, and equal ones are one step."""

SUPPORT_LEVEL, ATTACK_LEVEL, REBUTTAL_LEVEL, UNDERCUT_LEVEL = 1, 2, 3, 4
"""When a step appears by its role, at the earliest."""


def choose_reveal(view: View | None) -> Reveal:
    """Return the order in which a view appears, as it declares; what is in no view, branch by branch."""
    return view.reveal if view else Reveal.BRANCH


def plan_build_steps(argmap: ArgMap, reveal: Reveal, highlight: Set[str] = frozenset()) -> BuildSteps:
    """The stage of a map that one slide shows.

    What begins the slide is there first. `order` then adds one step of the argument after another, as
    written; `branch` one branch after another; `role` first what speaks for, then objections, rebuttals and
    undercuts, each no sooner than what it bears on. Linked premises come together, a wire when all its ends
    are there, and an undercut after the step it hits. Where something of it is shown, all that is not in
    `highlight` stands back.
    """
    faint = _find_dimmed(argmap, highlight)
    if reveal is Reveal.NONE:
        return BuildSteps(dimmed=faint)
    entries = tuple(_walk_entries(argmap, build_reading_tree(argmap)))
    boxes = _KEY_BUILDERS[reveal](argmap, entries)
    wires = _wire_keys(argmap, boxes)
    numbers = {key: number for number, key in enumerate(sorted({*boxes.values(), *wires.values()}))}
    return BuildSteps(
        {name: numbers[key] for name, key in boxes.items()},
        {name: numbers[key] for name, key in wires.items()},
        dimmed=faint,
    )


def list_in_reading_order(argmap: ArgMap) -> tuple[str, ...]:
    """The statements in the order in which they are read, each right after what it bears on."""
    return tuple(
        name for entry in _walk_entries(argmap, build_reading_tree(argmap)) for name in entry.statements
    )


class RevealEntry(Struct, frozen=True):
    """A step as it is met in reading order, with the statements that stand here for it; a root has none."""

    statements: tuple[str, ...]
    step: Inference | None = None


def _walk_entries(argmap: ArgMap, reading_tree: ReadingTree) -> Iterator[RevealEntry]:
    """The roots and the steps, what stands below each right after it."""
    waiting = [RevealEntry((root,)) for root in reversed(reading_tree.roots)]
    while waiting:
        entry = waiting.pop()
        yield entry
        below = [
            RevealEntry(tuple(_list_placed_premises(each, reading_tree)), each)
            for statement in entry.statements
            for step in reading_tree.steps_under.get(statement, ())
            for each in reading_tree.with_undercuts(step)
        ]
        waiting.extend(reversed(below))


def _list_placed_premises(step: Inference, reading_tree: ReadingTree) -> Iterator[str]:
    for part in step.premises:
        if (step.id, part.statement) in reading_tree.tree_edges:
            yield part.statement


def _keys_by_order(argmap: ArgMap, entries: Sequence[RevealEntry]) -> Mapping[str, RevealKey]:
    return {name: (number,) for number, entry in enumerate(entries) for name in entry.statements}


class _BranchKeys(Struct):
    """The branches met so far. What undercuts a step of a branch comes after it."""

    top_steps: Set[str]
    count: int = 0
    statement_keys: dict[str, RevealKey] = field(default_factory=dict)
    step_keys: dict[str, RevealKey] = field(default_factory=dict)

    def add_entry(self, entry: RevealEntry) -> None:
        """Takes the next entry in reading order."""
        step = entry.step
        if step is None or (step.id in self.top_steps and not step.undercuts):
            self.count += 1
            key: RevealKey = (self.count, 0)
        elif step.undercuts:
            branch, depth = self.step_keys[step.target]
            key = (branch, depth + 1)
        else:
            key = self.statement_keys[step.written_under]
        if step:
            self.step_keys[step.id] = key
        self.statement_keys.update(dict.fromkeys(entry.statements, key))


def _keys_by_branch(argmap: ArgMap, entries: Sequence[RevealEntry]) -> Mapping[str, RevealKey]:
    branching = _BranchKeys(frozenset(_find_top_steps(entries)))
    for entry in entries:
        branching.add_entry(entry)
    return branching.statement_keys


def _find_top_steps(entries: Sequence[RevealEntry]) -> Iterator[str]:
    """The steps that begin branches: those on a root; where that is only one, those below it too."""
    below: dict[str, list[RevealEntry]] = {}
    for entry in entries:
        if entry.step and not entry.step.undercuts:
            below.setdefault(entry.step.written_under, []).append(entry)
    for root in (entry.statements[0] for entry in entries if entry.step is None):
        level = below.get(root, [])
        while level:
            yield from (entry.step.id for entry in level if entry.step)
            only = level[0].statements if len(level) == 1 else ()
            level = [entry for each in only for entry in below.get(each, ())]


def _keys_by_role(argmap: ArgMap, entries: Sequence[RevealEntry]) -> Mapping[str, RevealKey]:
    levels: dict[str, int] = {}
    steps: dict[str, int] = {}
    for entry in entries:
        step, level = entry.step, 0
        if step and step.undercuts:
            level = max(UNDERCUT_LEVEL, steps[step.target] + 1)
        elif step:
            attacks = step.polarity is Polarity.ATTACKS
            level = max(_role_level(argmap, step), levels[step.written_under] + attacks)
        if step:
            steps[step.id] = level
        levels.update(dict.fromkeys(entry.statements, level))
    return {name: (level,) for name, level in levels.items()}


def _role_level(argmap: ArgMap, step: Inference) -> int:
    if step.polarity is Polarity.SUPPORTS:
        return SUPPORT_LEVEL
    first = argmap.statements[step.premises[0].statement]
    return REBUTTAL_LEVEL if first.role is Role.REBUTTAL else ATTACK_LEVEL


_KEY_BUILDERS: Mapping[Reveal, Callable[[ArgMap, Sequence[RevealEntry]], Mapping[str, RevealKey]]] = {
    Reveal.ORDER: _keys_by_order,
    Reveal.BRANCH: _keys_by_branch,
    Reveal.ROLE: _keys_by_role,
}


def _wire_keys(argmap: ArgMap, boxes: Mapping[str, RevealKey]) -> Mapping[str, RevealKey]:
    """When all ends of each step are there; of an undercut, after the step it hits."""
    keys: dict[str, RevealKey] = {}
    for step in _sort_targets_first(argmap.inferences.values()):
        key = max(boxes[part.statement] for part in step.premises)
        if not step.undercuts:
            keys[step.id] = max(key, boxes[step.target])
        else:
            keys[step.id] = key if key > keys[step.target] else (*keys[step.target], 1)
    return keys


def _sort_targets_first(steps: Iterable[Inference]) -> Iterator[Inference]:
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


def _find_dimmed(argmap: ArgMap, highlight: Set[str]) -> frozenset[str]:
    """What stands back: a step stays where all its ends do."""
    if highlight.isdisjoint(argmap.statements):
        return frozenset()
    faint = argmap.statements.keys() - highlight
    for step in _sort_targets_first(argmap.inferences.values()):
        ends = {step.target, *(part.statement for part in step.premises)}
        if not faint.isdisjoint(ends):
            faint.add(step.id)
    return frozenset(faint)
