"""A map too large for a page as an overview and parts that can be read, with the ways between them."""

from dataclasses import dataclass, field, replace

from argmap.deck.branches import Branches, branches
from argmap.deck.overview import overview_of
from argmap.deck.page import Desk, Part
from argmap.deck.room import room_for
from argmap.deck.shares import READABLE, Order, share
from argmap.deck.sketch import Sketch, ends
from argmap.deck.ways import linked
from argmap.layout.fit import Label
from argmap.layout.options import LayoutOptions
from argmap.model.cut import CutMap
from argmap.theme.pages import Page


@dataclass(frozen=True, slots=True)
class Split:
    """The overview of a map and its parts in reading order; no part where the whole map fits on one page."""

    overview: Part
    parts: tuple[Part, ...] = ()

    @property
    def small(self) -> tuple[Part, ...]:
        """The pages whose text is smaller than a page should have."""
        return tuple(part for part in (self.overview, *self.parts) if part.points < READABLE)


@dataclass(slots=True)
class _Cutting:
    """How far the map is cut: the pages so far, and the statements whose moves are on some page."""

    desk: Desk
    pages: list[tuple[Sketch, Part]] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def place(self, order: Order) -> list[str]:
        """Puts an order on pages. Answers whose branches are to follow, in reading order."""
        heads: list[str] = []
        while len(order):
            found, rest = share(self.desk, order)
            self.pages.append((found.sketch, self.desk.part(found.sketch, found.drawing, order.number)))
            self.known.update(found.sketch.moves)
            heads += ends(self.desk.branches, found.sketch, self.known)
            order = rest
        return [head for head in dict.fromkeys(heads) if head not in self.known]


def split(view: CutMap, page: Page, options: LayoutOptions, label: Label = Label.AUTO) -> Split:
    """A map, or what a cut leaves of one, on pages whose text is at least READABLE.

    Where a single step needs the room, its page has smaller text. Raises EngineTrouble where no engine
    answers.
    """
    found = branches(view.argmap)
    room = room_for(view.argmap, page, replace(options, short=label is Label.SHORT))
    desk = Desk(view, found, page, options, label, room)
    whole = _whole(desk)
    if whole and whole.points >= READABLE:
        return Split(whole)
    cutting = _Cutting(desk)
    waiting = list(reversed(_orders(found)))
    while waiting:
        heads = cutting.place(replace(waiting.pop(), known=cutting.known))
        waiting += [Order(head, found.moves[head], (), ()) for head in reversed(heads)]
    overview = overview_of(desk, [sketch for sketch, _ in cutting.pages])
    pages = [overview, *cutting.pages]
    first, *parts = linked(found, [sketch for sketch, _ in pages], [part for _, part in pages])
    return Split(first, tuple(parts))


def _whole(desk: Desk) -> Part | None:
    """The whole map on one page; None where that is out of question, even if the guess is far off."""
    sketch = Sketch(desk.branches.roots, desk.branches.moves)
    if desk.room.points(sketch) < READABLE / 2:
        return None
    return desk.part(sketch, desk.whole(), 0)


def _orders(found: Branches) -> list[Order]:
    """What begins a page: each root that anything speaks to; roots that nothing speaks to, side by side."""
    orders: list[Order] = []
    for root in found.roots:
        if root in found.moves:
            orders.append(Order(root, found.moves[root], (), ()))
        elif orders and orders[-1].head is None:
            orders[-1] = replace(orders[-1], roots=(*orders[-1].roots, root))
        else:
            orders.append(Order(None, (), (root,), ()))
    return orders
