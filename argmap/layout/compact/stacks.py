"""The options of the parts of a column: boxes, frames, and parts one below the other."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.box_content import BoxContent
from argmap.layout.compact.linked_racks import MIN_RACK_ROWS, join_racks, split_into_racks
from argmap.layout.compact.movable_steps import GroupRun, Row, RowRun, StatementRow, Unit
from argmap.layout.compact.parts import (
    FRAME_BOTTOM_PAD,
    JOINT_ROW_HEIGHT,
    Branch,
    FramedGroup,
    FrameTitle,
    JointRow,
    Stack,
    StackedPart,
    TabbedBox,
)
from argmap.layout.compact.shape_limits import ShapeLimits
from argmap.layout.compact.shape_options import ParetoFilter, ShapeOption, ShapeOptions
from argmap.layout.group_membership import GroupPath
from argmap.layout.group_tab import GroupTab, wrap_tab_title
from argmap.layout.group_title import wrap_title
from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap


class Growth(Enum):
    """The places of the columns that bear on a statement."""

    BELOW = "below"
    """All below it; it is as wide as they are."""
    RIGHT = "right"
    """One column at its right."""
    ONE_SIDE = "one side"
    """All below it, or all at its right."""
    ANY = "any"
    """Below it, at its right, or both."""


class SearchOptions(Struct, frozen=True):
    """Options of the search for shapes.

    `lang` is the language of groups' titles, `gap` the points between a box with its labels and the next one
    below. `pareto` keeps the best options of a part. The units on a statement are cut into columns at most at
    `max_cuts` places.
    """

    lang: str | None
    gap: float
    pareto: ParetoFilter
    max_cuts: int
    growth: Growth = Growth.ANY
    has_single_columns: bool = False
    """True if all that bears on a statement is one column, but for what bears on a thesis."""
    limits: ShapeLimits = field(default_factory=ShapeLimits)
    """The limits within which statements keep the columns of the last drawing, where that is possible."""


class ShapeBuilder:
    """Builds the options of parts. `branch_shapes` has those of finished branches, by their statement."""

    def __init__(self, argmap: ArgMap, tree: ReadingTree, options: SearchOptions) -> None:
        self.argmap, self.tree, self.options = argmap, tree, options
        self.branch_shapes: dict[str, ShapeOptions[Branch]] = {}

    def shape_box(self, content: BoxContent, groups: GroupPath) -> ShapeOption[TabbedBox]:
        """Return the option of a box with its labels and tabs, for which it may be widened."""
        tabs = tuple(self._build_tabs(content, groups))
        width = max([content.width, *(tab.box_width for tab in tabs)])
        box = TabbedBox(replace(content, width=width) if tabs else content, tabs)
        lower = content.label_sizes.mark_height / 2 if content.has_bottom_label else 0
        middle = box.top + content.height / 2
        return ShapeOption(width, box.top + content.height + lower, middle, middle, box)

    def _build_tabs(self, content: BoxContent, groups: GroupPath) -> Iterator[GroupTab]:
        """Yield the tabs of a box."""
        for level, group in enumerate(groups):
            lines = wrap_tab_title(self.argmap, group, self.options.lang, content.width)
            yield GroupTab(group, lines, level)

    def shape_unit(self, unit: Unit) -> ShapeOptions[StackedPart]:
        """Return the options of a step with its rows, or of a run of them in a frame."""
        if isinstance(unit, GroupRun):
            inner = self.shape_stack([self.shape_unit(each) for each in unit.units])
            return self.options.pareto.prune(self.shape_group(unit.group, shape) for shape in inner)
        if any(isinstance(run, RowRun) for run in unit.runs):
            return self.shape_stack([self.shape_run(run) for run in unit.runs])
        parts: list[ShapeOptions[StackedPart]] = []
        for step, group in groupby(unit.rows, key=lambda row: row.step):
            rows = list(group)
            shapes = [self.shape_row(row) for row in rows]
            parts += [self.shape_linked(step.id, shapes)] if step and self._fits_racks(rows) else shapes
        return self.shape_stack(parts)

    def shape_run(self, run: Row | RowRun) -> ShapeOptions[StackedPart]:
        """Return the options of a row, or of a run of them in a frame."""
        if not isinstance(run, RowRun):
            return self.shape_row(run)
        inner = self.shape_stack([self.shape_run(each) for each in run.rows])
        return self.options.pareto.prune(self.shape_group(run.group, shape) for shape in inner)

    def _fits_racks(self, rows: Sequence[Row]) -> bool:
        """Return whether rows of a step may be in racks: many, without wires that leave to the left."""
        statements = [row.statement for row in rows if isinstance(row, StatementRow)]
        return len(rows) >= 2 * MIN_RACK_ROWS and not any(
            step.undercuts for each in statements for step in self.tree.steps_under.get(each, ())
        )

    def shape_linked(self, step: str, rows: Sequence[ShapeOptions[StackedPart]]) -> ShapeOptions[StackedPart]:
        """Return the options of many linked premises: one below the other, or in racks under one pill."""
        options: list[ShapeOption[StackedPart]] = [*self.shape_stack(rows)]
        for racks in split_into_racks(len(rows)):
            check_deadline()
            options += join_racks(step, [self.shape_stack(rows[rack]) for rack in racks])
        return self.options.pareto.prune(options)

    def shape_stack(self, parts: Sequence[ShapeOptions[StackedPart]]) -> ShapeOptions[StackedPart]:
        """Return the options of parts one below the other."""
        if len(parts) == 1:
            return parts[0]
        combinations = self.options.pareto.combine_by_width(parts)
        return self.options.pareto.prune(_join_stack(each, self.options.gap) for each in combinations)

    def shape_row(self, row: Row) -> ShapeOptions[StackedPart]:
        """Return the options of one row: of a branch, or of a joint alone."""
        if isinstance(row, StatementRow):
            return self.branch_shapes[row.statement]
        middle = JOINT_ROW_HEIGHT / 2
        return (ShapeOption(0, JOINT_ROW_HEIGHT, middle, middle, JointRow(row.step.id)),)

    def shape_group(self, group: str, inner: ShapeOption[StackedPart]) -> ShapeOption[FramedGroup]:
        """Return the option of a run of neighbours in the frame of their group."""
        title = FrameTitle(group, wrap_title(self.argmap, group, self.options.lang, inner.width))
        first, last = inner.first_y + title.height, inner.last_y + title.height
        height = title.height + inner.height + FRAME_BOTTOM_PAD
        return ShapeOption(title.frame_width(inner.width), height, first, last, FramedGroup(title, inner))


def _join_stack(parts: ShapeOptions[StackedPart], gap: float) -> ShapeOption[Stack]:
    """Return the option of parts one below the other, `gap` points apart."""
    width, height = max(part.width for part in parts), sum(part.height + gap for part in parts) - gap
    last = height - parts[-1].height + parts[-1].last_y
    return ShapeOption(width, height, parts[0].first_y, last, Stack(parts, gap))
