"""Dividing the units on a statement among columns side by side."""

from collections.abc import Iterator, Sequence

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.compact.gutter import ColumnSide, build_gutter
from argmap.layout.compact.movable_steps import Unit, list_rows
from argmap.layout.compact.parts import COLUMN_GAP, Column, ColumnShapes, StackedPart
from argmap.layout.compact.shape_limits import UnitRacks
from argmap.layout.compact.shape_options import ShapeOption, ShapeOptions, pair_by_height
from argmap.layout.compact.stacks import ShapeBuilder


def choose_cuts(units: Sequence[Unit], needed: Sequence[int], max_cuts: int) -> tuple[int, ...]:
    """Return the indices at which units may be cut into columns: all, or evenly spaced and needed ones."""
    count = len(units)
    if count <= max_cuts:
        return tuple(range(count + 1))
    return tuple(sorted({round(i * count / max_cuts) for i in range(max_cuts + 1)} | set(needed)))


class ColumnSplitter:
    """The ways to divide the units on a statement (None: the roots) among columns, at some cuts.

    Options are found once for each range of units.
    """

    def __init__(
        self, builder: ShapeBuilder, statement: str | None, racks: UnitRacks, cuts: tuple[int, ...]
    ) -> None:
        self.builder, self.statement, self.racks, self.cuts = builder, statement, racks, cuts
        self.units = racks.units
        self.column_shapes: dict[tuple[ColumnSide, int, int], ColumnShapes] = {}
        self.stack_shapes: dict[tuple[int, int], ShapeOptions[StackedPart]] = {}
        self.further_shapes: dict[tuple[int, ColumnSide], ShapeOptions[ColumnShapes]] = {}

    def shape_column(self, side: ColumnSide, start: int, end: int) -> ColumnShapes:
        """Return the options of the units from one cut to another as one column; none if it may not be."""
        is_right = side in (ColumnSide.RIGHT, ColumnSide.FURTHER)
        if not self.racks.allows_column(start, end, is_right=is_right):
            return ()
        key = side, start, end
        if key not in self.column_shapes:
            rows = tuple(list_rows(self.units[start:end]))
            has_bus = side is ColumnSide.FURTHER or (side is ColumnSide.RIGHT and end != self.cuts[-1])
            gutter = build_gutter(self.builder.tree, self.statement, rows, side, has_bus=has_bus)
            self.column_shapes[key] = tuple(
                ShapeOption(s.width + gutter.width, s.height, s.first_y, s.last_y, Column(gutter, rows, s))
                for s in self.shape_stack(start, end)
            )
        return self.column_shapes[key]

    def shape_stack(self, start: int, end: int) -> ShapeOptions[StackedPart]:
        """Return the options of the units from one cut to another, one below the other.

        They are built from those up to the last cut in between, which most ranges share.
        """
        if (start, end) not in self.stack_shapes:
            check_deadline()
            cut = max((each for each in self.cuts if start < each < end), default=None)
            if cut is None:
                parts = [self.builder.shape_unit(item) for item in self.units[start:end]]
            else:
                parts = [self.shape_stack(start, cut), self.shape_stack(cut, end)]
            self.stack_shapes[start, end] = self.builder.shape_stack(parts)
        return self.stack_shapes[start, end]

    def shape_side_by_side(
        self, first: ColumnSide, start: int, others: ColumnSide
    ) -> list[ShapeOption[ColumnShapes]]:
        """Return the options of all units from a cut on as columns side by side.

        The first column is on one side of the statement, the others on another.
        """
        options: list[ShapeOption[ColumnShapes]] = []
        for cut in (each for each in self.cuts if each > start):
            column = self.shape_column(first, start, cut)
            if cut == self.cuts[-1]:
                options += [shape.with_part((shape,)) for shape in column]
            else:
                options += _join_column(column, self.shape_further(cut, others))
        return options

    def shape_further(self, start: int, side: ColumnSide) -> ShapeOptions[ColumnShapes]:
        """Return the best options of all units from a cut on as columns side by side, all on one side."""
        if (start, side) not in self.further_shapes:
            options = self.shape_side_by_side(side, start, side)
            self.further_shapes[start, side] = self.builder.options.pareto.prune(options)
        return self.further_shapes[start, side]


def _join_column(
    column: ColumnShapes, others: ShapeOptions[ColumnShapes]
) -> Iterator[ShapeOption[ColumnShapes]]:
    """Yield a column beside the others, for each height that both can keep to."""
    for left, row in pair_by_height(column, others):
        width, height = left.width + COLUMN_GAP + row.width, max(left.height, row.height)
        yield ShapeOption(width, height, left.first_y, left.last_y, (left, *row.part))
