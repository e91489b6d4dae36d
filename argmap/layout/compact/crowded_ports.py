"""The ports on the right side of a low box, where the usual heights are too near the wires of its rows."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from argmap.layout.columns.lanes import MIN_RUN_GAP
from argmap.layout.compact.parts import PORT_GAP

PORT_REACH = 24.0
"""Points that a port is moved at most. Half and double gave the same drawings of the maps below."""
FINE_STEP = 1.0
"""Points by which ports are tried. At double, rows are a point nearer; at half, half a point less near."""
TIP_PAIR_GAP = 21.0
"""Points between the tips of an attack and of a support that do not touch: half a bar and half an arrow."""
TOUCHING_TIPS_COST, NEAR_ROW_COST, NEAR_TIPS_COST, MOVE_COST = 8.0, 4.0, 0.4, 0.1
"""The costs of a point: of tips that touch, of a row too near, of tips nearer than usual, of a move.

Their order counts. On eight maps that showed two wires as one, half and double of each drew the same,
with at least 6.5 points to the nearest row.
"""


def spread_ports(
    ideals: Sequence[float], rows: Sequence[Sequence[float]], low: float, high: float
) -> tuple[float, ...]:
    """Return a height for each port, from the top, between `low` and `high`: the least crowded ones.

    `rows` are for each port the heights of the wires that it must not seem to go on in.
    """
    heights = [list(_list_heights(ideal, low, high)) for ideal in ideals]
    return min(product(*heights), key=lambda ports: _rate_ports(ports, ideals, rows))


def _list_heights(ideal: float, low: float, high: float) -> Iterator[float]:
    """Yield the heights near an ideal one, this first."""
    yield min(max(ideal, low), high)
    for i in range(1, round(PORT_REACH / FINE_STEP) + 1):
        yield from (each for each in (ideal - i * FINE_STEP, ideal + i * FINE_STEP) if low <= each <= high)


def _rate_ports(ports: Sequence[float], ideals: Sequence[float], rows: Sequence[Sequence[float]]) -> float:
    """Return the cost of ports at these heights."""
    cost = 0.0
    for port, ideal, others in zip(ports, ideals, rows, strict=True):
        cost += MOVE_COST * abs(port - ideal)
        cost += NEAR_ROW_COST * sum(max(MIN_RUN_GAP - abs(port - y), 0.0) for y in others)
    for above, below in pairwise(ports):
        cost += TOUCHING_TIPS_COST * max(TIP_PAIR_GAP - (below - above), 0.0)
        cost += NEAR_TIPS_COST * max(PORT_GAP - (below - above), 0.0)
    return cost
