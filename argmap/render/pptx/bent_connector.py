"""Paths of right-angled runs as the bent connectors of office programs, to the hundredth of a point.

Such a connector is the box that its two ends span, turned and mirrored, and up to three places in it at
which it bends (ECMA-376, part 1, `bentConnector2` to `bentConnector5` of the preset shape definitions).
"""

from collections.abc import Sequence

from msgspec import Struct

EMU_PER_POINT = 12700
"""English metric units to a point."""
MAX_RUNS = 5
"""The most runs that one connector can have."""
MIN_BOX_EMU = 1270
"""A box's least width, in EMU, where bends are told in parts of it."""
FULL_ADJUSTMENT = 100_000
"""What a bend at the far side of the box is told as."""

EmuPoint = tuple[int, int]
"""A place on the page, in EMU."""


class BentConnector(Struct, frozen=True):
    """A connector's form. `x`, `y`, `width`, `height` are its box before it is turned by a quarter, in EMU.

    It is mirrored first and turned then. `bends` are in hundred-thousandths of the width, height and width.
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
    """The connector that runs through these corners, of which there are at most MOST + 1."""
    if len(path) > MAX_RUNS + 1:
        raise ValueError(f"{len(path) - 1} runs in one connector")
    (x0, y0), (x1, y1) = path[0], path[-1]
    if len(path) == 2:
        box = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        return BentConnector("straightConnector1", *box, False, x1 < x0, y1 < y0)
    turned = path[0][0] == path[1][0]
    along, aside = (y1 - y0, x0 - x1) if turned else (x1 - x0, y1 - y0)
    steps = [(y - y0, x0 - x) if turned else (x - x0, y - y0) for x, y in path]
    runs = len(path) - 1
    width = max(abs(along), MIN_BOX_EMU) if runs > 2 else abs(along)
    height = max(abs(aside), MIN_BOX_EMU) if runs > 3 else abs(aside)
    bends = tuple(
        _scale_bend(steps[i + 1][i % 2], (along, aside)[i % 2], (width, height)[i % 2])
        for i in range(runs - 2)
    )
    return BentConnector(
        f"bentConnector{runs}",
        (x0 + x1) // 2 - width // 2,
        (y0 + y1) // 2 - height // 2,
        width,
        height,
        turned,
        along < 0,
        aside < 0,
        bends,
    )


def _scale_bend(distance: int, extent: int, length: int) -> int:
    """How far a run reaches, in hundred-thousandths of the box's length in that direction."""
    return round((-distance if extent < 0 else distance) * FULL_ADJUSTMENT / length)
