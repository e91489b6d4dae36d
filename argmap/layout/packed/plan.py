"""Every good way to draw each branch of a map, from the leaves up: how its racks are shared out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.layout.card import MARK_HEIGHT, TAG_HEIGHT, Card
from argmap.layout.grouping import Path
from argmap.layout.packed.hanging import Hanging, Item, Row, Run, leaves, rows
from argmap.layout.packed.sizes import Sieve, Size, Sizes, by_height
from argmap.layout.packed.strip import Place, Strip, strip
from argmap.layout.scene import Kind
from argmap.layout.title import TITLE_LEADING, title_lines
from argmap.model.map import ArgMap

APART = 12
"""Points between a column of boxes and the strip of the next."""
RAIL = 24
"""Points between a box and the first rail under it: room for a tip."""
PORT = 24
"""Points between tips at the right side of a box."""
UNDER_RAIL = 8
"""Points between a rail and the plates under it."""
CORNER = 13
"""Points between a box's corner and a tip."""
SLOT = 28
"""The height of a joint that stands alone."""
DETOUR = 10
"""Points under a box for an undercut that goes round below it."""
SIDE, UNDER = 12, 12
"""Points between a frame and what is in it, at its sides and at its foot."""
OVER = 8
"""The same under the title."""
CUTS = 16
"""Racks are cut at so many places at most."""


