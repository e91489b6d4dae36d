"""A limit on the time that a map or a document may take, and the message where it takes longer."""

from collections.abc import Iterator
from contextlib import contextmanager

from argmap.diagnostics.deadline import OutOfTime, limit_time
from argmap.diagnostics.diagnostic import Phrase

LIVE_SECONDS = 60.0
"""Seconds that a picture may take while its map is being written; it bounds a hopeless wait."""
PART_HINT = Phrase(
    en="a view, a part, or no page to fit (`none`) is drawn sooner",
    ko="보기나 일부만 그리거나 페이지에 맞추지 않으면(`none`) 더 빠르다",
)
"""The hint for whatever draws a picture."""

SMALLER_HINT = Phrase(
    en="a view or a part (`--root`, `--split`) or `--fit none` is drawn sooner, a larger `--timeout` gives"
    " more time",
    ko="보기나 일부(`--root`, `--split`)만 그리거나 `--fit none`을 쓰면 더 빠르고, `--timeout`을 늘리면 더"
    " 기다린다",
)
"""The hint for a command that draws a whole map."""
SLOW_TALK_HINT = Phrase(
    en="fewer views (`--view`) or a smaller map take less, a larger `--timeout` gives more time",
    ko="보기를 줄이거나(`--view`) 지도를 나누면 더 빠르고, `--timeout`을 늘리면 더 기다린다",
)
"""The hint for a command that makes a talk, or puts a map in words."""
SLOW_DOCUMENT_HINT = Phrase(
    en="`view=` or `root=` show less of a map, a larger `--timeout` gives more time",
    ko="`view=`나 `root=`로 일부만 보이면 더 빠르고, `--timeout`을 늘리면 더 기다린다",
)
"""The hint for a command that draws the maps of a document."""


@contextmanager
def limit_drawing_time(name: str, seconds: float | None, hint: Phrase = PART_HINT) -> Iterator[None]:
    """Give the block so many seconds for the map or document `name`; None sets no limit.

    Raises OutOfTime, with a sentence that names it and ends in the hint.
    """
    try:
        with limit_time(seconds):
            yield
    except OutOfTime as error:
        reason = error.phrase
        message = Phrase(
            en=f"cannot draw `{name}`: {reason.en}; {hint.en}",
            ko=f"그릴 수 없는 지도 `{name}`: {reason.ko}; {hint.ko}",
        )
        raise OutOfTime(error.seconds, message) from error
