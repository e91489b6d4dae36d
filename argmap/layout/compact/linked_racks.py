"""Racks: the premises of a linked step in several stacks side by side, under one pill."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.layout.columns.column_wires import PILL_RADIUS
from argmap.layout.compact.gutter import JOINT_GAP
from argmap.layout.compact.parts import COLUMN_GAP, Racks, StackedPart
from argmap.layout.compact.shape_options import ShapeOption, ShapeOptions, pair_by_height

MIN_RACK_ROWS = 2
"""The least number of premises in a rack: racks of one each would look like separate columns."""
MAX_RACKS = 8
"""The most racks: an invented step of 300 premises fills a 16:9 page with six."""
BAR_TOP = 20
"""Points above the level part of the pill: room for the arrowhead of 18 at the box above it."""
BAR_HEIGHT = BAR_TOP + 2 * PILL_RADIUS + 6
"""Points that the level part of the pill takes above the racks, with the gaps above and below it."""
RACK_GUTTER = COLUMN_GAP + 2 * PILL_RADIUS + JOINT_GAP
"""Points between the boxes of one rack and those of the next, with a part of the pill between them."""
RACK_PILL_X = PILL_RADIUS + JOINT_GAP
"""Points between the middle of a rack's part of the pill and the left edge of the rack."""


def split_into_racks(count: int) -> Iterator[tuple[slice, ...]]:
    """Yield the ways to divide so many premises among racks: two or more, as even as can be."""
    for racks in range(2, min(MAX_RACKS, count // MIN_RACK_ROWS) + 1):
        ends = [round(count * i / racks) for i in range(racks + 1)]
        yield tuple(slice(start, end) for start, end in pairwise(ends))


def join_racks(step: str, stacks: Sequence[ShapeOptions[StackedPart]]) -> Iterator[ShapeOption[Racks]]:
    """Yield the options of stacks side by side under one pill, for each height that all can keep to."""
    rows: list[ShapeOption[ShapeOptions[StackedPart]]] = [shape.with_part((shape,)) for shape in stacks[0]]
    for stack in stacks[1:]:
        rows = [_add_rack(row, shape) for row, shape in pair_by_height(tuple(rows), stack)]
    for row in rows:
        first = BAR_HEIGHT + row.first_y
        yield ShapeOption(row.width, BAR_HEIGHT + row.height, first, first, Racks(step, row.part))


def _add_rack(
    row: ShapeOption[ShapeOptions[StackedPart]], shape: ShapeOption[StackedPart]
) -> ShapeOption[ShapeOptions[StackedPart]]:
    """Add one more stack at the right of others."""
    width, height = row.width + RACK_GUTTER + shape.width, max(row.height, shape.height)
    return ShapeOption(width, height, row.first_y, row.last_y, (*row.part, shape))
