"""The options of a build that many maps call for, and what is refused together with them."""

from collections.abc import Callable
from typing import Any

import click

from argmap.cli.command import usage_error

BATCH_OPTION_NAMES = frozenset({"jobs", "fresh", "depfile", "cluster"})
"""What the options are called in a call's record."""
_BATCH_OPTIONS = (
    click.option("--fresh", is_flag=True, help="Draw all maps, also those that have not changed."),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1),
        metavar="N",
        help="Draw many maps in so many processes; 1: in this one. [default: as cores]",
    ),
    click.option(
        "--depfile",
        type=click.Path(readable=False),
        metavar="FILE",
        help="Tell make and ninja there what each output is made of.",
    ),
    click.option("--cluster", metavar="ADDRESS", help="Draw on the workers of a Dask cluster."),
)


def batch_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options `--fresh`, `--jobs`, `--depfile` and `--cluster`."""
    for option in reversed(_BATCH_OPTIONS):
        command = option(command)
    return command


def refuse_jobs_with_cluster(jobs: int | None, cluster: str | None) -> None:
    """Raises WrongCall where a cluster is to be used, and processes of this machine too."""
    if jobs is not None and cluster is not None:
        raise usage_error(
            "`--jobs` is for this machine, and `--cluster` for others; leave out one of them",
            "`--jobs`는 이 컴퓨터에서, `--cluster`는 다른 컴퓨터에서 그릴 때 쓴다; 하나만 쓴다",
        )
