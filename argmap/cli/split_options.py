"""The option that splits a map too large for its page, and what is refused together with it."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from argmap.cli.command import usage_error
from argmap.pipeline.output_format import PICTURE_FORMATS, OutputFormat, list_names

_SPLIT_OPTION = click.option(
    "--split", is_flag=True, help="Cut a map too large for its page into an overview and parts."
)


def split_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the option `--split`."""
    return _SPLIT_OPTION(command)


def refuse_split(forms: Iterable[OutputFormat], output: str | None, *, has_page: bool) -> None:
    """Raises WrongCall where what a call asks for cannot be split: no pictures, one pipe, no page."""
    others = [form.value for form in forms if not form.traits.is_picture]
    pictures, paged = list_names(PICTURE_FORMATS), list_names(f for f in PICTURE_FORMATS if f.traits.is_paged)
    if others:
        raise usage_error(
            f"`--split` cuts pictures ({pictures}), and `{others[0]}` is none; leave out one of them",
            f"`--split`는 그림({pictures})을 나눈다; 그림이 아닌 `{others[0]}` 형식은 따로 만든다",
        )
    if output == "-" and any(not form.traits.is_paged for form in forms):
        raise usage_error(
            f"`--split` makes several files, and `-o -` takes one; name a folder, or take `-f {paged}`",
            f"`--split`는 여러 파일을 만드는데 `-o -`에는 하나만 들어간다; 폴더나 `-f {paged}`를 쓴다",
        )
    if not has_page:
        raise usage_error(
            "`--split` needs a page to split for; `--fit none` has none",
            "`--split`에는 나눌 기준이 될 지면이 있어야 한다; `--fit none`에는 없다",
        )
