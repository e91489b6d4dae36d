"""Reading the requests of a connection, each within a time that no number of small pieces can stretch."""

import io
from socket import socket
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

IDLE_SECONDS = 120.0
"""Seconds that a connection may be silent before a request, and that an answer may take to be received."""
REQUEST_SECONDS = 30.0
"""Seconds from the first byte of a request to its last. From this machine 20 MB take a tenth of one; half as
many would do, and twice as many would hold the thread of a browser that has stopped in mid-request longer.
"""


class RequestReader(io.RawIOBase):
    """The bytes that come through a connection. Reading raises TimeoutError where they come too slowly."""

    def __init__(self, connection: socket) -> None:
        self._connection = connection
        self._end: float | None = None

    def begin_request(self) -> None:
        """Wait for the first byte of another request, as long as a connection may be silent."""
        self._end = None

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read what has come into `buffer`, and return its length; 0 at the end."""
        seconds = IDLE_SECONDS if self._end is None else self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        self._connection.settimeout(seconds)
        try:
            count = self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(IDLE_SECONDS)
        if self._end is None:
            self._end = monotonic() + REQUEST_SECONDS
        return count
