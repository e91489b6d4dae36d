"""The sizes that a part of a drawing may have: a Pareto front, in which wider ones are less high."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from msgspec import Struct

MIN_HEIGHT_GAIN = 0.5
"""Points by which a wider size must be less high than a narrower one to be kept.

Half gave the same drawings; double changes text by 1 % at most.
"""

_EXTENT = attrgetter("width", "height")
_WIDTH = attrgetter("width")

PartT = TypeVar("PartT")
PartT_co = TypeVar("PartT_co", covariant=True)
OtherT = TypeVar("OtherT")


class ShapeOption(Struct, Generic[PartT_co], frozen=True, gc=False):
    """One way to draw a part: its width and height in points, and the part as drawn so.

    `first_y` and `last_y` are the y, from its top, at which its first and last wire leave it to the left.
    """

    width: float
    height: float
    first_y: float
    last_y: float
    part: PartT_co

    def with_part(self, part: OtherT) -> "ShapeOption[OtherT]":
        """Return an option of this size for another part."""
        return ShapeOption(self.width, self.height, self.first_y, self.last_y, part)


ShapeOptions = tuple[ShapeOption[PartT], ...]
"""The options of a part from the narrowest to the widest, each less high than the one before."""


class ParetoFilter(Struct, frozen=True):
    """Keeps at most `max_count` options, none wider or higher than a page could need, in points."""

    max_count: int
    width: float
    height: float

    def prune(self, shapes: Iterable[ShapeOption[PartT]]) -> ShapeOptions[PartT]:
        """Drop the options that another one beats in both directions; keep at least one."""
        front: list[ShapeOption[PartT]] = []
        for shape in sorted(shapes, key=_EXTENT):
            if not front or shape.height < front[-1].height - MIN_HEIGHT_GAIN:
                front.append(shape)
        fitting = [each for each in front if each.width <= self.width and each.height <= self.height]
        return tuple(_thin_out(fitting or front, self.max_count))

    def combine_by_width(self, parts: Sequence[ShapeOptions[PartT]]) -> list[ShapeOptions[PartT]]:
        """Return combinations of one option of each part: for each width, the least high that is no wider."""
        least = max(shapes[0].width for shapes in parts)
        widths = sorted(
            {shape.width for shapes in parts for shape in shapes if shape.width >= least} | {least}
        )
        return [
            tuple(_widest_within(shapes, width) for shapes in parts)
            for width in _thin_out(widths, 2 * self.max_count)
        ]


def _thin_out(items: list[OtherT], max_count: int) -> list[OtherT]:
    """Return at most `max_count` items at even distances, the first and the last among them."""
    if len(items) <= max_count:
        return items
    step = (len(items) - 1) / (max_count - 1)
    return [items[round(i * step)] for i in range(max_count)]


def pair_by_height(
    left: ShapeOptions[PartT], right: ShapeOptions[OtherT]
) -> list[tuple[ShapeOption[PartT], ShapeOption[OtherT]]]:
    """Return a pair for each height that both parts can keep to: the narrowest options no higher than it."""
    i, j, pairs = 0, 0, []
    while i < len(left) and j < len(right):
        pairs.append((left[i], right[j]))
        if left[i].height >= right[j].height:
            i += 1
        else:
            j += 1
    return pairs


def options_above_width(shapes: ShapeOptions[PartT], width: float) -> ShapeOptions[PartT]:
    """Return the options of a box that may be best above something `width` wide.

    They are the widest narrower one, which adds no width, and the next wider one; others are higher or wider.
    """
    wider = bisect_left(shapes, width, key=_WIDTH)
    return shapes[max(wider - 1, 0) : wider + 1]


def _widest_within(shapes: ShapeOptions[PartT], width: float) -> ShapeOption[PartT]:
    """Return the widest of the options no wider than `width`."""
    return shapes[max(bisect_right(shapes, width, key=_WIDTH) - 1, 0)]
