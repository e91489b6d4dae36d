"""Who is answered, and what: over a real connection."""

import json
import os
import socket
import sys
from collections.abc import Callable
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest

from argmap.diagnostics.deadline import Cancelled, check_deadline
from argmap.diagnostics.user_error import UserError
from argmap.serve.handler import MAX_BODY_BYTES
from argmap.serve.map_store import AccessError, MapStore
from argmap.serve.server import WebServer, open_server
from argmap.serve.service import PageService

Reach = Callable[[WebServer], HTTPConnection]
QUESTIONS = ["start", "check", "draw", "save", "open", "export"]


def post(reach: Reach, server: WebServer, action: str, question: object, **headers: str) -> tuple[int, Any]:
    """The status and the answer to a question asked as the page asks it."""
    own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
    connection = reach(server)
    body = json.dumps(question)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("POST", f"/api/{action}", body, {**own, **named})
    answer = connection.getresponse()
    data = answer.read()
    return answer.status, json.loads(data) if answer.getheader("Content-Type") == "application/json" else data


def get(reach: Reach, server: WebServer, path: str, **headers: str) -> HTTPResponse:
    connection = reach(server)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    return connection.getresponse()


def test_the_page_and_its_files(begin: Callable[..., WebServer], reach: Reach) -> None:
    server = begin()
    page = get(reach, server, "/")
    text = page.read().decode()
    policy = page.getheader("Content-Security-Policy") or ""
    assert page.status == 200
    assert "default-src 'none'; script-src 'self';" in policy
    assert "unsafe" not in policy
    assert server.token not in text
    assert "http://" not in text
    assert "https://" not in text
    for name in ("main", "api", "details", "editor", "events", "grammar", "picture", "textarea"):
        assert get(reach, server, f"/page/{name}.js").status == 200
    assert get(reach, server, "/page/page.css").getheader("Content-Type") == "text/css; charset=utf-8"


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
    begin: Callable[..., WebServer], reach: Reach, headers: dict[str, str], path: str
) -> None:
    server = begin()
    filled = {name: value.replace("{port}", str(server.port)) for name, value in headers.items()}
    assert get(reach, server, path, X_Argmap_Token=server.token, **filled).status == 403
    assert post(reach, server, "draw", {"map": "trains.argmap"}, **filled)[0] == 403


def test_our_own_names_are_heard(begin: Callable[..., WebServer], reach: Reach) -> None:
    server = begin()
    for host in (f"127.0.0.1:{server.port}", f"localhost:{server.port}"):
        question = {"map": "trains.argmap"}
        assert post(reach, server, "check", question, Host=host, Origin=f"http://{host}")[0] == 200


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_nothing_is_told_or_done_without_the_token(
    begin: Callable[..., WebServer], reach: Reach, folder: Path, token: str
) -> None:
    server = begin(editor=("true", "{file}"))
    before = (folder / "trains.argmap").read_bytes()
    for deed in QUESTIONS:
        assert post(reach, server, deed, {"map": "trains.argmap", "text": ""}, X_Argmap_Token=token)[0] == 401
    assert get(reach, server, "/api/changes?map=trains.argmap").status == 401
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
    begin: Callable[..., WebServer], reach: Reach, folder: Path, name: str
) -> None:
    server = begin(editor=("true", "{file}"))
    (folder / "argmap.toml").write_text("", "utf-8")
    for deed in ("check", "draw", "save", "open"):
        status, told = post(reach, server, deed, {"map": name, "text": None if deed == "draw" else "x"})
        assert status == 403, told
        assert "secret\n" not in json.dumps(told)
    assert not list(folder.glob("*secret*"))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("files.windows_devices", "con.argmap"),
        ("files.windows_devices", "deep/AUX.argmap"),
        ("serve.map_store", "C:secret.argmap"),
        ("serve.map_store", "x\\..\\..\\secret.argmap"),
        ("serve.map_store", "trains.argmap:x.argmap"),
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
    begin: Callable[..., WebServer], reach: Reach, folder: Path, raw: bytes
) -> None:
    name = os.fsdecode(raw)
    (folder / "trains.argmap").rename(folder / name)
    server = begin()
    assert post(reach, server, "start", {})[1]["maps"] == [name]
    (state,) = read_events(reach, server, 1, name=raw)
    question = {"map": name, "text": state["text"] + "  premise: More\n", "version": state["version"]}
    assert post(reach, server, "check", question)[1] == {"diagnostics": [], "valid": True}
    assert post(reach, server, "draw", question)[1]["svg"].startswith("<svg ")
    assert post(reach, server, "save", question)[0] == 200
    assert "More" in (folder / name).read_text("utf-8")


