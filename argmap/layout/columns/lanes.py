"""The lanes between two columns: which wire turns where, so that few cross and none run together."""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline

MIN_PORT_PITCH = 26
"""The least of these where wires could not run straight otherwise."""
LANE_PITCH = 16
"""Points between neighbouring lanes."""
PORT_PITCH = 30
"""Points between wires that meet one side of a box."""
CORNER_CLEARANCE = 11
"""Points of a box's side next to its corners that wires keep free."""
MIN_RUN_GAP = 9
"""Two runs closer than this many points would look like one."""
MAX_ROUNDS = 4
"""How often all nets of a gap are put anew at most."""
MAX_PAIRWISE_NETS = 160
"""Above this many turning wires in one gap, order is by height alone: trying pairs would take too long."""


class Net(Struct, frozen=True, gc=False):
    """What turns on one lane: a wire, or all the premises that meet in one joint.

    `left` is the height where it meets the left column, `rights` where it meets the right one; `low` and
    `high` are the uppermost height (the least y) of the turn and its lowest.
    """

    left: float
    rights: tuple[float, ...]
    low: float
    high: float

    @classmethod
    def from_heights(cls, left: float, rights: tuple[float, ...]) -> "Net":
        """The net of these heights. It notes how far its turn reaches: lanes ask for that often."""
        return cls(left, rights, min(left, *rights), max(left, *rights))

    @property
    def has_turn(self) -> bool:
        """Whether it needs a lane at all; a straight wire needs none."""
        return self.high - self.low > 0.01


def assign_lanes(nets: Sequence[Net]) -> tuple[tuple[int | None, ...], int]:
    """A lane for each net, counted from 0 at the left (None for straight ones), and the number of lanes."""
    turning = [i for i, net in enumerate(nets) if net.has_turn]
    order = (
        _order_by_height(nets, turning)
        if len(turning) > MAX_PAIRWISE_NETS
        else _order_by_crossings(nets, turning)
    )
    taken: dict[int, int] = {}
    for place, i in enumerate(order):
        above, below = nets[i].low - MIN_RUN_GAP, nets[i].high + MIN_RUN_GAP
        beside = (taken[j] for j in order[:place] if above < nets[j].high and nets[j].low < below)
        taken[i] = max(beside, default=-1) + 1
    return tuple(taken.get(i) for i in range(len(nets))), max(taken.values(), default=-1) + 1


def _order_by_height(nets: Sequence[Net], indices: list[int]) -> list[int]:
    """Rising wires from the outermost in, then falling ones from the innermost out."""
    rising = [i for i in indices if min(nets[i].rights) < nets[i].left]
    falling = [i for i in indices if min(nets[i].rights) >= nets[i].left]
    return sorted(rising, key=lambda i: nets[i].low) + sorted(falling, key=lambda i: -nets[i].high)


def _order_by_crossings(nets: Sequence[Net], indices: list[int]) -> list[int]:
    """Each net in turn put where it adds the fewest crossings; then again, one by one, while that helps."""

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
    """Where among nets from left to right a new one crosses them least; the rightmost of such places."""
    check_deadline()
    cost = sum(count_crossings(new, other) for other in order)
    best, best_cost = 0, cost
    for place, other in enumerate(order, 1):
        cost += count_crossings(other, new) - count_crossings(new, other)
        if cost <= best_cost:
            best, best_cost = place, cost
    return best


def _count_crossings(left: Net, right: Net) -> int:
    """How often two nets cross where `left` turns further left; runs on one height count much more."""
    count = int(left.low - MIN_RUN_GAP < right.left < left.high + MIN_RUN_GAP)
    count += sum(right.low - MIN_RUN_GAP < y < right.high + MIN_RUN_GAP for y in left.rights)
    return count + sum(_closeness_cost(abs(y - right.left)) for y in left.rights)


def _closeness_cost(distance: float) -> int:
    """What two runs side by side cost: most where they are one, much where they look like one."""
    if distance < 1:
        return 2000
    return 500 if distance < MIN_RUN_GAP else 0


def spread_heights(ideals: Sequence[float], low: float, high: float, pitch: float) -> tuple[float, ...]:
    """Heights for wires along one side of a box: as near to `wanted` (rising) as `pitch` apart allows.

    All lie from `low` to `high`; where there is no room for the pitch they share the side evenly.
    """
    count = len(ideals)
    if count > 1 and (high - low) < pitch * (count - 1):
        return tuple(low + (high - low) * i / (count - 1) for i in range(count))
    placed: list[float] = []
    for i, y in enumerate(ideals):
        least = max(placed[-1] + pitch if placed else low, low)
        placed.append(min(max(y, least), high - pitch * (count - 1 - i)))
    return tuple(placed)
