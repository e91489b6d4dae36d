"""The option that splits a map too large for its page, and what a build then makes of one target."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from argmap.cli.calls import wrong
from argmap.cli.outputs import Target
from argmap.pipeline.focus import Focus
from argmap.pipeline.forms import Form
from argmap.text.diagnostic import Phrase
from argmap.theme.pages import NO_PAGE

if TYPE_CHECKING:
    from argmap.pipeline.parting import Parted, Split
    from argmap.pipeline.trip import Compiled, Drawn, DrawOptions

_SPLIT = click.option(
    "--split", is_flag=True, help="Cut a map too large for its page into an overview and parts."
)


class Output(Struct, frozen=True):
    """One file of a build: where it goes, what is in it and how that was drawn; whether it is a part beside
    the target that was asked for; and what is to be said of it.
    """

    path: str
    drawn: "Drawn"
    options: "DrawOptions"
    part: bool = False
    notes: tuple[Phrase, ...] = ()


def splitting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the option `--split`."""
    return _SPLIT(command)


def refuse_split(forms: Iterable[Form], output: str | None, pages: Iterable[str]) -> None:
    """Raises WrongCall where what a call asks for cannot be split: no pictures, one pipe, no page."""
    others = [form.value for form in forms if form not in (Form.SVG, Form.PNG, Form.PDF)]
    if others:
        raise wrong(
            f"`--split` cuts pictures (svg, png, pdf), and `{others[0]}` is none; leave out one of them",
            f"`--split`는 그림(svg, png, pdf)을 나눈다; 그림이 아닌 `{others[0]}` 형식은 따로 만든다",
        )
    if output == "-" and any(form is not Form.PDF for form in forms):
        raise wrong(
            "`--split` makes several files, and `-o -` takes one; name a folder, or take `-f pdf`",
            "`--split`는 여러 파일을 만드는데 `-o -`에는 하나만 들어간다; 폴더나 `-f pdf`를 쓴다",
        )
    if NO_PAGE in pages:
        raise wrong(
            "`--split` needs a page to split for; `--fit none` has none",
            "`--split`에는 나눌 기준이 될 지면이 있어야 한다; `--fit none`에는 없다",
        )


def outputs(
    compiled: "Compiled", wanted: Iterable[tuple[Target[Form], "DrawOptions"]], *, split: bool
) -> Iterator[Output]:
    """The files that targets come to: themselves, and where the map is split, their parts beside them. Forms
    of the same picture are split once.
    """
    from argmap.pipeline.trip import draw

    argmap = compiled.argmap
    assert argmap is not None
    if not split:
        yield from (Output(target.path, draw(argmap, target.form, how), how) for target, how in wanted)
        return
    from argmap.pipeline.parting import Naming, draw_parts, parted

    known: dict[tuple[str | None, Focus | None], Split] = {}
    for target, how in wanted:
        key = target.lang, target.focus
        if key not in known:
            known[key] = parted(argmap, how)
        drawn = draw_parts(argmap, known[key], target.form, how, Naming(target.stem, target.tail))
        yield from _files(target, how, drawn)


def _files(target: Target[Form], how: "DrawOptions", drawn: "Parted") -> Iterator[Output]:
    folder = os.path.dirname(target.path)
    for number, (name, each) in enumerate(drawn.files.items()):
        path = os.path.join(folder, name) if number else target.path
        yield Output(path, each, how, bool(number), () if number else drawn.notes)
