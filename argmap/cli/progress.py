"""How far a long run has come: one line on a terminal, drawn anew in its place, and gone at the end."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from argmap.cli.printer import Stream, is_screen, put
from argmap.cli.reporting import Manner
from argmap.text.report.columns import columns, fit_end, visible

CUT = "…"
_CLEAR = "\r\x1b[K"


class Progress:
    """How many of so many maps are done; it says so where `shown`."""

    def __init__(self, count: int, *, shown: bool) -> None:
        self._count, self._shown, self._done = count, shown, 0

    def step(self, name: str) -> None:
        """One more is done, of this name."""
        self._done += 1
        if self._shown:
            width = shutil.get_terminal_size().columns
            put(_CLEAR + line(self._done, self._count, name, width), Stream.ERR)

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown and self._done:
            put(_CLEAR, Stream.ERR)


@contextmanager
def progress(count: int, manner: Manner) -> Iterator[Progress]:
    """Tells of progress within the block, where a person looks at a terminal; not for one map."""
    able = is_screen(Stream.ERR) and os.environ.get("TERM") != "dumb"
    told = Progress(count, shown=count > 1 and manner.chatty and able)
    try:
        yield told
    finally:
        told.clear()


def line(done: int, count: int, name: str, width: int) -> str:
    """`312/1000 name` in fewer columns than the terminal has, lest it wrap; of a long name the end."""
    head = f"{done}/{count} "
    room = width - 1 - len(head)
    shown = visible(name)
    if columns(shown) > room:
        shown = CUT + fit_end(shown, room - 1) if room > 1 else ""
    return (head + shown)[: max(width - 1, 0)] if room < 1 else head + shown
