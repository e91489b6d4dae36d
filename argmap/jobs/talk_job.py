"""The talks of one map, written one by one, each in its format and language."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import Input
from argmap.jobs.job import missing_languages
from argmap.jobs.plan import Target
from argmap.jobs.projects import CompileOverrides, Project, compile_input
from argmap.jobs.results import JobResult, Output, error_result, write_outputs
from argmap.jobs.target_queue import TargetQueue
from argmap.model.map import ArgMap
from argmap.pipeline.compile import CompileResult
from argmap.pipeline.label_language import note_missing_labels
from argmap.pipeline.output_format import TalkFormat
from argmap.pipeline.slides import Talk, TalkChoices, build_map_talk, write_talk
from argmap.pipeline.time_limit import SLOW_TALK_HINT, limit_drawing_time


class TalkJob(Struct, frozen=True):
    """One map, its targets and options, and the time limit in seconds."""

    map_input: Input
    project: Project
    targets: tuple[Target[TalkFormat], ...]
    talk_options: TalkChoices
    timeout: float | None


def write_talks(job: TalkJob, overrides: CompileOverrides) -> JobResult:
    """Write the talks of one map, unless it has errors; if one fails, all others are still written."""
    run, ran_out = _TalkRun(job), None
    try:
        with limit_drawing_time(job.map_input.name, job.timeout, SLOW_TALK_HINT):
            run.write_targets(overrides)
    except OutOfTime as error:
        ran_out = error
    except UserError as error:
        return error_result(error)
    return write_outputs(run.build_result(ran_out))


class _TalkRun:
    """A map whose talks are being written, and what was written so far."""

    def __init__(self, job: TalkJob) -> None:
        self.job = job
        self.compiled: CompileResult | None = None
        self.talks: dict[str | None, Talk] = {}
        self.outputs: list[Output] = []
        self.queue = TargetQueue(job.targets)

    def write_targets(self, overrides: CompileOverrides) -> None:
        """Compile the map, and write its talks one by one. Raises OutOfTime, and UserError without a map."""
        self.compiled = compile_input(self.job.map_input, self.job.project, overrides)
        if self.compiled.argmap is not None and not self.job.project.has_errors:
            self.queue.make_all(partial(self._write_target, self.compiled.argmap), self.outputs)

    def _write_target(self, argmap: ArgMap, target: Target[TalkFormat]) -> Iterator[Output]:
        drawing = replace(self.job.talk_options.drawing, lang=target.lang)
        talk_options = replace(self.job.talk_options, drawing=drawing)
        if target.lang not in self.talks:
            self.talks[target.lang] = build_map_talk(argmap, talk_options)
        talk = self.talks[target.lang]
        data = write_talk(talk, target.output_format, talk_options)
        yield Output(target.path, data, size=_talk_size(talk))

    def build_result(self, ran_out: OutOfTime | None) -> JobResult:
        """Build the result of what was written so far; `ran_out` says why the rest was given up."""
        errors = self.queue.describe_failures(ran_out, is_partial=bool(self.outputs))
        diagnostics = self.compiled.diagnostics if self.compiled else ()
        outputs, is_late = tuple(self.outputs), ran_out is not None
        return JobResult(outputs, diagnostics, tuple(self._list_notes()), errors, is_late)

    def _list_notes(self) -> Iterator[Phrase]:
        if self.compiled and self.compiled.argmap:
            yield from missing_languages(self.compiled.argmap, self.talks)
            yield from note_missing_labels(self.compiled.argmap, self.talks)
        yield from dict.fromkeys(note for talk in self.talks.values() for note in talk.notes)


def _talk_size(talk: Talk) -> Phrase:
    count, points = len(talk.deck.slides), talk.points
    return Phrase(
        en=f"{count} slides, text from {points:.1f} pt", ko=f"슬라이드 {count}장, 글자 {points:.1f} pt부터"
    )
