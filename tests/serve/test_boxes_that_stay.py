"""The picture stays while one types: boxes keep their columns and the scale, and glide; then it is fitted."""

import json
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import sleep
from typing import Any

import pytest

from argmap.serve.server import WebServer
from tests.chromium import ChromiumPage
from tests.layout.edited_map import BEFORE
from tests.serve.live_page import SHOWN, OpenPage

pytestmark = pytest.mark.slow
PLAIN = "#editor textarea"
LONGER = "walk to school by themselves, many of them even alone and in the dark"
PLACES = """(() => {
  const places = {};
  for (const box of document.querySelectorAll('#picture g.statement')) {
    const rect = box.querySelector('rect').getBoundingClientRect();
    places[box.dataset.id] = [rect.x + rect.width / 2, rect.y + rect.height / 2, rect.width];
  }
  return places;
})()"""
SCALE = (
    "document.querySelector('#picture svg').viewBox.baseVal.width"
    " / document.querySelector('#picture').clientWidth"
)
IS_IDLE = "document.querySelector('#picture').getAttribute('aria-busy') === 'false'"
MOVING = "document.getAnimations().filter(each => each.effect.getTiming().duration === 200).length"
COUNT_GLIDES = """
window.glides = [];
const animate = Element.prototype.animate;
Element.prototype.animate = function (frames, timing) {
  window.glides.push([this.getAttribute('class').split(' ')[0], timing.duration]);
  return animate.call(this, frames, timing);
};
"""


STOP_PAUSES = """
const setTimer = window.setTimeout;
window.setTimeout = (action, time, ...rest) => {
  if (time !== 1500) return setTimer(action, time, ...rest);
  window.endPause = action;
  return 0;
};
"""
"""Lets a writer's pause end when the test says so, however slow the machine is."""


@pytest.fixture
def page(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> ChromiumPage:
    """The page of a map with nine statements, at rest."""
    monkeypatch.setattr("argmap.serve.service.has_component", lambda: False)
    (folder / "trains.argmap").write_text(BEFORE, "utf-8")
    tab = open_page(start_server())
    tab.wait_for(f"{SHOWN} === 9")
    return tab


def replace_text(tab: ChromiumPage, old: str, new: str, statements: int = 9) -> None:
    """Change the text as a writer does, and wait for the picture."""
    write_text(tab, old, new)
    last_words = new.strip().rsplit(" ", 1)[-1]
    tab.wait_for(
        f"{SHOWN} === {statements} &&"
        f" document.querySelector('#picture').textContent.includes({json.dumps(last_words)})"
        f" && {IS_IDLE}"
    )


def write_text(tab: ChromiumPage, old: str, new: str) -> None:
    """Change the text as a writer does."""
    tab.evaluate(
        f"(() => {{ const area = document.querySelector('{PLAIN}');"
        f" const [old, text] = {json.dumps([old, new])}; area.focus();"
        " area.setRangeText(text, area.value.indexOf(old), area.value.indexOf(old) + old.length, 'end');"
        " area.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def wait_until_at_rest(tab: ChromiumPage) -> None:
    tab.wait_for(f"{MOVING} === 0")


def mean_jump(before: dict[str, Any], after: dict[str, Any]) -> float:
    """The mean way of the boxes that both have, in pixels."""
    ways = [
        ((after[key][0] - x) ** 2 + (after[key][1] - y) ** 2) ** 0.5
        for key, (x, y, _) in before.items()
        if key in after
    ]
    return sum(ways) / len(ways)


def test_boxes_and_scale_stay_until_the_writer_pauses(page: ChromiumPage) -> None:
    page.run_script(STOP_PAUSES)
    before, scale = page.evaluate(PLACES), page.evaluate(SCALE)
    replace_text(page, "walk to school by themselves", LONGER)
    wait_until_at_rest(page)
    after = page.evaluate(PLACES)
    assert page.evaluate(SCALE) == pytest.approx(scale)
    ways = [(after[key][0] - x, after[key][1] - y) for key, (x, y, _) in before.items()]
    assert median(way[0] for way in ways) == pytest.approx(0, abs=1)
    assert median(way[1] for way in ways) == pytest.approx(0, abs=1)
    assert mean_jump(before, after) < 35
    page.evaluate("window.endPause()")
    page.wait_for(f"Math.abs({SCALE} - {scale}) > 0.001")
    sleep(0.5)
    fitted = page.evaluate(SCALE)
    page.click("#fit")
    assert page.evaluate(SCALE) == pytest.approx(fitted)


def test_a_picture_that_was_moved_stays_where_the_reader_put_it(page: ChromiumPage) -> None:
    page.click("#zoom-in")
    scale, before = page.evaluate(SCALE), page.evaluate(PLACES)
    replace_text(page, "walk to school by themselves", LONGER)
    wait_until_at_rest(page)
    assert mean_jump(before, page.evaluate(PLACES)) < 45
    sleep(2)
    assert page.evaluate(SCALE) == pytest.approx(scale)


def test_messages_about_a_broken_line_move_nothing_while_it_is_typed(page: ChromiumPage) -> None:
    """They take room below the picture, and a line above it."""
    page.run_script(STOP_PAUSES)
    before = page.evaluate(PLACES)
    write_text(page, "map: Streets\n", "map: Streets\n  objectoin: x\n")
    page.wait_for(
        "!document.querySelector('#stale').hidden && document.querySelector('#problems li') !== null"
    )
    assert mean_jump(before, page.evaluate(PLACES)) < 1


def test_boxes_glide_and_new_ones_appear(page: ChromiumPage) -> None:
    page.run_script(COUNT_GLIDES)
    replace_text(page, "map: Streets\n", "map: Streets\nthesis n: Something quite new\n", 10)
    glides = page.evaluate("window.glides")
    assert glides
    assert {duration for _, duration in glides} == {200}
    assert {"statement", "inference"} <= {name for name, _ in glides}
    assert page.problems == []


def test_nothing_glides_for_readers_who_prefer_less_motion(page: ChromiumPage) -> None:
    page.set_media(reduced_motion="reduce")
    page.run_script(COUNT_GLIDES)
    scale = page.evaluate(SCALE)
    replace_text(page, "walk to school by themselves", LONGER)
    assert page.evaluate("window.glides") == []
    page.wait_for(f"Math.abs({SCALE} - {scale}) > 0.001")
    assert page.evaluate("window.glides") == []


def test_a_fresh_page_and_another_choice_show_what_build_draws(page: ChromiumPage) -> None:
    """What is kept ends with the page, and with the choice that it was made for."""
    replace_text(page, "walk to school by themselves", LONGER)
    replace_text(page, "map: Streets\n", "map: Streets\nthesis n: Something quite new\n", 10)
    page.choose("#direction", "right")
    page.wait_for(
        f"{SCALE} !== 0 && document.querySelector('#picture').getAttribute('aria-busy') === 'false'"
    )
    page.choose("#direction", "")
    sleep(1)
    shown = page.evaluate("document.querySelector('#picture svg').getAttribute('viewBox')")
    page.press("Control+s")
    page.wait_for("document.querySelector('#save').disabled")
    page.reload()
    page.wait_for(f"{SHOWN} === 10")
    sleep(0.5)
    assert page.evaluate("document.querySelector('#picture svg').getAttribute('viewBox')") == shown
