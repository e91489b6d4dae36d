"""A map's bytes to the bytes of its outputs, as one function of plain records: it can run in any process.

Nothing is read, written or printed here, so that the same job can run in this process, in another one or on
another machine, and need not run again if its record is the same.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.drawing_choices import LabelChoice
from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.jobs.plan import Target
from argmap.jobs.results import JobResult, Output, bug_result
from argmap.jobs.target_queue import TargetQueue
from argmap.model.map import ArgMap
from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.draw import Drawing, draw, has_language
from argmap.pipeline.focus import Focus
from argmap.pipeline.label_language import note_missing_labels
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.text_size import describe_arrangement, describe_text_size, small_text_hint
from argmap.pipeline.time_limit import SMALLER_HINT, limit_drawing_time

if TYPE_CHECKING:
    from argmap.pipeline.split import Split


class Job(Struct, frozen=True):
    """One map and its targets; without targets it is only checked. After `seconds` it is given up.

    All that decides the outputs is in this record or in the environment: argmap itself, its packages and the
    fonts. `draw_options` hold for all targets, each of which has its own language and focus.
    `last_arrangements` has the record of the last picture at a target's path, where that is to be kept to.
    """

    name: str
    data: bytes
    compile_options: CompileOptions
    draw_options: DrawOptions
    targets: tuple[Target[OutputFormat], ...]
    is_split: bool = False
    is_stepwise: bool = False
    seconds: float | None = None
    last_arrangements: Mapping[str, str] = field(default_factory=dict)

    def options_for(self, target: Target[OutputFormat]) -> DrawOptions:
        """Return the options for drawing one target."""
        options = replace(self.draw_options, lang=target.lang, focus=target.focus)
        if target.path not in self.last_arrangements:
            return options
        from argmap.scene.arrangement_text import parse_arrangement

        record = parse_arrangement(self.last_arrangements[target.path])
        return replace(options, last_arrangements=(record,) if record else ())


class _DrawnFile(Struct, frozen=True):
    """One file with its drawing and options, and the notes on the map that follow from it."""

    path: str
    drawing: Drawing
    options: DrawOptions
    is_part: bool = False
    notes: tuple[Phrase, ...] = ()


def run_job(job: Job) -> JobResult:
    """Draw the outputs of a job. One that cannot be drawn takes no other with it; the end of the time takes
    those that were not drawn yet.
    """
    run = _JobRun(job)
    try:
        with limit_drawing_time(job.name, job.seconds, SMALLER_HINT):
            run.draw_targets()
    except OutOfTime as error:
        return run.build_result(error)
    return run.build_result()


class _JobRun:
    """A job under way: its map, and what was drawn of it so far."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.argmap: ArgMap | None = None
        self.files: list[_DrawnFile] = []
        self.queue = TargetQueue(job.targets)
        self.splits: dict[tuple[str | None, Focus | None], Split] = {}

    def draw_targets(self) -> None:
        """Compile the map, and draw its targets one by one. Raises OutOfTime."""
        compiled = compile_bytes(self.job.data, self.job.name, self.job.compile_options)
        self.argmap, self.diagnostics = compiled.argmap, compiled.diagnostics
        if self.argmap is not None:
            self.queue.make_all(partial(self._draw_target, self.argmap), self.files)

    def build_result(self, ran_out: OutOfTime | None = None) -> JobResult:
        """Build the result of what was drawn so far; `ran_out` says why the rest was given up."""
        errors = self.queue.describe_failures(ran_out, is_partial=bool(self.files))
        notes = tuple(self._list_notes(self.argmap)) if self.argmap and self.files else ()
        outputs = tuple(map(_build_output, self.files))
        return JobResult(outputs, self.diagnostics, notes, errors, is_out_of_resources=ran_out is not None)

    def _list_notes(self, argmap: ArgMap) -> Iterator[Phrase]:
        yield from missing_languages(argmap, (target.lang for target in self.job.targets))
        drawn = [each for each in self.job.targets if each.output_format is not OutputFormat.JSON]
        yield from note_missing_labels(argmap, (target.lang for target in drawn))
        if not self.job.is_split:
            yield from _small_text_hints(argmap, self.files)
        yield from dict.fromkeys(note for file in self.files for note in file.notes)

    def _draw_target(self, argmap: ArgMap, target: Target[OutputFormat]) -> Iterator[_DrawnFile]:
        """Draw the files of a target: one, unless the map is split or drawn step by step."""
        options = self.job.options_for(target)
        if self.job.is_stepwise:
            yield from _draw_steps(argmap, target, options)
        elif self.job.is_split:
            yield from self._draw_parts(argmap, target, options)
        else:
            yield _DrawnFile(target.path, draw(argmap, target.output_format, options), options)

    def _draw_parts(
        self, argmap: ArgMap, target: Target[OutputFormat], options: DrawOptions
    ) -> Iterator[_DrawnFile]:
        """Draw the overview and the parts of a target; formats of the same picture are split once."""
        from argmap.pipeline.split import FileNaming, draw_parts, split_for_page

        key = target.lang, target.focus
        if key not in self.splits:
            self.splits[key] = split_for_page(argmap, options)
        naming = FileNaming(target.stem, target.suffix)
        parts = draw_parts(argmap, self.splits[key], target.output_format, options, naming)
        for number, (name, drawing) in enumerate(parts.files.items()):
            path = _sibling_path(target, name) if number else target.path
            yield _DrawnFile(path, drawing, options, bool(number), () if number else parts.notes)


