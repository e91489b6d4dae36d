"""Run jobs in several processes of this machine, and yield each result when it is there."""

import os
from collections import deque
from collections.abc import Generator, Iterator
from itertools import chain, islice

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.jobs.job import Job, run_job_safely
from argmap.jobs.results import JobResult, bug_result
from argmap.jobs.worker import MAX_WORKERS, Worker, WorkerDied, wait_for_message


class Task(Struct, frozen=True):
    """A job, and the number of its result."""

    number: int
    job: Job


JobResults = Generator[tuple[int, JobResult], None, None]


def run_in_process(tasks: Iterator[Task]) -> JobResults:
    """Run each job in this process, one after another."""
    return ((task.number, run_job_safely(task.job)) for task in tasks)


def run_in_pool(tasks: Iterator[Task], max_processes: int) -> JobResults:
    """Run jobs in at most so many other processes, and yield the results in the order in which they end.

    A job whose process dies runs once more when all others have ended, with no other beside it: memory may
    have been short. If that process dies too, the job's result is an error. If no process can be started,
    the jobs run in this one. Closing this iterator, or an interrupt, ends the processes at once.
    """
    pool = _ProcessPool(min(max_processes, MAX_WORKERS))
    yield from pool.run(tasks)
    yield from run_in_process(chain(pool.queue, tasks))
    retries, single_pool = iter(pool.lost_tasks), _ProcessPool(1)
    yield from single_pool.run(retries)
    for task in chain(single_pool.lost_tasks, single_pool.queue, retries):
        yield task.number, worker_death_result(task.job)


def count_cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def worker_death_result(job: Job) -> JobResult:
    """Return the result of a job whose process was ended from outside."""
    message = Phrase(
        en=f"cannot draw `{job.name}`: its process was ended, perhaps for want of memory",
        ko=f"그릴 수 없는 지도 `{job.name}`: 그리던 프로세스가 죽었다 (메모리가 부족한 것으로 보인다)",
    )
    return JobResult(errors=(message,))


class _ProcessPool:
    """At most `max_processes` processes, each started when there is a job for it.

    `lost_tasks` are those whose process died; `queue` holds those that wait for one.
    """

    def __init__(self, max_processes: int) -> None:
        self.lost_tasks: list[Task] = []
        self.queue: deque[Task] = deque()
        self._max_processes = max_processes
        self._idle_workers: list[Worker] = []
        self._busy_workers: dict[Worker, Task] = {}
        self._results: list[tuple[int, JobResult]] = []

    def run(self, tasks: Iterator[Task]) -> JobResults:
        """Yield results as they come, until there are no more tasks or no process can be started for them.

        Each process gets its next job before its last result is yielded, and `tasks` is read while all of
        them work.
        """
        try:
            self._fill_queue(tasks)
            while self._busy_workers or (self.queue and self._max_processes):
                self._assign_jobs()
                yield from self._take_results()
                self._fill_queue(tasks)
                if self._busy_workers:
                    self._collect_results()
            yield from self._take_results()
        finally:
            for worker in (*self._idle_workers, *self._busy_workers):
                worker.kill()

    def _fill_queue(self, tasks: Iterator[Task]) -> None:
        """Take a task for each process, if there are so many."""
        self.queue.extend(islice(tasks, max(self._max_processes - len(self.queue), 0)))

    def _assign_jobs(self) -> None:
        """Send a job to each process that has none, while there are jobs."""
        while self.queue and (worker := self._free_worker()):
            task = self.queue.popleft()
            try:
                worker.send_job(task.job)
            except WorkerDied:
                self._remove_dead(worker, task)
            except Exception as bug:
                self._idle_workers.append(worker)
                self._results.append((task.number, bug_result(task.job.name, bug)))
            else:
                self._busy_workers[worker] = task

    def _free_worker(self) -> Worker | None:
        """Return a process without a job, a new one if there may be one more; None if there is none."""
        if self._idle_workers:
            return self._idle_workers.pop()
        if len(self._busy_workers) < self._max_processes:
            try:
                return Worker()
            except (ImportError, NotImplementedError, OSError):
                self._max_processes = len(self._busy_workers)
        return None

    def _collect_results(self) -> None:
        """Wait for busy processes, and collect their results."""
        for worker in wait_for_message(self._busy_workers):
            task = self._busy_workers[worker]
            try:
                result = worker.receive_result()
            except WorkerDied:
                del self._busy_workers[worker]
                self._remove_dead(worker, task)
                continue
            if result is not None:
                del self._busy_workers[worker]
                self._idle_workers.append(worker)
                self._results.append((task.number, result))

    def _remove_dead(self, worker: Worker, task: Task) -> None:
        """Remove a process that has died. If it never became ready, its job is not to blame: this machine
        has no room for so many processes, and the job goes back to the queue.
        """
        worker.kill()
        if worker.is_ready:
            self.lost_tasks.append(task)
        else:
            self.queue.appendleft(task)
            self._max_processes -= 1

    def _take_results(self) -> JobResults:
        """Yield the collected results, and forget them."""
        results, self._results = self._results, []
        yield from results
