"""Jobs done by several processes of this machine, or by any other executor, answered as they are done."""

import os
import signal
from collections.abc import Callable, Collection, Generator, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TypeVar

from msgspec import Struct

from argmap.pipeline.making import Job, Made, made_surely, stumbled
from argmap.text.diagnostic import Phrase

AHEAD = 4
"""Jobs under way for each process, so that none waits while this one writes files."""
MOST = 61
"""The most processes that Windows can wait for."""
_PATIENCE = 0.5
"""Seconds after which a wait looks up: on Windows nothing else lets an interrupt through."""

_LONGEST = 5.0
"""Seconds that processes have to end which are not wanted any more."""


class Task(Struct, frozen=True):
    """A job, and the number by which its answer is known."""

    number: int
    job: Job


Answers = Generator[tuple[int, Made], None, None]
Answer = TypeVar("Answer")


def here(tasks: Iterator[Task]) -> Answers:
    """Each job done in this process, one after another."""
    return ((task.number, made_surely(task.job)) for task in tasks)


def by_processes(tasks: Iterator[Task], count: int) -> Answers:
    """Jobs done by so many other processes, in the order in which they come to an end.

    Where a process dies, what was under way is done once more, one job at a time, so that it is known whose
    fault it was; that one has trouble for an answer. Where no process can be started at all, jobs are done
    in this one. Closing this iterator, or an interrupt, ends the processes at once.
    """
    lost: tuple[Task, ...] | None = ()
    while lost is not None:
        yield from _one_by_one(iter(lost))
        lost = yield from _until_death(tasks, min(count, MOST))


def streamed(
    send: Callable[[Job], Future[Made]],
    tasks: Iterator[Task],
    ahead: int,
    alive: Callable[[], bool] = lambda: True,
) -> Iterator[tuple[Task, Future[Made]]]:
    """Each task with the future that `send` gives for its job, as soon as that is done; at most `ahead` are
    under way. Once an executor is broken no more are taken; once it is not `alive` none is waited for.
    """
    under_way: dict[Future[Made], Task] = {}
    broken = False
    while True:
        for task in () if broken else islice(tasks, ahead - len(under_way)):
            under_way[send(task.job)] = task
        if not under_way:
            return
        for future in _first(under_way, alive) or [*under_way]:
            broken = broken or _is_broken(future)
            yield under_way.pop(future), future


def sent(executor: Executor, deed: Callable[..., Answer], *given: object) -> Future[Answer]:
    """The future of a call; one that has failed already where the executor is broken.

    A process that is started meanwhile does not hear interrupts, even before it has settled in.
    """
    try:
        with _deaf():
            return executor.submit(deed, *given)
    except BrokenExecutor as broken:
        failed: Future[Answer] = Future()
        failed.set_exception(broken)
        return failed


def answer(future: Future[Made]) -> Made | None:
    """What a future came to that is done; None where nobody was left to do it."""
    try:
        return future.result()
    except (BrokenExecutor, CancelledError):
        return None
    except Exception as bug:
        return stumbled(bug)


def cores() -> int:
    """How many processes this one may keep busy."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def died(job: Job) -> Made:
    """What became of a job whose process was ended from outside."""
    return Made(
        trouble=Phrase(
            en=f"cannot draw `{job.name}`: its process was ended, perhaps for want of memory",
            ko=f"그릴 수 없는 지도 `{job.name}`: 그리던 프로세스가 죽었다 (메모리가 모자란 듯하다)",
        )
    )


def _until_death(
    tasks: Iterator[Task], count: int
) -> Generator[tuple[int, Made], None, tuple[Task, ...] | None]:
    """Answers until a process dies; returns what was under way then, None where all tasks are answered."""
    first = next(tasks, None)
    if first is None:
        return None
    tasks, lost = chain((first,), tasks), []
    pool = _opened(count)
    if pool is None:
        yield from here(tasks)
        return None
    with _ended(pool):
        begun = sent(pool, _begin)
        for task, future in streamed(partial(sent, pool, made_surely), tasks, count * AHEAD):
            made = answer(future)
            if made is None:
                lost.append(task)
            else:
                yield task.number, made
    if lost and begun.exception():
        yield from here(chain(lost, tasks))
        return None
    return tuple(lost) or None


def _one_by_one(tasks: Iterator[Task]) -> Answers:
    """Jobs of which some may end their process, each alone in one."""
    for task in tasks:
        pool = _opened(1)
        if pool is None:
            yield task.number, died(task.job)
            continue
        with _ended(pool):
            for each in chain((task,), tasks):
                future = sent(pool, made_surely, each.job)
                _first({future})
                yield each.number, answer(future) or died(each.job)
                if _is_broken(future):
                    break


def _opened(count: int) -> ProcessPoolExecutor | None:
    """Processes to come, each started when there is work for it; None where the system cannot have any.

    They are started anew, not forked: that is the same on all systems, and safe beside threads.
    """
    try:
        return ProcessPoolExecutor(count, get_context("spawn"), _settle_in)
    except (ImportError, NotImplementedError, OSError):
        return None


@contextmanager
def _ended(pool: ProcessPoolExecutor) -> Iterator[None]:
    """Ends the processes with the block: in peace, or where it is left early at once."""
    known = {*active_children()}
    try:
        yield
    except BaseException:
        for process in {*active_children()} - known:
            process.terminate()
        # An interrupt may have come while a lock was taken that nobody gives back: waited for only so long.
        closing = Thread(target=pool.shutdown, kwargs={"cancel_futures": True}, daemon=True)
        closing.start()
        closing.join(_LONGEST)
        raise
    pool.shutdown(cancel_futures=True)


def _settle_in() -> None:
    """Makes a new process leave interrupts to the one that started it, and end when that has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _begin() -> None:
    """Does nothing: done, it shows that processes can be started here."""


@contextmanager
def _deaf() -> Iterator[None]:
    """Puts off interrupts until the end of the block, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def _is_broken(future: Future[Made]) -> bool:
    return future.done() and not future.cancelled() and isinstance(future.exception(), BrokenExecutor)


def _first(
    futures: Collection[Future[Answer]], alive: Callable[[], bool] = lambda: True
) -> set[Future[Answer]]:
    """Those of the futures that are done: at least one, or none where nothing is `alive` to do them."""
    while True:
        done = wait(futures, _PATIENCE, FIRST_COMPLETED).done
        if done or not alive():
            return done
