"""Every good way to draw each branch of a map, from the leaves up: racks below it, beside it, or both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.layout.card import Card
from argmap.layout.packed.blocks import Blocks, Choices
from argmap.layout.packed.columns import Columns, cuts_of, in_row
from argmap.layout.packed.hanging import Hanging, Item, Row, leaves, rows
from argmap.layout.packed.parts import DETOUR, Branch, Own, Rack, Roots, inset, over, rails, settle
from argmap.layout.packed.sizes import Size, Sizes, by_height
from argmap.layout.packed.strip import Place
from argmap.model.map import ArgMap


def plan(argmap: ArgMap, hung: Hanging, cards: Mapping[str, Sequence[Card]], choices: Choices) -> Sizes:
    """The sizes of a whole map; each holds all that is needed to draw it."""
    blocks, best = Blocks(argmap, hung.reading, choices), choices.sieve.best
    for statement in reversed(hung.downward):
        own = best(blocks.own(card, hung.alone[statement]) for card in cards[statement])
        blocks.known[statement] = best(_Ways(blocks, statement, own, hung.items[statement]).all())
    items = hung.items[None]
    racks = Columns(blocks, None, items, cuts_of(items, ())).side_by_side(Place.ROOT, 0, Place.ROOT)
    return best(in_row(each, Roots(each), 0.0) for each in racks)


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways to draw a statement with what hangs on it."""

    blocks: Blocks
    statement: str
    own: Sizes
    items: tuple[Item, ...]

    def _branch(self, own: Size, below: tuple[Size, ...] = (), right: tuple[Size, ...] = ()) -> Branch:
        return Branch(self.statement, own, below, right, self.blocks.choices.gap)

    def bare(self) -> Iterator[Size]:
        """Alone."""
        yield from (size._replace(part=self._branch(size)) for size in self.own)

    def all(self) -> Iterator[Size]:
        """Racks below it, right of it, and both."""
        if not self.items:
            yield from self.bare()
            return
        staying = max((i + 1 for i, item in enumerate(self.items) if leaves(item)), default=0)
        columns = Columns(self.blocks, self.statement, self.items, cuts_of(self.items, (staying,)))
        yield from self._under(columns, staying)
        for cut in columns.cuts[:-1]:
            left = self._left(columns, cut)
            yield from self._beside(left, columns, cut)
            if cut >= staying:
                yield from self._columned(left, columns, cut)

    def _under(self, columns: Columns, staying: int) -> Iterator[Size]:
        """All racks below, one or several."""
        for racks in columns.side_by_side(Place.BELOW, 0, Place.FURTHER):
            if len(racks) == 1:
                yield from self._hung(racks[0])
            elif len(_rows(racks[0])) >= len(tuple(rows(self.items[:staying]))):
                yield from self._railed(racks)

    def _hung(self, rack: Size) -> Iterator[Size]:
        """One rack below."""
        for own in self.own:
            height = own.height + self.blocks.choices.gap + rack.height
            part = self._branch(own, (rack,))
            width = inset(own) + rack.width
            yield Size(max(own.width, width), height, own.first, own.first, part)
            if own.width >= width:
                break

    def _railed(self, racks: tuple[Size, ...]) -> Iterator[Size]:
        """Several racks below, their wires led together."""
        for own in self.own:
            part = self._branch(own, racks)
            size = in_row(racks, part, own.height + rails(part))
            width = inset(own) + size.width
            yield size._replace(width=max(width, own.width), first=own.first, last=own.first)
            if own.width >= width:
                break

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
            whole = self._branch(part.own, part.below, (its,))
            down, aside = settle(whole, mine.height)
            height = max(down + mine.height + round_below, aside + its.height)
            first = down + part.own.first
            yield Size(mine.width + its.width, height, first, first, whole)

    def _columned(self, left: Sizes, columns: Columns, cut: int) -> Iterator[Size]:
        """Several racks at the right, their wires led together above them."""
        ways = [w for w in columns.side_by_side(Place.RIGHT, cut, Place.FURTHER) if len(w) > 1]
        above = over(ways[0]) if ways else 0.0
        rights = self.blocks.choices.sieve.best(in_row(racks, racks, above) for racks in ways)
        for mine, its in by_height(left, rights):
            part = mine.part
            assert isinstance(part, Branch)
            assert isinstance(its.part, tuple)
            whole = self._branch(part.own, part.below, its.part)
            shift = part.own.first - _card(part.own).height / 2
            height = max(mine.height, shift + its.height)
            yield Size(mine.width + its.width, height, part.own.first, part.own.first, whole)


def _card(own: Size) -> Card:
    assert isinstance(own.part, Own)
    return own.part.card


def _rows(rack: Size) -> tuple[Row, ...]:
    assert isinstance(rack.part, Rack)
    return rack.part.rows
