"""A cut of a map: a map again, of what is to be shown of it, and how much hangs unseen on what is."""

from collections import deque
from collections.abc import Mapping, Sequence, Set

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.model.cut_off import cut_off
from argmap.model.map import ArgMap, Inference, Role, Statement, Translated, View


class Cut(Struct, frozen=True):
    """What of a map is wanted: what stands below `root`, `depth` steps deep, and bears all tags and groups.

    `root` None is the whole map, `depth` None all of its depth. A statement is in its group and in those
    that this one is nested in.
    """

    title: Translated = field(default_factory=dict)
    root: str | None = None
    depth: int | None = None
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class CutMap(Struct, frozen=True):
    """What is left of a map, the cut's title, and by statement how many others a cut hides below it.

    Statements whose step is gone stand at the top of `argmap`, which has no views. `hidden` has only
    statements that are left, and counts of at least 1; what is hidden below two of them counts at both.
    """

    argmap: ArgMap
    hidden: Mapping[str, int] = field(default_factory=dict)
    title: Translated = field(default_factory=dict)


def cut_by(view: View) -> Cut:
    """The cut that a view declares."""
    return Cut(view.text, view.root, view.depth, view.tags, view.groups)


def cut(argmap: ArgMap, wanted: Cut) -> CutMap:
    """What a cut leaves of a map: no statement at all where nothing in its reach bears its filters.

    A step is left where all its premises and what it hits are. Linked premises are never cut apart: with
    one of them come the others. An undercut goes with the step that it hits. The root is always left, for
    it was asked for by name.
    """
    reach = _reach(argmap, wanted)
    bearing = {name for name in reach if name in argmap.statements and _bears(argmap, wanted, name)}
    if bearing and wanted.root is not None:
        bearing.add(wanted.root)
    kept, steps = _settled(argmap, _whole(argmap, bearing, reach), wanted.root)
    statements = {s.id: _freed(s, steps) for s in argmap.statements.values() if s.id in kept}
    left = replace(argmap, statements=statements, inferences=steps, views={})
    return CutMap(left, cut_off(argmap, left), wanted.title)


def cut_to(argmap: ArgMap, statements: Set[str], steps: Set[str]) -> CutMap:
    """The map of these statements and steps alone.

    They must hold together: with a step come its premises and what it hits, a statement or a step.
    """
    inferences = {step.id: step for step in argmap.inferences.values() if step.id in steps}
    kept = {s.id: _freed(s, inferences) for s in argmap.statements.values() if s.id in statements}
    left = replace(argmap, statements=kept, inferences=inferences, views={})
    return CutMap(left, cut_off(argmap, left))


def _reach(argmap: ArgMap, wanted: Cut) -> Set[str]:
    """The ids of all statements and steps below the root and within the depth."""
    hitting: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        hitting.setdefault(step.target, []).append(step)
    return _within(hitting, _starts(argmap, wanted.root, hitting), wanted.depth)


def _starts(argmap: ArgMap, root: str | None, hitting: Mapping[str, Sequence[Inference]]) -> Sequence[str]:
    """The root; else the theses, what nothing stands left of, and the first of those that run in a circle."""
    if root is not None:
        return (root,)
    tops = [statement.id for statement in argmap.statements.values() if statement.home is None]
    used = {part.statement for step in argmap.inferences.values() for part in step.premises}
    used -= {top for top in tops if argmap.statements[top].role is Role.THESIS}
    starts = [top for top in tops if top not in used]
    met = set(_within(hitting, starts, None))
    for top in tops:
        if top not in met:
            starts.append(top)
            met |= _within(hitting, (top,), None, met)
    return starts


def _within(
    hitting: Mapping[str, Sequence[Inference]],
    starts: Sequence[str],
    depth: int | None,
    known: Set[str] = frozenset(),
) -> Set[str]:
    """The statements and steps at most `depth` steps below the starts; what is known is not gone into.

    A step is one deeper than what it hits, a statement or a step; its premises are as deep as itself.
    """
    levels = dict.fromkeys(starts, 0)
    waiting = deque(starts)
    while waiting:
        here = waiting.popleft()
        if depth is not None and levels[here] >= depth:
            continue
        for step in hitting.get(here, ()):
            for name in (step.id, *(part.statement for part in step.premises)):
                if name not in levels and name not in known:
                    levels[name] = levels[here] + 1
                    waiting.append(name)
    return levels.keys()


def _bears(argmap: ArgMap, wanted: Cut, name: str) -> bool:
    statement = argmap.statements[name]
    around = _around(argmap, statement.group) if wanted.groups else frozenset()
    return around.issuperset(wanted.groups) and set(wanted.tags).issubset(statement.tags)


def _around(argmap: ArgMap, group: str | None) -> frozenset[str]:
    """A group and those that it is nested in."""
    around: set[str] = set()
    while group is not None and group not in around:
        around.add(group)
        group = argmap.groups[group].parent
    return frozenset(around)


def _whole(argmap: ArgMap, bearing: Set[str], reach: Set[str]) -> set[str]:
    """The statements, and those within reach that are linked with one of them.

    A reference is a part of its step only in a view that shows what the step stands below: what does work
    in many places does not drag in its companions from all of them.
    """
    touching: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        if len(step.premises) > 1 and step.id in reach:
            for name in {step.below, *(part.statement for part in step.premises)}:
                touching.setdefault(name, []).append(step)
    whole, waiting = set(bearing), list(bearing)
    while waiting:
        for step in touching.get(waiting.pop(), ()):
            seen = step.below in whole
            if any(part.statement in whole and (part.stands_here or seen) for part in step.premises):
                more = {part.statement for part in step.premises} - whole
                whole |= more
                waiting.extend(more)
    return whole


def _settled(argmap: ArgMap, kept: Set[str], root: str | None) -> tuple[Set[str], Mapping[str, Inference]]:
    """The statements without undercuts of steps that are gone, and the steps between them."""
    while True:
        steps = _steps(argmap, kept)
        idle = _idle(argmap, kept, steps) - {root}
        if not idle:
            return kept, steps
        kept = kept - idle


def _steps(argmap: ArgMap, kept: Set[str]) -> Mapping[str, Inference]:
    """The steps whose ends are all there, as written: an undercut stands behind the step it hits."""
    steps: dict[str, Inference] = {}
    for step in argmap.inferences.values():
        hits: Set[str] = steps.keys() if step.undercuts else kept
        if step.target in hits and all(part.statement in kept for part in step.premises):
            steps[step.id] = step
    return steps


def _idle(argmap: ArgMap, kept: Set[str], steps: Mapping[str, Inference]) -> Set[str]:
    """The statements that stand in an undercut which is gone, unless one of these works elsewhere."""
    working = {part.statement for step in steps.values() for part in step.premises}
    idle: set[str] = set()
    for step in argmap.inferences.values():
        if step.undercuts and step.id not in steps:
            own = {part.statement for part in step.premises if part.stands_here}
            if working.isdisjoint(own):
                idle |= own & kept
    return idle


def _freed(statement: Statement, steps: Mapping[str, Inference]) -> Statement:
    """The statement; at the top where the step it stands in is gone."""
    return statement if statement.home is None or statement.home in steps else replace(statement, home=None)
