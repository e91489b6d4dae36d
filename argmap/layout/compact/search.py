"""The search for shapes: the best options of each branch, from the leaves up.

The columns of a branch are below its statement, at its right, or both.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.layout.box_content import BoxContent
from argmap.layout.compact.branch_columns import ColumnSplitter, choose_cuts
from argmap.layout.compact.gutter import ColumnSide
from argmap.layout.compact.movable_steps import Unit, UnitTree, exits_left, list_rows
from argmap.layout.compact.parts import (
    TIP_CORNER_GAP,
    Branch,
    Column,
    ColumnShapes,
    RootColumns,
    TabbedBox,
    align_with_column,
    last_port_below,
    offset_of_columns_right,
)
from argmap.layout.compact.shape_limits import UnitRacks
from argmap.layout.compact.shape_options import ShapeOption, ShapeOptions, options_above_width, pair_by_height
from argmap.layout.compact.stacks import Growth, SearchOptions, ShapeBuilder
from argmap.model.map import ArgMap, Role


def search_shapes(
    argmap: ArgMap, unit_tree: UnitTree, contents: Mapping[str, Sequence[BoxContent]], options: SearchOptions
) -> ShapeOptions[RootColumns]:
    """Search for the options of a whole map; each has all that is needed to draw it.

    `contents` are the widths that each statement's box may have.
    """
    builder, prune = ShapeBuilder(argmap, unit_tree.tree, options), options.pareto.prune
    for statement in reversed(unit_tree.top_down):
        check_deadline()
        groups = unit_tree.tab_groups[statement]
        boxes = prune(builder.shape_box(content, groups) for content in contents[statement])
        for racks in options.limits.list_ways(unit_tree.units[statement]):
            builder.branch_shapes[statement] = prune(
                _BranchOptions(builder, statement, boxes, racks).shape_all()
            )
            if builder.branch_shapes[statement]:
                break
    for racks in options.limits.list_ways(unit_tree.units[None]):
        cuts = choose_cuts(racks.units, racks.borders, options.max_cuts)
        splitter = ColumnSplitter(builder, None, racks, cuts)
        rows = splitter.shape_side_by_side(ColumnSide.ROOT, 0, ColumnSide.ROOT)
        if rows:
            break
    return prune(row.with_part(RootColumns(row.part)) for row in rows)


class _BranchOptions(Struct, frozen=True):
    """The ways to draw a statement with the units on it; `box_shapes` are the options of its box."""

    builder: ShapeBuilder
    statement: str
    box_shapes: ShapeOptions[TabbedBox]
    racks: UnitRacks

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units on the statement."""
        return self.racks.units

    def _build_branch(
        self, box: ShapeOption[TabbedBox], below: ColumnShapes = (), right: ColumnShapes = ()
    ) -> Branch:
        """Build a branch of the statement."""
        return Branch(self.statement, box, below, right, self.builder.options.gap)

    def shape_alone(self) -> Iterator[ShapeOption[Branch]]:
        """Yield the options of the statement without any unit."""
        yield from (box.with_part(self._build_branch(box)) for box in self.box_shapes)

    def shape_all(self) -> Iterator[ShapeOption[Branch]]:
        """Yield the options with columns below the statement, at its right, and both.

        Units with wires that leave to the left are in the first column below, so that undercuts hang beside
        the step that they hit.
        """
        if not self.units:
            yield from self.shape_alone()
            return
        min_first = max((i + 1 for i, unit in enumerate(self.units) if exits_left(unit)), default=0)
        cuts = choose_cuts(self.units, (min_first, *self.racks.borders), self.builder.options.max_cuts)
        if self.builder.options.has_single_columns and not self._is_thesis:
            cuts = (0, len(self.units))
        splitter = ColumnSplitter(self.builder, self.statement, self.racks, cuts)
        growth = self.builder.options.growth
        starts = [cut for cut in cuts[:-1] if cut >= min_first]
        if growth is not Growth.RIGHT or not starts:
            yield from self._shape_below(splitter, min_first)
        if growth is Growth.BELOW or (growth is Growth.ONE_SIDE and min_first):
            return
        for cut in starts if growth is Growth.ANY else starts[:1]:
            left = self._shape_left(splitter, cut)
            yield from self._shape_one_right(left, splitter, cut)
            if growth is not Growth.RIGHT:
                yield from self._shape_several_right(left, splitter, cut)

    @property
    def _is_thesis(self) -> bool:
        return self.builder.argmap.statements[self.statement].role is Role.THESIS

    def _shape_below(self, splitter: ColumnSplitter, min_first: int) -> Iterator[ShapeOption[Branch]]:
        """Yield the options with all columns below, one, or several that the box spans."""
        min_rows = sum(1 for _ in list_rows(self.units[:min_first]))
        for row in splitter.shape_side_by_side(ColumnSide.BELOW, 0, ColumnSide.BELOW):
            columns = row.part
            if len(columns) == 1:
                yield from self._shape_one_below(columns[0])
            elif len(columns[0].part.rows) >= min_rows:
                for box in options_above_width(self.box_shapes, row.width):
                    spanning = _widen_box(_widen_beside_lanes(box, columns), row.width)
                    height = spanning.height + self.builder.options.gap + row.height
                    branch = self._build_branch(spanning, columns)
                    yield ShapeOption(spanning.width, height, box.first_y, box.first_y, branch)

    def _shape_one_below(self, column: ShapeOption[Column]) -> Iterator[ShapeOption[Branch]]:
        """Yield the options with one column below."""
        for narrow in options_above_width(self.box_shapes, column.width):
            box = _widen_beside_lanes(narrow, (column,))
            height = box.height + self.builder.options.gap + column.height
            branch = self._build_branch(box, (column,))
            yield ShapeOption(max(box.width, column.width), height, box.first_y, box.first_y, branch)

    def _shape_left(self, splitter: ColumnSplitter, cut: int) -> ShapeOptions[Branch]:
        """Return the options of the statement with its first units below it, to the left of the others."""
        if cut == 0:
            return tuple(self.shape_alone())
        return self.builder.options.pareto.prune(
            shape
            for column in splitter.shape_column(ColumnSide.BELOW, 0, cut)
            for shape in self._shape_one_below(column)
        )

    def _shape_one_right(
        self, left: ShapeOptions[Branch], splitter: ColumnSplitter, cut: int
    ) -> Iterator[ShapeOption[Branch]]:
        """Yield the options with the units from a cut on in one column at the right."""
        columns = splitter.shape_column(ColumnSide.RIGHT, cut, splitter.cuts[-1])
        for shape, column in pair_by_height(left, columns):
            part = shape.part
            box_y, column_y = align_with_column(part, column, shape.height)
            height = max(box_y + shape.height, column_y + column.height)
            first_y = box_y + part.box.first_y
            branch = self._build_branch(part.box, part.below, (column,))
            yield ShapeOption(shape.width + column.width, height, first_y, first_y, branch)

    def _shape_several_right(
        self, left: ShapeOptions[Branch], splitter: ColumnSplitter, cut: int
    ) -> Iterator[ShapeOption[Branch]]:
        """Yield the options with the units from a cut on in several columns at the right, below buses."""
        rows = [
            row
            for row in splitter.shape_side_by_side(ColumnSide.RIGHT, cut, ColumnSide.FURTHER)
            if len(row.part) > 1
        ]
        bus_height = offset_of_columns_right(rows[0].part) if rows else 0.0
        right = self.builder.options.pareto.prune(
            replace(row, height=bus_height + row.height) for row in rows
        )
        for shape, row in pair_by_height(left, right):
            box = shape.part.box
            branch = self._build_branch(box, shape.part.below, row.part)
            box_top = box.first_y - box.part.content.height / 2
            height = max(shape.height, box_top + row.height)
            yield ShapeOption(shape.width + row.width, height, box.first_y, box.first_y, branch)


def _widen_beside_lanes(box: ShapeOption[TabbedBox], columns: ColumnShapes) -> ShapeOption[TabbedBox]:
    """Widen a box so that the labels on its lower edge are to the right of all lanes that end there."""
    content = box.part.content
    missing = last_port_below(columns) + TIP_CORNER_GAP + content.bottom_labels_width - content.width
    if missing <= 0 or not content.has_bottom_label:
        return box
    return _widen_box(box, box.width + missing)


def _widen_box(box: ShapeOption[TabbedBox], width: float) -> ShapeOption[TabbedBox]:
    """Return a box that is at least so wide, in points."""
    missing = width - box.width
    if missing <= 0:
        return box
    wider = replace(box.part, content=replace(box.part.content, width=box.part.content.width + missing))
    return replace(box, width=width, part=wider)
