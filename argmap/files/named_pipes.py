"""Named pipes: reading one that another program writes into, and writing into one that another reads."""

import errno
import os
import stat
import time

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import READ, WRITE, file_error

OTHER_END_TIMEOUT = 5.0
"""Seconds to wait for a program that opens the other end; a pipe without one delays a build by so much."""
POLL_INTERVAL = 0.02
"""Seconds between two tries to reach it; half of it would double the tries, 250 in 5 s."""
CHUNK_SIZE = 1 << 16
"""Bytes to read at a time: the capacity of a pipe on Linux."""

_NO_WRITER = Phrase(
    en="it is a pipe, and no program writes into it", ko="파이프인데 거기에 쓰는 프로그램이 없다"
)

_NO_READER = Phrase(
    en="it is a pipe, and no program reads from it", ko="파이프인데 거기서 읽는 프로그램이 없다"
)


def is_pipe(path: str) -> bool:
    """Return whether a pipe is at `path`. Opened as a file it would block until a program writes into it."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def read_pipe(path: str, limit: int) -> bytes:
    """The bytes written into the pipe at `path`, up to `limit`.

    Raises FileError where no program has begun to write after OTHER_END_TIMEOUT, and OSError as for a file.
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
    end = time.monotonic() + OTHER_END_TIMEOUT
    while time.monotonic() < end:
        check_deadline()
        try:
            if chunk := os.read(number, CHUNK_SIZE):
                return chunk
        except BlockingIOError:
            return b""
        time.sleep(POLL_INTERVAL)
    raise file_error(READ, path, _NO_WRITER)


def write_pipe(path: str, data: bytes) -> None:
    """Write `data` into the pipe at `path`.

    Raises FileError where no program has begun to read after OTHER_END_TIMEOUT, and OSError as for a file.
    """
    number = _open_for_reader(path)
    try:
        os.set_blocking(number, True)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(number, rest) :]
    finally:
        os.close(number)


def _open_for_reader(path: str) -> int:
    """The end to write into, as soon as a program has opened the other."""
    end = time.monotonic() + OTHER_END_TIMEOUT
    while time.monotonic() < end:
        check_deadline()
        try:
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
        time.sleep(POLL_INTERVAL)
    raise file_error(WRITE, path, _NO_READER)
