"""A build of several maps: what has not changed stays, and none stops another."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain

from msgspec import Struct

from argmap.cli.commands.build import BuildCall, output_spec
from argmap.cli.exit_code import ExitCode
from argmap.cli.progress import Progress
from argmap.diagnostics.user_error import UserError
from argmap.jobs.build_cache import BuildCache
from argmap.jobs.build_map import TargetPlan, create_job, write_outputs
from argmap.jobs.cache_key import compute_cache_key
from argmap.jobs.inputs import Input
from argmap.jobs.job import Job, JobResult
from argmap.jobs.plan import ReservedPaths
from argmap.jobs.process_pool import JobResults, Task, count_cores, run_in_pool, run_in_process
from argmap.jobs.projects import Project
from argmap.jobs.results import MapResult

MAX_IN_PROCESS_MAPS = 3
"""Up to so many maps are drawn in this process."""
MAX_IN_PROCESS_BYTES = 40_000
"""Bytes of maps, once for each output, up to which that is so too: about as long to draw as processes take to
start.
"""


class BatchPlan(Struct, frozen=True):
    """What a call comes to: its maps with their projects, and where their outputs go."""

    call: BuildCall
    projects: Mapping[Input, Project]
    target_plan: TargetPlan


class _PendingJob(Struct, frozen=True):
    """A job that is to be done, and what it is kept under."""

    input: Input
    job: Job
    key: str


def build_all(plan: BatchPlan, progress: Progress) -> dict[Input, MapResult]:
    """What became of each map, in the order in which they were named."""
    desk = _Batch(plan, progress)
    try:
        with _run_tasks(plan.call, desk.tasks()) as answers:
            for number, made in answers:
                desk.store_result(number, made)
    finally:
        for ledger in desk.caches.values():
            ledger.save()
    return {each: desk.results[each] for each in plan.projects}


class _Batch:
    """Hands out what has to be done, and takes in what was: `outcomes` grows until it has every map."""

    def __init__(self, plan: BatchPlan, progress: Progress) -> None:
        self.plan = plan
        self.progress = progress
        self.results: dict[Input, MapResult] = {}
        self.caches: dict[str, BuildCache] = {}
        self._reserved_paths = ReservedPaths(plan.target_plan)
        self._pending_jobs: dict[int, _PendingJob] = {}
        self._uses_cache = len(plan.projects) > 1

    def tasks(self) -> Iterator[Task]:
        """The jobs that have to be done. The others are settled on the way."""
        for number, (each, project) in enumerate(self.plan.projects.items()):
            try:
                job = create_job(each, project, self.plan.target_plan[each], self.plan.call)
            except UserError as trouble:
                self._record_result(each, MapResult(ExitCode.USAGE, error=trouble.phrase))
                continue
            key = compute_cache_key(job) if self._uses_cache else ""
            if not self._is_unchanged(each, job, key):
                self._pending_jobs[number] = _PendingJob(each, job, key)
                yield Task(number, job)

    def store_result(self, number: int, job_result: JobResult) -> None:
        """Writes what a job came to, and keeps that it did."""
        waiting = self._pending_jobs.pop(number)
        outcome = write_outputs(
            waiting.input, job_result, self._reserved_paths, verbose=self.plan.call.verbose
        )
        if outcome.exit_code is ExitCode.OK and self._uses_cache:
            self._find_cache(waiting.input).record(waiting.job, waiting.key, job_result)
        self._record_result(waiting.input, outcome)

    def _is_unchanged(self, each: Input, job: Job, key: str) -> bool:
        """Whether a map need not be drawn; what was said of it then is said again."""
        if self.plan.call.fresh or not self._uses_cache or not job.requests:
            return False
        ledger = self._find_cache(each)
        made = ledger.lookup(job, key)
        if made is None:
            return False
        self._record_result(
            each,
            MapResult(
                ExitCode.OK, made.diagnostics, (), made.notes, unchanged_paths=ledger.output_paths(key)
            ),
        )
        return True

    def _find_cache(self, each: Input) -> BuildCache:
        call, project = self.plan.call, self.plan.projects[each]
        folder = output_spec(call, project).folder if call.output is None else call.output
        if folder not in self.caches:
            self.caches[folder] = BuildCache(folder)
        return self.caches[folder]

    def _record_result(self, each: Input, result: MapResult) -> None:
        self.results[each] = result
        self.progress.step(each.name)


@contextmanager
def _run_tasks(call: BuildCall, tasks: Iterator[Task]) -> Iterator[JobResults]:
    """What becomes of the tasks, wherever they are done. What does them is let go with the block.

    Raises Trouble where a cluster is asked for and none can be reached.
    """
    if call.cluster is None:
        with closing(_run_locally(call, tasks)) as answers:
            yield answers
        return
    from argmap.jobs.dask_cluster import connect_cluster, run_on_cluster

    with connect_cluster(call.cluster) as found, closing(run_on_cluster(found, tasks)) as answers:
        yield answers


def _run_locally(call: BuildCall, tasks: Iterator[Task]) -> JobResults:
    """Answers from this machine: from other processes where these are asked for, or it pays."""
    count = call.jobs or count_cores()
    if count == 1:
        return run_in_process(tasks)
    enough = _has_several if call.jobs else _is_worth_processes
    first: list[Task] = []
    while not enough(first):
        task = next(tasks, None)
        if task is None:
            return run_in_process(iter(first))
        first.append(task)
    return run_in_pool(chain(first, tasks), count)


def _has_several(tasks: Sequence[Task]) -> bool:
    return len(tasks) > 1


def _is_worth_processes(tasks: Sequence[Task]) -> bool:
    size = sum(len(task.job.data) * max(len(task.job.requests), 1) for task in tasks)
    return len(tasks) > MAX_IN_PROCESS_MAPS and size > MAX_IN_PROCESS_BYTES
