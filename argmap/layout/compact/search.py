"""Every good way to draw each branch of a map, from the leaves up: racks below it, beside it, or both."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.box_content import BoxContent
from argmap.layout.compact.branch_columns import ColumnSplitter, choose_cuts, columns_of
from argmap.layout.compact.gutter import ColumnSide
from argmap.layout.compact.parts import (
    DETOUR_HEIGHT,
    Branch,
    Column,
    FramedBox,
    RootColumns,
    align_with_column,
    frame_inset,
    offset_of_columns_below,
    offset_of_columns_right,
)
from argmap.layout.compact.shape_options import ShapeOption, ShapeOptions, options_above_width, pair_by_height
from argmap.layout.compact.stacks import SearchOptions, ShapeBuilder
from argmap.layout.compact.units import Row, Unit, UnitTree, exits_left, list_rows
from argmap.model.map import ArgMap


def search_shapes(
    argmap: ArgMap, unit_tree: UnitTree, contents: Mapping[str, Sequence[BoxContent]], options: SearchOptions
) -> ShapeOptions:
    """The sizes of a whole map; each holds all that is needed to draw it."""
    blocks, best = ShapeBuilder(argmap, unit_tree.tree, options), options.pareto.prune
    for statement in reversed(unit_tree.top_down):
        check_deadline()
        own = best(blocks.shape_box(card, unit_tree.own_frames[statement]) for card in contents[statement])
        blocks.branch_shapes[statement] = best(
            _BranchOptions(blocks, statement, own, unit_tree.units[statement]).shape_all()
        )
    items = unit_tree.units[None]
    found = ColumnSplitter(blocks, None, items, choose_cuts(items, (), options.max_cuts)).shape_side_by_side(
        ColumnSide.ROOT, 0, ColumnSide.ROOT
    )
    return best(replace(row, part=RootColumns(columns_of(row))) for row in found)


class _BranchOptions(Struct, frozen=True):
    """The ways to draw a statement with what hangs on it."""

    builder: ShapeBuilder
    statement: str
    box_shapes: ShapeOptions
    units: tuple[Unit, ...]

    def _build_branch(
        self, box: ShapeOption, below: tuple[ShapeOption, ...] = (), right: tuple[ShapeOption, ...] = ()
    ) -> Branch:
        return Branch(self.statement, box, below, right, self.builder.options.gap)

    def shape_alone(self) -> Iterator[ShapeOption]:
        """Alone."""
        yield from (replace(size, part=self._build_branch(size)) for size in self.box_shapes)

    def shape_all(self) -> Iterator[ShapeOption]:
        """Racks below it, right of it, and both."""
        if not self.units:
            yield from self.shape_alone()
            return
        staying = max((i + 1 for i, item in enumerate(self.units) if exits_left(item)), default=0)
        columns = ColumnSplitter(
            self.builder,
            self.statement,
            self.units,
            choose_cuts(self.units, (staying,), self.builder.options.max_cuts),
        )
        yield from self._shape_below(columns, staying)
        for cut in columns.cuts[:-1]:
            left = self._shape_left(columns, cut)
            yield from self._shape_one_right(left, columns, cut)
            if cut >= staying:
                yield from self._shape_several_right(left, columns, cut)

    def _shape_below(self, splitter: ColumnSplitter, min_below: int) -> Iterator[ShapeOption]:
        """All racks below, one or several."""
        first = sum(1 for _ in list_rows(self.units[:min_below]))
        for row in splitter.shape_side_by_side(ColumnSide.BELOW, 0, ColumnSide.FURTHER):
            racks = columns_of(row)
            if len(racks) == 1:
                yield from self._shape_one_below(racks[0])
            elif len(_rows_of(racks[0])) >= first:
                yield from self._shape_several_below(row)

    def _shape_one_below(self, column: ShapeOption) -> Iterator[ShapeOption]:
        """One rack below."""
        return self._shape_box_above(column, (column,), self.builder.options.gap)

    def _shape_several_below(self, row: ShapeOption) -> Iterator[ShapeOption]:
        """Several racks below, their wires led together."""
        racks = columns_of(row)
        return self._shape_box_above(row, racks, offset_of_columns_below(racks, self.builder.options.gap))

    def _shape_box_above(
        self, row: ShapeOption, below: tuple[ShapeOption, ...], space: float
    ) -> Iterator[ShapeOption]:
        """The statement, and so much space below it a row of racks."""
        width = frame_inset(self.box_shapes[0]) + row.width
        for own in options_above_width(self.box_shapes, width):
            height = own.height + space + row.height
            yield ShapeOption(
                max(own.width, width), height, own.first_y, own.first_y, self._build_branch(own, below)
            )

    def _shape_left(self, splitter: ColumnSplitter, cut: int) -> ShapeOptions:
        """The statement with its first units below it, as what stands left of the others."""
        if cut == 0:
            return tuple(self.shape_alone())
        return self.builder.options.pareto.prune(
            size
            for rack in splitter.shape_column(ColumnSide.BELOW, 0, cut)
            for size in self._shape_one_below(rack)
        )

    def _shape_one_right(
        self, left: ShapeOptions, splitter: ColumnSplitter, cut: int
    ) -> Iterator[ShapeOption]:
        """One rack at the right."""
        rack = splitter.shape_column(ColumnSide.RIGHT, cut, splitter.cuts[-1])
        round_below = DETOUR_HEIGHT if any(exits_left(item) for item in self.units[cut:]) else 0
        for mine, its in pair_by_height(left, rack):
            part = mine.part
            assert isinstance(part, Branch)
            down, aside = align_with_column(part, its, mine.height)
            height = max(down + mine.height + round_below, aside + its.height)
            first = down + part.box.first_y
            whole = self._build_branch(part.box, part.below, (its,))
            yield ShapeOption(mine.width + its.width, height, first, first, whole)

    def _shape_several_right(
        self, left: ShapeOptions, splitter: ColumnSplitter, cut: int
    ) -> Iterator[ShapeOption]:
        """Several racks at the right, their wires led together above them."""
        ways = [
            w
            for w in splitter.shape_side_by_side(ColumnSide.RIGHT, cut, ColumnSide.FURTHER)
            if len(columns_of(w)) > 1
        ]
        above = offset_of_columns_right(columns_of(ways[0])) if ways else 0.0
        rights = self.builder.options.pareto.prune(replace(w, height=above + w.height) for w in ways)
        for mine, its in pair_by_height(left, rights):
            part = mine.part
            assert isinstance(part, Branch)
            whole = self._build_branch(part.box, part.below, columns_of(its))
            shift = part.box.first_y - _content_of(part.box).height / 2
            height = max(mine.height, shift + its.height)
            yield ShapeOption(mine.width + its.width, height, part.box.first_y, part.box.first_y, whole)


def _content_of(box: ShapeOption) -> BoxContent:
    assert isinstance(box.part, FramedBox)
    return box.part.content


def _rows_of(column: ShapeOption) -> tuple[Row, ...]:
    assert isinstance(column.part, Column)
    return column.part.rows
