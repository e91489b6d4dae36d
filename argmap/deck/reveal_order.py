"""The order in which a map appears on a slide: the build step of every statement and inference."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct

from argmap.deck.build_steps import BuildSteps
from argmap.layout.reading_order import ReadingTree, build_reading_tree
from argmap.model.map import ArgMap, Inference, Polarity, Reveal, Role, View

RevealKey = tuple[int, ...]
"""A sort key for the time at which an element appears; elements with equal keys appear at one build step."""

SUPPORT_LEVEL, ATTACK_LEVEL, REBUTTAL_LEVEL, UNDERCUT_LEVEL = 1, 2, 3, 4
"""The earliest level of an inference when a map appears by role; level 0 has the roots."""


def choose_reveal(view: View | None) -> Reveal:
    """Return the order in which a view appears, as it declares; what is in no view, branch by branch."""
    return view.reveal if view else Reveal.BRANCH


def plan_build_steps(argmap: ArgMap, reveal: Reveal, highlight: Set[str] = frozenset()) -> BuildSteps:
    """Plan the build steps of the map on one slide.

    The roots come first. ORDER then adds one inference after another, as written; BRANCH one branch after
    another; ROLE first support, then objections, rebuttals and undercuts, each no sooner than its target.
    Linked premises come together, a wire as soon as all its ends are shown, and an undercut after the
    inference that it targets. If the slide shows a statement in `highlight`, all others are dimmed.
    """
    dimmed = _find_dimmed(argmap, highlight)
    if reveal is Reveal.NONE:
        return BuildSteps(dimmed=dimmed)
    entries = tuple(_walk_entries(argmap, build_reading_tree(argmap)))
    boxes = _KEY_BUILDERS[reveal](argmap, entries)
    wires = _wire_keys(argmap, boxes)
    numbers = {key: number for number, key in enumerate(sorted({*boxes.values(), *wires.values()}))}
    return BuildSteps(
        {name: numbers[key] for name, key in boxes.items()},
        {name: numbers[key] for name, key in wires.items()},
        dimmed=dimmed,
    )


def list_in_reading_order(argmap: ArgMap) -> tuple[str, ...]:
    """Return the statements in reading order, each premise after the statement that it bears on."""
    return tuple(
        name for entry in _walk_entries(argmap, build_reading_tree(argmap)) for name in entry.statements
    )


class RevealEntry(Struct, frozen=True):
    """An inference in reading order, with the statements that are placed below it; None for a root."""

    statements: tuple[str, ...]
    step: Inference | None = None


def _walk_entries(argmap: ArgMap, reading_tree: ReadingTree) -> Iterator[RevealEntry]:
    """Yield an entry for each root and inference, followed by those below it."""
    pending = [RevealEntry((root,)) for root in reversed(reading_tree.roots)]
    while pending:
        entry = pending.pop()
        yield entry
        below = [
            RevealEntry(tuple(_list_placed_premises(each, reading_tree)), each)
            for statement in entry.statements
            for step in reading_tree.steps_under.get(statement, ())
            for each in reading_tree.with_undercuts(step)
        ]
        pending.extend(reversed(below))


def _list_placed_premises(step: Inference, reading_tree: ReadingTree) -> Iterator[str]:
    """Yield the premises that are placed below an inference, not only referred to."""
    for part in step.premises:
        if (step.id, part.statement) in reading_tree.tree_edges:
            yield part.statement


def _keys_by_order(argmap: ArgMap, entries: Sequence[RevealEntry]) -> Mapping[str, RevealKey]:
    """Return the keys of statements that appear one inference after another."""
    return {name: (number,) for number, entry in enumerate(entries) for name in entry.statements}


class _BranchKeys:
    """Counts the branches of a map, and gives their statements and steps keys of (branch, undercut depth).

    `top_steps` are the ids of the steps that begin branches.
    """

    def __init__(self, top_steps: Set[str]) -> None:
        self.top_steps = top_steps
        self.count = 0
        self.statement_keys: dict[str, RevealKey] = {}
        self.step_keys: dict[str, RevealKey] = {}

    def add_entry(self, entry: RevealEntry) -> None:
        """Give the next entry in reading order its key."""
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
    """Return the keys of statements that appear one branch after another."""
    keys = _BranchKeys(frozenset(_find_top_steps(entries)))
    for entry in entries:
        keys.add_entry(entry)
    return keys.statement_keys


def _find_top_steps(entries: Sequence[RevealEntry]) -> Iterator[str]:
    """Yield the steps that begin branches: those on a root and, below a single one, those below it too."""
    below: dict[str, list[RevealEntry]] = {}
    for entry in entries:
        if entry.step and not entry.step.undercuts:
            below.setdefault(entry.step.written_under, []).append(entry)
    for root in (entry.statements[0] for entry in entries if entry.step is None):
        level = below.get(root, [])
        while level:
            yield from (entry.step.id for entry in level if entry.step)
            next_statements = level[0].statements if len(level) == 1 else ()
            level = [entry for each in next_statements for entry in below.get(each, ())]


def _keys_by_role(argmap: ArgMap, entries: Sequence[RevealEntry]) -> Mapping[str, RevealKey]:
    """Return the keys of statements that appear by role."""
    statement_levels: dict[str, int] = {}
    step_levels: dict[str, int] = {}
    for entry in entries:
        step, level = entry.step, 0
        if step and step.undercuts:
            level = max(UNDERCUT_LEVEL, step_levels[step.target] + 1)
        elif step:
            attacks = step.polarity is Polarity.ATTACKS
            level = max(_role_level(argmap, step), statement_levels[step.written_under] + attacks)
        if step:
            step_levels[step.id] = level
        statement_levels.update(dict.fromkeys(entry.statements, level))
    return {name: (level,) for name, level in statement_levels.items()}


def _role_level(argmap: ArgMap, step: Inference) -> int:
    """Return the earliest level of an inference on a statement."""
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
    """Return the keys of inferences: as late as their ends, and undercuts after their targets."""
    keys: dict[str, RevealKey] = {}
    for step in _sort_targets_first(argmap.inferences.values()):
        key = max(boxes[part.statement] for part in step.premises)
        if not step.undercuts:
            keys[step.id] = max(key, boxes[step.target])
        else:
            keys[step.id] = key if key > keys[step.target] else (*keys[step.target], 1)
    return keys


def _sort_targets_first(steps: Iterable[Inference]) -> Iterator[Inference]:
    """Yield the steps, each undercut after its target."""
    undercuts: dict[str, list[Inference]] = {}
    pending: list[Inference] = []
    for step in steps:
        if step.undercuts:
            undercuts.setdefault(step.target, []).append(step)
        else:
            pending.append(step)
    while pending:
        step = pending.pop()
        yield step
        pending.extend(undercuts.get(step.id, ()))


def _find_dimmed(argmap: ArgMap, highlight: Set[str]) -> frozenset[str]:
    """Return the ids of dimmed statements and inferences: an inference is dimmed if one of its ends is."""
    if highlight.isdisjoint(argmap.statements):
        return frozenset()
    dimmed = argmap.statements.keys() - highlight
    for step in _sort_targets_first(argmap.inferences.values()):
        ends = {step.target, *(part.statement for part in step.premises)}
        if not dimmed.isdisjoint(ends):
            dimmed.add(step.id)
    return frozenset(dimmed)
