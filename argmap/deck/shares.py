"""The pages of one statement: the moves on it shared out, with as much of what stands below as fits."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace

from argmap.deck.branches import Branches, Move
from argmap.deck.page import Desk, Drawing
from argmap.deck.sketch import Sketch, ends

READABLE = 18.0
"""Points of text that a page is to have."""
SINGLE = 14.0
"""Points of text that a page of a single step may come down to."""
ROOMY = 20.0
"""Points of text from which on more is tried on a page."""
TRIED = 4
"""The most drawings of one page."""
HOPE = 1.1
"""How much larger than guessed the text may come out: a little more is tried than may fit."""
CRUMB = 2
"""As few statements below another are no page of their own, if that can be helped."""
MOST = 40
"""A branch of more statements is never tried whole."""

Fits = Callable[[Sketch], bool]


@dataclass(frozen=True, slots=True)
class Share:
    """A page that was drawn, and how many of the moves on its head it took."""

    sketch: Sketch
    drawing: Drawing
    taken: int

    @property
    def points(self) -> float:
        """How large its text is."""
        return self.drawing[1].points


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be put on pages: the moves on one head, or roots without any; what stands elsewhere."""

    head: str | None
    moves: tuple[Move, ...]
    roots: tuple[str, ...]
    known: Container[str]
    number: int = 1

    def __len__(self) -> int:
        return len(self.moves) if self.head else len(self.roots)

    def first(self, count: int) -> Sketch:
        """A page with so many of them, and with nothing that stands deeper."""
        if self.head is None:
            return Sketch(self.roots[:count])
        return Sketch((self.head,), {self.head: self.moves[:count]})

    def shares(self, count: int) -> bool:
        """Whether a page with so many is one of several with the same head."""
        return self.head is not None and (self.number > 1 or count < len(self))

    def after(self, count: int) -> "Order":
        """What is left when so many are placed."""
        number = self.number + 1 if self.head else 1
        return replace(self, moves=self.moves[count:], roots=self.roots[count:], number=number)


def share(desk: Desk, order: Order) -> tuple[Share, Order]:
    """The next page, and what is left for others.

    A page that comes out too small does without frames round groups where that helps; then that of a single
    step is taken apart by its undercuts.
    """
    found = _settled(desk, order)
    if found.points < READABLE:
        unframed = replace(
            found,
            drawing=desk.drawn(found.sketch, order.number, shared=order.shares(found.taken), frames=False),
        )
        found = max(found, unframed, key=lambda each: each.points)
    whole = order.moves[:1]
    if found.points < READABLE and found.taken == 1 and whole and whole[0].pieces:
        return share(desk, replace(order, moves=whole[0].pieces + order.moves[1:]))
    return found, order.after(found.taken)


def _settled(desk: Desk, order: Order) -> Share:
    """The fullest page among those tried that can be read; else the least that it can show.

    Each drawing corrects the guess for the next. What stands deeper gives way before moves on the head do.
    """
    best: Share | None = None
    tried: list[Sketch] = []
    taken = _balanced(order, _guess(desk, HOPE))
    sketch = _page(desk, order, taken, HOPE)
    while len(tried) < TRIED and sketch not in tried:
        tried.append(sketch)
        new = Share(sketch, desk.drawn(sketch, order.number, shared=order.shares(taken)), taken)
        correction = new.points / desk.room.points(sketch)
        if new.points >= READABLE:
            best = max(best or new, new, key=lambda each: len(each.sketch.statements))
            if new.points < ROOMY:
                break
            taken = _balanced(order, _guess(desk, correction * HOPE))
            sketch = _page(desk, order, taken, correction * HOPE)
        elif best:
            break
        elif sketch != order.first(taken):
            sketch = _page(desk, order, taken, correction)
        elif taken == 1:
            return new
        else:
            taken = _balanced(order, _guess(desk, correction * 0.97))
            sketch = _page(desk, order, taken, correction * 0.97)
    least = order.first(1)
    return best or Share(least, desk.drawn(least, order.number, shared=order.shares(1)), 1)


def _guess(desk: Desk, correction: float) -> Fits:
    """What tells whether a page may be readable, where the guess is so much too small."""

    def fits(sketch: Sketch) -> bool:
        return desk.room.points(sketch) * correction >= READABLE

    return fits


def _page(desk: Desk, order: Order, taken: int, correction: float) -> Sketch:
    """A page that takes so many of an order, and as much of what stands deeper as may fit."""
    return filled(desk.branches, order.first(taken), _guess(desk, correction), order.known)


def _balanced(order: Order, fits: Fits) -> int:
    """How many go on the first page, so that the last is not nearly empty: as few as make no more pages."""
    pages = _pages(order, fits)
    most = pages[0]
    if len(pages) in (2, 3):
        for fewer in range(1, most):
            if len(_pages(order.after(fewer), fits)) < len(pages):
                return fewer
    return most


def _pages(order: Order, fits: Fits) -> list[int]:
    """How many go on each page when each takes what fits; of more than four pages, the first four."""
    pages: list[int] = []
    while len(order) and len(pages) < 4:
        count = 1
        while count < len(order) and fits(order.first(count + 1)):
            count += 1
        pages.append(count)
        order = order.after(count)
    return pages or [0]


def filled(found: Branches, sketch: Sketch, fits: Fits, known: Container[str]) -> Sketch:
    """The page with as much more as fits: whole branches first, the smallest before others; then the
    beginning of a branch whose rest is worth pages of its own.
    """
    while True:
        tops = ends(found, sketch, known)
        wider = _with_whole(found, sketch, fits, tops) or _with_begun(found, sketch, fits, tops)
        if wider is None:
            return sketch
        sketch = wider


def _with_whole(found: Branches, sketch: Sketch, fits: Fits, tops: Sequence[str]) -> Sketch | None:
    """The page with the smallest of the branches below `tops` that fits whole, if one does."""
    for top in sorted(tops, key=found.weight.__getitem__):
        if found.weight[top] > MOST:
            return None
        branch = {each: found.moves[each] for each in found.branch(top) if each in found.moves}
        wider = sketch.with_moves(branch)
        if fits(wider):
            return wider
    return None


def _with_begun(found: Branches, sketch: Sketch, fits: Fits, tops: Sequence[str]) -> Sketch | None:
    """The page with the moves on one of `tops`, if no crumb is left of its branch then."""
    for top in tops:
        wider = sketch.with_moves({top: found.moves[top]})
        if not fits(wider):
            continue
        rest = _rest(found, wider, top)
        while more := _with_whole(found, wider, fits, rest):
            wider, rest = more, _rest(found, more, top)
        if all(found.weight[each] - 1 > CRUMB for each in rest):
            return wider
    return None


def _rest(found: Branches, sketch: Sketch, top: str) -> list[str]:
    """What stands right below `top` and has branches that the page does not show."""
    return [each for each in found.below(top) if each in found.moves and each not in sketch.moves]
