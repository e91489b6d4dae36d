"""What a compact drawing is made of, and the room that its parts need beside each other."""

from collections.abc import Sequence

from msgspec import Struct

from argmap.layout.card import Card
from argmap.layout.packed.hanging import Row
from argmap.layout.packed.sizes import Size
from argmap.layout.packed.strip import Place, Strip
from argmap.layout.scene import Kind
from argmap.layout.title import TITLE_LEADING

APART = 12
"""Points between a column of boxes and the strip of the next."""
RAIL = 24
"""Points between a box and the first rail under it: room for a tip."""
PORT = 24
"""Points between tips at the right side of a box."""
UNDER_RAIL = 8
"""Points between a rail and the plates under it."""
CORNER = 13
"""Points between a box's corner and a tip."""
SLOT = 28
"""The height of a joint that stands alone."""
DETOUR = 10
"""Points under a box for an undercut that goes round below it."""
SIDE, UNDER = 12, 12
"""Points between a frame and what is in it, at its sides and at its foot."""
OVER = 8
"""The same under the title."""
_NONE: frozenset[Kind] = frozenset()


class Own(Struct, frozen=True, gc=False):
    """A statement's box, in the frames that hold it alone, outermost first."""

    card: Card
    frames: tuple["Title", ...]


class Title(Struct, frozen=True, gc=False):
    """A frame's group and title."""

    group: str
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Points between the frame's upper edge and what is in it."""
        return OVER + len(self.lines) * TITLE_LEADING


class Slot(Struct, frozen=True, gc=False):
    """The joint of a step whose premises stand elsewhere."""

    step: str


class Stack(Struct, frozen=True, gc=False):
    """Parts one under the other."""

    parts: tuple[Size, ...]
    gap: float


class Framed(Struct, frozen=True, gc=False):
    """A run of neighbours in the frame of their group."""

    title: Title
    inner: Size


class Rack(Struct, frozen=True, gc=False):
    """What hangs on one statement in one column, behind its strip."""

    strip: Strip
    rows: tuple[Row, ...]
    inner: Size


class Branch(Struct, frozen=True, gc=False):
    """A statement with its racks. The first one below stands left of those at the right."""

    statement: str
    own: Size
    below: tuple[Size, ...]
    right: tuple[Size, ...]
    gap: float


class Roots(Struct, frozen=True, gc=False):
    """Racks that hang on no statement, side by side."""

    racks: tuple[Size, ...]


def inset(own: Size) -> float:
    """Points between the left edge of the frames that hold a box alone and the box."""
    assert isinstance(own.part, Own)
    return SIDE * len(own.part.frames)


def rails(below: Sequence[Size], gap: float) -> float:
    """Points between a box and several racks below it that rails need."""
    return RAIL + Place.FURTHER.pitch * (_kinds(below[1:]) - 1) + gap


def over(racks: Sequence[Size]) -> float:
    """Points between the upper edge of a box and the racks right of it whose rails go over them."""
    return CORNER + PORT * (_kinds(racks) - 1) + UNDER_RAIL


def _kinds(racks: Sequence[Size]) -> int:
    """How many kinds of wires the strips of racks lead to the statement."""
    return len(_NONE.union(*[rack.part.strip.hits for rack in racks if isinstance(rack.part, Rack)]))


def settle(branch: Branch, rack: Size, height: float) -> tuple[float, float]:
    """How far down a statement, and the one rack right of it, stand: level with each other where they can.

    `height` is that of the statement with what hangs below it.
    """
    middle = (rack.first + rack.last) / 2
    aside = max(0.0, min(branch.own.first - middle, height - rack.height))
    if branch.below:
        return 0.0, aside
    return min(max(middle - branch.own.first, 0.0), max(rack.height - height, 0.0)), aside
