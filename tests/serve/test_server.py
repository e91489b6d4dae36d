"""Answers of the server over a real connection: to whom, and to what."""

import json
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest

from argmap.diagnostics.deadline import Cancelled, check_deadline
from argmap.diagnostics.user_error import UserError
from argmap.files.reading import MAX_MAP_BYTES
from argmap.pipeline.compile import CompileResult, compile_bytes
from argmap.serve import request_reader
from argmap.serve.handler import MAX_BODY_BYTES
from argmap.serve.served_maps import AccessError, MapStore
from argmap.serve.server import WebServer, open_server
from argmap.serve.service import PageService
from tests.layout.edited_map import AFTER, BEFORE

Connect = Callable[[WebServer], HTTPConnection]
QUESTIONS = ["start", "check", "draw", "save", "open", "export"]


def post(
    connect: Connect, server: WebServer, action: str, question: object, **headers: str
) -> tuple[int, Any]:
    """Send a request as the page does, and return the status and the answer."""
    own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
    connection = connect(server)
    body = json.dumps(question)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("POST", f"/api/{action}", body, {**own, **named})
    answer = connection.getresponse()
    data = answer.read()
    return answer.status, json.loads(data) if answer.getheader("Content-Type") == "application/json" else data


def get(connect: Connect, server: WebServer, path: str, **headers: str) -> HTTPResponse:
    connection = connect(server)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    return connection.getresponse()


def test_the_page_and_its_files(start_server: Callable[..., WebServer], connect: Connect) -> None:
    server = start_server()
    page = get(connect, server, "/")
    text = page.read().decode()
    policy = page.getheader("Content-Security-Policy") or ""
    assert page.status == 200
    assert "default-src 'none'; script-src 'self';" in policy
    assert "unsafe" not in policy
    assert server.token not in text
    assert "http://" not in text
    assert "https://" not in text
    for name in ("main", "api", "details", "editor", "events", "grammar", "motion", "picture", "textarea"):
        assert get(connect, server, f"/page/{name}.js").status == 200
    assert get(connect, server, "/page/page.css").getheader("Content-Type") == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "argmap.example"},
        {"Host": "argmap.example:{port}"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1.example:{port}"},
        {"Origin": "http://argmap.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/", "/page/main.js", "/api/changes?map=trains.argmap"])
def test_other_pages_and_other_names_are_refused(
    start_server: Callable[..., WebServer], connect: Connect, headers: dict[str, str], path: str
) -> None:
    server = start_server()
    filled = {name: value.replace("{port}", str(server.port)) for name, value in headers.items()}
    assert get(connect, server, path, X_Argmap_Token=server.token, **filled).status == 403
    assert post(connect, server, "draw", {"map": "trains.argmap"}, **filled)[0] == 403


def test_own_names_are_accepted(start_server: Callable[..., WebServer], connect: Connect) -> None:
    server = start_server()
    for host in (f"127.0.0.1:{server.port}", f"localhost:{server.port}"):
        question = {"map": "trains.argmap"}
        assert post(connect, server, "check", question, Host=host, Origin=f"http://{host}")[0] == 200


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_nothing_is_answered_or_done_without_the_token(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path, token: str
) -> None:
    server = start_server(editor=("true", "{file}"))
    before = (folder / "trains.argmap").read_bytes()
    for route in QUESTIONS:
        assert (
            post(connect, server, route, {"map": "trains.argmap", "text": ""}, X_Argmap_Token=token)[0] == 401
        )
    assert get(connect, server, "/api/changes?map=trains.argmap").status == 401
    assert (folder / "trains.argmap").read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "../secret.argmap",
        "..\\secret.argmap",
        "/etc/passwd",
        "x/../../secret.argmap",
        "",
        ".",
        "a\x00.argmap",
        "trains.argmap/../../secret.argmap",
        ".hidden.argmap",
        "argmap.toml",
        "x/.hidden/secret.argmap",
    ],
)
def test_no_other_file_is_reached(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path, name: str
) -> None:
    server = start_server(editor=("true", "{file}"))
    (folder / "argmap.toml").write_text("", "utf-8")
    for route in ("check", "draw", "save", "open"):
        status, answer = post(connect, server, route, {"map": name, "text": None if route == "draw" else "x"})
        assert status == 403, answer
        assert "secret\n" not in json.dumps(answer)
    assert not list(folder.glob("*secret*"))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("files.windows_devices", "con.argmap"),
        ("files.windows_devices", "deep/AUX.argmap"),
        ("serve.served_maps", "C:secret.argmap"),
        ("serve.served_maps", "x\\..\\..\\secret.argmap"),
        ("serve.served_maps", "trains.argmap:x.argmap"),
    ],
)
def test_what_leads_elsewhere_on_windows_is_no_map_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    monkeypatch.setattr(f"argmap.{module}.sys", SimpleNamespace(platform="win32"))
    with pytest.raises(AccessError):
        MapStore(str(folder)).read(name)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no such names here")
