"""Reading a named pipe, into which another program writes."""

import os
import stat
import time

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import READ, file_error

WRITER_TIMEOUT = 5.0
"""Seconds to wait for a program that opens the pipe; a pipe without one delays a build by so much."""
POLL_INTERVAL = 0.02
"""Seconds between two tries to read the first bytes; half of it would double the tries, 250 in 5 s."""
CHUNK_SIZE = 1 << 16
"""Bytes to read at a time: the capacity of a pipe on Linux."""

_NO_WRITER = Phrase(
    en="it is a pipe, and no program writes into it", ko="파이프인데 거기에 쓰는 프로그램이 없다"
)


def is_pipe(path: str) -> bool:
    """Return whether a pipe is at `path`. Opened as a file it would block until a program writes into it."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def read_pipe(path: str, limit: int) -> bytes:
    """The bytes written into the pipe at `path`, up to `limit`.

    Raises FileError where no program has begun to write after WRITER_TIMEOUT, and OSError as for a file.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        chunks = [_read_first_chunk(number, path)]
        os.set_blocking(number, True)
        while sum(map(len, chunks)) < limit and (chunk := os.read(number, CHUNK_SIZE)):
            chunks.append(chunk)
        return b"".join(chunks)[:limit]
    finally:
        os.close(number)


def _read_first_chunk(number: int, path: str) -> bytes:
    """The first bytes; none where a program has opened the pipe and not written yet."""
    end = time.monotonic() + WRITER_TIMEOUT
    while time.monotonic() < end:
        check_deadline()
        try:
            if chunk := os.read(number, CHUNK_SIZE):
                return chunk
        except BlockingIOError:
            return b""
        time.sleep(POLL_INTERVAL)
    raise file_error(READ, path, _NO_WRITER)
