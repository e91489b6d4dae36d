"""Ways to share what hangs on a statement out over racks that stand side by side."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.compact.gutter import ColumnSide, build_gutter
from argmap.layout.compact.parts import COLUMN_GAP, Column
from argmap.layout.compact.shape_options import ShapeOption, ShapeOptions, pair_by_height
from argmap.layout.compact.stacks import ShapeBuilder
from argmap.layout.compact.units import Unit, list_rows


def choose_cuts(units: Sequence[Unit], needed: Sequence[int], max_cuts: int) -> tuple[int, ...]:
    """Where racks may be cut: between all units, or in `most` places evenly where there are more."""
    count = len(units)
    if count <= max_cuts:
        return tuple(range(count + 1))
    return tuple(sorted({round(i * count / max_cuts) for i in range(max_cuts + 1)} | set(needed)))


class ColumnSplitter(Struct, frozen=True):
    """The ways to share units out over racks that stand side by side, cut at some places."""

    builder: ShapeBuilder
    statement: str | None
    units: tuple[Unit, ...]
    cuts: tuple[int, ...]
    column_shapes: dict[tuple[ColumnSide, int, int], ShapeOptions] = field(default_factory=dict)
    stack_shapes: dict[tuple[int, int], ShapeOptions] = field(default_factory=dict)
    further_shapes: dict[tuple[int, ColumnSide], ShapeOptions] = field(default_factory=dict)

    def shape_column(self, side: ColumnSide, start: int, end: int) -> ShapeOptions:
        """The sizes of the units from one cut to another as one rack."""
        key = side, start, end
        if key not in self.column_shapes:
            inside = tuple(list_rows(self.units[start:end]))
            lanes = build_gutter(self.builder.tree, self.statement, inside, side)
            self.column_shapes[key] = tuple(
                ShapeOption(s.width + lanes.width, s.height, s.first_y, s.last_y, Column(lanes, inside, s))
                for s in self.shape_stack(start, end)
            )
        return self.column_shapes[key]

    def shape_stack(self, start: int, end: int) -> ShapeOptions:
        """The sizes of the units from one cut to another, one under the other."""
        if (start, end) not in self.stack_shapes:
            check_deadline()
            cut = max((each for each in self.cuts if start < each < end), default=None)
            if cut is None:
                parts = [self.builder.shape_unit(item) for item in self.units[start:end]]
            else:
                parts = [self.shape_stack(start, cut), self.shape_stack(cut, end)]
            self.stack_shapes[start, end] = self.builder.shape_stack(parts)
        return self.stack_shapes[start, end]

    def shape_side_by_side(self, first: ColumnSide, start: int, others: ColumnSide) -> list[ShapeOption]:
        """The rows of racks of all units from a cut on, the first in another place than the others.

        The part of a row is its racks.
        """
        found: list[ShapeOption] = []
        for cut in (each for each in self.cuts if each > start):
            rack = self.shape_column(first, start, cut)
            if cut == self.cuts[-1]:
                found += [replace(size, part=(size,)) for size in rack]
            else:
                found += _join_column(rack, self.shape_further(cut, others))
        return found

    def shape_further(self, start: int, side: ColumnSide) -> ShapeOptions:
        """The best rows of racks of all units from a cut on, all in the same kind of place."""
        if (start, side) not in self.further_shapes:
            ways = self.shape_side_by_side(side, start, side)
            self.further_shapes[start, side] = self.builder.options.pareto.prune(ways)
        return self.further_shapes[start, side]


def columns_of(row: ShapeOption) -> tuple[ShapeOption, ...]:
    """The racks of a row."""
    assert isinstance(row.part, tuple)
    return row.part


def _join_column(column: ShapeOptions, others: ShapeOptions) -> Iterator[ShapeOption]:
    """A rack beside the others, in every height that both can keep to."""
    for left, row in pair_by_height(column, others):
        width, height = left.width + COLUMN_GAP + row.width, max(left.height, row.height)
        yield ShapeOption(width, height, left.first_y, left.last_y, (left, *columns_of(row)))
