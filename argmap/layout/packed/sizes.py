"""The sizes that a part of a drawing may have: wider ones are less high, and none is beaten by another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct

SLACK = 0.5
"""A size that is less than this many points less high than a narrower one is not worth keeping."""


_EXTENT = attrgetter("width", "height")
_WIDTH = attrgetter("width")


class Size(Struct, frozen=True, gc=False):
    """One way to draw a part: its width and height, and what it is made of.

    `first` and `last` are the heights, from its top, at which its first and last wire go out to the left.
    """

    width: float
    height: float
    first: float
    last: float
    part: object


Sizes = tuple[Size, ...]
"""From the narrowest to the widest, each less high than the one before."""


class Sieve(Struct, frozen=True):
    """Which sizes are worth keeping: `most` of them, none wider or higher than the page could ever take."""

    most: int
    width: float
    height: float

    def best(self, sizes: Iterable[Size]) -> Sizes:
        """Those of the sizes that no other beats, spread over the widths; one at least."""
        kept: list[Size] = []
        for size in sorted(sizes, key=_EXTENT):
            if not kept or size.height < kept[-1].height - SLACK:
                kept.append(size)
        fitting = [each for each in kept if each.width <= self.width and each.height <= self.height]
        return tuple(_spread(fitting or kept, self.most))

    def by_width(self, parts: Sequence[Sizes]) -> list[tuple[Size, ...]]:
        """One size of each part for every width that all can keep to: the least high of those no wider."""
        least = max(sizes[0].width for sizes in parts)
        widths = sorted({size.width for sizes in parts for size in sizes if size.width >= least} | {least})
        return [tuple(_within(sizes, width) for sizes in parts) for width in _spread(widths, 2 * self.most)]


_T = TypeVar("_T")


def _spread(items: list[_T], most: int) -> list[_T]:
    """At most so many of the items, evenly, the first and the last among them."""
    if len(items) <= most:
        return items
    step = (len(items) - 1) / (most - 1)
    return [items[round(i * step)] for i in range(most)]


def by_height(left: Sizes, right: Sizes) -> list[tuple[Size, Size]]:
    """A pair for every height that both can keep to: the narrowest of those no higher."""
    i, j, pairs = 0, 0, []
    while i < len(left) and j < len(right):
        pairs.append((left[i], right[j]))
        if left[i].height >= right[j].height:
            i += 1
        else:
            j += 1
    return pairs


def worth(sizes: Sizes, width: float) -> Sizes:
    """Those of a box's sizes that may be best above something of a width: no other is as narrow with it."""
    wide = bisect_left(sizes, width, key=_WIDTH)
    return sizes[max(wide - 1, 0) : wide + 1]


def _within(sizes: Sizes, width: float) -> Size:
    """The widest of the sizes that is no wider than `width`."""
    return sizes[max(bisect_right(sizes, width, key=_WIDTH) - 1, 0)]