def test_how_things_are_is_told_once(begin: Callable[..., WebServer], reach: Reach, folder: Path) -> None:
    server = begin()

    def told() -> list[str]:
        answer = get(reach, server, "/api/changes?map=trains.argmap&once=1", X_Argmap_Token=server.token)
        return answer.read().decode().split("\n\n")

    maps, state, rest = told()
    assert maps.startswith("event: maps\n")
    assert state.startswith("event: map\n")
    assert rest == ""
    assert told()[1] == state
    (folder / "argmap.toml").write_text('theme = "dark"\n', "utf-8")
    assert told()[1] != state


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
def test_no_other_file_of_ours_is_given(begin: Callable[..., WebServer], reach: Reach, path: str) -> None:
    assert get(reach, begin(), path).status == 404


def test_a_link_out_of_the_folder_leads_nowhere(
    begin: Callable[..., WebServer], reach: Reach, folder: Path
) -> None:
    try:
        (folder / "link.argmap").symlink_to(folder.parent / "secret.argmap")
    except OSError:
        pytest.skip("no links here")
    server = begin()
    assert post(reach, server, "start", {})[1]["maps"] == ["trains.argmap"]
    assert post(reach, server, "check", {"map": "link.argmap"})[0] == 403


def test_a_map_is_drawn_as_it_is_written(begin: Callable[..., WebServer], reach: Reach) -> None:
    server = begin()
    question = {
        "map": "trains.argmap",
        "text": "thesis a: One\n  premise b: Two 🚆 three\n  premise b: Again\n",
    }
    told = post(reach, server, "check", question)[1]
    assert not told["valid"]
    (slip,) = told["diagnostics"]
    assert slip["place"] == {"line": 3, "column": 10, "endLine": 3, "endColumn": 11}
    assert post(reach, server, "draw", question)[1] == {}
    question["text"] = "thesis a: One\n  premise b: Two 🚆 three\n"
    drawn = post(reach, server, "draw", question)[1]
    assert drawn["svg"].startswith("<svg ")
    assert [each["line"] for each in drawn["statements"]] == [1, 2]
    assert drawn["names"]["statement"] == ["a", "b"]


def test_columns_count_as_browsers_do(begin: Callable[..., WebServer], reach: Reach) -> None:
    question = {"map": "trains.argmap", "text": "thesis a: 🚆🚆 일 <\n  premise b: x\n  cite: 🚆\n"}
    (slip,) = post(reach, begin(), "check", question)[1]["diagnostics"]
    assert slip["place"]["endColumn"] - slip["place"]["column"] in (2, 4)


def test_a_file_is_saved_only_as_it_is_known(
    begin: Callable[..., WebServer], reach: Reach, folder: Path
) -> None:
    server, path = begin(), folder / "trains.argmap"
    path.write_bytes(b"\xef\xbb\xbfthesis: One\r\n")
    (version,) = {each["version"] for each in read_events(reach, server, 1)}
    path.write_bytes(b"thesis: Another\n")
    question = {"map": "trains.argmap", "text": "thesis: Mine\n", "version": version}
    status, _told = post(reach, server, "save", question)
    assert status == 409
    assert path.read_bytes() == b"thesis: Another\n"
    path.write_bytes(b"\xef\xbb\xbfthesis: One\r\n")
    status, saved = post(reach, server, "save", question)
    assert status == 200
    assert path.read_bytes() == b"\xef\xbb\xbfthesis: Mine\r\n"
    path.unlink()
    assert post(reach, server, "save", {**question, "version": saved["version"]})[0] == 409
    assert not path.exists()
    assert post(reach, server, "save", {**question, "version": ""})[0] == 200
    assert path.read_bytes() == b"thesis: Mine\n"


def read_events(
    reach: Reach,
    server: WebServer,
    count: int,
    then: Callable[[], object] = lambda: None,
    name: bytes = b"trains.argmap",
) -> list[Any]:
    """So many events about the map, the first ones before `then`."""
    answer = get(reach, server, f"/api/changes?map={quote(name)}", X_Argmap_Token=server.token)
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


def test_changes_on_disk_are_told(begin: Callable[..., WebServer], reach: Reach, folder: Path) -> None:
    path = folder / "trains.argmap"

    def renamed() -> None:
        path.with_suffix(".new").write_text("thesis: New\n", "utf-8")
        path.with_suffix(".new").replace(path)

    server = begin()
    assert [each["text"] for each in read_events(reach, server, 2, renamed)][1] == "thesis: New\n"
    assert [each["version"] for each in read_events(reach, server, 2, path.unlink)][1] == ""