def run_job_safely(job: Job) -> JobResult:
    """Run a job so that a bug, or too little memory, becomes its result, and other maps are still drawn."""
    try:
        return run_job(job)
    except MemoryError:
        return JobResult(errors=(_out_of_memory_message(job.name),), is_out_of_resources=True)
    except Exception as bug:
        return bug_result(job.name, bug)


def _out_of_memory_message(name: str) -> Phrase:
    return Phrase(
        en=f"cannot draw `{name}`: this machine has not enough memory for that; take a part of it (`--root`)",
        ko=f"그릴 수 없는 지도 `{name}`: 메모리가 부족하다; 일부만 그린다(`--root`)",
    )


def missing_languages(argmap: ArgMap, langs: Iterable[str | None]) -> Iterator[Phrase]:
    """Yield a note for each of the languages that the map has nothing in."""
    name = argmap.source.name
    for lang in dict.fromkeys(lang for lang in langs if lang):
        if not has_language(argmap, lang):
            yield Phrase(
                en=f"`{name}` has nothing in `{lang}`; it is drawn as first written",
                ko=f"`{name}`: `{lang}` 번역이 없어 원래 언어로 그렸다",
            )


def _small_text_hints(argmap: ArgMap, files: Sequence[_DrawnFile]) -> Iterator[Phrase]:
    """Yield one hint if the text came out too small to read, for the file with the smallest."""
    sizes: list[tuple[float, LabelChoice]] = [
        (file.drawing.points, file.options.label) for file in files if file.drawing.points
    ]
    hint = small_text_hint(argmap, *min(sizes, key=lambda size: size[0])) if sizes else None
    if hint:
        yield hint


def _build_output(file: _DrawnFile) -> Output:
    drawing, page = file.drawing, file.options.page
    size = (
        describe_text_size(drawing.points, page, is_shortened=drawing.is_shortened)
        if drawing.points and page
        else None
    )
    return Output(
        file.path,
        drawing.data,
        file.is_part,
        size,
        describe_arrangement(drawing.arrangement) if drawing.arrangement else None,
    )


def _draw_steps(argmap: ArgMap, target: Target[OutputFormat], options: DrawOptions) -> Iterator[_DrawnFile]:
    """Draw a target step by step: a PDF with a page a step, else a file a step."""
    from argmap.pipeline.reveal_pictures import draw_steps
    from argmap.pipeline.split import FileNaming

    is_whole = target.output_format.traits.is_paged
    naming = FileNaming(target.stem, target.suffix)
    for name, drawing in draw_steps(argmap, target.output_format, options, naming).items():
        path = target.path if is_whole else _sibling_path(target, name)
        yield _DrawnFile(path, drawing, options, is_part=not is_whole)


def _sibling_path(target: Target[OutputFormat], name: str) -> str:
    return os.path.join(os.path.dirname(target.path), name)
