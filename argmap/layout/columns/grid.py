"""Every place that a drawing takes up, column by column, in the order they must keep from top to bottom."""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct


class CellKind(Enum):
    """What a cell is for."""

    BOX = "box"
    JOINT = "joint"
    PASS_THROUGH = "way"
    """A wire's passage through a column it only crosses."""
    TURN = "hook"
    """Where a wire turns towards a joint above or below it."""
    BORDER = "fence"
    """The upper or lower edge of a group's frame within one column."""


class Cell(Struct, frozen=True):
    """One place in a column: `owner` is a statement's, an inference's or a frame's id; `height` in points."""

    kind: CellKind
    owner: str
    rank: int
    height: float


class EdgeEnd(Enum):
    """What a strand does at its end nearer to the target."""

    TIP = "tip"
    """It hits its target: an arrowhead belongs there."""
    JOIN = "join"
    """It meets its step's own joint."""


class GridEdge(Struct, frozen=True):
    """One wire of an inference through neighbouring columns: cell numbers from left to right.

    `end` says what its end nearer to the target does. `backward` where the premise stands at the left
    and the wire runs to the right. `planted` where the premise's box stands at this very step.
    """

    inference: str
    cells: tuple[int, ...]
    end: EdgeEnd
    backward: bool
    in_tree: bool


class GroupBorder(Struct, frozen=True):
    """The neighbours that one frame goes round: columns `first` to `last`, and the fences in each."""

    group: str
    first: int
    last: int
    level: int
    """0 for the outermost."""
    upper: tuple[int, ...]
    lower: tuple[int, ...]
    title: tuple[str, ...]
    """The group's title in lines."""


class Grid(Struct, frozen=True):
    """Cells, the order of those whose order is fixed in each column, the strands, and the enclosures.

    `boxes` and `joints` find the cells of statements and inferences, `hooks` the joint beside each hook.
    `rigid` are the hops that must run straight, so that statements of different columns keep their order.
    """

    cells: tuple[Cell, ...]
    columns: tuple[tuple[int, ...], ...]
    edges: tuple[GridEdge, ...]
    borders: tuple[GroupBorder, ...]
    boxes: Mapping[str, int]
    joints: Mapping[str, int]
    turns: Mapping[int, int]
    rigid_hops: frozenset[tuple[int, int]]
