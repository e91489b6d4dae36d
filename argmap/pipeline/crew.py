"""Jobs done by several processes of this machine, answered as they are done."""

import os
from collections import deque
from collections.abc import Generator, Iterator
from itertools import chain, islice

from msgspec import Struct

from argmap.pipeline.hand import MOST, Died, Hand, speaking
from argmap.pipeline.making import Job, Made, made_surely, stumbled
from argmap.text.diagnostic import Phrase


class Task(Struct, frozen=True):
    """A job, and the number by which its answer is known."""

    number: int
    job: Job


Answers = Generator[tuple[int, Made], None, None]


def here(tasks: Iterator[Task]) -> Answers:
    """Each job done in this process, one after another."""
    return ((task.number, made_surely(task.job)) for task in tasks)


def by_processes(tasks: Iterator[Task], count: int) -> Answers:
    """Jobs done by so many other processes, in the order in which they come to an end.

    A job whose process dies is done once more when all others are done, with no other beside it: memory may
    have been short. If that one dies too, the job has trouble for an answer. Where no process can be had,
    jobs are done in this one. Closing this iterator, or an interrupt, ends the processes at once.
    """
    crew = _Crew(min(count, MOST))
    yield from crew.answers(tasks)
    yield from here(chain(crew.ahead, tasks))
    again, alone = iter(crew.lost), _Crew(1)
    yield from alone.answers(again)
    for task in chain(alone.lost, alone.ahead, again):
        yield task.number, died(task.job)


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


class _Crew:
    """At most `count` processes, each started when there is a job for it. Jobs whose process died over them
    are `lost`; those that are `ahead` wait for one.
    """

    def __init__(self, count: int) -> None:
        self.lost: list[Task] = []
        self.ahead: deque[Task] = deque()
        self._count = count
        self._idle: list[Hand] = []
        self._busy: dict[Hand, Task] = {}
        self._done: list[tuple[int, Made]] = []

    def answers(self, tasks: Iterator[Task]) -> Answers:
        """Answers as they come, until there are no more tasks or no process can be had for them.

        Each process has its next job before its last answer is given out, and what is taken from `tasks`
        is taken while all of them work.
        """
        try:
            self._look_ahead(tasks)
            while self._busy or (self.ahead and self._count):
                self._hand_out()
                yield from self._told()
                self._look_ahead(tasks)
                if self._busy:
                    self._listen()
            yield from self._told()
        finally:
            for hand in (*self._idle, *self._busy):
                hand.end()

    def _look_ahead(self, tasks: Iterator[Task]) -> None:
        """Takes a task for each process, where there are so many."""
        self.ahead.extend(islice(tasks, max(self._count - len(self.ahead), 0)))

    def _hand_out(self) -> None:
        """Gives each process that has none a job, as far as there are some."""
        while self.ahead and (hand := self._free()):
            task = self.ahead.popleft()
            try:
                hand.give(task.job)
            except Died:
                self._bury(hand, task)
            except Exception as bug:
                self._idle.append(hand)
                self._done.append((task.number, stumbled(bug)))
            else:
                self._busy[hand] = task

    def _free(self) -> Hand | None:
        """A process that has no job; a new one where there may be one more."""
        if self._idle:
            return self._idle.pop()
        if len(self._busy) < self._count:
            try:
                return Hand()
            except (ImportError, NotImplementedError, OSError):
                self._count = len(self._busy)
        return None

    def _listen(self) -> None:
        """Waits for processes that work, and takes in what they say."""
        for hand in speaking(self._busy):
            task = self._busy[hand]
            try:
                made = hand.take()
            except Died:
                del self._busy[hand]
                self._bury(hand, task)
                continue
            if made is not None:
                del self._busy[hand]
                self._idle.append(hand)
                self._done.append((task.number, made))

    def _bury(self, hand: Hand, task: Task) -> None:
        """Sees to a process that has died. One that never stood says nothing of its job, but that this
        machine has room for one process less.
        """
        hand.end()
        if hand.steady:
            self.lost.append(task)
        else:
            self.ahead.appendleft(task)
            self._count -= 1

    def _told(self) -> Answers:
        """Gives out what is done."""
        done, self._done = self._done, []
        yield from done
