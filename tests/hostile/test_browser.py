"""Hostile maps in a real browser: nothing of theirs runs, and a listening canary gets no request."""

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import argmap
from argmap.config.drawing_choices import TextMode
from argmap.pipeline.draw import draw
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat, TalkFormat
from argmap.pipeline.slides import TalkChoices, build_map_talk, write_talk
from argmap.serve.served_maps import MapStore
from argmap.serve.server import WebServer, open_server
from argmap.serve.service import PageService
from argmap.theme.themes import AUTO
from tests.chromium import Chromium, ChromiumPage, start_chromium, wait_for_value
from tests.hostile.corpus import CANARY, TEXTS, build_full_map, build_hostile_map

pytestmark = pytest.mark.slow

TRAP = """
window.evil = () => { window.hit = true; };
for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = window.evil;
"""
"""Runs before all else in a page."""
DISPATCH_EVENTS = """(() => {
  for (const each of document.querySelectorAll('*'))
    for (const kind of ['load', 'error', 'click', 'mouseover', 'focus', 'begin', 'animationstart', 'toggle'])
      if (kind !== 'click' || !each.closest('a, button')) each.dispatchEvent(new Event(kind));
})()"""
"""Sets off whatever waits for something to happen."""
LINK_ATTRIBUTES = """[...document.querySelectorAll('*')].flatMap(each => [...each.attributes]
  .filter(a => /href$|^src|^action$|^data$/.test(a.name) && each.localName !== 'script').map(a => a.value))"""
HOLES = """[...document.querySelectorAll('*')].flatMap(each => [...each.attributes]
  .filter(a => /^on/i.test(a.name)).map(a => a.name))"""

SOUND = re.compile("#|https?://|mailto:|data:image/png;", re.IGNORECASE)


class Canary:
    """A listener on this machine, and the requests it got."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        canary = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                canary.asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Keeps quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/canary"

    def insert_address(self, text: str) -> str:
        """A text with its address in the place of the canary's."""
        return text.replace(CANARY, self.address)


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    found = Canary()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with start_chromium(reachable_host="127.0.0.1") as running:
        yield running


@pytest.fixture
def open_page(chromium: Chromium) -> Callable[[str], ChromiumPage]:
    """Opens an address in a window in which the trap is set."""
    return lambda address: chromium.open_page(address, script=TRAP)


def check_page(page: ChromiumPage, canary: Canary, own: str) -> None:
    """Fail where anything of the map's has run, was requested, or would mislead.

    `own` begins what the page itself may ask for.
    """
    page.evaluate(DISPATCH_EVENTS)
    page.evaluate("new Promise(done => setTimeout(done, 200))")
    assert page.evaluate("window.hit") is None
    assert page.evaluate(HOLES) == []
    assert [each for each in page.evaluate(LINK_ATTRIBUTES) if not SOUND.match(each)] == []
    assert page.dialogs == []
    assert [url for url in page.requested if not url.startswith((own, "about:", "data:"))] == []
    assert canary.asked == []
    page.close()


def test_the_trap_and_the_canary_work(open_page: Callable[[str], ChromiumPage], tmp_path: Path) -> None:
    canary = Canary()
    text = f'<img src="{canary.address}"><b onload="evil()"><a href="javascript:evil()">x</a>'
    (tmp_path / "hole.html").write_text(text, "utf-8")
    page = open_page((tmp_path / "hole.html").as_uri())
    wait_for_value(lambda: canary.asked, "the canary is asked")
    assert page.evaluate(HOLES) == ["onload"]
    assert "javascript:evil()" in page.evaluate(LINK_ATTRIBUTES)
    page.evaluate(DISPATCH_EVENTS)
    assert page.evaluate("window.hit") is True
    page.close()
    canary.server.shutdown()
    canary.server.server_close()


def build_drawings(canary: Canary) -> dict[str, bytes]:
    """Hostile drawings: one of all texts, in each form that an SVG has, and some of a text in every place."""
    found = argmap.parse(canary.insert_address(build_full_map()))
    drawings = {
        "plain": found.svg().encode(),
        "auto": draw(found.model, OutputFormat.SVG, DrawOptions(theme=AUTO)).data,
        "paths": draw(found.model, OutputFormat.SVG, DrawOptions(text=TextMode.PATHS)).data,
        "embed": draw(found.model, OutputFormat.SVG, DrawOptions(text=TextMode.EMBED)).data,
    }
    for number, text in enumerate(TEXTS.values()):
        drawings[f"text{number}"] = (
            argmap.parse(canary.insert_address(build_hostile_map(text))).svg().encode()
        )
    return drawings


