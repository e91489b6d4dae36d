"""Reading a file, or standard input, whole."""

import os
import sys

from argmap.files.pipes import is_pipe, pipe_bytes
from argmap.files.trouble import READ, refused, told
from argmap.text.diagnostic import Phrase

LIMIT = 10_000_000
"""The most bytes a map may have; the largest maps of whole debates have a tenth of it."""

OWN_LIMIT = 20_000_000
"""The most bytes of a file that argmap keeps for itself; what it knows of 1,000 pictures takes 0.2 MB."""

STDIN = "<stdin>"
"""The name that standard input is shown under."""

_TOO_LARGE = Phrase(en="it is larger than 10 MB", ko="10 MB보다 크다")


def read_bytes(path: str) -> bytes:
    """The bytes of the file at `path`, or of standard input where it is `-`.

    Raises FileTrouble where there is no such file, it may not be read, it is a folder, a pipe that nobody
    writes into, or larger than LIMIT.
    """
    if path == "-":
        return read_stdin()
    with told(READ, path):
        if is_pipe(path):
            return _within_limit(pipe_bytes(path, LIMIT + 1), path)
        with open(path, "rb") as stream:
            return _within_limit(stream.read(LIMIT + 1), path)


def read_own(path: str) -> bytes | None:
    """The bytes of a file that argmap keeps for itself; None where it is missing, cannot be read, or is none
    of ours: larger than OWN_LIMIT, a device or a pipe.
    """
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > OWN_LIMIT:
            return None
        with open(path, "rb") as stream:
            return stream.read(OWN_LIMIT)
    except (OSError, ValueError):
        return None


def read_stdin() -> bytes:
    """All bytes of standard input. Raises FileTrouble where there is none or it is larger than LIMIT."""
    if sys.stdin is None:
        raise refused(READ, STDIN, Phrase(en="there is no standard input", ko="표준 입력이 없다"))
    with told(READ, STDIN):
        return _within_limit(sys.stdin.buffer.read(LIMIT + 1), STDIN)


def _within_limit(data: bytes, name: str) -> bytes:
    if len(data) > LIMIT:
        raise refused(READ, name, _TOO_LARGE)
    return data
