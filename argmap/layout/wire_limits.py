"""The wires of references that readers follow: short ones, almost straight, that cross nothing."""

import math
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from argmap.config.drawing_choices import ReferenceChoice
from argmap.layout.layout_options import LayoutOptions
from argmap.scene.scene import Point, WirePath

MAX_LENGTH, MAX_BENDS = 12.0, 2
"""The longest wire of a reference in text sizes, and its most bends, unless all are to be wires.

Longer ones and those with more bends read as branches of the tree.
"""

Run = tuple[Point, Point]
"""A straight run of a wire: its ends."""


class WireLimits(Struct, frozen=True):
    """The limits of a wire: its length in points, its bends, and whether it may cross others or run back.

    A wire runs back that leaves or ends downwards or to the right, against the others.
    """

    length: float = math.inf
    bends: float = math.inf
    may_cross: bool = True

    def allow(self, path: WirePath, others: Iterable[WirePath]) -> bool:
        """Return whether a path from its target, among others, keeps to the limits."""
        runs = list(pairwise(path))
        if sum(run_length(run) for run in runs) > self.length or len(path) - 2 > self.bends:
            return False
        if self.may_cross:
            return True
        return not _runs_back(path) and not any(
            _cross(run, other) for each in others for other in pairwise(each) for run in runs
        )


def select_limits(options: LayoutOptions) -> WireLimits:
    """Return the limits of references' wires: none if all are to be wires."""
    if options.reference_form is ReferenceChoice.WIRES:
        return WireLimits()
    return WireLimits(MAX_LENGTH * options.size, MAX_BENDS, may_cross=False)


def run_length(run: Run) -> float:
    """Return the length of a straight run in points."""
    return abs(run[0].x - run[1].x) + abs(run[0].y - run[1].y)


def _runs_back(path: WirePath) -> bool:
    """Return whether a path from its target leaves its premise, or ends, downwards or to the right."""
    return any(
        end.x > start.x or end.y > start.y for end, start in ((path[0], path[1]), (path[-2], path[-1]))
    )


def _cross(one: Run, other: Run) -> bool:
    """Return whether a level and an upright run cross each other within both."""
    if (one[0].x == one[1].x) == (other[0].x == other[1].x):
        return False
    upright, level = (one, other) if one[0].x == one[1].x else (other, one)
    left, right = sorted((level[0].x, level[1].x))
    top, bottom = sorted((upright[0].y, upright[1].y))
    return left < upright[0].x < right and top < level[0].y < bottom
