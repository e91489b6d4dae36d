"""Where everything stands once a size is chosen: boxes, joints that stand alone, racks and frames."""

from msgspec import Struct, field

from argmap.layout.box_content import ROLE_LABEL_HEIGHT, SMALL_LABEL_HEIGHT, BoxContent
from argmap.layout.compact.gutter import Gutter
from argmap.layout.compact.parts import (
    COLUMN_GAP,
    DETOUR_HEIGHT,
    FRAME_BOTTOM_PAD,
    FRAME_SIDE_PAD,
    Branch,
    Column,
    FramedBox,
    FramedGroup,
    FrameTitle,
    JointRow,
    RootColumns,
    Stack,
    align_with_column,
    frame_inset,
    offset_of_columns_below,
    offset_of_columns_right,
)
from argmap.layout.compact.shape_options import ShapeOption
from argmap.layout.compact.units import Row
from argmap.scene.scene import Rect


class PlacedColumn(Struct, frozen=True):
    """A rack in its place. `x` is its strip's left edge, `detour` where undercuts go round below.

    `top` is the height of its upper edge.
    """

    gutter: Gutter
    rows: tuple[Row, ...]
    x: float
    top: float
    detour_y: float = 0.0


class PlacedBox(Struct, frozen=True):
    """A statement in its place: its box, the lower edge of what frames it alone, and its racks."""

    content: BoxContent
    rect: Rect
    bottom: float
    below: tuple[PlacedColumn, ...]
    right: tuple[PlacedColumn, ...]


class PlacedFrame(Struct, frozen=True):
    """A frame in its place; `level` is 0 for the outermost."""

    title: FrameTitle
    rect: Rect
    level: int


class Placement(Struct, frozen=True):
    """Where all parts stand. `slots` are the heights of joints that stand alone, by their step."""

    boxes: dict[str, PlacedBox] = field(default_factory=dict)
    joint_rows: dict[str, float] = field(default_factory=dict)
    frames: list[PlacedFrame] = field(default_factory=list)


class _PlacedPart(Struct, frozen=True):
    """A part and the place of its upper left corner; `level` counts the frames round it."""

    shape: ShapeOption
    x: float
    y: float
    level: int


def place_parts(shape: ShapeOption) -> Placement:
    """The places of a whole drawing, its upper left corner at 0, 0."""
    places = Placement()
    pending = [_PlacedPart(shape, 0.0, 0.0, 0)]
    while pending:
        pending += reversed(_place_part(places, pending.pop()))
    return places


def _place_part(placement: Placement, placed_part: _PlacedPart) -> list[_PlacedPart]:
    """Notes where one part stands; returns the parts in it."""
    part, y = placed_part.shape.part, placed_part.y
    match part:
        case RootColumns():
            return [
                _place_inner(rack, x, y, placed_part.level)
                for rack, x in _place_side_by_side(part.columns, placed_part.x)
            ]
        case Branch():
            return _place_branch(placement, placed_part, part)
        case Stack():
            found = []
            for each in part.parts:
                found.append(_PlacedPart(each, placed_part.x, y, placed_part.level))
                y += each.height + part.gap
            return found
        case FramedGroup():
            rect = Rect(placed_part.x, y, placed_part.shape.width, placed_part.shape.height)
            placement.frames.append(PlacedFrame(part.title, rect, placed_part.level))
            return [
                _PlacedPart(
                    part.inner, placed_part.x + FRAME_SIDE_PAD, y + part.title.height, placed_part.level + 1
                )
            ]
        case JointRow():
            placement.joint_rows[part.step] = y + placed_part.shape.height / 2
            return []
    raise AssertionError(f"no such part: {part!r}")


def _place_side_by_side(columns: tuple[ShapeOption, ...], x: float) -> list[tuple[ShapeOption, float]]:
    found = []
    for rack in columns:
        found.append((rack, x))
        x += rack.width + COLUMN_GAP
    return found


def _place_inner(column: ShapeOption, x: float, y: float, level: int) -> _PlacedPart:
    assert isinstance(column.part, Column)
    return _PlacedPart(column.part.inner, x + column.part.gutter.width, y, level)


def _place_branch(placement: Placement, placed_part: _PlacedPart, branch: Branch) -> list[_PlacedPart]:
    """A statement's box with its frames, and what is in its racks."""
    left = max(branch.box.width, frame_inset(branch.box) + _total_width(branch.below))
    height = branch.box.height + (branch.gap + branch.below[0].height if len(branch.below) == 1 else 0.0)
    down = aside = 0.0
    if len(branch.right) == 1:
        down, aside = align_with_column(branch, branch.right[0], height)
    rect, floor = _place_box(
        placement, _PlacedPart(branch.box, placed_part.x, placed_part.y + down, placed_part.level)
    )
    detour = placed_part.y + down + height + DETOUR_HEIGHT / 2
    under = floor + (
        offset_of_columns_below(branch.below, branch.gap) if len(branch.below) > 1 else branch.gap
    )
    beside = placed_part.y + aside
    if len(branch.right) > 1:
        beside = rect.y + offset_of_columns_right(branch.right)
    racks = [(rack, x, under) for rack, x in _place_side_by_side(branch.below, rect.x)]
    racks += [(rack, x, beside) for rack, x in _place_side_by_side(branch.right, placed_part.x + left)]
    stood = [_place_column(rack, x, y, detour) for rack, x, y in racks]
    count = len(branch.below)
    assert isinstance(branch.box.part, FramedBox)
    placement.boxes[branch.statement] = PlacedBox(
        branch.box.part.content, rect, floor, tuple(stood[:count]), tuple(stood[count:])
    )
    return [_place_inner(rack, x, y, placed_part.level) for rack, x, y in racks]


def _place_column(column: ShapeOption, x: float, y: float, detour_y: float) -> PlacedColumn:
    assert isinstance(column.part, Column)
    return PlacedColumn(column.part.gutter, column.part.rows, x, y, detour_y)


def _total_width(columns: tuple[ShapeOption, ...]) -> float:
    return sum(rack.width + COLUMN_GAP for rack in columns) - COLUMN_GAP


def _place_box(placement: Placement, placed_part: _PlacedPart) -> tuple[Rect, float]:
    """Notes the frames round a box alone; returns the box and the lower edge of all that."""
    own, x, y, height = placed_part.shape.part, placed_part.x, placed_part.y, placed_part.shape.height
    assert isinstance(own, FramedBox)
    width = placed_part.shape.width
    for i, title in enumerate(own.frames):
        placement.frames.append(PlacedFrame(title, Rect(x, y, width, height), placed_part.level + i))
        x, y, width, height = (
            x + FRAME_SIDE_PAD,
            y + title.height,
            width - 2 * FRAME_SIDE_PAD,
            height - title.height - FRAME_BOTTOM_PAD,
        )
    rect = Rect(x, y + ROLE_LABEL_HEIGHT / 2, own.content.width, own.content.height)
    assert (
        abs(
            height
            - rect.height
            - ROLE_LABEL_HEIGHT / 2
            - (SMALL_LABEL_HEIGHT / 2 if own.content.has_bottom_label else 0)
        )
        < 1
    )
    return rect, placed_part.y + placed_part.shape.height