def test_drawings_run_and_fetch_nothing_however_they_are_opened(
    open_page: Callable[[str], ChromiumPage], canary: Canary, tmp_path: Path
) -> None:
    drawings = build_drawings(canary)
    for name, data in drawings.items():
        (tmp_path / f"{name}.svg").write_bytes(data)
    for name in ("plain", "auto", "paths", "embed"):
        page = open_page((tmp_path / f"{name}.svg").as_uri())
        assert page.evaluate("document.documentElement.localName") == "svg"
        check_page(page, canary, tmp_path.as_uri())
    html = "".join(f'<img src="{name}.svg">' for name in drawings)
    (tmp_path / "shown.html").write_text(f"<!doctype html><body>{html}", "utf-8")
    page = open_page((tmp_path / "shown.html").as_uri())
    assert page.evaluate("[...document.images].every(each => each.naturalWidth > 0)")
    assert page.evaluate("window.hit") is None
    inline = "".join(data.decode() for data in drawings.values())
    (tmp_path / "inline.html").write_text(f"<!doctype html><meta charset=utf-8><body>{inline}", "utf-8")
    page = open_page((tmp_path / "inline.html").as_uri())
    assert page.evaluate("document.querySelectorAll('body > svg').length") == len(drawings)
    assert page.evaluate("document.querySelectorAll('body > :not(svg)').length") == 0
    check_page(page, canary, tmp_path.as_uri())


def test_a_report_in_a_notebook_runs_nothing(
    open_page: Callable[[str], ChromiumPage], canary: Canary, tmp_path: Path
) -> None:
    texts = [canary.insert_address(f"thesis: {text}\n  premis: {text}\n") for text in TEXTS.values()]
    html = "".join(str(argmap.parse(text)._repr_html_()) for text in texts)
    (tmp_path / "notebook.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", "utf-8")
    page = open_page((tmp_path / "notebook.html").as_uri())
    assert page.evaluate("document.querySelectorAll('body > pre').length") == len(texts)
    check_page(page, canary, tmp_path.as_uri())


def test_talks_run_and_fetch_nothing(
    open_page: Callable[[str], ChromiumPage], canary: Canary, tmp_path: Path
) -> None:
    for number, text in enumerate([build_full_map(), *(build_hostile_map(each) for each in TEXTS.values())]):
        choices = TalkChoices(DrawOptions(theme=AUTO))
        talk = build_map_talk(argmap.parse(canary.insert_address(text)).model, choices)
        (tmp_path / f"{number}.html").write_bytes(write_talk(talk, TalkFormat.HTML, choices))
        page = open_page((tmp_path / f"{number}.html").as_uri())
        for key in ("ArrowRight", "ArrowRight", "End"):
            page.press(key)
        assert page.problems == []
        assert page.evaluate("document.documentElement.classList.contains('interactive')")
        check_page(page, canary, (tmp_path / f"{number}.html").as_uri())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WebServer]:
    """A server of the maps in a folder."""
    server = open_server(PageService(MapStore(str(tmp_path)), "en"), 0)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.closing.set()
    server.shutdown()
    server.server_close()


def test_the_live_page_runs_and_fetches_nothing(
    open_page: Callable[[str], ChromiumPage], canary: Canary, server: WebServer, tmp_path: Path
) -> None:
    (tmp_path / "0.argmap").write_text(canary.insert_address(build_full_map()), "utf-8")
    page = open_page(server.url)
    page.wait_for("document.querySelectorAll('#picture g.statement').length > 50")
    for number in range(0, 60, 7):
        page.evaluate(f"document.querySelectorAll('g.statement')[{number}].focus()")
        page.press("Enter")
        page.wait_for("!document.querySelector('#details').hidden")
    for number, text in enumerate(TEXTS.values(), 1):
        (tmp_path / "0.argmap").write_text(
            canary.insert_address(build_hostile_map(f"turn{number} {text}")), "utf-8"
        )
        page.wait_for(f"document.querySelector('#picture').textContent.includes('turn{number} ')")
        if number % 8 == 0:
            (tmp_path / "0.argmap").write_text(f"thesis: {text}\n  premis: {text}\n", "utf-8")
            page.wait_for("document.querySelectorAll('#problems li').length > 0")
    own = server.url.partition("#")[0]
    assert page.evaluate("document.querySelectorAll('script').length") == 1
    assert page.evaluate("document.querySelectorAll('img, iframe, object, [srcdoc]').length") == 0
    page.evaluate(DISPATCH_EVENTS.replace("'click', ", ""))
    assert page.evaluate("window.hit") is None
    assert [url for url in page.requested if not url.startswith((own, "about:"))] == []
    assert page.dialogs == []
    assert canary.asked == []
    page.close()
