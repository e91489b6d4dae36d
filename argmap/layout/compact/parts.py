"""What a compact drawing is made of, and the room that its parts need beside each other."""

from collections.abc import Sequence

from msgspec import Struct

from argmap.layout.box_content import BoxContent
from argmap.layout.compact.gutter import ColumnSide, Gutter
from argmap.layout.compact.shape_options import ShapeOption
from argmap.layout.compact.units import Row
from argmap.layout.frame_title import TITLE_LEADING
from argmap.scene.scene import WireKind

COLUMN_GAP = 12
"""Points between a column of boxes and the strip of the next."""
BUS_GAP = 24
"""Points between a box and the first rail under it: room for a tip."""
PORT_GAP = 24
"""Points between tips at the right side of a box."""
BUS_CLEARANCE = 8
"""Points between a rail and the plates under it."""
TIP_CORNER_GAP = 13
"""Points between a box's corner and a tip."""
JOINT_ROW_HEIGHT = 28
"""The height of a joint that stands alone."""
DETOUR_HEIGHT = 10
"""Points under a box for an undercut that goes round below it."""
FRAME_SIDE_PAD, FRAME_BOTTOM_PAD = 12, 12
"""Points between a frame and what is in it, at its sides and at its foot."""
FRAME_TITLE_PAD = 8
"""The same under the title."""
_NO_KINDS: frozenset[WireKind] = frozenset()


class FramedBox(Struct, frozen=True, gc=False):
    """A statement's box, in the frames that hold it alone, outermost first."""

    content: BoxContent
    frames: tuple["FrameTitle", ...]


class FrameTitle(Struct, frozen=True, gc=False):
    """A frame's group and title."""

    group: str
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Points between the frame's upper edge and what is in it."""
        return FRAME_TITLE_PAD + len(self.lines) * TITLE_LEADING


class JointRow(Struct, frozen=True, gc=False):
    """The joint of a step whose premises stand elsewhere."""

    step: str


class Stack(Struct, frozen=True, gc=False):
    """Parts one under the other."""

    parts: tuple[ShapeOption, ...]
    gap: float


class FramedGroup(Struct, frozen=True, gc=False):
    """A run of neighbours in the frame of their group."""

    title: FrameTitle
    inner: ShapeOption


class Column(Struct, frozen=True, gc=False):
    """What hangs on one statement in one column, behind its strip."""

    gutter: Gutter
    rows: tuple[Row, ...]
    inner: ShapeOption


class Branch(Struct, frozen=True, gc=False):
    """A statement with its racks. The first one below stands left of those at the right."""

    statement: str
    box: ShapeOption
    below: tuple[ShapeOption, ...]
    right: tuple[ShapeOption, ...]
    gap: float


class RootColumns(Struct, frozen=True, gc=False):
    """Racks that hang on no statement, side by side."""

    columns: tuple[ShapeOption, ...]


def frame_inset(box: ShapeOption) -> float:
    """Points between the left edge of the frames that hold a box alone and the box."""
    assert isinstance(box.part, FramedBox)
    return FRAME_SIDE_PAD * len(box.part.frames)


def offset_of_columns_below(below: Sequence[ShapeOption], gap: float) -> float:
    """Points between a box and several racks below it that rails need."""
    return BUS_GAP + ColumnSide.FURTHER.pitch * (_count_kinds(below[1:]) - 1) + gap


def offset_of_columns_right(columns: Sequence[ShapeOption]) -> float:
    """Points between the upper edge of a box and the racks right of it whose rails go over them."""
    return TIP_CORNER_GAP + PORT_GAP * (_count_kinds(columns) - 1) + BUS_CLEARANCE


def _count_kinds(columns: Sequence[ShapeOption]) -> int:
    """How many kinds of wires the strips of racks lead to the statement."""
    return len(
        _NO_KINDS.union(*[rack.part.gutter.bus_kinds for rack in columns if isinstance(rack.part, Column)])
    )


def align_with_column(branch: Branch, column: ShapeOption, height: float) -> tuple[float, float]:
    """How far down a statement, and the one rack right of it, stand: level with each other where they can.

    `height` is that of the statement with what hangs below it.
    """
    middle = (column.first_y + column.last_y) / 2
    aside = max(0.0, min(branch.box.first_y - middle, height - column.height))
    if branch.below:
        return 0.0, aside
    return min(max(middle - branch.box.first_y, 0.0), max(column.height - height, 0.0)), aside
