"""The effort of the search for shapes, by the size of maps."""

import math

from msgspec import Struct


class SearchEffort(Struct, frozen=True):
    """The effort of the search for maps of up to `max_statements`: the larger the map, the less.

    `measures` are the widest lines that boxes may have, in points at a text size of 18; `max_shapes` is the
    number of options of a branch that are kept, `max_cuts` the number of places at which its units may be cut
    into columns. If `tries_frames`, several shapes are measured with heading and legend.
    """

    max_statements: float
    measures: tuple[float, ...]
    max_shapes: int
    max_cuts: int
    tries_frames: bool


_MEASURES = (180.0, 210.0, 240.0, 270.0, 300.0, 330.0, 360.0, 400.0, 440.0, 480.0, 520.0, 570.0)
"""Every second one gives 0.2 % smaller text, twice as many the same."""
FEW_MEASURES = (210.0, 300.0, 400.0)
"""A narrow, a usual and a wide measure, among which each text finds one that suits it."""
EFFORTS = (
    SearchEffort(120, _MEASURES, 56, 16, tries_frames=True),
    SearchEffort(300, _MEASURES, 32, 16, tries_frames=True),
    SearchEffort(2000, FEW_MEASURES, 16, 4, tries_frames=False),
    SearchEffort(math.inf, (240.0,), 6, 4, tries_frames=False),
)
"""The efforts by the size of maps.

Up to 120 claims, half of `max_shapes` gives 0.8 % smaller text and double the same; half and double of
`max_cuts` gave the same drawings. At 100 claims, 24 shapes and three measures save a third of the time for
5 % smaller text.

At 1,000 claims, where text is 1.6 points and only zooming in helps, the search takes 0.4 seconds. A single
measure saves a third of them for 6 % smaller text, 8 shapes a seventh for 9 %, and 2 cuts a quarter for 35 %.
"""
