"""A map's bytes to the bytes of its outputs, as one function of plain records: it can run in any process.

Nothing is read, written or printed here, so that the same job can be done in this process, in another one or
on another machine, and need not be done again where its record is the same.
"""

import os
import traceback
from collections.abc import Iterable, Iterator

from msgspec import Struct

from argmap.config.choices import LabelChoice
from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.user_error import UserError
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_bytes
from argmap.pipeline.draw import Drawing, draw, has_language
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.text_size import describe_arrangement, describe_text_size, small_text_hint
from argmap.pipeline.time_limit import SMALLER_HINT, limit_drawing_time


class OutputRequest(Struct, frozen=True):
    """One output asked for: its file, form and choices. `tail` is what of the file's name comes after the
    part of the map that it shows: the language, and the suffix.
    """

    path: str
    output_format: OutputFormat
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
    compile_options: CompileOptions
    requests: tuple[OutputRequest, ...]
    is_split: bool = False
    is_stepwise: bool = False
    seconds: float | None = None


class Output(Struct, frozen=True):
    """One file of a build: where it goes and what is in it; whether it is a part beside the file that was
    asked for; and what can be said of it: the size of its text, and how its boxes stand.
    """

    path: str
    data: bytes
    is_part: bool = False
    size: Phrase | None = None
    arrangement: Phrase | None = None


class Bug(Struct, frozen=True):
    """A bug of ours that a job ran into: the exception's name and words, and where it was."""

    kind: str
    message: str
    trace: str


class JobResult(Struct, frozen=True):
    """What became of a job: the outputs, none where the map has errors, and all there is to say of them.

    `trouble` is why nothing could be drawn though there are none, `heavy` where that is for want of time or
    memory; `bug` is a fault of ours.
    """

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[Phrase, ...] = ()
    error: Phrase | None = None
    is_out_of_resources: bool = False
    bug: Bug | None = None


class _DrawnFile(Struct, frozen=True):
    """One output while it is made: how it was drawn, and what is to be said of the map because of it."""

    path: str
    drawing: Drawing
    options: DrawOptions
    is_part: bool = False
    notes: tuple[Phrase, ...] = ()


def run_job(job: Job) -> JobResult:
    """All outputs of a job, or why there are none."""
    try:
        with limit_drawing_time(job.name, job.seconds, SMALLER_HINT):
            compiled = compile_bytes(job.data, job.name, job.compile_options)
            if compiled.argmap is None or not job.requests:
                return JobResult((), compiled.diagnostics)
            files = tuple(
                _draw_step_files(compiled, job.requests) if job.is_stepwise else _draw_files(compiled, job)
            )
    except UserError as trouble:
        return JobResult(error=trouble.phrase, is_out_of_resources=isinstance(trouble, OutOfTime))
    small = () if job.is_split else _small_text_hints(compiled, files)
    lacking = missing_languages(compiled, (order.options.lang for order in job.requests))
    notes = (*lacking, *small, *dict.fromkeys(note for file in files for note in file.notes))
    return JobResult(tuple(map(_build_output, files)), compiled.diagnostics, notes)


def run_job_safely(job: Job) -> JobResult:
    """The same; a bug of ours is told as what became of this map, so that others are still made."""
    try:
        return run_job(job)
    except MemoryError:
        return JobResult(error=_out_of_memory_message(job.name), is_out_of_resources=True)
    except Exception as bug:
        return bug_result(bug)


def _out_of_memory_message(name: str) -> Phrase:
    return Phrase(
        en=f"cannot draw `{name}`: this machine has not enough memory for that; take a part of it (`--root`)",
        ko=f"그릴 수 없는 지도 `{name}`: 메모리가 모자라다; 일부만 그린다(`--root`)",
    )


def bug_result(bug: BaseException) -> JobResult:
    """What became of a job that ended in a bug."""
    return JobResult(bug=Bug(type(bug).__name__, str(bug), "".join(traceback.format_exception(bug))))


def missing_languages(compile_result: CompileResult, langs: Iterable[str | None]) -> Iterator[Phrase]:
    """The languages asked for that the map does not have."""
    assert compile_result.argmap is not None
    name = compile_result.source.name
    for lang in dict.fromkeys(lang for lang in langs if lang):
        if not has_language(compile_result.argmap, lang):
            yield Phrase(
                en=f"`{name}` has nothing in `{lang}`; it is drawn as first written",
                ko=f"`{name}`: `{lang}` 글이 없어 처음 쓰인 대로 그렸다",
            )


def _small_text_hints(compile_result: CompileResult, files: tuple[_DrawnFile, ...]) -> Iterator[Phrase]:
    """What would help where the text came out too small to read; once a map."""
    assert compile_result.argmap is not None
    sizes: list[tuple[float, LabelChoice]] = [
        (file.drawing.points, file.options.label) for file in files if file.drawing.points
    ]
    told = small_text_hint(compile_result.argmap, *min(sizes, key=lambda size: size[0])) if sizes else None
    if told:
        yield told


def _build_output(file: _DrawnFile) -> Output:
    points, page, arrangement = file.drawing.points, file.options.page, file.drawing.arrangement
    size = describe_text_size(points, page) if points and page else None
    return Output(
        file.path,
        file.drawing.data,
        file.is_part,
        size,
        describe_arrangement(arrangement) if arrangement else None,
    )


def _draw_files(compile_result: CompileResult, job: Job) -> Iterator[_DrawnFile]:
    """The files that orders come to: themselves, and where the map is split, their parts beside them. Forms
    of the same picture are split once.
    """
    argmap = compile_result.argmap
    assert argmap is not None
    if not job.is_split:
        for order in job.requests:
            yield _DrawnFile(order.path, draw(argmap, order.output_format, order.options), order.options)
        return
    from argmap.pipeline.split import FileNaming, Split, draw_parts, split_for_page

    known: dict[tuple[str | None, Focus | None], Split] = {}
    for order in job.requests:
        key = order.options.lang, order.options.focus
        if key not in known:
            known[key] = split_for_page(argmap, order.options)
        found = draw_parts(
            argmap, known[key], order.output_format, order.options, FileNaming(order.stem, order.tail)
        )
        for number, (name, drawn) in enumerate(found.files.items()):
            path = _sibling_path(order, name) if number else order.path
            yield _DrawnFile(path, drawn, order.options, bool(number), () if number else found.notes)


def _draw_step_files(
    compile_result: CompileResult, requests: Iterable[OutputRequest]
) -> Iterator[_DrawnFile]:
    """The files that orders come to when they are drawn step by step."""
    from argmap.pipeline.split import FileNaming
    from argmap.pipeline.steps import draw_steps

    assert compile_result.argmap is not None
    for order in requests:
        files = draw_steps(
            compile_result.argmap, order.output_format, order.options, FileNaming(order.stem, order.tail)
        )
        whole = order.output_format.traits.is_paged
        for name, drawn in files.items():
            yield _DrawnFile(
                order.path if whole else _sibling_path(order, name), drawn, order.options, is_part=not whole
            )


def _sibling_path(request: OutputRequest, name: str) -> str:
    return os.path.join(os.path.dirname(request.path), name)
