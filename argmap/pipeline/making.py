"""A map's bytes to the bytes of its outputs, as one function of plain records: it can run in any process.

Nothing is read, written or printed here, so that the same job can be done in this process, in another one or
on another machine, and need not be done again where its record is the same.
"""

import os
import traceback
from collections.abc import Iterable, Iterator

from msgspec import Struct

from argmap.layout.fit import Label
from argmap.pipeline.fitting import arranged, reached, too_small
from argmap.pipeline.focus import Focus
from argmap.pipeline.forms import Form
from argmap.pipeline.timing import SMALLER, timed
from argmap.pipeline.trip import Compiled, CompileOptions, Drawn, DrawOptions, compile_bytes, draw, speaks
from argmap.text.deadline import OutOfTime
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.trouble import Trouble


class Order(Struct, frozen=True):
    """One output asked for: its file, form and choices. `tail` is what of the file's name comes after the
    part of the map that it shows: the language, and the suffix.
    """

    path: str
    form: Form
    options: DrawOptions
    tail: str

    @property
    def stem(self) -> str:
        """What of the file's name comes before that."""
        return os.path.basename(self.path).removesuffix(self.tail)


class Job(Struct, frozen=True):
    """One map, and all that is wanted of it; without orders it is only judged. All that decides the outputs
    is in here or is `ground`: argmap itself, its packages and the fonts. After `seconds` it is given up.
    """

    name: str
    data: bytes
    judging: CompileOptions
    orders: tuple[Order, ...]
    split: bool = False
    steps: bool = False
    seconds: float | None = None


class Output(Struct, frozen=True):
    """One file of a build: where it goes and what is in it; whether it is a part beside the file that was
    asked for; and what can be said of it: the size of its text, and how its boxes stand.
    """

    path: str
    data: bytes
    part: bool = False
    size: Phrase | None = None
    arrangement: Phrase | None = None


class Bug(Struct, frozen=True):
    """A bug of ours that a job ran into: the exception's name and words, and where it was."""

    kind: str
    words: str
    trace: str


class Made(Struct, frozen=True):
    """What became of a job: the outputs, none where the map has errors, and all there is to say of them.

    `trouble` is why nothing could be drawn though there are none, `heavy` where that is for want of time or
    memory; `bug` is a fault of ours.
    """

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[Phrase, ...] = ()
    trouble: Phrase | None = None
    heavy: bool = False
    bug: Bug | None = None


class _File(Struct, frozen=True):
    """One output while it is made: how it was drawn, and what is to be said of the map because of it."""

    path: str
    drawn: Drawn
    options: DrawOptions
    part: bool = False
    notes: tuple[Phrase, ...] = ()


def made(job: Job) -> Made:
    """All outputs of a job, or why there are none."""
    try:
        with timed(job.name, job.seconds, SMALLER):
            compiled = compile_bytes(job.data, job.name, job.judging)
            if compiled.argmap is None or not job.orders:
                return Made((), compiled.diagnostics)
            files = tuple(_stepped(compiled, job.orders) if job.steps else _files(compiled, job))
    except Trouble as trouble:
        return Made(trouble=trouble.phrase, heavy=isinstance(trouble, OutOfTime))
    small = () if job.split else _small(compiled, files)
    lacking = missing(compiled, (order.options.lang for order in job.orders))
    notes = (*lacking, *small, *dict.fromkeys(note for file in files for note in file.notes))
    return Made(tuple(map(_output, files)), compiled.diagnostics, notes)


def made_surely(job: Job) -> Made:
    """The same; a bug of ours is told as what became of this map, so that others are still made."""
    try:
        return made(job)
    except MemoryError:
        return Made(trouble=_no_memory(job.name), heavy=True)
    except Exception as bug:
        return stumbled(bug)


def _no_memory(name: str) -> Phrase:
    return Phrase(
        en=f"cannot draw `{name}`: this machine has not enough memory for that; take a part of it (`--root`)",
        ko=f"그릴 수 없는 지도 `{name}`: 메모리가 모자라다; 일부만 그린다(`--root`)",
    )


def stumbled(bug: BaseException) -> Made:
    """What became of a job that ended in a bug."""
    return Made(bug=Bug(type(bug).__name__, str(bug), "".join(traceback.format_exception(bug))))


def missing(compiled: Compiled, langs: Iterable[str | None]) -> Iterator[Phrase]:
    """The languages asked for that the map does not have."""
    assert compiled.argmap is not None
    name = compiled.source.name
    for lang in dict.fromkeys(lang for lang in langs if lang):
        if not speaks(compiled.argmap, lang):
            yield Phrase(
                en=f"`{name}` has nothing in `{lang}`; it is drawn as first written",
                ko=f"`{name}`: `{lang}` 글이 없어 처음 쓰인 대로 그렸다",
            )


def _small(compiled: Compiled, files: tuple[_File, ...]) -> Iterator[Phrase]:
    """What would help where the text came out too small to read; once a map."""
    assert compiled.argmap is not None
    sizes: list[tuple[float, Label]] = [
        (file.drawn.points, file.options.label) for file in files if file.drawn.points
    ]
    told = too_small(compiled.argmap, *min(sizes, key=lambda size: size[0])) if sizes else None
    if told:
        yield told


def _output(file: _File) -> Output:
    points, page, arrangement = file.drawn.points, file.options.page, file.drawn.arrangement
    size = reached(points, page) if points and page else None
    return Output(file.path, file.drawn.data, file.part, size, arranged(arrangement) if arrangement else None)


def _files(compiled: Compiled, job: Job) -> Iterator[_File]:
    """The files that orders come to: themselves, and where the map is split, their parts beside them. Forms
    of the same picture are split once.
    """
    argmap = compiled.argmap
    assert argmap is not None
    if not job.split:
        for order in job.orders:
            yield _File(order.path, draw(argmap, order.form, order.options), order.options)
        return
    from argmap.pipeline.parting import Naming, Split, draw_parts, parted

    known: dict[tuple[str | None, Focus | None], Split] = {}
    for order in job.orders:
        key = order.options.lang, order.options.focus
        if key not in known:
            known[key] = parted(argmap, order.options)
        found = draw_parts(argmap, known[key], order.form, order.options, Naming(order.stem, order.tail))
        for number, (name, drawn) in enumerate(found.files.items()):
            path = _beside(order, name) if number else order.path
            yield _File(path, drawn, order.options, bool(number), () if number else found.notes)


def _stepped(compiled: Compiled, orders: Iterable[Order]) -> Iterator[_File]:
    """The files that orders come to when they are drawn step by step."""
    from argmap.pipeline.parting import Naming
    from argmap.pipeline.stepwise import draw_steps

    assert compiled.argmap is not None
    for order in orders:
        files = draw_steps(compiled.argmap, order.form, order.options, Naming(order.stem, order.tail))
        whole = order.form is Form.PDF
        for name, drawn in files.items():
            yield _File(order.path if whole else _beside(order, name), drawn, order.options, part=not whole)


def _beside(order: Order, name: str) -> str:
    return os.path.join(os.path.dirname(order.path), name)
