"""Build several maps: draw those that have changed, and let no failure stop the others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.user_error import UserError
from argmap.jobs.build_cache import BuildCache
from argmap.jobs.build_map import create_job
from argmap.jobs.cache_key import compute_cache_key
from argmap.jobs.inputs import Input
from argmap.jobs.job import Job
from argmap.jobs.plan import BuildRequest, ReservedPaths, TargetPlan, output_folder
from argmap.jobs.process_pool import JobResults, Task, count_cores, run_in_pool, run_in_process
from argmap.jobs.projects import Project
from argmap.jobs.results import JobResult, JobStatus, error_result, write_outputs
from argmap.pipeline.output_format import OutputFormat

MAX_IN_PROCESS_MAPS = 3
"""The most maps that are drawn in this process, however large: so few leave little to share."""
MAX_IN_PROCESS_BYTES = 40_000
"""The most bytes of maps, counted once for each output, that are drawn in this process.

Measured: 40 kB take 0.35 s of CPU time, the start of a process 0.14 s. At half, starting two processes costs
more than it saves; at double, a batch takes 0.7 s before other cores share in it.
"""


class BatchPlan(Struct, frozen=True):
    """A request with its maps, their projects and their targets."""

    request: BuildRequest
    projects: Mapping[Input, Project]
    targets: TargetPlan[OutputFormat]


class _PendingJob(Struct, frozen=True):
    """A job that is under way, and its cache key."""

    map_input: Input
    job: Job
    key: str


def build_all(plan: BatchPlan, on_map_done: Callable[[Input], None]) -> dict[Input, JobResult]:
    """Build the maps and return their results in the order of the projects.

    Raises UserError if a cluster is asked for and none can be reached, or it goes away, and if a link leads
    a record elsewhere.
    """
    batch = _Batch(plan, on_map_done)
    try:
        with _run_tasks(plan.request, batch.tasks()) as results:
            for number, result in results:
                batch.store_result(number, result)
    finally:
        for build_cache in batch.caches.values():
            build_cache.save()
    return {each: batch.results[each] for each in plan.projects}


class _Batch:
    """The state of a batch: `tasks` yields what must be drawn, `results` grows until it has every map."""

    def __init__(self, plan: BatchPlan, on_map_done: Callable[[Input], None]) -> None:
        self.plan = plan
        self.results: dict[Input, JobResult] = {}
        self.caches: dict[str, BuildCache] = {}
        self._on_map_done = on_map_done
        self._reserved_paths = ReservedPaths(plan.targets)
        self._pending_jobs: dict[int, _PendingJob] = {}
        self._uses_cache = len(plan.projects) > 1
        if self._uses_cache:
            for map_input in plan.projects:
                self._find_cache(map_input)

    def tasks(self) -> Iterator[Task]:
        """Yield the jobs that must be done; store the results of the others on the way."""
        for number, (map_input, project) in enumerate(self.plan.projects.items()):
            try:
                job = create_job(map_input, project, self.plan.targets[map_input], self.plan.request)
            except UserError as error:
                self._record_result(map_input, error_result(error))
                continue
            key = compute_cache_key(job) if self._uses_cache else ""
            cached_result = self._look_up(map_input, job, key)
            if cached_result is not None:
                self._record_result(map_input, cached_result)
                continue
            self._pending_jobs[number] = _PendingJob(map_input, job, key)
            yield Task(number, job)

    def store_result(self, number: int, result: JobResult) -> None:
        """Write the outputs of a job, and record them in the cache."""
        pending = self._pending_jobs.pop(number)
        written_result = write_outputs(result, self._reserved_paths)
        if written_result.status is JobStatus.DONE and self._uses_cache:
            key = self._next_key(pending)
            self._find_cache(pending.map_input).record(pending.job, key, result)
        self._record_result(pending.map_input, written_result)

    def _next_key(self, pending: _PendingJob) -> str:
        """Return the key of a job when it comes again: its last pictures are then these."""
        if not self.plan.request.keeps_arrangement:
            return pending.key
        from argmap.jobs.last_arrangements import read_last_arrangements

        last_arrangements = read_last_arrangements(pending.job.targets)
        return compute_cache_key(replace(pending.job, last_arrangements=last_arrangements))

    def _look_up(self, map_input: Input, job: Job, key: str) -> JobResult | None:
        """Look up the result of a map that need not be drawn again; None if it must be."""
        if self.plan.request.is_fresh or not self._uses_cache or not job.targets:
            return None
        return self._find_cache(map_input).lookup(job, key)

    def _find_cache(self, map_input: Input) -> BuildCache:
        folder = output_folder(self.plan.request, self.plan.projects[map_input])
        if folder not in self.caches:
            self.caches[folder] = BuildCache(folder)
        return self.caches[folder]

    def _record_result(self, map_input: Input, result: JobResult) -> None:
        self.results[map_input] = result
        self._on_map_done(map_input)


@contextmanager
def _run_tasks(request: BuildRequest, tasks: Iterator[Task]) -> Iterator[JobResults]:
    """Run the tasks on a cluster, in processes or here; what runs them is closed at the end of the block.

    Raises UserError if a cluster is asked for and none can be reached.
    """
    if request.cluster is None:
        with closing(_run_locally(request.processes, tasks)) as results:
            yield results
        return
    from argmap.jobs.dask_cluster import connect_cluster, run_on_cluster

    with connect_cluster(request.cluster) as cluster, closing(run_on_cluster(cluster, tasks)) as results:
        yield results


def _run_locally(processes: int | None, tasks: Iterator[Task]) -> JobResults:
    """Run the tasks on this machine: in other processes if these are asked for, or if they pay."""
    count = processes or count_cores()
    if count == 1:
        return run_in_process(tasks)
    is_enough = _has_several if processes else _is_worth_processes
    first: list[Task] = []
    while not is_enough(first):
        task = next(tasks, None)
        if task is None:
            return run_in_process(iter(first))
        first.append(task)
    return run_in_pool(chain(first, tasks), count)


def _has_several(tasks: Sequence[Task]) -> bool:
    return len(tasks) > 1


def _is_worth_processes(tasks: Sequence[Task]) -> bool:
    size = sum(len(task.job.data) * max(len(task.job.targets), 1) for task in tasks)
    return len(tasks) > MAX_IN_PROCESS_MAPS and size > MAX_IN_PROCESS_BYTES
