"""The parts of a compact drawing, and the room that they need beside each other."""

from msgspec import Struct

from argmap.layout.box_content import BoxContent
from argmap.layout.compact.gutter import Gutter
from argmap.layout.compact.movable_steps import Row
from argmap.layout.compact.shape_options import ShapeOption, ShapeOptions
from argmap.layout.group_tab import GroupTab, label_room
from argmap.layout.group_title import TITLE_LEADING, title_width
from argmap.scene.scene import WireKind

COLUMN_GAP = 12
"""Points between the boxes of a column and the gutter of the next.

It is added to the gutter's own margins, so it need not be large. Text is the same at half and 0.2 % smaller
at double.
"""
PORT_GAP = 24
"""Points between tips at the right side of a box: the width of the bar of an attack.

At double, tips of two of eleven drawings leave the sides of low boxes; text is the same at half.
"""
BUS_CLEARANCE = 8
"""Points between a bus and the labels below it. Text is the same at half and at double."""
TIP_CORNER_GAP = 13
"""Points between a box's corner and a tip: half the bar of an attack, 12, and the rounding.

Text is the same at half, with 10 % more crossings, and at double.
"""
JOINT_ROW_HEIGHT = 28
"""The height in points of a row with a joint only: its diameter of 24, and a little more.

Text is the same at half, where joints of neighbouring rows could touch, and 0.1 % smaller at double.
"""
FRAME_SIDE_PAD, FRAME_BOTTOM_PAD = 12, 12
"""Points between a frame and its contents, at its sides and at its foot.

In the map with most frames, text is 4.4 % larger at half and 11.9 % smaller at double.
"""
FRAME_TITLE_PAD = 8
"""Points between the title of a frame and its contents.

In maps with frames, text is up to 2 % larger at half; double changes it by -3 to +5 %, as other sizes win.
"""


class TabbedBox(Struct, frozen=True, gc=False):
    """A statement's box, and the tabs of the groups that frame no other box with it, outermost first."""

    content: BoxContent
    tabs: tuple[GroupTab, ...]

    @property
    def top(self) -> float:
        """Points from the upper edge of all to the box: room for its tabs and for labels on its edge."""
        if not self.tabs:
            return self.content.label_sizes.role_height / 2
        return sum(tab.height for tab in self.tabs) + label_room(self.content)


class FrameTitle(Struct, frozen=True, gc=False):
    """The group of a frame, and the lines of its title."""

    group: str
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Points between the frame's upper edge and its contents."""
        return FRAME_TITLE_PAD + len(self.lines) * TITLE_LEADING

    def frame_width(self, inner_width: float) -> float:
        """Return the width of the frame in points: its contents' or its title's, with the sides."""
        return max(inner_width, title_width(self.lines)) + 2 * FRAME_SIDE_PAD


class JointRow(Struct, frozen=True, gc=False):
    """The joint of a step, by its id, if all its premises are placed elsewhere."""

    step: str


class Stack(Struct, frozen=True, gc=False):
    """Parts one below the other, `gap` points apart."""

    parts: "ShapeOptions[StackedPart]"
    gap: float


class FramedGroup(Struct, frozen=True, gc=False):
    """A run of neighbours in the frame of their group."""

    title: FrameTitle
    inner: "ShapeOption[StackedPart]"


class Column(Struct, frozen=True, gc=False):
    """A column of rows that bear on one statement, to the right of the gutter with their wires."""

    gutter: Gutter
    rows: tuple[Row, ...]
    inner: "ShapeOption[StackedPart]"


ColumnShapes = tuple[ShapeOption[Column], ...]
"""Columns side by side."""


class Branch(Struct, frozen=True, gc=False):
    """A statement's box with the columns below it and at its right, `gap` points between box and column."""

    statement: str
    box: ShapeOption[TabbedBox]
    below: ColumnShapes
    right: ColumnShapes
    gap: float


class Racks(Struct, frozen=True, gc=False):
    """The premises of a linked step, by its id, in stacks side by side, under one pill."""

    step: str
    stacks: "ShapeOptions[StackedPart]"


StackedPart = Branch | JointRow | Stack | FramedGroup | Racks
"""The parts that may be one below the other in a column."""


class RootColumns(Struct, frozen=True, gc=False):
    """The columns of a whole map, which bear on no statement."""

    columns: ColumnShapes


def last_port_below(below: ColumnShapes) -> float:
    """Return the points between the left edge of a box and its last port on the lower side."""
    left = sum(column.width + COLUMN_GAP for column in below[:-1])
    return left + max([0.0, *(x for _, x in below[-1].part.gutter.lanes)])


def offset_of_columns_right(columns: ColumnShapes) -> float:
    """Return the points between the upper edge of a box and several columns at its right, for their buses."""
    return TIP_CORNER_GAP + PORT_GAP * (_count_kinds(columns) - 1) + BUS_CLEARANCE


def _count_kinds(columns: ColumnShapes) -> int:
    """Count the kinds of wires that buses lead from columns to their statement."""
    kinds: frozenset[WireKind] = frozenset()
    return len(kinds.union(*[dict(column.part.gutter.lanes) for column in columns]))


def align_with_column(branch: Branch, column: ShapeOption[Column], height: float) -> tuple[float, float]:
    """Return the y of a statement and of the only column at its right, so that they are level if possible.

    `height` is the height of the statement with all below it; all are in points from the branch's top.
    """
    middle = (column.first_y + column.last_y) / 2
    column_y = max(0.0, min(branch.box.first_y - middle, height - column.height))
    if branch.below:
        return 0.0, column_y
    return min(max(middle - branch.box.first_y, 0.0), max(column.height - height, 0.0)), column_y
