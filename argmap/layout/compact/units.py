"""What hangs on each statement, in the units that may be moved: bundles, and runs of them in one group."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from argmap.layout.group_paths import GroupPath, common_prefix, find_shared_groups, group_paths
from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap, Inference


class Row(Struct, frozen=True):
    """One line of a rack: a statement's box, or with none the joint of a step whose premises stand elsewhere.

    A root hangs on no step.
    """

    step: Inference | None
    statement: str | None


class StepUnit(Struct, frozen=True):
    """A step with the premises that stand here and what undercuts it here. It is never torn apart.

    `leaves` where it hits the step that its own statement stands in: its wire goes out to the left.
    """

    rows: tuple[Row, ...]
    exits_left: bool = False


class GroupRun(Struct, frozen=True):
    """Neighbours that belong to one group with all that stands below them: they get one frame."""

    group: str
    units: tuple["Unit", ...]


Unit = StepUnit | GroupRun


class UnitTree(Struct, frozen=True):
    """For each statement what hangs on it (None: the roots), and the groups that frame its box alone.

    `downward` are all statements, each before what hangs on it.
    """

    tree: ReadingTree
    units: Mapping[str | None, tuple[Unit, ...]]
    own_frames: Mapping[str, GroupPath]
    top_down: tuple[str, ...]


def build_units(argmap: ArgMap, tree: ReadingTree) -> UnitTree:
    """The units of a map in reading order."""
    downward = tuple(_walk_top_down(tree))
    own = group_paths(argmap)
    sorter = _Grouper(find_shared_groups(tree, own, reversed(downward)), {None: 0})
    roots = tuple(StepUnit((Row(None, root),)) for root in tree.roots)
    items: dict[str | None, tuple[Unit, ...]] = {None: tuple(sorter.group_units(roots, 0))}
    for statement in downward:
        level = sorter.levels[statement]
        items[statement] = tuple(sorter.group_units(tuple(_step_units(tree, statement)), level))
    alone = {s: own[s][sorter.levels[s] :] for s in downward}
    return UnitTree(tree, items, alone, downward)


def list_rows(units: tuple[Unit, ...]) -> Iterator[Row]:
    """All rows of some units, from top to bottom."""
    for item in units:
        if isinstance(item, StepUnit):
            yield from item.rows
        else:
            yield from list_rows(item.units)


def exits_left(unit: Unit) -> bool:
    """Whether some wire of a unit goes out to the left."""
    return unit.exits_left if isinstance(unit, StepUnit) else any(exits_left(each) for each in unit.units)


def _walk_top_down(tree: ReadingTree) -> Iterator[str]:
    pending = list(reversed(tree.roots))
    while pending:
        statement = pending.pop()
        yield statement
        pending.extend(reversed(tree.children.get(statement, ())))


def _step_units(tree: ReadingTree, statement: str) -> Iterator[StepUnit]:
    for first in tree.steps_under.get(statement, ()):
        found = [row for step in tree.with_undercuts(first) for row in _step_rows(tree, step)]
        if found:
            yield StepUnit(tuple(found), exits_left=first.undercuts)


def _step_rows(tree: ReadingTree, step: Inference) -> list[Row]:
    here = [p.statement for p in step.premises if (step.id, p.statement) in tree.tree_edges]
    if here:
        return [Row(step, statement) for statement in here]
    return [Row(step, None)] if tree.has_joint(step) else []


class _Grouper(Struct, frozen=True):
    """Puts neighbours of one group into runs; `levels` counts the runs round each statement."""

    shared_groups: Mapping[str, GroupPath]
    levels: dict[str | None, int]

    def group_units(self, units: tuple[StepUnit, ...], level: int) -> Iterator[Unit]:
        """Bundles and runs of them, within `level` runs that are already there."""

        def group_at_level(unit: StepUnit) -> str | None:
            path = self._shared_path(unit)
            return path[level] if len(path) > level else None

        for name, members in groupby(units, key=group_at_level):
            run = tuple(members)
            if name is not None:
                yield GroupRun(name, tuple(self.group_units(run, level + 1)))
                continue
            yield from run
            for bundle in run:
                self.levels.update((row.statement, level) for row in bundle.rows if row.statement)

    def _shared_path(self, unit: StepUnit) -> GroupPath:
        """The groups that all of a bundle is in; a joint that stands alone is in none."""
        path: GroupPath | None = None
        for row in unit.rows:
            own = self.shared_groups[row.statement] if row.statement else ()
            path = own if path is None else common_prefix(path, own)
        return path or ()
