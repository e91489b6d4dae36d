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

from argmap.pipeline.making import Job, Made, made_surely

MOST = 61
"""The most of them that Windows can wait for."""


class Died(Exception):
    """The process is gone, and with it the answer that it owed."""


class Hand:
    """A process, started anew and not forked: that is the same on all systems, and safe beside threads.

    Raises OSError where the system cannot have one more. `steady` is whether it has come as far as taking
    jobs.
    """

    def __init__(self) -> None:
        # Where the system knows no processes at all, the error is one of the import.
        context = get_context("spawn")
        self.pipe, there = context.Pipe()
        self.steady = False
        self._process = context.Process(target=_serve, args=(there,), daemon=True)
        try:
            with _deaf():
                self._process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            there.close()

    def give(self, job: Job) -> None:
        """Sends a job; to be called again only once `take` has given its answer.

        Raises Died, and whatever pickle raises for what it cannot send.
        """
        try:
            self.pipe.send(job)
        except OSError as gone:
            raise Died from gone

    def take(self) -> Made | None:
        """What the process says next: None once it stands, then what became of each job.

        Raises Died.
        """
        try:
            said: Made | None = self.pipe.recv()
        except (EOFError, OSError) as gone:
            raise Died from gone
        self.steady = True
        return said

    def end(self) -> None:
        """Ends the process at once. It owns nothing: no file, no lock, no answer but one nobody waits for."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def speaking(hands: Collection[Hand]) -> list[Hand]:
    """Waits until one of them says something or dies: all of which that is true."""
    by_pipe: dict[object, Hand] = {hand.pipe: hand for hand in hands}
    return [by_pipe[pipe] for pipe in connection.wait([hand.pipe for hand in hands])]


def _serve(pipe: Connection) -> None:
    """The process's life: it ends when nobody is there any more to take what it says, or it has no room for
    an answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it hears the interrupt, and ends it
    Thread(target=_follow, daemon=True).start()
    with suppress(EOFError, OSError, MemoryError):
        pipe.send(None)
        while True:
            pipe.send(made_surely(pipe.recv()))


def _follow() -> None:
    """Ends this process with the one that started it, also in the middle of a job."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


@contextmanager
def _deaf() -> Iterator[None]:
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
