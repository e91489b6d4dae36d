"""A map in numbers: statements, steps, depth, and the places where support or an answer is missing."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from argmap.check.unanswered import find_unanswered_steps
from argmap.layout.group_membership import group_paths
from argmap.model.map import ArgMap, Inference, Polarity, Role, Statement


class Balance(Struct, frozen=True):
    """The numbers of statements for and against the statement at the top of their branch.

    A statement that attacks an objection is for it again. Statements at the top count on neither side.
    """

    pro: int = 0
    con: int = 0


class Stats(Struct, frozen=True):
    """The numbers of a map.

    `depth` is the greatest number of steps between a statement and the top, each by its shortest path.
    `linked_steps` have several premises, `reference_steps` begin with a reference. `uncited_statements` name
    no source; `unsupported_statements` are those of them that no step supports either. `groups` has the
    balance of each group, with the groups nested in it.
    """

    roles: Mapping[Role, int]
    depth: int
    supports: int
    attacks: int
    undercuts: int
    linked_steps: int
    reference_steps: int
    unanswered_objections: tuple[Statement, ...]
    uncited_statements: tuple[Statement, ...]
    unsupported_statements: tuple[Statement, ...]
    balance: Balance
    groups: Mapping[str, Balance]

    @property
    def statements(self) -> int:
        """The number of statements of all roles."""
        return sum(self.roles.values())

    @property
    def steps(self) -> int:
        """The number of inferences."""
        return self.supports + self.attacks + self.undercuts


def compute_stats(argmap: ArgMap) -> Stats:
    """Compute the numbers of a map."""
    steps = argmap.inferences.values()
    roles = Counter(statement.role for statement in argmap.statements.values())
    supported = {step.target for step in steps if step.polarity is Polarity.SUPPORTS}
    uncited = tuple(s for s in argmap.statements.values() if not s.cites)
    sides, paths = dict(_statement_sides(argmap)), group_paths(argmap)
    return Stats(
        roles={role: roles[role] for role in Role if roles[role]},
        depth=_depth(argmap),
        supports=sum(step.polarity is Polarity.SUPPORTS for step in steps),
        attacks=sum(step.polarity is Polarity.ATTACKS and not step.undercuts for step in steps),
        undercuts=sum(step.undercuts for step in steps),
        linked_steps=sum(len(step.premises) > 1 for step in steps),
        reference_steps=sum(not step.premises[0].in_full for step in steps),
        unanswered_objections=tuple(_find_unanswered(argmap)),
        uncited_statements=uncited,
        unsupported_statements=tuple(s for s in uncited if s.id not in supported),
        balance=_count_sides(sides.values()),
        groups={
            name: _count_sides(side for s, side in sides.items() if name in paths[s])
            for name in argmap.groups
        },
    )


def _find_unanswered(argmap: ArgMap) -> Iterator[Statement]:
    """Find the first statement of every objection that no step answers, each once."""
    names = dict.fromkeys(step.premises[0].statement for step in find_unanswered_steps(argmap))
    return (argmap.statements[name] for name in names)


def _count_sides(sides: Iterable[bool]) -> Balance:
    counts = Counter(sides)
    return Balance(counts[True], counts[False])


def _depth(argmap: ArgMap) -> int:
    """Count the steps from the top to the statement furthest away; an undercut is one beyond its target."""
    steps_by_target: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        steps_by_target.setdefault(step.target, []).append(step)
    tops = [s.id for s in argmap.statements.values() if s.parent_step is None]
    used = {premise.statement for step in argmap.inferences.values() for premise in step.premises}
    distances = dict.fromkeys([top for top in tops if top not in used] or tops, 0)
    queue = deque(distances)
    while queue:
        current = queue.popleft()
        for step in steps_by_target.get(current, ()):
            for name in (step.id, *(premise.statement for premise in step.premises)):
                if name not in distances:
                    distances[name] = distances[current] + 1
                    queue.append(name)
    return max((distance for name, distance in distances.items() if name in argmap.statements), default=0)


def _statement_sides(argmap: ArgMap) -> Iterator[tuple[str, bool]]:
    """List the statements below the top, each with True where it is for the statement at the top."""
    sides: dict[str, bool] = {}
    for statement in argmap.statements.values():
        path: list[Inference] = []
        step = argmap.inferences.get(statement.parent_step or "")
        while step is not None and step.id not in sides:
            path.append(step)
            next_step = step.target if step.undercuts else argmap.statements[step.target].parent_step
            step = argmap.inferences.get(next_step or "")
        side = step is None or sides[step.id]
        for step in reversed(path):
            side = side is (step.polarity is Polarity.SUPPORTS)
            sides[step.id] = side
        if statement.parent_step is not None:
            yield statement.id, sides[statement.parent_step]