@dataclass(frozen=True, slots=True)
class Own:
    """A statement's box, in the frames that hold it alone, outermost first."""

    card: Card
    frames: tuple["Title", ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A frame's group and title."""

    group: str
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Points between the frame's upper edge and what is in it."""
        return OVER + len(self.lines) * TITLE_LEADING


@dataclass(frozen=True, slots=True)
class Slot:
    """The joint of a step whose premises stand elsewhere."""

    step: str


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts one under the other."""

    parts: tuple[Size, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class Framed:
    """A run of neighbours in the frame of their group."""

    title: Title
    inner: Size


@dataclass(frozen=True, slots=True)
class Rack:
    """What hangs on one statement in one column, behind its strip."""

    strip: Strip
    rows: tuple[Row, ...]
    inner: Size


@dataclass(frozen=True, slots=True)
class Branch:
    """A statement with its racks. The first one below stands left of those at the right."""

    statement: str
    own: Size
    below: tuple[Size, ...]
    right: tuple[Size, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class Roots:
    """Racks that hang on no statement, side by side."""

    racks: tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """The language of groups' titles, the points between a box with its plates and the next one below, and
    which sizes are worth keeping.
    """

    lang: str | None
    gap: float
    sieve: Sieve


def plan(argmap: ArgMap, hung: Hanging, cards: Mapping[str, Sequence[Card]], choices: Choices) -> Sizes:
    """The sizes of a whole map; each holds all that is needed to draw it."""
    planner = _Planner(argmap, hung, choices)
    for statement in reversed(hung.downward):
        planner.grow(statement, cards[statement])
    return planner.whole()


@dataclass(frozen=True, slots=True)
class _Planner:
    argmap: ArgMap
    hung: Hanging
    choices: Choices
    known: dict[str, Sizes] = field(default_factory=dict)

    def grow(self, statement: str, cards: Sequence[Card]) -> None:
        """Finds the sizes of a statement's branch; those of all below it are known."""
        own = self.choices.sieve.best(self.own(card, self.hung.alone[statement]) for card in cards)
        items = self.hung.items[statement]
        ways = _Ways(self, statement, own, items)
        self.known[statement] = (
            self.choices.sieve.best(ways.all()) if items else self.choices.sieve.best(ways.bare())
        )

    def whole(self) -> Sizes:
        """The sizes of all roots together."""
        items = self.hung.items[None]
        columns = _Columns(self, None, items, _cuts(items, ()))
        racks = columns.side_by_side(Place.ROOT, 0, Place.ROOT)
        return self.choices.sieve.best(_row(each, Roots(each), 0.0) for each in racks)

    def own(self, card: Card, groups: Path) -> Size:
        """A box with its plates, and the frames that hold it alone."""
        over = TAG_HEIGHT / 2
        width, height = card.width, over + card.height + (MARK_HEIGHT / 2 if card.plated else 0)
        titles = []
        for group in reversed(groups):
            titles.append(Title(group, title_lines(self.argmap, group, self.choices.lang, width)))
            over, width = over + titles[-1].height, width + 2 * SIDE
            height += titles[-1].height + UNDER
        middle = over + card.height / 2
        return Size(width, height, middle, middle, Own(card, tuple(reversed(titles))))

    def item(self, item: Item) -> Sizes:
        """The sizes of a bundle or of a run in its frame."""
        if isinstance(item, Run):
            return self.choices.sieve.best(self.framed(item.group, size) for size in self.stacked(item.items))
        return self.stack([self.row(row) for row in item.rows])

    def stacked(self, items: Sequence[Item]) -> Sizes:
        """The sizes of units one under the other."""
        return self.stack([self.item(item) for item in items])

    def stack(self, parts: Sequence[Sizes]) -> Sizes:
        """The sizes of parts one under the other."""
        if len(parts) == 1:
            return parts[0]
        return self.choices.sieve.best(
            _stack(chosen, self.choices.gap) for chosen in self.choices.sieve.by_width(parts)
        )

    def row(self, row: Row) -> Sizes:
        """The sizes of one row."""
        if row.statement is not None:
            return self.known[row.statement]
        assert row.step is not None
        return (Size(0, SLOT, SLOT / 2, SLOT / 2, Slot(row.step.id)),)

    def framed(self, group: str, inner: Size) -> Size:
        """A run of neighbours in its frame."""
        title = Title(group, title_lines(self.argmap, group, self.choices.lang, inner.width))
        first, last = inner.first + title.height, inner.last + title.height
        height = title.height + inner.height + UNDER
        return Size(inner.width + 2 * SIDE, height, first, last, Framed(title, inner))


def _stack(parts: tuple[Size, ...], gap: float) -> Size:
    width, height = max(part.width for part in parts), sum(part.height + gap for part in parts) - gap
    last = height - parts[-1].height + parts[-1].last
    return Size(width, height, parts[0].first, last, Stack(parts, gap))


def _row(racks: tuple[Size, ...], part: object, over: float) -> Size:
    """Racks side by side."""
    width = sum(rack.width + APART for rack in racks) - APART
    height = over + max(rack.height for rack in racks)
    return Size(width, height, over + racks[0].first, over + racks[0].last, part)


def _cuts(items: Sequence[Item], needed: Sequence[int]) -> tuple[int, ...]:
    """Where racks may be cut: between all units, or evenly where there are many."""
    count = len(items)
    if count <= CUTS:
        return tuple(range(count + 1))
    return tuple(sorted({round(i * count / CUTS) for i in range(CUTS + 1)} | set(needed)))


@dataclass(frozen=True, slots=True)
class _Columns:
    """The ways to share units out over racks that stand side by side, cut at some places."""

    planner: _Planner
    statement: str | None
    items: tuple[Item, ...]
    cuts: tuple[int, ...]
    stacks: dict[tuple[int, int], Sizes] = field(default_factory=dict)
    later: dict[tuple[int, Place], list[tuple[Size, ...]]] = field(default_factory=dict)

    def rack(self, place: Place, start: int, end: int) -> Sizes:
        """The sizes of the units from one cut to another as one rack."""
        inside = tuple(rows(self.items[start:end]))
        lanes = strip(self.planner.hung.reading, self.statement, inside, place)
        sizes = self.stack(start, end)
        return tuple(s._replace(width=s.width + lanes.width, part=Rack(lanes, inside, s)) for s in sizes)

    def stack(self, start: int, end: int) -> Sizes:
        """The sizes of the units from one cut to another, one under the other."""
        if (start, end) not in self.stacks:
            cut = max((each for each in self.cuts if start < each < end), default=None)
            if cut is None:
                parts = [self.planner.item(item) for item in self.items[start:end]]
            else:
                parts = [self.stack(start, cut), self.stack(cut, end)]
            self.stacks[start, end] = self.planner.stack(parts)
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
            best = self.planner.choices.sieve.best(_row(racks, racks, 0.0) for racks in ways)
            self.later[start, place] = [size.part for size in best if isinstance(size.part, tuple)]
        return self.later[start, place]


def _joined(rack: Sizes, others: Sequence[tuple[Size, ...]]) -> Iterator[tuple[Size, ...]]:
    beside = tuple(_row(racks, racks, 0.0) for racks in others)
    for left, right in by_height(rack, beside):
        assert isinstance(right.part, tuple)
        yield (left, *right.part)


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways to draw a statement with what hangs on it."""

    planner: _Planner
    statement: str
    own: Sizes
    items: tuple[Item, ...]

    def _branch(self, own: Size, below: tuple[Size, ...] = (), right: tuple[Size, ...] = ()) -> Branch:
        return Branch(self.statement, own, below, right, self.planner.choices.gap)

    def bare(self) -> Iterator[Size]:
        """Alone."""
        yield from (size._replace(part=self._branch(size)) for size in self.own)

    def all(self) -> Iterator[Size]:
        """Racks below it, right of it, and both."""
        staying = max((i + 1 for i, item in enumerate(self.items) if leaves(item)), default=0)
        columns = _Columns(self.planner, self.statement, self.items, _cuts(self.items, (staying,)))
        yield from self._under(columns, staying)
        for cut in columns.cuts[:-1]:
            left = self._left(columns, cut)
            yield from self._beside(left, columns, cut)
            if cut >= staying:
                yield from self._columned(left, columns, cut)

    def _under(self, columns: "_Columns", staying: int) -> Iterator[Size]:
        """All racks below, one or several."""
        for racks in columns.side_by_side(Place.BELOW, 0, Place.FURTHER):
            if len(racks) == 1:
                yield from self._hung(racks[0])
            elif len(_rows(racks[0])) >= len(tuple(rows(self.items[:staying]))):
                yield from self._railed(racks)

    def _hung(self, rack: Size) -> Iterator[Size]:
        """One rack below."""
        for own in self.own:
            height = own.height + self.planner.choices.gap + rack.height
            part = self._branch(own, (rack,))
            width = inset(own) + rack.width
            yield Size(max(own.width, width), height, own.first, own.first, part)
            if own.width >= width:
                break

    def _railed(self, racks: tuple[Size, ...]) -> Iterator[Size]:
        """Several racks below, their wires led together."""
        for own in self.own:
            part = self._branch(own, racks)
            size = _row(racks, part, own.height + rails(part))
            width = inset(own) + size.width
            yield size._replace(width=max(width, own.width), first=own.first, last=own.first)
            if own.width >= width:
                break

    def _left(self, columns: "_Columns", cut: int) -> Sizes:
        """The statement with its first units below it, as what stands left of the others."""
        if cut == 0:
            return tuple(self.bare())
        return self.planner.choices.sieve.best(
            size for rack in columns.rack(Place.BELOW, 0, cut) for size in self._hung(rack)
        )

    def _beside(self, left: Sizes, columns: "_Columns", cut: int) -> Iterator[Size]:
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

    def _columned(self, left: Sizes, columns: "_Columns", cut: int) -> Iterator[Size]:
        """Several racks at the right, their wires led together above them."""
        ways = [w for w in columns.side_by_side(Place.RIGHT, cut, Place.FURTHER) if len(w) > 1]
        above = over(ways[0]) if ways else 0.0
        rights = self.planner.choices.sieve.best(_row(racks, racks, above) for racks in ways)
        for mine, its in by_height(left, rights):
            part = mine.part
            assert isinstance(part, Branch)
            assert isinstance(its.part, tuple)
            whole = self._branch(part.own, part.below, its.part)
            shift = part.own.first - _card(part.own).height / 2
            height = max(mine.height, shift + its.height)
            yield Size(mine.width + its.width, height, part.own.first, part.own.first, whole)


def inset(own: Size) -> float:
    """Points between the left edge of the frames that hold a box alone and the box."""
    assert isinstance(own.part, Own)
    return SIDE * len(own.part.frames)


def _card(own: Size) -> Card:
    assert isinstance(own.part, Own)
    return own.part.card


def rails(branch: Branch) -> float:
    """Points between a box and the racks below it that rails need."""
    return RAIL + Place.FURTHER.pitch * (_kinds(branch.below[1:]) - 1) + branch.gap


def over(racks: Sequence[Size]) -> float:
    """Points between the upper edge of a box and the racks right of it whose rails go over them."""
    return CORNER + PORT * (_kinds(racks) - 1) + UNDER_RAIL


def _kinds(racks: Sequence[Size]) -> int:
    """How many kinds of wires the strips of racks lead to the statement."""
    strips = (rack.part.strip for rack in racks if isinstance(rack.part, Rack))
    return len({kind for each in strips for kind, _ in each.lanes} - {Kind.UNDERCUTS})


def _rows(rack: Size) -> tuple[Row, ...]:
    assert isinstance(rack.part, Rack)
    return rack.part.rows


def settle(branch: Branch, height: float) -> tuple[float, float]:
    """How far down the statement, and the one rack right of it, stand: level with each other where they can.

    `height` is that of the statement with what hangs below it.
    """
    rack = branch.right[0]
    middle = (rack.first + rack.last) / 2
    if not branch.below:
        down = min(max(middle - branch.own.first, 0.0), max(rack.height - height, 0.0))
        return down, max(0.0, min(branch.own.first - middle, height - rack.height))
    return 0.0, max(0.0, min(branch.own.first - middle, height - rack.height))
