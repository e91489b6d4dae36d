"""Reading a pipe that has a name: what another program writes into it, if one does."""

import os
import stat
import time

from argmap.files.trouble import READ, refused
from argmap.text.deadline import keep_time
from argmap.text.diagnostic import Phrase

PATIENCE = 5.0
"""Seconds that a program has to begin."""
PAUSE = 0.02
"""Seconds between two looks whether one has."""
PIECE = 1 << 16
"""The bytes that are taken at a time."""

_NOBODY = Phrase(
    en="it is a pipe, and no program writes into it", ko="파이프인데 거기에 쓰는 프로그램이 없다"
)


def is_pipe(path: str) -> bool:
    """Whether a pipe is at `path`; opened as files are, it would be waited for without end."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def pipe_bytes(path: str, most: int) -> bytes:
    """What is written into the pipe at `path`, up to so many bytes.

    Raises FileTrouble where no program has begun to write after PATIENCE, OSError as reading a file does.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        taken = [_first(number, path)]
        os.set_blocking(number, True)
        while sum(map(len, taken)) < most and (piece := os.read(number, PIECE)):
            taken.append(piece)
        return b"".join(taken)[:most]
    finally:
        os.close(number)


def _first(number: int, path: str) -> bytes:
    """The first bytes; none where there is a writer that has written none yet."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        keep_time()
        try:
            if piece := os.read(number, PIECE):
                return piece
        except BlockingIOError:
            return b""
        time.sleep(PAUSE)
    raise refused(READ, path, _NOBODY)
