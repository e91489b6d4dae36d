"""A build of several maps: what has not changed stays, and none stops another."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain

from msgspec import Struct

from argmap.cli.build import BuildCall, wanted
from argmap.cli.drawing import Planned, job_of, settled
from argmap.cli.inputs import Input
from argmap.cli.outcomes import Outcome
from argmap.cli.outputs import Taken
from argmap.cli.progress import Progress
from argmap.cli.verdict import Verdict
from argmap.pipeline.crew import Answers, Task, by_processes, cores, here
from argmap.pipeline.ground import key_of
from argmap.pipeline.ledger import Ledger
from argmap.pipeline.making import Job, Made
from argmap.pipeline.project import Project
from argmap.text.trouble import Trouble

FEW = 3
"""Up to so many maps are drawn in this process."""
LITTLE = 40_000
"""Bytes of maps, once for each output, up to which that is so too: about as long to draw as processes take to
start.
"""


class Work(Struct, frozen=True):
    """What a call comes to: its maps with their projects, and where their outputs go."""

    call: BuildCall
    projects: Mapping[Input, Project]
    planned: Planned


class _Waiting(Struct, frozen=True):
    """A job that is to be done, and what it is kept under."""

    each: Input
    job: Job
    key: str


def built_all(work: Work, told: Progress) -> dict[Input, Outcome]:
    """What became of each map, in the order in which they were named."""
    desk = _Desk(work, told)
    try:
        with _answers(work.call, desk.tasks()) as answers:
            for number, made in answers:
                desk.settle(number, made)
    finally:
        for ledger in desk.ledgers.values():
            ledger.save()
    return {each: desk.outcomes[each] for each in work.projects}


class _Desk:
    """Hands out what has to be done, and takes in what was: `outcomes` grows until it has every map."""

    def __init__(self, work: Work, told: Progress) -> None:
        self.work = work
        self.told = told
        self.outcomes: dict[Input, Outcome] = {}
        self.ledgers: dict[str, Ledger] = {}
        self._taken = Taken(work.planned)
        self._waiting: dict[int, _Waiting] = {}
        self._keeps = len(work.projects) > 1

    def tasks(self) -> Iterator[Task]:
        """The jobs that have to be done. The others are settled on the way."""
        for number, (each, project) in enumerate(self.work.projects.items()):
            try:
                job = job_of(each, project, self.work.planned[each], self.work.call)
            except Trouble as trouble:
                self._end(each, Outcome(Verdict.WRONG_CALL, trouble=trouble.phrase))
                continue
            key = key_of(job) if self._keeps else ""
            if not self._is_as_before(each, job, key):
                self._waiting[number] = _Waiting(each, job, key)
                yield Task(number, job)

    def settle(self, number: int, made: Made) -> None:
        """Writes what a job came to, and keeps that it did."""
        waiting = self._waiting.pop(number)
        outcome = settled(waiting.each, made, self._taken, verbose=self.work.call.verbose)
        if outcome.verdict is Verdict.WELL and self._keeps:
            self._ledger(waiting.each).note(waiting.job, waiting.key, made)
        self._end(waiting.each, outcome)

    def _is_as_before(self, each: Input, job: Job, key: str) -> bool:
        """Whether a map need not be drawn; what was said of it then is said again."""
        if self.work.call.fresh or not self._keeps or not job.orders:
            return False
        ledger = self._ledger(each)
        made = ledger.unchanged(job, key)
        if made is None:
            return False
        self._end(each, Outcome(Verdict.WELL, made.diagnostics, (), made.notes, kept=ledger.files(key)))
        return True

    def _ledger(self, each: Input) -> Ledger:
        call, project = self.work.call, self.work.projects[each]
        folder = wanted(call, project).folder if call.output is None else call.output
        if folder not in self.ledgers:
            self.ledgers[folder] = Ledger(folder)
        return self.ledgers[folder]

    def _end(self, each: Input, outcome: Outcome) -> None:
        self.outcomes[each] = outcome
        self.told.step(each.name)


@contextmanager
def _answers(call: BuildCall, tasks: Iterator[Task]) -> Iterator[Answers]:
    """What becomes of the tasks, wherever they are done. What does them is let go with the block.

    Raises Trouble where a cluster is asked for and none can be reached.
    """
    if call.cluster is None:
        with closing(_nearby(call, tasks)) as answers:
            yield answers
        return
    from argmap.pipeline.cluster import by_cluster, cluster

    with cluster(call.cluster) as found, closing(by_cluster(found, tasks)) as answers:
        yield answers


def _nearby(call: BuildCall, tasks: Iterator[Task]) -> Answers:
    """Answers from this machine: from other processes where these are asked for, or it pays."""
    count = call.jobs or cores()
    if count == 1:
        return here(tasks)
    enough = _several if call.jobs else _pay
    first: list[Task] = []
    while not enough(first):
        task = next(tasks, None)
        if task is None:
            return here(iter(first))
        first.append(task)
    return by_processes(chain(first, tasks), count)


def _several(tasks: Sequence[Task]) -> bool:
    return len(tasks) > 1


def _pay(tasks: Sequence[Task]) -> bool:
    size = sum(len(task.job.data) * max(len(task.job.orders), 1) for task in tasks)
    return len(tasks) > FEW and size > LITTLE
