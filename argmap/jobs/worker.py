"""A process of this machine that does one job after another, over a pipe that it shares with no other.

A pool of the standard library's gives all its processes one pipe and one lock for their answers: one that is
killed while it writes takes both along, and the pool waits without end. Here each dies for itself alone.
"""

import os
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from threading import Thread

from argmap.jobs.job import Job, JobResult, run_job_safely

MAX_WORKERS = 61
"""The most of them that Windows can wait for."""


class WorkerDied(Exception):
    """The process is gone, and with it the answer that it owed."""


class Worker:
    """A process, started anew and not forked: that is the same on all systems, and safe beside threads.

    Raises OSError where the system cannot have one more. `steady` is whether it has come as far as taking
    jobs.
    """

    def __init__(self) -> None:
        # Where the system knows no processes at all, the error is one of the import.
        context = get_context("spawn")
        self.pipe, there = context.Pipe()
        self.is_ready = False
        self._process = context.Process(target=_run_worker, args=(there,), daemon=True)
        try:
            with _block_interrupts():
                self._process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            there.close()

    def send_job(self, job: Job) -> None:
        """Sends a job; to be called again only once `take` has given its answer.

        Raises Died, and whatever pickle raises for what it cannot send.
        """
        try:
            self.pipe.send(job)
        except OSError as gone:
            raise WorkerDied from gone

    def receive_result(self) -> JobResult | None:
        """What the process says next: None once it stands, then what became of each job.

        Raises Died.
        """
        try:
            said: JobResult | None = self.pipe.recv()
        except (EOFError, OSError) as gone:
            raise WorkerDied from gone
        self.is_ready = True
        return said

    def kill(self) -> None:
        """Ends the process at once. It owns nothing: no file, no lock, no answer but one nobody waits for."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def wait_for_message(workers: Collection[Worker]) -> list[Worker]:
    """Waits until one of them says something or dies: all of which that is true."""
    by_pipe: dict[object, Worker] = {hand.pipe: hand for hand in workers}
    return [by_pipe[pipe] for pipe in connection.wait([hand.pipe for hand in workers])]


def _run_worker(pipe: Connection) -> None:
    """The process's life: it ends when nobody is there any more to take what it says, or it has no room for
    an answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it hears the interrupt, and ends it
    Thread(target=_exit_with_parent, daemon=True).start()
    with suppress(EOFError, OSError, MemoryError):
        pipe.send(None)
        while True:
            pipe.send(run_job_safely(pipe.recv()))


def _exit_with_parent() -> None:
    """Ends this process with the one that started it, also in the middle of a job."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


@contextmanager
def _block_interrupts() -> Iterator[None]:
    """Puts off interrupts until the end of the block, where the system can. A process that is started
    meanwhile hears none, even before it has settled in.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # comes with the first process, and would let interrupts in again
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)
