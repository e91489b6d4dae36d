"""A time limit for a piece of work, and its cancelling: every loop that can be long checks for both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError


class Deadline(Struct, frozen=True):
    """The moment at which work has to end, on the monotonic clock, and its time limit in seconds."""

    end: float
    seconds: float


_DEADLINE: ContextVar[Deadline | None] = ContextVar("deadline", default=None)
"""Of this thread or task; None without a time limit."""
_IS_NEEDED: ContextVar[Callable[[], bool] | None] = ContextVar("is_needed", default=None)
"""The question whether anybody still waits for the work; None where the work always ends by itself."""


class Cancelled(BaseException):
    """Nobody waits for the work any more.

    A BaseException, as KeyboardInterrupt is, so that no `except Exception` inside the work catches it.
    """


class OutOfTime(UserError):
    """Work took longer than its limit of so many `seconds`."""

    def __init__(self, seconds: float, phrase: Phrase | None = None) -> None:
        default = Phrase(en=f"it takes longer than {seconds:g} s", ko=f"{seconds:g}초보다 오래 걸린다")
        super().__init__(phrase or default)
        self.seconds = seconds


@contextmanager
def limit_time(seconds: float | None) -> Iterator[None]:
    """Limit the block to so many seconds; None changes nothing. Of two nested limits the earlier holds.

    The block raises OutOfTime at the first `check_deadline` after its end.
    """
    outer = _DEADLINE.get()
    end = monotonic() + (seconds or 0)
    if seconds is None or (outer is not None and outer.end <= end):
        yield
        return
    token = _DEADLINE.set(Deadline(end, seconds))
    try:
        yield
    finally:
        _DEADLINE.reset(token)


@contextmanager
def cancellable(is_needed: Callable[[], bool]) -> Iterator[None]:
    """Run the block while `is_needed()`; after that its next `check_deadline` raises Cancelled."""
    token = _IS_NEEDED.set(is_needed)
    try:
        yield
    finally:
        _IS_NEEDED.reset(token)


def check_deadline() -> None:
    """Raise OutOfTime where the time limit has passed, Cancelled where nobody waits for the work."""
    deadline, is_needed = _DEADLINE.get(), _IS_NEEDED.get()
    if deadline is not None and monotonic() >= deadline.end:
        raise OutOfTime(deadline.seconds)
    if is_needed is not None and not is_needed():
        raise Cancelled


def seconds_left() -> float | None:
    """The seconds left of the time limit, at least 0; None without a limit."""
    deadline = _DEADLINE.get()
    return None if deadline is None else max(deadline.end - monotonic(), 0.0)
