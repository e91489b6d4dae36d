"""The server: it listens on this machine alone, and ends cleanly."""

import errno
import os
import socketserver
import sys
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from secrets import token_urlsafe
from threading import Event

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.serve.handler import Handler
from argmap.serve.origin_check import HOST
from argmap.serve.service import PageService

FIRST_PORT = 8737
"""The port to try first; the next ones follow where another program listens there."""
_PORT_ATTEMPTS = 20
"""Ports tried from FIRST_PORT on, one for each page that is open at once; after them, any free one."""
_SAVE_GRACE_SECONDS = 10.0
"""The most seconds that the end waits for a save that is under way."""


class WebServer(ThreadingHTTPServer):
    """A server that answers each connection in a thread of its own; each has a new token."""

    daemon_threads = True
    request_queue_size = 128
    """Connections that may come at once; one more waits a second or longer for its next try."""
    allow_reuse_address = sys.platform != "win32"  # there it would share the port with another program

    def __init__(self, service: PageService, port: int) -> None:
        self.service, self.token, self.closing = service, token_urlsafe(24), Event()
        self.on_bug: Callable[[Exception], None] = lambda bug: None
        super().__init__((HOST, port), partial(Handler, self))

    @property
    def port(self) -> int:
        """The port."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """The address to open. The token is behind #, which browsers send nowhere."""
        return f"http://{HOST}:{self.port}/#{self.token}"

    def server_bind(self) -> None:
        """Bind without asking for this machine's name, which can take long where no network answers."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.port

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a browser that has left."""

    def report_bug(self, bug: Exception) -> None:
        """Report a bug in argmap to `on_bug`."""
        self.on_bug(bug)

    def run(self) -> None:
        """Serve until an interrupt. A save that has begun is finished, and no other begins."""
        try:
            self.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            pass
        finally:
            self.closing.set()
            self.server_close()
            self.service.save_lock.acquire(timeout=_SAVE_GRACE_SECONDS)


def open_server(service: PageService, port: int | None) -> WebServer:
    """Open a server at a port (0: any that is free), else at the first free one from FIRST_PORT on.

    Raises UserError where there is none.
    """
    for each in (port,) if port is not None else (*range(FIRST_PORT, FIRST_PORT + _PORT_ATTEMPTS), 0):
        try:
            return WebServer(service, each)
        except OSError as error:
            is_taken = error.errno in (errno.EADDRINUSE, errno.EACCES) or isinstance(error, PermissionError)
            if port is not None or not is_taken:
                raise _listen_error(each, error) from error
    raise AssertionError("port 0 is always tried last")


def _listen_error(port: int, error: OSError) -> UserError:
    why = os.strerror(error.errno) if error.errno else str(error)
    return UserError(
        Phrase(
            en=f"cannot listen at port {port}: {why}; leave out `--port` to take a free one",
            ko=f"포트 {port}를 쓸 수 없다: {why}; `--port`를 빼면 빈 포트를 찾는다",
        )
    )
