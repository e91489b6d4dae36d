"""Run jobs on the workers of a Dask cluster, also on other machines: the one file that knows `distributed`.

Joblib was considered and not taken: its Dask back end is a layer over the executor of `distributed` itself,
and returns results in lists instead of as they come.
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

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.jobs.cache_key import compute_environment_key
from argmap.jobs.job import Job, run_job_safely
from argmap.jobs.process_pool import JobResults, Task, worker_death_result
from argmap.jobs.results import JobResult, bug_result

if TYPE_CHECKING:
    from distributed import Client

CONNECT_TIMEOUT = 10
"""Seconds without an answer after which a scheduler, or all of its workers, count as gone."""
_JOBS_PER_THREAD = 4
"""Jobs submitted for each thread of a worker, so that none waits for the network."""
_POLL_INTERVAL = 0.5
"""Seconds between two looks whether the cluster is still there, while results are waited for."""
_MUTED_LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
"""Loggers that would report a lost cluster or an interrupt too, after argmap itself did."""
_DRAW_LOCK = Lock()
"""A lock around each job on a worker: its threads take turns, as the packages that read fonts are not
thread-safe.
"""

_PACKAGE_MISSING = Phrase(
    en="a cluster needs the package `distributed`: `pip install 'argmap[cluster]'`",
    ko="클러스터를 쓰려면 `distributed` 패키지가 있어야 한다: `pip install 'argmap[cluster]'`",
)


class Cluster(Struct, frozen=True):
    """A cluster that answers: its executor, how many jobs to submit ahead, and how to ask whether it is still
    there and has workers.
    """

    address: str
    executor: Executor
    max_jobs: int
    is_alive: Callable[[], bool]
    has_workers: Callable[[], bool]


@contextmanager
def connect_cluster(address: str) -> Iterator[Cluster]:
    """Connect to the cluster whose scheduler is at an address such as `tcp://10.0.0.5:8786`.

    Raises UserError if the package for it is missing, or if no scheduler or no worker answers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UserError(_PACKAGE_MISSING) from error
    for logger in _MUTED_LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        asyncio.run(_ping_scheduler(address))
    except Exception as error:  # whatever answers there is no scheduler
        raise _no_scheduler_error(address) from error
    with Client(address, timeout=CONNECT_TIMEOUT, set_as_default=False) as client:
        max_jobs = _count_threads(client, address) * _JOBS_PER_THREAD
        executor = client.get_executor(pure=False)
        try:
            yield Cluster(
                address, executor, max_jobs, lambda: client.status != "closed", lambda: _has_workers(client)
            )
        finally:
            with suppress(Exception):  # the scheduler may be gone
                executor.shutdown(wait=False)


def _count_threads(client: "Client", address: str) -> int:
    """Count the threads of the workers.

    Raises UserError if there is no worker, or if the scheduler goes away meanwhile.
    """
    try:
        client.wait_for_workers(1, timeout=CONNECT_TIMEOUT)
        return sum(client.nthreads().values())
    except TimeoutError as error:
        raise _no_workers_error(address) from error
    except Exception as error:  # which one is not documented, once the scheduler is gone
        raise _cluster_gone_error(address) from error


def _has_workers(client: "Client") -> bool:
    """True if there is a worker, or if that cannot be known: then another look will raise the reason."""
    try:
        return bool(client.nthreads())
    except Exception:  # as above
        return True


def run_on_cluster(cluster: Cluster, tasks: Iterator[Task]) -> JobResults:
    """Run jobs on the workers of a cluster, and yield the results in the order in which they end.

    Raises UserError if the cluster or all its workers go away.
    """
    submitted: dict[Future[JobResult], Task] = {}
    while True:
        for task in islice(tasks, cluster.max_jobs - len(submitted)):
            submitted[_submit(cluster, task.job)] = task
        if not submitted:
            return
        for future in _wait_for_any(cluster, submitted):
            task = submitted.pop(future)
            yield task.number, _explain_result(task.job, _read_result(cluster, task.job, future))


