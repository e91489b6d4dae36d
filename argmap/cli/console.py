"""The one file that prints: texts for people, documents for programs."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from typing import TextIO

import click

from argmap.reporting.terminal_columns import escape_for_terminal


class Stream(Enum):
    """Where to print: the result a caller asked for goes to OUT, what is said about it to ERR."""

    OUT = "stdout"
    ERR = "stderr"


def print_text(text: str, stream: Stream) -> None:
    """Prints a text for people as it is; what the console's encoding lacks is shown by its number."""
    target = _current_file(stream)
    if target is None or not text:
        return
    with suppress(AttributeError, ValueError, OSError):
        target.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]
    with _ignore_stderr_errors(stream):
        click.echo(text, file=target, nl=False, color=True)


def print_document(text: str, stream: Stream) -> None:
    """Prints a document for programs: UTF-8 with LF line ends, whatever the console's encoding."""
    target = _current_file(stream)
    if target is not None:
        with _ignore_stderr_errors(stream):
            click.echo(text.encode("utf-8", "backslashreplace"), file=target, nl=False)


def print_lines(text: str, stream: Stream) -> None:
    """Prints a text that may hold anything: to a screen safely, line by line; to a file or pipe as it is."""
    if is_terminal(stream):
        print_text("".join(f"{escape_for_terminal(line)}\n" for line in text.splitlines()), stream)
    else:
        print_document(text, stream)


def flush() -> None:
    """Lets go what waits to be printed, where that can still be."""
    for stream in Stream:
        with suppress(AttributeError, ValueError, OSError):
            getattr(sys, stream.value).flush()


def is_terminal(stream: Stream) -> bool:
    """Whether a person is looking."""
    target = _current_file(stream)
    return target is not None and target.isatty()


def is_interactive() -> bool:
    """Whether someone can answer a question: both ends are a terminal."""
    return is_terminal(Stream.ERR) and sys.stdin is not None and sys.stdin.isatty()


def has_colour(stream: Stream) -> bool:
    """Whether colours may be used: on a terminal that has them, unless NO_COLOR is set."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def report_columns(stream: Stream) -> int:
    """Columns for a line of a map: what the terminal has beside the line numbers; 100 where there is none."""
    if not is_terminal(stream):
        return 100
    return max(shutil.get_terminal_size((110, 24)).columns - 10, 40)


@contextmanager
def _ignore_stderr_errors(stream: Stream) -> Iterator[None]:
    """Lets trouble with standard error pass: there is nowhere left to tell it. A reader who left counts."""
    try:
        yield
    except OSError as error:
        if stream is Stream.OUT or isinstance(error, BrokenPipeError):
            raise


def _current_file(stream: Stream) -> TextIO | None:
    """Looked up at each call, for tests and embedders exchange the streams; None under a windowed Python."""
    return sys.stdout if stream is Stream.OUT else sys.stderr
