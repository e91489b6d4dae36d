"""`--cluster`: a real cluster on this machine draws what one process draws; errors name what is missing."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from argmap.diagnostics.user_error import UserError
from argmap.jobs import dask_cluster
from argmap.jobs.cache_key import compute_environment_key
from argmap.jobs.dask_cluster import Cluster, run_on_cluster, run_remote_job
from argmap.jobs.job import Job
from argmap.jobs.plan import Target
from argmap.jobs.process_pool import Task
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile
from tests.cli.test_batch import PATIENCE, start_build, write_maps
from tests.cli.test_build import list_files

ROOT = Path(__file__).parents[2]
JOB = Job(
    "m.argmap",
    GOOD.encode(),
    CompileOptions(),
    DrawOptions(),
    (Target("m.svg", OutputFormat.SVG, None, suffix=".svg"),),
)


def test_without_the_package_an_error_names_what_to_install(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file("m.argmap")
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run_argmap("build", "m.argmap", "--cluster", "tcp://127.0.0.1:1")
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        "error: a cluster needs the package `distributed`: `pip install 'argmap[cluster]'`"
    ]


def test_it_is_either_this_machine_or_a_cluster(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap")
    result = run_argmap("build", "m.argmap", "--cluster", "tcp://127.0.0.1:1", "--jobs", "2")
    assert result.code == 2
    assert "leave out one of them" in result.err


def test_a_worker_with_another_argmap_draws_nothing() -> None:
    assert run_remote_job(JOB, compute_environment_key(JOB)).outputs
    other = run_remote_job(JOB, "[]")
    assert other.outputs == ()
    assert "has another argmap" in other.errors[0].en


class KilledWorker(Exception):
    """As `distributed` has it: a job's worker died, time and again."""


class FailingExecutor(Executor):
    """An executor whose jobs all end with one exception."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Fails at once."""
        future: Future[Any] = Future()
        future.set_exception(self.error)
        return future


@pytest.mark.parametrize(
    ("error", "said"),
    [(KilledWorker(), "its process was ended"), (ModuleNotFoundError("argmap"), "has another argmap")],
)
def test_errors_of_a_worker_are_reported_in_plain_words(error: Exception, said: str) -> None:
    found = Cluster("tcp://there", FailingExecutor(error), 4, lambda: True, lambda: True)
    ((number, result),) = run_on_cluster(found, iter([Task(7, JOB)]))
    assert number == 7
    assert result.errors
    assert said in result.errors[0].en


@pytest.mark.parametrize("end", [CancelledError(), BrokenExecutor()])
def test_a_cluster_that_goes_away_ends_the_call(end: Exception) -> None:
    found = Cluster("tcp://there", FailingExecutor(end), 4, lambda: True, lambda: True)
    with pytest.raises(UserError, match="the cluster at `tcp://there` has gone"):
        list(run_on_cluster(found, iter([Task(0, JOB)])))


class IdleExecutor(Executor):
    """An executor whose jobs are never done."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Begins, and that is all."""
        return Future()


def test_a_cluster_that_loses_its_last_worker_ends_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "CONNECT_TIMEOUT", 0)
    monkeypatch.setattr(dask_cluster, "_POLL_INTERVAL", 0.01)
    looks = iter([True, True])
    found = Cluster("tcp://there", IdleExecutor(), 4, lambda: True, lambda: next(looks, False))
    with pytest.raises(UserError, match="the cluster at `tcp://there` has no workers"):
        list(run_on_cluster(found, iter([Task(0, JOB)])))
    assert next(looks, None) is None


@pytest.mark.parametrize(
    ("end", "said"), [(TimeoutError(), "has no workers"), (OSError(), "has gone"), (ValueError(), "has gone")]
)
def test_a_scheduler_that_dies_before_there_is_a_worker(end: Exception, said: str) -> None:
    class Client:
        def wait_for_workers(self, count: int, timeout: float) -> None:
            raise end

    with pytest.raises(UserError, match=said):
        dask_cluster._count_threads(Client(), "tcp://there")


