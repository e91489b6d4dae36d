"""Until when a piece of work may go on: loops that can be long ask here, and so any of them can end it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError


class Deadline(Struct, frozen=True):
    """The moment at which work has to end, by the monotonic clock, and how many seconds it was given."""

    end: float
    seconds: float


_DEADLINE: ContextVar[Deadline | None] = ContextVar("deadline", default=None)
"""Each thread and each task has its own; None where work may take as long as it takes."""


_IS_NEEDED: ContextVar[Callable[[], bool] | None] = ContextVar("wanted", default=None)
"""Whether anybody still waits for the work; None where that is not asked."""


class Cancelled(BaseException):
    """Nobody waits for the work any more. As an interrupt, it is nothing that work could mend on its way."""


class OutOfTime(UserError):
    """Work took longer than the `seconds` that it was given."""

    def __init__(self, seconds: float, phrase: Phrase | None = None) -> None:
        takes = Phrase(en=f"it takes longer than {seconds:g} s", ko=f"{seconds:g}초보다 오래 걸린다")
        super().__init__(phrase or takes)
        self.seconds = seconds


@contextmanager
def limit_time(seconds: float | None) -> Iterator[None]:
    """Gives what is done inside so many seconds; None changes nothing. Of two deadlines the nearer holds.

    What is done inside raises OutOfTime soon after.
    """
    around = _DEADLINE.get()
    end = monotonic() + (seconds or 0)
    if seconds is None or (around is not None and around.end <= end):
        yield
        return
    token = _DEADLINE.set(Deadline(end, seconds))
    try:
        yield
    finally:
        _DEADLINE.reset(token)


@contextmanager
def cancellable(is_needed: Callable[[], bool]) -> Iterator[None]:
    """Does what is inside as long as `wanted` says so; soon after it does not, that raises Unwanted."""
    token = _IS_NEEDED.set(is_needed)
    try:
        yield
    finally:
        _IS_NEEDED.reset(token)


def check_deadline() -> None:
    """Raises OutOfTime where the work that this is called from has had its time, Unwanted where nobody waits
    for it.
    """
    deadline, wanted = _DEADLINE.get(), _IS_NEEDED.get()
    if deadline is not None and monotonic() >= deadline.end:
        raise OutOfTime(deadline.seconds)
    if wanted is not None and not wanted():
        raise Cancelled


def seconds_left() -> float | None:
    """How long this work may still take, in seconds, 0 at the least; None for as long as it takes."""
    deadline = _DEADLINE.get()
    return None if deadline is None else max(deadline.end - monotonic(), 0.0)
