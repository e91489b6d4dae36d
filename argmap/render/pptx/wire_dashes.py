"""The dashes of attacks on a slide, fitted to connectors: office programs repeat one dash and one gap."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise

from msgspec import Struct

from argmap.render.pptx.shape_xml import DashLengths
from argmap.scene.scene import Point

DASH, PERIOD = 13.0, 20.0
"""Points of a dash, and of a dash with the gap after it, as in other formats; dashes are fitted near them."""
PERIODS = tuple(half / 2 for half in range(26, 62))
"""The periods that are tried, in points: from two thirds of PERIOD to half as much again.

Of 284 ends and corners in the maps of `maps/` and eight made ones, the usual dashes leave 77 without a dash,
and these none, as at half and a quarter of the steps.
"""
DASH_SHARES = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
"""The shares of a period that a dash may take. Without the last one, two ends or corners have no dash."""
MIN_END = 4.0
"""Points of a dash that show at the end of a line at least; less would be a crumb."""
CORNER_MARGIN = 2.0
"""Points of a dash that show on both sides of a corner at least."""

Place = tuple[float, float, float]
"""A distance along a line at which a dash is to be, and the points of it to show before and after that."""


class Dashes(Struct, frozen=True):
    """The period of a line's dashes in points, and the share of the dash in it."""

    period: float
    share: float

    def measure(self, weight: float) -> DashLengths:
        """Return the lengths in widths of a line that is so many points wide."""
        return DashLengths(self.share * self.period / weight, (1 - self.share) * self.period / weight)

    def count_covered(self, places: Iterable[Place]) -> int:
        """Count the places at which there is a dash."""
        period, dash = self.period, self.share * self.period
        return sum(
            at <= dash - after or before <= at % period <= dash - after for at, before, after in places
        )


def fit_dashes(paths: Iterable[Sequence[Point]]) -> Mapping[Point, Dashes]:
    """Fit the dashes of lines along paths, by the points at which they begin.

    They stand at the ends and corners of all lines, or of most if there are many. Lines that begin at one
    point share a run, so that they have the same dashes.
    """
    places: dict[Point, set[Place]] = {}
    for path in paths:
        *corners, length = accumulate(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(path))
        own = {(at, CORNER_MARGIN, CORNER_MARGIN) for at in corners} | {(length, MIN_END, 0.0)}
        places.setdefault(path[0], set()).update(own)
    return {start: _fit(each) for start, each in places.items()}


def _fit(places: set[Place]) -> Dashes:
    """Fit dashes to places: of those at most places, the dashes nearest to the usual ones."""
    best, most = _list_dashes()[0], -1
    for dashes in _list_dashes():
        count = dashes.count_covered(places)
        if count > most:
            best, most = dashes, count
        if most == len(places):
            break
    return best


@cache
def _list_dashes() -> tuple[Dashes, ...]:
    """List the dashes to try, the usual ones first."""
    every = (Dashes(period, share) for period in PERIODS for share in DASH_SHARES)
    return tuple(
        sorted(every, key=lambda each: abs(math.log(each.period / PERIOD)) + abs(each.share - DASH / PERIOD))
    )
