"""Build one map: read it, run the job that is asked for, and write its outputs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import Input
from argmap.jobs.plan import BuildRequest, ReservedPaths, Target, TargetPlan
from argmap.jobs.projects import Project
from argmap.jobs.results import JobResult, error_result, write_outputs
from argmap.pipeline.options import resolve
from argmap.pipeline.output_format import OutputFormat

if TYPE_CHECKING:
    from argmap.jobs.job import Job


def build_map(
    map_input: Input, project: Project, plan: TargetPlan[OutputFormat], request: BuildRequest
) -> JobResult:
    """Draw one map in this process and write its outputs, unless it has errors."""
    from argmap.jobs.job import run_job

    try:
        job = create_job(map_input, project, plan[map_input], request)
    except UserError as error:
        return error_result(error)
    return write_outputs(run_job(job), ReservedPaths(plan))


def create_job(
    map_input: Input, project: Project, targets: tuple[Target[OutputFormat], ...], request: BuildRequest
) -> "Job":
    """Create the job for a map, without targets if the settings have errors.

    Raises FileError if the map cannot be read.
    """
    from argmap.jobs.job import Job

    return Job(
        name=map_input.name,
        data=map_input.read(),
        compile_options=request.compile_overrides.compile_options(project),
        draw_options=replace(
            resolve(project.settings, request.draw_overrides), records_arrangement=request.keeps_arrangement
        ),
        targets=() if project.has_errors else targets,
        is_split=request.is_split,
        is_stepwise=request.is_stepwise,
        seconds=request.seconds,
        last_arrangements=_read_arrangements(targets) if request.keeps_arrangement else {},
    )


def _read_arrangements(targets: tuple[Target[OutputFormat], ...]) -> Mapping[str, str]:
    """Read the arrangements of the last pictures. What reads them is imported here, as few calls need it."""
    from argmap.jobs.last_arrangements import read_last_arrangements

    return read_last_arrangements(targets)
