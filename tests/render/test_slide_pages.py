"""A talk's pages: nothing moves between steps, nothing leaves the page, and what a PDF of them has."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

import pytest

from argmap.deck.deck import TITLE_BOUNDS, Deck, Slide, SlideKind
from argmap.deck.slide_plan import TalkOptions
from argmap.deck.talk import build_deck
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import Reveal
from argmap.render.draw_scene import SceneStyle, draw_scene
from argmap.render.paragraph import ParagraphStyle, wrap_paragraphs
from argmap.render.picture import Picture
from argmap.render.slide_pages import PageContext, draw_slide_page
from argmap.render.slides_pdf import SlidesPdfOptions, write_slides_pdf
from argmap.render.svg import write_svg
from argmap.render.transform.reveal_fragments import add_fragments
from argmap.render.transform.scale import place_on_page
from argmap.scene.scene import Rect
from argmap.theme.pages import PAGE_SIZES, PageSize
from argmap.theme.themes import DARK
from tests.layout.generated_maps import generate_map
from tests.layout.map_from_text import build_test_map

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?[0-9.]+")
TALKS = [(seed, page, reveal) for seed, page in ((701, "16:9"), (704, "4:3")) for reveal in Reveal]


def generate_talk(seed: int, page: PageSize = PAGE_SIZES["16:9"], reveal: Reveal = Reveal.BRANCH) -> Deck:
    return build_deck(build_test_map(generate_map(seed, 9 + seed % 5)), page, TalkOptions(reveal=reveal))


def groups_by_id(page: str) -> Mapping[str, str]:
    """The statements and steps of a page, by their ids."""
    groups = ET.fromstring(page).iter(f"{SVG}g")
    return {group.get("id", ""): ET.tostring(group, "unicode") for group in groups if group.get("id")}


@pytest.mark.parametrize(("seed", "page", "reveal"), TALKS)
def test_nothing_moves_between_steps(seed: int, page: str, reveal: Reveal) -> None:
    deck = generate_talk(seed, PAGE_SIZES[page], reveal)
    for number, slide in enumerate(deck.slides, 1):
        steps = [
            groups_by_id(write_svg(draw_slide_page(deck, number, step, PageContext())))
            for step in range(slide.step_count)
        ]
        counts = [len(step) for step in steps]
        assert counts == sorted(set(counts)), f"a step of {slide.key} adds nothing"
        for step in steps:
            assert step.items() <= steps[-1].items()
        if slide.scene:
            scene = slide.scene
            assert counts[-1] == len(scene.boxes) + len(scene.references) + len(scene.wires)


def outer_points(element: ET.Element) -> Iterator[tuple[float, float]]:
    """Points that an element reaches to."""
    at = {key: float(value) for key, value in element.attrib.items() if NUMBER.fullmatch(value)}
    match element.tag.removeprefix(SVG):
        case "rect":
            yield at.get("x", 0), at.get("y", 0)
            yield at.get("x", 0) + at["width"], at.get("y", 0) + at["height"]
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
    deck = generate_talk(seed, PAGE_SIZES[page])
    for number, slide in enumerate(deck.slides, 1):
        root = ET.fromstring(write_svg(draw_slide_page(deck, number, slide.step_count - 1, PageContext())))
        for element in root.iter():
            for x, y in outer_points(element):
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
    deck = generate_talk(701)
    slide = next(slide for slide in deck.slides if slide.kind is SlideKind.MAP)
    assert slide.scene
    picture = draw_scene(slide.scene)
    room = Rect(100, 50, slide.scene.width / 2, slide.scene.height / 2)
    page = ET.fromstring(write_svg(Picture(960, 540, (place_on_page(picture, room),))))
    drawn = ET.fromstring(write_svg(picture))
    before = list(drawn.iter(f"{SVG}rect"))[1:]
    after = list(page.iter(f"{SVG}rect"))
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert float(new.attrib["x"]) == pytest.approx(100 + float(old.attrib["x"]) / 2, abs=0.01)
        assert float(new.attrib["height"]) == pytest.approx(float(old.attrib["height"]) / 2, abs=0.01)
    paths = zip(drawn.iter(f"{SVG}path"), page.iter(f"{SVG}path"), strict=True)
    for old, new in paths:
        x, y = (float(each) for each in NUMBER.findall(old.attrib["d"])[:2])
        moved = [float(each) for each in NUMBER.findall(new.attrib["d"])[:2]]
        assert moved == pytest.approx([100 + x / 2, 50 + y / 2], abs=0.01)


@pytest.mark.parametrize("words", [1, 8, 20, 200])
def test_a_title_stays_in_its_room(words: int) -> None:
    how = ParagraphStyle((30, 24, 18), bold=True)
    lines = wrap_paragraphs(["longish " * words], TITLE_BOUNDS, how)
    assert all(line.x + line.width <= TITLE_BOUNDS.right for line in lines)
    assert lines[-1].y <= TITLE_BOUNDS.bottom
    assert lines[-1].text.endswith("…") == (words == 200)
    assert lines[0].size == (30 if words <= 6 else lines[0].size)
    right = wrap_paragraphs(["שלום"], TITLE_BOUNDS, how)[0]
    assert right.rtl
    assert right.x + right.width == pytest.approx(TITLE_BOUNDS.right)
    assert right.width == pytest.approx(TextStyle(30, bold=True).width("שלום"))


def count_pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", data))


def test_a_pdf_has_a_page_for_each_step_and_links_between_slides() -> None:
    deck = build_deck(
        build_test_map("thesis a: A\n  premise b: B\n  objection c: C\nview v: V\nview w: W\n"),
        PAGE_SIZES["16:9"],
    )
    data = write_slides_pdf(deck)
    assert count_pages(data) == sum(slide.step_count for slide in deck.slides)
    assert b"/Subtype /Link" in data
    assert data != write_slides_pdf(deck, SlidesPdfOptions(DARK))


def test_a_handout_has_a_page_for_each_slide_and_more_for_long_notes() -> None:
    deck = build_deck(build_test_map("thesis a: A\n  premise b: B\n"), PAGE_SIZES["16:9"])
    assert count_pages(write_slides_pdf(deck, SlidesPdfOptions(handout=True))) == len(deck.slides) == 2
    note = "A note that goes on and on. " * 200
    long = build_deck(build_test_map(f"thesis a: A\n  note: {note}\n"), PAGE_SIZES["16:9"])
    assert count_pages(write_slides_pdf(long, SlidesPdfOptions(handout=True))) > len(long.slides)


def test_steps_become_fragments() -> None:
    slide: Slide = next(slide for slide in generate_talk(701).slides if slide.step_count > 1)
    assert slide.scene
    drawn = write_svg(add_fragments(draw_scene(slide.scene, SceneStyle(build_steps=slide.build_steps))))
    found = re.findall(r'<g [^>]*class="(\w+)[^"]* fragment"[^>]* data-fragment-index="(\d+)">', drawn)
    wires = [step - 1 for step in slide.build_steps.wires.values() if step]
    boxes = [step - 1 for step in slide.build_steps.boxes.values() if step]
    assert sorted(int(step) for kind, step in found if kind == "statement") == sorted(boxes)
    assert sorted(int(step) for kind, step in found if kind == "inference") == sorted(wires)
    assert "data-step" not in drawn