@pytest.mark.parametrize("raw", [b"12:30.argmap", b"a\\b.argmap", b"a%2f b&c.argmap", b"\xb3\xed.argmap"])
def test_a_map_of_any_listed_name_is_served(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path, raw: bytes
) -> None:
    name = os.fsdecode(raw)
    (folder / "trains.argmap").rename(folder / name)
    server = start_server()
    assert post(connect, server, "start", {})[1]["maps"] == [name]
    (state,) = read_events(connect, server, 1, name=raw)
    question = {"map": name, "text": state["text"] + "  premise: More\n", "version": state["version"]}
    assert post(connect, server, "check", question)[1] == {"diagnostics": [], "valid": True}
    assert post(connect, server, "draw", question)[1]["svg"].startswith("<svg ")
    assert post(connect, server, "save", question)[0] == 200
    assert "More" in (folder / name).read_text("utf-8")


def test_the_present_state_is_sent_once(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path
) -> None:
    server = start_server()

    def answer() -> list[str]:
        answer = get(connect, server, "/api/changes?map=trains.argmap&once=1", X_Argmap_Token=server.token)
        return answer.read().decode().split("\n\n")

    maps, state, rest = answer()
    assert maps.startswith("event: maps\n")
    assert state.startswith("event: map\n")
    assert rest == ""
    assert answer()[1] == state
    (folder / "argmap.toml").write_text('theme = "dark"\n', "utf-8")
    assert answer()[1] != state


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/page/../desk.py",
        "/page/%2e%2e/desk.py",
        "/page/index.html",
        "/component/../x.js",
        "/component/codemirror.py",
        "/page/",
        "/api/",
        "/page/main.js/x",
    ],
)
def test_no_other_file_is_served(start_server: Callable[..., WebServer], connect: Connect, path: str) -> None:
    assert get(connect, start_server(), path).status == 404


def test_a_link_out_of_the_folder_leads_nowhere(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path
) -> None:
    try:
        (folder / "link.argmap").symlink_to(folder.parent / "secret.argmap")
    except OSError:
        pytest.skip("no links here")
    server = start_server()
    assert post(connect, server, "start", {})[1]["maps"] == ["trains.argmap"]
    assert post(connect, server, "check", {"map": "link.argmap"})[0] == 403


def test_a_map_is_drawn_as_it_is_written(start_server: Callable[..., WebServer], connect: Connect) -> None:
    server = start_server()
    question = {
        "map": "trains.argmap",
        "text": "thesis a: One\n  premise b: Two 🚆 three\n  premise b: Again\n",
    }
    answer = post(connect, server, "check", question)[1]
    assert not answer["valid"]
    (diagnostic,) = answer["diagnostics"]
    assert diagnostic["place"] == {"line": 3, "column": 10, "endLine": 3, "endColumn": 11}
    assert post(connect, server, "draw", question)[1] == {}
    question["text"] = "thesis a: One\n  premise b: Two 🚆 three\n"
    drawn = post(connect, server, "draw", question)[1]
    assert drawn["svg"].startswith("<svg ")
    assert [each["line"] for each in drawn["statements"]] == [1, 2]
    assert drawn["names"]["statement"] == ["a", "b"]


