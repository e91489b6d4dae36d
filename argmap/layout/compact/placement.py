"""The positions of all parts of a chosen shape: boxes, joints in rows of their own, columns and frames."""

from typing import Generic

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.box_content import BoxContent
from argmap.layout.columns.column_wires import PILL_RADIUS
from argmap.layout.compact.gutter import Gutter
from argmap.layout.compact.linked_racks import BAR_HEIGHT, BAR_TOP, RACK_GUTTER
from argmap.layout.compact.movable_steps import Row
from argmap.layout.compact.parts import (
    COLUMN_GAP,
    FRAME_SIDE_PAD,
    Branch,
    Column,
    ColumnShapes,
    FramedGroup,
    FrameTitle,
    JointRow,
    Racks,
    RootColumns,
    Stack,
    StackedPart,
    TabbedBox,
    align_with_column,
    offset_of_columns_right,
)
from argmap.layout.compact.shape_options import PartT_co, ShapeOption
from argmap.layout.group_tab import GroupTab
from argmap.scene.scene import Rect


class PlacedColumn(Struct, frozen=True):
    """A placed column. `x` is the left edge of its gutter, `top` the y of its upper edge."""

    gutter: Gutter
    rows: tuple[Row, ...]
    x: float
    top: float


class PlacedBox(Struct, frozen=True):
    """A placed statement: its box, the lower edge of the labels on it, and its columns."""

    content: BoxContent
    rect: Rect
    bottom: float
    below: tuple[PlacedColumn, ...]
    right: tuple[PlacedColumn, ...]


class PlacedFrame(Struct, frozen=True):
    """A placed frame; `level` is 0 for the outermost."""

    title: FrameTitle
    rect: Rect
    level: int


class PlacedRacks(Struct, frozen=True):
    """Placed racks: the y of the middle of the pill's level part, and the left edge of each rack."""

    bar_y: float
    lefts: tuple[float, ...]


class Placement:
    """The positions of all parts. `joint_rows` has the y of joints in rows of their own, by their step.

    `racks` are the stacks of linked premises side by side, by their step; `tabs` those of statements,
    the outermost first.
    """

    def __init__(self) -> None:
        self.boxes: dict[str, PlacedBox] = {}
        self.joint_rows: dict[str, float] = {}
        self.frames: list[PlacedFrame] = []
        self.tabs: dict[str, tuple[GroupTab, ...]] = {}
        self.racks: dict[str, PlacedRacks] = {}


class _PlacedPart(Struct, Generic[PartT_co], frozen=True):
    """A part and the position of its upper left corner; `level` counts the frames round it."""

    shape: ShapeOption[PartT_co]
    x: float
    y: float
    level: int


_AnyPart = StackedPart | RootColumns


def place_parts(shape: ShapeOption[RootColumns]) -> Placement:
    """Place all parts of a drawing, its upper left corner at 0, 0."""
    placement = Placement()
    pending: list[_PlacedPart[_AnyPart]] = [_PlacedPart(shape, 0.0, 0.0, 0)]
    while pending:
        pending += reversed(_place_part(placement, pending.pop()))
    return placement


def _place_part(placement: Placement, placed_part: _PlacedPart[_AnyPart]) -> list[_PlacedPart[StackedPart]]:
    """Record the position of one part, and return the parts in it."""
    part, x, y, level = placed_part.shape.part, placed_part.x, placed_part.y, placed_part.level
    match part:
        case RootColumns():
            columns = _place_side_by_side(part.columns, x)
            return [_place_inner(column, column_x, y, level) for column, column_x in columns]
        case Branch():
            return _place_branch(placement, placed_part, part)
        case Stack():
            placed: list[_PlacedPart[StackedPart]] = []
            for each in part.parts:
                placed.append(_PlacedPart(each, x, y, level))
                y += each.height + part.gap
            return placed
        case FramedGroup():
            rect = Rect(x, y, placed_part.shape.width, placed_part.shape.height)
            placement.frames.append(PlacedFrame(part.title, rect, level))
            return [_PlacedPart(part.inner, x + FRAME_SIDE_PAD, y + part.title.height, level + 1)]
        case Racks():
            return _place_racks(placement, placed_part, part)
        case JointRow():
            placement.joint_rows[part.step] = y + placed_part.shape.height / 2
            return []


