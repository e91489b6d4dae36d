"""The option that gives a map so many seconds to be drawn, and what helps where it takes longer."""

import math

import click

from argmap.cli.calls import wrong
from argmap.pipeline.timing import SMALLER, timed
from argmap.text.diagnostic import Phrase

__all__ = ["FEWER", "SHORTER", "SMALLER", "timed", "timeout_option"]

SHORTER = Phrase(
    en="fewer views (`--view`) or a smaller map take less, a larger `--timeout` gives more time",
    ko="보기를 줄이거나(`--view`) 지도를 나누면 더 빠르고, `--timeout`을 늘리면 더 기다린다",
)
"""What helps where a talk, or what is said of a map, takes long."""
FEWER = Phrase(
    en="`view=` or `root=` show less of a map, a larger `--timeout` gives more time",
    ko="`view=`나 `root=`로 일부만 보이면 더 빠르고, `--timeout`을 늘리면 더 기다린다",
)
"""What helps where the maps of a document take long."""
MOST = 1_000_000.0
"""The most seconds that can be asked for: eleven days."""


def _seconds(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """A length of time that can be waited for."""
    if value is None or (math.isfinite(value) and 0 < value <= MOST):
        return value
    raise wrong(
        f"`--timeout {value:g}` is no number of seconds above 0 and up to {MOST:.0f}",
        f"`--timeout {value:g}`: 0보다 크고 {MOST:.0f} 이하인 초 수를 쓴다",
    )


timeout_option = click.option(
    "--timeout",
    type=float,
    envvar="ARGMAP_TIMEOUT",
    callback=_seconds,
    metavar="SECONDS",
    help="Give up what takes longer, a map or a document. [default: never]",
)
