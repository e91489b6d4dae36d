"""Subsets of a map: a map again, of the part that is wanted, and counts of what hangs unseen below it."""

from collections import deque
from collections.abc import Mapping, Sequence, Set

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.model.map import ArgMap, Inference, Role, Statement, Translations, View


class Subset(Struct, frozen=True):
    """The part of a map that is wanted: below `root`, `depth` steps deep, with all of the tags and groups.

    `root` None is the whole map, `depth` None all of its depth. A statement is in its group and in those
    that this one is nested in.
    """

    title: Translations = field(default_factory=dict)
    root: str | None = None
    depth: int | None = None
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class SubsetMap(Struct, frozen=True):
    """The part of a map that is left, its title, and by statement how many others are hidden below it.

    Statements whose step is gone stand at the top of `argmap`, which has no views. `hidden_counts` has only
    statements that are left, and counts of at least 1; a statement hidden below two of them counts at both.
    """

    argmap: ArgMap
    hidden_counts: Mapping[str, int] = field(default_factory=dict)
    title: Translations = field(default_factory=dict)


def subset_of_view(view: View) -> Subset:
    """Return the subset that a view declares."""
    return Subset(view.text, view.root, view.depth, view.tags, view.groups)


def extract_subset(argmap: ArgMap, subset: Subset) -> SubsetMap:
    """Extract a subset of a map: no statement at all where nothing in its reach passes its filters.

    A step is left where all its premises and its target are. Linked premises are never cut apart: with one
    of them come the others. An undercut goes with the step that it attacks. The root is always left, for it
    was asked for by name.
    """
    reach = _find_reachable(argmap, subset)
    matches = {name for name in reach if name in argmap.statements and _matches_filters(argmap, subset, name)}
    if matches and subset.root is not None:
        matches.add(subset.root)
    kept_ids, steps = _drop_idle_undercuts(argmap, _add_linked_premises(argmap, matches, reach), subset.root)
    statements = {
        s.id: _detach_from_lost_step(s, steps) for s in argmap.statements.values() if s.id in kept_ids
    }
    left = replace(argmap, statements=statements, inferences=steps, views={})
    return SubsetMap(left, count_hidden(argmap, left), subset.title)


def restrict_map(argmap: ArgMap, statements: Set[str], steps: Set[str]) -> SubsetMap:
    """Restrict a map to these statements and steps alone.

    They must hold together: with a step come its premises and its target, a statement or a step.
    """
    inferences = {step.id: step for step in argmap.inferences.values() if step.id in steps}
    kept_statements = {
        s.id: _detach_from_lost_step(s, inferences) for s in argmap.statements.values() if s.id in statements
    }
    left = replace(argmap, statements=kept_statements, inferences=inferences, views={})
    return SubsetMap(left, count_hidden(argmap, left))


def _find_reachable(argmap: ArgMap, subset: Subset) -> Set[str]:
    """Collect the ids of all statements and steps below the root and within the depth."""
    hitting: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        hitting.setdefault(step.target, []).append(step)
    return _find_within_depth(hitting, _find_starts(argmap, subset.root, hitting), subset.depth)


def _find_starts(
    argmap: ArgMap, root: str | None, steps_by_target: Mapping[str, Sequence[Inference]]
) -> Sequence[str]:
    """List the root; else the theses, the statements that support nothing, and the first of each circle."""
    if root is not None:
        return (root,)
    tops = [statement.id for statement in argmap.statements.values() if statement.parent_step is None]
    used = {part.statement for step in argmap.inferences.values() for part in step.premises}
    used -= {top for top in tops if argmap.statements[top].role is Role.THESIS}
    starts = [top for top in tops if top not in used]
    reached = set(_find_within_depth(steps_by_target, starts, None))
    for top in tops:
        if top not in reached:
            starts.append(top)
            reached |= _find_within_depth(steps_by_target, (top,), None, reached)
    return starts


def _find_within_depth(
    steps_by_target: Mapping[str, Sequence[Inference]],
    starts: Sequence[str],
    depth: int | None,
    excluded: Set[str] = frozenset(),
) -> Set[str]:
    """Collect the statements and steps at most `depth` steps below the starts, not going into `excluded`.

    A step is one deeper than its target, a statement or a step; its premises are as deep as itself.
    """
    levels = dict.fromkeys(starts, 0)
    waiting = deque(starts)
    while waiting:
        here = waiting.popleft()
        if depth is not None and levels[here] >= depth:
            continue
        for step in steps_by_target.get(here, ()):
            for name in (step.id, *(part.statement for part in step.premises)):
                if name not in levels and name not in excluded:
                    levels[name] = levels[here] + 1
                    waiting.append(name)
    return levels.keys()


