"""Jobs done by several processes of this machine, answered as they are done."""

import os
from collections import deque
from collections.abc import Generator, Iterator
from itertools import chain, islice

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.jobs.job import Job, JobResult, bug_result, run_job_safely
from argmap.jobs.worker import MAX_WORKERS, Worker, WorkerDied, wait_for_message


class Task(Struct, frozen=True):
    """A job, and the number by which its answer is known."""

    number: int
    job: Job


JobResults = Generator[tuple[int, JobResult], None, None]


def run_in_process(tasks: Iterator[Task]) -> JobResults:
    """Each job done in this process, one after another."""
    return ((task.number, run_job_safely(task.job)) for task in tasks)


def run_in_pool(tasks: Iterator[Task], max_processes: int) -> JobResults:
    """Jobs done by so many other processes, in the order in which they come to an end.

    A job whose process dies is done once more when all others are done, with no other beside it: memory may
    have been short. If that one dies too, the job has trouble for an answer. Where no process can be had,
    jobs are done in this one. Closing this iterator, or an interrupt, ends the processes at once.
    """
    crew = _ProcessPool(min(max_processes, MAX_WORKERS))
    yield from crew.run(tasks)
    yield from run_in_process(chain(crew.queue, tasks))
    again, alone = iter(crew.lost_tasks), _ProcessPool(1)
    yield from alone.run(again)
    for task in chain(alone.lost_tasks, alone.queue, again):
        yield task.number, worker_death_result(task.job)


def count_cores() -> int:
    """How many processes this one may keep busy."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def worker_death_result(job: Job) -> JobResult:
    """What became of a job whose process was ended from outside."""
    return JobResult(
        error=Phrase(
            en=f"cannot draw `{job.name}`: its process was ended, perhaps for want of memory",
            ko=f"그릴 수 없는 지도 `{job.name}`: 그리던 프로세스가 죽었다 (메모리가 모자란 듯하다)",
        )
    )


class _ProcessPool:
    """At most `count` processes, each started when there is a job for it. Jobs whose process died over them
    are `lost`; those that are `ahead` wait for one.
    """

    def __init__(self, max_processes: int) -> None:
        self.lost_tasks: list[Task] = []
        self.queue: deque[Task] = deque()
        self._max_processes = max_processes
        self._idle_workers: list[Worker] = []
        self._busy_workers: dict[Worker, Task] = {}
        self._results: list[tuple[int, JobResult]] = []

    def run(self, tasks: Iterator[Task]) -> JobResults:
        """Answers as they come, until there are no more tasks or no process can be had for them.

        Each process has its next job before its last answer is given out, and what is taken from `tasks`
        is taken while all of them work.
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
            for hand in (*self._idle_workers, *self._busy_workers):
                hand.kill()

    def _fill_queue(self, tasks: Iterator[Task]) -> None:
        """Takes a task for each process, where there are so many."""
        self.queue.extend(islice(tasks, max(self._max_processes - len(self.queue), 0)))

    def _assign_jobs(self) -> None:
        """Gives each process that has none a job, as far as there are some."""
        while self.queue and (hand := self._free_worker()):
            task = self.queue.popleft()
            try:
                hand.send_job(task.job)
            except WorkerDied:
                self._remove_dead(hand, task)
            except Exception as bug:
                self._idle_workers.append(hand)
                self._results.append((task.number, bug_result(bug)))
            else:
                self._busy_workers[hand] = task

    def _free_worker(self) -> Worker | None:
        """A process that has no job; a new one where there may be one more."""
        if self._idle_workers:
            return self._idle_workers.pop()
        if len(self._busy_workers) < self._max_processes:
            try:
                return Worker()
            except (ImportError, NotImplementedError, OSError):
                self._max_processes = len(self._busy_workers)
        return None

    def _collect_results(self) -> None:
        """Waits for processes that work, and takes in what they say."""
        for hand in wait_for_message(self._busy_workers):
            task = self._busy_workers[hand]
            try:
                made = hand.receive_result()
            except WorkerDied:
                del self._busy_workers[hand]
                self._remove_dead(hand, task)
                continue
            if made is not None:
                del self._busy_workers[hand]
                self._idle_workers.append(hand)
                self._results.append((task.number, made))

    def _remove_dead(self, worker: Worker, task: Task) -> None:
        """Sees to a process that has died. One that never stood says nothing of its job, but that this
        machine has room for one process less.
        """
        worker.kill()
        if worker.is_ready:
            self.lost_tasks.append(task)
        else:
            self.queue.appendleft(task)
            self._max_processes -= 1

    def _take_results(self) -> JobResults:
        """Gives out what is done."""
        done, self._results = self._results, []
        yield from done
