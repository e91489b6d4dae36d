"""Drawing a map again with larger labels while they are too small on its page to be read."""

import math
from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from argmap.layout.layout_options import LayoutOptions

MIN_LABEL_PT = 6.0
"""The least size of a small text in points of the page: 12 pixels where a slide of 540 points has 1080.

At half nobody reads it from a screen; at double, maps of over 20 claims would have labels like statements.
"""
Drawing = TypeVar("Drawing")


def draw_with_readable_labels(
    options: LayoutOptions,
    draw: Callable[[LayoutOptions], Drawing],
    measure: Callable[[Drawing], float],
) -> tuple[Drawing, LayoutOptions]:
    """Return a drawing whose labels can be read, and its options.

    `measure` returns the size of body text in points on the page. Labels grow up to that size; they stay
    small where not even the body has MIN_LABEL_PT.
    """
    drawing = draw(options)
    while larger := _enlarge(options.least_size, options.size, measure(drawing)):
        options = replace(options, least_size=larger)
        drawing = draw(options)
    return drawing, options


def _enlarge(least: float, body_size: float, body_points: float) -> float | None:
    """Return a larger least size for a drawing whose body text has so many points; None if none is needed."""
    points = body_points * least / body_size
    if points >= MIN_LABEL_PT or least >= body_size or body_points <= MIN_LABEL_PT:
        return None
    return float(min(max(math.ceil(least * MIN_LABEL_PT / points), least + 1), body_size))
