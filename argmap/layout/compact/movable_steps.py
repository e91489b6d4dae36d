"""The units on each statement, which may be moved as a whole: steps, and runs of steps in one group."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.group_membership import GroupPath, common_prefix, find_shared_groups, group_paths
from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap, Inference


class StatementRow(Struct, frozen=True):
    """A row of a column with a statement's branch, and the step that places it there; None for a root."""

    step: Inference | None
    statement: str


class JointOnlyRow(Struct, frozen=True):
    """A row of a column with the joint of a step whose premises are all placed elsewhere."""

    step: Inference


Row = StatementRow | JointOnlyRow
"""A row of a column."""


class RowRun(Struct, frozen=True):
    """Neighbouring rows of a unit in one group, with all below them, so that they get one frame."""

    group: str
    rows: tuple["Row | RowRun", ...]


class StepUnit(Struct, frozen=True):
    """A step with the premises that it places and its undercuts. It is never divided.

    `exits_left` if it undercuts the step of the statement that it is written under: its wire leaves the
    column to the left. `runs` are its rows once more, those of one group together.
    """

    rows: tuple[Row, ...]
    exits_left: bool = False
    runs: tuple[Row | RowRun, ...] = ()


class GroupRun(Struct, frozen=True):
    """Neighbours that belong to one group with all below them, so that they get one frame."""

    group: str
    units: tuple["Unit", ...]


Unit = StepUnit | GroupRun
"""The steps that are moved as a whole."""


class UnitTree(Struct, frozen=True):
    """The units on each statement (None: the roots), and the groups that stand in tabs on its box.

    `top_down` are all statements, each before those below it.
    """

    tree: ReadingTree
    units: Mapping[str | None, tuple[Unit, ...]]
    tab_groups: Mapping[str, GroupPath]
    top_down: tuple[str, ...]


def build_units(argmap: ArgMap, tree: ReadingTree, references: Container[str] = ()) -> UnitTree:
    """Build the units of a map in reading order. The boxes of `references`, by their ids, have no tabs."""
    top_down = tuple(_walk_top_down(tree))
    own_groups = group_paths(argmap)
    grouper = _Grouper(tree, find_shared_groups(tree, own_groups, reversed(top_down)))
    roots = tuple(StepUnit((StatementRow(None, root),)) for root in tree.roots)
    units: dict[str | None, tuple[Unit, ...]] = {None: tuple(grouper.group_units(roots, 0))}
    for statement in top_down:
        level = grouper.levels[statement]
        units[statement] = tuple(grouper.group_units(tuple(_step_units(tree, statement)), level))
    tab_groups = {s: () if s in references else own_groups[s][grouper.levels[s] :] for s in top_down}
    return UnitTree(tree, units, tab_groups, top_down)


def list_rows(units: tuple[Unit, ...]) -> Iterator[Row]:
    """Yield all rows of some units from top to bottom."""
    for unit in units:
        if isinstance(unit, StepUnit):
            yield from unit.rows
        else:
            yield from list_rows(unit.units)


def exits_left(unit: Unit) -> bool:
    """Return whether some wire of a unit leaves the column to the left."""
    return unit.exits_left if isinstance(unit, StepUnit) else any(exits_left(each) for each in unit.units)


def _walk_top_down(tree: ReadingTree) -> Iterator[str]:
    """Yield all statements, each before those below it."""
    pending = list(reversed(tree.roots))
    while pending:
        statement = pending.pop()
        yield statement
        pending.extend(reversed(tree.children.get(statement, ())))


def _step_units(tree: ReadingTree, statement: str) -> Iterator[StepUnit]:
    """Yield a unit for each step written under a statement that has any row."""
    for first in tree.steps_under.get(statement, ()):
        rows = tuple(row for step in tree.with_undercuts(first) for row in _step_rows(tree, step))
        if rows:
            yield StepUnit(rows, exits_left=first.undercuts)


def _step_rows(tree: ReadingTree, step: Inference) -> list[Row]:
    """Return the rows of a step: one for each premise that it places, or one for its joint, if it has one."""
    placed = [p.statement for p in step.premises if (step.id, p.statement) in tree.tree_edges]
    if placed:
        return [StatementRow(step, statement) for statement in placed]
    return [JointOnlyRow(step)] if tree.has_joint(step) else []


class _Grouper:
    """Puts neighbours of one group into runs; `levels` counts the runs round each statement.

    A box without neighbours in its group, and without anything below it, is in no run.
    """

    def __init__(self, tree: ReadingTree, shared_groups: Mapping[str, GroupPath]) -> None:
        self.tree, self.shared_groups = tree, shared_groups
        self.levels: dict[str, int] = {}

    def group_units(self, units: tuple[StepUnit, ...], level: int) -> Iterator[Unit]:
        """Yield units, and runs of those in one group, within `level` outer runs."""

        def group_at_level(unit: StepUnit) -> str | None:
            path = self._shared_path(unit)
            return path[level] if len(path) > level else None

        for name, run in groupby(units, key=group_at_level):
            members = tuple(run)
            if name is not None and not self._is_single_box([row for unit in members for row in unit.rows]):
                yield GroupRun(name, tuple(self.group_units(members, level + 1)))
                continue
            yield from (replace(unit, runs=tuple(self._group_rows(unit.rows, level))) for unit in members)

    def _group_rows(self, rows: tuple[Row, ...], level: int) -> Iterator[Row | RowRun]:
        """Yield rows, and runs of those in one group, within `level` outer runs."""

        def group_at_level(row: Row) -> str | None:
            path = self._row_groups(row)
            return path[level] if len(path) > level else None

        for name, run in groupby(rows, key=group_at_level):
            members = tuple(run)
            if name is not None and not self._is_single_box(members):
                yield RowRun(name, tuple(self._group_rows(members, level + 1)))
                continue
            for row in members:
                if isinstance(row, StatementRow):
                    self.levels[row.statement] = level
                yield row

    def _is_single_box(self, rows: Sequence[Row]) -> bool:
        """Return whether rows are a single box with nothing below it."""
        first = rows[0]
        return (
            len(rows) == 1 and isinstance(first, StatementRow) and first.statement not in self.tree.children
        )

    def _shared_path(self, unit: StepUnit) -> GroupPath:
        """Return the groups that all of a unit is in."""
        return reduce(common_prefix, map(self._row_groups, unit.rows))

    def _row_groups(self, row: Row) -> GroupPath:
        """Return the groups that all of a row is in; a joint without placed premises is in none."""
        return self.shared_groups[row.statement] if isinstance(row, StatementRow) else ()
