"""A map in numbers: how much is said, how deep it goes, and where it stands open."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from argmap.check.unanswered import find_unanswered_steps
from argmap.model.map import ArgMap, Group, Inference, Polarity, Role, Statement


class Balance(Struct, frozen=True):
    """How many statements speak for what stands at the top of their branch, and how many against it.

    What attacks an objection speaks for it again. Statements at the top count on neither side.
    """

    pro: int = 0
    con: int = 0


class Stats(Struct, frozen=True):
    """What is counted of a map.

    `depth` is the most steps that a statement is away from one at the top, by its shortest way. `linked`
    are the steps with several premises, `referring` those that begin with a reference. `unanswered` are
    objections that nothing answers. `uncited` are statements that name no source, and `bare` those of them
    that nothing supports either. `groups` has the balance of each group, with those nested in it.
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
        """How many there are, of all roles."""
        return sum(self.roles.values())

    @property
    def steps(self) -> int:
        """How many inferences there are."""
        return self.supports + self.attacks + self.undercuts


def compute_stats(argmap: ArgMap) -> Stats:
    """The numbers of a map."""
    steps = argmap.inferences.values()
    roles = Counter(statement.role for statement in argmap.statements.values())
    supported = {step.target for step in steps if step.polarity is Polarity.SUPPORTS}
    uncited = tuple(s for s in argmap.statements.values() if not s.cites)
    sides = dict(_statement_sides(argmap))
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
            name: _count_sides(
                side
                for s, side in sides.items()
                if name in _enclosing_groups(argmap, argmap.statements[s].group)
            )
            for name in argmap.groups
        },
    )


def _find_unanswered(argmap: ArgMap) -> Iterator[Statement]:
    """The first statement of every objection that nothing answers, each once."""
    first = dict.fromkeys(step.premises[0].statement for step in find_unanswered_steps(argmap))
    return (argmap.statements[name] for name in first)


def _count_sides(sides: Iterable[bool]) -> Balance:
    counts = Counter(sides)
    return Balance(counts[True], counts[False])


def _depth(argmap: ArgMap) -> int:
    """Steps from a top statement to the one that is furthest away; an undercut is one beyond its step."""
    hitting: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        hitting.setdefault(step.target, []).append(step)
    tops = [s.id for s in argmap.statements.values() if s.parent_step is None]
    used = {premise.statement for step in argmap.inferences.values() for premise in step.premises}
    far = dict.fromkeys([top for top in tops if top not in used] or tops, 0)
    waiting = deque(far)
    while waiting:
        here = waiting.popleft()
        for step in hitting.get(here, ()):
            for met in (step.id, *(premise.statement for premise in step.premises)):
                if met not in far:
                    far[met] = far[here] + 1
                    waiting.append(met)
    return max((away for met, away in far.items() if met in argmap.statements), default=0)


def _statement_sides(argmap: ArgMap) -> Iterator[tuple[str, bool]]:
    """For each statement below the top, by its full line, whether it speaks for what stands there."""
    sides: dict[str, bool] = {}
    for statement in argmap.statements.values():
        below: list[Inference] = []
        step = argmap.inferences.get(statement.parent_step or "")
        while step is not None and step.id not in sides:
            below.append(step)
            home = step.target if step.undercuts else argmap.statements[step.target].parent_step
            step = argmap.inferences.get(home or "")
        side = step is None or sides[step.id]
        for step in reversed(below):
            side = side is (step.polarity is Polarity.SUPPORTS)
            sides[step.id] = side
        if statement.parent_step is not None:
            yield statement.id, sides[statement.parent_step]


def _enclosing_groups(argmap: ArgMap, group: str | None) -> Iterator[str]:
    """A group and those it is nested in."""
    found: Group | None = argmap.groups.get(group or "")
    while found is not None:
        yield found.id
        found = argmap.groups.get(found.parent or "")
