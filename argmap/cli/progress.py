"""How far a long run has come: one line on a terminal, drawn anew in its place, and gone at the end."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from argmap.cli.console import Stream, is_terminal, print_text
from argmap.cli.diagnostics_output import ReportStyle
from argmap.reporting.terminal_columns import ELLIPSIS, display_width, escape_for_terminal, truncate_start

_CLEAR = "\r\x1b[K"


class Progress:
    """How many of so many maps are done; it says so where `shown`."""

    def __init__(self, count: int, *, is_active: bool) -> None:
        self._count, self._is_active, self._done_count = count, is_active, 0

    def step(self, name: str) -> None:
        """One more is done, of this name."""
        self._done_count += 1
        if self._is_active:
            width = shutil.get_terminal_size().columns
            print_text(_CLEAR + progress_line(self._done_count, self._count, name, width), Stream.ERR)

    def clear(self) -> None:
        """Takes the line away."""
        if self._is_active and self._done_count:
            print_text(_CLEAR, Stream.ERR)


@contextmanager
def show_progress(count: int, report_style: ReportStyle) -> Iterator[Progress]:
    """Tells of progress within the block, where a person looks at a terminal; not for one map."""
    able = is_terminal(Stream.ERR) and os.environ.get("TERM") != "dumb"
    told = Progress(count, is_active=count > 1 and report_style.has_status_lines and able)
    try:
        yield told
    finally:
        told.clear()


def progress_line(done_count: int, count: int, name: str, width: int) -> str:
    """`312/1000 name` in fewer columns than the terminal has, lest it wrap; of a long name the end."""
    head = f"{done_count}/{count} "
    room = width - 1 - len(head)
    shown = escape_for_terminal(name)
    if display_width(shown) > room:
        shown = ELLIPSIS + truncate_start(shown, room - 1) if room > 1 else ""
    return (head + shown)[: max(width - 1, 0)] if room < 1 else head + shown
