"""The option that splits a map too large for its page, and what is refused together with it."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from argmap.cli.command import usage_error
from argmap.pipeline.output_format import OutputFormat
from argmap.theme.pages import NO_PAGE

_SPLIT_OPTION = click.option(
    "--split", is_flag=True, help="Cut a map too large for its page into an overview and parts."
)


def split_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the option `--split`."""
    return _SPLIT_OPTION(command)


def refuse_split(forms: Iterable[OutputFormat], output: str | None, pages: Iterable[str]) -> None:
    """Raises WrongCall where what a call asks for cannot be split: no pictures, one pipe, no page."""
    others = [
        form.value for form in forms if form not in (OutputFormat.SVG, OutputFormat.PNG, OutputFormat.PDF)
    ]
    if others:
        raise usage_error(
            f"`--split` cuts pictures (svg, png, pdf), and `{others[0]}` is none; leave out one of them",
            f"`--split`는 그림(svg, png, pdf)을 나눈다; 그림이 아닌 `{others[0]}` 형식은 따로 만든다",
        )
    if output == "-" and any(form is not OutputFormat.PDF for form in forms):
        raise usage_error(
            "`--split` makes several files, and `-o -` takes one; name a folder, or take `-f pdf`",
            "`--split`는 여러 파일을 만드는데 `-o -`에는 하나만 들어간다; 폴더나 `-f pdf`를 쓴다",
        )
    if NO_PAGE in pages:
        raise usage_error(
            "`--split` needs a page to split for; `--fit none` has none",
            "`--split`에는 나눌 기준이 될 지면이 있어야 한다; `--fit none`에는 없다",
        )
