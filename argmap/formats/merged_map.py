"""Two states of a map in one: the new one, and what was removed where it stood."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.formats.difference import Difference
from argmap.model.map import ArgMap, Inference, Premise, Statement
from argmap.scene.scene import Change


class MergedMap(Struct, frozen=True):
    """The map of both states, what became of its statements, and what those that were reworded said."""

    argmap: ArgMap
    changes: Mapping[str, tuple[Change, ...]]
    previous_statements: Mapping[str, Statement]


def merge_states(map_difference: Difference) -> MergedMap:
    """The new map with the removed statements in it, each with the step in which it stood in full.

    What stood below a removed statement and is there still stands where the new map has it.
    """
    both = _MapMerger(map_difference)
    for statement in map_difference.removed_statements:
        both.restore(statement)
    changes: dict[str, tuple[Change, ...]] = {s.id: (Change.ADDED,) for s in map_difference.added_statements}
    changes |= {both.ids[s.id]: (Change.REMOVED,) for s in map_difference.removed_statements}
    for kept in map_difference.changed_pairs:
        told = [Change.REWORDED] * kept.is_reworded + [Change.MOVED] * kept.is_moved
        if told:
            changes[kept.new.id] = tuple(told)
    before = {kept.new.id: kept.old for kept in map_difference.changed_pairs if kept.is_reworded}
    return MergedMap(both.argmap, changes, before)


class _MapMerger:
    """The new map as it grows; `ids` are those that the old map's statements have in it."""

    def __init__(self, map_difference: Difference) -> None:
        self.old, self.new = map_difference.old, map_difference.new
        taken = map_difference.new.statements
        fresh = {s.id: f"{s.id}.old" if s.id in taken else s.id for s in map_difference.removed_statements}
        self.ids: dict[str, str] = {**map_difference.pairs, **fresh}
        self.statements = {s.id: s for s in map_difference.new.statements.values()}
        self.order = list(map_difference.new.statements)
        self.steps = {step.id: step for step in map_difference.new.inferences.values()}
        self.step_order = list(map_difference.new.inferences)
        self.step_ids: dict[str, str] = {}
        """The step in this map of a step in the old one."""
        self.separate_steps: set[str] = set()
        """Those that have one of their own, for all that stood in them was removed, or moved."""
        for step in map_difference.old.inferences.values():
            for premise in step.premises:
                home = self._find_parent_step(premise)
                if home is not None:
                    self.step_ids.setdefault(step.id, home)

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

    def restore(self, statement: Statement) -> None:
        """Puts a removed statement where it stood. Those above it in the old map are there already."""
        name = self.ids[statement.id]
        step = self.old.inferences.get(statement.parent_step or "")
        home = self._join_step(step, statement) if step else None
        group = statement.group if statement.group in self.new.groups else None
        self.statements[name] = replace(statement, id=name, parent_step=home, group=group)
        names = list(self.old.statements)
        above = names[: statement.order]
        self.order.insert(self.order.index(self.ids[above[-1]]) + 1 if above else 0, name)

    def _find_parent_step(self, premise: Premise) -> str | None:
        """The step of the new map in which a statement of the old one stands in full."""
        there = self.new.statements.get(self.ids[premise.statement]) if premise.in_full else None
        return there.parent_step if there else None

    def _join_step(self, step: Inference, statement: Statement) -> str | None:
        """The step that the statement stands in: one that does there what it did, else one of its own."""
        premise = Premise(self.ids[statement.id], True, statement.span)
        host = self.steps.get(self.step_ids.get(step.id, ""))
        if host is not None and (step.id in self.separate_steps or self._is_same_step(host, step)):
            self.steps[host.id] = replace(host, premises=(*host.premises, premise))
            return host.id
        return self._add_step(step, premise)

    def _is_same_step(self, host: Inference, step: Inference) -> bool:
        deed = (step.polarity, step.undercuts)
        return (host.polarity, host.undercuts) == deed and host.written_under == self.ids[step.written_under]

    def _add_step(self, step: Inference, premise: Premise) -> str | None:
        below, target = self.ids[step.written_under], self.ids.get(step.target, "")
        if step.undercuts:
            hit = self.steps.get(self.step_ids.get(step.target, ""))
            if hit is None:
                return None
            target = hit.id
            if below not in [each.statement for each in hit.premises]:
                below = hit.premises[0].statement
        name = step.id
        while name in self.steps:
            name += ".old"
        self.separate_steps.add(step.id)
        self.steps[name] = replace(step, id=name, premises=(premise,), target=target, written_under=below)
        self.step_ids[step.id] = name
        self.step_order.insert(self._step_index(step), name)
        return name

    def _step_index(self, step: Inference) -> int:
        """Where among the steps a step of the old map has its turn: behind the one that was before it."""
        before = [each for each in self.old.inferences.values() if each.order < step.order]
        for each in reversed(before):
            home = self.step_ids.get(each.id)
            if home in self.step_order:
                return self.step_order.index(home) + 1
        return 0
