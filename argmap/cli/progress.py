"""The progress of a long run: one line on a terminal, redrawn in place and cleared at the end."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from argmap.cli.console import ReportStyle, Stream, is_terminal, print_text
from argmap.reporting.terminal_columns import ELLIPSIS, display_width, escape_for_terminal, truncate_start

_CLEAR = "\r\x1b[K"


class Progress:
    """The number of maps that are done, of so many; printed if `is_active`."""

    def __init__(self, count: int, *, is_active: bool) -> None:
        self._count, self._is_active, self._done_count = count, is_active, 0

    def step(self, name: str) -> None:
        """Count one more map, of this name."""
        self._done_count += 1
        if self._is_active:
            width = shutil.get_terminal_size().columns
            print_text(_CLEAR + progress_line(self._done_count, self._count, name, width), Stream.ERR)

    def clear(self) -> None:
        """Clear the line."""
        if self._is_active and self._done_count:
            print_text(_CLEAR, Stream.ERR)


@contextmanager
def show_progress(count: int, report_style: ReportStyle) -> Iterator[Progress]:
    """Show progress within the block if standard error is a terminal and there are several maps."""
    can_redraw = is_terminal(Stream.ERR) and os.environ.get("TERM") != "dumb"
    progress = Progress(count, is_active=count > 1 and report_style.has_status_lines and can_redraw)
    try:
        yield progress
    finally:
        progress.clear()


def progress_line(done_count: int, count: int, name: str, width: int) -> str:
    """Return `312/1000 name` in fewer than `width` columns, so that it does not wrap."""
    head = f"{done_count}/{count} "
    room = width - 1 - len(head)
    label = escape_for_terminal(name)
    if display_width(label) > room:
        label = ELLIPSIS + truncate_start(label, room - 1) if room > 1 else ""
    return (head + label)[: max(width - 1, 0)] if room < 1 else head + label
