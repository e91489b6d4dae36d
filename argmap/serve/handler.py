"""The requests of a browser's connection, one after another: checked, then answered."""

import json
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from io import BufferedReader
from secrets import token_urlsafe
from selectors import EVENT_READ, DefaultSelector
from socket import MSG_PEEK
from threading import Event
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from argmap.diagnostics.deadline import Cancelled
from argmap.diagnostics.user_error import UserError
from argmap.files.reading import MAX_MAP_BYTES
from argmap.serve.assets import Asset, build_index_html, find_asset
from argmap.serve.events import current_events, stream_events
from argmap.serve.origin_check import has_token, is_same_origin
from argmap.serve.request_reader import IDLE_SECONDS, RequestReader
from argmap.serve.requests import BadRequest, parse_request
from argmap.serve.served_maps import AccessError, Conflict
from argmap.serve.service import EXPORT_FORMATS, Answer, PageService

_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
_CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Allows the page's own files only: a script, a style or a picture from a map would not run or load."""
MAX_BODY_BYTES = 2 * MAX_MAP_BYTES
"""The most bytes of a request: JSON may take two where a map takes one."""


class Site(Protocol):
    """The server, as far as its handlers know it."""

    service: PageService
    token: str
    closing: Event

    @property
    def port(self) -> int:
        """The port that it listens at."""

    def report_bug(self, bug: Exception) -> None:
        """Report an exception that no request should raise."""


class Handler(BaseHTTPRequestHandler):
    """Give the page to any browser on this machine, and all else to those that know the token."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "argmap", ""
    disable_nagle_algorithm = True
    timeout = IDLE_SECONDS

    def __init__(self, site: Site, *connection: Any) -> None:
        self.site = site
        super().__init__(*connection)  # which answers all requests

    def setup(self) -> None:
        """Read the connection within the time that a request may take."""
        super().setup()
        self.rfile.close()
        self._request_reader = RequestReader(self.connection)
        self.rfile = BufferedReader(self._request_reader)

    def handle_one_request(self) -> None:
        """Answer the next request."""
        self._request_reader.begin_request()
        super().handle_one_request()

    def do_GET(self) -> None:
        """Answer with the page, one of its files, or the stream of events."""
        address = urlsplit(self.path)
        if not self._check_origin():
            return
        if address.path == "/":
            nonce = token_urlsafe(16)
            self._send_asset(HTTPStatus.OK, build_index_html(nonce), nonce)
        elif address.path == "/api/changes":
            if self._check_token():
                self._stream_events(parse_qs(address.query, errors="surrogateescape"))
        elif asset := find_asset(address.path):
            self._send_asset(HTTPStatus.OK, asset)
        else:
            self._send_failure(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Answer a request of the page."""
        if not self._check_origin() or not self._check_token():
            return
        try:
            self._answer(self._read_body())
        except BadRequest:
            self._send_failure(HTTPStatus.BAD_REQUEST)
        except Conflict as conflict:
            self._send_failure(HTTPStatus.CONFLICT, conflict, version=conflict.current_version)
        except AccessError as error:
            self._send_failure(HTTPStatus.FORBIDDEN, error)
        except UserError as error:
            self._send_failure(HTTPStatus.UNPROCESSABLE_ENTITY, error)
        except (ConnectionError, TimeoutError, Cancelled):
            self.close_connection = True
        except Exception as bug:
            self.site.report_bug(bug)
            self._send_failure(HTTPStatus.INTERNAL_SERVER_ERROR)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing about requests."""

    def _check_origin(self) -> bool:
        """Return whether the request comes from the page; send a refusal otherwise."""
        if is_same_origin(self.headers, self.site.port):
            return True
        self._send_failure(HTTPStatus.FORBIDDEN)
        return False

    def _check_token(self) -> bool:
        if has_token(self.headers, self.site.token):
            return True
        self._send_failure(HTTPStatus.UNAUTHORIZED)
        return False

    def _read_body(self) -> bytes:
        """Read the request's body. Raises BadRequest where it is no JSON of a declared and allowed length."""
        length = self.headers.get("Content-Length", "")
        if self.headers.get_content_type() != "application/json" or "Transfer-Encoding" in self.headers:
            raise BadRequest("kind")
        if not (length.isascii() and length.isdigit()) or int(length) > MAX_BODY_BYTES:
            raise BadRequest("length")
        return self.rfile.read(int(length))

    def _is_disconnected(self) -> bool:
        """Return whether the browser has closed this connection."""
        with DefaultSelector() as selector:
            selector.register(self.connection, EVENT_READ)
            try:
                return bool(selector.select(0)) and self.connection.recv(1, MSG_PEEK) == b""
            except OSError:
                return True

    def _answer(self, body: bytes) -> None:
        service, path = self.site.service, urlsplit(self.path).path
        if path != "/api/save" and self._is_disconnected():
            raise Cancelled
        if path == "/api/export":
            request = parse_request(body)
            data = service.export(request, self._is_disconnected)
            media_type = EXPORT_FORMATS[request.export_format].traits.media_type
            self._send_asset(HTTPStatus.OK, Asset(data, media_type))
        elif answer := service.request_handlers(self._is_disconnected).get(path.removeprefix("/api/")):
            self._send_json(HTTPStatus.OK, answer(parse_request(body)))
        else:
            self._send_failure(HTTPStatus.NOT_FOUND)

    def _stream_events(self, query: dict[str, list[str]]) -> None:
        """Send events until one of the two ends leaves; with `once` in the query, only the present state."""
        self.close_connection = True
        name = query.get("map", [""])[0]
        try:
            map_store = self.site.service.map_store
            events = (
                current_events(map_store, name)
                if "once" in query
                else stream_events(map_store, name, self.site.closing)
            )
            first_event = next(events, b"")
        except AccessError as error:
            self._send_failure(HTTPStatus.FORBIDDEN, error)
            return
        self._send_head(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(first_event)
            for each in events:
                self.wfile.write(each)

    def _send_json(self, status: HTTPStatus, answer: Answer) -> None:
        self._send_asset(status, Asset(json.dumps(answer).encode(), "application/json"))

    def _send_failure(self, status: HTTPStatus, error: UserError | None = None, **fields: object) -> None:
        """Refuse a request and end the connection: the rest of the request is not read."""
        self.close_connection = True
        words = error.phrase.in_language(self.site.service.ui) if error else status.phrase
        self._send_json(status, {"message": words, **fields})

    def _send_asset(self, status: HTTPStatus, asset: Asset, nonce: str = "") -> None:
        self._send_head(status, asset.media_type, nonce)
        self.send_header("Content-Length", str(len(asset.data)))
        self.end_headers()
        self.wfile.write(asset.data)

    def _send_head(self, status: HTTPStatus, media_type: str, nonce: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header(
            "Content-Security-Policy", _CONTENT_SECURITY_POLICY.replace("{nonce}", nonce or token_urlsafe(16))
        )
        for name, value in _SECURITY_HEADERS.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
