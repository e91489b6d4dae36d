"""The lanes between two columns: a place for each wire to turn, so that few cross and none overlap."""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline

MIN_PORT_PITCH = 26
"""Points between wires on one side of a box if more of them run straight so.

The bars of attacks are 24 points wide: with less they touch. At half, 6 % fewer corners; at double, which is
more than PORT_PITCH, 9 % more.
"""
LANE_PITCH = 16
"""Points between neighbouring lanes. Text is 0.5 % smaller at double, and about the same at half."""
PORT_PITCH = 30
"""Points between wires on one side of a box: room for the bar of an attack, 24 points wide, and a gap.

Text is 0.2 % larger at half, where bars overlap, and 1.2 % smaller at double.
"""
CORNER_CLEARANCE = 11
"""Points next to a box's corners that wires keep free.

The corner is rounded, and a bar reaches 12 points to each side. At double, wires have 8 % more corners; at
half, text and corners are about the same.
"""
MIN_RUN_GAP = 9
"""Points between two parallel segments; closer ones look like one line of 3 to 6 points.

Half changes almost nothing; double makes the text of drawings in columns up to 1 % smaller, and compact ones
have 12 % more crossings.
"""
MAX_ROUNDS = 4
"""Rounds at most of moving each net of a gap to its best place. Half and double gave the same drawings."""
MAX_PAIRWISE_NETS = 160
"""Turning nets of a gap up to which crossings of pairs are counted; above, order is by height alone.

Counting takes time that grows with the square. At 0 the drawings of the measured maps are the same but for
one crossing.
"""


class Net(Struct, frozen=True, gc=False):
    """The wires that turn on one lane: a single one, or those of all premises that meet in one joint.

    `left` is its y at the left column, `rights` those at the right column; `low` and `high` are the least
    and the greatest y of the turn.
    """

    left: float
    rights: tuple[float, ...]
    low: float
    high: float

    @classmethod
    def from_heights(cls, left: float, rights: tuple[float, ...]) -> "Net":
        """Build a net from its y at both columns. The extent of its turn is used often, so it is kept."""
        return cls(left, rights, min(left, *rights), max(left, *rights))

    @property
    def has_turn(self) -> bool:
        """Return whether it needs a lane; a straight wire needs none."""
        return self.high - self.low > 0.01


def assign_lanes(nets: Sequence[Net]) -> tuple[tuple[int | None, ...], int]:
    """Assign each net a lane, counted from 0 at the left (None if it is straight); count the lanes."""
    turning = [i for i, net in enumerate(nets) if net.has_turn]
    order = (
        _order_by_height(nets, turning)
        if len(turning) > MAX_PAIRWISE_NETS
        else _order_by_crossings(nets, turning)
    )
    lanes: dict[int, int] = {}
    for position, i in enumerate(order):
        top, bottom = nets[i].low - MIN_RUN_GAP, nets[i].high + MIN_RUN_GAP
        beside = (lanes[j] for j in order[:position] if top < nets[j].high and nets[j].low < bottom)
        lanes[i] = max(beside, default=-1) + 1
    return tuple(lanes.get(i) for i in range(len(nets))), max(lanes.values(), default=-1) + 1


def _order_by_height(nets: Sequence[Net], indices: list[int]) -> list[int]:
    """Order nets by height: rising ones from the outermost in, then falling ones from the innermost out."""
    rising = [i for i in indices if min(nets[i].rights) < nets[i].left]
    falling = [i for i in indices if min(nets[i].rights) >= nets[i].left]
    return sorted(rising, key=lambda i: nets[i].low) + sorted(falling, key=lambda i: -nets[i].high)


def _order_by_crossings(nets: Sequence[Net], indices: list[int]) -> list[int]:
    """Order nets by inserting each where it adds the fewest crossings; repeat one by one while that helps."""

    @cache
    def count_crossings(left: int, right: int) -> int:
        return _count_crossings(nets[left], nets[right])

    order: list[int] = []
    for i in _order_by_height(nets, indices):
        order.insert(_best_index(count_crossings, order, i), i)
    for _ in range(MAX_ROUNDS):
        before = list(order)
        for i in before:
            order.remove(i)
            order.insert(_best_index(count_crossings, order, i), i)
        if order == before:
            break
    return order


def _best_index(count_crossings: Callable[[int, int], int], order: Sequence[int], new: int) -> int:
    """Return the index among nets from left to right at which a new one crosses least; the last of equals."""
    check_deadline()
    cost = sum(count_crossings(new, other) for other in order)
    best, best_cost = 0, cost
    for index, other in enumerate(order, 1):
        cost += count_crossings(other, new) - count_crossings(new, other)
        if cost <= best_cost:
            best, best_cost = index, cost
    return best


def _count_crossings(left: Net, right: Net) -> int:
    """Count the crossings of two nets if `left` turns further left; overlapping segments count much more."""
    count = int(left.low - MIN_RUN_GAP < right.left < left.high + MIN_RUN_GAP)
    count += sum(right.low - MIN_RUN_GAP < y < right.high + MIN_RUN_GAP for y in left.rights)
    return count + sum(_closeness_cost(abs(y - right.left)) for y in left.rights)


def _closeness_cost(distance: float) -> int:
    """Return the cost of two parallel segments, in crossings: most if they overlap, much if nearly.

    Few gaps have 500 real crossings, so these are avoided first.
    """
    if distance < 1:
        return 2000
    return 500 if distance < MIN_RUN_GAP else 0


def spread_heights(ideals: Sequence[float], low: float, high: float, pitch: float) -> tuple[float, ...]:
    """Spread wires along one side of a box: as near to their ideal y (ascending) as `pitch` allows.

    All are from `low` to `high`; if there is no room for the pitch, they are spaced evenly. In points.
    """
    count = len(ideals)
    if count > 1 and (high - low) < pitch * (count - 1):
        return tuple(low + (high - low) * i / (count - 1) for i in range(count))
    ys: list[float] = []
    for i, y in enumerate(ideals):
        least = max(ys[-1] + pitch if ys else low, low)
        ys.append(min(max(y, least), high - pitch * (count - 1 - i)))
    return tuple(ys)
