"""The lanes between two columns: which wire turns where, so that few cross and none run together."""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from argmap.text.deadline import keep_time

CLOSE = 26
"""The least of these where wires could not run straight otherwise."""
LANE = 16
"""Points between neighbouring lanes."""
PITCH = 30
"""Points between wires that meet one side of a box."""
CORNER = 11
"""Points of a box's side next to its corners that wires keep free."""
NEAR = 9
"""Two runs closer than this many points would look like one."""
ROUNDS = 4
"""How often all nets of a gap are put anew at most."""
MANY = 160
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
    def between(cls, left: float, rights: tuple[float, ...]) -> "Net":
        """The net of these heights. It notes how far its turn reaches: lanes ask for that often."""
        return cls(left, rights, min(left, *rights), max(left, *rights))

    @property
    def turns(self) -> bool:
        """Whether it needs a lane at all; a straight wire needs none."""
        return self.high - self.low > 0.01


def lanes(nets: Sequence[Net]) -> tuple[tuple[int | None, ...], int]:
    """A lane for each net, counted from 0 at the left (None for straight ones), and the number of lanes."""
    turning = [i for i, net in enumerate(nets) if net.turns]
    order = _by_height(nets, turning) if len(turning) > MANY else _fewest_crossings(nets, turning)
    taken: dict[int, int] = {}
    for place, i in enumerate(order):
        above, below = nets[i].low - NEAR, nets[i].high + NEAR
        beside = (taken[j] for j in order[:place] if above < nets[j].high and nets[j].low < below)
        taken[i] = max(beside, default=-1) + 1
    return tuple(taken.get(i) for i in range(len(nets))), max(taken.values(), default=-1) + 1


def _by_height(nets: Sequence[Net], turning: list[int]) -> list[int]:
    """Rising wires from the outermost in, then falling ones from the innermost out."""
    rising = [i for i in turning if min(nets[i].rights) < nets[i].left]
    falling = [i for i in turning if min(nets[i].rights) >= nets[i].left]
    return sorted(rising, key=lambda i: nets[i].low) + sorted(falling, key=lambda i: -nets[i].high)


def _fewest_crossings(nets: Sequence[Net], turning: list[int]) -> list[int]:
    """Each net in turn put where it adds the fewest crossings; then again, one by one, while that helps."""

    @cache
    def crossed(left: int, right: int) -> int:
        return _crossings(nets[left], nets[right])

    order: list[int] = []
    for i in _by_height(nets, turning):
        order.insert(_best_place(crossed, order, i), i)
    for _ in range(ROUNDS):
        before = list(order)
        for i in before:
            order.remove(i)
            order.insert(_best_place(crossed, order, i), i)
        if order == before:
            break
    return order


def _best_place(crossed: Callable[[int, int], int], order: Sequence[int], new: int) -> int:
    """Where among nets from left to right a new one crosses them least; the rightmost of such places."""
    keep_time()
    cost = sum(crossed(new, other) for other in order)
    best, best_cost = 0, cost
    for place, other in enumerate(order, 1):
        cost += crossed(other, new) - crossed(new, other)
        if cost <= best_cost:
            best, best_cost = place, cost
    return best


def _crossings(left: Net, right: Net) -> int:
    """How often two nets cross where `left` turns further left; runs on one height count much more."""
    count = int(left.low - NEAR < right.left < left.high + NEAR)
    count += sum(right.low - NEAR < y < right.high + NEAR for y in left.rights)
    return count + sum(_closeness(abs(y - right.left)) for y in left.rights)


def _closeness(apart: float) -> int:
    """What two runs side by side cost: most where they are one, much where they look like one."""
    if apart < 1:
        return 2000
    return 500 if apart < NEAR else 0


def spread(wanted: Sequence[float], low: float, high: float, pitch: float) -> tuple[float, ...]:
    """Heights for wires along one side of a box: as near to `wanted` (rising) as `pitch` apart allows.

    All lie from `low` to `high`; where there is no room for the pitch they share the side evenly.
    """
    count = len(wanted)
    if count > 1 and (high - low) < pitch * (count - 1):
        return tuple(low + (high - low) * i / (count - 1) for i in range(count))
    placed: list[float] = []
    for i, y in enumerate(wanted):
        least = max(placed[-1] + pitch if placed else low, low)
        placed.append(min(max(y, least), high - pitch * (count - 1 - i)))
    return tuple(placed)
