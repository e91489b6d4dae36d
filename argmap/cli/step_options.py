"""The option that draws a map step by step, and what is refused together with it."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from argmap.cli.command import usage_error
from argmap.pipeline.output_format import PICTURE_FORMATS, OutputFormat, list_names


def steps_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the option `--steps`."""
    return click.option(
        "--steps",
        is_flag=True,
        help="Draw the map as it appears step by step: a picture each, a page each in a PDF, and an SVG for"
        " reveal.js.",
    )(command)


def refuse_steps(forms: Iterable[OutputFormat], output: str | None, *, split: bool) -> None:
    """Raises WrongCall where what a call asks for has no steps: no pictures, one pipe, parts."""
    others = [form.value for form in forms if not form.traits.is_picture]
    pictures, paged = list_names(PICTURE_FORMATS), list_names(f for f in PICTURE_FORMATS if f.traits.is_paged)
    if others:
        raise usage_error(
            f"`--steps` makes pictures ({pictures}), and `{others[0]}` is none; leave out one of them",
            f"`--steps`는 그림({pictures})을 만든다; 그림이 아닌 `{others[0]}` 형식은 따로 만든다",
        )
    if output == "-" and any(not form.traits.is_paged for form in forms):
        raise usage_error(
            f"`--steps` makes several files, and `-o -` takes one; name a folder, or take `-f {paged}`",
            f"`--steps`는 여러 파일을 만드는데 `-o -`에는 하나만 들어간다; 폴더나 `-f {paged}`를 쓴다",
        )
    if split:
        raise usage_error(
            "`--steps` is for one picture, and `--split` makes several; `argmap slides` does both",
            "`--steps`는 그림 하나에 쓰는데 `--split`는 여럿을 만든다; 둘 다 하려면 `argmap slides`를 쓴다",
        )
