"""Where everything stands once a size is chosen: boxes, joints that stand alone, racks and frames."""

from msgspec import Struct, field

from argmap.layout.card import MARK_HEIGHT, TAG_HEIGHT, Card
from argmap.layout.packed.hanging import Row
from argmap.layout.packed.parts import (
    APART,
    DETOUR,
    SIDE,
    UNDER,
    Branch,
    Framed,
    Own,
    Rack,
    Roots,
    Slot,
    Stack,
    Title,
    inset,
    over,
    rails,
    settle,
)
from argmap.layout.packed.sizes import Size
from argmap.layout.packed.strip import Strip
from argmap.layout.scene import Rect


class Stood(Struct, frozen=True):
    """A rack in its place. `x` is its strip's left edge, `detour` where undercuts go round below.

    `top` is the height of its upper edge.
    """

    strip: Strip
    rows: tuple[Row, ...]
    x: float
    top: float
    detour: float = 0.0


class Stand(Struct, frozen=True):
    """A statement in its place: its box, the lower edge of what frames it alone, and its racks."""

    card: Card
    rect: Rect
    floor: float
    below: tuple[Stood, ...]
    right: tuple[Stood, ...]


class Border(Struct, frozen=True):
    """A frame in its place; `level` is 0 for the outermost."""

    title: Title
    rect: Rect
    level: int


class Places(Struct, frozen=True):
    """Where all parts stand. `slots` are the heights of joints that stand alone, by their step."""

    stands: dict[str, Stand] = field(default_factory=dict)
    slots: dict[str, float] = field(default_factory=dict)
    borders: list[Border] = field(default_factory=list)


class _Spot(Struct, frozen=True):
    """A part and the place of its upper left corner; `level` counts the frames round it."""

    size: Size
    x: float
    y: float
    level: int


def place(whole: Size) -> Places:
    """The places of a whole drawing, its upper left corner at 0, 0."""
    places = Places()
    pending = [_Spot(whole, 0.0, 0.0, 0)]
    while pending:
        pending += reversed(_put(places, pending.pop()))
    return places


def _put(places: Places, spot: _Spot) -> list[_Spot]:
    """Notes where one part stands; returns the parts in it."""
    part, y = spot.size.part, spot.y
    match part:
        case Roots():
            return [_within(rack, x, y, spot.level) for rack, x in _across(part.racks, spot.x)]
        case Branch():
            return _branch(places, spot, part)
        case Stack():
            found = []
            for each in part.parts:
                found.append(_Spot(each, spot.x, y, spot.level))
                y += each.height + part.gap
            return found
        case Framed():
            rect = Rect(spot.x, y, spot.size.width, spot.size.height)
            places.borders.append(Border(part.title, rect, spot.level))
            return [_Spot(part.inner, spot.x + SIDE, y + part.title.height, spot.level + 1)]
        case Slot():
            places.slots[part.step] = y + spot.size.height / 2
            return []
    raise AssertionError(f"no such part: {part!r}")


def _across(racks: tuple[Size, ...], x: float) -> list[tuple[Size, float]]:
    found = []
    for rack in racks:
        found.append((rack, x))
        x += rack.width + APART
    return found


def _within(rack: Size, x: float, y: float, level: int) -> _Spot:
    assert isinstance(rack.part, Rack)
    return _Spot(rack.part.inner, x + rack.part.strip.width, y, level)


def _branch(places: Places, spot: _Spot, branch: Branch) -> list[_Spot]:
    """A statement's box with its frames, and what is in its racks."""
    left = max(branch.own.width, inset(branch.own) + _width(branch.below))
    height = branch.own.height + (branch.gap + branch.below[0].height if len(branch.below) == 1 else 0.0)
    down = aside = 0.0
    if len(branch.right) == 1:
        down, aside = settle(branch, branch.right[0], height)
    rect, floor = _own(places, _Spot(branch.own, spot.x, spot.y + down, spot.level))
    detour = spot.y + down + height + DETOUR / 2
    under = floor + (rails(branch.below, branch.gap) if len(branch.below) > 1 else branch.gap)
    beside = spot.y + aside
    if len(branch.right) > 1:
        beside = rect.y + over(branch.right)
    racks = [(rack, x, under) for rack, x in _across(branch.below, rect.x)]
    racks += [(rack, x, beside) for rack, x in _across(branch.right, spot.x + left)]
    stood = [_stood(rack, x, y, detour) for rack, x, y in racks]
    count = len(branch.below)
    assert isinstance(branch.own.part, Own)
    places.stands[branch.statement] = Stand(
        branch.own.part.card, rect, floor, tuple(stood[:count]), tuple(stood[count:])
    )
    return [_within(rack, x, y, spot.level) for rack, x, y in racks]


def _stood(rack: Size, x: float, y: float, detour: float) -> Stood:
    assert isinstance(rack.part, Rack)
    return Stood(rack.part.strip, rack.part.rows, x, y, detour)


def _width(racks: tuple[Size, ...]) -> float:
    return sum(rack.width + APART for rack in racks) - APART


def _own(places: Places, spot: _Spot) -> tuple[Rect, float]:
    """Notes the frames round a box alone; returns the box and the lower edge of all that."""
    own, x, y, height = spot.size.part, spot.x, spot.y, spot.size.height
    assert isinstance(own, Own)
    width = spot.size.width
    for i, title in enumerate(own.frames):
        places.borders.append(Border(title, Rect(x, y, width, height), spot.level + i))
        x, y, width, height = x + SIDE, y + title.height, width - 2 * SIDE, height - title.height - UNDER
    rect = Rect(x, y + TAG_HEIGHT / 2, own.card.width, own.card.height)
    assert abs(height - rect.height - TAG_HEIGHT / 2 - (MARK_HEIGHT / 2 if own.card.plated else 0)) < 1
    return rect, spot.y + spot.size.height
