"""A server on a free port, in a thread, over a folder of its own; and a browser that opens its page."""

import shutil
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from argmap.serve import service
from argmap.serve.map_store import MapStore
from argmap.serve.server import WebServer, open_server
from argmap.serve.service import PageService
from tests.serve.browser import Open, start_browser

TEXT = """\
map: Trains
  lang: en

thesis goal: More night trains should run
  premise sleep: People sleep on the way
"""
Begin = Callable[..., WebServer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a map, beside one that must not be reached."""
    inside = tmp_path / "served"
    inside.mkdir()
    (inside / "trains.argmap").write_text(TEXT, "utf-8")
    (tmp_path / "secret.argmap").write_text("thesis: secret\n", "utf-8")
    return inside


@pytest.fixture
def begin(folder: Path) -> Iterator[Begin]:
    """What begins to serve the folder."""
    running: list[WebServer] = []

    def begun(*, fixed: bool = False, ui: str = "en", editor: tuple[str, ...] = ()) -> WebServer:
        server = open_server(PageService(MapStore(str(folder), read_only=fixed), ui, editor), 0)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        running.append(server)
        return server

    yield begun
    for server in running:
        server.closing.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def reach() -> Callable[[WebServer], HTTPConnection]:
    """What connects to a server."""
    return lambda server: HTTPConnection("127.0.0.1", server.port, timeout=30)


@pytest.fixture
def look(tmp_path: Path) -> Iterator[Open]:
    """What opens a server's page in Chromium."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    with start_browser(program, tmp_path / "profile") as opened:
        yield lambda server, key=None: opened(
            server.url if key is None else server.url.partition("#")[0] + key
        )


@pytest.fixture(params=["component", "plain"])
def written(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Which editor the page has; the selector of what is typed into."""
    if request.param == "plain":
        monkeypatch.setattr(service, "has_component", lambda: False)
        return "#editor textarea"
    if find_spec("nicegui") is None:
        pytest.skip("nicegui is not installed")
    return "#editor .cm-content"
