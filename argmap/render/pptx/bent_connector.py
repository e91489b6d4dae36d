"""Right-angled paths as the bent connectors of office programs, exact to a hundredth of a point.

Such a connector is the box that its two ends span, turned and mirrored, with up to three adjustments that
say where in the box it bends (ECMA-376, part 1, `bentConnector2` to `bentConnector5` of the preset shapes).
"""

from collections.abc import Sequence

from msgspec import Struct

from argmap.render.pptx.slide_units import EmuPoint

MAX_RUNS = 5
"""The most straight runs of one connector: those of `bentConnector5`."""
MIN_BOX_EMU = 1270
"""The least width of a box whose bends are fractions of it: a tenth of a point in EMU.

An end moves by at most half of that. A box of no width would have no fractions.
"""
FULL_ADJUSTMENT = 100_000
"""The adjustment of a bend at the far side of the box."""


class BentConnector(Struct, frozen=True):
    """A connector's preset, and its box in EMU as it is before a quarter turn.

    It is mirrored first and turned then. `bends` are its adjustments, in hundred-thousandths of the width,
    the height and the width.
    """

    preset: str
    x: int
    y: int
    width: int
    height: int
    quarter_turn: bool
    flip_across: bool
    flip_down: bool
    bends: tuple[int, ...] = ()


def fit_bent_connector(path: Sequence[EmuPoint]) -> BentConnector:
    """Find the connector whose corners and ends are the points of a path.

    Raises ValueError for a path of more than MAX_RUNS runs.
    """
    if len(path) > MAX_RUNS + 1:
        raise ValueError(f"{len(path) - 1} runs in one connector")
    (x0, y0), (x1, y1) = path[0], path[-1]
    if len(path) == 2:
        box = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        return BentConnector("straightConnector1", *box, False, x1 < x0, y1 < y0)
    is_turned = path[0][0] == path[1][0]
    extent_along, extent_across = (y1 - y0, x0 - x1) if is_turned else (x1 - x0, y1 - y0)
    steps = [(y - y0, x0 - x) if is_turned else (x - x0, y - y0) for x, y in path]
    runs = len(path) - 1
    width = max(abs(extent_along), MIN_BOX_EMU) if runs > 2 else abs(extent_along)
    height = max(abs(extent_across), MIN_BOX_EMU) if runs > 3 else abs(extent_across)
    bends = tuple(
        _scale_bend(steps[i + 1][i % 2], (extent_along, extent_across)[i % 2], (width, height)[i % 2])
        for i in range(runs - 2)
    )
    return BentConnector(
        f"bentConnector{runs}",
        (x0 + x1) // 2 - width // 2,
        (y0 + y1) // 2 - height // 2,
        width,
        height,
        is_turned,
        extent_along < 0,
        extent_across < 0,
        bends,
    )


def _scale_bend(distance: int, extent: int, length: int) -> int:
    """Scale a distance from the box's near side to hundred-thousandths of its length."""
    return round((-distance if extent < 0 else distance) * FULL_ADJUSTMENT / length)
