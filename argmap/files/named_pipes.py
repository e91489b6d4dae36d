"""Reading a pipe that has a name: what another program writes into it, if one does."""

import os
import stat
import time

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import READ, file_error

WRITER_TIMEOUT = 5.0
"""Seconds that a program has to begin."""
POLL_INTERVAL = 0.02
"""Seconds between two looks whether one has."""
CHUNK_SIZE = 1 << 16
"""The bytes that are taken at a time."""

_NO_WRITER = Phrase(
    en="it is a pipe, and no program writes into it", ko="파이프인데 거기에 쓰는 프로그램이 없다"
)


def is_pipe(path: str) -> bool:
    """Whether a pipe is at `path`; opened as files are, it would be waited for without end."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def read_pipe(path: str, limit: int) -> bytes:
    """What is written into the pipe at `path`, up to so many bytes.

    Raises FileTrouble where no program has begun to write after PATIENCE, OSError as reading a file does.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        taken = [_read_first_chunk(number, path)]
        os.set_blocking(number, True)
        while sum(map(len, taken)) < limit and (piece := os.read(number, CHUNK_SIZE)):
            taken.append(piece)
        return b"".join(taken)[:limit]
    finally:
        os.close(number)


def _read_first_chunk(number: int, path: str) -> bytes:
    """The first bytes; none where there is a writer that has written none yet."""
    end = time.monotonic() + WRITER_TIMEOUT
    while time.monotonic() < end:
        check_deadline()
        try:
            if piece := os.read(number, CHUNK_SIZE):
                return piece
        except BlockingIOError:
            return b""
        time.sleep(POLL_INTERVAL)
    raise file_error(READ, path, _NO_WRITER)
