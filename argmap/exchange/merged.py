"""Two states of a map in one: the new one, and what was removed where it stood."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.exchange.difference import Difference
from argmap.layout.scene import Change
from argmap.model.map import ArgMap, Inference, Premise, Statement


class Merged(Struct, frozen=True):
    """The map of both states, what became of its statements, and what those that were reworded said."""

    argmap: ArgMap
    changes: Mapping[str, tuple[Change, ...]]
    before: Mapping[str, Statement]


def merged(found: Difference) -> Merged:
    """The new map with the removed statements in it, each with the step in which it stood in full.

    What stood below a removed statement and is there still stands where the new map has it.
    """
    both = _Both(found)
    for statement in found.removed:
        both.put_back(statement)
    changes: dict[str, tuple[Change, ...]] = {s.id: (Change.ADDED,) for s in found.added}
    changes |= {both.ids[s.id]: (Change.REMOVED,) for s in found.removed}
    for kept in found.changed:
        told = [Change.REWORDED] * kept.reworded + [Change.MOVED] * kept.moved
        if told:
            changes[kept.new.id] = tuple(told)
    before = {kept.new.id: kept.old for kept in found.changed if kept.reworded}
    return Merged(both.argmap, changes, before)


class _Both:
    """The new map as it grows; `ids` are those that the old map's statements have in it."""

    def __init__(self, found: Difference) -> None:
        self.old, self.new = found.old, found.new
        taken = found.new.statements
        fresh = {s.id: f"{s.id}.old" if s.id in taken else s.id for s in found.removed}
        self.ids: dict[str, str] = {**found.pairs, **fresh}
        self.statements = {s.id: s for s in found.new.statements.values()}
        self.order = list(found.new.statements)
        self.steps = {step.id: step for step in found.new.inferences.values()}
        self.step_order = list(found.new.inferences)
        self.homes: dict[str, str] = {}
        """The step in this map of a step in the old one."""
        self.own: set[str] = set()
        """Those that have one of their own, for all that stood in them was removed, or moved."""
        for step in found.old.inferences.values():
            for premise in step.premises:
                home = self._home(premise)
                if home is not None:
                    self.homes.setdefault(step.id, home)

    @property
    def argmap(self) -> ArgMap:
        """The map of both."""
        numbered = (replace(self.statements[name], order=i) for i, name in enumerate(self.order))
        steps = (replace(self.steps[name], order=i) for i, name in enumerate(self.step_order))
        return replace(
            self.new,
            statements={s.id: s for s in numbered},
            inferences={step.id: step for step in steps},
            sources={**self.old.sources, **self.new.sources},
            views={},
        )

    def put_back(self, statement: Statement) -> None:
        """Puts a removed statement where it stood. Those above it in the old map are there already."""
        name = self.ids[statement.id]
        step = self.old.inferences.get(statement.home or "")
        home = self._joined(step, statement) if step else None
        group = statement.group if statement.group in self.new.groups else None
        self.statements[name] = replace(statement, id=name, home=home, group=group)
        names = list(self.old.statements)
        above = names[: statement.order]
        self.order.insert(self.order.index(self.ids[above[-1]]) + 1 if above else 0, name)

    def _home(self, premise: Premise) -> str | None:
        """The step of the new map in which a statement of the old one stands in full."""
        there = self.new.statements.get(self.ids[premise.statement]) if premise.stands_here else None
        return there.home if there else None

    def _joined(self, step: Inference, statement: Statement) -> str | None:
        """The step that the statement stands in: one that does there what it did, else one of its own."""
        premise = Premise(self.ids[statement.id], True, statement.span)
        host = self.steps.get(self.homes.get(step.id, ""))
        if host is not None and (step.id in self.own or self._does_the_same(host, step)):
            self.steps[host.id] = replace(host, premises=(*host.premises, premise))
            return host.id
        return self._own(step, premise)

    def _does_the_same(self, host: Inference, step: Inference) -> bool:
        deed = (step.polarity, step.undercuts)
        return (host.polarity, host.undercuts) == deed and host.below == self.ids[step.below]

    def _own(self, step: Inference, premise: Premise) -> str | None:
        below, target = self.ids[step.below], self.ids.get(step.target, "")
        if step.undercuts:
            hit = self.steps.get(self.homes.get(step.target, ""))
            if hit is None:
                return None
            target = hit.id
            if below not in [each.statement for each in hit.premises]:
                below = hit.premises[0].statement
        name = step.id
        while name in self.steps:
            name += ".old"
        self.own.add(step.id)
        self.steps[name] = replace(step, id=name, premises=(premise,), target=target, below=below)
        self.homes[step.id] = name
        self.step_order.insert(self._turn(step), name)
        return name

    def _turn(self, step: Inference) -> int:
        """Where among the steps a step of the old map has its turn: behind the one that was before it."""
        before = [each for each in self.old.inferences.values() if each.order < step.order]
        for each in reversed(before):
            home = self.homes.get(each.id)
            if home in self.step_order:
                return self.step_order.index(home) + 1
        return 0
