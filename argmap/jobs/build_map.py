"""One map of a build: the job that it comes to, and what becomes of the outputs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.cli.exit_code import ExitCode
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import Input
from argmap.jobs.plan import ReservedPaths, Target
from argmap.jobs.projects import Project
from argmap.jobs.results import MapResult, WrittenFile, write_output
from argmap.pipeline.output_format import OutputFormat

if TYPE_CHECKING:
    from argmap.cli.commands.build import BuildCall
    from argmap.jobs.job import Bug, Job, JobResult, Output
    from argmap.pipeline.options import DrawOptions

TargetPlan = Mapping[Input, tuple[Target[OutputFormat], ...]]


def build_map(each: Input, project: Project, target_plan: TargetPlan, call: "BuildCall") -> MapResult:
    """One map, drawn in this process and written, unless it has errors."""
    from argmap.jobs.job import run_job

    try:
        job = create_job(each, project, target_plan[each], call)
    except UserError as trouble:
        return MapResult(ExitCode.USAGE, error=trouble.phrase)
    return write_outputs(each, run_job(job), ReservedPaths(target_plan), verbose=call.verbose)


def create_job(
    each: Input, project: Project, targets: tuple[Target[OutputFormat], ...], call: "BuildCall"
) -> "Job":
    """All that is wanted of a map. By wrong settings nothing is drawn.

    Raises FileTrouble where the map cannot be read.
    """
    from argmap.jobs.job import Job, OutputRequest

    wanted = () if project.has_errors else targets
    orders = (
        OutputRequest(t.path, t.output_format, _draw_options(call, project, t), t.suffixes) for t in wanted
    )
    judging = call.compile_overrides.compile_options(project)
    return Job(each.name, each.read(), judging, tuple(orders), call.split, call.steps, call.timeout)


def write_outputs(
    each: Input, job_result: "JobResult", reserved_paths: ReservedPaths, *, verbose: bool
) -> MapResult:
    """What became of a map whose job is done: its outputs are written, each whole."""
    if job_result.bug:
        return MapResult(
            ExitCode.BUG, error=_bug_message(each, job_result.bug), traceback=job_result.bug.trace
        )
    if job_result.error:
        return MapResult(
            ExitCode.MAP_ERROR if job_result.is_out_of_resources else ExitCode.USAGE, error=job_result.error
        )
    if not job_result.outputs:
        return MapResult(ExitCode.MAP_ERROR, job_result.diagnostics)
    try:
        reserved_paths.refuse_clashing_parts(output.path for output in job_result.outputs if output.is_part)
        for output in job_result.outputs:
            write_output(output.path, output.data)
    except UserError as trouble:
        return MapResult(ExitCode.USAGE, error=trouble.phrase)
    written = (
        WrittenFile(out.path, _output_notes(out, verbose=verbose))
        for out in job_result.outputs
        if out.path != "-"
    )
    return MapResult(ExitCode.OK, job_result.diagnostics, tuple(written), job_result.notes)


def _output_notes(output: "Output", *, verbose: bool) -> tuple[Phrase, ...]:
    """What is said of an output beside its name: its size of text, and how its boxes stand."""
    told = (output.size, output.arrangement if verbose else None)
    return tuple(phrase for phrase in told if phrase)


def _bug_message(each: Input, bug: "Bug") -> Phrase:
    return Phrase(
        en=f"cannot draw `{each.name}`: argmap stumbled over a bug of its own ({bug.kind}: {bug.message});"
        " ARGMAP_DEBUG=1 shows where",
        ko=f"그릴 수 없는 지도 `{each.name}`: argmap 자체의 결함에 걸렸다 ({bug.kind}: {bug.message});"
        " 어디인지는 ARGMAP_DEBUG=1로 볼 수 있다",
    )


def _draw_options(call: "BuildCall", project: Project, target: Target[OutputFormat]) -> "DrawOptions":
    return resolve(project.settings, combine(call.overrides, Overrides(lang=target.lang, focus=target.focus)))
