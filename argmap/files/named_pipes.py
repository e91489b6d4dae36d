"""Named pipes: reading one that another program writes into, and writing into one that another reads."""

import errno
import os
import stat
import time
from collections.abc import Iterator

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import READ, WRITE, file_error

OTHER_END_TIMEOUT = 5.0
"""Seconds to wait for a program that opens the other end; a pipe without one delays a build by so much."""
SILENCE_TIMEOUT = 60.0
"""Seconds to wait for a program that has opened the pipe and writes nothing: what it writes may take long to
make. Half of it would cut off slow commands, double keep an editor waiting for one that hangs."""
POLL_INTERVAL = 0.02
"""Seconds between two tries to reach it; half of it would double the tries, 250 in 5 s."""
CHUNK_SIZE = 1 << 16
"""Bytes to read at a time: the capacity of a pipe on Linux."""

_NO_WRITER = Phrase(
    en="it is a pipe, and no program writes into it", ko="파이프인데 거기에 쓰는 프로그램이 없다"
)
_SILENT_WRITER = Phrase(
    en="it is a pipe, and the program that has opened it writes nothing",
    ko="파이프인데 그것을 연 프로그램이 아무것도 쓰지 않는다",
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

    Raises FileError where no program has begun to write after OTHER_END_TIMEOUT, or one holds the pipe open
    and is silent for SILENCE_TIMEOUT; and OSError as for a file.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        return b"".join(_read_chunks(number, path, limit))[:limit]
    finally:
        os.close(number)


def _read_chunks(number: int, path: str, limit: int) -> Iterator[bytes]:
    size, is_open, end = 0, False, time.monotonic() + OTHER_END_TIMEOUT
    while size < limit:
        check_deadline()
        chunk = _read_chunk(number)
        if chunk == b"" and is_open:
            return
        if chunk or (chunk is None and not is_open):
            is_open, end = True, time.monotonic() + SILENCE_TIMEOUT
        if chunk:
            size += len(chunk)
            yield chunk
        elif time.monotonic() > end:
            raise file_error(READ, path, _SILENT_WRITER if is_open else _NO_WRITER)
        else:
            time.sleep(POLL_INTERVAL)


def _read_chunk(number: int) -> bytes | None:
    """The next bytes; none where no program has the pipe open, None where one does that has written none."""
    try:
        return os.read(number, CHUNK_SIZE)
    except BlockingIOError:
        return None


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
