"""Jobs in other processes: each has a result, even if processes die or cannot be started."""

import os
import time
from multiprocessing import active_children

import pytest

from argmap.jobs import process_pool, worker
from argmap.jobs.job import Job
from argmap.jobs.plan import Target
from argmap.jobs.process_pool import Task, run_in_pool, run_in_process
from argmap.jobs.results import JobResult
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat


class Poison(str):
    """A name that ends the process in which it is read."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return os.abort, ()


def build_tasks(count: int, *, poison_numbers: tuple[int, ...] = (), words: int = 0) -> list[Task]:
    """So many jobs, each with one claim for reasons of so many words; the poisoned ones kill the process that
    takes them.
    """
    reasons = "".join(f"  premise: {number}{' word' * 1000}\n" for number in range(words // 1000))
    targets = (Target("m.json", OutputFormat.JSON, None, suffix=".json"),)
    return [
        Task(
            number,
            Job(
                (Poison if number in poison_numbers else str)(f"{number}.argmap"),
                f"thesis: number {number}\n{reasons}".encode(),
                CompileOptions(),
                DrawOptions(),
                targets,
            ),
        )
        for number in range(count)
    ]


def expected_results(count: int) -> dict[int, JobResult]:
    """What becomes of the jobs in this process."""
    return dict(run_in_process(iter(build_tasks(count))))


def test_a_job_that_kills_its_process_is_reported_and_the_others_are_done() -> None:
    answers = dict(run_in_pool(iter(build_tasks(12, poison_numbers=(4,))), 2))
    dead = answers.pop(4)
    assert dead.errors[0].en.startswith("cannot draw `4.argmap`: its process was ended")
    assert answers == {number: result for number, result in expected_results(12).items() if number != 4}
    assert all(result.outputs for result in answers.values())


def test_a_process_that_dies_with_half_an_answer_written_keeps_no_other_from_answering() -> None:
    before = {*active_children()}
    answers = run_in_pool(iter(build_tasks(4, words=120_000)), 2)
    number, first = next(answers)
    assert len(first.outputs[0].data) > 500_000  # more than a pipe holds
    some = next(process for process in active_children() if process not in before)
    time.sleep(2)  # until it waits in the middle of its next answer: none is read before the next call
    some.kill()
    rest = dict(answers)
    assert sorted([number, *rest]) == [*range(4)]
    assert all(result.outputs for result in rest.values())


def test_where_no_process_can_be_had_this_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise OSError("no more processes here")

    monkeypatch.setattr(process_pool, "Worker", refuses)
    assert dict(run_in_pool(iter(build_tasks(5)), 2)) == expected_results(5)


def test_where_no_process_gets_to_its_feet_this_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_run_worker", os.abort)
    assert dict(run_in_pool(iter(build_tasks(5)), 2)) == expected_results(5)


def test_nothing_to_do_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_pool, "Worker", None)
    assert list(run_in_pool(iter(()), 2)) == []


def test_whoever_stops_asking_ends_the_processes() -> None:
    before = {*active_children()}
    answers = run_in_pool(iter(build_tasks(30)), 2)
    next(answers)
    assert {*active_children()} - before
    answers.close()
    assert {*active_children()} - before == set()


def test_a_job_that_cannot_be_sent_is_a_bug_of_its_own() -> None:
    odd = build_tasks(3)
    bad = Task(1, Job(lambda: 0, b"", CompileOptions(), DrawOptions(), ()))  # type: ignore[arg-type]
    answers = dict(run_in_pool(iter([odd[0], bad, odd[2]]), 2))
    assert answers[1].bug
    assert answers[0].outputs
    assert answers[2].outputs
