"""The grid of a drawing in columns: cells for boxes, joints, wires and borders, in order from the top."""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct


class CellKind(Enum):
    """The kinds of cell."""

    BOX = "box"
    JOINT = "joint"
    PASS_THROUGH = "pass_through"
    """The passage of a wire through a column."""
    TURN = "turn"
    """The place of a wire's turn towards a joint above or below it."""
    BORDER = "border"
    """The upper or lower edge of a group's frame within one column."""


class Cell(Struct, frozen=True):
    """One cell of a column. `rank` is the column, from 0 at the left; `height` is in points.

    `owner` is the id of a statement, an inference or a group.
    """

    kind: CellKind
    owner: str
    rank: int
    height: float


class EdgeEnd(Enum):
    """The two kinds of end of an edge, at its end nearer to the target."""

    TIP = "tip"
    """The edge ends at its target, with a tip."""
    JOIN = "join"
    """The edge ends at its own inference's joint."""


class GridEdge(Struct, frozen=True):
    """One wire of an inference through neighbouring columns: cell numbers from left to right.

    `backward` if the premise is at the left, so that the wire runs to the right. `in_tree` if this inference
    places the premise's box; otherwise the edge is a cross link.
    """

    inference: str
    cells: tuple[int, ...]
    end: EdgeEnd
    backward: bool
    in_tree: bool


class GroupBorder(Struct, frozen=True):
    """The border round neighbours of a group: its columns, `first` to `last`, and its cells in each."""

    group: str
    first: int
    last: int
    level: int
    """0 for the outermost."""
    upper: tuple[int, ...]
    lower: tuple[int, ...]
    title: tuple[str, ...]
    """The group's title in lines."""
    tab_box: str | None = None
    """The statement whose box has a tab with the title, in place of a border round this box alone."""


class Grid(Struct, frozen=True):
    """The cells of a drawing, the columns with the cells whose order is fixed, the edges and the borders.

    `boxes` and `joints` have the cells of statements and inferences, `turns` the joint beside each turn.
    `rigid_hops` are the pairs of cells with a straight wire between them, so that statements of different
    columns keep their order.
    """

    cells: tuple[Cell, ...]
    columns: tuple[tuple[int, ...], ...]
    edges: tuple[GridEdge, ...]
    borders: tuple[GroupBorder, ...]
    boxes: Mapping[str, int]
    joints: Mapping[str, int]
    turns: Mapping[int, int]
    rigid_hops: frozenset[tuple[int, int]]
