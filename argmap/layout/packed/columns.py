"""Ways to share what hangs on a statement out over racks that stand side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.layout.packed.blocks import Blocks
from argmap.layout.packed.hanging import Item, rows
from argmap.layout.packed.parts import APART, Rack
from argmap.layout.packed.sizes import Size, Sizes, by_height
from argmap.layout.packed.strip import Place, strip

CUTS = 16
"""Racks are cut at so many places at most."""


def in_row(racks: tuple[Size, ...], part: object, over: float) -> Size:
    """Racks side by side."""
    width = sum(rack.width + APART for rack in racks) - APART
    height = over + max(rack.height for rack in racks)
    return Size(width, height, over + racks[0].first, over + racks[0].last, part)


def cuts_of(items: Sequence[Item], needed: Sequence[int]) -> tuple[int, ...]:
    """Where racks may be cut: between all units, or evenly where there are many."""
    count = len(items)
    if count <= CUTS:
        return tuple(range(count + 1))
    return tuple(sorted({round(i * count / CUTS) for i in range(CUTS + 1)} | set(needed)))


@dataclass(frozen=True, slots=True)
class Columns:
    """The ways to share units out over racks that stand side by side, cut at some places."""

    blocks: Blocks
    statement: str | None
    items: tuple[Item, ...]
    cuts: tuple[int, ...]
    stacks: dict[tuple[int, int], Sizes] = field(default_factory=dict)
    later: dict[tuple[int, Place], list[tuple[Size, ...]]] = field(default_factory=dict)

    def rack(self, place: Place, start: int, end: int) -> Sizes:
        """The sizes of the units from one cut to another as one rack."""
        inside = tuple(rows(self.items[start:end]))
        lanes = strip(self.blocks.reading, self.statement, inside, place)
        sizes = self.stack(start, end)
        return tuple(s._replace(width=s.width + lanes.width, part=Rack(lanes, inside, s)) for s in sizes)

    def stack(self, start: int, end: int) -> Sizes:
        """The sizes of the units from one cut to another, one under the other."""
        if (start, end) not in self.stacks:
            cut = max((each for each in self.cuts if start < each < end), default=None)
            if cut is None:
                parts = [self.blocks.item(item) for item in self.items[start:end]]
            else:
                parts = [self.stack(start, cut), self.stack(cut, end)]
            self.stacks[start, end] = self.blocks.stack(parts)
        return self.stacks[start, end]

    def side_by_side(self, first: Place, start: int, others: Place) -> list[tuple[Size, ...]]:
        """The racks of all units from a cut on, the first in another place than the others."""
        found: list[tuple[Size, ...]] = []
        for cut in (each for each in self.cuts if each > start):
            rack = self.rack(first, start, cut)
            if cut == self.cuts[-1]:
                found += [(size,) for size in rack]
            else:
                found += _joined(rack, self.further(cut, others))
        return found

    def further(self, start: int, place: Place) -> list[tuple[Size, ...]]:
        """The racks of all units from a cut on, the best ones, all in the same kind of place."""
        if (start, place) not in self.later:
            ways = self.side_by_side(place, start, place)
            best = self.blocks.choices.sieve.best(in_row(racks, racks, 0.0) for racks in ways)
            self.later[start, place] = [size.part for size in best if isinstance(size.part, tuple)]
        return self.later[start, place]


def _joined(rack: Sizes, others: Sequence[tuple[Size, ...]]) -> Iterator[tuple[Size, ...]]:
    beside = tuple(in_row(racks, racks, 0.0) for racks in others)
    for left, right in by_height(rack, beside):
        assert isinstance(right.part, tuple)
        yield (left, *right.part)