def _place_racks(
    placement: Placement, placed_part: _PlacedPart[_AnyPart], racks: Racks
) -> list[_PlacedPart[StackedPart]]:
    """Record the positions of racks, and return the stacks in them."""
    x, y, lefts = placed_part.x, placed_part.y, list[float]()
    for stack in racks.stacks:
        lefts.append(x)
        x += stack.width + RACK_GUTTER
    placement.racks[racks.step] = PlacedRacks(y + BAR_TOP + PILL_RADIUS, tuple(lefts))
    return [
        _PlacedPart(stack, left, y + BAR_HEIGHT, placed_part.level)
        for stack, left in zip(racks.stacks, lefts)
    ]


def _place_side_by_side(columns: ColumnShapes, x: float) -> list[tuple[ShapeOption[Column], float]]:
    """Return columns with the x of their left edges, the first at `x`."""
    placed = []
    for column in columns:
        placed.append((column, x))
        x += column.width + COLUMN_GAP
    return placed


def _place_inner(column: ShapeOption[Column], x: float, y: float, level: int) -> _PlacedPart[StackedPart]:
    """Place the parts of a column to the right of its gutter."""
    return _PlacedPart(column.part.inner, x + column.part.gutter.width, y, level)


def _place_branch(
    placement: Placement, placed_part: _PlacedPart[_AnyPart], branch: Branch
) -> list[_PlacedPart[StackedPart]]:
    """Record the positions of a statement's box and columns, and return the parts of the columns."""
    x, y, level = placed_part.x, placed_part.y, placed_part.level
    width = max(branch.box.width, _total_width(branch.below))
    height = branch.box.height + (branch.gap + branch.below[0].height if len(branch.below) == 1 else 0.0)
    box_offset = column_offset = 0.0
    if len(branch.right) == 1:
        box_offset, column_offset = align_with_column(branch, branch.right[0], height)
    rect, bottom = _place_box(placement, _PlacedPart(branch.box, x, y + box_offset, level))
    right_y = y + column_offset
    if len(branch.right) > 1:
        right_y = rect.y + offset_of_columns_right(branch.right)
    below = [
        (column, left, bottom + branch.gap) for column, left in _place_side_by_side(branch.below, rect.x)
    ]
    right = [(column, left, right_y) for column, left in _place_side_by_side(branch.right, x + width)]
    placement.boxes[branch.statement] = PlacedBox(
        branch.box.part.content,
        rect,
        bottom,
        tuple(_place_column(*each) for each in below),
        tuple(_place_column(*each) for each in right),
    )
    return [_place_inner(*each, level) for each in (*below, *right)]


def _place_column(column: ShapeOption[Column], x: float, y: float) -> PlacedColumn:
    """Return a column at a position."""
    return PlacedColumn(column.part.gutter, column.part.rows, x, y)


def _total_width(columns: ColumnShapes) -> float:
    """Return the width of columns side by side, in points; below 0 without any."""
    return sum(column.width + COLUMN_GAP for column in columns) - COLUMN_GAP


def _place_box(placement: Placement, placed_part: _PlacedPart[TabbedBox]) -> tuple[Rect, float]:
    """Record the tabs of a box; return the box and the y of the lower edge of its labels."""
    box, content = placed_part.shape.part, placed_part.shape.part.content
    rect = Rect(placed_part.x, placed_part.y + box.top, content.width, content.height)
    if box.tabs:
        tabs = tuple(replace(tab, level=placed_part.level + tab.level) for tab in box.tabs)
        placement.tabs[content.statement] = tabs
    return rect, placed_part.y + placed_part.shape.height
