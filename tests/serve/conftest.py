"""A server on a free port, in a thread, over a folder of its own."""

from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from argmap.serve.desk import Desk
from argmap.serve.server import Server, opened
from argmap.serve.shelf import Shelf

TEXT = """\
map: Trains
  lang: en

thesis goal: More night trains should run
  premise sleep: People sleep on the way
"""
Begin = Callable[..., Server]


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
    running: list[Server] = []

    def begun(*, fixed: bool = False, ui: str = "en", editor: tuple[str, ...] = ()) -> Server:
        server = opened(Desk(Shelf(str(folder), fixed=fixed), ui, editor), 0)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        running.append(server)
        return server

    yield begun
    for server in running:
        server.closing.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def reach() -> Callable[[Server], HTTPConnection]:
    """What connects to a server."""
    return lambda server: HTTPConnection("127.0.0.1", server.port, timeout=30)
