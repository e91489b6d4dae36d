"""A talk's pages: nothing moves between steps, nothing leaves the page, and what a PDF of them has."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

import pytest

from argmap.deck.deck import TITLE, Deck, Slide, SlideKind
from argmap.deck.sections import TalkOptions
from argmap.deck.talk import talk
from argmap.layout.scene import Rect
from argmap.layout.wrap import Face
from argmap.model.map import Reveal
from argmap.render.fragments import fragments
from argmap.render.paragraph import Setting, paragraphs
from argmap.render.placing import placed
from argmap.render.slide_page import Manner, slide_page
from argmap.render.slides_pdf import PdfOptions, slides_pdf
from argmap.render.svg import SvgOptions, svg
from argmap.theme.pages import PAGES, Page
from argmap.theme.themes import DARK
from tests.layout.made import made
from tests.layout.mapping import mapped

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?[0-9.]+")
TALKS = [(seed, page, reveal) for seed, page in ((701, "16:9"), (704, "4:3")) for reveal in Reveal]


def made_talk(seed: int, page: Page = PAGES["16:9"], reveal: Reveal = Reveal.BRANCH) -> Deck:
    return talk(mapped(made(seed, 9 + seed % 5)), page, TalkOptions(reveal=reveal))


def named(page: str) -> Mapping[str, str]:
    """The statements and steps of a page, by their ids."""
    groups = ET.fromstring(page).iter(f"{SVG}g")
    return {group.get("id", ""): ET.tostring(group, "unicode") for group in groups if group.get("id")}


@pytest.mark.parametrize(("seed", "page", "reveal"), TALKS)
def test_nothing_moves_between_steps(seed: int, page: str, reveal: Reveal) -> None:
    deck = made_talk(seed, PAGES[page], reveal)
    for number, slide in enumerate(deck.slides, 1):
        steps = [named(slide_page(deck, number, step, Manner())) for step in range(slide.steps)]
        counts = [len(step) for step in steps]
        assert counts == sorted(set(counts)), f"a step of {slide.key} adds nothing"
        for step in steps:
            assert step.items() <= steps[-1].items()
        if slide.scene:
            assert counts[-1] == len(slide.scene.boxes) + len(slide.scene.wires)


def reach(element: ET.Element) -> Iterator[tuple[float, float]]:
    """Points that an element reaches to."""
    at = {key: float(value) for key, value in element.attrib.items() if NUMBER.fullmatch(value)}
    match element.tag.removeprefix(SVG):
        case "rect":
            yield at["x"], at["y"]
            yield at["x"] + at["width"], at["y"] + at["height"]
        case "circle":
            yield at["cx"] - at["r"], at["cy"] - at["r"]
            yield at["cx"] + at["r"], at["cy"] + at["r"]
        case "polygon":
            yield from (tuple(map(float, pair.split(","))) for pair in element.attrib["points"].split())  # type: ignore[misc]
        case "text":
            left = at["x"] - (at["textLength"] / 2 if element.get("text-anchor") == "middle" else 0)
            yield left, at["y"] - 0.9 * at["font-size"]
            yield left + at.get("textLength", 0), at["y"] + 0.25 * at["font-size"]


@pytest.mark.parametrize(("seed", "page"), [(701, "16:9"), (703, "4:3"), (704, "a4")])
def test_nothing_leaves_the_page_and_text_is_as_large_as_it_says(seed: int, page: str) -> None:
    deck = made_talk(seed, PAGES[page])
    for number, slide in enumerate(deck.slides, 1):
        root = ET.fromstring(slide_page(deck, number, slide.steps - 1, Manner()))
        for element in root.iter():
            for x, y in reach(element):
                assert -0.1 <= x <= deck.page.width + 0.1, element.attrib
                assert -0.1 <= y <= deck.page.height + 0.1, element.attrib
        sizes = {
            float(line.attrib["font-size"])
            for group in root.iter(f"{SVG}g")
            if group.get("data-id")
            for line in group.findall(f"{SVG}text")
        }
        if slide.scene:
            assert max(sizes) == pytest.approx(slide.points, rel=0.02)


def test_a_placed_drawing_keeps_its_proportions() -> None:
    deck = made_talk(701)
    slide = next(slide for slide in deck.slides if slide.kind is SlideKind.MAP)
    assert slide.scene
    drawn = svg(slide.scene, SvgOptions())
    room = Rect(100, 50, slide.scene.width / 2, slide.scene.height / 2)
    group = ET.fromstring(f'<g xmlns:xlink="http://www.w3.org/1999/xlink">{placed(drawn, room)}</g>')
    before = list(ET.fromstring(drawn).iter(f"{SVG}rect"))[1:]
    after = list(group.iter("rect"))
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert float(new.attrib["x"]) == pytest.approx(100 + float(old.attrib["x"]) / 2, abs=0.01)
        assert float(new.attrib["height"]) == pytest.approx(float(old.attrib["height"]) / 2, abs=0.01)
    paths = zip(ET.fromstring(drawn).iter(f"{SVG}path"), group.iter("path"), strict=True)
    for old, new in paths:
        x, y = (float(each) for each in NUMBER.findall(old.attrib["d"])[:2])
        moved = [float(each) for each in NUMBER.findall(new.attrib["d"])[:2]]
        assert moved == pytest.approx([100 + x / 2, 50 + y / 2], abs=0.01)


@pytest.mark.parametrize("words", [1, 8, 20, 200])
def test_a_title_stays_in_its_room(words: int) -> None:
    how = Setting((30, 24, 18), bold=True)
    lines = paragraphs(["longish " * words], TITLE, how)
    assert all(line.x + line.width <= TITLE.right for line in lines)
    assert lines[-1].y <= TITLE.bottom
    assert lines[-1].text.endswith("…") == (words == 200)
    assert lines[0].size == (30 if words <= 6 else lines[0].size)
    right = paragraphs(["שלום"], TITLE, how)[0]
    assert right.rtl
    assert right.x + right.width == pytest.approx(TITLE.right)
    assert right.width == pytest.approx(Face(30, bold=True).width("שלום"))


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", data))


def test_a_pdf_has_a_page_for_each_step_and_links_between_slides() -> None:
    deck = talk(
        mapped("thesis a: A\n  premise b: B\n  objection c: C\nview v: V\nview w: W\n"), PAGES["16:9"]
    )
    data = slides_pdf(deck)
    assert pages(data) == sum(slide.steps for slide in deck.slides)
    assert b"/Subtype /Link" in data
    assert data != slides_pdf(deck, PdfOptions(DARK))


def test_a_handout_has_a_page_for_each_slide_and_more_for_long_notes() -> None:
    deck = talk(mapped("thesis a: A\n  premise b: B\n"), PAGES["16:9"])
    assert pages(slides_pdf(deck, PdfOptions(handout=True))) == len(deck.slides) == 2
    note = "A note that goes on and on. " * 200
    long = talk(mapped(f"thesis a: A\n  note: {note}\n"), PAGES["16:9"])
    assert pages(slides_pdf(long, PdfOptions(handout=True))) > len(long.slides)


def test_steps_become_fragments() -> None:
    slide: Slide = next(slide for slide in made_talk(701).slides if slide.steps > 1)
    assert slide.scene
    drawn = fragments(svg(slide.scene, SvgOptions(stage=slide.stage)))
    found = re.findall(r'<g [^>]*class="(\w+)[^"]* fragment"[^>]* data-fragment-index="(\d+)">', drawn)
    wires = [step - 1 for step in slide.stage.wires.values() if step]
    boxes = [step - 1 for step in slide.stage.boxes.values() if step]
    assert sorted(int(step) for kind, step in found if kind == "statement") == sorted(boxes)
    assert sorted(int(step) for kind, step in found if kind == "inference") == sorted(wires)
    assert "data-step" not in drawn
