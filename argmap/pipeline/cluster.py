"""Jobs done by the workers of a Dask cluster, on other machines too: the one file that knows `distributed`.

Joblib was weighed and left: its Dask back end is a layer over the executor that `distributed` itself has, and
hands answers back in lists instead of as they come.
"""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import contextmanager, suppress
from itertools import islice
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.pipeline.crew import Answers, Task, died
from argmap.pipeline.ground import ground_of
from argmap.pipeline.making import Job, Made, made_surely, stumbled
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 10
"""Seconds after which a scheduler, or the last of its workers, is held to be away."""
_AHEAD = 4
"""Jobs under way for each thread of a worker, so that none waits for the way to here and back."""
_GLANCE = 0.5
"""Seconds after which a wait for answers looks whether the cluster is still there."""
_LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
"""What would tell beside us that a cluster has gone, or that a call was interrupted."""
_TURN = Lock()
"""Held while a worker draws: its threads take turns, for the packages that read fonts are made for one."""

_ABSENT = Phrase(
    en="a cluster needs the package `distributed`: `pip install 'argmap[cluster]'`",
    ko="클러스터를 쓰려면 `distributed` 패키지가 있어야 한다: `pip install 'argmap[cluster]'`",
)


class Cluster(Struct, frozen=True):
    """A cluster that answers: what gives it work, how many jobs keep its workers busy, whether it is still
    there, and whether it has workers.
    """

    address: str
    executor: Executor
    ahead: int
    alive: Callable[[], bool]
    staffed: Callable[[], bool]


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at an address such as `tcp://10.0.0.5:8786`.

    Raises Trouble where the package for it is missing, and where no scheduler or no worker answers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise Trouble(_ABSENT) from error
    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        asyncio.run(_greeted(address))
    except Exception as error:  # whatever answers there, it is no scheduler
        raise _away(address) from error
    with Client(address, timeout=PATIENCE, set_as_default=False) as client:
        ahead = _threads(client, address) * _AHEAD
        executor = client.get_executor(pure=False)
        try:
            yield Cluster(
                address, executor, ahead, lambda: client.status != "closed", lambda: _has_workers(client)
            )
        finally:
            with suppress(Exception):  # a scheduler that has gone cannot be told
                executor.shutdown(wait=False)


def _threads(client: "Client", address: str) -> int:
    """How many threads its workers have.

    Raises Trouble where there is no worker, or the scheduler goes away meanwhile.
    """
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        return sum(client.nthreads().values())
    except TimeoutError as error:
        raise _idle(address) from error
    except Exception as error:  # which one, once the scheduler has gone, is not promised
        raise _gone(address) from error


def _has_workers(client: "Client") -> bool:
    """Whether there is one; true where that cannot be told, for then another look tells why."""
    try:
        return bool(client.nthreads())
    except Exception:  # as above
        return True


def by_cluster(found: Cluster, tasks: Iterator[Task]) -> Answers:
    """Jobs done by the workers of a cluster, in the order in which they come to an end.

    Raises Trouble where the cluster goes away, or all its workers do.
    """
    under_way: dict[Future[Made], Task] = {}
    while True:
        for task in islice(tasks, found.ahead - len(under_way)):
            under_way[_sent(found, task.job)] = task
        if not under_way:
            return
        for future in _done(found, under_way):
            task = under_way.pop(future)
            yield task.number, _understood(task.job, _answer(found, future))


def made_there(job: Job, ground: str) -> Made:
    """What a worker does with a job: nothing where its `ground` would give other bytes than the caller's."""
    with _TURN:
        return made_surely(job) if ground_of(job) == ground else Made(trouble=_other(job))


async def _greeted(address: str) -> None:
    """Speaks with the scheduler once: a client that finds none would try for long, and then complain."""
    from distributed.core import rpc
    from distributed.security import Security

    scheduler = rpc(address, timeout=PATIENCE, connection_args=Security().get_connection_args("client"))
    try:
        await asyncio.wait_for(scheduler.identity(), PATIENCE)
    finally:
        await scheduler.close_rpc()


def _sent(found: Cluster, job: Job) -> Future[Made]:
    try:
        return found.executor.submit(made_there, job, ground_of(job))
    except Exception as error:  # which one, once the scheduler has gone, is not promised
        raise _gone(found.address) from error


def _done(found: Cluster, futures: Collection[Future[Made]]) -> set[Future[Made]]:
    """Those of the futures that are done, at least one.

    Raises Trouble where the cluster goes away meanwhile, or is without workers for long.
    """
    seen = monotonic()
    while True:
        done = wait(futures, _GLANCE, FIRST_COMPLETED).done
        if done:
            return done
        if not found.alive():
            raise _gone(found.address)
        if found.staffed():
            seen = monotonic()
        elif monotonic() - seen > PATIENCE:
            raise _idle(found.address)


def _answer(found: Cluster, future: Future[Made]) -> Made:
    """What a future came to that is done.

    Raises Trouble where nobody was left to do it.
    """
    try:
        return future.result()
    except (BrokenExecutor, CancelledError) as error:
        raise _gone(found.address) from error
    except Exception as bug:
        return stumbled(bug)


def _understood(job: Job, made: Made) -> Made:
    """What a job came to; in our own words where its worker could not do it."""
    if made.bug and made.bug.kind == "KilledWorker":
        return died(job)
    if made.bug and made.bug.kind in ("ImportError", "ModuleNotFoundError"):
        return Made(trouble=_other(job))
    return made


def _away(address: str) -> Trouble:
    return Trouble(
        Phrase(
            en=f"no Dask scheduler answers at `{address}`; `dask scheduler` starts one and tells its address",
            ko=f"`{address}`: 응답하는 Dask 스케줄러가 없다; `dask scheduler`로 띄우면 주소가 나온다",
        )
    )


def _idle(address: str) -> Trouble:
    return Trouble(
        Phrase(
            en=f"the cluster at `{address}` has no workers; `dask worker {address}` starts one",
            ko=f"`{address}`: 작업자가 없는 클러스터다; `dask worker {address}`로 띄운다",
        )
    )


def _gone(address: str) -> Trouble:
    return Trouble(
        Phrase(
            en=f"the cluster at `{address}` has gone; what is drawn is kept, call again for the rest",
            ko=f"`{address}`: 클러스터가 사라졌다; 그린 것은 남아 있으니 나머지는 다시 불러 그린다",
        )
    )


def _other(job: Job) -> Phrase:
    return Phrase(
        en=f"cannot draw `{job.name}`: a worker of the cluster has another argmap, other packages or other"
        " fonts than this machine; install the same",
        ko=f"그릴 수 없는 지도 `{job.name}`: 클러스터 작업자의 argmap이나 패키지, 글꼴이 이 컴퓨터와 다르다;"
        " 같은 것을 설치한다",
    )