def test_a_picture_and_its_download_keep_to_the_last_arrangement(
    start_server: Callable[..., WebServer], connect: Connect
) -> None:
    server = start_server()

    def draw(text: str, arrangement: object = "") -> dict[str, str]:
        question = {"map": "trains.argmap", "text": text, "picture": {"arrangement": arrangement}}
        return dict(post(connect, server, "draw", question)[1])

    def export(arrangement: str) -> str:
        picture = {"arrangement": arrangement}
        question = {"map": "trains.argmap", "text": AFTER, "picture": picture, "format": "svg"}
        return bytes(post(connect, server, "export", question)[1]).decode()

    first, fresh = draw(BEFORE), draw(AFTER)
    kept = draw(AFTER, first["arrangement"])
    assert kept["svg"] != fresh["svg"]
    assert draw(AFTER, kept["arrangement"])["svg"] == kept["svg"]
    assert draw(AFTER, "9" * 1_000_000)["svg"] == fresh["svg"]
    assert export(first["arrangement"]) == kept["svg"].replace('="map-', '="').replace(" map-", " ")
    assert export("") == fresh["svg"].replace('="map-', '="').replace(" map-", " ")
    question = {"map": "trains.argmap", "picture": {"arrangement": 1}}
    assert post(connect, server, "draw", question)[0] == 400


def test_columns_count_as_browsers_do(start_server: Callable[..., WebServer], connect: Connect) -> None:
    question = {"map": "trains.argmap", "text": "thesis a: 🚆🚆 일 <\n  premise b: x\n  cite: 🚆\n"}
    (diagnostic,) = post(connect, start_server(), "check", question)[1]["diagnostics"]
    assert diagnostic["place"]["endColumn"] - diagnostic["place"]["column"] in (2, 4)


def test_a_file_is_saved_only_as_it_is_known(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path
) -> None:
    server, path = start_server(), folder / "trains.argmap"
    path.write_bytes(b"\xef\xbb\xbfthesis: One\r\n")
    (version,) = {each["version"] for each in read_events(connect, server, 1)}
    path.write_bytes(b"thesis: Another\n")
    question = {"map": "trains.argmap", "text": "thesis: Mine\n", "version": version}
    status, _told = post(connect, server, "save", question)
    assert status == 409
    assert path.read_bytes() == b"thesis: Another\n"
    path.write_bytes(b"\xef\xbb\xbfthesis: One\r\n")
    status, saved = post(connect, server, "save", question)
    assert status == 200
    assert path.read_bytes() == b"\xef\xbb\xbfthesis: Mine\r\n"
    path.unlink()
    assert post(connect, server, "save", {**question, "version": saved["version"]})[0] == 409
    assert not path.exists()
    assert post(connect, server, "save", {**question, "version": ""})[0] == 200
    assert path.read_bytes() == b"thesis: Mine\n"


def read_events(
    connect: Connect,
    server: WebServer,
    count: int,
    then: Callable[[], object] = lambda: None,
    name: bytes = b"trains.argmap",
) -> list[Any]:
    """So many events about the map, the first ones before `then`."""
    answer = get(connect, server, f"/api/changes?map={quote(name)}", X_Argmap_Token=server.token)
    assert answer.getheader("Content-Type") == "text/event-stream"
    found: list[Any] = []
    while len(found) < count:
        kind, data = answer.readline().decode().strip(), answer.readline().decode().strip()
        assert answer.readline() == b"\n"
        if kind == "event: map":
            found.append(json.loads(data.removeprefix("data: ")))
            if len(found) == 1:
                then()
    answer.close()
    return found


def test_changes_on_disk_are_sent(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path
) -> None:
    path = folder / "trains.argmap"

    def renamed() -> None:
        path.with_suffix(".new").write_text("thesis: New\n", "utf-8")
        path.with_suffix(".new").replace(path)

    server = start_server()
    assert [each["text"] for each in read_events(connect, server, 2, renamed)][1] == "thesis: New\n"
    assert [each["version"] for each in read_events(connect, server, 2, path.unlink)][1] == ""


def test_what_is_not_utf8_is_shown_but_never_written(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path
) -> None:
    server, path = start_server(), folder / "trains.argmap"
    path.write_bytes("thesis: 논제\n".encode("cp949"))
    (state,) = read_events(connect, server, 1)
    assert not state["lossless"]
    question = {"map": "trains.argmap", "text": state["text"], "version": state["version"]}
    assert post(connect, server, "save", question)[0] == 403
    assert (
        post(connect, server, "check", {"map": "trains.argmap"})[1]["diagnostics"][0]["severity"] == "error"
    )


