"""The page in a real browser: typing, errors, fixes, saving, use by keyboard, and hostile maps."""

from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from argmap.serve.server import WebServer
from tests.serve.live_page import SHOWN, OpenPage, wait_for_picture

pytestmark = pytest.mark.slow
HOSTILE = """\
map: <script>window.ran = 1</script>
  lang: en
source s: "><img src=x onerror="window.ran = 2">
  url: https://example.org/"onmouseover="window.ran=3
thesis a: </text></svg><script>window.ran = 4</script>
  cite: s <svg onload=window.ran=5>
  note: <iframe srcdoc="<script>parent.ran = 6</script>"></iframe>
  url: https://example.org/x
  premise b: <a href="javascript:window.ran = 7">click</a> ${window.ran = 8} {{ran}}
    by: '"><script>window.ran = 9</script>
    tag: <b>
"""


def test_a_text_is_typed_broken_fixed_and_saved(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    path = folder / "trains.argmap"
    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    tab.type("  objection: 침대칸은 비싸다 🚆\n")
    tab.wait_for(f"{SHOWN} === 3")
    assert path.read_text("utf-8").count("\n") == 5
    tab.type("  objectoin wrong: x\n")
    tab.wait_for("document.querySelectorAll('#problems li').length === 1")
    assert "7" in tab.evaluate("document.querySelector('#problems .place').textContent")
    assert tab.evaluate("document.querySelector('#problems mark').textContent") == "objectoin"
    assert tab.evaluate(SHOWN) == 3
    tab.wait_for("!document.querySelector('#stale').hidden")
    if "cm" in editor_selector:
        assert tab.evaluate("document.querySelector('.argmap-error').textContent") == "objectoin"
    tab.click("#problems .fix")
    tab.wait_for(f"{SHOWN} === 4 && document.querySelector('#stale').hidden")
    assert tab.evaluate("document.querySelector('#problems').children.length") == 0
    tab.press("Control+s")
    tab.wait_for("document.querySelector('#save').disabled")
    text = path.read_text("utf-8")
    assert "침대칸은 비싸다 🚆\n  objection wrong: x\n" in text
    assert tab.problems == []
    assert {url.split("/")[2] for url in tab.requested if url.startswith("http")} == {
        tab.evaluate("location.host")
    }


def test_the_file_is_followed_and_never_overwritten_unasked(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    path = folder / "trains.argmap"
    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    path.write_text(path.read_text("utf-8") + "  premise: from elsewhere\n", "utf-8")
    tab.wait_for(f"{SHOWN} === 3")
    tab.press("Control+End")
    tab.type("  premise: mine\n")
    tab.wait_for(f"{SHOWN} === 4")
    path.write_text("thesis: theirs\n", "utf-8")
    tab.wait_for("!document.querySelector('#banner').hidden")
    tab.press("Control+s")
    tab.type("  premise: mine too\n")
    tab.press("Control+s")
    tab.wait_for(f"{SHOWN} === 5")
    assert path.read_text("utf-8") == "thesis: theirs\n"
    tab.click("#banner button:last-of-type")
    tab.press("Control+s")
    tab.wait_for("document.querySelector('#save').disabled && document.querySelector('#banner').hidden")
    assert path.read_text("utf-8").endswith("mine\n  premise: mine too\n")
    tab.type("  premise: again\n")
    tab.wait_for(f"{SHOWN} === 6")
    path.write_text("thesis: theirs\n", "utf-8")
    tab.wait_for("!document.querySelector('#banner').hidden")
    tab.click("#banner button")
    tab.wait_for(f"{SHOWN} === 1")
    assert path.read_text("utf-8") == "thesis: theirs\n"


def test_a_hostile_map_runs_nothing(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path
) -> None:
    (folder / "trains.argmap").write_text(HOSTILE, "utf-8")
    tab = open_page(start_server())
    tab.wait_for(f"{SHOWN} === 2")
    for number in (0, 1):
        tab.evaluate(f"document.querySelectorAll('g.statement')[{number}].focus()")
        tab.press("Enter")
        tab.wait_for("!document.querySelector('#details').hidden")
    tab.evaluate("document.querySelector('#search').focus()")
    tab.type("script")
    tab.wait_for("document.querySelectorAll('#results button').length > 0")
    assert tab.evaluate("window.ran") is None
    assert tab.evaluate("document.querySelectorAll('script, iframe, img').length") == 1
    assert tab.evaluate("document.querySelectorAll('#picture a').length") == 0
    assert "<script>window.ran = 4</script>" in tab.evaluate("document.querySelector('#picture').textContent")
    assert {url.split("/")[2] for url in tab.requested if url.startswith("http")} == {
        tab.evaluate("location.host")
    }


def test_the_picture_is_read_by_keyboard(start_server: Callable[..., WebServer], open_page: OpenPage) -> None:
    tab = open_page(start_server(ui="ko"))
    tab.wait_for(f"{SHOWN} === 2")
    assert tab.evaluate("document.documentElement.lang") == "ko"
    tab.evaluate("document.querySelector('#picture').focus()")
    tab.press("Enter")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')").endswith(
        "More night trains should run"
    )
    tab.press("ArrowDown")
    assert tab.evaluate("document.activeElement.dataset.id") == "sleep"
    tab.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "details-head"
    assert "sleep" in tab.evaluate("document.activeElement.textContent")
    tab.press("Escape")
    assert tab.evaluate("document.activeElement.dataset.id") == "sleep"
    tab.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "picture"
    controls = "[...document.querySelectorAll('button, select, input')]"
    nameless = "e => !e.labels?.length && !e.ariaLabel && !e.textContent.trim()"
    assert tab.evaluate(f"{controls}.filter({nameless}).length") == 0


def test_steps_views_and_looks(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path
) -> None:
    path = folder / "trains.argmap"
    path.write_text(path.read_text("utf-8") + "view v: The view\n  root: sleep\n", "utf-8")
    tab = open_page(start_server())
    tab.wait_for(f"{SHOWN} === 2")
    tab.click("#stepwise")
    tab.wait_for("!document.querySelector('#next').disabled")
    assert tab.evaluate("document.querySelectorAll('g.statement.hidden-step').length") == 1
    tab.click("#next")
    assert tab.evaluate("document.querySelectorAll('.hidden-step').length") == 0
    tab.choose("#view", "v")
    tab.wait_for(f"{SHOWN} === 1")
    tab.choose("#view", "")
    tab.choose("#theme", "dark")
    tab.wait_for("document.querySelector('#picture svg > rect').getAttribute('fill') === '#14171C'")


@pytest.mark.parametrize("editor_selector", ["component"], indirect=True)
def test_completion(
    start_server: Callable[..., WebServer], open_page: OpenPage, editor_selector: str
) -> None:
    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    tab.press_characters("  objection go")
    tab.wait_for("document.querySelector('.cm-tooltip-autocomplete li')?.textContent === 'goal'")
    sleep(0.2)  # right after the list has opened, the component takes Enter for a new line
    tab.press("Enter")
    tab.wait_for("document.querySelector('.cm-content').innerText.includes('objection goal')")


def test_without_the_key_nothing_is_shown(
    start_server: Callable[..., WebServer], open_page: OpenPage
) -> None:
    server = start_server()
    tab = open_page(server, "")
    tab.wait_for("document.body?.classList.contains('no-token')")
    assert "argmap serve" in tab.evaluate("document.body.innerText")
    assert "Trains" not in tab.evaluate("document.body.innerText")


def test_the_keys_for_steps_work_from_the_tools_too(
    start_server: Callable[..., WebServer], open_page: OpenPage
) -> None:
    tab = open_page(start_server())
    tab.wait_for(f"{SHOWN} === 2")
    tab.click("#stepwise")
    tab.wait_for("!document.querySelector('#next').disabled")
    assert tab.evaluate("document.activeElement.id") == "stepwise"
    tab.press("PageDown")
    tab.wait_for("document.querySelector('#step').textContent === 'step 2 of 2'")
    tab.evaluate("document.querySelector('#theme').focus()")
    tab.press("PageUp")
    tab.wait_for("document.querySelector('#step').textContent === 'step 1 of 2'")
    assert tab.evaluate("document.querySelector('#theme').value") == ""
    tab.evaluate("document.querySelector('#search').focus()")
    tab.press("PageDown")
    assert tab.evaluate("document.querySelector('#step').textContent") == "step 1 of 2"