def _matches_filters(argmap: ArgMap, subset: Subset, name: str) -> bool:
    statement = argmap.statements[name]
    around = _enclosing_groups(argmap, statement.group) if subset.groups else frozenset()
    return around.issuperset(subset.groups) and set(subset.tags).issubset(statement.tags)


def _enclosing_groups(argmap: ArgMap, group: str | None) -> frozenset[str]:
    """Collect a group and those that it is nested in."""
    around: set[str] = set()
    while group is not None and group not in around:
        around.add(group)
        group = argmap.groups[group].parent
    return frozenset(around)


def _add_linked_premises(argmap: ArgMap, matches: Set[str], reach: Set[str]) -> set[str]:
    """Add the statements within reach that are linked with one of the matches.

    A reference is a part of its step only in a subset that shows the statement above the step: a statement
    that is used in many places does not bring in its companions from all of them.
    """
    touching: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        if len(step.premises) > 1 and step.id in reach:
            for name in {step.written_under, *(part.statement for part in step.premises)}:
                touching.setdefault(name, []).append(step)
    complete, waiting = set(matches), list(matches)
    while waiting:
        for step in touching.get(waiting.pop(), ()):
            seen = step.written_under in complete
            if any(part.statement in complete and (part.in_full or seen) for part in step.premises):
                more = {part.statement for part in step.premises} - complete
                complete |= more
                waiting.extend(more)
    return complete


def _drop_idle_undercuts(
    argmap: ArgMap, statements: Set[str], root: str | None
) -> tuple[Set[str], Mapping[str, Inference]]:
    """Drop the undercuts of steps that are gone, and return the statements and the steps between them."""
    while True:
        steps = _select_complete_steps(argmap, statements)
        idle = _find_idle(argmap, statements, steps) - {root}
        if not idle:
            return statements, steps
        statements = statements - idle


def _select_complete_steps(argmap: ArgMap, statements: Set[str]) -> Mapping[str, Inference]:
    """Select the steps whose ends are all there, in order: an undercut comes after the step it attacks."""
    steps: dict[str, Inference] = {}
    for step in argmap.inferences.values():
        hits: Set[str] = steps.keys() if step.undercuts else statements
        if step.target in hits and all(part.statement in statements for part in step.premises):
            steps[step.id] = step
    return steps


def _find_idle(argmap: ArgMap, statements: Set[str], steps: Mapping[str, Inference]) -> Set[str]:
    """Collect the statements that stand in an undercut which is gone, unless one of these works elsewhere."""
    working = {part.statement for step in steps.values() for part in step.premises}
    idle: set[str] = set()
    for step in argmap.inferences.values():
        if step.undercuts and step.id not in steps:
            own = {part.statement for part in step.premises if part.in_full}
            if working.isdisjoint(own):
                idle |= own & statements
    return idle


def _detach_from_lost_step(statement: Statement, steps: Mapping[str, Inference]) -> Statement:
    """Put a statement at the top where the step it stands in is gone."""
    return (
        statement
        if statement.parent_step is None or statement.parent_step in steps
        else replace(statement, parent_step=None)
    )


def count_hidden(full_map: ArgMap, visible_map: ArgMap) -> Mapping[str, int]:
    """Count, for each statement of `visible_map`, those of `full_map` that are hidden below it.

    Counted is every hidden statement on the way down, through hidden ones only. One below two visible
    statements is counted at both, for at both a reader would miss it. Every hidden statement below a visible
    one is counted somewhere.
    """
    hanging = _group_hidden_steps(full_map, visible_map)
    counts = {
        name: _count_hidden_below(name, hanging, visible_map)
        for name in visible_map.statements
        if name in hanging
    }
    return {name: count for name, count in counts.items() if count}


def _group_hidden_steps(full_map: ArgMap, visible_map: ArgMap) -> Mapping[str, Sequence[Inference]]:
    """Group the hidden steps by the statement that each is written under.

    An undercut whose step is hidden too is so missed where its line stands.
    """
    hanging: dict[str, list[Inference]] = {}
    for step in full_map.inferences.values():
        if step.id not in visible_map.inferences:
            hanging.setdefault(step.written_under, []).append(step)
    return hanging


def _count_hidden_below(
    start: str, hidden_steps: Mapping[str, Sequence[Inference]], visible_map: ArgMap
) -> int:
    hidden: set[str] = set()
    waiting = [start]
    while waiting:
        for step in hidden_steps.get(waiting.pop(), ()):
            new = {part.statement for part in step.premises} - hidden - visible_map.statements.keys()
            hidden |= new
            waiting.extend(new)
    return len(hidden)