def test_what_is_not_utf8_is_shown_but_never_written(
    begin: Callable[..., WebServer], reach: Reach, folder: Path
) -> None:
    server, path = begin(), folder / "trains.argmap"
    path.write_bytes("thesis: 논제\n".encode("cp949"))
    (state,) = read_events(reach, server, 1)
    assert not state["lossless"]
    question = {"map": "trains.argmap", "text": state["text"], "version": state["version"]}
    assert post(reach, server, "save", question)[0] == 403
    assert post(reach, server, "check", {"map": "trains.argmap"})[1]["diagnostics"][0]["severity"] == "error"


def test_read_only(begin: Callable[..., WebServer], reach: Reach, folder: Path) -> None:
    server = begin(fixed=True)
    before = (folder / "trains.argmap").read_bytes()
    (state,) = read_events(reach, server, 1)
    question = {"map": "trains.argmap", "text": "x", "version": state["version"]}
    assert post(reach, server, "save", question)[0] == 403
    assert (folder / "trains.argmap").read_bytes() == before


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "pptx"])
def test_downloads(begin: Callable[..., WebServer], reach: Reach, form: str) -> None:
    status, data = post(reach, begin(), "export", {"map": "trains.argmap", "format": form})
    if status == 422:
        pytest.skip("no font here")
    assert data.startswith({"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "pptx": b"PK"}[form])


@pytest.mark.parametrize("deed", ["draw", "export"])
def test_nothing_is_drawn_for_whom_has_left(
    begin: Callable[..., WebServer], reach: Reach, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    server = begin()
    drawn: list[str] = []
    monkeypatch.setattr("argmap.serve.service.build_draw_options", lambda *_: drawn.append("late"))
    with server.service.draw_lock:
        connection = reach(server)
        body = json.dumps({"map": "trains.argmap", "format": "svg"})
        own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
        connection.request("POST", f"/api/{deed}", body, own)
        Event().wait(0.3)
        connection.close()
        Event().wait(0.3)
    Event().wait(0.3)
    monkeypatch.undo()
    assert post(reach, server, "draw", {"map": "trains.argmap"})[1]["svg"].startswith("<svg ")
    assert drawn == []


def test_a_drawing_under_way_ends_with_its_reader(
    begin: Callable[..., WebServer], reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = begin()
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
        connection = reach(server)
        own = {"X-Argmap-Token": server.token, "Content-Type": "application/json"}
        connection.request("POST", "/api/draw", json.dumps({"map": "trains.argmap"}), own)
        assert begun.wait(60)
        connection.close()
        assert ended.wait(60)
    assert post(reach, server, "draw", {"map": "trains.argmap"})[1]["svg"].startswith("<svg ")


def test_a_map_with_errors_is_not_downloaded(begin: Callable[..., WebServer], reach: Reach) -> None:
    status, told = post(
        reach, begin(ui="ko"), "export", {"map": "trains.argmap", "text": "x", "format": "pdf"}
    )
    assert (status, told["message"]) == (422, "오류가 있는 지도는 그리지 않는다")


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
def test_odd_questions_are_refused(begin: Callable[..., WebServer], reach: Reach, body: str) -> None:
    server = begin()
    connection = reach(server)
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
    begin: Callable[..., WebServer], reach: Reach, headers: dict[str, str]
) -> None:
    server = begin()
    connection = reach(server)
    connection.putrequest("POST", "/api/draw")
    for name, value in {
        "X-Argmap-Token": server.token,
        "Content-Type": "application/json",
        **headers,
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 400


def test_settings_hold_and_their_slips_are_told(
    begin: Callable[..., WebServer], reach: Reach, folder: Path
) -> None:
    (folder / "argmap.toml").write_text('theme = "dark"\nnonsense = 1\n', "utf-8")
    server = begin()
    question = {"map": "trains.argmap"}
    (slip,) = post(reach, server, "check", question)[1]["diagnostics"]
    assert slip["file"].endswith("argmap.toml")
    assert "#14171C" in post(reach, server, "draw", question)[1]["svg"]
    light = post(reach, server, "draw", {**question, "picture": {"theme": "auto"}})[1]["svg"]
    dark = post(reach, server, "draw", {**question, "picture": {"theme": "auto", "dark": True}})[1]["svg"]
    assert "<style" not in light + dark
    assert "#14171C" in dark
    assert "#14171C" not in light


def test_only_this_machine_is_listened_to(begin: Callable[..., WebServer]) -> None:
    server = begin()
    assert server.server_address[0] == "127.0.0.1"
    assert server.socket.family is socket.AF_INET


def test_a_taken_port_is_told(begin: Callable[..., WebServer]) -> None:
    server = begin()
    with pytest.raises(UserError, match=f"port {server.port}"):
        open_server(server.service, server.port)


def test_a_save_that_has_begun_is_finished_before_the_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