def test_read_only(start_server: Callable[..., WebServer], connect: Connect, folder: Path) -> None:
    server = start_server(read_only=True)
    before = (folder / "trains.argmap").read_bytes()
    (state,) = read_events(connect, server, 1)
    question = {"map": "trains.argmap", "text": "x", "version": state["version"]}
    assert post(connect, server, "save", question)[0] == 403
    assert (folder / "trains.argmap").read_bytes() == before


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "pptx"])
def test_downloads(start_server: Callable[..., WebServer], connect: Connect, form: str) -> None:
    status, data = post(connect, start_server(), "export", {"map": "trains.argmap", "format": form})
    if status == 422:
        pytest.skip("no font here")
    assert data.startswith({"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "pptx": b"PK"}[form])


@pytest.mark.parametrize("route", ["draw", "export"])
def test_nothing_is_drawn_for_whom_has_left(
    start_server: Callable[..., WebServer], connect: Connect, monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    server = start_server()
    drawn: list[str] = []
    monkeypatch.setattr("argmap.serve.service.build_draw_options", lambda *_: drawn.append("late"))
    with server.service.draw_lock:
        connection = connect(server)
        body = json.dumps({"map": "trains.argmap", "format": "svg"})
        own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
        connection.request("POST", f"/api/{route}", body, own)
        Event().wait(0.3)
        connection.close()
        Event().wait(0.3)
    Event().wait(0.3)
    monkeypatch.undo()
    assert post(connect, server, "draw", {"map": "trains.argmap"})[1]["svg"].startswith("<svg ")
    assert drawn == []


@pytest.mark.parametrize("route", ["check", "draw", "export"])
def test_nothing_is_compiled_for_whom_has_left(
    start_server: Callable[..., WebServer], connect: Connect, monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    compiled: list[bytes] = []

    def compile_map(data: bytes, *others: Any) -> CompileResult:
        compiled.append(data)
        return compile_bytes(data, *others)

    monkeypatch.setattr("argmap.serve.service.compile_bytes", compile_map)
    server = start_server()
    own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
    with server.service.compile_lock:
        connections = [connect(server) for _ in range(25)]
        for number, connection in enumerate(connections):
            question = {"map": "trains.argmap", "format": "svg", "text": f"thesis: {number}\n"}
            connection.request("POST", f"/api/{route}", json.dumps(question), own)
        Event().wait(0.3)
        for connection in connections:
            connection.close()
        Event().wait(0.3)
    assert post(connect, server, "check", {"map": "trains.argmap", "text": "thesis: last\n"})[1]["valid"]
    assert compiled == [b"thesis: last\n"]


def test_a_text_that_is_left_while_it_is_compiled_is_given_up(
    start_server: Callable[..., WebServer], connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = Event(), Event()

    def compile_map(*_: Any) -> None:
        begun.set()
        try:
            while True:
                check_deadline()
                Event().wait(0.01)
        finally:
            ended.set()

    monkeypatch.setattr("argmap.serve.service.compile_bytes", compile_map)
    server = start_server()
    own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
    connection = connect(server)
    connection.request("POST", "/api/draw", json.dumps({"map": "trains.argmap"}), own)
    assert begun.wait(60)
    connection.close()
    assert ended.wait(60)


@pytest.mark.parametrize(
    "start",
    [
        "GET /",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Slow: ",
        "POST /api/draw HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Argmap-Token: {token}\r\n"
        "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
    ],
    ids=["line", "header", "body"],
)
def test_a_request_that_drips_is_given_up(
    start_server: Callable[..., WebServer], monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    monkeypatch.setattr(request_reader, "REQUEST_SECONDS", 0.3)
    server = start_server()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(start.format(port=server.port, token=server.token).encode())
        begin = monotonic()
        with suppress(OSError):
            while monotonic() < begin + 10:
                connection.sendall(b"x")
                Event().wait(0.05)
        assert 0.2 < monotonic() - begin < 5


def test_a_silent_connection_is_given_up_and_one_that_asks_again_is_not(
    start_server: Callable[..., WebServer], connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_reader, "REQUEST_SECONDS", 0.2)
    server = start_server()
    connection = connect(server)
    for _ in range(3):
        connection.request("GET", "/page/main.js")
        answer = connection.getresponse()
        assert (answer.status, len(answer.read()) > 0) == (200, True)
        Event().wait(0.3)
    monkeypatch.setattr(request_reader, "IDLE_SECONDS", 0.2)
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as silent:
        assert silent.recv(1) == b""


def test_a_text_larger_than_a_map_may_be_is_not_saved(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path
) -> None:
    server = start_server()
    path = folder / "trains.argmap"
    before = path.read_bytes()
    version = MapStore(str(folder)).read("trains.argmap")[1]
    question = {"map": "trains.argmap", "version": version, "text": "x" * (MAX_MAP_BYTES + 1)}
    status, answer = post(connect, server, "save", question)
    assert (status, path.read_bytes()) == (422, before)
    assert answer["message"].endswith("`: it is larger than 10 MB")
    question["text"] = "x" * MAX_MAP_BYTES
    assert post(connect, server, "save", question)[0] == 200
    assert len(MapStore(str(folder)).read("trains.argmap")[0]) == MAX_MAP_BYTES


def test_a_drawing_under_way_ends_with_its_reader(
    start_server: Callable[..., WebServer], connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = start_server()
    begun, ended = Event(), Event()

    def endless(*_: object) -> None:
        begun.set()
        try:
            while True:
                check_deadline()
                Event().wait(0.01)
        except Cancelled:
            ended.set()
            raise

    with monkeypatch.context() as slow:
        slow.setattr("argmap.serve.service.build_draw_options", endless)
        connection = connect(server)
        own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
        connection.request("POST", "/api/draw", json.dumps({"map": "trains.argmap"}), own)
        assert begun.wait(60)
        connection.close()
        assert ended.wait(60)
    assert post(connect, server, "draw", {"map": "trains.argmap"})[1]["svg"].startswith("<svg ")


def test_a_map_with_errors_is_not_downloaded(
    start_server: Callable[..., WebServer], connect: Connect
) -> None:
    status, answer = post(
        connect, start_server(ui="ko"), "export", {"map": "trains.argmap", "text": "x", "format": "pdf"}
    )
    assert (status, answer["message"]) == (422, "오류가 있는 지도는 그리지 않는다")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "nul",
        '{"map": 1}',
        '{"picture": 1}',
        '{"picture": {"page": "x"}}',
        '{"line": 0}',
        "[" * 9999,
    ],
)
def test_odd_questions_are_refused(
    start_server: Callable[..., WebServer], connect: Connect, body: str
) -> None:
    server = start_server()
    connection = connect(server)
    own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
    connection.request("POST", "/api/draw", body, own)
    assert connection.getresponse().status == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Length": str(MAX_BODY_BYTES + 1)},
        {"Content-Length": "-1"},
        {},
    ],
    ids=str,
)
def test_bodies_of_another_kind_or_size_are_refused(
    start_server: Callable[..., WebServer], connect: Connect, headers: dict[str, str]
) -> None:
    server = start_server()
    connection = connect(server)
    connection.putrequest("POST", "/api/draw")
    for name, value in {
        "X-Argmap-Token": server.token,
        "Content-Type": "application/json",
        **headers,
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 400


def test_settings_apply_and_their_errors_are_reported(
    start_server: Callable[..., WebServer], connect: Connect, folder: Path
) -> None:
    (folder / "argmap.toml").write_text('theme = "dark"\nnonsense = 1\n', "utf-8")
    server = start_server()
    question = {"map": "trains.argmap"}
    (diagnostic,) = post(connect, server, "check", question)[1]["diagnostics"]
    assert diagnostic["file"].endswith("argmap.toml")
    assert "#14171C" in post(connect, server, "draw", question)[1]["svg"]
    light = post(connect, server, "draw", {**question, "picture": {"theme": "auto"}})[1]["svg"]
    dark = post(connect, server, "draw", {**question, "picture": {"theme": "auto", "dark": True}})[1]["svg"]
    assert "<style" not in light + dark
    assert "#14171C" in dark
    assert "#14171C" not in light


def test_only_this_machine_is_listened_to(start_server: Callable[..., WebServer]) -> None:
    server = start_server()
    assert server.server_address[0] == "127.0.0.1"
    assert server.socket.family is socket.AF_INET


def test_a_taken_port_is_reported(start_server: Callable[..., WebServer]) -> None:
    server = start_server()
    with pytest.raises(UserError, match=f"port {server.port}"):
        open_server(server.service, server.port)


def test_a_running_save_is_finished_before_the_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = open_server(PageService(MapStore(str(folder)), "en"), 0)
    begun, done = Event(), Event()

    def save() -> None:
        with server.service.save_lock:
            begun.set()
            Event().wait(0.2)
            done.set()

    def interrupted(**_: object) -> None:
        begun.wait(20)
        raise KeyboardInterrupt

    monkeypatch.setattr(server, "serve_forever", interrupted)
    Thread(target=save, daemon=True).start()
    server.run()
    assert done.is_set()
    assert server.service.save_lock.locked()