@pytest.fixture
def scheduler() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A scheduler without workers, in a separate process, and its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    running = start_dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-show")
    end = time.monotonic() + PATIENCE
    while True:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            break
        assert time.monotonic() < end
        time.sleep(0.05)
    yield running, f"tcp://127.0.0.1:{port}"
    running.kill()
    running.wait()


def start_dask(*words: str) -> subprocess.Popen[bytes]:
    """A program of Dask's, as a process."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words, "--no-dashboard"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.slow
def test_a_local_cluster_draws_the_same(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    for number in range(8):
        write_file(f"maps/{number}.argmap", GOOD.replace("한다", f"한다 {number}"))
    write_file("maps/8.argmap", INVALID)
    write_file("maps/9.argmap", "thesis: 9\n")
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(ROOT)
    try:
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=2, dashboard_address=None, silence_logs=50
        ) as there:
            far = run_argmap(
                "build", "maps", "-o", "far", "-f", "svg,pdf", "--cluster", there.scheduler_address
            )
            again = run_argmap(
                "build", "maps", "-o", "far", "-f", "svg,pdf", "--cluster", there.scheduler_address
            )
            one = run_argmap("build", "maps/0.argmap", "-o", "-", "--cluster", there.scheduler_address)
    finally:
        os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)
    near = run_argmap("build", "maps", "-o", "near", "-f", "svg,pdf", "--jobs", "1")
    assert far.err.replace("far/", "near/") == near.err
    assert (far.code, near.code, again.code) == (1, 1, 1)
    assert "0 drawn, 9 unchanged, 1 failed" in again.err
    assert one.raw == (tmp_path / "near/0.svg").read_bytes()
    assert list_files(tmp_path / "far") == list_files(tmp_path / "near")
    for name in list_files(tmp_path / "far"):
        assert (tmp_path / "far" / name).read_bytes() == (tmp_path / "near" / name).read_bytes()


@pytest.mark.slow
def test_no_scheduler_and_no_workers_are_a_sentence_each(
    run_argmap: RunArgmap,
    write_file: WriteFile,
    scheduler: tuple[subprocess.Popen[bytes], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(dask_cluster, "CONNECT_TIMEOUT", 2)
    write_file("m.argmap")
    idle = run_argmap("build", "m.argmap", "--cluster", scheduler[1])
    assert idle.code == 2
    assert idle.err.splitlines()[0].startswith(f"error: the cluster at `{scheduler[1]}` has no workers")
    scheduler[0].kill()
    scheduler[0].wait()
    for address in (scheduler[1], "nowhere", "odd://x:1"):
        away = run_argmap("build", "m.argmap", "--cluster", address)
        assert away.code == 2
        assert away.err == (
            f"error: no Dask scheduler answers at `{address}`;"
            " `dask scheduler` starts one and tells its address\n"
        )


@pytest.mark.slow
def test_a_scheduler_that_dies_ends_the_build_and_what_is_drawn_is_kept(
    run_argmap: RunArgmap, tmp_path: Path, scheduler: tuple[subprocess.Popen[bytes], str]
) -> None:
    pytest.importorskip("distributed")
    write_maps(tmp_path, 150)
    worker = start_dask("worker", scheduler[1], "--nthreads", "1", "--no-nanny")
    try:
        build = start_build(tmp_path, "--cluster", scheduler[1])
        scheduler[0].kill()
        said = build.communicate(timeout=PATIENCE)[1].decode()
    finally:
        worker.kill()
        worker.wait()
    assert build.returncode == 2
    assert said.splitlines()[-1].startswith(f"error: the cluster at `{scheduler[1]}` has gone")
    kept = re.search(r"(\d+) unchanged, 0 failed", run_argmap("build", "maps").err)
    assert kept
    assert int(kept[1]) >= 2
