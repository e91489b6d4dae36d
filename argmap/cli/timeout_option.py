"""The option that gives a map so many seconds to be drawn, and what helps where it takes longer."""

import math

import click

from argmap.cli.command import usage_error
from argmap.diagnostics.diagnostic import Phrase
from argmap.pipeline.time_limit import SMALLER_HINT, limit_drawing_time

__all__ = ["SLOW_DOCUMENT_HINT", "SLOW_TALK_HINT", "SMALLER_HINT", "limit_drawing_time", "timeout_option"]

SLOW_TALK_HINT = Phrase(
    en="fewer views (`--view`) or a smaller map take less, a larger `--timeout` gives more time",
    ko="보기를 줄이거나(`--view`) 지도를 나누면 더 빠르고, `--timeout`을 늘리면 더 기다린다",
)
"""What helps where a talk, or what is said of a map, takes long."""
SLOW_DOCUMENT_HINT = Phrase(
    en="`view=` or `root=` show less of a map, a larger `--timeout` gives more time",
    ko="`view=`나 `root=`로 일부만 보이면 더 빠르고, `--timeout`을 늘리면 더 기다린다",
)
"""What helps where the maps of a document take long."""
MAX_SECONDS = 1_000_000.0
"""The most seconds that can be asked for: eleven days."""


def _parse_timeout(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """A length of time that can be waited for."""
    if value is None or (math.isfinite(value) and 0 < value <= MAX_SECONDS):
        return value
    raise usage_error(
        f"`--timeout {value:g}` is no number of seconds above 0 and up to {MAX_SECONDS:.0f}",
        f"`--timeout {value:g}`: 0보다 크고 {MAX_SECONDS:.0f} 이하인 초 수를 쓴다",
    )


timeout_option = click.option(
    "--timeout",
    type=float,
    envvar="ARGMAP_TIMEOUT",
    callback=_parse_timeout,
    metavar="SECONDS",
    help="Give up what takes longer, a map or a document. [default: never]",
)
