"""Reading a file, or standard input, whole."""

import os
import sys

from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import READ, file_error, translate_os_error
from argmap.files.named_pipes import is_pipe, read_pipe

MAX_MAP_BYTES = 10_000_000
"""The most bytes of a map, which bounds the time and memory that a wrong or endless file can take.

The largest maps of whole debates have a tenth of it. TOO_LARGE names it to users.
"""

MAX_CACHE_BYTES = 20_000_000
"""The most bytes of a cache file of argmap; the cache of 1,000 pictures takes 0.2 MB."""

STDIN = "<stdin>"
"""The name of standard input in messages."""

TOO_LARGE = Phrase(en="it is larger than 10 MB", ko="10 MB보다 크다")


def read_bytes(path: str) -> bytes:
    """The bytes of the file at `path`, or of standard input where it is `-`.

    Raises FileError where there is no such file, it may not be read, it is a folder, a pipe that nobody
    writes into, or larger than MAX_MAP_BYTES.
    """
    if path == "-":
        return read_stdin()
    with translate_os_error(READ, path):
        if is_pipe(path):
            return _check_size(read_pipe(path, MAX_MAP_BYTES + 1), path)
        with open(path, "rb") as stream:
            return _check_size(stream.read(MAX_MAP_BYTES + 1), path)


def read_cache_file(path: str) -> bytes | None:
    """The bytes of a cache file of argmap; None where it is missing, or cannot be one.

    It cannot be one where it is unreadable, larger than MAX_CACHE_BYTES, a device or a pipe.
    """
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > MAX_CACHE_BYTES:
            return None
        with open(path, "rb") as stream:
            return stream.read(MAX_CACHE_BYTES)
    except (OSError, ValueError):
        return None


def read_head(path: str, size: int) -> bytes | None:
    """The first bytes of a file, at most `size`; None where there is none, or it is a device or a pipe."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as stream:
            return stream.read(size)
    except (OSError, ValueError):
        return None


def read_stdin() -> bytes:
    """All bytes of standard input. Raises FileError where there is none or more than MAX_MAP_BYTES."""
    if sys.stdin is None:
        raise file_error(READ, STDIN, Phrase(en="there is no standard input", ko="표준 입력이 없다"))
    with translate_os_error(READ, STDIN):
        return _check_size(sys.stdin.buffer.read(MAX_MAP_BYTES + 1), STDIN)


def _check_size(data: bytes, name: str) -> bytes:
    if len(data) > MAX_MAP_BYTES:
        raise file_error(READ, name, TOO_LARGE)
    return data
