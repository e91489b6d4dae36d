"""Two states of a map in one: the new state, with the removed statements where they stood."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.formats.difference import Difference
from argmap.model.map import ArgMap, Inference, Premise, Statement
from argmap.scene.scene import Change


class MergedMap(Struct, frozen=True):
    """The map of both states, the changes of its statements, and reworded statements as they were before."""

    argmap: ArgMap
    changes: Mapping[str, tuple[Change, ...]]
    previous_statements: Mapping[str, Statement]


def merge_states(map_difference: Difference) -> MergedMap:
    """Merge the removed statements into the new map, each with the step in which it stood in full.

    Statements that stood below a removed one, and are still there, stand where the new map has them.
    """
    merger = _MapMerger(map_difference)
    for statement in map_difference.removed_statements:
        merger.restore(statement)
    changes: dict[str, tuple[Change, ...]] = {s.id: (Change.ADDED,) for s in map_difference.added_statements}
    changes |= {merger.ids[s.id]: (Change.REMOVED,) for s in map_difference.removed_statements}
    for pair in map_difference.changed_pairs:
        own_changes = [Change.REWORDED] * pair.is_reworded + [Change.MOVED] * pair.is_moved
        if own_changes:
            changes[pair.new.id] = tuple(own_changes)
    previous = {pair.new.id: pair.old for pair in map_difference.changed_pairs if pair.is_reworded}
    return MergedMap(merger.argmap, changes, previous)


class _MapMerger:
    """The new map, to which removed statements are added. `ids` maps the old map's ids to those in it."""

    def __init__(self, map_difference: Difference) -> None:
        self.old, self.new = map_difference.old, map_difference.new
        new_ids = map_difference.new.statements
        removed = {
            s.id: f"{s.id}.old" if s.id in new_ids else s.id for s in map_difference.removed_statements
        }
        self.ids: dict[str, str] = {**map_difference.pairs, **removed}
        self.statements = {s.id: s for s in map_difference.new.statements.values()}
        self.order = list(map_difference.new.statements)
        self.steps = {step.id: step for step in map_difference.new.inferences.values()}
        self.step_order = list(map_difference.new.inferences)
        self.step_ids: dict[str, str] = {}
        """Steps of the old map to the steps of this one that hold their premises."""
        self.separate_steps: set[str] = set()
        """Steps of the old map that were added anew, as all their premises were removed or moved."""
        for step in map_difference.old.inferences.values():
            for premise in step.premises:
                parent_step = self._find_parent_step(premise)
                if parent_step is not None:
                    self.step_ids.setdefault(step.id, parent_step)

    @property
    def argmap(self) -> ArgMap:
        """The map of both states."""
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
        """Add a removed statement where it stood. The statements above it in the old map must be there."""
        name = self.ids[statement.id]
        step = self.old.inferences.get(statement.parent_step or "")
        parent_step = self._join_step(step, statement) if step else None
        group = statement.group if statement.group in self.new.groups else None
        self.statements[name] = replace(statement, id=name, parent_step=parent_step, group=group)
        names = list(self.old.statements)
        above = names[: statement.order]
        self.order.insert(self.order.index(self.ids[above[-1]]) + 1 if above else 0, name)

    def _find_parent_step(self, premise: Premise) -> str | None:
        """Find the step of the new map in which a statement of the old one stands in full."""
        statement = self.new.statements.get(self.ids[premise.statement]) if premise.in_full else None
        return statement.parent_step if statement else None

    def _join_step(self, step: Inference, statement: Statement) -> str | None:
        """Add the statement to the step that matches its old one, else to a new one; return the step's id."""
        premise = Premise(self.ids[statement.id], True, statement.span)
        host = self.steps.get(self.step_ids.get(step.id, ""))
        if host is not None and (step.id in self.separate_steps or self._is_same_step(host, step)):
            self.steps[host.id] = replace(host, premises=(*host.premises, premise))
            return host.id
        return self._add_step(step, premise)

    def _is_same_step(self, host: Inference, step: Inference) -> bool:
        same_kind = (host.polarity, host.undercuts) == (step.polarity, step.undercuts)
        return same_kind and host.written_under == self.ids[step.written_under]

    def _add_step(self, step: Inference, premise: Premise) -> str | None:
        written_under, target = self.ids[step.written_under], self.ids.get(step.target, "")
        if step.undercuts:
            target_step = self.steps.get(self.step_ids.get(step.target, ""))
            if target_step is None:
                return None
            target = target_step.id
            if written_under not in [each.statement for each in target_step.premises]:
                written_under = target_step.premises[0].statement
        name = step.id
        while name in self.steps:
            name += ".old"
        self.separate_steps.add(step.id)
        self.steps[name] = replace(
            step, id=name, premises=(premise,), target=target, written_under=written_under
        )
        self.step_ids[step.id] = name
        self.step_order.insert(self._step_index(step), name)
        return name

    def _step_index(self, step: Inference) -> int:
        """Find the index among the steps for a step of the old map: behind the one that was before it."""
        earlier = [each for each in self.old.inferences.values() if each.order < step.order]
        for each in reversed(earlier):
            step_id = self.step_ids.get(each.id)
            if step_id in self.step_order:
                return self.step_order.index(step_id) + 1
        return 0
