"""Work that has a deadline ends there, in each thread by its own, and work without one goes on."""

from threading import Thread

import pytest

from argmap.diagnostics import deadline
from argmap.diagnostics.deadline import (
    Cancelled,
    OutOfTime,
    cancellable,
    check_deadline,
    limit_time,
    seconds_left,
)

OVER = 1e-9


def test_without_a_deadline_there_is_time() -> None:
    check_deadline()
    assert seconds_left() is None
    with limit_time(None):
        check_deadline()
        assert seconds_left() is None


def test_work_that_had_its_time_is_stopped_and_what_follows_is_not() -> None:
    with pytest.raises(OutOfTime, match="longer than 1e-09 s") as late, limit_time(OVER):
        check_deadline()
    assert late.value.seconds == OVER
    assert "초보다 오래" in late.value.phrase.ko
    check_deadline()


def test_the_nearer_of_two_deadlines_holds() -> None:
    with limit_time(1000), limit_time(OVER), pytest.raises(OutOfTime, match="1e-09"):
        check_deadline()
    with limit_time(OVER), limit_time(1000), pytest.raises(OutOfTime, match="1e-09"):
        check_deadline()
    with limit_time(OVER), limit_time(None), pytest.raises(OutOfTime):
        check_deadline()


def test_what_is_left_shrinks_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(deadline, "monotonic", lambda: now)
    with limit_time(5):
        assert seconds_left() == 5
        now = 103.0
        assert seconds_left() == 2
        now = 110.0
        assert seconds_left() == 0


def test_work_that_nobody_wants_ends() -> None:
    wanted = [True, False]
    with cancellable(lambda: wanted.pop(0)):
        check_deadline()
        with pytest.raises(Cancelled):
            check_deadline()
    check_deadline()


def test_other_threads_have_their_own_time() -> None:
    left: list[float | None] = []
    with limit_time(OVER):
        thread = Thread(target=lambda: left.append(seconds_left()))
        thread.start()
        thread.join()
    assert left == [None]