def run_remote_job(job: Job, expected_key: str) -> JobResult:
    """Run a job on a worker, unless its environment key says that it would draw other bytes."""
    with _DRAW_LOCK:
        return (
            run_job_safely(job)
            if compute_environment_key(job) == expected_key
            else JobResult(errors=(_mismatch_message(job),))
        )


async def _ping_scheduler(address: str) -> None:
    """Ask the scheduler once: a client that finds none would try for long, and then log errors."""
    from distributed.core import rpc
    from distributed.security import Security

    scheduler = rpc(
        address, timeout=CONNECT_TIMEOUT, connection_args=Security().get_connection_args("client")
    )
    try:
        await asyncio.wait_for(scheduler.identity(), CONNECT_TIMEOUT)
    finally:
        await scheduler.close_rpc()


def _submit(cluster: Cluster, job: Job) -> Future[JobResult]:
    try:
        return cluster.executor.submit(run_remote_job, job, compute_environment_key(job))
    except Exception as error:  # which one is not documented, once the scheduler is gone
        raise _cluster_gone_error(cluster.address) from error


def _wait_for_any(cluster: Cluster, futures: Collection[Future[JobResult]]) -> set[Future[JobResult]]:
    """Wait until at least one of the futures is done, and return all that are.

    Raises UserError if the cluster goes away meanwhile, or has no workers for long.
    """
    last_seen = monotonic()
    while True:
        done = wait(futures, _POLL_INTERVAL, FIRST_COMPLETED).done
        if done:
            return done
        if not cluster.is_alive():
            raise _cluster_gone_error(cluster.address)
        if cluster.has_workers():
            last_seen = monotonic()
        elif monotonic() - last_seen > CONNECT_TIMEOUT:
            raise _no_workers_error(cluster.address)


def _read_result(cluster: Cluster, job: Job, future: Future[JobResult]) -> JobResult:
    """Return the result of a future that is done. Raises UserError if no worker was left to run it."""
    try:
        return future.result()
    except (BrokenExecutor, CancelledError) as error:
        raise _cluster_gone_error(cluster.address) from error
    except Exception as bug:
        return bug_result(job.name, bug)


def _explain_result(job: Job, result: JobResult) -> JobResult:
    """Return a job's result, with an error message in place of a bug if the worker could not run it."""
    if result.bug and result.bug.kind == "KilledWorker":
        return worker_death_result(job)
    if result.bug and result.bug.kind in ("ImportError", "ModuleNotFoundError"):
        return JobResult(errors=(_mismatch_message(job),))
    return result


def _no_scheduler_error(address: str) -> UserError:
    return UserError(
        Phrase(
            en=f"no Dask scheduler answers at `{address}`; `dask scheduler` starts one and tells its address",
            ko=f"`{address}`: 응답하는 Dask 스케줄러가 없다; `dask scheduler`로 띄우면 주소가 나온다",
        )
    )


def _no_workers_error(address: str) -> UserError:
    return UserError(
        Phrase(
            en=f"the cluster at `{address}` has no workers; `dask worker {address}` starts one",
            ko=f"`{address}`: 작업자가 없는 클러스터다; `dask worker {address}`로 띄운다",
        )
    )


def _cluster_gone_error(address: str) -> UserError:
    return UserError(
        Phrase(
            en=f"the cluster at `{address}` has gone; what is drawn is kept, call again for the rest",
            ko=f"`{address}`: 클러스터가 사라졌다; 그린 것은 남아 있으니 나머지는 다시 불러 그린다",
        )
    )


def _mismatch_message(job: Job) -> Phrase:
    return Phrase(
        en=f"cannot draw `{job.name}`: a worker of the cluster has another argmap, other packages or other"
        " fonts than this machine; install the same",
        ko=f"그릴 수 없는 지도 `{job.name}`: 클러스터 작업자의 argmap이나 패키지, 글꼴이 이 컴퓨터와 다르다;"
        " 같은 것을 설치한다",
    )
