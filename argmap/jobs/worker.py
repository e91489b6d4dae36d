"""A process of this machine that runs one job after another, over a pipe that it shares with no other.

The standard library's pool gives all its processes one pipe and one lock for their results: if one is killed
while it writes, both are lost, and the pool waits for ever. Here the death of one affects no other.
"""

import os
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from threading import Thread

from argmap.jobs.job import Job, run_job_safely
from argmap.jobs.results import JobResult

MAX_WORKERS = 61
"""The most processes: Windows can wait for 63 objects at once, of which `concurrent.futures` spares two."""


class WorkerDied(Exception):
    """The process is gone, and with it the result of its job."""


class Worker:
    """A process, spawned and not forked: that is the same on all systems, and safe beside threads.

    Raises OSError if the system cannot start one more. `is_ready` is true once it takes jobs.
    """

    def __init__(self) -> None:
        # If the system knows no processes at all, the error is one of the import.
        context = get_context("spawn")
        self.pipe, worker_end = context.Pipe()
        self.is_ready = False
        self._process = context.Process(target=_run_worker, args=(worker_end,), daemon=True)
        try:
            with _block_interrupts():
                self._process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            worker_end.close()

    def send_job(self, job: Job) -> None:
        """Send a job; call it again only after `receive_result` has returned its result.

        Raises WorkerDied, and whatever pickle raises for what it cannot send.
        """
        try:
            self.pipe.send(job)
        except OSError as error:
            raise WorkerDied from error

    def receive_result(self) -> JobResult | None:
        """Receive the process's next message: None when it is ready, then the result of each job.

        Raises WorkerDied.
        """
        try:
            message: JobResult | None = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerDied from error
        self.is_ready = True
        return message

    def kill(self) -> None:
        """End the process at once. It owns no file and no lock, and nobody waits for its result."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def wait_for_message(workers: Collection[Worker]) -> list[Worker]:
    """Wait until at least one worker has a message or dies, and return all of these."""
    by_pipe: dict[object, Worker] = {worker.pipe: worker for worker in workers}
    return [by_pipe[pipe] for pipe in connection.wait([worker.pipe for worker in workers])]


def _run_worker(pipe: Connection) -> None:
    """Run jobs until the other end of the pipe is closed, or memory is too short for a result."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # its parent gets the interrupt, and ends it
    Thread(target=_exit_with_parent, daemon=True).start()
    with suppress(EOFError, OSError, MemoryError):
        pipe.send(None)
        while True:
            pipe.send(run_job_safely(pipe.recv()))


def _exit_with_parent() -> None:
    """End this process with the one that started it, even in the middle of a job."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


@contextmanager
def _block_interrupts() -> Iterator[None]:
    """Block interrupts until the end of the block, if the system can. A process that is started meanwhile
    inherits that, and gets none before it ignores them itself.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # starts with the first process, and would unblock interrupts
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)
