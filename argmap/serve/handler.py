"""One request after another of a browser's connection: judged first, then answered."""

import json
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from secrets import token_urlsafe
from selectors import EVENT_READ, DefaultSelector
from socket import MSG_PEEK
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs, urlsplit

from argmap.files.reading import LIMIT
from argmap.serve.address import is_known, is_ours
from argmap.serve.asked import Unclear, asked
from argmap.serve.assets import Asset, asset, document
from argmap.serve.changes import changes, first
from argmap.serve.desk import KINDS, Answer
from argmap.serve.shelf import Conflict, Refused
from argmap.text.deadline import Unwanted
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from argmap.serve.server import Server

_GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing but our own files: a script, a style or a picture that a map smuggled in would not run or load."""
LARGEST = 2 * LIMIT
"""The most bytes of a question: JSON may take two where a map takes one."""


class Handler(BaseHTTPRequestHandler):
    """Gives the page to whoever asks under our own address, and all else to those who know the token."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "argmap", ""
    disable_nagle_algorithm = True
    timeout = 120

    @property
    def ours(self) -> "Server":
        """The server that this request came to."""
        return cast("Server", self.server)

    def do_GET(self) -> None:
        """Answers with the page, one of its files, or the stream of changes."""
        asks = urlsplit(self.path)
        if not self._welcome():
            return
        if asks.path == "/":
            nonce = token_urlsafe(16)
            self._send(HTTPStatus.OK, document(nonce), nonce)
        elif asks.path == "/api/changes":
            if self._known():
                self._stream(parse_qs(asks.query, errors="surrogateescape"))
        elif found := asset(asks.path):
            self._send(HTTPStatus.OK, found)
        else:
            self._fail(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Answers a question, or does what is asked."""
        if not self._welcome() or not self._known():
            return
        try:
            self._answer(self._body())
        except Unclear:
            self._fail(HTTPStatus.BAD_REQUEST)
        except Conflict as conflict:
            self._fail(HTTPStatus.CONFLICT, conflict, version=conflict.found)
        except Refused as refused:
            self._fail(HTTPStatus.FORBIDDEN, refused)
        except Trouble as trouble:
            self._fail(HTTPStatus.UNPROCESSABLE_ENTITY, trouble)
        except (ConnectionError, TimeoutError, Unwanted):
            self.close_connection = True
        except Exception as bug:
            self.ours.stumbled(bug)
            self._fail(HTTPStatus.INTERNAL_SERVER_ERROR)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keeps quiet: requests are no news."""

    def _welcome(self) -> bool:
        """Whether the request may be heard; it is refused otherwise."""
        if is_ours(self.headers, self.ours.port):
            return True
        self._fail(HTTPStatus.FORBIDDEN)
        return False

    def _known(self) -> bool:
        if is_known(self.headers, self.ours.token):
            return True
        self._fail(HTTPStatus.UNAUTHORIZED)
        return False

    def _body(self) -> bytes:
        """The question's bytes. Raises Unclear where it is no JSON of a length that is told and allowed."""
        length = self.headers.get("Content-Length", "")
        if self.headers.get_content_type() != "application/json" or "Transfer-Encoding" in self.headers:
            raise Unclear("kind")
        if not (length.isascii() and length.isdigit()) or int(length) > LARGEST:
            raise Unclear("length")
        return self.rfile.read(int(length))

    def _left(self) -> bool:
        """Whether the browser has closed this connection."""
        with DefaultSelector() as selector:
            selector.register(self.connection, EVENT_READ)
            try:
                return bool(selector.select(0)) and self.connection.recv(1, MSG_PEEK) == b""
            except OSError:
                return True

    def _answer(self, body: bytes) -> None:
        desk, path = self.ours.desk, urlsplit(self.path).path
        if path == "/api/export":
            question = asked(body)
            self._send(HTTPStatus.OK, Asset(desk.export(question, self._left), KINDS[question.form]))
        elif answer := desk.answers(self._left).get(path.removeprefix("/api/")):
            self._tell(HTTPStatus.OK, answer(asked(body)))
        else:
            self._fail(HTTPStatus.NOT_FOUND)

    def _stream(self, asks: dict[str, list[str]]) -> None:
        """Tells of changes until one of the two ends leaves; only how things are now, where asked `once`."""
        self.close_connection = True
        name = asks.get("map", [""])[0]
        try:
            shelf = self.ours.desk.shelf
            events = first(shelf, name) if "once" in asks else changes(shelf, name, self.ours.closing)
            begun = next(events, b"")
        except Refused as refused:
            self._fail(HTTPStatus.FORBIDDEN, refused)
            return
        self._begin(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(begun)
            for each in events:
                self.wfile.write(each)

    def _tell(self, status: HTTPStatus, answer: Answer) -> None:
        self._send(status, Asset(json.dumps(answer).encode(), "application/json"))

    def _fail(self, status: HTTPStatus, trouble: Trouble | None = None, **more: object) -> None:
        """Refuses, and ends the connection: what is left of the request is not read."""
        self.close_connection = True
        words = trouble.phrase.say(self.ours.desk.ui) if trouble else status.phrase
        self._tell(status, {"message": words, **more})

    def _send(self, status: HTTPStatus, found: Asset, nonce: str = "") -> None:
        self._begin(status, found.kind, nonce)
        self.send_header("Content-Length", str(len(found.data)))
        self.end_headers()
        self.wfile.write(found.data)

    def _begin(self, status: HTTPStatus, kind: str, nonce: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", _POLICY.replace("{nonce}", nonce or token_urlsafe(16)))
        for name, value in _GUARDS.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
