"""The sizes that a part of a drawing may have: wider ones are less high, and none is beaten by another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct

MIN_HEIGHT_GAIN = 0.5
"""A size that is less than this many points less high than a narrower one is not worth keeping."""


_EXTENT = attrgetter("width", "height")
_WIDTH = attrgetter("width")


class ShapeOption(Struct, frozen=True, gc=False):
    """One way to draw a part: its width and height, and what it is made of.

    `first` and `last` are the heights, from its top, at which its first and last wire go out to the left.
    """

    width: float
    height: float
    first_y: float
    last_y: float
    part: object


ShapeOptions = tuple[ShapeOption, ...]
"""From the narrowest to the widest, each less high than the one before."""


class ParetoFilter(Struct, frozen=True):
    """Which sizes are worth keeping: `most` of them, none wider or higher than the page could ever take."""

    max_count: int
    width: float
    height: float

    def prune(self, shapes: Iterable[ShapeOption]) -> ShapeOptions:
        """Those of the sizes that no other beats, spread over the widths; one at least."""
        kept: list[ShapeOption] = []
        for size in sorted(shapes, key=_EXTENT):
            if not kept or size.height < kept[-1].height - MIN_HEIGHT_GAIN:
                kept.append(size)
        fitting = [each for each in kept if each.width <= self.width and each.height <= self.height]
        return tuple(_thin_out(fitting or kept, self.max_count))

    def combine_by_width(self, parts: Sequence[ShapeOptions]) -> list[tuple[ShapeOption, ...]]:
        """One size of each part for every width that all can keep to: the least high of those no wider."""
        least = max(sizes[0].width for sizes in parts)
        widths = sorted({size.width for sizes in parts for size in sizes if size.width >= least} | {least})
        return [
            tuple(_widest_within(sizes, width) for sizes in parts)
            for width in _thin_out(widths, 2 * self.max_count)
        ]


_T = TypeVar("_T")


def _thin_out(items: list[_T], max_count: int) -> list[_T]:
    """At most so many of the items, evenly, the first and the last among them."""
    if len(items) <= max_count:
        return items
    step = (len(items) - 1) / (max_count - 1)
    return [items[round(i * step)] for i in range(max_count)]


def pair_by_height(left: ShapeOptions, right: ShapeOptions) -> list[tuple[ShapeOption, ShapeOption]]:
    """A pair for every height that both can keep to: the narrowest of those no higher."""
    i, j, pairs = 0, 0, []
    while i < len(left) and j < len(right):
        pairs.append((left[i], right[j]))
        if left[i].height >= right[j].height:
            i += 1
        else:
            j += 1
    return pairs


def options_above_width(shapes: ShapeOptions, width: float) -> ShapeOptions:
    """Those of a box's sizes that may be best above something of a width: no other is as narrow with it."""
    wide = bisect_left(shapes, width, key=_WIDTH)
    return shapes[max(wide - 1, 0) : wide + 1]


def _widest_within(shapes: ShapeOptions, width: float) -> ShapeOption:
    """The widest of the sizes that is no wider than `width`."""
    return shapes[max(bisect_right(shapes, width, key=_WIDTH) - 1, 0)]
