"""Every good way to draw each branch of a map, from the leaves up: racks below it, beside it, or both."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.layout.card import Card
from argmap.layout.packed.blocks import Blocks, Choices
from argmap.layout.packed.columns import Columns, cuts_of, racks_of
from argmap.layout.packed.hanging import Hanging, Item, Row, leaves, rows
from argmap.layout.packed.parts import DETOUR, Branch, Own, Rack, Roots, inset, over, rails, settle
from argmap.layout.packed.sizes import Size, Sizes, by_height, worth
from argmap.layout.packed.strip import Place
from argmap.model.map import ArgMap
from argmap.text.deadline import keep_time


def plan(argmap: ArgMap, hung: Hanging, cards: Mapping[str, Sequence[Card]], choices: Choices) -> Sizes:
    """The sizes of a whole map; each holds all that is needed to draw it."""
    blocks, best = Blocks(argmap, hung.reading, choices), choices.sieve.best
    for statement in reversed(hung.downward):
        keep_time()
        own = best(blocks.own(card, hung.alone[statement]) for card in cards[statement])
        blocks.known[statement] = best(_Ways(blocks, statement, own, hung.items[statement]).all())
    items = hung.items[None]
    found = Columns(blocks, None, items, cuts_of(items, (), choices.cuts)).side_by_side(
        Place.ROOT, 0, Place.ROOT
    )
    return best(replace(row, part=Roots(racks_of(row))) for row in found)


class _Ways(Struct, frozen=True):
    """The ways to draw a statement with what hangs on it."""

    blocks: Blocks
    statement: str
    own: Sizes
    items: tuple[Item, ...]

    def _branch(self, own: Size, below: tuple[Size, ...] = (), right: tuple[Size, ...] = ()) -> Branch:
        return Branch(self.statement, own, below, right, self.blocks.choices.gap)

    def bare(self) -> Iterator[Size]:
        """Alone."""
        yield from (replace(size, part=self._branch(size)) for size in self.own)

    def all(self) -> Iterator[Size]:
        """Racks below it, right of it, and both."""
        if not self.items:
            yield from self.bare()
            return
        staying = max((i + 1 for i, item in enumerate(self.items) if leaves(item)), default=0)
        columns = Columns(
            self.blocks, self.statement, self.items, cuts_of(self.items, (staying,), self.blocks.choices.cuts)
        )
        yield from self._under(columns, staying)
        for cut in columns.cuts[:-1]:
            left = self._left(columns, cut)
            yield from self._beside(left, columns, cut)
            if cut >= staying:
                yield from self._columned(left, columns, cut)

    def _under(self, columns: Columns, staying: int) -> Iterator[Size]:
        """All racks below, one or several."""
        first = sum(1 for _ in rows(self.items[:staying]))
        for row in columns.side_by_side(Place.BELOW, 0, Place.FURTHER):
            racks = racks_of(row)
            if len(racks) == 1:
                yield from self._hung(racks[0])
            elif len(_rows(racks[0])) >= first:
                yield from self._railed(row)

    def _hung(self, rack: Size) -> Iterator[Size]:
        """One rack below."""
        return self._above(rack, (rack,), self.blocks.choices.gap)

    def _railed(self, row: Size) -> Iterator[Size]:
        """Several racks below, their wires led together."""
        racks = racks_of(row)
        return self._above(row, racks, rails(racks, self.blocks.choices.gap))

    def _above(self, row: Size, racks: tuple[Size, ...], space: float) -> Iterator[Size]:
        """The statement, and so much space below it a row of racks."""
        width = inset(self.own[0]) + row.width
        for own in worth(self.own, width):
            height = own.height + space + row.height
            yield Size(max(own.width, width), height, own.first, own.first, self._branch(own, racks))

    def _left(self, columns: Columns, cut: int) -> Sizes:
        """The statement with its first units below it, as what stands left of the others."""
        if cut == 0:
            return tuple(self.bare())
        return self.blocks.choices.sieve.best(
            size for rack in columns.rack(Place.BELOW, 0, cut) for size in self._hung(rack)
        )

    def _beside(self, left: Sizes, columns: Columns, cut: int) -> Iterator[Size]:
        """One rack at the right."""
        rack = columns.rack(Place.RIGHT, cut, columns.cuts[-1])
        round_below = DETOUR if any(leaves(item) for item in self.items[cut:]) else 0
        for mine, its in by_height(left, rack):
            part = mine.part
            assert isinstance(part, Branch)
            down, aside = settle(part, its, mine.height)
            height = max(down + mine.height + round_below, aside + its.height)
            first = down + part.own.first
            whole = self._branch(part.own, part.below, (its,))
            yield Size(mine.width + its.width, height, first, first, whole)

    def _columned(self, left: Sizes, columns: Columns, cut: int) -> Iterator[Size]:
        """Several racks at the right, their wires led together above them."""
        ways = [w for w in columns.side_by_side(Place.RIGHT, cut, Place.FURTHER) if len(racks_of(w)) > 1]
        above = over(racks_of(ways[0])) if ways else 0.0
        rights = self.blocks.choices.sieve.best(replace(w, height=above + w.height) for w in ways)
        for mine, its in by_height(left, rights):
            part = mine.part
            assert isinstance(part, Branch)
            whole = self._branch(part.own, part.below, racks_of(its))
            shift = part.own.first - _card(part.own).height / 2
            height = max(mine.height, shift + its.height)
            yield Size(mine.width + its.width, height, part.own.first, part.own.first, whole)


def _card(own: Size) -> Card:
    assert isinstance(own.part, Own)
    return own.part.card


def _rows(rack: Size) -> tuple[Row, ...]:
    assert isinstance(rack.part, Rack)
    return rack.part.rows
