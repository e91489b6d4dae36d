"""Work that has a deadline ends there, in each thread by its own, and work without one goes on."""

from threading import Thread

import pytest

from argmap.text import deadline
from argmap.text.deadline import OutOfTime, Unwanted, keep_time, seconds_left, while_wanted, within

OVER = 1e-9


def test_without_a_deadline_there_is_time() -> None:
    keep_time()
    assert seconds_left() is None
    with within(None):
        keep_time()
        assert seconds_left() is None


def test_work_that_had_its_time_is_stopped_and_what_follows_is_not() -> None:
    with pytest.raises(OutOfTime, match="longer than 1e-09 s") as late, within(OVER):
        keep_time()
    assert late.value.seconds == OVER
    assert "초보다 오래" in late.value.phrase.ko
    keep_time()


def test_the_nearer_of_two_deadlines_holds() -> None:
    with within(1000), within(OVER), pytest.raises(OutOfTime, match="1e-09"):
        keep_time()
    with within(OVER), within(1000), pytest.raises(OutOfTime, match="1e-09"):
        keep_time()
    with within(OVER), within(None), pytest.raises(OutOfTime):
        keep_time()


def test_what_is_left_shrinks_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(deadline, "monotonic", lambda: now)
    with within(5):
        assert seconds_left() == 5
        now = 103.0
        assert seconds_left() == 2
        now = 110.0
        assert seconds_left() == 0


def test_work_that_nobody_wants_ends() -> None:
    wanted = [True, False]
    with while_wanted(lambda: wanted.pop(0)):
        keep_time()
        with pytest.raises(Unwanted):
            keep_time()
    keep_time()


def test_other_threads_have_their_own_time() -> None:
    left: list[float | None] = []
    with within(OVER):
        thread = Thread(target=lambda: left.append(seconds_left()))
        thread.start()
        thread.join()
    assert left == [None]
