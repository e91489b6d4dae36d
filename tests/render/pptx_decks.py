"""Handwritten decks for tests of their renderers."""

from collections.abc import Iterable
from pathlib import Path

from argmap.deck.build_steps import BuildSteps
from argmap.deck.deck import BODY_BOUNDS, Deck, Slide, SlideKind, SpeakerNote
from argmap.diagnostics.diagnostic import Phrase
from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.render.pptx.slide_units import fit_drawing
from argmap.scene.scene import Rect, Scene
from argmap.theme.pages import PAGE_SIZES, PageSize
from tests.layout.map_from_text import build_test_map

MAPS = {
    path.stem: path.read_text("utf-8") for path in sorted(Path(__file__).parents[2].glob("maps/*.argmap"))
}
BODY_PAGE = PageSize(Phrase(en="a body", ko="본문"), BODY_BOUNDS.width, BODY_BOUNDS.height)


def build_slide_scene(text: str, *, lang: str | None = None, legend: bool = False) -> Scene:
    """A map drawn for the body of a slide."""
    return fit_to_page(
        build_test_map(text), BODY_PAGE, LayoutOptions(lang=lang, heading=False, legend=legend)
    ).scene


def build_scene_slide(scene: Scene, key: str, *, has_steps: bool = False) -> Slide:
    """A slide with a drawing; `staged` where a statement after the other appears."""
    place = fit_drawing(scene.width, scene.height, BODY_BOUNDS)
    body = Rect(place.x, place.y, scene.width * place.scale, scene.height * place.scale)
    order = {box.id: number for number, box in enumerate(scene.boxes)} if has_steps else {}
    wires = {wire.id: max(order[each] for each in wire.sources) for wire in scene.wires} if has_steps else {}
    notes = tuple(SpeakerNote(order.get(box.id, 0), box.description) for box in scene.boxes)
    return Slide(SlideKind.MAP, key, scene.title, scene, body, 18, BuildSteps(order, wires), notes=notes)


def build_pptx_deck(slides: Iterable[Slide], lang: str = "ko") -> Deck:
    """A deck with a title and sources about the slides."""
    first = Slide(SlideKind.TITLE, "title", "Light & <shade>", lines=("명과 암",))
    last = Slide(SlideKind.SOURCES, "sources", "출처", lines=("정지훈, 「4차 산업혁명의 명과 암」, 2017",))
    return Deck("Light & <shade>", lang, PAGE_SIZES["16:9"], (first, *slides, last))
