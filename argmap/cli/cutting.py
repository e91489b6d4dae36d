"""The options that ask for a part of a map instead of the whole."""

import re
from collections.abc import Callable
from typing import Any

import click

from argmap.cli.calls import wrong
from argmap.pipeline.focus import Focus


def listed(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The words of lists with commas, each once."""
    return tuple(dict.fromkeys(word for each in value for word in re.split(r"[,\s]+", each) if word))


def view_option(told: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option `--view`, with what it is for."""
    return click.option("--view", "views", multiple=True, callback=listed, metavar="NAME,...", help=told)


_VIEW = view_option("Draw these views instead of the whole, each into a file of its own.")
_ROOT = click.option("--root", metavar="ID", help="Draw only this statement and what stands below it.")
_DEPTH = click.option(
    "--depth", type=click.IntRange(min=0), metavar="N", help="Draw only so many steps deep."
)
_ONLY = click.option(
    "--only",
    multiple=True,
    callback=listed,
    metavar="tag:NAME|group:NAME,...",
    help="Draw only what bears all of these.",
)


def cutting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options `--view`, `--root`, `--depth` and `--only`."""
    return _VIEW(_ROOT(_DEPTH(_ONLY(command))))


def focuses(views: tuple[str, ...], rest: Focus) -> tuple[Focus, ...]:
    """What a call asks to see of each map; nothing for the whole. `rest` has what the other options say.

    Raises WrongCall where a named view is to be cut once more, and where a filter is none.
    """
    from argmap.pipeline.views import filter_of

    for each in rest.only:
        filter_of(each)
    if views and rest != Focus():
        raise wrong(
            "`--view` says by itself what is shown; leave out `--root`, `--depth` and `--only`",
            "`--view`는 무엇을 보일지 스스로 정한다; `--root`, `--depth`, `--only`를 뺀다",
        )
    if views:
        return tuple(Focus(view=view) for view in views)
    return () if rest == Focus() else (rest,)
