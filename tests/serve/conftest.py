"""A server on a free port, in a thread, for a temporary folder; and a browser that opens its page."""

from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from argmap.serve import service
from argmap.serve.served_maps import MapStore
from argmap.serve.server import WebServer, open_server
from argmap.serve.service import PageService
from tests.chromium import Chromium, ChromiumPage, start_chromium
from tests.serve.live_page import OpenPage

TEXT = """\
map: Trains
  lang: en

thesis goal: More night trains should run
  premise sleep: People sleep on the way
"""
StartServer = Callable[..., WebServer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a map, next to a map that must not be served."""
    inside = tmp_path / "served"
    inside.mkdir()
    (inside / "trains.argmap").write_text(TEXT, "utf-8")
    (tmp_path / "secret.argmap").write_text("thesis: secret\n", "utf-8")
    return inside


@pytest.fixture
def start_server(folder: Path) -> Iterator[StartServer]:
    """A function that starts a server for the folder."""
    running: list[WebServer] = []

    def start(*, read_only: bool = False, ui: str = "en", editor: tuple[str, ...] = ()) -> WebServer:
        server = open_server(PageService(MapStore(str(folder), read_only=read_only), ui, editor), 0)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        running.append(server)
        return server

    yield start
    for server in running:
        server.closing.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def connect() -> Callable[[WebServer], HTTPConnection]:
    """A function that connects to a server."""
    return lambda server: HTTPConnection("127.0.0.1", server.port, timeout=30)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """A browser that reaches this machine alone."""
    with start_chromium(reachable_host="127.0.0.1") as running:
        yield running


@pytest.fixture
def open_page(chromium: Chromium) -> Iterator[OpenPage]:
    """A function that opens a server's page, in a browser that has stored nothing yet."""
    fresh = Chromium(chromium.browser)

    def open_page(server: WebServer, key: str | None = None) -> ChromiumPage:
        address = server.url if key is None else server.url.partition("#")[0] + key
        return fresh.open_page(address, (1280, 720))

    yield open_page
    fresh.context.close()


@pytest.fixture(params=["component", "plain"])
def editor_selector(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The selector of the element that is typed into, for each of the two editors."""
    if request.param == "plain":
        monkeypatch.setattr(service, "has_component", lambda: False)
        return "#editor textarea"
    if find_spec("nicegui") is None:
        pytest.skip("nicegui is not installed")
    return "#editor .cm-content"
