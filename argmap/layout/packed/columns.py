"""Ways to share what hangs on a statement out over racks that stand side by side."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.layout.packed.blocks import Blocks
from argmap.layout.packed.hanging import Item, rows
from argmap.layout.packed.parts import APART, Rack
from argmap.layout.packed.sizes import Size, Sizes, by_height
from argmap.layout.packed.strip import Place, strip
from argmap.text.deadline import keep_time


def cuts_of(items: Sequence[Item], needed: Sequence[int], most: int) -> tuple[int, ...]:
    """Where racks may be cut: between all units, or in `most` places evenly where there are more."""
    count = len(items)
    if count <= most:
        return tuple(range(count + 1))
    return tuple(sorted({round(i * count / most) for i in range(most + 1)} | set(needed)))


class Columns(Struct, frozen=True):
    """The ways to share units out over racks that stand side by side, cut at some places."""

    blocks: Blocks
    statement: str | None
    items: tuple[Item, ...]
    cuts: tuple[int, ...]
    racks: dict[tuple[Place, int, int], Sizes] = field(default_factory=dict)
    stacks: dict[tuple[int, int], Sizes] = field(default_factory=dict)
    later: dict[tuple[int, Place], Sizes] = field(default_factory=dict)

    def rack(self, place: Place, start: int, end: int) -> Sizes:
        """The sizes of the units from one cut to another as one rack."""
        key = place, start, end
        if key not in self.racks:
            inside = tuple(rows(self.items[start:end]))
            lanes = strip(self.blocks.reading, self.statement, inside, place)
            self.racks[key] = tuple(
                Size(s.width + lanes.width, s.height, s.first, s.last, Rack(lanes, inside, s))
                for s in self.stack(start, end)
            )
        return self.racks[key]

    def stack(self, start: int, end: int) -> Sizes:
        """The sizes of the units from one cut to another, one under the other."""
        if (start, end) not in self.stacks:
            keep_time()
            cut = max((each for each in self.cuts if start < each < end), default=None)
            if cut is None:
                parts = [self.blocks.item(item) for item in self.items[start:end]]
            else:
                parts = [self.stack(start, cut), self.stack(cut, end)]
            self.stacks[start, end] = self.blocks.stack(parts)
        return self.stacks[start, end]

    def side_by_side(self, first: Place, start: int, others: Place) -> list[Size]:
        """The rows of racks of all units from a cut on, the first in another place than the others.

        The part of a row is its racks.
        """
        found: list[Size] = []
        for cut in (each for each in self.cuts if each > start):
            rack = self.rack(first, start, cut)
            if cut == self.cuts[-1]:
                found += [replace(size, part=(size,)) for size in rack]
            else:
                found += _joined(rack, self.further(cut, others))
        return found

    def further(self, start: int, place: Place) -> Sizes:
        """The best rows of racks of all units from a cut on, all in the same kind of place."""
        if (start, place) not in self.later:
            ways = self.side_by_side(place, start, place)
            self.later[start, place] = self.blocks.choices.sieve.best(ways)
        return self.later[start, place]


def racks_of(row: Size) -> tuple[Size, ...]:
    """The racks of a row."""
    assert isinstance(row.part, tuple)
    return row.part


def _joined(rack: Sizes, others: Sizes) -> Iterator[Size]:
    """A rack beside the others, in every height that both can keep to."""
    for left, row in by_height(rack, others):
        width, height = left.width + APART + row.width, max(left.height, row.height)
        yield Size(width, height, left.first, left.last, (left, *racks_of(row)))
