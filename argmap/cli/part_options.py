"""The options that ask for a part of a map instead of the whole."""

import re
from collections.abc import Callable
from typing import Any

import click

from argmap.cli.command import usage_error
from argmap.pipeline.focus import Focus


def parse_word_list(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The words of lists with commas, each once."""
    return tuple(dict.fromkeys(word for each in value for word in re.split(r"[,\s]+", each) if word))


def view_option(help_text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option `--view`, with what it is for."""
    return click.option(
        "--view", "views", multiple=True, callback=parse_word_list, metavar="NAME,...", help=help_text
    )


_VIEW_OPTION = view_option("Draw these views instead of the whole, each into a file of its own.")
_ROOT_OPTION = click.option("--root", metavar="ID", help="Draw only this statement and what stands below it.")
_DEPTH_OPTION = click.option(
    "--depth", type=click.IntRange(min=0), metavar="N", help="Draw only so many steps deep."
)
_ONLY_OPTION = click.option(
    "--only",
    multiple=True,
    callback=parse_word_list,
    metavar="tag:NAME|group:NAME,...",
    help="Draw only what bears all of these.",
)


def focus_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options `--view`, `--root`, `--depth` and `--only`."""
    return _VIEW_OPTION(_ROOT_OPTION(_DEPTH_OPTION(_ONLY_OPTION(command))))


def parse_focuses(views: tuple[str, ...], rest: Focus) -> tuple[Focus, ...]:
    """What a call asks to see of each map; nothing for the whole. `rest` has what the other options say.

    Raises WrongCall where a named view is to be cut once more, and where a filter is none.
    """
    from argmap.pipeline.focus import parse_filter

    for each in rest.only:
        parse_filter(each)
    if views and rest != Focus():
        raise usage_error(
            "`--view` says by itself what is shown; leave out `--root`, `--depth` and `--only`",
            "`--view`는 무엇을 보일지 스스로 정한다; `--root`, `--depth`, `--only`를 뺀다",
        )
    if views:
        return tuple(Focus(view=view) for view in views)
    return () if rest == Focus() else (rest,)
